//! Special days on the calendar: which day a month and day fall on, how far off it is, and how many years it has been.
//! Pure: the day it is today comes in, in the user's zone.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::{Error, Result};

/// Some address books write this year for a birthday of unknown year, since it is a leap year nobody alive was born in.
const UNKNOWN_YEAR: i32 = 1604;
/// A leap year: every day of a month that any year can have.
const LEAP_YEAR: i32 = 2024;
/// 29 February comes back after eight years at the latest, around a century that is no leap year.
const LONGEST_WAIT_YEARS: i32 = 8;

/// A special day: month and day, or the month alone; with its year, where that is known; every year, or once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecialDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31; `None` for the month as a whole.
    pub day: Option<u32>,
    /// The year it happened, or first happened.
    pub year: Option<i32>,
    /// Whether it comes back every year.
    pub yearly: bool,
}

/// One time that a special day comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The day, or the first of its month.
    pub from: NaiveDate,
    /// The day, or the last of its month.
    pub to: NaiveDate,
    /// Whether it is 29 February, kept on the 28th in a year that has no 29th.
    pub moved: bool,
    /// Years since the first time, where its year is known.
    pub years: Option<u32>,
}

impl SpecialDay {
    /// The same day of every year from one day on.
    #[must_use]
    pub fn every_year_since(day: NaiveDate) -> Self {
        Self { month: day.month(), day: Some(day.day()), year: Some(day.year()), yearly: true }
    }

    /// This day, if there is such a day. The year 1604 is read as unknown.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming what is wrong.
    pub fn checked(self) -> Result<Self> {
        let this = Self { year: self.year.filter(|year| *year != UNKNOWN_YEAR), ..self };
        let refuse = |field, problem: &str| Err(Error::invalid(field, problem));
        let Some(longest) = last_of(LEAP_YEAR, this.month) else {
            return refuse("month", "A month from 1 to 12 is needed here.");
        };
        if this.day.is_some_and(|day| !(1..=longest.day()).contains(&day)) {
            return refuse("day", "That month has no such day.");
        }
        match this.year {
            Some(year) if !(1..=9999).contains(&year) => refuse("year", "A year between 1 and 9999 is needed here."),
            Some(year) if this.in_year(year).is_none_or(|found| found.moved) => {
                refuse("year", "That year had no 29 February. Without a year it can be kept.")
            }
            None if !this.yearly => refuse("year", "What happens once needs its year. Every year it can do without."),
            _ => Ok(this),
        }
    }

    /// The next time it comes, today included; a month that is under way counts.
    #[must_use]
    pub fn next(&self, today: NaiveDate) -> Option<Occurrence> {
        let years = match (self.yearly, self.year) {
            (false, year) => year.into_iter().collect(),
            (true, first) => {
                let from = today.year().max(first.unwrap_or(i32::MIN));
                (from..=from.saturating_add(LONGEST_WAIT_YEARS)).collect::<Vec<_>>()
            }
        };
        years.into_iter().filter_map(|year| self.in_year(year)).find(|occurrence| occurrence.to >= today)
    }

    /// The next time it comes, if that begins within so many days from today.
    #[must_use]
    pub fn within(&self, today: NaiveDate, days: u32) -> Option<Occurrence> {
        let last = today.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        self.next(today).filter(|occurrence| occurrence.from <= last)
    }

    fn in_year(&self, year: i32) -> Option<Occurrence> {
        let years = self.year.map(|first| u32::try_from(year.saturating_sub(first)).unwrap_or_default());
        let last = last_of(year, self.month)?;
        let Some(day) = self.day else {
            return Some(Occurrence { from: last.with_day(1)?, to: last, moved: false, years });
        };
        let moved = self.month == 2 && day == 29 && last.day() == 28;
        let on = if moved { last } else { last.with_day(day)? };
        Some(Occurrence { from: on, to: on, moved, years })
    }
}

impl Occurrence {
    /// Days until it begins; 0 from then on.
    #[must_use]
    pub fn days_away(&self, today: NaiveDate) -> u32 {
        u32::try_from(self.from.signed_duration_since(today).num_days()).unwrap_or_default()
    }

    /// Whether it is a month as a whole.
    #[must_use]
    pub fn is_month(&self) -> bool {
        self.from != self.to
    }
}

