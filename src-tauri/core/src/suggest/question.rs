//! A need as a question to the gifts: the direction in which its texts point together, kept in its parts.

use matrix::{dot, vectorised};

use super::evidence::{GiftFact, NeedFact, Vector};
use super::neutral::Means;
use super::reasons::ReasonKind;

/// How much of the want's meaning joins the need's (eval: +.07 nDCG@3).
const WANT_WEIGHT: f64 = 0.5;
/// How much of what they said joins it, and of what a gift has shown joins the gift: on 104 trades with evidence +.057
/// [+.034, +.079] nDCG@3 together, +.048 by what gifts have shown alone (`embed/training`).
const SAID_WEIGHT: f64 = 0.25;
const SHOWN_WEIGHT: f64 = 0.75;
/// How much of a gift's commonness is taken off (eval: +.05 nDCG@3).
const COMMONNESS_WEIGHT: f64 = 0.5;
/// How much of a need's generality is taken off (eval: +.008 [−.004, +.019] reverse nDCG@3, +.004 to +.011 abstain AUC; it
/// changes no order of gifts).
const GENERALITY_WEIGHT: f64 = 0.5;

/// A vector of `size` numbers, if it is there.
fn sized(vector: &Vector, size: usize) -> Option<&[f32]> {
    vector.as_deref().filter(|vector| vector.len() == size)
}

/// Some texts as one direction: the unit sum of their vectors, each with its weight. The memory is used again.
pub(super) struct Pool {
    sum: Vec<f64>,
    direction: Vec<f32>,
}

impl Pool {
    pub(super) fn sized(size: usize) -> Self {
        Self { sum: vec![0.0; size], direction: vec![0.0; size] }
    }

    /// Takes the direction of the parts, and answers with the length of their sum.
    fn take<'v>(&mut self, first: &[f32], others: impl Iterator<Item = (&'v [f32], f64)>) -> f64 {
        let Self { sum, direction } = self;
        vectorised(
            #[inline(always)]
            || {
                sum.iter_mut().zip(first).for_each(|(sum, value)| *sum = f64::from(*value));
                for (part, weight) in others {
                    sum.iter_mut().zip(part).for_each(|(sum, value)| *sum += weight * f64::from(*value));
                }
                let length = length(sum).max(f64::MIN_POSITIVE);
                let scale = length.recip();
                direction.iter_mut().zip(sum).for_each(|(to, value)| *to = (*value * scale) as f32);
                length
            },
        )
    }
}

/// Eight partial sums, so that many numbers go through an instruction at once.
#[inline(always)]
fn length(values: &[f64]) -> f64 {
    let (chunks, rest) = values.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for chunk in chunks {
        sums.iter_mut().zip(chunk).for_each(|(sum, value)| *sum += value * value);
    }
    sums.iter_mut().zip(rest).for_each(|(sum, value)| *sum += value * value);
    sums.into_iter().sum::<f64>().sqrt()
}

/// The direction of a gift: what it says of itself and what it has shown. `None` while it has no vector of `size` numbers.
pub(super) fn gift_direction(gift: &GiftFact, size: usize) -> Option<Vec<f32>> {
    let own = sized(&gift.vector, size)?;
    let Some(shown) = sized(&gift.shown_vector, size) else { return Some(own.to_vec()) };
    let mut pool = Pool::sized(size);
    pool.take(own, [(shown, SHOWN_WEIGHT)].into_iter());
    Some(pool.direction)
}

/// How near a gift lies to the neutral needs.
pub(super) fn commonness(direction: &[f32], neutral: &Means) -> f64 {
    dot(&neutral.needs, direction)
}

/// How near something lies, and how much that counts.
pub(super) type Nearness = (ReasonKind, f64, f64);

/// A need, the wants above it and what they said, as one direction kept in its parts.
pub(super) struct Question<'a> {
    parts: [Option<(ReasonKind, &'a [f32], f64)>; 3],
    /// How long the sum of the parts is.
    length: f64,
    generality: f64,
}

impl<'a> Question<'a> {
    /// `None` while the need has no vector of the model's size; what else has none is left out. The direction is in the
    /// pool afterwards.
    pub(super) fn new(need: &'a NeedFact, neutral: &Means, pool: &mut Pool) -> Option<Self> {
        let size = neutral.needs.len();
        let own = sized(&need.vector, size)?;
        let want = sized(&need.want_vector, size).map(|want| (ReasonKind::Want, want, WANT_WEIGHT));
        let said = sized(&need.said_vector, size).map(|said| (ReasonKind::Said, said, SAID_WEIGHT));
        let others = [want, said].into_iter().flatten();
        let length = pool.take(own, others.map(|(_, part, weight)| (part, weight)));
        let generality = dot(&pool.direction, &neutral.gifts);
        Some(Self { parts: [Some((ReasonKind::Meaning, own, 1.0)), want, said], length, generality })
    }

    /// How near its parts and the gift are, how common the gift is, and how general the need.
    pub(super) fn nearnesses(&self, gift: &[f32], commonness: f64) -> impl Iterator<Item = Nearness> {
        let parts = self.parts.iter().flatten();
        let parts = parts.map(move |(kind, part, weight)| (*kind, dot(part, gift), weight / self.length));
        parts.chain([
            (ReasonKind::Commonness, commonness, -COMMONNESS_WEIGHT),
            (ReasonKind::Generality, self.generality, -GENERALITY_WEIGHT),
        ])
    }
}

/// Adds the direction to `rows` whose inner product with a gift's is the score, but for what lies in gift, need and
/// history.
pub(super) fn add_row(pool: &Pool, neutral: &Means, rows: &mut Vec<f32>) {
    let pairs = pool.direction.iter().zip(&*neutral.needs);
    rows.extend(pairs.map(|(&question, &neutral)| question - COMMONNESS_WEIGHT as f32 * neutral));
}
