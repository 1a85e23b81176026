//! Readings of warmth in the order they were taken, to look before and after something.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::ids::ClientId;
use crate::words::Warmth;

/// A reading says something of what happened up to so many days earlier or later; further away it speaks of other things.
pub const AFTER_DAYS: u64 = 90;

/// Every reading that tells something: *unsure* ones tell nothing and are left out.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    of: HashMap<ClientId, Vec<(NaiveDate, Warmth)>>,
}

impl Readings {
    /// Takes readings in any order; those of one day keep theirs.
    #[must_use]
    pub fn of(readings: impl IntoIterator<Item = (ClientId, NaiveDate, Warmth)>) -> Self {
        let mut of: HashMap<ClientId, Vec<(NaiveDate, Warmth)>> = HashMap::new();
        for (client, on, warmth) in readings {
            if warmth != Warmth::Unsure {
                of.entry(client).or_default().push((on, warmth));
            }
        }
        of.values_mut().for_each(|all| all.sort_by_key(|(on, _)| *on));
        Self { of }
    }

    /// The first reading of a client on a day or in the ninety days after it: which one, and what it was.
    #[must_use]
    pub fn after(&self, client: ClientId, on: NaiveDate) -> Option<(usize, Warmth)> {
        let all = self.of.get(&client)?;
        let place = all.partition_point(|(day, _)| *day < on);
        let (day, warmth) = all.get(place)?;
        let until = on.checked_add_days(Days::new(AFTER_DAYS)).unwrap_or(NaiveDate::MAX);
        (*day <= until).then_some((place, *warmth))
    }

    /// The last reading of a client in the ninety days before a day.
    #[must_use]
    pub fn before(&self, client: ClientId, on: NaiveDate) -> Option<Warmth> {
        let all = self.of.get(&client)?;
        let place = all.partition_point(|(day, _)| *day < on).checked_sub(1)?;
        let (day, warmth) = all.get(place)?;
        let from = on.checked_sub_days(Days::new(AFTER_DAYS)).unwrap_or(NaiveDate::MIN);
        (*day >= from).then_some(*warmth)
    }

    /// How each client felt last.
    pub fn last(&self) -> impl Iterator<Item = (ClientId, Warmth)> {
        self.of.iter().filter_map(|(client, all)| all.last().map(|(_, warmth)| (*client, *warmth)))
    }
}

/// Warmth in steps: cold 0, like 1, love 2.
pub(super) fn steps(warmth: Warmth) -> i32 {
    match warmth {
        Warmth::Cold | Warmth::Unsure => 0,
        Warmth::Like => 1,
        Warmth::Love => 2,
    }
}
