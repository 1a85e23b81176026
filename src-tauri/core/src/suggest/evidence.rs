//! The facts that ranking rests on, gathered by the store and handed over as plain values.

use std::sync::Arc;

use chrono::NaiveDate;

use super::memory::Memory;
use crate::ids::{ClientId, DeliveryId, GiftId, NeedId, ReceiverId};
use crate::words::{Answer, Confidence, GiftKind, GiftState, Landing};

/// A unit vector from the sentence model; `None` where the text has none yet.
pub type Vector = Option<Arc<[f32]>>;

/// Everything the ranking may know, on a given day. What did not change since it was last asked for is the same in memory
/// too, so that it is seen at once and handing it on costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Open needs of clients who have not parted.
    pub needs: Vec<Arc<NeedFact>>,
    /// Living and emerging gifts.
    pub gifts: Vec<Arc<GiftFact>>,
    /// Verdicts that bear on these needs, oldest first.
    pub verdicts: Arc<Vec<VerdictFact>>,
    /// How gifts landed, oldest first.
    pub landed: Arc<Vec<LandedFact>>,
    /// What was taken and refused, also of needs that are no longer open, in an order that does not matter. Empty where
    /// verdicts are not to teach.
    pub lessons: Arc<Vec<Lesson>>,
    /// The user's day, for what "not now" still holds and how fresh a need is.
    pub today: NaiveDate,
    /// What the last ranking of it found.
    pub memory: Memory,
}

/// An open need.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedFact {
    /// Which need.
    pub id: NeedId,
    /// Whose need.
    pub client_id: ClientId,
    /// The client's name, for the wording alone.
    pub client_name: String,
    /// The need in the user's words.
    pub text: String,
    /// How sure one may be.
    pub confidence: Confidence,
    /// How many quotes it rests on.
    pub quotes: usize,
    /// The day it was last heard of: of its latest quote, else the day it was written down.
    pub heard_on: NaiveDate,
    /// The wants above it, through the whole ladder, nearest first.
    pub wants: Vec<String>,
    /// Vector of `text`.
    pub vector: Vector,
    /// Unit mean of the vectors of `wants`.
    pub want_vector: Vector,
    /// What they said of it, the latest first.
    pub said: Vec<Arc<str>>,
    /// Unit mean of the vectors of `said`.
    pub said_vector: Vector,
}

impl NeedFact {
    /// Whether one of its texts has no vector yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.vector.is_none() || self.wants_wait() || self.said_waits()
    }

    pub(super) fn wants_wait(&self) -> bool {
        !self.wants.is_empty() && self.want_vector.is_none()
    }

    pub(super) fn said_waits(&self) -> bool {
        !self.said.is_empty() && self.said_vector.is_none()
    }
}

/// A gift that may be given.
#[derive(Debug, Clone, PartialEq)]
pub struct GiftFact {
    /// Which gift.
    pub id: GiftId,
    /// Its name.
    pub name: String,
    /// What it is, in the user's words; may be empty.
    pub description: String,
    /// Talent or glad cost.
    pub kind: GiftKind,
    /// Living or emerging.
    pub state: GiftState,
    /// 1 (work) to 5 (play).
    pub pleasure: u8,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: u8,
    /// Vector of [`gift_text`].
    pub vector: Vector,
    /// Passages in which it showed and what was given of it, the latest first.
    pub shown: Vec<Arc<str>>,
    /// Unit mean of the vectors of `shown`.
    pub shown_vector: Vector,
}

impl GiftFact {
    /// Whether one of its texts has no vector yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.vector.is_none() || self.shown_waits()
    }

    pub(super) fn shown_waits(&self) -> bool {
        !self.shown.is_empty() && self.shown_vector.is_none()
    }
}

/// What the user said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerdictFact {
    /// Its place in the order in which they were given.
    pub place: i64,
    /// The need.
    pub need_id: NeedId,
    /// The gift.
    pub gift_id: GiftId,
    /// What was said.
    pub answer: Answer,
    /// On which day.
    pub given_on: NaiveDate,
}

/// How a gift landed with somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct LandedFact {
    /// With whom.
    pub receiver_id: ReceiverId,
    /// What was given.
    pub delivery_id: DeliveryId,
    /// Of which gift.
    pub gift_id: GiftId,
    /// For which need.
    pub need_id: NeedId,
    /// What exactly was given, for the wording alone.
    pub what: String,
    /// Vector of the need's text.
    pub need_vector: Vector,
    /// How it landed.
    pub landing: Landing,
    /// The day that was seen.
    pub on: NaiveDate,
}

/// A gift taken or refused for a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The gift.
    pub gift_id: GiftId,
    /// The need.
    pub need_id: NeedId,
    /// Vector of the need's text.
    pub need_vector: Vector,
    /// Taken, or not this gift.
    pub taken: bool,
}

/// The unit mean of vectors of one size; `None` of none, or where they cancel each other out.
#[must_use]
pub fn unit_mean(vectors: impl IntoIterator<Item = Arc<[f32]>>) -> Vector {
    let mut sum: Vec<f32> = Vec::new();
    for vector in vectors {
        sum.resize(vector.len(), 0.0);
        sum.iter_mut().zip(vector.iter()).for_each(|(total, value)| *total += value);
    }
    let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
    (length > f32::EPSILON).then(|| sum.into_iter().map(|value| value / length).collect())
}

/// The text by which a gift is compared.
#[must_use]
pub fn gift_text(name: &str, description: &str) -> String {
    if description.trim().is_empty() { name.to_owned() } else { format!("{name}. {description}") }
}
