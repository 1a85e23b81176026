//! Gifts as they are named, get better or worse, fall asleep, are found again, and turn out to be two or one.

use std::collections::BTreeSet;

use journal::Result;
use journal::gifts::GiftFields;
use journal::ids::{GiftId, NeedId};
use journal::marks::Target;
use journal::words::{GiftKind, GiftState};

use super::grammar::Values;
use super::pages::Passage;
use super::play::{Event, Player};
use super::{DAY_MS, HOUR_MS, Plan};

const FAMILIES: &[&str] = &["asking", "wording", "ordering", "joining", "patience", "hearing", "showing", "reckoning"];
/// Of so many gifts one is split from another, and one is merged into another.
const SPLIT_EVERY: usize = 25;
const MERGE_EVERY: usize = 40;

/// The gifts so far, by their place.
#[derive(Default)]
pub(super) struct Gifts {
    named: Vec<Named>,
    /// For which needs something was made of which gift: taking that suggestion would make nothing new.
    pub(super) offered: BTreeSet<(NeedId, GiftId)>,
}

struct Named {
    id: GiftId,
    family: &'static str,
    fields: GiftFields,
    merged: bool,
}

/// A gift that can be given from.
#[derive(Clone, Copy)]
pub(super) struct Living {
    pub(super) id: GiftId,
    pub(super) family: &'static str,
    /// 1 to 5.
    pub(super) pleasure: u8,
}

