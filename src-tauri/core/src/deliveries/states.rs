//! What follows when something is offered, given, seen to have landed, or dropped.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Delivery, DeliveryFields, load};
use crate::dates::Stamp;
use crate::ids::{DeliveryId, NeedId, PartId, ReceiverId};
use crate::state_changes::StateTarget;
use crate::words::{DeliveryState, Kind, Landing, NeedState};
use crate::{Change, Error, Journal, Result, ladder, store, validate};

/// How something landed with somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Landed {
    /// How; `None` takes back what was said.
    pub landing: Option<Landing>,
    /// On which day that was seen; `None` means today.
    pub on: Option<NaiveDate>,
    /// What they said or did; up to [`validate::LINE_CHARS`] characters.
    pub note: String,
}

impl Journal {
    /// Says where a delivery stands, from a day on (`None`: today). Given whole, all parts of a series are given on that
    /// day that were not yet. What is still an idea, offered or dropped was not given, and neither were all parts of such
    /// a series; the needs of what is dropped are open again unless something else serves them.
    ///
    /// # Errors
    /// [`Error::Invalid`] for *landed*, which follows from how it landed with each; [`Error::NotFound`].
    pub fn set_delivery_state(
        &mut self,
        id: DeliveryId,
        state: DeliveryState,
        on: Option<NaiveDate>,
        note: &str,
    ) -> Result<()> {
        validate::day("on", on)?;
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        if state == DeliveryState::Landed {
            return Err(Error::invalid("state", "Say how it landed with each of them; then it has landed."));
        }
        let delivery = self.delivery(id)?;
        let (now, at) = (self.stamp(), self.at(on));
        self.change(Change::Update(Kind::Delivery).of(&delivery.what), |connection| {
            let given_on = (state == DeliveryState::Given).then(|| at.day());
            store::deliveries::set_given(connection, id, given_on)?;
            let all_given = delivery.parts.iter().all(|part| part.given_on.is_some());
            for part in &delivery.parts {
                let before = part.given_on.filter(|_| given_on.is_some() || !all_given);
                store::deliveries::give_part(connection, part.id, before.or(given_on))?;
            }
            match state {
                DeliveryState::Dropped => {
                    stand(connection, &delivery, DeliveryState::Dropped, &note, at)?;
                    return let_be(connection, &needs_of(&delivery), now);
                }
                DeliveryState::Given => settle(connection, id, Some(DeliveryState::Given), &note, at)?,
                state => stand(connection, &delivery, state, &note, at)?,
            }
            serve(connection, &delivery.fields(), now)
        })
    }

    /// A part of a series was given on a day (`None`: today), or with `given` false not yet after all. With its last
    /// part the series is given.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn give_part(&mut self, part_id: PartId, given: bool, on: Option<NaiveDate>) -> Result<()> {
        validate::day("on", on)?;
        let not_found = || Error::NotFound { what: "part" };
        let id = store::deliveries::delivery_of_part(&self.connection, part_id)?.ok_or_else(not_found)?;
        let delivery = self.delivery(id)?;
        let (now, at) = (self.stamp(), self.at(on));
        self.change(Change::Update(Kind::Delivery).of(&delivery.what), |connection| {
            store::deliveries::give_part(connection, part_id, given.then(|| at.day()))?;
            settle(connection, id, None, "", at)?;
            serve(connection, &delivery.fields(), now)
        })
    }

    /// How a delivery landed with one of those it serves. It was given, then; and once that is known of all, it has
    /// landed.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a note that can't be kept; [`Error::NotFound`].
    pub fn land_delivery(&mut self, receiver_id: ReceiverId, landed: &Landed) -> Result<()> {
        validate::day("on", landed.on)?;
        let note = validate::optional_line("note", &landed.note, validate::LINE_CHARS)?;
        let not_found = || Error::NotFound { what: "receiver" };
        let id = store::deliveries::delivery_of_receiver(&self.connection, receiver_id)?.ok_or_else(not_found)?;
        let delivery = self.delivery(id)?;
        let (now, at) = (self.stamp(), self.at(landed.on));
        let landed_on = landed.landing.map(|_| at.day());
        let same = |receiver: &super::Receiver| {
            receiver.id == receiver_id
                && (receiver.landing, receiver.landed_on, receiver.note.as_str()) == (landed.landing, landed_on, &note)
        };
        if delivery.receivers.iter().any(same) {
            return Ok(());
        }
        self.change(Change::Update(Kind::Delivery).of(&delivery.what), |connection| {
            store::deliveries::land(connection, receiver_id, landed.landing, landed_on, &note)?;
            let whole = delivery.parts.is_empty() && delivery.given_on.is_none();
            if landed.landing.is_some() && whole {
                store::deliveries::set_given(connection, id, Some(at.day()))?;
            }
            settle(connection, id, None, "", at)?;
            serve(connection, &delivery.fields(), now)
        })
    }

    fn at(&self, on: Option<NaiveDate>) -> Stamp {
        let now = self.stamp();
        on.map_or(now, |day| now.on(day))
    }
}

