//! What was given and promised, and what one got to know of clients: played on its days like the rest.

use chrono::{Months, NaiveDate};

use super::{Player, of};
use crate::asked_why::AskedFields;
use crate::calendar::SpecialDay;
use crate::deliveries::{DeliveryFields, Landed, PartFields, ReceiverFields};
use crate::ideas::IdeaFields;
use crate::ids::{DeliveryId, FormId, RecordId};
use crate::occasions::OccasionFields;
use crate::promises::{NewPromise, NewTerms};
use crate::sample::dealings::{
    SampleDelivery, SampleIdea, SampleOccasion, SamplePromise, SampleQuestion, SampleReading, SampleSign, SampleTurn,
    Turn,
};
use crate::signs::SignFields;
use crate::warmth::ReadingFields;
use crate::words::{Credit, DeliveryState, Kind};
use crate::{Error, Result};

/// A step of a delivery, on a day of its own.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Begun,
    Offered,
    GivenPart(usize),
    Given,
    Landed(usize),
    Dropped,
    Deleted,
}

/// The steps of a delivery with their days, in the order in which those of one day come.
pub(super) fn steps(sample: &SampleDelivery) -> Vec<(i64, Step)> {
    let parts = sample.part.iter().enumerate().map(|(part, given)| (given.given_days_ago, Step::GivenPart(part)));
    let landings = sample.to.iter().enumerate().map(|(place, to)| (to.landed_days_ago, Step::Landed(place)));
    let known = [(Some(sample.days_ago), Step::Begun), (sample.offered_days_ago, Step::Offered)]
        .into_iter()
        .chain(parts)
        .chain([(sample.given_days_ago, Step::Given)])
        .chain(landings)
        .chain([(sample.dropped_days_ago, Step::Dropped), (sample.deleted_days_ago, Step::Deleted)]);
    known.filter_map(|(days_ago, step)| Some((days_ago?, step))).collect()
}

