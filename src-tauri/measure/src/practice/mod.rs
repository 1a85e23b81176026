//! A believable practice of many years, made from a seed: what later speeds and sizes are measured on.
//!
//! Its people, words and happenings come from a grammar and word lists of its own (`words/`), so nobody in it exists. It is
//! played through the journal's own operations, day after day, on a clock that runs with it: clients come and go, wants
//! are heard before the needs beneath them are, what fits lands better, promises are kept or late. The same seed gives the
//! same journal, ids included, and the work grows with the years and not faster.

mod cast;
mod dice;
mod gifts;
mod giving;
mod grammar;
mod knowing;
mod ladder;
mod pages;
mod play;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate, TimeZone as _, Utc};
use journal::{Journal, Result, ids};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How much a practice holds, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its last day.
    pub until: NaiveDate,
    /// How many days it has gone on.
    pub days: u32,
    /// Clients.
    pub clients: usize,
    /// Pages.
    pub reflections: usize,
    /// Wants.
    pub wants: usize,
    /// Needs.
    pub needs: usize,
    /// Gifts.
    pub gifts: usize,
    /// Deliveries.
    pub deliveries: usize,
    /// Promises.
    pub promises: usize,
}

impl Plan {
    /// So many years of a full practice that end on a day: of each year 40 clients, 2,000 pages, 400 wants and needs, 10
    /// gifts, 600 deliveries, 1,000 promises, and some of everything else.
    #[must_use]
    pub fn years(years: u32, until: NaiveDate) -> Self {
        let each = |of_a_year: usize| of_a_year * years as usize;
        let began = until.with_year(until.year() - i32::try_from(years).unwrap_or(0));
        let began = began.or_else(|| until.checked_sub_days(Days::new(u64::from(years) * 365))).unwrap_or(until);
        Self {
            until,
            days: u32::try_from((until - began).num_days()).unwrap_or(0),
            clients: each(40),
            reflections: each(2_000),
            wants: each(400),
            needs: each(400),
            gifts: each(10),
            deliveries: each(600),
            promises: each(1_000),
        }
    }

    /// Midnight of the first day (Unix milliseconds).
    fn begins_at(&self) -> i64 {
        let began = self.until.checked_sub_days(Days::new(self.days.into())).unwrap_or(self.until);
        began.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
    }

    /// The evening of the last.
    fn ends_at(&self) -> i64 {
        self.begins_at() + i64::from(self.days) * DAY_MS + 20 * HOUR_MS
    }
}

/// Makes a practice in memory. `told` hears now and then how many pages are written.
///
/// # Errors
/// What the journal refuses, which is a fault of this program.
pub fn make(plan: &Plan, seed: u64, mut told: impl FnMut(usize)) -> Result<Journal> {
    let time = Arc::new(AtomicI64::new(plan.begins_at()));
    let shown = Arc::clone(&time);
    let mut journal = Journal::in_memory(Arc::new(move || instant(shown.load(Ordering::Relaxed))))?;
    let played = ids::seeded(seed, || journal.fill(|journal| play::play(journal, plan, seed, &time, &mut told)));
    time.store(plan.ends_at(), Ordering::Relaxed);
    played.map(|()| journal)
}

/// An instant where the practitioner then was: at home, an hour or two east of Greenwich, or travelling.
fn instant(at: i64) -> DateTime<FixedOffset> {
    let utc = DateTime::<Utc>::from_timestamp_millis(at).unwrap_or(DateTime::UNIX_EPOCH);
    let hours = match (utc.year() % 3, utc.ordinal()) {
        (0, 60..75) => -5,
        (1, 200..214) => 9,
        (_, 91..300) => 2,
        _ => 1,
    };
    let offset = FixedOffset::east_opt(hours * 3_600).unwrap_or_else(|| chrono::Offset::fix(&Utc));
    offset.from_utc_datetime(&utc.naive_utc())
}

/// What one of `shares` gets of `total`, so that all together get just that.
fn parted(total: usize, shares: &[f64]) -> Vec<usize> {
    let whole: f64 = shares.iter().sum();
    let mut so_far = 0.0;
    let mut given = 0;
    let last = shares.len().saturating_sub(1);
    let each = shares.iter().enumerate().map(|(place, share)| {
        so_far += share;
        let until = if place == last { total } else { (total as f64 * so_far / whole) as usize };
        let part = until.saturating_sub(given);
        given += part;
        part
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_whole_and_make_up_the_total() {
        assert_eq!(parted(10, &[1.0, 1.0, 2.0]), [2, 3, 5]);
        assert_eq!(parted(7, &[]), Vec::<usize>::new());
        let parts = parted(1_000, &(1..77).map(|n| 1.0 / f64::from(n)).collect::<Vec<_>>());
        assert_eq!(parts.iter().sum::<usize>(), 1_000);
    }

    #[test]
    fn a_plan_ends_on_its_day_leap_years_included() -> Result<(), Box<dyn std::error::Error>> {
        let until = NaiveDate::from_ymd_opt(2024, 2, 29).ok_or("a day")?;
        let plan = Plan::years(1, until);
        assert_eq!((plan.days, plan.clients, plan.promises), (365, 40, 1_000));
        assert_eq!(instant(plan.ends_at()).to_rfc3339(), "2024-02-29T21:00:00+01:00");
        Ok(())
    }
}
