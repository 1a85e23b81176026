//! Ranking without a sentence model: by the words that need, want and gift share.
//!
//! It works as BM25 does, but every telling word weighs alike and lengths are measured against a fixed one: what a pair
//! is worth must not change because some other gift was added.

use super::evidence::{GiftFact, NeedFact};
use super::reasons::{Fact, Reason, ReasonKind};
use super::stems::{Word, shared, telling_words};

/// How much a word of the want counts beside one of the need.
const WANT_WEIGHT: f64 = 0.5;
/// Telling words in a usual gift; longer ones share words more easily, so a word counts for less in them.
const USUAL_LENGTH: f64 = 9.0;
/// How fully length counts (BM25's b).
const LENGTH_EFFECT: f64 = 0.75;
/// Saturation (BM25's k₁).
const SATURATION: f64 = 1.2;

/// The telling words of a need and of the wants above it.
pub(super) struct NeedWords {
    need: Vec<Word>,
    want: Vec<Word>,
}

impl NeedWords {
    pub(super) fn new(need: &NeedFact) -> Self {
        Self { need: telling_words(&need.text), want: telling_words(&need.wants.join(" ")) }
    }

    /// Shared words, as written in the need.
    pub(super) fn shared_with_need(&self, gift: &[Word]) -> Vec<String> {
        shared(&self.need, gift)
    }

    /// Shared words, as written in the want.
    pub(super) fn shared_with_want(&self, gift: &[Word]) -> Vec<String> {
        shared(&self.want, gift)
    }

    /// The reason that lies in shared words.
    pub(super) fn reason(&self, gift: &[Word]) -> Reason {
        let mut words = self.shared_with_need(gift);
        let from_need = words.len() as f64;
        let from_want = self.shared_with_want(gift);
        let count = from_need + WANT_WEIGHT * from_want.len() as f64;
        let length = 1.0 - LENGTH_EFFECT + LENGTH_EFFECT * gift.len() as f64 / USUAL_LENGTH;
        words.extend(from_want.into_iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
        let contribution = count * (SATURATION + 1.0) / (1.0 + SATURATION * length) / 10.0;
        Reason::new(ReasonKind::Words, contribution, Fact { shared: words, ..Fact::default() })
    }
}

/// The telling words of a gift.
pub(super) fn gift_words(gift: &GiftFact) -> Vec<Word> {
    telling_words(&super::evidence::gift_text(&gift.name, &gift.description))
}
