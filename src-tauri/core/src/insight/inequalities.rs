//! The three inequalities, tested on one's own records.
//!
//! - **Needs and wants.** Of the readings of warmth that came first after a need was served, on that day or within ninety
//!   days, the share that say *love*; against those after a want was met with no served need beneath it at any depth. A
//!   reading counts once, and among the needs where it came after both.
//! - **Love and like.** Of the clients whose last reading says *love*, the share that ever returned, recommended, forgave;
//!   against those whose last reading says *like*.
//! - **Unique gifts and the rest.** Steps of warmth gained per hour with gifts whose pleasure and mastery were both 4 or 5
//!   on the day of giving; against all other giving. What a delivery gained is the first reading on its day or within
//!   ninety days after it, less the last one within ninety days before it (cold 0, like 1, love 2), over all whom it
//!   served. Deliveries with no minutes, or no such two readings, say nothing.
//!
//! These are comparisons of what happened and no experiments: who is served may have been warmer before.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::readings::steps;
use super::statistics::{Effect, Rate, Share, Unit};
use super::{GivenFact, Readings, RevisionFact};
use crate::ids::{ClientId, GiftId};
use crate::words::{SignKind, Warmth};

/// From here on, pleasure and mastery make a gift unique.
const UNIQUE_FROM: u8 = 4;

/// What the inequalities are tested on.
#[derive(Debug, Clone, Default)]
pub struct InequalityFacts {
    /// All readings of warmth.
    pub readings: Readings,
    /// Whose need was served, and when.
    pub served: Vec<(ClientId, NaiveDate)>,
    /// Whose want was met with no served need beneath it, and when.
    pub met_only: Vec<(ClientId, NaiveDate)>,
    /// Who showed which sign.
    pub signs: Vec<(ClientId, SignKind)>,
    /// All that was given.
    pub given: Vec<GivenFact>,
    /// How each gift was from which day on, oldest first.
    pub revisions: HashMap<GiftId, Vec<RevisionFact>>,
}

/// Two shares held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shares {
    /// The side that the idea says is higher.
    pub first: Share,
    /// The other.
    pub second: Share,
    /// What that says.
    pub effect: Effect,
}

impl Shares {
    fn of(first: Share, second: Share) -> Self {
        Self { first, second, effect: Effect::of_shares(first, second) }
    }
}

/// Two rates held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rates {
    /// With unique gifts.
    pub first: Rate,
    /// The rest.
    pub second: Rate,
    /// What that says.
    pub effect: Effect,
}

/// The three inequalities; the second has three figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Inequalities {
    /// Warmth after needs served, against after wants met only.
    pub love_after_needs: Shares,
    /// Those who love against those who like: who returned.
    pub returned: Shares,
    /// Who recommended.
    pub recommended: Shares,
    /// Who forgave.
    pub forgave: Shares,
    /// Warmth gained per hour with unique gifts, against the rest.
    pub warmth_per_hour: Rates,
}

/// Tests all three.
#[must_use]
pub fn inequalities(facts: &InequalityFacts) -> Inequalities {
    let [returned, recommended, forgave] =
        [SignKind::Returned, SignKind::Recommended, SignKind::Forgave].map(|kind| love_and_like(facts, kind));
    Inequalities {
        love_after_needs: needs_and_wants(facts),
        returned,
        recommended,
        forgave,
        warmth_per_hour: unique_and_rest(facts),
    }
}

fn needs_and_wants(facts: &InequalityFacts) -> Shares {
    let first_after = |turns: &[(ClientId, NaiveDate)]| {
        let found = turns.iter().filter_map(|(client, on)| {
            let (place, warmth) = facts.readings.after(*client, *on)?;
            Some(((*client, place), warmth))
        });
        found.collect::<HashMap<_, _>>()
    };
    let needs = first_after(&facts.served);
    let mut wants = first_after(&facts.met_only);
    wants.retain(|reading, _| !needs.contains_key(reading));
    let loved = |readings: &HashMap<_, Warmth>| {
        let loved = readings.values().filter(|warmth| **warmth == Warmth::Love).count();
        Share::of(loved as u64, readings.len() as u64)
    };
    Shares::of(loved(&needs), loved(&wants))
}

fn love_and_like(facts: &InequalityFacts, kind: SignKind) -> Shares {
    let showed: HashSet<ClientId> =
        facts.signs.iter().filter(|(_, sign)| *sign == kind).map(|(client, _)| *client).collect();
    let share = |felt: Warmth| {
        let who: Vec<ClientId> =
            facts.readings.last().filter(|(_, warmth)| *warmth == felt).map(|(client, _)| client).collect();
        Share::of(who.iter().filter(|client| showed.contains(client)).count() as u64, who.len() as u64)
    };
    Shares::of(share(Warmth::Love), share(Warmth::Like))
}

fn unique_and_rest(facts: &InequalityFacts) -> Rates {
    let (mut unique, mut rest) = (Vec::new(), Vec::new());
    for given in &facts.given {
        let Some(unit) = unit(given, &facts.readings) else { continue };
        if is_unique(given, &facts.revisions) { unique.push(unit) } else { rest.push(unit) }
    }
    Rates { first: Rate::of(&unique), second: Rate::of(&rest), effect: Effect::of_rates(&unique, &rest) }
}

fn unit(given: &GivenFact, readings: &Readings) -> Option<Unit> {
    let minutes = given.minutes.filter(|minutes| *minutes > 0)?;
    let clients: BTreeSet<ClientId> = given.receivers.iter().map(|one| one.client_id).collect();
    let gain = |client: ClientId| {
        let before = readings.before(client, given.on)?;
        let (_, after) = readings.after(client, given.on)?;
        Some(steps(after) - steps(before))
    };
    let gains: Vec<i32> = clients.into_iter().filter_map(gain).collect();
    (!gains.is_empty()).then(|| Unit { gained: gains.iter().sum(), minutes })
}

/// Whether the gift was unique on the day of giving; before its first revision, it was as first named.
fn is_unique(given: &GivenFact, revisions: &HashMap<GiftId, Vec<RevisionFact>>) -> bool {
    let Some(all) = given.gift.and_then(|gift| revisions.get(&gift)) else { return false };
    let place = all.partition_point(|revision| revision.on <= given.on).saturating_sub(1);
    all.get(place).is_some_and(|gift| gift.pleasure >= UNIQUE_FROM && gift.mastery >= UNIQUE_FROM)
}
