//! A gift with what is worked out once for all needs.

use std::sync::OnceLock;

use super::evidence::GiftFact;
use super::neutral::Means;
use super::question::{commonness, gift_direction};
use super::reasons::{gift_share, grained};
use super::stems::Word;
use super::words_only::gift_words;

#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) fact: &'a GiftFact,
    pub(super) direction: Vec<f32>,
    /// How near it lies to the neutral needs.
    pub(super) commonness: f64,
    /// What its readings add.
    pub(super) own: f64,
    /// The least and the most that its record and its lessons may come to, whatever the need.
    pub(super) swayed: (f64, f64),
    words: OnceLock<Vec<Word>>,
}

impl<'a> Candidate<'a> {
    /// To compare by what it means; `None` while it has no vector of the model's size.
    pub(super) fn by_meaning(fact: &'a GiftFact, neutral: &Means) -> Option<Self> {
        let direction = gift_direction(fact, neutral.needs.len())?;
        Some(Self { commonness: commonness(&direction, neutral), direction, ..Self::by_words(fact) })
    }

    /// To compare by its words alone.
    pub(super) fn by_words(fact: &'a GiftFact) -> Self {
        let own = grained(gift_share(fact));
        Self { fact, direction: Vec::new(), commonness: 0.0, own, swayed: (0.0, 0.0), words: OnceLock::new() }
    }

    /// Its words, taken apart when they are first asked for.
    pub(super) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| gift_words(self.fact))
    }
}
