//! Clients as they come, pause and part, and what one gets to know of them beside the ladder.

use chrono::{Datelike as _, NaiveDate};
use journal::Result;
use journal::asked_why::AskedFields;
use journal::calendar::SpecialDay;
use journal::clients::{NewClient, Parting};
use journal::ideas::IdeaFields;
use journal::ids::{AskedWhyId, ClientId, IdeaId};
use journal::occasions::OccasionFields;
use journal::signs::SignFields;
use journal::warmth::ReadingFields;
use journal::words::{Credit, SignKind, Stage, Warmth};

use super::DAY_MS;
use super::cast::day_of;
use super::grammar::Values;
use super::play::{Event, Player};

impl Player<'_> {
    /// Somebody comes for the first time.
    pub(super) fn comes(&mut self, person: usize) -> Result<()> {
        let mut values = self.values(person)?;
        let recommender = self.recommender(person);
        let how_met = match &recommender {
            Some((_, name)) => {
                values.insert("recommender", name.clone());
                self.say("how_recommended", &values)
            }
            None => self.say("how_met", &values),
        };
        let tags = (0..self.dice.within(0, 3)).map(|_| self.say("tag", &values)).collect();
        let since = day_of(self.person(person)?.since_at);
        let prospect = self.dice.chance(0.3);
        let client = NewClient {
            name: self.person(person)?.name.clone(),
            about: self.say("about", &values),
            stage: if prospect { Stage::Prospect } else { Stage::Active },
            since_on: (!prospect).then_some(since),
            how_met,
            also_known: self.sometimes("also_known", 0.06, &values).into_iter().collect(),
            recommended_by: recommender.as_ref().map(|(id, _)| *id),
            contract: self.sometimes("contract", 0.7, &values).unwrap_or_default(),
            contact: self.sometimes("contact", 0.8, &values).unwrap_or_default(),
            tags,
            leave_alone: self.sometimes("leave_alone", 0.25, &values).unwrap_or_default(),
            keep_until: None,
            line_minutes: self.dice.chance(0.2).then_some(120),
        };
        let id = self.journal.add_client(client)?;
        let who = self.person(person)?;
        (who.id, who.active) = (Some(id), true);
        let first = who.pages.first().copied();
        first.into_iter().for_each(|at| self.at(at, Event::Page(person, 0)));
        if let Some((by, _)) = recommender {
            let note = self.sometimes("sign recommended", 0.6, &values).unwrap_or_default();
            let sign = SignFields { kind: SignKind::Recommended, about: Some(id), note, seen_on: None };
            self.journal.add_sign(by, &sign)?;
        }
        self.twin(person, &values)?;
        self.occasions(id, &values)
    }

    /// Now and then somebody is written down twice, and made one some weeks later.
    fn twin(&mut self, person: usize, values: &Values) -> Result<()> {
        const LATEST: i64 = 60;
        if !self.dice.chance(0.03) || self.now + (LATEST + 1) * DAY_MS > self.ends_at {
            return Ok(());
        }
        let name = values.get("first").cloned().unwrap_or_default();
        let twin = self.journal.add_client(NewClient { name, ..NewClient::default() })?;
        let rests_on = self.say("rests_on", values);
        self.journal.add_reading(twin, &ReadingFields { warmth: Warmth::Like, rests_on, on: None })?;
        self.within_days(20, LATEST, Event::Merge(person, twin));
        Ok(())
    }

    pub(super) fn merge_twin(&mut self, person: usize, twin: ClientId) -> Result<()> {
        let id = self.client(person)?;
        let facts = self.journal.merge_preview(id, twin)?.proposed;
        self.journal.merge_clients(id, twin, facts)
    }

    fn sometimes(&mut self, rule: &str, often: f64, values: &Values) -> Option<String> {
        self.dice.chance(often).then(|| self.say(rule, values))
    }

    /// Somebody who came a while ago.
    fn recommender(&mut self, person: usize) -> Option<(ClientId, String)> {
        let back = usize::try_from(self.dice.within(1, 60)).ok().filter(|_| self.dice.chance(0.5))?;
        let by = self.people.get(person.checked_sub(back)?)?;
        Some((by.id?, by.name.clone()))
    }

    fn occasions(&mut self, id: ClientId, values: &Values) -> Result<()> {
        let year = self.journal.now().year();
        if self.dice.chance(0.6) {
            let what = self.say("occasion", values);
            let born = self.dice.chance(0.4).then(|| year - self.dice.within(5, 60) as i32);
            let day = NaiveDate::from_yo_opt(2024, self.dice.within(1, 366) as u32).unwrap_or_default();
            // The 29th of February belongs to leap years.
            let leap = born.is_none_or(|year| NaiveDate::from_ymd_opt(year, day.month(), day.day()).is_some());
            let born = born.filter(|_| leap);
            let day = SpecialDay { month: day.month(), day: Some(day.day()), year: born, yearly: true };
            self.journal.add_occasion(id, &OccasionFields { what, day })?;
        }
        if self.dice.chance(0.1) {
            let what = self.say("occasion month", values);
            let day = SpecialDay { month: self.dice.within(1, 12) as u32, day: None, year: None, yearly: true };
            self.journal.add_occasion(id, &OccasionFields { what, day })?;
        }
        if self.dice.chance(0.1) {
            let what = self.say("occasion once", values);
            let (month, day) = (self.dice.within(1, 12) as u32, self.dice.within(1, 28) as u32);
            let day = SpecialDay { month, day: Some(day), year: Some(year + 1), yearly: false };
            self.journal.add_occasion(id, &OccasionFields { what, day })?;
        }
        Ok(())
    }

    /// Brings somebody's stage up to this page: begun, paused, back again.
    pub(super) fn stage(&mut self, person: usize, page: usize) -> Result<()> {
        let who = self.person(person)?;
        let (paused_before, since_at) = (who.paused_before, who.since_at);
        let id = self.client(person)?;
        if page == 1 {
            let client = self.journal.client(id)?;
            let since_on = client.since_on.or(Some(day_of(since_at)));
            self.journal.update_client(id, NewClient { stage: Stage::Active, since_on, ..client.into() })?;
        }
        if paused_before == Some(page + 1) {
            self.person(person)?.active = false;
            let client = self.journal.client(id)?;
            self.journal.update_client(id, NewClient { stage: Stage::Paused, ..client.into() })?;
        }
        if paused_before == Some(page) {
            self.person(person)?.active = true;
            let client = self.journal.client(id)?;
            self.journal.update_client(id, NewClient { stage: Stage::Active, ..client.into() })?;
            self.sign(person, SignKind::Returned)?;
        }
        Ok(())
    }

    fn sign(&mut self, person: usize, kind: SignKind) -> Result<()> {
        let values = self.values(person)?;
        let note = self.say(&format!("sign {}", kind.as_str()), &values);
        let id = self.client(person)?;
        self.journal.add_sign(id, &SignFields { kind, about: None, note, seen_on: None }).map(drop)
    }

    /// What follows from a page once it is written.
    pub(super) fn after(&mut self, person: usize, page: usize, pages: usize) -> Result<()> {
        let values = self.values(person)?;
        let id = self.client(person)?;
        for _ in 0..self.person(person)?.deliveries.due(page, pages, false) {
            self.deliver(person, &values)?;
        }
        self.settle_ladder(person, &values)?;
        if self.dice.chance(0.06) {
            self.decline(person, &values)?;
        }
        if self.dice.chance(0.02) {
            let kinds = [(SignKind::Forgave, 4), (SignKind::Own, 4), (SignKind::BecameFriend, 1)];
            let kind = self.dice.weighted(&kinds, SignKind::Own);
            self.sign(person, kind)?;
        }
        if self.dice.chance(0.02) {
            let warmths = [(Warmth::Like, 4), (Warmth::Love, 3), (Warmth::Unsure, 2), (Warmth::Cold, 1)];
            let warmth = self.dice.weighted(&warmths, Warmth::Like);
            let rests_on = self.say("rests_on", &values);
            self.journal.add_reading(id, &ReadingFields { warmth, rests_on, on: None })?;
        }
        if self.dice.chance(0.015) {
            self.ask(person, &values)?;
        }
        if self.dice.chance(0.01) {
            let what = self.say("idea", &values);
            let idea = self.journal.add_idea(id, &IdeaFields::given(&what))?;
            if self.dice.chance(0.6) {
                self.within_days(5, 90, Event::Thank(idea, what));
            }
        }
        if page + 1 == pages && self.person(person)?.leaves { self.leaves(person, &values) } else { Ok(()) }
    }

    /// The last page of those who leave before the end.
    fn leaves(&mut self, person: usize, values: &Values) -> Result<()> {
        self.person(person)?.active = false;
        let id = self.client(person)?;
        if self.dice.chance(0.15) {
            let client = self.journal.client(id)?;
            return self.journal.update_client(id, NewClient { stage: Stage::Paused, ..client.into() });
        }
        let reason = self.sometimes("parting_reason", 0.8, values).unwrap_or_default();
        let last_word = self.sometimes("last_word", 0.6, values).unwrap_or_default();
        self.journal.part_client(id, Parting { on: None, reason, last_word })
    }

    /// Asks why; most answer at once, some a while later, and a few of the answers confirm a need.
    fn ask(&mut self, person: usize, values: &Values) -> Result<()> {
        let id = self.client(person)?;
        let question = self.say("question", values);
        let need = self.open_need(person).filter(|_| self.dice.chance(0.4)).map(|(_, need)| need);
        let gift = if self.dice.chance(0.3) { self.living(None).map(|gift| gift.id) } else { None };
        let asked = AskedFields { question, need, gift, ..AskedFields::default() };
        let id = self.journal.ask(id, &asked)?;
        self.within_days(0, 30, Event::Answer(id));
        Ok(())
    }

    pub(super) fn answer(&mut self, id: AskedWhyId) -> Result<()> {
        let asked = self.journal.question(id)?.fields;
        let said = self.say("answer", &Values::new());
        let (answer, themes) = said.split_once(" || ").unwrap_or((&said, ""));
        let confirms = asked.need.is_some() && self.dice.chance(0.6);
        let themes = themes.split("; ").filter(|theme| !theme.is_empty()).map(str::to_owned).collect();
        self.journal
            .update_asked(id, &AskedFields { answer: answer.to_owned(), themes, confirms, answered_on: None, ..asked })
    }

    pub(super) fn thank(&mut self, id: IdeaId, what: String) -> Result<()> {
        self.journal.update_idea(id, &IdeaFields { credit: Credit::Given, ..IdeaFields::given(what) })
    }
}
