//! Deliveries and forms of giving.

use journal::Journal;
use journal::deliveries::{Delivery, DeliveryFields, Landed, PartFields, ReceiverFields};
use journal::export::{DeliveryOut, FormOut};
use journal::forms::FormFields;
use journal::ids::{ClientId, DeliveryId, NeedId, PromiseId};
use journal::words::{DeliveryState, Serves};

use super::ladder::one;
use super::{Outcome, client, folded, promises};
use crate::args::{Deliver, Deliveries, Drop, Form, Give, Land, Listing};
use crate::failure::{Exit, Failure};
use crate::output::Answer;

pub(super) fn add(journal: &mut Journal, asked: &Deliver) -> Outcome {
    let gifts = journal.gifts()?;
    let gifts: Vec<_> = gifts.iter().map(|gift| (gift.id, gift.fields.name.as_str())).collect();
    let forms = journal.forms()?;
    let forms: Vec<_> = forms.iter().map(|form| (form.id, form.fields.name.as_str())).collect();
    let receivers = receivers(journal, asked)?;
    let fields = DeliveryFields {
        what: asked.what.clone(),
        gift_id: asked.gift.as_deref().map(|named| one("gift", named, &gifts)).transpose()?,
        form_id: asked.form.as_deref().map(|named| one("form of giving", named, &forms)).transpose()?,
        scope: asked.scope,
        minutes: asked.minutes,
        felt: None,
        motive: None,
        receivers,
        parts: asked.parts.iter().map(|what| PartFields { id: None, what: what.clone() }).collect(),
    };
    let id = journal.add_delivery(&fields)?;
    if asked.state != DeliveryState::Idea {
        journal.set_delivery_state(id, asked.state, asked.on, "")?;
    }
    told(journal, id, asked.json)
}

/// Everybody named, each with their needs among those named.
fn receivers(journal: &Journal, asked: &Deliver) -> Result<Vec<ReceiverFields>, Failure> {
    let clients = asked.clients.iter().map(|named| client(journal, named)).collect::<Result<Vec<_>, _>>()?;
    let mut needs: Vec<(NeedId, String, ClientId)> = Vec::new();
    for client_id in &clients {
        needs.extend(journal.ladder(*client_id)?.needs.into_iter().map(|need| (need.id, need.text, *client_id)));
    }
    let known: Vec<_> = needs.iter().map(|(id, text, _)| (*id, text.as_str())).collect();
    let named = asked.needs.iter().map(|named| one("need", named, &known)).collect::<Result<Vec<_>, _>>()?;
    let receiver = |client_id, need_id| ReceiverFields { id: None, client_id, need_id };
    let mut receivers = Vec::new();
    for client_id in clients {
        let own = needs.iter().filter(|(id, _, owner)| *owner == client_id && named.contains(id));
        let own: Vec<_> = own.map(|(id, ..)| receiver(client_id, Some(*id))).collect();
        receivers.extend(if own.is_empty() { vec![receiver(client_id, None)] } else { own });
    }
    Ok(receivers)
}

pub(super) fn give(journal: &mut Journal, asked: &Give) -> Outcome {
    let id = asked.id.parse()?;
    match asked.part {
        None => journal.set_delivery_state(id, DeliveryState::Given, asked.on, "")?,
        Some(number) => {
            let parts = journal.delivery(id)?.parts;
            let part = number.checked_sub(1).and_then(|at| parts.get(at)).ok_or_else(|| {
                Failure::new(Exit::NotFound, "This delivery has no such part. Parts are counted from 1.")
            })?;
            journal.give_part(part.id, true, asked.on)?;
        }
    }
    told(journal, id, asked.json)
}