impl Player<'_> {
    /// The first few are there from the beginning; the others are noticed over the years.
    pub(super) fn plan_gifts(&mut self, plan: &Plan) {
        for place in 0..plan.gifts {
            let first = if place < 4 { place as i64 } else { 0 };
            let share = place as f64 / plan.gifts as f64;
            let day = if place < 4 { first } else { (f64::from(plan.days) * share) as i64 };
            self.at(plan.begins_at() + day * DAY_MS + 6 * HOUR_MS, Event::Gift(place));
        }
    }

    pub(super) fn name_gift(&mut self, place: usize) -> Result<()> {
        let values = Values::new();
        let family = FAMILIES.get(place % FAMILIES.len()).copied().unwrap_or_default();
        let costs = self.dice.chance(0.08);
        let rule = if costs { "glad cost".to_owned() } else { format!("gift {family}") };
        let said = self.say(&rule, &values);
        let (name, description) = said.split_once(" | ").unwrap_or((&said, ""));
        let fields = GiftFields {
            name: name.to_owned(),
            description: description.to_owned(),
            kind: if costs { GiftKind::GladCost } else { GiftKind::Talent },
            pleasure: self.dice.within(2, 5) as u8,
            mastery: self.dice.within(2, 4) as u8,
            state: if place > 3 && self.dice.chance(0.5) { GiftState::Emerging } else { GiftState::Living },
        };
        let id = match self.split_from(place) {
            Some(from) => {
                let note = self.say("note split", &values);
                self.journal.split_gift(from, &fields, &[], &note)?
            }
            None => {
                let values = self.somebody();
                let note = self.say("named", &values);
                self.journal.add_gift_with_note(&fields, &note)?
            }
        };
        self.gifts.named.push(Named { id, family, fields, merged: false });
        let revisions = self.dice.within(2, 7) as u32;
        self.within_days(40, 300, Event::Revise(place, revisions));
        Ok(())
    }

    fn split_from(&mut self, place: usize) -> Option<GiftId> {
        let splits = place % SPLIT_EVERY == 5;
        splits.then(|| self.living(None)).flatten().map(|living| living.id)
    }

    /// Somebody who may have noticed it.
    fn somebody(&mut self) -> Values {
        let Self { people, dice, .. } = self;
        dice.one(people).map(|person| person.values.clone()).unwrap_or_default()
    }

    pub(super) fn revise_gift(&mut self, place: usize, left: u32) -> Result<()> {
        let Some(gift) = self.gifts.named.get(place).filter(|gift| !gift.merged) else { return Ok(()) };
        if left == 1 && place % MERGE_EVERY == 20 {
            return self.merge(place);
        }
        let (id, family, mut fields) = (gift.id, gift.family, gift.fields.clone());
        let rule = self.revised(&mut fields, family, left);
        let values = self.somebody();
        let note = self.say(rule, &values);
        self.journal.update_gift(id, &fields, &note)?;
        self.gifts.named.get_mut(place).into_iter().for_each(|gift| gift.fields = fields.clone());
        if left > 1 && fields.state != GiftState::Retired {
            self.within_days(60, 420, Event::Revise(place, left - 1));
        }
        Ok(())
    }

    /// Changes what is said of a gift, and names the rule by which it is said why.
    fn revised(&mut self, fields: &mut GiftFields, family: &str, left: u32) -> &'static str {
        match fields.state {
            GiftState::Emerging => {
                fields.state = GiftState::Living;
                "note better"
            }
            GiftState::Dormant => {
                fields.state = GiftState::Living;
                fields.pleasure = (fields.pleasure + 1).min(5);
                "note found"
            }
            _ if left == 1 => {
                let rested = [(GiftState::Dormant, 5), (GiftState::Retired, 3)];
                fields.state = self.dice.weighted(&rested, GiftState::Dormant);
                "note rest"
            }
            _ if self.dice.chance(0.15) => {
                fields.state = GiftState::Dormant;
                "note rest"
            }
            _ if self.dice.chance(0.15) => {
                let said = self.say(&format!("gift {family}"), &Values::new());
                let more = said.split_once(" | ").map_or("", |(_, description)| description);
                fields.description = format!("{} {more}", fields.description);
                "note changed"
            }
            _ if self.dice.chance(0.65) => {
                fields.mastery = (fields.mastery + 1).min(5);
                fields.pleasure = (fields.pleasure + u8::from(self.dice.chance(0.5))).min(5);
                "note better"
            }
            _ => {
                fields.pleasure = (fields.pleasure - 1).max(1);
                "note worse"
            }
        }
    }

    fn merge(&mut self, place: usize) -> Result<()> {
        let merged = self.gifts.named.get(place).map(|gift| (gift.id, gift.family));
        let Some((merged, family)) = merged else { return Ok(()) };
        let Some(kept) = self.living(Some(family)).filter(|kept| kept.id != merged) else { return Ok(()) };
        let note = self.say("note merge", &Values::new());
        self.journal.merge_gifts(kept.id, merged, &note)?;
        let needs = self.gifts.offered.iter().filter(|(_, gift)| *gift == merged).map(|(need, _)| (*need, kept.id));
        self.gifts.offered.extend(needs.collect::<Vec<_>>());
        self.gifts.named.get_mut(place).into_iter().for_each(|gift| gift.merged = true);
        Ok(())
    }

    /// A gift that lives, of that family if there is one.
    pub(super) fn living(&mut self, family: Option<&str>) -> Option<Living> {
        let Self { gifts, dice, .. } = self;
        let lives = |gift: &&Named| !gift.merged && gift.fields.state == GiftState::Living;
        let all: Vec<&Named> = gifts.named.iter().filter(lives).collect();
        let fitting: Vec<&Named> = all.iter().copied().filter(|gift| Some(gift.family) == family).collect();
        let one = dice.one(&fitting).or_else(|| dice.one(&all)).copied()?;
        Some(Living { id: one.id, family: one.family, pleasure: one.fields.pleasure })
    }

    pub(super) fn gift_used(&mut self, person: usize, values: &Values) -> Result<Option<(Passage, Target)>> {
        let wanted = self.open_need(person).and_then(|(theme, _)| self.themes.get(theme)).map(|theme| theme.family);
        let Some(gift) = self.living(wanted) else { return Ok(None) };
        let words = self.say(&format!("deed {}", gift.family), values);
        Ok(Some((Passage { rule: "gift line", slot: "gift_deed", words }, Target::Gift(gift.id))))
    }
}