impl Player<'_> {
    pub(super) fn deliver(&mut self, place: usize, sample: &SampleDelivery, step: Step) -> Result<()> {
        if let Step::Begun = step {
            let id = self.begin_delivery(sample)?;
            self.keys.deliveries.insert(place, id);
            return Ok(());
        }
        let id = self.keys.deliveries.get(&place).copied().ok_or(Error::NotFound { what: "delivery" })?;
        let delivery = self.journal.delivery(id)?;
        match step {
            Step::Offered => self.journal.set_delivery_state(id, DeliveryState::Offered, None, ""),
            Step::Given => self.journal.set_delivery_state(id, DeliveryState::Given, None, ""),
            Step::Dropped => self.journal.set_delivery_state(id, DeliveryState::Dropped, None, ""),
            Step::Deleted => self.journal.delete(Kind::Delivery, RecordId(id.0)).map(drop),
            Step::GivenPart(part) => {
                let part = delivery.parts.get(part).ok_or(Error::NotFound { what: "part" })?;
                self.journal.give_part(part.id, true, None)
            }
            Step::Landed(to) => {
                let (known, told) = delivery.receivers.get(to).zip(sample.to.get(to)).ok_or(NO_RECEIVER)?;
                let landed = Landed { landing: told.landing, on: None, note: told.note.clone() };
                self.journal.land_delivery(known.id, &landed)
            }
            Step::Begun => Ok(()),
        }
    }

    /// What was taken of a suggestion stands there already, and is only said more exactly.
    fn begin_delivery(&mut self, sample: &SampleDelivery) -> Result<DeliveryId> {
        let gift_id = sample.gift.as_ref().map(|key| of(&self.keys.gifts, key)).transpose()?;
        let receivers = sample.to.iter().map(|to| {
            let need_id = to.need.as_ref().map(|key| of(&self.keys.needs, key)).transpose()?;
            Ok(ReceiverFields { id: None, client_id: of(&self.keys.clients, &to.client)?, need_id })
        });
        let mut fields = DeliveryFields {
            what: sample.what.clone(),
            gift_id,
            form_id: sample.form.as_ref().map(|origin| self.form(origin)).transpose()?,
            scope: sample.scope,
            minutes: sample.minutes,
            felt: sample.felt,
            motive: sample.motive,
            receivers: receivers.collect::<Result<_>>()?,
            parts: sample.part.iter().map(|part| PartFields { id: None, what: part.what.clone() }).collect(),
        };
        let taken = fields.receivers.iter().find_map(|to| self.keys.taken.remove(&(to.need_id?, gift_id?)));
        let Some(id) = taken else { return self.journal.add_delivery(&fields) };
        for known in self.journal.delivery(id)?.fields().receivers {
            let same = |to: &&mut ReceiverFields| (to.client_id, to.need_id) == (known.client_id, known.need_id);
            fields.receivers.iter_mut().find(same).into_iter().for_each(|to| to.id = known.id);
        }
        self.journal.update_delivery(id, &fields)?;
        Ok(id)
    }

    fn form(&self, origin: &str) -> Result<FormId> {
        let mut forms = self.journal.forms()?.into_iter();
        let form = forms.find(|form| form.origin.as_deref() == Some(origin));
        form.map(|form| form.id).ok_or(Error::Damaged { what: "The sample practice" })
    }

    pub(super) fn promise(&mut self, sample: &SamplePromise) -> Result<()> {
        let id = self.journal.add_promise(NewPromise {
            by_whom: sample.by,
            due_on: sample.due_days_ago.map(|days| self.day(days)),
            scope: sample.scope,
            ..NewPromise::mine(of(&self.keys.clients, &sample.client)?, &sample.text)
        })?;
        self.keys.promises.insert(sample.key.clone(), id);
        Ok(())
    }

    pub(super) fn turn(&mut self, sample: &SamplePromise, turn: &SampleTurn) -> Result<()> {
        let id = of(&self.keys.promises, &sample.key)?;
        match turn.what {
            Turn::Kept => self.journal.keep_promise(id, None, &turn.note),
            Turn::Dropped => self.journal.drop_promise(id, &turn.note),
            Turn::Renegotiated => {
                let before = self.journal.promise(id)?.fields;
                let due_on = turn.due_days_ago.map(|days| self.day(days));
                let (text, margin_days, scope) = (before.text, before.margin_days, before.scope);
                self.journal.renegotiate_promise(id, NewTerms { text, due_on, margin_days, scope }, &turn.note)
            }
        }
    }

    pub(super) fn sign(&mut self, sample: &SampleSign) -> Result<()> {
        let about = sample.about.as_ref().map(|key| of(&self.keys.clients, key)).transpose()?;
        let sign = SignFields { kind: sample.kind, about, note: sample.note.clone(), seen_on: None };
        self.journal.add_sign(of(&self.keys.clients, &sample.client)?, &sign).map(drop)
    }

    pub(super) fn reading(&mut self, sample: &SampleReading) -> Result<()> {
        let reading = ReadingFields { warmth: sample.warmth, rests_on: sample.rests_on.clone(), on: None };
        self.journal.add_reading(of(&self.keys.clients, &sample.client)?, &reading).map(drop)
    }

    pub(super) fn question(&mut self, sample: &SampleQuestion) -> Result<()> {
        let asked = AskedFields {
            question: sample.question.clone(),
            answer: sample.answer.clone(),
            need: sample.confirms.as_ref().map(|key| of(&self.keys.needs, key)).transpose()?,
            confirms: sample.confirms.is_some(),
            gift: sample.gift.as_ref().map(|key| of(&self.keys.gifts, key)).transpose()?,
            themes: sample.themes.clone(),
            asked_on: None,
            answered_on: None,
        };
        self.journal.ask(of(&self.keys.clients, &sample.client)?, &asked).map(drop)
    }

    pub(super) fn idea(&mut self, sample: &SampleIdea) -> Result<()> {
        let credited_on = sample.credited_days_ago.map(|days| self.day(days));
        let credit = if credited_on.is_some() { Credit::Given } else { Credit::Owed };
        let idea = IdeaFields { credit, credited_on, ..IdeaFields::given(&sample.what) };
        self.journal.add_idea(of(&self.keys.clients, &sample.client)?, &idea).map(drop)
    }

    pub(super) fn occasion(&mut self, sample: &SampleOccasion) -> Result<()> {
        let last = self.day(sample.days_ago.unwrap_or(0));
        let first = sample.years.and_then(|years| first_time(last, years));
        let day = match (sample.month, first) {
            (Some(month), _) => SpecialDay { month, day: sample.day, year: None, yearly: true },
            (None, Some(first)) => SpecialDay { yearly: !sample.once, ..SpecialDay::every_year_since(first) },
            (None, None) => SpecialDay { year: None, ..SpecialDay::every_year_since(last) },
        };
        let fields = OccasionFields { what: sample.what.clone(), day };
        self.journal.add_occasion(of(&self.keys.clients, &sample.client)?, &fields).map(drop)
    }
}

const NO_RECEIVER: Error = Error::NotFound { what: "receiver" };

/// The same day so many years before; a 29 February only where there was one, else the day before it.
fn first_time(last: NaiveDate, years: u32) -> Option<NaiveDate> {
    last.checked_sub_months(Months::new(years.saturating_mul(12)))
}
