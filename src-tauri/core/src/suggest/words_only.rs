//! Ranking without a sentence model: by the words that need, want and gift share.
//!
//! It works as BM25 does, but with fixed weights for words and a fixed usual length: what a pair is worth must not change
//! because some other gift was added. On the graded sets it finds as much as full-text search does, which is little;
//! the labels say so.

use super::evidence::{GiftFact, NeedFact, gift_text};
use super::reasons::{Fact, Reason, ReasonKind};
use super::stems::{Telling, Word, shared, shared_and_telling, words};

/// How much a word of the want counts beside one of the need.
const WANT_WEIGHT: f64 = 0.5;
/// Different words in a usual gift; longer ones share words more easily, so a word counts for less in them.
const USUAL_LENGTH: f64 = 14.0;
/// How fully length counts (BM25's b).
const LENGTH_EFFECT: f64 = 0.75;
/// Saturation (BM25's k₁).
const SATURATION: f64 = 1.2;
/// Brings scores to the size of cosines.
const SCALE: f64 = 0.1;

/// The words of a need and of the wants above it.
pub(super) struct NeedWords {
    need: Vec<Word>,
    want: Vec<Word>,
}

impl NeedWords {
    pub(super) fn new(need: &NeedFact) -> Self {
        Self { need: words(&need.text), want: words(&need.wants.join("\n")) }
    }

    /// Telling words shared with the need, as written there.
    pub(super) fn shared_with_need(&self, gift: &[Word]) -> Vec<String> {
        shared_and_telling(&self.need, gift)
    }

    /// Telling words shared with the want, as written there.
    pub(super) fn shared_with_want(&self, gift: &[Word]) -> Vec<String> {
        shared_and_telling(&self.want, gift)
    }

    /// The reason that lies in shared words.
    pub(super) fn reason(&self, gift: &[Word]) -> Reason {
        let in_need = weight(shared(&self.need, gift));
        let in_want = weight(shared(&self.want, gift).filter(|word| self.need.iter().all(|own| own.stem != word.stem)));
        let length = 1.0 - LENGTH_EFFECT + LENGTH_EFFECT * gift.len() as f64 / USUAL_LENGTH;
        let saturated = (SATURATION + 1.0) / (1.0 + SATURATION * length);
        let contribution = SCALE * saturated * (in_need + WANT_WEIGHT * in_want);
        Reason::new(ReasonKind::Words, contribution, Fact { shared: self.named(gift), ..Fact::default() })
    }

    fn named(&self, gift: &[Word]) -> Vec<String> {
        let mut named = self.shared_with_need(gift);
        let from_want = self.shared_with_want(gift);
        named.extend(from_want.into_iter().filter(|word| !self.need.iter().any(|own| own.written == *word)));
        named
    }
}

/// Fitted by hand on the training set: telling words all but decide, plain ones settle ties.
fn weight<'a>(words: impl Iterator<Item = &'a Word>) -> f64 {
    let weight = |word: &Word| match word.telling {
        Telling::Plain => 0.05,
        Telling::General => 0.5,
        Telling::Much => 1.0,
    };
    words.map(weight).sum()
}

/// The words of a gift's name and description.
pub(super) fn gift_words(gift: &GiftFact) -> Vec<Word> {
    words(&gift_text(&gift.name, &gift.description))
}
