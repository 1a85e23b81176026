//! The practice as it happens: one thing after the other on a clock that runs with them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use journal::forms::{Form, FormFields};
use journal::ids::{AskedWhyId, ClientId, DeliveryId, IdeaId, PartId, PromiseId, ReflectionId};
use journal::marks::Evidence;
use journal::reflections::{Facts, MarkPlace};
use journal::words::{ReflectionKind, Serves, Trade, Warmth};
use journal::{Error, Journal, Result};

use super::cast::{Person, cast};
use super::dice::Dice;
use super::gifts::Gifts;
use super::giving::Landing;
use super::grammar::{Grammar, Theme, Values, themes};
use super::pages::{self, Passage};
use super::{DAY_MS, HOUR_MS, Plan};

/// Something that is to happen. People and gifts go by their place.
pub(super) enum Event {
    Comes(usize),
    Page(usize, usize),
    Merge(usize, ClientId),
    Thought,
    Reread(ReflectionId),
    Gift(usize),
    Revise(usize, u32),
    Offer(DeliveryId),
    Give(DeliveryId),
    GivePart(PartId),
    Drop(DeliveryId),
    Land(Landing),
    Due(PromiseId),
    Renegotiate(PromiseId),
    Let(PromiseId),
    Answer(AskedWhyId),
    Thank(IdeaId, String),
}

/// Plays a whole practice.
pub(super) fn play(
    journal: &mut Journal,
    plan: &Plan,
    seed: u64,
    time: &Arc<AtomicI64>,
    told: &mut dyn FnMut(usize),
) -> Result<()> {
    let (mut dice, grammar, themes) = (Dice::new(seed), Grammar::read(), themes());
    let people = cast(plan, &grammar, themes.len(), &mut dice);
    let agenda = BTreeMap::new();
    let gifts = Gifts::default();
    let now = plan.begins_at();
    let forms = Vec::new();
    let mut player = Player {
        journal,
        dice,
        grammar,
        themes,
        people,
        gifts,
        forms,
        agenda,
        now,
        ends_at: plan.ends_at(),
        planned: 0,
    };
    player.begin(plan)?;
    let mut written = 0;
    while let Some(((at, _), event)) = player.agenda.pop_first() {
        if at > plan.ends_at() {
            break;
        }
        player.now = at;
        time.store(at, Ordering::Relaxed);
        written += usize::from(matches!(event, Event::Page(..) | Event::Thought));
        told(written);
        player.happen(event)?;
    }
    Ok(())
}

pub(super) struct Player<'a> {
    pub(super) journal: &'a mut Journal,
    pub(super) dice: Dice,
    pub(super) grammar: Grammar,
    pub(super) themes: Vec<Theme>,
    pub(super) people: Vec<Person>,
    pub(super) gifts: Gifts,
    pub(super) forms: Vec<Form>,
    /// What is still to happen, by its instant, in the order it was planned.
    agenda: BTreeMap<(i64, u64), Event>,
    pub(super) now: i64,
    pub(super) ends_at: i64,
    planned: u64,
}

