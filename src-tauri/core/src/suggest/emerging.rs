//! Gifts that may be there and have no name yet: passages of pages that felt like play and landed warm, alike among
//! themselves and near no gift that is known.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation;

use matrix::dot;

use super::evidence::Vector;
use super::likeness::{Compared, From, gathered, most_central};
use crate::anchor::{Places, Span};
use crate::ids::ReflectionId;

/// Passages this near tell of the same thing done.
const NEAR: From = From { cosine: 0.45, shared: 0.34 };
/// A passage this near to a known gift tells of that gift.
const KNOWN: f64 = 0.40;
/// So many passages, on so many different days, make a gift likely.
const LEAST_PASSAGES: usize = 3;
const LEAST_DAYS: usize = 2;
/// A sentence says what was done in no fewer and no more words than these.
const WORDS: std::ops::RangeInclusive<usize> = 5..=45;
/// So many sentences of a page are looked at.
const MOST_OF_A_PAGE: usize = 16;
/// So many candidates are told, those with most passages first.
const MOST: usize = 3;

/// A passage of a page that felt like play and landed warm.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Which page.
    pub reflection_id: ReflectionId,
    /// Where in its text.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The page's day.
    pub on: NaiveDate,
    /// Vector of `text`.
    pub vector: Vector,
}

/// A gift that may be there.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The passage whose words stand for all; the first of `passages`.
    pub passages: Vec<Passage>,
}

/// How one speaks of oneself, in a few languages.
const ONESELF: [&str; 8] = ["ich", "je", "yo", "ik", "jag", "jeg", "eu", "io"];
/// A gift is what one does oneself: whoever else speaks does so within these.
const QUOTED: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];

/// Whether a sentence tells of what its writer did: it says "I", and not in what somebody else is quoted to have said.
fn tells_of_oneself(sentence: &str) -> bool {
    let mut closed_by = None;
    let own: String = sentence
        .chars()
        .map(|letter| {
            let opens = QUOTED.iter().find(|(open, _)| *open == letter).map(|(_, close)| *close);
            match closed_by {
                Some(close) if close == letter => closed_by = None,
                None => closed_by = opens,
                Some(_) => {}
            }
            if closed_by.is_some() { ' ' } else { letter }
        })
        .collect();
    let is_oneself = |word: &str| match word.split(['’', '\'']).next() {
        Some("I") => true,
        Some("j" | "J") => word.len() > 1,
        Some(first) => ONESELF.contains(&first.to_lowercase().as_str()),
        None => false,
    };
    own.unicode_words().any(is_oneself)
}

/// The sentences of a page that tell of something its writer did, but for those that touch a marked span.
pub(crate) fn sentences(text: &str, marked: &[Span]) -> Vec<(Span, String)> {
    let places = Places::new(text);
    let mut found = Vec::new();
    for (from, sentence) in text.split_sentence_bound_indices() {
        let words = sentence.trim();
        let before = sentence.len() - sentence.trim_start().len();
        let start = text.get(..from + before).map_or(0, |head| head.chars().count());
        let span = Span { start, end: (start + words.chars().count()).min(places.len()) };
        let is_marked = marked.iter().any(|mark| mark.start < span.end && span.start < mark.end);
        if !is_marked && WORDS.contains(&words.unicode_words().count()) && tells_of_oneself(words) {
            found.push((span, words.to_owned()));
        }
        if found.len() == MOST_OF_A_PAGE {
            break;
        }
    }
    found
}

/// The candidates among passages, given the directions of all known gifts (also of those that rest). Without a sentence
/// model there are none: words alone can't tell what is new.
#[must_use]
pub fn emerging(passages: &[Passage], known: &[Vector]) -> Vec<Candidate> {
    let is_new = |passage: &&Passage| {
        let near = |gift: &Vector| match (gift, &passage.vector) {
            (Some(gift), Some(vector)) if gift.len() == vector.len() => dot(gift, vector) >= KNOWN,
            _ => false,
        };
        passage.vector.is_some() && !known.iter().any(near)
    };
    let mut new: Vec<&Passage> = passages.iter().filter(is_new).collect();
    new.sort_by(|a, b| (a.on, &a.text, a.reflection_id).cmp(&(b.on, &b.text, b.reflection_id)));
    let compared: Vec<Compared> = new.iter().map(|passage| Compared::new(&passage.text, &passage.vector)).collect();
    let likeness = |one: usize, other: usize| compared.get(one)?.likeness(compared.get(other)?, NEAR);
    let mut candidates: Vec<Candidate> = gathered(new.len(), likeness)
        .into_iter()
        .filter_map(|group| {
            let central = most_central(&group, likeness)?;
            let places = [central].into_iter().chain(group.into_iter().filter(|place| *place != central));
            let passages: Vec<Passage> = places.filter_map(|place| new.get(place).copied().cloned()).collect();
            let days: BTreeSet<NaiveDate> = passages.iter().map(|passage| passage.on).collect();
            let enough = passages.len() >= LEAST_PASSAGES && days.len() >= LEAST_DAYS;
            enough.then_some(Candidate { passages })
        })
        .collect();
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.passages.len()));
    candidates.truncate(MOST);
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_of_a_gift_where_its_writer_does_something() {
        for own in ["I did his uncle, voice and all.", "Then, slowly, I’d ask again.", "J’ai dessiné la boutique."]
        {
            assert!(tells_of_oneself(own), "{own}");
        }
        for other in ["Nobody came in for an hour.", "“I used to do the stairs,” she said.", "« Je sais », dit-elle."]
        {
            assert!(!tells_of_oneself(other), "{other}");
        }
        assert!(tells_of_oneself("“Go on,” she said, and I did the uncle."));
    }

    #[test]
    fn what_is_marked_is_left_out() {
        let marked = [Span { start: 2, end: 6 }];
        assert_eq!(sentences("I drew a map of it. I drew it again for him.", &marked).len(), 1);
    }
}
