//! Puts the sample practice into a journal the way its user would have: event after event, each on its own day.

mod dealings;
mod events;
mod own;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::{
    Beneath as Above, Practice, SampleClient, SampleGift, SampleMark, SampleNeed, SampleReflection, SampleVerdict,
    SampleWant, practice,
};
use crate::anchor::Span;
use crate::clients::{NewClient, Parting};
use crate::gifts::GiftFields;
use crate::ids::{ClientId, DeliveryId, GiftId, NeedId, PromiseId, ReflectionId, WantId};
use crate::ladder::{Beneath, NewNeed, NewWant};
use crate::marks::{Evidence, Target};
use crate::reflections::{Facts, PageQuery};
use crate::words::{MarkKind, Stage, Trade};
use crate::{Error, Journal, Result};
use events::{Event, events};

impl Journal {
    /// Fills an empty journal with the sample practice, its days counted back from today. Leaves nothing to undo.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is a client, a page or a gift already: the sample never mixes with a practice of one's
    /// own.
    pub fn play_sample(&mut self) -> Result<()> {
        let any_page = PageQuery { limit: 1, ..PageQuery::default() };
        let written = !self.list_reflections(any_page)?.is_empty() || !self.gifts()?.is_empty();
        if written || !self.client_names()?.is_empty() {
            return Err(Error::Exists);
        }
        let practice = practice().map_err(|_| Error::Damaged { what: "The sample practice" })?;
        let (today, clock) = (self.now(), self.clock.clone());
        let played =
            self.fill(|journal| Player { journal, today, keys: Keys::default(), later: Vec::new() }.play(&practice));
        self.set_clock(clock);
        played
    }
}

#[derive(Default)]
struct Keys {
    clients: HashMap<String, ClientId>,
    wants: HashMap<String, WantId>,
    needs: HashMap<String, NeedId>,
    gifts: HashMap<String, GiftId>,
    promises: HashMap<String, PromiseId>,
    /// By their place in the file.
    deliveries: HashMap<usize, DeliveryId>,
    /// What was made by taking a suggestion.
    taken: HashMap<(NeedId, GiftId), DeliveryId>,
}

fn of<T: Copy>(keys: &HashMap<String, T>, key: &str) -> Result<T> {
    keys.get(key).copied().ok_or(Error::Damaged { what: "The sample practice" })
}

struct Player<'a> {
    journal: &'a mut Journal,
    today: DateTime<FixedOffset>,
    keys: Keys,
    /// Marks of what was not there yet when their page was written.
    later: Vec<(ReflectionId, &'a SampleMark)>,
}

impl<'a> Player<'a> {
    fn play(mut self, practice: &'a Practice) -> Result<()> {
        self.journal.set_trade(Trade::Consulting)?;
        self.clients(practice)?;
        for (days_ago, event) in events(practice) {
            self.on(days_ago, None);
            self.happen(event)?;
        }
        self.on(0, None);
        self.look_back(practice)?;
        self.own_weeks(practice)?;
        practice.occasions.iter().try_for_each(|occasion| self.occasion(occasion))?;
        self.overrule(practice)
    }

    fn happen(&mut self, event: Event<'a>) -> Result<()> {
        match event {
            Event::Want(want) => self.want(want),
            Event::Need(need) => self.need(need),
            Event::Gift(gift, revision) => self.gift(gift, revision),
            Event::Page(page) => self.page(page),
            Event::Verdict(verdict) => self.verdict(verdict),
            Event::Stage(client) => self.stage(client),
            Event::WantState(want) => self.journal.set_want_state(of(&self.keys.wants, &want.key)?, want.state, ""),
            Event::NeedState(need) => self.journal.set_need_state(of(&self.keys.needs, &need.key)?, need.state, ""),
            Event::Delivery(place, delivery, step) => self.deliver(place, delivery, step),
            Event::Promise(promise) => self.promise(promise),
            Event::Turn(promise, turn) => self.turn(promise, turn),
            Event::Sign(sign) => self.sign(sign),
            Event::Reading(reading) => self.reading(reading),
            Event::Question(question) => self.question(question),
            Event::Idea(idea) => self.idea(idea),
        }
    }

    /// What one sees only later: a need turns out to lie beneath a newer want, an old page shows a gift named since.
    fn look_back(&mut self, practice: &Practice) -> Result<()> {
        for sample in &practice.needs {
            let id = of(&self.keys.needs, &sample.key)?;
            let beneath = self.beneath(sample);
            if self.journal.need(id)?.beneath != beneath {
                self.journal.place_need(id, &beneath)?;
            }
        }
        for (page, mark) in std::mem::take(&mut self.later) {
            let target = self.target(mark)?;
            self.journal.add_mark(page, Span { start: mark.start, end: mark.end }, Evidence::For(target))?;
        }
        Ok(())
    }

    /// Sets the journal's clock to that day, at noon unless the hour is known.
    fn on(&mut self, days_ago: u32, at: Option<NaiveTime>) {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let day = self.today.date_naive().checked_sub_days(Days::new(days_ago.into()));
        let instant =
            day.and_then(|day| day.and_time(at.unwrap_or(noon)).and_local_timezone(*self.today.offset()).single());
        let instant = instant.unwrap_or(self.today).min(self.today);
        self.journal.set_clock(Arc::new(move || instant));
    }

    /// A day so many days ago, or ahead.
    fn day(&self, days_ago: i64) -> NaiveDate {
        let today = self.today.date_naive();
        today.checked_sub_signed(TimeDelta::days(days_ago)).unwrap_or(today)
    }

