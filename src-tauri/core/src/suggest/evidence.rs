//! The facts that ranking rests on, gathered by the store and handed over as plain values.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::ids::{ClientId, GiftId, NeedId};
use crate::words::{Answer, Confidence, GiftKind, GiftState};

/// A unit vector from the sentence model; `None` where the text has none yet.
pub type Vector = Option<Arc<[f32]>>;

/// Everything the ranking may know, on a given day.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Open needs of clients who have not parted.
    pub needs: Vec<NeedFact>,
    /// Living and emerging gifts.
    pub gifts: Vec<GiftFact>,
    /// Verdicts given so far, oldest first.
    pub verdicts: Vec<VerdictFact>,
    /// The user's day, for what "not now" still holds.
    pub today: NaiveDate,
}

/// An open need.
#[derive(Debug, Clone)]
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
    /// The wants above it, through the whole ladder, nearest first.
    pub wants: Vec<String>,
    /// Vector of `text`.
    pub vector: Vector,
    /// Unit mean of the vectors of `wants`.
    pub want_vector: Vector,
}

/// A gift that may be given.
#[derive(Debug, Clone)]
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
}

/// What the user said of a pair.
#[derive(Debug, Clone, Copy)]
pub struct VerdictFact {
    /// The need.
    pub need_id: NeedId,
    /// The gift.
    pub gift_id: GiftId,
    /// What was said.
    pub answer: Answer,
    /// On which day.
    pub given_on: NaiveDate,
}

/// The text by which a gift is compared.
#[must_use]
pub fn gift_text(name: &str, description: &str) -> String {
    if description.trim().is_empty() { name.to_owned() } else { format!("{name}. {description}") }
}
