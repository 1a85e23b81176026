//! What the user's verdicts teach about a gift, and how far they may.
//!
//! Each time a gift was taken or refused speaks for or against it, most for needs like the one it was said of. How loudly
//! is decided by leaving out: on the verdicts about every *other* gift, does what the rest of them teach foretell each one
//! better than not learning at all? Only where it does, by more than its standard error, does it count. As a gift's own
//! verdicts have no say in that, taking it never lowers it, and refusing it never raises it.

use std::collections::HashMap;
use std::sync::Arc;

use super::echoes::alike;
use super::evidence::{Lesson, NeedFact, Vector};
use super::reasons::{Fact, Reason, ReasonKind, Sum, Taught};
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
    by_gift: ByGift<'a>,
    strengths: HashMap<GiftId, f64>,
    gains: HashMap<GiftId, Gains>,
}

type ByGift<'a> = HashMap<GiftId, Vec<&'a Lesson>>;

/// What was learned once, and from what: a gift's verdicts foretell each other as long as they are the same.
#[derive(Debug, Default)]
pub(super) struct Learned {
    lessons: Arc<Vec<Lesson>>,
    gains: HashMap<GiftId, Gains>,
}

impl<'a> Lessons<'a> {
    pub(super) fn of(lessons: &'a [Lesson], before: Option<&Learned>) -> Self {
        let known = before.map(|before| (by_gift(&before.lessons), &before.gains));
        let by_gift = by_gift(lessons);
        // One gift's verdicts are foretold by that gift's others alone, so all gains are worked out once.
        let gains_of = |gift: &GiftId, lessons: &[&Lesson]| {
            let known =
                known.as_ref().filter(|(by_gift, _)| by_gift.get(gift).is_some_and(|was| is_same(was, lessons)));
            known.and_then(|(_, gains)| gains.get(gift).copied()).unwrap_or_else(|| Gains::of(lessons))
        };
        let gains: HashMap<GiftId, Gains> =
            by_gift.iter().map(|(gift, lessons)| (*gift, gains_of(gift, lessons))).collect();
        let all = gains.values().fold(Gains::default(), |all, gains| all.and(gains));
        let strengths = gains.iter().map(|(gift, own)| (*gift, all.without(own).chosen())).collect();
        Self { by_gift, strengths, gains }
    }

    /// What was learned, for the next time.
    pub(super) fn learned(&self, lessons: &Arc<Vec<Lesson>>) -> Learned {
        Learned { lessons: Arc::clone(lessons), gains: self.gains.clone() }
    }

    /// The least and the most that lessons can come to for a gift, whatever the need.
    pub(super) fn bounds(&self, gift: GiftId) -> (f64, f64) {
        let most = LEARNED_WEIGHT * self.strengths.get(&gift).copied().unwrap_or_default();
        (-most, most)
    }

    /// What the user's verdicts add for a gift and a need; `None` where nothing was learned.
    pub(super) fn share(&self, gift: GiftId, need: &NeedFact) -> Option<f64> {
        let strength = self.strengths.get(&gift).copied().filter(|strength| *strength > 0.0)?;
        let lessons = self.by_gift.get(&gift)?;
        Some(LEARNED_WEIGHT * strength * leaning(lessons.iter().copied(), need.id, &need.vector))
    }

    /// The same, with what it rests on.
    pub(super) fn reason(&self, gift: GiftId, need: &NeedFact) -> Option<Reason> {
        let (share, lessons) = (self.share(gift, need)?, self.by_gift.get(&gift)?);
        let taken = lessons.iter().filter(|lesson| lesson.taken).count();
        let taught = Taught { taken, times: lessons.len() };
        Some(Reason::new(ReasonKind::Learned, share, Fact { taught: Some(taught), ..Fact::default() }))
    }
}