    fn clients(&mut self, practice: &Practice) -> Result<()> {
        for sample in &practice.clients {
            self.on(sample.since_days_ago.unwrap_or(0), None);
            let since_on = sample.since_days_ago.map(|_| self.journal.now().date_naive());
            let stage = if sample.stage_days_ago.is_some() { Stage::Active } else { sample.stage };
            let id = self.journal.add_client(NewClient {
                name: sample.name.clone(),
                about: sample.about.clone(),
                stage,
                since_on,
                how_met: sample.how_met.clone(),
                recommended_by: sample.recommended_by.as_ref().map(|key| of(&self.keys.clients, key)).transpose()?,
                contract: sample.contract.clone(),
                contact: sample.contact.clone(),
                tags: sample.tags.clone(),
                leave_alone: sample.leave_alone.clone(),
                line_minutes: sample.line_minutes,
                ..NewClient::default()
            })?;
            self.keys.clients.insert(sample.key.clone(), id);
        }
        Ok(())
    }

    fn stage(&mut self, sample: &SampleClient) -> Result<()> {
        let id = of(&self.keys.clients, &sample.key)?;
        if sample.stage == Stage::Parted {
            let (reason, last_word) = (sample.parting_reason.clone(), sample.last_word.clone());
            return self.journal.part_client(id, Parting { on: None, reason, last_word });
        }
        let client = self.journal.client(id)?;
        self.journal.update_client(id, NewClient { stage: sample.stage, ..client.into() })
    }

    fn want(&mut self, sample: &SampleWant) -> Result<()> {
        let client_id = of(&self.keys.clients, &sample.client)?;
        let id = self.journal.add_want(NewWant {
            client_id,
            text: sample.text.clone(),
            enough_line: sample.enough.clone(),
            heard_on: None,
        })?;
        self.keys.wants.insert(sample.key.clone(), id);
        Ok(())
    }

    fn need(&mut self, sample: &SampleNeed) -> Result<()> {
        let beneath = self.beneath(sample);
        let client_id = of(&self.keys.clients, &sample.client)?;
        let id = self.journal.add_need(NewNeed { client_id, text: sample.text.clone(), beneath })?;
        self.keys.needs.insert(sample.key.clone(), id);
        Ok(())
    }

    /// What a need lies beneath, as far as that is there by now.
    fn beneath(&self, sample: &SampleNeed) -> Beneath {
        let mut beneath = Beneath::default();
        for above in &sample.beneath {
            match above {
                Above::Want(key) => beneath.wants.extend(self.keys.wants.get(key)),
                Above::Need(key) => beneath.needs.extend(self.keys.needs.get(key)),
            }
        }
        beneath.wants.sort();
        beneath.needs.sort();
        beneath
    }

    fn target(&self, mark: &SampleMark) -> Result<Target> {
        Ok(match mark.kind {
            MarkKind::Want => Target::Want(of(&self.keys.wants, &mark.key)?),
            MarkKind::Need => Target::Need(of(&self.keys.needs, &mark.key)?),
            MarkKind::Gift => Target::Gift(of(&self.keys.gifts, &mark.key)?),
            MarkKind::Promise => Target::Promise(of(&self.keys.promises, &mark.key)?),
        })
    }

    fn gift(&mut self, sample: &SampleGift, index: usize) -> Result<()> {
        let Some(revision) = sample.revisions.get(index) else { return Ok(()) };
        let fields = GiftFields {
            name: revision.name.clone(),
            description: revision.description.clone(),
            kind: revision.kind,
            pleasure: revision.pleasure,
            mastery: revision.mastery,
            state: revision.state,
        };
        match self.keys.gifts.get(&sample.key) {
            Some(id) => self.journal.update_gift(*id, &fields, &revision.note),
            None => {
                let from = sample.split_from.as_ref().map(|key| of(&self.keys.gifts, key)).transpose()?;
                let id = match from {
                    Some(from) => self.journal.split_gift(from, &fields, &[], &revision.note)?,
                    None => self.journal.add_gift_with_note(&fields, &revision.note)?,
                };
                self.keys.gifts.insert(sample.key.clone(), id);
                Ok(())
            }
        }
    }

    fn page(&mut self, sample: &'a SampleReflection) -> Result<()> {
        self.on(sample.days_ago, sample.at);
        let clients = sample.clients.iter().map(|key| of(&self.keys.clients, key));
        let facts = Facts {
            client_ids: clients.collect::<Result<_>>()?,
            happened_at: None,
            kind: sample.kind,
            paid_minutes: sample.paid_minutes,
            given_minutes: sample.given_minutes,
            felt: sample.felt,
            warmth: sample.warmth,
        };
        let page = self.journal.start_reflection(&sample.text, &facts)?;
        for mark in &sample.marks {
            match self.target(mark) {
                Ok(target) => {
                    let span = Span { start: mark.start, end: mark.end };
                    self.journal.add_mark(page, span, Evidence::For(target))?;
                }
                Err(_) => self.later.push((page, mark)),
            }
        }
        Ok(())
    }

    fn verdict(&mut self, sample: &SampleVerdict) -> Result<()> {
        let (need, gift) = (of(&self.keys.needs, &sample.need)?, of(&self.keys.gifts, &sample.gift)?);
        let reason = sample.reason.as_deref().unwrap_or_default();
        let given = self.journal.give_verdict(need, gift, sample.answer, reason)?;
        self.keys.taken.extend(given.delivery_id.map(|id| ((need, gift), id)));
        Ok(())
    }

    /// What the practitioner holds against the evidence.
    fn overrule(&mut self, practice: &Practice) -> Result<()> {
        for sample in practice.needs.iter().filter(|need| need.overruled.is_some()) {
            self.journal.set_confidence(of(&self.keys.needs, &sample.key)?, sample.overruled)?;
        }
        Ok(())
    }
}