/// Whole years and months from one day to another; nothing if that lies before.
#[must_use]
pub fn years_and_months(from: NaiveDate, to: NaiveDate) -> (u32, u32) {
    let months = (to.year() - from.year()) * 12 + to.month0() as i32 - from.month0() as i32;
    let mut months = u32::try_from(months).unwrap_or_default();
    // The 31st of a short month is its last day: chrono's own rule.
    if months > 0 && from.checked_add_months(Months::new(months)).is_none_or(|day| day > to) {
        months -= 1;
    }
    (months / 12, months % 12)
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dates::Stamp;
    use chrono::{DateTime, FixedOffset, TimeZone as _};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn special(month: u32, day: Option<u32>, year: Option<i32>) -> SpecialDay {
        SpecialDay { month, day, year, yearly: true }.checked().unwrap()
    }

    fn problem(month: u32, day: Option<u32>, year: Option<i32>, yearly: bool) -> Option<&'static str> {
        SpecialDay { month, day, year, yearly }.checked().err()?.field()
    }

    #[test]
    fn the_29th_of_february_is_kept_on_the_28th_in_common_years_and_says_so() {
        let leap = special(2, Some(29), None);
        let on = |today| leap.next(day(today)).map(|next| (next.from.to_string(), next.moved)).unwrap();
        assert_eq!(on("2027-01-01"), ("2027-02-28".to_owned(), true));
        assert_eq!(on("2027-02-28"), ("2027-02-28".to_owned(), true));
        assert_eq!(on("2027-03-01"), ("2028-02-29".to_owned(), false));
        assert_eq!(on("2028-02-29"), ("2028-02-29".to_owned(), false));
        assert_eq!(on("2100-02-28"), ("2100-02-28".to_owned(), true), "a century is no leap year");
        assert_eq!(on("2000-02-29"), ("2000-02-29".to_owned(), false), "every fourth century is");
        let born = special(2, Some(29), Some(1992));
        assert_eq!(born.next(day("2027-01-01")).unwrap().years, Some(35));
        assert_eq!(problem(2, Some(29), Some(1993), true), Some("year"));
    }

    #[test]
    fn no_year_is_invented() {
        let unknown = special(6, Some(3), Some(1604));
        assert_eq!(unknown.year, None);
        assert_eq!(unknown.next(day("2026-11-17")).unwrap().years, None);
        assert_eq!(problem(6, Some(3), Some(1604), false), Some("year"), "once, in a year nobody knows");
        assert_eq!(special(6, Some(3), Some(1605)).year, Some(1605));
    }

    #[test]
    fn a_month_alone_lasts_the_whole_month() {
        let march = special(3, None, None);
        for today in ["2026-03-01", "2026-03-17", "2026-03-31"] {
            let next = march.next(day(today)).unwrap();
            assert_eq!((next.from, next.to), (day("2026-03-01"), day("2026-03-31")), "{today}");
            assert!(next.is_month() && next.days_away(day(today)) == 0);
        }
        assert_eq!(march.next(day("2026-04-01")).unwrap().from, day("2027-03-01"));
        assert_eq!(special(2, None, None).next(day("2028-02-10")).unwrap().to, day("2028-02-29"));
        assert_eq!(march.within(day("2026-02-15"), 14).map(|next| next.from), Some(day("2026-03-01")));
        assert_eq!(march.within(day("2026-02-14"), 14), None);
    }

    #[test]
    fn a_window_crosses_the_end_of_the_year() {
        let (before, after) = (special(12, Some(31), None), special(1, Some(2), Some(2020)));
        let today = day("2026-12-24");
        assert_eq!(before.within(today, 14).unwrap().from, day("2026-12-31"));
        let next = after.within(today, 14).unwrap();
        assert_eq!((next.from, next.years, next.days_away(today)), (day("2027-01-02"), Some(7), 9));
        assert_eq!(before.next(day("2027-01-01")).unwrap().from, day("2027-12-31"));
        assert_eq!(special(1, Some(1), None).next(day("9999-12-31")).map(|next| next.from.year()), Some(10_000));
        assert_eq!(special(1, Some(1), None).next(NaiveDate::MAX), None, "where the calendar ends");
    }

    #[test]
    fn once_is_once() {
        let once = SpecialDay { month: 5, day: Some(9), year: Some(2026), yearly: false }.checked().unwrap();
        assert_eq!(once.next(day("2026-05-09")).unwrap().years, Some(0));
        assert_eq!(once.next(day("2026-05-10")), None);
        let to_come = special(5, Some(9), Some(2030));
        assert_eq!(to_come.next(day("2026-01-01")).unwrap().from, day("2030-05-09"), "not before its first time");
    }

    #[test]
    fn days_that_are_none_are_refused_by_name() {
        for (month, day, field) in
            [(0, Some(1), "month"), (13, None, "month"), (4, Some(31), "day"), (2, Some(30), "day")]
        {
            assert_eq!(problem(month, day, None, true), Some(field), "{month} {day:?}");
        }
        assert_eq!(problem(4, Some(0), None, true), Some("day"));
        for year in [0, -4, 10_000, i32::MIN, i32::MAX] {
            assert_eq!(problem(4, Some(1), Some(year), true), Some("year"), "{year}");
        }
    }

    #[test]
    fn years_of_working_together_follow_from_the_first_day() {
        let together = SpecialDay::every_year_since(day("2020-11-24"));
        let next = together.within(day("2026-11-17"), 14).unwrap();
        assert_eq!((next.from, next.years, next.days_away(day("2026-11-17"))), (day("2026-11-24"), Some(6), 7));
        assert_eq!(years_and_months(day("2020-11-24"), day("2026-11-17")), (5, 11));
        assert_eq!(years_and_months(day("2020-11-24"), day("2026-11-24")), (6, 0));
        assert_eq!(years_and_months(day("2024-02-29"), day("2025-02-28")), (1, 0));
        assert_eq!(years_and_months(day("2024-01-31"), day("2024-02-29")), (0, 1));
        assert_eq!(years_and_months(day("2026-11-17"), day("2020-01-01")), (0, 0));
    }

    fn instant(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn days_away(now: &str, special: &SpecialDay) -> u32 {
        let today = Stamp::from(instant(now)).day();
        special.next(today).unwrap().days_away(today)
    }

    #[test]
    fn today_is_today_in_the_users_zone() {
        let new_year = special(1, Some(1), None);
        let noon = instant("2026-12-31T11:00:00+00:00");
        let there = |hours: i32| {
            let zone = FixedOffset::east_opt(hours * 3_600).unwrap();
            Stamp::from(zone.from_utc_datetime(&noon.naive_utc())).day()
        };
        assert_eq!(new_year.next(there(14)).unwrap().days_away(there(14)), 0, "Kiritimati");
        assert_eq!(new_year.next(there(-11)).unwrap().days_away(there(-11)), 1, "Pago Pago");
        assert_eq!(there(14).signed_duration_since(there(-11)).num_days(), 1);
    }

    #[test]
    fn days_are_counted_by_the_calendar_across_both_clock_changes() {
        // Berlin, 2026: forward on 29 March at 2:00, back on 25 October at 3:00.
        let after_spring = special(3, Some(30), None);
        for (now, away) in [
            ("2026-03-28T23:59:59+01:00", 2),
            ("2026-03-29T01:59:59+01:00", 1),
            ("2026-03-29T03:00:00+02:00", 1),
            ("2026-03-30T00:00:00+02:00", 0),
        ] {
            assert_eq!(days_away(now, &after_spring), away, "{now}");
        }
        let after_autumn = special(10, Some(26), None);
        for (now, away) in [
            ("2026-10-25T00:00:00+02:00", 1),
            ("2026-10-25T02:30:00+02:00", 1),
            ("2026-10-25T02:30:00+01:00", 1),
            ("2026-10-25T23:59:59+01:00", 1),
            ("2026-10-26T00:00:00+01:00", 0),
        ] {
            assert_eq!(days_away(now, &after_autumn), away, "{now}");
        }
    }

    #[test]
    fn a_clock_set_back_ten_years_only_moves_today() {
        let birthday = special(11, Some(18), Some(1980));
        for (now, years) in [("2026-11-17T10:00:00+01:00", 46), ("2016-11-17T10:00:00+01:00", 36)] {
            let today = Stamp::from(instant(now)).day();
            let next = birthday.next(today).unwrap();
            assert_eq!((next.days_away(today), next.years), (1, Some(years)), "{now}");
        }
        let together = SpecialDay::every_year_since(day("2020-11-18"));
        let next = together.next(day("2016-11-17")).unwrap();
        assert_eq!((next.from, next.years), (day("2020-11-18"), Some(0)), "not before it began");
    }
}