fn by_gift(lessons: &[Lesson]) -> ByGift<'_> {
    let mut by_gift = ByGift::new();
    for lesson in lessons {
        by_gift.entry(lesson.gift_id).or_default().push(lesson);
    }
    by_gift
}

/// Whether these are the same verdicts with the same vectors.
fn is_same(one: &[&Lesson], other: &[&Lesson]) -> bool {
    let vectors = |one: &Vector, other: &Vector| match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let same = |(one, other): (&&Lesson, &&Lesson)| {
        (one.need_id, one.taken) == (other.need_id, other.taken) && vectors(&one.need_vector, &other.need_vector)
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

/// Between −1 (always refused) and 1 (always taken), for a need.
fn leaning<'a>(lessons: impl Iterator<Item = &'a Lesson>, need: NeedId, vector: &Vector) -> f64 {
    let (mut sum, mut all) = (Sum::default(), Sum::default());
    for lesson in lessons {
        let alike = if lesson.need_id == need { 1.0 } else { alike(vector, &lesson.need_vector) };
        let counts = ANY_NEED + (1.0 - ANY_NEED) * alike;
        sum.add(if lesson.taken { counts } else { -counts });
        all.add(counts);
    }
    sum.get() / (DOUBT + all.get())
}

/// By how much each strength foretells verdicts better than none does (log loss), all together.
#[derive(Debug, Clone, Copy, Default)]
struct Gains {
    count: usize,
    sums: [Sum; STRENGTHS.len()],
    squares: [Sum; STRENGTHS.len()],
}

impl Gains {
    /// On verdicts about one gift, each foretold by the others.
    fn of(lessons: &[&Lesson]) -> Self {
        let mut gains = Self { count: lessons.len(), ..Self::default() };
        for (left_out, lesson) in lessons.iter().enumerate() {
            let others = lessons.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, lesson)| *lesson);
            let leaning = leaning(others, lesson.need_id, &lesson.need_vector);
            let said = if lesson.taken { 1.0 } else { -1.0 };
            let totals = gains.sums.iter_mut().zip(&mut gains.squares);
            for (strength, (sum, squares)) in STRENGTHS.iter().zip(totals) {
                let gain = std::f64::consts::LN_2 - (-said * LOG_ODDS * strength * leaning).exp().ln_1p();
                sum.add(gain);
                squares.add(gain * gain);
            }
        }
        gains
    }

    fn and(&self, other: &Self) -> Self {
        self.each(other, |one, other| one.with(other), |one, other| one + other)
    }

    fn without(&self, other: &Self) -> Self {
        self.each(other, |one, other| one.without(other), |one, other| one - other)
    }

    fn each(&self, other: &Self, sum: fn(Sum, Sum) -> Sum, count: fn(usize, usize) -> usize) -> Self {
        let each = |one: &[Sum; STRENGTHS.len()], other: &[Sum; STRENGTHS.len()]| {
            let mut sums = *one;
            sums.iter_mut().zip(other).for_each(|(one, other)| *one = sum(*one, *other));
            sums
        };
        Self {
            count: count(self.count, other.count),
            sums: each(&self.sums, &other.sums),
            squares: each(&self.squares, &other.squares),
        }
    }

    /// The greatest strength whose mean gain is more than its standard error.
    fn chosen(&self) -> f64 {
        if self.count < LEAST {
            return 0.0;
        }
        let count = self.count as f64;
        let helps = |(_, (sum, squares)): &(&f64, (&Sum, &Sum))| {
            let mean = sum.get() / count;
            let variance = ((squares.get() - count * mean * mean) / (count - 1.0)).max(0.0);
            mean > (variance / count).sqrt()
        };
        let mut each = STRENGTHS.iter().zip(self.sums.iter().zip(&self.squares));
        each.find(helps).map(|(strength, _)| *strength).unwrap_or_default()
    }
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
        Lessons::of(lessons, None).strengths.get(&GiftId(Uuid::from_u128(gift))).copied().unwrap_or_default()
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
