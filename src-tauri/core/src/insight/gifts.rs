//! Gifts over time: how each was revised, and what was given with it, month by month.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{GivenFact, Landings, Share, YearMonth};
use crate::ids::GiftId;
use crate::words::{GiftEvent, GiftState};

/// A gift as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftFact {
    /// Which gift.
    pub id: GiftId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: GiftState,
}

/// How a gift was from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RevisionFact {
    /// The day.
    pub on: NaiveDate,
    /// What the revision was.
    pub event: GiftEvent,
    /// 1 (work) to 5 (play).
    pub pleasure: u8,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: u8,
    /// Where it stood.
    pub state: GiftState,
}

/// What was given with a gift in a month, each receiver counted once: given by the day of giving, landed by the day that
/// was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GiftMonth {
    /// As in 2026-11.
    pub month: YearMonth,
    /// How often, and how it landed.
    #[serde(flatten)]
    pub landings: Landings,
}

/// A gift over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GiftFigures {
    /// Which gift.
    pub gift_id: GiftId,
    /// Its name.
    pub gift: String,
    /// Where it stands.
    pub state: GiftState,
    /// The share that was loved or liked, of all it was given to and whose landing is known.
    pub welcome: Share,
    /// Its revisions, oldest first.
    pub revisions: Vec<RevisionFact>,
    /// Its months with something in them, oldest first.
    pub months: Vec<GiftMonth>,
}

/// What was given, as it is counted by gift, year and month.
#[derive(Debug, Default)]
pub struct Gifts(HashMap<GiftId, Vec<GiftMonth>>);

impl Gifts {
    /// Counts something given, if it was made of a gift.
    pub fn add(&mut self, given: &GivenFact) {
        let Some(gift) = given.gift else { return };
        let months = self.0.entry(gift).or_default();
        for receiver in &given.receivers {
            count(months, YearMonth::of(given.on), |landings| landings.given += 1);
            if let Some((landing, on)) = receiver.landed {
                count(months, YearMonth::of(on), |landings| landings.land(landing));
            }
        }
    }

    /// Every gift over time, by name.
    #[must_use]
    pub fn told(mut self, known: &[GiftFact], revisions: &HashMap<GiftId, Vec<RevisionFact>>) -> Vec<GiftFigures> {
        let each = known.iter().map(|gift| {
            let mut months = self.0.remove(&gift.id).unwrap_or_default();
            months.sort_unstable_by_key(|month| month.month);
            GiftFigures {
                gift_id: gift.id,
                gift: gift.name.clone(),
                state: gift.state,
                welcome: welcome(&months),
                revisions: revisions.get(&gift.id).cloned().unwrap_or_default(),
                months,
            }
        });
        let mut each: Vec<GiftFigures> = each.collect();
        each.sort_by(|a, b| (&a.gift, a.gift_id).cmp(&(&b.gift, b.gift_id)));
        each
    }
}

/// Counts in a month. What is counted comes in the order of time but for a little: the month is one of the last, or new.
fn count(months: &mut Vec<GiftMonth>, month: YearMonth, one: impl FnOnce(&mut Landings)) {
    if let Some(known) = months.iter_mut().rev().find(|known| known.month == month) {
        return one(&mut known.landings);
    }
    let mut landings = Landings::default();
    one(&mut landings);
    months.push(GiftMonth { month, landings });
}

fn welcome(months: &[GiftMonth]) -> Share {
    let all = months.iter().map(|month| month.landings.welcome());
    let (hits, of) = all.fold((0, 0), |(hits, of), share| (hits + share.hits, of + share.of));
    Share::of(hits, of)
}
