//! What the user's verdicts teach about a gift, and how far they may.
//!
//! Each time a gift was taken or refused speaks for or against it, most for needs like the one it was said of. How loudly
//! is decided by leaving out: on the verdicts about every *other* gift, does what the rest of them teach foretell each one
//! better than not learning at all? Only where it does, by more than its standard error, does it count. As a gift's own
//! verdicts have no say in that, taking it never lowers it, and refusing it never raises it.

use std::collections::HashMap;

use super::echoes::alike;
use super::evidence::{Lesson, NeedFact, Vector};
use super::reasons::{Fact, Reason, ReasonKind, Taught, in_any_order};
use crate::ids::{GiftId, NeedId};

/// The most that verdicts can add or take away.
const LEARNED_WEIGHT: f64 = 0.06;
/// How much a verdict on an unlike need counts beside one on the same.
const ANY_NEED: f64 = 0.25;
/// What speaks for no shift: as much as two verdicts on the very same need.
const DOUBT: f64 = 2.0;
/// Verdicts about other gifts below which nothing is learned.
const LEAST: usize = 12;
/// The strengths tried, besides none.
const STRENGTHS: [f64; 3] = [1.0, 2.0 / 3.0, 1.0 / 3.0];
/// How strongly a full shift speaks, as log odds.
const LOG_ODDS: f64 = 2.0;

/// What there is to learn from.
#[derive(Debug)]
pub(super) struct Lessons<'a> {
    by_gift: HashMap<GiftId, Vec<&'a Lesson>>,
    strengths: HashMap<GiftId, f64>,
}

impl<'a> Lessons<'a> {
    pub(super) fn of(lessons: &'a [Lesson]) -> Self {
        let mut by_gift: HashMap<GiftId, Vec<&Lesson>> = HashMap::new();
        for lesson in lessons {
            by_gift.entry(lesson.gift_id).or_default().push(lesson);
        }
        // One gift's verdicts are foretold by that gift's others alone, so all gains are worked out once.
        let gains: Vec<(GiftId, Vec<Gain>)> =
            by_gift.iter().map(|(gift, lessons)| (*gift, gains_of(lessons))).collect();
        let strength = |gift: GiftId| {
            let others = gains.iter().filter(|(other, _)| *other != gift).flat_map(|(_, gains)| gains);
            chosen(&others.copied().collect::<Vec<_>>())
        };
        let strengths = by_gift.keys().map(|gift| (*gift, strength(*gift))).collect();
        Self { by_gift, strengths }
    }

    /// The least and the most that lessons can come to for a gift, whatever the need.
    pub(super) fn bounds(&self, gift: GiftId) -> (f64, f64) {
        let most = LEARNED_WEIGHT * self.strengths.get(&gift).copied().unwrap_or_default();
        (-most, most)
    }

    /// What the user's verdicts add for a gift and a need; `None` where nothing was learned.
    pub(super) fn reason(&self, gift: GiftId, need: &NeedFact) -> Option<Reason> {
        let strength = self.strengths.get(&gift).copied().filter(|strength| *strength > 0.0)?;
        let lessons = self.by_gift.get(&gift)?;
        let share = LEARNED_WEIGHT * strength * leaning(lessons.iter().copied(), need.id, &need.vector);
        let taken = lessons.iter().filter(|lesson| lesson.taken).count();
        let taught = Taught { taken, times: lessons.len() };
        Some(Reason::new(ReasonKind::Learned, share, Fact { taught: Some(taught), ..Fact::default() }))
    }
}

/// Between −1 (always refused) and 1 (always taken), for a need.
fn leaning<'a>(lessons: impl Iterator<Item = &'a Lesson>, need: NeedId, vector: &Vector) -> f64 {
    let counts: Vec<(f64, bool)> = lessons
        .map(|lesson| {
            let alike = if lesson.need_id == need { 1.0 } else { alike(vector, &lesson.need_vector) };
            (ANY_NEED + (1.0 - ANY_NEED) * alike, lesson.taken)
        })
        .collect();
    let sum = in_any_order(counts.iter().map(|(counts, taken)| if *taken { *counts } else { -counts }));
    sum / (DOUBT + in_any_order(counts.iter().map(|(counts, _)| *counts)))
}

/// By how much each strength foretells a verdict better than none does (log loss).
type Gain = [f64; STRENGTHS.len()];

fn gains_of(lessons: &[&Lesson]) -> Vec<Gain> {
    let gain = |(left_out, lesson): (usize, &&Lesson)| {
        let others = lessons.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, lesson)| *lesson);
        let leaning = leaning(others, lesson.need_id, &lesson.need_vector);
        let said = if lesson.taken { 1.0 } else { -1.0 };
        STRENGTHS.map(|strength| std::f64::consts::LN_2 - (-said * LOG_ODDS * strength * leaning).exp().ln_1p())
    };
    lessons.iter().enumerate().map(gain).collect()
}

/// The greatest strength whose mean gain is more than its standard error.
fn chosen(gains: &[Gain]) -> f64 {
    if gains.len() < LEAST {
        return 0.0;
    }
    let count = gains.len() as f64;
    let helps = |place: &usize| {
        let of = || gains.iter().filter_map(|gain| gain.get(*place).copied());
        let mean = in_any_order(of()) / count;
        let variance = in_any_order(of().map(|gain| (gain - mean).powi(2))) / (count - 1.0);
        mean > (variance / count).sqrt()
    };
    (0..STRENGTHS.len()).find(helps).and_then(|place| STRENGTHS.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn lesson(gift: u128, need: u128, taken: bool) -> Lesson {
        Lesson {
            gift_id: GiftId(Uuid::from_u128(gift)),
            need_id: NeedId(Uuid::from_u128(need)),
            need_vector: None,
            taken,
        }
    }

    fn strength(lessons: &[Lesson], gift: u128) -> f64 {
        Lessons::of(lessons).strengths.get(&GiftId(Uuid::from_u128(gift))).copied().unwrap_or_default()
    }

    #[test]
    fn a_habit_over_many_verdicts_is_learned() {
        let taken = (0..10).map(|need| lesson(1, need, true));
        let refused = (10..20).map(|need| lesson(2, need, false));
        let lessons: Vec<Lesson> = taken.chain(refused).chain([lesson(3, 30, true)]).collect();
        assert_eq!(strength(&lessons, 3), 1.0);
    }

    #[test]
    fn chance_teaches_nothing() {
        let lessons: Vec<Lesson> = (0..40).map(|need| lesson(1 + need % 4, need, (need / 4) % 2 == 0)).collect();
        assert_eq!(strength(&lessons, 1), 0.0);
    }

    #[test]
    fn a_few_verdicts_teach_nothing() {
        let lessons: Vec<Lesson> = (0..10).map(|need| lesson(1 + need % 2, need, need % 2 == 0)).collect();
        assert_eq!(strength(&lessons, 1), 0.0);
    }
}
