//! Random operations on deliveries, forms of giving and promises.

use chrono::{Days, NaiveDate};

use super::{Story, pick, words};
use crate::Result;
use crate::deliveries::{DeliveryFields, Landed, PartFields, ReceiverFields};
use crate::forms::FormFields;
use crate::ids::{ClientId, DeliveryId, PromiseId, RecordId};
use crate::promises::{NewPromise, NewTerms};
use crate::words::{ByWhom, DeliveryState, Kind, Landing, Motive, Scope, Serves};

/// What there is to give and to keep.
#[derive(Default)]
pub(super) struct Giving {
    deliveries: Vec<DeliveryId>,
    promises: Vec<PromiseId>,
}

impl Story {
    fn day(&self, number: usize) -> NaiveDate {
        self.journal.now().date_naive() + Days::new(number as u64 % 40)
    }

    pub(super) fn give(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let client_id = pick(&self.clients, which);
        let text = format!("g {}", words(how, more));
        if self.giving.deliveries.is_empty() || more.is_multiple_of(11) {
            let fields =
                DeliveryFields { gift_id: Some(pick(&self.gifts, how)), ..DeliveryFields::of(client_id, text) };
            self.giving.deliveries.push(self.journal.add_delivery(&fields)?);
            return Ok(());
        }
        if self.giving.promises.is_empty() || more.is_multiple_of(13) {
            return self.promise(client_id, text, how);
        }
        let (on, note) = (Some(self.day(how)), words(how, more));
        let (id, promise) = (pick(&self.giving.deliveries, which), pick(&self.giving.promises, which));
        match how % 11 {
            0 => return self.reword(id, text, which, more),
            1 => self.journal.set_delivery_state(id, pick(DeliveryState::ALL, more), on, &note)?,
            2 | 3 => {
                let receivers = self.journal.delivery(id)?.receivers;
                let receiver = receivers[more % receivers.len()].id;
                let landing = (!more.is_multiple_of(5)).then(|| pick(Landing::ALL, more));
                self.journal.land_delivery(receiver, &Landed { landing, on, note })?;
            }
            4 => {
                let parts = self.journal.delivery(id)?.parts;
                if let Some(part) = parts.get(more % 3) {
                    self.journal.give_part(part.id, more.is_multiple_of(2), on)?;
                }
            }
            5 => self.journal.keep_promise(promise, on, &note)?,
            6 => {
                let terms = NewTerms { text, due_on: on, margin_days: how as u32 % 9, scope: pick(Scope::ALL, more) };
                self.journal.renegotiate_promise(promise, terms, &note)?;
            }
            7 => self.journal.drop_promise(promise, &note)?,
            8 => self.journal.reopen_promise(promise)?,
            9 => {
                let forms = self.journal.forms()?;
                let form = forms[more % forms.len()].id;
                let serves = pick(Serves::ALL, more);
                let fields = FormFields { offered: which.is_multiple_of(2), serves, ..FormFields::named(text) };
                self.journal.update_form(form, &fields)?;
                self.journal.add_form(&fields)?;
            }
            _ if more.is_multiple_of(2) => drop(self.journal.delete(Kind::Delivery, RecordId(id.0))?),
            _ => drop(self.journal.delete(Kind::Promise, RecordId(promise.0))?),
        }
        Ok(())
    }

    fn promise(&mut self, client_id: ClientId, text: String, how: usize) -> Result<()> {
        let (due_on, by_whom) = ((!how.is_multiple_of(3)).then(|| self.day(how)), pick(ByWhom::ALL, how));
        let promise = NewPromise { due_on, by_whom, ..NewPromise::mine(client_id, text) };
        self.giving.promises.push(self.journal.add_promise(promise)?);
        Ok(())
    }

    fn reword(&mut self, id: DeliveryId, what: String, which: usize, more: usize) -> Result<()> {
        let mut fields = self.journal.delivery(id)?.fields();
        if more.is_multiple_of(2) {
            let need = pick(&self.needs, more);
            let client_id = self.journal.need(need)?.client_id;
            fields.receivers.push(ReceiverFields { id: None, client_id, need_id: Some(need) });
        }
        if more.is_multiple_of(3) {
            fields.parts.push(PartFields { id: None, what: what.clone() });
        }
        if more.is_multiple_of(5) {
            fields.receivers.truncate(1);
            fields.parts.truncate(1);
        }
        let forms = self.journal.forms()?;
        let form_id = Some(forms[which % forms.len()].id);
        let motive = Some(pick(Motive::ALL, more));
        self.journal.update_delivery(id, &DeliveryFields { what, form_id, motive, ..fields })
    }
}
