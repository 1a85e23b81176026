//! What is given and promised: suggestions answered, deliveries on their way to landing, promises to their day.

use chrono::Days;
use journal::Result;
use journal::deliveries::{DeliveryFields, Landed, PartFields, ReceiverFields};
use journal::ids::{ClientId, DeliveryId, FormId, GiftId, NeedId, PromiseId, ReceiverId};
use journal::marks::Target;
use journal::promises::{NewPromise, NewTerms};
use journal::words::{Answer, ByWhom, DeliveryState, Landing as How, Motive, NeedState, Scope, Serves};

use super::grammar::{Values, capitalised};
use super::pages::Passage;
use super::play::{Event, Player};

const SCOPES: &[(Scope, u32)] = &[(Scope::Goodwill, 6), (Scope::InScope, 3), (Scope::NextTimeCharged, 1)];

const MOTIVES: &[(Motive, u32)] = &[(Motive::ForThem, 5), (Motive::ToProve, 1)];

/// A delivery that is to land with one of those it serves.
pub(super) struct Landing {
    receiver: ReceiverId,
    person: usize,
    need: Option<NeedId>,
    fits: bool,
    pleasure: u8,
}

/// One whom a delivery is to serve.
#[derive(Clone, Copy)]
struct Served {
    person: usize,
    client: ClientId,
    need: Option<NeedId>,
}

