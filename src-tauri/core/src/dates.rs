//! Instants that remember the offset they were written in, and where the time comes from.

use std::sync::Arc;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate, TimeZone, Utc};

/// Where the journal asks for the time. The shell hands in the system's clock and zone; a test hands in a fixed one.
pub type Clock = Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>;

/// A clock that always shows the same instant.
#[must_use]
pub fn fixed_clock(now: DateTime<FixedOffset>) -> Clock {
    Arc::new(move || now)
}

/// An instant as it is stored: Unix milliseconds, and minutes east of UTC where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) at: i64,
    pub(crate) offset: i32,
}

impl From<DateTime<FixedOffset>> for Stamp {
    fn from(instant: DateTime<FixedOffset>) -> Self {
        Self { at: instant.timestamp_millis(), offset: instant.offset().local_minus_utc() / 60 }
    }
}

impl Stamp {
    /// The instant in the offset it was written in. A file can hold any number: one outside the calendar reads as 1970.
    pub(crate) fn instant(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.at).unwrap_or(DateTime::UNIX_EPOCH);
        let offset = FixedOffset::east_opt(self.offset.saturating_mul(60)).unwrap_or_else(|| chrono::Offset::fix(&Utc));
        offset.from_utc_datetime(&utc.naive_utc())
    }

    /// The calendar day it was there.
    pub(crate) fn day(self) -> NaiveDate {
        self.instant().date_naive()
    }

    /// The same time of day, in the same offset, on another day.
    pub(crate) fn on(self, day: NaiveDate) -> Self {
        let days = day.signed_duration_since(self.day()).num_milliseconds();
        Self { at: self.at.saturating_add(days), offset: self.offset }
    }
}

/// The earliest instant at which it was this day anywhere (Unix milliseconds): its midnight, a day before that of UTC at
/// the most. A bound by which an index leaves out what is older.
pub(crate) fn earliest_on(day: NaiveDate) -> i64 {
    const DAY_MS: i64 = 86_400_000;
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis().saturating_sub(DAY_MS)
}

/// The Monday of a day's week.
pub(crate) fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_instant_keeps_its_offset_and_its_day() {
        let evening = DateTime::parse_from_rfc3339("2026-11-17T23:30:00-11:00").unwrap();
        let stamp = Stamp::from(evening);
        assert_eq!(stamp.instant(), evening);
        assert_eq!(stamp.instant().to_rfc3339(), "2026-11-17T23:30:00-11:00");
        assert_eq!(stamp.day(), NaiveDate::from_ymd_opt(2026, 11, 17).unwrap());
    }

    #[test]
    fn an_instant_moves_to_another_day_and_keeps_its_hour() {
        let evening = Stamp::from(DateTime::parse_from_rfc3339("2026-11-17T23:30:00-11:00").unwrap());
        let leap = evening.on(NaiveDate::from_ymd_opt(2024, 2, 29).unwrap());
        assert_eq!(leap.instant().to_rfc3339(), "2024-02-29T23:30:00-11:00");
    }

    #[test]
    fn numbers_outside_the_calendar_do_not_panic() {
        assert_eq!(Stamp { at: i64::MAX, offset: i32::MAX }.instant().timestamp(), 0);
    }
}
