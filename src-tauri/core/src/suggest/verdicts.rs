//! What the user's verdicts leave out of the ranking today.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::evidence::VerdictFact;
use crate::ids::{GiftId, NeedId};
use crate::words::Answer;

/// For so many days "not now" hides a pair: two weeks, long enough to have met the client again.
pub const NOT_NOW_DAYS: u64 = 14;

/// The verdicts as they stand on a day.
#[derive(Debug)]
pub(super) struct Standing {
    refused: HashSet<(NeedId, GiftId)>,
    hidden: HashSet<(NeedId, GiftId)>,
    no_needs: HashSet<NeedId>,
    /// Needs for which some gift is left out.
    touched: HashSet<NeedId>,
}

impl Standing {
    /// Of several verdicts on a pair the latest counts; only "not this gift" stays for good.
    pub(super) fn on(today: NaiveDate, verdicts: &[VerdictFact]) -> Self {
        let pair = |verdict: &VerdictFact| (verdict.need_id, verdict.gift_id);
        let latest: HashMap<_, _> = verdicts.iter().map(|verdict| (pair(verdict), verdict)).collect();
        let refused: HashSet<_> =
            verdicts.iter().filter(|verdict| verdict.answer == Answer::NotThisGift).map(pair).collect();
        let standing = |answer| latest.values().copied().filter(move |verdict| verdict.answer == answer);
        let hidden: HashSet<_> =
            standing(Answer::NotNow).filter(|verdict| still_waits(verdict.given_on, today)).map(pair).collect();
        let no_needs = standing(Answer::NotANeed).map(|verdict| verdict.need_id).collect();
        let touched = refused.union(&hidden).map(|(need, _)| *need).collect();
        Self { refused, hidden, no_needs, touched }
    }

    pub(super) fn allows_need(&self, need: NeedId) -> bool {
        !self.no_needs.contains(&need)
    }

    /// Whether the verdicts leave a need every gift.
    pub(super) fn allows_all_of(&self, need: NeedId) -> bool {
        !self.touched.contains(&need)
    }

    pub(super) fn allows_pair(&self, need: NeedId, gift: GiftId) -> bool {
        !self.refused.contains(&(need, gift)) && !self.hidden.contains(&(need, gift))
    }
}

fn still_waits(given_on: NaiveDate, today: NaiveDate) -> bool {
    given_on.checked_add_days(Days::new(NOT_NOW_DAYS)).is_none_or(|again_on| today < again_on)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use uuid::Uuid;

    const NEED: NeedId = NeedId(Uuid::from_u128(1));
    const GIFT: GiftId = GiftId(Uuid::from_u128(2));

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn standing(today: u32, answers: &[(Answer, u32)]) -> Standing {
        let verdict = |&(answer, on)| VerdictFact { place: 0, need_id: NEED, gift_id: GIFT, answer, given_on: day(on) };
        Standing::on(day(today), &answers.iter().map(verdict).collect::<Vec<_>>())
    }

    #[test]
    fn not_now_comes_back_after_two_weeks() {
        assert!(!standing(14, &[(Answer::NotNow, 1)]).allows_pair(NEED, GIFT));
        assert!(standing(15, &[(Answer::NotNow, 1)]).allows_pair(NEED, GIFT));
    }

    #[test]
    fn not_this_gift_stays_whatever_is_said_later() {
        let standing = standing(30, &[(Answer::NotThisGift, 1), (Answer::Take, 2)]);
        assert!(!standing.allows_pair(NEED, GIFT) && standing.allows_need(NEED));
        assert!(standing.allows_pair(NEED, GiftId(Uuid::from_u128(3))));
    }

    #[test]
    fn a_later_verdict_lifts_an_earlier_one() {
        assert!(standing(3, &[(Answer::NotNow, 1), (Answer::Take, 2)]).allows_pair(NEED, GIFT));
        assert!(!standing(3, &[(Answer::NotANeed, 1)]).allows_need(NEED));
        assert!(standing(3, &[(Answer::NotANeed, 1), (Answer::Take, 2)]).allows_need(NEED));
    }
}
