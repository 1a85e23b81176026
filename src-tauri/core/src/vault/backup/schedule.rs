//! When a backup is due, and which ones are kept: times in, answers out.
//!
//! Kept are the newest of each of the last so many days, weeks and months that have any. Days are those of UTC, as names
//! are. What lies in the future comes from a clock that ran ahead: it is thinned among its own kind, so that it can neither
//! push a good one out nor grow without end.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, Duration, Utc};

/// At most one backup in so many minutes.
pub const EVERY_MINUTES: i64 = 30;
/// Days of which the newest backup is kept.
pub const DAILY: usize = 12;
/// Weeks of which the newest backup is kept.
pub const WEEKLY: usize = 10;
/// Months of which the newest backup is kept.
pub const MONTHLY: usize = 9;

/// Whether a backup is due, when something has changed since the last. `made` holds the times of those that are there; one
/// from the future does not count, or a clock that ran ahead once would put all off for as long.
pub(crate) fn is_due(made: &[DateTime<Utc>], now: DateTime<Utc>) -> bool {
    let newest = made.iter().filter(|at| **at <= now).max();
    newest.is_none_or(|at| now - *at >= Duration::minutes(EVERY_MINUTES))
}

/// Which of these are not kept, newest first. `made_last` is always kept, wherever the clock put it.
pub(crate) fn superfluous(
    made: &[DateTime<Utc>],
    made_last: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Vec<DateTime<Utc>> {
    let mut newest_first = made.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let (ahead, past): (Vec<_>, Vec<_>) = newest_first.into_iter().partition(|at| *at > now);
    let mut kept = kept_of(&ahead);
    kept.extend(kept_of(&past));
    kept.extend(made_last);
    ahead.into_iter().chain(past).filter(|at| !kept.contains(at)).collect()
}

fn kept_of(newest_first: &[DateTime<Utc>]) -> BTreeSet<DateTime<Utc>> {
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut kept = BTreeSet::new();
    for at in newest_first {
        let day = at.date_naive();
        let week = (day.iso_week().year(), day.iso_week().week());
        // Each is asked, whatever the others say: one backup may be the newest of its day, its week and its month.
        let daily = days.len() < DAILY && days.insert(day);
        let weekly = weeks.len() < WEEKLY && weeks.insert(week);
        let monthly = months.len() < MONTHLY && months.insert((day.year(), day.month()));
        if daily || weekly || monthly {
            kept.insert(*at);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn one_is_due_half_an_hour_after_the_last_and_at_once_when_there_is_none() {
        let made = [at("2026-11-25T10:00:00Z"), at("2026-11-25T09:00:00Z")];
        assert!(is_due(&[], made[0]));
        assert!(!is_due(&made, at("2026-11-25T10:29:59Z")));
        assert!(is_due(&made, at("2026-11-25T10:30:00Z")));
    }

    #[test]
    fn a_clock_that_ran_ahead_once_puts_nothing_off() {
        let made = [at("2027-11-25T10:00:00Z"), at("2026-11-25T10:00:00Z")];
        assert!(!is_due(&made, at("2026-11-25T10:10:00Z")));
        assert!(is_due(&made, at("2026-11-25T11:00:00Z")));
    }

    #[test]
    fn of_a_year_of_half_hours_the_newest_days_weeks_and_months_stay() {
        let now = at("2026-11-25T18:00:00Z");
        let made: Vec<_> = (0..17_520).map(|step| now - Duration::minutes(30 * step)).collect();
        let gone: BTreeSet<_> = superfluous(&made, None, now).into_iter().collect();
        let kept: Vec<String> =
            made.iter().filter(|at| !gone.contains(at)).map(|at| at.format("%m-%d %H:%M").to_string()).collect();
        assert_eq!(
            kept,
            [
                "11-25 18:00",
                "11-24 23:30",
                "11-23 23:30",
                "11-22 23:30",
                "11-21 23:30",
                "11-20 23:30",
                "11-19 23:30",
                "11-18 23:30",
                "11-17 23:30",
                "11-16 23:30",
                "11-15 23:30",
                "11-14 23:30",
                "11-08 23:30",
                "11-01 23:30",
                "10-31 23:30",
                "10-25 23:30",
                "10-18 23:30",
                "10-11 23:30",
                "10-04 23:30",
                "09-30 23:30",
                "09-27 23:30",
                "08-31 23:30",
                "07-31 23:30",
                "06-30 23:30",
                "05-31 23:30",
                "04-30 23:30",
                "03-31 23:30",
            ]
        );
    }

    #[test]
    fn what_was_made_last_stays_though_the_clock_was_set_back() {
        let now = at("2026-11-25T08:00:00Z");
        let made = [at("2026-11-25T07:30:00Z"), at("2026-11-25T07:00:00Z")];
        assert_eq!(superfluous(&made, Some(made[1]), now), Vec::<DateTime<Utc>>::new());
        assert_eq!(superfluous(&made, Some(made[0]), now), [made[1]]);
    }

    fn times() -> impl Strategy<Value = Vec<DateTime<Utc>>> {
        let minutes = prop_oneof![-500_000_i64..0, -3_000_i64..3_000, 0_i64..500_000];
        prop::collection::vec(
            minutes.prop_map(|minutes| at("2026-11-25T12:00:00Z") + Duration::minutes(minutes)),
            0..120,
        )
    }

    proptest! {
        #[test]
        fn thinning_keeps_the_newest_and_a_bounded_number_and_is_done_at_once(made in times()) {
            let now = at("2026-11-25T12:00:00Z");
            let gone: BTreeSet<_> = superfluous(&made, None, now).into_iter().collect();
            let kept: Vec<_> = made.iter().copied().filter(|at| !gone.contains(at)).collect();
            prop_assert_eq!(kept.iter().max(), made.iter().max());
            prop_assert_eq!(kept.iter().filter(|at| **at <= now).max(), made.iter().filter(|at| **at <= now).max());
            let distinct: BTreeSet<_> = kept.iter().collect();
            prop_assert!(distinct.len() <= 2 * (DAILY + WEEKLY + MONTHLY));
            prop_assert_eq!(superfluous(&kept, None, now), Vec::<DateTime<Utc>>::new());
        }

        #[test]
        fn what_a_clock_that_ran_ahead_made_pushes_nothing_out(made in times()) {
            let now = at("2026-11-25T12:00:00Z");
            let past: Vec<_> = made.iter().copied().filter(|at| *at <= now).collect();
            let gone: Vec<_> = superfluous(&made, None, now).into_iter().filter(|at| *at <= now).collect();
            prop_assert_eq!(gone, superfluous(&past, None, now));
        }

        #[test]
        fn every_day_week_and_month_that_is_kept_keeps_its_newest(made in times(), last in 0_usize..120) {
            let now = at("2026-11-25T12:00:00Z");
            let last = made.get(last).copied();
            let gone: BTreeSet<_> = superfluous(&made, last, now).into_iter().collect();
            prop_assert!(last.is_none_or(|last| !gone.contains(&last)));
            for at in &gone {
                let side = |other: &&DateTime<Utc>| (**other > now) == (*at > now);
                let newer = made.iter().filter(side).any(|other| other.date_naive() == at.date_naive() && other > at);
                let days: BTreeSet<_> = made.iter().filter(side).map(|other| other.date_naive()).filter(|day| *day > at.date_naive()).collect();
                prop_assert!(newer || days.len() >= DAILY, "{at} was the newest of one of the last days");
            }
        }
    }
}