pub(super) fn land(journal: &mut Journal, asked: &Land) -> Outcome {
    let id = asked.id.parse()?;
    let with = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let receivers = journal.delivery(id)?.receivers;
    let mut among = receivers.iter().filter(|receiver| with.is_none_or(|with| receiver.client_id == with));
    let receiver = match (among.next(), among.next()) {
        (Some(receiver), None) => receiver.id,
        (None, _) => return Err(Failure::new(Exit::NotFound, "This delivery does not serve that client.")),
        (Some(_), Some(_)) => {
            return Err(Failure::invalid(
                "This delivery serves several. Please say with --client with whom it landed.",
            ));
        }
    };
    let landed = Landed { landing: Some(asked.how), on: asked.on, note: asked.note.clone() };
    journal.land_delivery(receiver, &landed)?;
    told(journal, id, asked.json)
}

pub(super) fn drop(journal: &mut Journal, asked: &Drop) -> Outcome {
    let id: PromiseId = asked.id.parse()?;
    match journal.drop_promise(id, &asked.note) {
        Ok(()) => promises::told(journal, id, asked.json),
        Err(journal::Error::NotFound { .. }) => {
            let id: DeliveryId = asked.id.parse()?;
            journal.set_delivery_state(id, DeliveryState::Dropped, None, &asked.note)?;
            told(journal, id, asked.json)
        }
        Err(other) => Err(other.into()),
    }
}

fn told(journal: &Journal, id: DeliveryId, json: bool) -> Outcome {
    if json { Answer::json(&DeliveryOut::from(journal.delivery(id)?)) } else { Ok(Answer::line(id)) }
}

pub(super) fn list(journal: &Journal, asked: &Deliveries) -> Outcome {
    let only = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let deliveries = match only {
        Some(client_id) => journal.deliveries_of(client_id)?,
        None => journal.deliveries()?,
    };
    if asked.json {
        return Answer::json(&deliveries.into_iter().map(DeliveryOut::from).collect::<Vec<_>>());
    }
    Ok(Answer::rows(deliveries.into_iter().map(|delivery| {
        let (names, form) = (names(&delivery), delivery.form.map(|(_, name)| name).unwrap_or_default());
        let (state, on) = (delivery.state.as_str().to_owned(), delivery.state_on.to_string());
        [delivery.id.to_string(), names, state, on, form, delivery.what]
    })))
}

/// Everybody it serves, with how it landed where that is known.
fn names(delivery: &Delivery) -> String {
    let each = delivery.receivers.iter().map(|receiver| match receiver.landing {
        Some(landing) => format!("{} ({})", receiver.client_name, landing.as_str()),
        None => receiver.client_name.clone(),
    });
    each.collect::<Vec<_>>().join(", ")
}

pub(super) fn form(journal: &mut Journal, asked: &Form) -> Outcome {
    let name = folded(&asked.name);
    let forms = journal.forms()?;
    let known = forms.into_iter().find(|form| form.fields.name == name || form.id.to_string() == name.to_lowercase());
    let (id, before) = match known {
        Some(form) => (Some(form.id), form.fields),
        None => (None, FormFields::named(name)),
    };
    let fields = FormFields {
        name: asked.rename.clone().unwrap_or(before.name),
        how: asked.how.clone().unwrap_or(before.how),
        usual_minutes: asked.minutes.or(before.usual_minutes),
        serves: asked.serves.unwrap_or(before.serves),
        offered: if asked.aside { false } else { asked.offer || before.offered },
    };
    let id = match id {
        Some(id) => {
            journal.update_form(id, &fields)?;
            id
        }
        None => journal.add_form(&fields)?,
    };
    if asked.json { Answer::json(&FormOut::from(journal.form(id)?)) } else { Ok(Answer::line(id)) }
}

pub(super) fn forms(journal: &Journal, listing: &Listing) -> Outcome {
    let forms = journal.forms()?.into_iter();
    if listing.json {
        return Answer::json(&forms.map(FormOut::from).collect::<Vec<_>>());
    }
    Ok(Answer::rows(forms.map(|form| {
        let serves = match form.fields.serves {
            Serves::One => "one",
            Serves::Many => "many",
        };
        let minutes = form.fields.usual_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let offered = if form.fields.offered { "offered" } else { "laid aside" };
        [form.fields.name, serves.to_owned(), minutes, offered.to_owned(), form.fields.how]
    })))
}
