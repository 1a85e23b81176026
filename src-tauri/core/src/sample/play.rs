//! Puts the sample practice into a journal the way its user would have: event after event, each on its own day.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Days, FixedOffset, NaiveTime};

use super::{
    Beneath as Above, Practice, SampleGift, SampleMark, SampleNeed, SampleReflection, SampleVerdict, SampleWant,
    practice,
};
use crate::anchor::Span;
use crate::clients::NewClient;
use crate::gifts::GiftFields;
use crate::ids::{ClientId, GiftId, NeedId, ReflectionId, WantId};
use crate::ladder::{Beneath, NeedFields, NewNeed, NewWant, WantFields};
use crate::marks::{Evidence, Target};
use crate::reflections::{Facts, PageQuery};
use crate::words::{MarkKind, NeedState, WantState};
use crate::{Error, Journal, Result};

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
        let played = Player { journal: self, today, keys: Keys::default(), later: Vec::new() }.play(&practice);
        self.set_clock(clock);
        self.forget_history();
        played
    }
}

#[derive(Default)]
struct Keys {
    clients: HashMap<String, ClientId>,
    wants: HashMap<String, WantId>,
    needs: HashMap<String, NeedId>,
    gifts: HashMap<String, GiftId>,
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

/// One thing that happened, to be played on its day.
enum Event<'a> {
    Want(&'a SampleWant),
    Need(&'a SampleNeed),
    Gift(&'a SampleGift, usize),
    Page(&'a SampleReflection),
    Verdict(&'a SampleVerdict),
}

impl<'a> Player<'a> {
    fn play(mut self, practice: &'a Practice) -> Result<()> {
        self.clients(practice)?;
        for (days_ago, event) in events(practice) {
            self.on(days_ago, None);
            match event {
                Event::Want(want) => self.want(want)?,
                Event::Need(need) => self.need(need)?,
                Event::Gift(gift, revision) => self.gift(gift, revision)?,
                Event::Page(page) => self.page(page)?,
                Event::Verdict(verdict) => self.verdict(verdict)?,
            }
        }
        self.on(0, None);
        self.look_back(practice)?;
        self.settle_states(practice)
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

    fn clients(&mut self, practice: &Practice) -> Result<()> {
        for sample in &practice.clients {
            self.on(sample.since_days_ago.unwrap_or(0), None);
            let since_on = sample.since_days_ago.map(|_| self.journal.now().date_naive());
            let id = self.journal.add_client(NewClient {
                name: sample.name.clone(),
                about: sample.about.clone(),
                stage: sample.stage,
                since_on,
                how_met: sample.how_met.clone(),
            })?;
            self.keys.clients.insert(sample.key.clone(), id);
        }
        Ok(())
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
                let id = self.journal.add_gift_with_note(&fields, &revision.note)?;
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
        self.journal.give_verdict(need, gift, sample.answer, reason)?;
        Ok(())
    }

    /// Brings wants and needs to where the story leaves them today.
    fn settle_states(&mut self, practice: &Practice) -> Result<()> {
        for sample in practice.wants.iter().filter(|want| want.state != WantState::Open) {
            let id = of(&self.keys.wants, &sample.key)?;
            let fields =
                WantFields { text: sample.text.clone(), enough_line: sample.enough.clone(), state: sample.state };
            self.journal.update_want(id, &fields)?;
        }
        for sample in &practice.needs {
            let id = of(&self.keys.needs, &sample.key)?;
            if sample.state != NeedState::Open {
                self.journal.update_need(id, &NeedFields { text: sample.text.clone(), state: sample.state })?;
            }
            if sample.overruled.is_some() {
                self.journal.set_confidence(id, sample.overruled)?;
            }
        }
        Ok(())
    }
}

/// Everything in the order it happened. On one day, what a page marks comes before the page, and a verdict after it.
fn events(practice: &Practice) -> Vec<(u32, Event<'_>)> {
    let wants = practice.wants.iter().map(|want| (want.heard_days_ago, Event::Want(want)));
    let needs = practice.needs.iter().map(|need| (need.noticed_days_ago, Event::Need(need)));
    let gifts = practice.gifts.iter().flat_map(|gift| {
        gift.revisions.iter().enumerate().map(|(index, revision)| (revision.days_ago, Event::Gift(gift, index)))
    });
    let pages = practice.reflections.iter().map(|page| (page.days_ago, Event::Page(page)));
    let verdicts = practice.verdicts.iter().map(|verdict| (verdict.days_ago, Event::Verdict(verdict)));
    let mut events: Vec<_> = wants.chain(needs).chain(gifts).chain(pages).chain(verdicts).collect();
    events.sort_by_key(|(days_ago, _)| std::cmp::Reverse(*days_ago));
    events
}
