//! Why a gift is suggested for a need: shares of the score with the facts behind them, which the screen puts into words.

use chrono::NaiveDate;
use serde::Serialize;

use super::evidence::{GiftFact, NeedFact};
use crate::ids::DeliveryId;
use crate::words::{Confidence, Landing};

/// What a gift with every reading at 5 gains; one with every reading at 1 loses half of it. Enough to settle a near tie
/// between gifts of like meaning, too little to bring up one that does not fit.
const GIFT_WEIGHT: f64 = 0.02;
/// What each step of confidence above a hunch adds, so that of equal fits the surer need is named first.
const CONFIDENCE_STEP: f64 = 0.005;
/// What a need heard of today gains; a month later half of it, and so on.
const FRESHNESS_WEIGHT: f64 = 0.01;
const HALF_AS_FRESH_DAYS: f64 = 30.0;

/// What a reason speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Need and gift mean something alike.
    Meaning,
    /// Want and gift do.
    Want,
    /// What they said of the need, and the gift, do.
    Said,
    /// The gift is near to any need; this takes away.
    Commonness,
    /// The need is near to any gift; this takes away. It is the same for all gifts, and tells needs apart.
    Generality,
    /// Need, want and gift share words (only without a sentence model).
    Words,
    /// How gladly and how well it is given.
    Gift,
    /// How sure the need is.
    Confidence,
    /// How the gift landed before, for needs like this.
    Record,
    /// How lately the need was heard of.
    Freshness,
    /// What the user's verdicts on this gift taught.
    Learned,
}

/// The facts behind a reason; what does not belong to its kind is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fact {
    /// Words both sides share, as written in the need or the want.
    pub shared: Vec<String>,
    /// The cosine (−1 to 1) for meaning, want and what they said; the mean cosine with the neutral needs
    /// for commonness, with the neutral gifts for generality.
    pub figure: Option<f64>,
    /// 1 (work) to 5 (play).
    pub pleasure: Option<u8>,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: Option<u8>,
    /// How sure one may be of the need.
    pub confidence: Option<Confidence>,
    /// How many quotes the need rests on.
    pub quotes: Option<usize>,
    /// How many passages and deliveries the gift showed itself in.
    pub shown: Option<usize>,
    /// How it landed before.
    pub before: Option<Before>,
    /// The day the need was last heard of.
    pub heard_on: Option<NaiveDate>,
    /// What was taken and refused.
    pub taught: Option<Taught>,
}

/// A gift's record for needs like one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Before {
    /// What was given for the need most like it.
    pub delivery_id: DeliveryId,
    /// What exactly that was.
    pub what: String,
    /// How it landed.
    pub landing: Landing,
    /// The day that was seen.
    pub on: NaiveDate,
    /// How often it was loved or liked.
    pub well: usize,
    /// Of how many times.
    pub times: usize,
}

/// What was said of a gift so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Taught {
    /// How often it was taken.
    pub taken: usize,
    /// Of how many times that it was taken or refused.
    pub times: usize,
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

/// A reason that lies in how near two texts are.
pub(super) fn by_nearness(kind: ReasonKind, figure: f64, weight: f64) -> Reason {
    Reason::new(kind, weight * figure, Fact { figure: Some(figure), ..Fact::default() })
}

/// Rounds to whole 2⁻²⁴ths: sums of a few such numbers are exact in double precision, so that shares add up to the score
/// to the last bit. What is not a number counts for nothing.
pub(super) fn grained(value: f64) -> f64 {
    const GRAIN: f64 = (1 << 24) as f64;
    if value.is_finite() { (value * GRAIN).round() / GRAIN } else { 0.0 }
}

/// A sum that does not depend on the order of its parts: whole 2⁻⁴⁰ths, of each part what lies nearer to nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum(i64);

impl Sum {
    const GRAIN: f64 = (1_u64 << 40) as f64;

    pub(super) fn add(&mut self, part: f64) {
        self.0 = self.0.saturating_add((part * Self::GRAIN) as i64);
    }

    /// The sum without the parts of another that are among its own.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    pub(super) fn get(self) -> f64 {
        self.0 as f64 / Self::GRAIN
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<Parts: IntoIterator<Item = f64>>(parts: Parts) -> Self {
        parts.into_iter().fold(Self::default(), |mut sum, part| {
            sum.add(part);
            sum
        })
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

/// What a need gains for having been heard of lately; what is dated ahead is as fresh as today.
pub(super) fn freshness_reason(need: &NeedFact, today: NaiveDate) -> Reason {
    let days = today.signed_duration_since(need.heard_on).num_days().max(0) as f64;
    let share = FRESHNESS_WEIGHT * (-days / HALF_AS_FRESH_DAYS).exp2();
    Reason::new(ReasonKind::Freshness, share, Fact { heard_on: Some(need.heard_on), ..Fact::default() })
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
