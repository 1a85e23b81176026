//! Why a gift is suggested for a need: shares of the score with the facts behind them, which the screen puts into words.

use serde::Serialize;

use super::echoes::dot;
use super::evidence::{GiftFact, NeedFact};
use crate::words::Confidence;

/// How much of the want's meaning joins the need's (eval: +.07 nDCG@3).
const WANT_WEIGHT: f64 = 0.5;
/// How much of a gift's commonness is taken off (eval: +.05 nDCG@3).
pub(super) const COMMONNESS_WEIGHT: f64 = 0.5;
/// What a gift with every reading at 5 gains; one with every reading at 1 loses half of it. Enough to settle a near tie
/// between gifts of like meaning, too little to bring up one that does not fit.
const GIFT_WEIGHT: f64 = 0.02;
/// What each step of confidence above a hunch adds, so that of equal fits the surer need is named first.
const CONFIDENCE_STEP: f64 = 0.005;

/// What a reason speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Need and gift mean something alike.
    Meaning,
    /// Want and gift do.
    Want,
    /// The gift is near to any need; this takes away.
    Commonness,
    /// Need, want and gift share words (only without a sentence model).
    Words,
    /// How gladly and how well it is given.
    Gift,
    /// How sure the need is.
    Confidence,
}

/// The facts behind a reason; what does not belong to its kind is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fact {
    /// Words both sides share, as written in the need or the want.
    pub shared: Vec<String>,
    /// The cosine (−1 to 1) for meaning and want; the mean cosine with the neutral needs for commonness.
    pub figure: Option<f64>,
    /// 1 (work) to 5 (play).
    pub pleasure: Option<u8>,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: Option<u8>,
    /// How sure one may be of the need.
    pub confidence: Option<Confidence>,
    /// How many quotes the need rests on.
    pub quotes: Option<usize>,
}

/// One reason and its share of the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What it speaks of.
    pub kind: ReasonKind,
    /// Its share. The shares of a pair add up to its score exactly, in whatever order they are added.
    pub contribution: f64,
    /// What it rests on.
    pub fact: Fact,
}

impl Reason {
    pub(super) fn new(kind: ReasonKind, contribution: f64, fact: Fact) -> Self {
        Self { kind, contribution: grained(contribution), fact }
    }
}

/// Rounds to whole 2⁻²⁴ths: sums of a few such numbers are exact in double precision, so that shares add up to the score
/// to the last bit. What is not a number counts for nothing.
fn grained(value: f64) -> f64 {
    const GRAIN: f64 = (1 << 24) as f64;
    if value.is_finite() { (value * GRAIN).round() / GRAIN } else { 0.0 }
}

/// Need and want as one direction: unit(need + ½ want), kept in its two parts.
pub(super) struct Question<'a> {
    need: &'a [f32],
    want: Option<&'a [f32]>,
    length: f64,
}

impl<'a> Question<'a> {
    /// `None` while the need has no vector of `size` numbers; a want without one is left out.
    pub(super) fn new(need: &'a NeedFact, size: usize) -> Option<Self> {
        let vector = need.vector.as_deref().filter(|vector| vector.len() == size)?;
        let want = need.want_vector.as_deref().filter(|vector| vector.len() == size);
        let cross = want
            .map_or(0.0, |want| 2.0 * WANT_WEIGHT * dot(vector, want) + WANT_WEIGHT * WANT_WEIGHT * dot(want, want));
        let length = (dot(vector, vector) + cross).sqrt().max(f64::MIN_POSITIVE);
        Some(Self { need: vector, want, length })
    }

    /// The direction whose inner product with a gift is the score, but for what lies in gift and confidence.
    pub(super) fn direction(&self, neutral: &[f32]) -> Vec<f32> {
        let wants = self.want.unwrap_or_default().iter().copied().chain(std::iter::repeat(0.0));
        let parts = self.need.iter().zip(wants).zip(neutral);
        parts
            .map(|((&need, want), &neutral)| {
                let question = (f64::from(need) + WANT_WEIGHT * f64::from(want)) / self.length;
                (question - COMMONNESS_WEIGHT * f64::from(neutral)) as f32
            })
            .collect()
    }

    /// The reasons that lie in what the texts mean. Shared words are not yet filled in.
    pub(super) fn reasons(&self, gift: &[f32], neutral: &[f32]) -> Vec<Reason> {
        let part = |kind, figure: f64, weight: f64| {
            Reason::new(kind, weight * figure, Fact { figure: Some(figure), ..Fact::default() })
        };
        let mut reasons = vec![part(ReasonKind::Meaning, dot(self.need, gift), 1.0 / self.length)];
        if let Some(want) = self.want {
            reasons.push(part(ReasonKind::Want, dot(want, gift), WANT_WEIGHT / self.length));
        }
        reasons.push(part(ReasonKind::Commonness, dot(neutral, gift), -COMMONNESS_WEIGHT));
        reasons
    }
}

/// What pleasure and mastery add: their product against that of two middle readings, which adds nothing.
pub(super) fn gift_share(gift: &GiftFact) -> f64 {
    let reading = |value: u8| f64::from(value.clamp(1, 5));
    GIFT_WEIGHT * (reading(gift.pleasure) * reading(gift.mastery) - 9.0) / 16.0
}

pub(super) fn gift_reason(gift: &GiftFact) -> Reason {
    let fact = Fact { pleasure: Some(gift.pleasure), mastery: Some(gift.mastery), ..Fact::default() };
    Reason::new(ReasonKind::Gift, gift_share(gift), fact)
}

pub(super) fn confidence_reason(need: &NeedFact) -> Reason {
    let steps = match need.confidence {
        Confidence::Hunch => 0.0,
        Confidence::Likely => 1.0,
        Confidence::Confirmed => 2.0,
    };
    let fact = Fact { confidence: Some(need.confidence), quotes: Some(need.quotes), ..Fact::default() };
    Reason::new(ReasonKind::Confidence, CONFIDENCE_STEP * steps, fact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_in_any_order() {
        let shares = [0.1, 0.2, 0.3, -0.7, 1.0 / 3.0, f64::NAN].map(grained);
        let forwards: f64 = shares.iter().sum();
        let backwards: f64 = shares.iter().rev().sum();
        assert_eq!(forwards, backwards);
        assert!((forwards - (0.6 - 0.7 + 1.0 / 3.0)).abs() < 1e-6);
    }
}
