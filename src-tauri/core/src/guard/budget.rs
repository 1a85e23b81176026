//! The giving budget: minutes given in a week and minutes planned, against the most the user wants to give.
//!
//! *Given* are the minutes beyond what is paid for on the week's pages, Monday to Sunday, those of forgotten pages
//! included. *Planned* is what is written down to give and not given yet: the usual minutes of its form, of a series the
//! share of the parts still to come (rounded up), less minutes noted on it already. What has no form, or a form without
//! usual minutes, is counted and not guessed at.

use chrono::NaiveDate;
use serde::Serialize;

use crate::clients::Minutes;
use crate::ids::PursuitId;

/// Something written down to give and not given yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Planned {
    /// The usual minutes of its form.
    pub usual_minutes: Option<u32>,
    /// Minutes that were noted on it already.
    pub noted_minutes: u32,
    /// Parts of a series; 0 for what is given whole.
    pub parts: u32,
    /// Parts that were given.
    pub parts_given: u32,
}

impl Planned {
    /// The minutes it will still take; `None` where nobody can say.
    #[must_use]
    pub fn minutes(self) -> Option<u32> {
        let usual = self.usual_minutes?;
        let left = match self.parts {
            0 => usual,
            parts => {
                let to_come = u64::from(parts.saturating_sub(self.parts_given));
                let share = (u64::from(usual) * to_come).div_ceil(u64::from(parts));
                u32::try_from(share).unwrap_or(u32::MAX)
            }
        };
        Some(left.saturating_sub(self.noted_minutes))
    }
}

/// Where a week stands against the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "says")]
pub enum Standing {
    /// What is given and planned fits.
    Within {
        /// Minutes left beside it.
        left: u64,
    },
    /// It is not passed yet, and will be if all that is planned is given.
    WillPass {
        /// Minutes by which.
        by: u64,
    },
    /// More is given than the budget holds.
    Passed {
        /// Minutes by which.
        by: u64,
    },
}

/// A week's giving. All figures are minutes unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The Monday the week began.
    pub week_on: NaiveDate,
    /// The most the user wants to give in a week.
    pub limit: u32,
    /// Given this week.
    pub given: u64,
    /// Planned.
    pub planned: u64,
    /// How many planned things nobody can say the minutes of.
    pub planned_unknown: u64,
    /// Where that leaves the week.
    pub standing: Standing,
    /// Paid for this week.
    pub paid: u64,
    /// Time for one's own practice.
    pub pursuits: Vec<PursuitWeek>,
    /// The weeks before, oldest first.
    pub before: Vec<PastWeek>,
    /// In how many of them the budget was passed.
    pub passed_before: u64,
}

/// What one's own practice got in a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PursuitWeek {
    /// Which pursuit.
    pub id: PursuitId,
    /// What it is.
    pub name: String,
    /// Minutes it was to have.
    pub planned: u32,
    /// Minutes it got.
    pub spent: u32,
    /// For how many weeks in a row it has got less than planned.
    pub short_weeks: u32,
}

/// A week that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PastWeek {
    /// Its Monday.
    pub week_on: NaiveDate,
    /// Minutes paid for.
    pub paid: u64,
    /// Minutes given.
    pub given: u64,
    /// Minutes beyond today's limit; 0 within it.
    pub over: u64,
}

/// How the week that begins on a Monday stands. `before` holds the weeks before it and what was paid and given in each.
#[must_use]
pub fn budget(
    week_on: NaiveDate,
    limit: u32,
    Minutes { paid, given }: Minutes,
    planned: &[Planned],
    before: &[(NaiveDate, Minutes)],
    pursuits: Vec<PursuitWeek>,
) -> Budget {
    let minutes = planned.iter().filter_map(|one| one.minutes());
    let planned_minutes = minutes.map(u64::from).fold(0, u64::saturating_add);
    let unknown = planned.iter().filter(|one| one.minutes().is_none()).count() as u64;
    let past = |&(week_on, Minutes { paid, given }): &(NaiveDate, Minutes)| PastWeek {
        week_on,
        paid,
        given,
        over: given.saturating_sub(u64::from(limit)),
    };
    let before: Vec<PastWeek> = before.iter().map(past).collect();
    let passed_before = before.iter().filter(|week| week.over > 0).count() as u64;
    let standing = standing(u64::from(limit), given, planned_minutes);
    Budget {
        week_on,
        limit,
        given,
        planned: planned_minutes,
        planned_unknown: unknown,
        standing,
        paid,
        pursuits,
        before,
        passed_before,
    }
}