impl Player<'_> {
    fn begin(&mut self, plan: &Plan) -> Result<()> {
        self.journal.set_trade(Trade::Coaching)?;
        self.journal.add_form(&FormFields {
            how: "Soup, bread, and one question for the whole table.".to_owned(),
            usual_minutes: Some(150),
            serves: Serves::Many,
            ..FormFields::named("A long table")
        })?;
        self.forms = self.journal.forms()?;
        let comings: Vec<(usize, i64)> = self.people.iter().enumerate().filter_map(first_page).collect();
        for (person, at) in comings {
            self.at(at - HOUR_MS / 4, Event::Comes(person));
        }
        for _ in 0..plan.reflections / 25 {
            let day = self.dice.within(0, i64::from(plan.days));
            let hour = self.dice.within(18, 19);
            self.at(plan.begins_at() + day * DAY_MS + hour * HOUR_MS, Event::Thought);
        }
        self.plan_gifts(plan);
        Ok(())
    }

    /// Plans something for an instant.
    pub(super) fn at(&mut self, at: i64, event: Event) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), event);
    }

    /// Plans something for a day between so many days from now.
    pub(super) fn within_days(&mut self, first: i64, last: i64, event: Event) {
        let (days, hours) = (self.dice.within(first, last), self.dice.within(0, 3));
        self.at(self.now + days * DAY_MS + hours * HOUR_MS, event);
    }

    fn happen(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Comes(person) => self.comes(person),
            Event::Page(person, page) => self.page(person, page),
            Event::Merge(person, twin) => self.merge_twin(person, twin),
            Event::Thought => self.thought(),
            Event::Reread(page) => self.reread(page),
            Event::Gift(gift) => self.name_gift(gift),
            Event::Revise(gift, left) => self.revise_gift(gift, left),
            Event::Offer(delivery) => self.offer(delivery),
            Event::Give(delivery) => self.give(delivery),
            Event::GivePart(part) => self.journal.give_part(part, true, None),
            Event::Drop(delivery) => self.drop_delivery(delivery),
            Event::Land(landing) => self.land(&landing),
            Event::Due(promise) => self.keep(promise),
            Event::Renegotiate(promise) => self.renegotiate(promise),
            Event::Let(promise) => self.let_promise_go(promise),
            Event::Answer(question) => self.answer(question),
            Event::Thank(idea, what) => self.thank(idea, what),
        }
    }

    pub(super) fn person(&mut self, place: usize) -> Result<&mut Person> {
        self.people.get_mut(place).ok_or(Error::NotFound { what: "client" })
    }

    /// Somebody who has come.
    pub(super) fn client(&mut self, place: usize) -> Result<ClientId> {
        self.person(place)?.id.ok_or(Error::NotFound { what: "client" })
    }

    /// What sentences about somebody are filled with.
    pub(super) fn values(&mut self, person: usize) -> Result<Values> {
        let mut values = self.person(person)?.values.clone();
        self.add_another(&mut values);
        Ok(values)
    }

    fn add_another(&mut self, values: &mut Values) {
        let Self { people, dice, .. } = self;
        if let Some(other) = dice.one(people.get(..people.len().min(40)).unwrap_or_default()) {
            let of = |name: &str| other.values.get(name).cloned().unwrap_or_default();
            values.insert("other_first", of("first"));
            values.insert("they_other", of("they"));
        }
    }

    pub(super) fn say(&mut self, rule: &str, values: &Values) -> String {
        self.grammar.say(rule, values, &mut self.dice)
    }

    pub(super) fn fill(&mut self, way: &str, values: &Values) -> String {
        self.grammar.fill(way, values, &mut self.dice)
    }

    /// A page about somebody, with what it is the evidence for, and what follows from that day.
    fn page(&mut self, person: usize, page: usize) -> Result<()> {
        let who = self.person(person)?;
        let (count, next) = (who.pages.len(), who.pages.get(page + 1).copied());
        let id = self.client(person)?;
        if let Some(at) = next {
            self.at(at, Event::Page(person, page + 1));
        }
        self.stage(person, page)?;
        let values = self.values(person)?;
        let kind = self.dice.weighted(
            &[(ReflectionKind::Meeting, 60), (ReflectionKind::Call, 28), (ReflectionKind::Message, 12)],
            ReflectionKind::Meeting,
        );
        let passages = self.passages(person, page, count, &values)?;
        let told: Vec<Passage> = passages.iter().map(|(passage, _)| passage.clone()).collect();
        let written = pages::write(&self.grammar, &values, kind, &told, &mut self.dice);
        let facts = self.facts(person, id, kind);
        let reflection = self.journal.start_reflection(&written.text, &facts)?;
        for (span, (_, subject)) in written.spans.into_iter().zip(passages) {
            self.journal.add_mark(reflection, span, Evidence::For(subject))?;
        }
        if self.dice.chance(0.06) {
            self.at(self.now + 5 * HOUR_MS, Event::Reread(reflection));
        }
        self.after(person, page, count)
    }

    fn facts(&mut self, person: usize, id: ClientId, kind: ReflectionKind) -> Facts {
        let mut client_ids = vec![id];
        if self.dice.chance(0.04) {
            client_ids.extend(self.companion(person).and_then(|other| self.person(other).ok()?.id));
        }
        let paid = match kind {
            ReflectionKind::Meeting => self.dice.weighted(&[(60, 5), (45, 3), (90, 2)], 60),
            ReflectionKind::Call => self.dice.weighted(&[(30, 4), (45, 2), (15, 2)], 30),
            ReflectionKind::Message | ReflectionKind::Thought | ReflectionKind::Review => 5,
        };
        let warmths = [(Warmth::Like, 9), (Warmth::Love, 5), (Warmth::Unsure, 3), (Warmth::Cold, 1)];
        Facts {
            client_ids,
            happened_at: None,
            kind: self.dice.chance(0.97).then_some(kind),
            paid_minutes: self.dice.chance(0.9).then_some(paid),
            given_minutes: self.dice.chance(0.45).then(|| self.dice.within(1, 8) as u32 * 5),
            felt: self.dice.chance(0.85).then(|| self.dice.weighted(&[(-2, 1), (-1, 3), (0, 5), (1, 7), (2, 4)], 0)),
            warmth: self.dice.chance(0.8).then(|| self.dice.weighted(&warmths, Warmth::Like)),
        }
    }

    /// Another one who comes at the time.
    pub(super) fn companion(&mut self, person: usize) -> Option<usize> {
        let near = self.dice.within(-12, 12);
        let other = usize::try_from(i64::try_from(person).ok()? + near).ok()?;
        let comes = self.people.get(other).is_some_and(|who| who.active && who.id.is_some());
        (comes && other != person).then_some(other)
    }

    fn thought(&mut self) -> Result<()> {
        let mut values = Values::new();
        self.add_another(&mut values);
        let text = pages::thought(&self.grammar, &values, &mut self.dice);
        let kind = self.dice.chance(0.7).then_some(ReflectionKind::Thought);
        let felt = self.dice.chance(0.5).then(|| self.dice.weighted(&[(-1, 2), (0, 3), (1, 4), (2, 2)], 0));
        self.journal.start_reflection(&text, &Facts { kind, felt, ..Facts::default() }).map(drop)
    }

    /// One reads it over and writes on: the page as it first stood becomes a version.
    fn reread(&mut self, page: ReflectionId) -> Result<()> {
        let reflection = self.journal.reflection(page)?;
        let mut values = Values::new();
        self.add_another(&mut values);
        let text = format!("{}\n\nLater. {}", reflection.text, self.say("thought", &values));
        let places: Vec<MarkPlace> =
            reflection.marks.iter().map(|mark| MarkPlace { id: mark.id, span: mark.span }).collect();
        self.journal.save_draft(page, &text, &places)?;
        self.journal.settle_draft(page)
    }
}

fn first_page((place, person): (usize, &Person)) -> Option<(usize, i64)> {
    person.pages.first().map(|at| (place, *at))
}