/// Brings a delivery's state in step with what is known: what was given, and how it landed. `said` is what the user
/// says of it just now. What is dropped stays so until something is given of it.
pub(super) fn settle(
    connection: &Connection,
    id: DeliveryId,
    said: Option<DeliveryState>,
    note: &str,
    at: Stamp,
) -> Result<()> {
    let delivery = load(connection, id)?;
    let given_on = match delivery.parts.iter().map(|part| part.given_on).max() {
        Some(last) if delivery.parts.iter().all(|part| part.given_on.is_some()) => last,
        Some(_) => None,
        None => delivery.given_on,
    };
    if given_on != delivery.given_on {
        store::deliveries::set_given(connection, id, given_on)?;
    }
    let begun = delivery.parts.iter().any(|part| part.given_on.is_some());
    let all_known = delivery.receivers.iter().all(|receiver| receiver.landing.is_some());
    let state = match (given_on, delivery.state) {
        (Some(_), _) if all_known => DeliveryState::Landed,
        (Some(_), _) => DeliveryState::Given,
        (None, DeliveryState::Given | DeliveryState::Landed) => DeliveryState::Offered,
        (None, DeliveryState::Idea) if begun => DeliveryState::Offered,
        (None, was) => was,
    };
    if state == delivery.state && said.is_none() {
        return Ok(());
    }
    stand(connection, &delivery, state, note, at)
}

fn stand(connection: &Connection, delivery: &Delivery, state: DeliveryState, note: &str, at: Stamp) -> Result<()> {
    if (delivery.state, delivery.state_on) == (state, at.day()) && note.is_empty() {
        return Ok(());
    }
    store::deliveries::set_state(connection, delivery.id, state, at.day())?;
    store::state_changes::note(connection, StateTarget::Delivery(delivery.id), state.as_str(), None, note, at)
}

/// The open needs that something is given for are being served.
pub(super) fn serve(connection: &Connection, fields: &DeliveryFields, now: Stamp) -> Result<()> {
    for need in fields.receivers.iter().filter_map(|receiver| receiver.need_id) {
        if store::ladder::state_of_need(connection, need)? == Some(NeedState::Open) {
            ladder::need_comes_to(connection, need, NeedState::BeingServed, "", now)?;
        }
    }
    Ok(())
}

/// Needs that were being served and that nothing serves any more are open again.
pub(super) fn let_be(connection: &Connection, needs: &[NeedId], now: Stamp) -> Result<()> {
    for need in needs {
        let served = store::ladder::state_of_need(connection, *need)? == Some(NeedState::BeingServed);
        if served && !store::deliveries::serves(connection, *need)? {
            ladder::need_comes_to(connection, *need, NeedState::Open, "", now)?;
        }
    }
    Ok(())
}

fn needs_of(delivery: &Delivery) -> Vec<NeedId> {
    delivery.receivers.iter().filter_map(|receiver| receiver.need.as_ref().map(|(id, _)| *id)).collect()
}