fn standing(limit: u64, given: u64, planned: u64) -> Standing {
    let all = given.saturating_add(planned);
    if given > limit {
        Standing::Passed { by: given - limit }
    } else if all > limit {
        Standing::WillPass { by: all - limit }
    } else {
        Standing::Within { left: limit - all }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn planned(usual: u32) -> Planned {
        Planned { usual_minutes: Some(usual), ..Planned::default() }
    }

    fn week(limit: u32, given: u64, planned: &[Planned], before: &[(NaiveDate, Minutes)]) -> Budget {
        budget(NaiveDate::default(), limit, minutes(given), planned, before, Vec::new())
    }

    fn minutes(given: u64) -> Minutes {
        Minutes { paid: 0, given }
    }

    fn standing_of(given: u64, planned: &[Planned]) -> Standing {
        week(120, given, planned, &[]).standing
    }

    #[test]
    fn it_warns_before_the_limit_is_passed() {
        assert_eq!(standing_of(60, &[planned(60)]), Standing::Within { left: 0 });
        assert_eq!(standing_of(60, &[planned(61)]), Standing::WillPass { by: 1 });
        assert_eq!(standing_of(120, &[planned(15)]), Standing::WillPass { by: 15 });
        assert_eq!(standing_of(121, &[]), Standing::Passed { by: 1 });
    }

    #[test]
    fn a_series_plans_what_is_still_to_come_and_what_is_noted_is_done() {
        let course = Planned { usual_minutes: Some(180), parts: 5, parts_given: 2, noted_minutes: 0 };
        assert_eq!(course.minutes(), Some(108));
        assert_eq!(Planned { noted_minutes: 200, ..course }.minutes(), Some(0));
        let unknown = week(120, 0, &[Planned::default(), planned(20)], &[]);
        assert_eq!((unknown.planned, unknown.planned_unknown), (20, 1));
    }

    #[test]
    fn weeks_that_passed_are_told() {
        let weeks = [(NaiveDate::default(), minutes(121)), (NaiveDate::default(), minutes(120))];
        let told = week(120, 0, &[], &weeks);
        assert_eq!((told.passed_before, told.before.iter().map(|week| week.over).collect()), (1, vec![1, 0]));
    }

    fn any_planned() -> impl Strategy<Value = Planned> {
        (proptest::option::of(any::<u32>()), any::<u32>(), any::<u32>(), any::<u32>()).prop_map(
            |(usual_minutes, noted_minutes, parts, parts_given)| Planned {
                usual_minutes,
                noted_minutes,
                parts,
                parts_given,
            },
        )
    }

    proptest! {
        /// Nothing overflows, however many minutes: no time is negative, and what is left, given and planned make up the
        /// limit.
        #[test]
        fn no_time_is_ever_negative(
            limit: u32, given: u64, planned in proptest::collection::vec(any_planned(), 0..9),
            before in proptest::collection::vec(any::<u64>(), 0..9),
        ) {
            for one in &planned {
                prop_assert!(one.minutes().unwrap_or(0) <= one.usual_minutes.unwrap_or(0));
            }
            let weeks: Vec<_> = before.iter().map(|given| (NaiveDate::default(), minutes(*given))).collect();
            let told = week(limit, given, &planned, &weeks);
            let (limit, all) = (u64::from(limit), told.given.saturating_add(told.planned));
            match told.standing {
                Standing::Within { left } => prop_assert_eq!(left + all, limit),
                Standing::WillPass { by } => prop_assert!(given <= limit && by == all - limit && by > 0),
                Standing::Passed { by } => prop_assert!(given > limit && by == given - limit),
            }
            prop_assert!(told.before.iter().all(|week| week.over <= week.given));
        }
    }
}
