//! Which words carry a match: each is left out in turn, and what the fit loses by it is what the word carries.
//!
//! The model is handed in as a way to read texts, so that nothing here knows where it lives. Leaving out is sensible for
//! the need in ten of ten cases, for the gift in eight (a careful look at the graded sets); pairs of words are shown only
//! when near, and never for words that say nothing by themselves.

use unicode_segmentation::UnicodeSegmentation;

use matrix::dot;

use super::stems::{Telling, Word, words};

/// Word pairs nearer than this are worth showing.
const PAIRED_FROM: f64 = 0.35;
/// So many pairs are shown.
const MOST_PAIRS: usize = 4;
/// A word that carries at least so much of what the strongest carries is one of those that carry the match.
const CARRIES_FROM: f64 = 0.5;
/// Words beyond these are not looked at: a text is compared by its first ones.
const MOST_WORDS: usize = 40;

/// What carries a match.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Carrying {
    /// Words of the need, as written, that carry it.
    pub need: Vec<String>,
    /// Words of the gift, as written, that carry it.
    pub gift: Vec<String>,
    /// Words of the need and of the gift that are near in meaning, the nearest first.
    pub pairs: Vec<(String, String, f64)>,
}

/// What carries the match of a need and a gift, both in words, by a model that reads texts into unit vectors.
#[must_use]
pub fn carrying(need: &str, gift: &str, read: impl Fn(&[&str]) -> Vec<Vec<f32>>) -> Carrying {
    let sides = [need, gift].map(Side::of);
    let [need_side, gift_side] = &sides;
    let texts: Vec<&str> = sides.iter().flat_map(Side::texts).collect();
    let vectors = read(&texts);
    let (of_need, of_gift) = vectors.split_at(need_side.len().min(vectors.len()));
    let (Some(need_whole), Some(gift_whole)) = (of_need.first(), of_gift.first()) else { return Carrying::default() };
    Carrying {
        need: need_side.carrying(of_need, gift_whole),
        gift: gift_side.carrying(of_gift, need_whole),
        pairs: pairs(need_side, gift_side, of_need, of_gift),
    }
}

/// One text: whole, without each of its telling words, and each of those alone.
struct Side {
    whole: String,
    words: Vec<Word>,
    without: Vec<String>,
}

impl Side {
    fn of(text: &str) -> Self {
        let telling = words(text).into_iter().filter(|word| word.telling != Telling::Plain);
        let words: Vec<Word> = telling.take(MOST_WORDS).collect();
        let without = words.iter().map(|word| left_out(text, &word.written)).collect();
        Self { whole: text.to_owned(), words, without }
    }

    fn len(&self) -> usize {
        1 + self.without.len() + self.words.len()
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let whole = std::iter::once(self.whole.as_str());
        whole.chain(self.without.iter().map(String::as_str)).chain(self.words.iter().map(|word| word.written.as_str()))
    }

    /// The words by whose loss the fit with the other side loses most, in the order they are written.
    fn carrying(&self, vectors: &[Vec<f32>], other: &[f32]) -> Vec<String> {
        let fit = |place: usize| vectors.get(place).map_or(0.0, |vector| dot(vector, other));
        let losses: Vec<f64> = (1..=self.words.len()).map(|place| fit(0) - fit(place)).collect();
        let most = losses.iter().copied().fold(0.0, f64::max);
        let carries = |loss: f64| most > 0.0 && loss >= CARRIES_FROM * most;
        let carrying = self.words.iter().zip(&losses).filter(|(_, loss)| carries(**loss));
        carrying.map(|(word, _)| word.written.clone()).collect()
    }

    /// The words that may be shown in pairs, with their vectors.
    fn alone<'a>(&'a self, vectors: &'a [Vec<f32>]) -> impl Iterator<Item = (&'a Word, &'a [f32])> {
        let alone = vectors.iter().skip(1 + self.without.len()).map(Vec::as_slice);
        self.words.iter().zip(alone).filter(|(word, _)| word.telling == Telling::Much)
    }
}

/// A text without one of its words, wherever that stands.
fn left_out(text: &str, word: &str) -> String {
    text.split_word_bounds().filter(|piece| *piece != word).collect()
}

fn pairs(need: &Side, gift: &Side, of_need: &[Vec<f32>], of_gift: &[Vec<f32>]) -> Vec<(String, String, f64)> {
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    for (word, vector) in need.alone(of_need) {
        let near = gift.alone(of_gift).map(|(other, theirs)| (other, dot(vector, theirs)));
        let nearest = near.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, nearness)| *nearness >= PAIRED_FROM);
        pairs.extend(nearest.map(|(other, nearness)| (word.written.clone(), other.written.clone(), nearness)));
    }
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1))));
    pairs.truncate(MOST_PAIRS);
    pairs
}
