//! What stands against giving something new just now: limits the user has set, as cautions that can be overruled.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::balance::QUARTER_DAYS;
use crate::dates::monday_of;
use crate::words::CautionKind;

/// So many things may be given to a client before any of them was taken up.
const PACE_LEAST: u32 = 2;

/// How much may be open with one client, and given in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Deliveries open with one client at once, 1 to 9.
    pub open_deliveries: u32,
    /// Promises open to one client at once, 1 to 19.
    pub open_promises: u32,
    /// Minutes given in a week, 0 to 2,400.
    pub giving_minutes_week: u32,
}

/// What is open with one client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenWith {
    /// Deliveries not yet landed or dropped.
    pub deliveries: u32,
    /// Promises of the user's own to them, open or renegotiated.
    pub promises: u32,
}

/// What one client was given in the last ninety days, today included, and what was agreed with oneself about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenTo {
    /// The days on which something was given, in any order.
    pub given_on: Vec<NaiveDate>,
    /// How many of these things were loved or liked.
    pub taken_up: u32,
    /// Minutes given beyond what is paid for, with their day.
    pub minutes: Vec<(NaiveDate, u32)>,
    /// The most minutes to give in ninety days.
    pub line_minutes: Option<u32>,
}

impl GivenTo {
    /// Minutes given in all.
    #[must_use]
    pub fn given_minutes(&self) -> u32 {
        self.minutes.iter().fold(0, |sum, (_, minutes)| sum.saturating_add(*minutes))
    }
}

/// The week as it stands, in minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Week {
    /// Given since Monday.
    pub given: u32,
    /// Written down to give, and not given yet.
    pub planned: u32,
}

/// A reason to wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caution {
    /// What stands against it.
    pub kind: CautionKind,
    /// How much there is: deliveries, promises, things given, or minutes.
    pub now: u32,
    /// How much there may be.
    pub limit: u32,
    /// The day from which it no longer stands, if nothing changes; `None` where something has to be finished first.
    pub until_on: Option<NaiveDate>,
    /// Why the user went on all the same today.
    pub overruled: Option<String>,
}

/// What stands against something new for a client, the most telling first.
///
/// *Pace*: of what was given in ninety days, more than twice what was taken up (and more than two things) is more than they
/// can take in. *Line*: the minutes given in ninety days have reached the line drawn.
#[must_use]
pub fn cautions(open: OpenWith, to: &GivenTo, week: Week, limits: Limits, today: NaiveDate) -> Vec<Caution> {
    let Limits { open_deliveries, open_promises, giving_minutes_week } = limits;
    let caution = |kind, now, limit, until_on| Caution { kind, now, limit, until_on, overruled: None };
    let next_monday = monday_of(today).checked_add_days(Days::new(7));
    let will_be = week.given.saturating_add(week.planned);
    let mut all = Vec::new();
    if open.deliveries >= open_deliveries {
        all.push(caution(CautionKind::OpenDeliveries, open.deliveries, open_deliveries, None));
    }
    if open.promises >= open_promises {
        all.push(caution(CautionKind::OpenPromises, open.promises, open_promises, None));
    }
    let (given, pace) = (u32::try_from(to.given_on.len()).unwrap_or(u32::MAX), PACE_LEAST.max(to.taken_up * 2));
    if given > pace {
        let days = to.given_on.iter().map(|day| (*day, 1)).collect();
        all.push(caution(CautionKind::Pace, given, pace, falls_to(days, pace)));
    }
    if let Some(line) = to.line_minutes.filter(|line| to.given_minutes() >= *line) {
        let until = line.checked_sub(1).and_then(|below| falls_to(to.minutes.clone(), below));
        all.push(caution(CautionKind::Line, to.given_minutes(), line, until));
    }
    if week.given >= giving_minutes_week {
        all.push(caution(CautionKind::WeekIsGiven, week.given, giving_minutes_week, next_monday));
    } else if will_be > giving_minutes_week {
        all.push(caution(CautionKind::WeekWillPass, will_be, giving_minutes_week, None));
    }
    all
}

/// The day on which the sum over the last ninety days has fallen to this, if nothing is added.
fn falls_to(mut dated: Vec<(NaiveDate, u32)>, most: u32) -> Option<NaiveDate> {
    dated.sort();
    let mut left = dated.iter().fold(0_u32, |sum, (_, amount)| sum.saturating_add(*amount));
    let last = dated.into_iter().find(|(_, amount)| {
        left = left.saturating_sub(*amount);
        left <= most
    });
    last.and_then(|(day, _)| day.checked_add_days(Days::new(QUARTER_DAYS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { open_deliveries: 1, open_promises: 3, giving_minutes_week: 120 };

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    /// A Tuesday.
    fn today() -> NaiveDate {
        day(11, 17)
    }

    fn told(open: OpenWith, to: &GivenTo, given: u32, planned: u32) -> Vec<(CautionKind, u32, u32, Option<NaiveDate>)> {
        let all = cautions(open, to, Week { given, planned }, LIMITS, today());
        all.into_iter().map(|caution| (caution.kind, caution.now, caution.limit, caution.until_on)).collect()
    }

    #[test]
    fn nothing_stands_against_the_first_thing() {
        assert_eq!(told(OpenWith { deliveries: 0, promises: 2 }, &GivenTo::default(), 60, 60), []);
    }

    #[test]
    fn a_limit_that_is_reached_says_wait() {
        let open = OpenWith { deliveries: 1, promises: 3 };
        let all = [
            (CautionKind::OpenDeliveries, 1, 1, None),
            (CautionKind::OpenPromises, 3, 3, None),
            (CautionKind::WeekIsGiven, 120, 120, Some(day(11, 23))),
        ];
        assert_eq!(told(open, &GivenTo::default(), 120, 60), all);
    }

    #[test]
    fn the_week_warns_before_it_is_passed() {
        let all = told(OpenWith::default(), &GivenTo::default(), 100, 21);
        assert_eq!(all, [(CautionKind::WeekWillPass, 121, 120, None)]);
    }

    #[test]
    fn what_was_given_waits_for_what_was_taken_up() {
        let three = vec![day(11, 10), day(9, 1), day(10, 5)];
        let to = GivenTo { given_on: three, taken_up: 1, ..GivenTo::default() };
        let until = Some(day(11, 30));
        assert_eq!(
            told(OpenWith::default(), &to, 0, 0),
            [(CautionKind::Pace, 3, 2, until)],
            "90 days after 1 September"
        );
        assert_eq!(told(OpenWith::default(), &GivenTo { taken_up: 2, ..to }, 0, 0), []);
    }

    #[test]
    fn a_line_holds_until_enough_lies_ninety_days_back() {
        let minutes = vec![(day(9, 20), 60), (day(11, 3), 45), (day(9, 2), 30)];
        let to = GivenTo { minutes, line_minutes: Some(120), ..GivenTo::default() };
        assert_eq!(told(OpenWith::default(), &to, 0, 0), [(CautionKind::Line, 135, 120, Some(day(12, 1)))]);
        let higher = GivenTo { line_minutes: Some(136), ..to.clone() };
        assert_eq!(told(OpenWith::default(), &higher, 0, 0), []);
        let none = GivenTo { line_minutes: Some(0), minutes: Vec::new(), ..to };
        assert_eq!(told(OpenWith::default(), &none, 0, 0), [(CautionKind::Line, 0, 0, None)]);
    }
}