impl Player<'_> {
    /// Writes down something to give: by taking a suggestion, or as it comes to mind.
    pub(super) fn deliver(&mut self, person: usize, values: &Values) -> Result<()> {
        let client = self.client(person)?;
        let need = self.open_need(person).filter(|_| self.dice.chance(0.85));
        let family = need.and_then(|(theme, _)| self.themes.get(theme)).map(|theme| theme.family);
        let wanted = if self.dice.chance(0.65) { family } else { None };
        let gift = self.living(wanted);
        let fits = gift.is_some_and(|gift| Some(gift.family) == family);
        let (form, serves, minutes, what) = self.form(values)?;
        let first = Served { person, client, need: need.map(|(_, need)| need) };
        let mut served = vec![first];
        if serves == Serves::Many && self.dice.chance(0.3) {
            served.extend(self.others(person, need.map(|(theme, _)| theme)));
        }
        let made_of = gift.map(|gift| gift.id);
        let taken = self.take_up(first, made_of, values)?;
        self.gifts.offered.extend(served.iter().filter_map(|one| one.need.zip(made_of)));
        let receiver = |one: &Served| ReceiverFields { id: None, client_id: one.client, need_id: one.need };
        let mut fields = DeliveryFields {
            gift_id: made_of,
            form_id: Some(form),
            scope: self.dice.weighted(SCOPES, Scope::Goodwill),
            minutes,
            felt: gift.map(|gift| (gift.pleasure as i8 - 3 + self.dice.within(-1, 1) as i8).clamp(-2, 2)),
            motive: self.dice.chance(0.6).then(|| self.dice.weighted(MOTIVES, Motive::ForThem)),
            receivers: served.iter().map(receiver).collect(),
            parts: self.parts(serves, values),
            ..DeliveryFields::of(client, what)
        };
        let id = match taken {
            Some(id) => {
                let known = self.journal.delivery(id)?.receivers.first().map(|receiver| receiver.id);
                fields.receivers.first_mut().into_iter().for_each(|first| first.id = known);
                self.journal.update_delivery(id, &fields)?;
                id
            }
            None => self.journal.add_delivery(&fields)?,
        };
        self.plan_delivery(id, &served, fits, gift.map_or(3, |gift| gift.pleasure))
    }

    /// Some of it begins with a suggestion that is taken, which writes the delivery down; not where something was made of
    /// this gift for this need before, since that would be found again.
    fn take_up(&mut self, to: Served, gift: Option<GiftId>, values: &Values) -> Result<Option<DeliveryId>> {
        let Some((need, gift)) = to.need.zip(gift) else { return Ok(None) };
        if !self.gifts.offered.insert((need, gift)) || !self.dice.chance(0.5) {
            return Ok(None);
        }
        let reason = if self.dice.chance(0.2) { self.say("reason take", values) } else { String::new() };
        Ok(self.journal.give_verdict(need, gift, Answer::Take, &reason)?.delivery_id)
    }

    /// One of the forms of giving, and what is given in it.
    fn form(&mut self, values: &Values) -> Result<(FormId, Serves, Option<u32>, String)> {
        let Self { forms, dice, .. } = self;
        let form = dice.one(forms).cloned().ok_or(journal::Error::NotFound { what: "form of giving" })?;
        let rule = format!("given {}", form.origin.as_deref().unwrap_or("table"));
        let usual = form.fields.usual_minutes.unwrap_or(20);
        let minutes = self.dice.chance(0.85).then(|| (usual * self.dice.within(6, 16) as u32 / 10).max(5));
        Ok((form.id, form.fields.serves, minutes, self.say(&rule, values)))
    }

    fn others(&mut self, person: usize, theme: Option<usize>) -> Vec<Served> {
        let others: Vec<usize> = (0..6).filter_map(|_| self.companion(person)).collect();
        let mut served: Vec<Served> = Vec::new();
        for other in others {
            let Some(who) = self.people.get(other) else { continue };
            let known = served.iter().any(|one| one.person == other);
            let need = who.beneath.iter().rev().find(|rung| rung.open && Some(rung.theme) == theme).map(|rung| rung.id);
            served.extend(who.id.filter(|_| !known).map(|client| Served { person: other, client, need }));
        }
        served
    }

    fn parts(&mut self, serves: Serves, values: &Values) -> Vec<PartFields> {
        if serves == Serves::One || !self.dice.chance(0.12) {
            return Vec::new();
        }
        let count = self.dice.within(3, 5);
        (0..count).map(|_| PartFields { id: None, what: self.say("part", values) }).collect()
    }

    fn plan_delivery(&mut self, id: DeliveryId, served: &[Served], fits: bool, pleasure: u8) -> Result<()> {
        let delivery = self.journal.delivery(id)?;
        if self.dice.chance(0.04) {
            return Ok(());
        }
        if self.dice.chance(0.06) {
            self.within_days(10, 60, Event::Drop(id));
            return Ok(());
        }
        if self.dice.chance(0.35) {
            self.within_days(0, 2, Event::Offer(id));
        }
        let mut days = self.dice.within(3, 16);
        if delivery.parts.is_empty() {
            self.within_days(days, days, Event::Give(id));
        }
        for part in &delivery.parts {
            self.within_days(days, days, Event::GivePart(part.id));
            days += 7;
        }
        for receiver in &delivery.receivers {
            let one = served.iter().find(|one| one.client == receiver.client_id);
            let Some(one) = one.filter(|_| self.dice.chance(0.9)) else { continue };
            let landing = Landing { receiver: receiver.id, person: one.person, need: one.need, fits, pleasure };
            self.within_days(days + 1, days + 24, Event::Land(landing));
        }
        Ok(())
    }

    pub(super) fn offer(&mut self, id: DeliveryId) -> Result<()> {
        self.journal.set_delivery_state(id, DeliveryState::Offered, None, "")
    }

    pub(super) fn give(&mut self, id: DeliveryId) -> Result<()> {
        self.journal.set_delivery_state(id, DeliveryState::Given, None, "")
    }

    pub(super) fn drop_delivery(&mut self, id: DeliveryId) -> Result<()> {
        self.journal.set_delivery_state(id, DeliveryState::Dropped, None, "")
    }

    /// What fits, and is given with pleasure, lands better.
    pub(super) fn land(&mut self, landing: &Landing) -> Result<()> {
        let glad = u32::from(landing.pleasure);
        let ways = if landing.fits {
            [(How::Loved, 20 + 7 * glad), (How::Liked, 40), (How::Shrugged, 12), (How::Unwelcome, 2)]
        } else {
            [(How::Loved, 4 + glad), (How::Liked, 32), (How::Shrugged, 45), (How::Unwelcome, 12)]
        };
        let how = self.dice.weighted(&ways, How::Liked);
        let values = self.values(landing.person)?;
        let note =
            if self.dice.chance(0.45) { self.say(&format!("landed {}", how.as_str()), &values) } else { String::new() };
        self.journal.land_delivery(landing.receiver, &Landed { landing: Some(how), on: None, note })?;
        let serves = landing.fits && matches!(how, How::Loved | How::Liked);
        match landing.need.filter(|_| serves && self.dice.chance(0.5)) {
            Some(need) => self.close_need(landing.person, need, NeedState::Served, ""),
            None => Ok(()),
        }
    }

    /// A suggestion that is not taken, and why.
    pub(super) fn decline(&mut self, person: usize, values: &Values) -> Result<()> {
        let (Some((_, need)), Some(gift)) = (self.open_need(person), self.living(None)) else { return Ok(()) };
        let answers = [(Answer::NotNow, 5), (Answer::NotThisGift, 5), (Answer::NotANeed, 1)];
        let answer = self.dice.weighted(&answers, Answer::NotNow);
        let reason = if self.dice.chance(0.6) {
            self.say(&format!("reason {}", answer.as_str()), values)
        } else {
            String::new()
        };
        self.journal.give_verdict(need, gift.id, answer, &reason).map(drop)
    }

    /// Makes a promise; some of them are marked on the page.
    pub(super) fn promise(&mut self, person: usize, values: &Values) -> Result<Option<(Passage, Target)>> {
        let by_whom = self.dice.weighted(&[(ByWhom::Me, 7), (ByWhom::Them, 3)], ByWhom::Me);
        let words = self.say(&format!("promise {}", by_whom.as_str()), values);
        let text = words.split_once(" would ").map_or(words.as_str(), |(_, what)| what);
        let client_id = self.client(person)?;
        let days = self.dice.within(3, 28);
        let today = self.journal.now().date_naive();
        let due_on = today.checked_add_days(Days::new(days as u64)).filter(|_| self.dice.chance(0.92));
        let id = self.journal.add_promise(NewPromise {
            by_whom,
            due_on,
            margin_days: self.dice.chance(0.3).then(|| self.dice.within(0, 4) as u32),
            scope: self
                .dice
                .weighted(&[(Scope::InScope, 7), (Scope::Goodwill, 2), (Scope::NextTimeCharged, 1)], Scope::InScope),
            ..NewPromise::mine(client_id, capitalised(text))
        })?;
        self.plan_promise(id, days);
        let marked = self.dice.chance(0.4);
        Ok(marked.then_some((Passage { rule: "promise line", slot: "promise", words }, Target::Promise(id))))
    }

    fn plan_promise(&mut self, id: PromiseId, days: i64) {
        match self.dice.within(1, 100) {
            1..=78 => self.within_days((days - 6).max(1), days.max(1) - 1, Event::Due(id)),
            79..=89 => self.within_days(days + 1, days + 9, Event::Due(id)),
            90..=95 => self.within_days((days - 3).max(1), days, Event::Renegotiate(id)),
            _ => self.within_days(days, days + 30, Event::Let(id)),
        }
    }

    pub(super) fn keep(&mut self, id: PromiseId) -> Result<()> {
        let late = self.journal.promise(id)?.late_days(self.journal.now().date_naive()).is_some();
        let note = self.note(if late { "late" } else { "kept" }, 0.35);
        self.journal.keep_promise(id, None, &note)
    }

    pub(super) fn renegotiate(&mut self, id: PromiseId) -> Result<()> {
        let fields = self.journal.promise(id)?.fields;
        let days = self.dice.within(5, 15);
        let due_on = self.journal.now().date_naive().checked_add_days(Days::new(days as u64));
        let note = self.note("renegotiated", 0.8);
        let terms = NewTerms { text: fields.text, due_on, margin_days: fields.margin_days, scope: fields.scope };
        self.journal.renegotiate_promise(id, terms, &note)?;
        self.within_days(1, days, Event::Due(id));
        Ok(())
    }

    pub(super) fn let_promise_go(&mut self, id: PromiseId) -> Result<()> {
        let note = self.note("dropped", 0.7);
        self.journal.drop_promise(id, &note)
    }

    fn note(&mut self, rule: &str, often: f64) -> String {
        let values = Values::from([("they", "they"), ("theirs", "theirs")].map(|(name, word)| (name, word.to_owned())));
        if self.dice.chance(often) { self.say(rule, &values) } else { String::new() }
    }
}
