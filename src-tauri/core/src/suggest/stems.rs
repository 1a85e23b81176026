//! Words without their endings: which ones two texts share, and how much that says.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// Function words, which say nothing by themselves.
static PLAIN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed(include_str!("plain-words.txt")));

/// Words that any need or gift may contain: sharing them is not worth naming.
static GENERAL: LazyLock<HashSet<&'static str>> = LazyLock::new(|| listed(include_str!("general-words.txt")));

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

fn listed(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// How much a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    Plain,
    General,
    Much,
}

/// A word as it stands in its text, without its ending, and how much it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) written: String,
    pub(crate) stem: String,
    pub(crate) telling: Telling,
}

/// The words of a text, in order, each stem once.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut seen = HashSet::new();
    let words = text.unicode_words().map(|written| {
        let lower = written.to_lowercase().replace('’', "'");
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        Word { written: written.to_owned(), stem: STEMMER.stem(bare).into_owned(), telling: telling(bare) }
    });
    words.filter(|word| seen.insert(word.stem.clone())).collect()
}

fn telling(word: &str) -> Telling {
    let one_letter = word.len() < 2;
    match word {
        _ if one_letter || PLAIN.contains(word) => Telling::Plain,
        _ if GENERAL.contains(word) => Telling::General,
        _ => Telling::Much,
    }
}

/// The words of the first text whose stem is in the second as well.
pub(crate) fn shared<'a>(words: &'a [Word], others: &[Word]) -> impl Iterator<Item = &'a Word> {
    let stems: HashSet<String> = others.iter().map(|word| word.stem.clone()).collect();
    words.iter().filter(move |word| stems.contains(&word.stem))
}

/// Those shared words that say something, as they are written in the first text.
pub(crate) fn shared_and_telling(words: &[Word], others: &[Word]) -> Vec<String> {
    shared(words, others).filter(|word| word.telling == Telling::Much).map(|word| word.written.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(a: &str, b: &str) -> Vec<String> {
        shared_and_telling(&words(a), &words(b))
    }

    #[test]
    fn endings_and_case_are_folded_and_the_first_text_is_quoted() {
        assert_eq!(named("Listened to, seriously", "LISTENING. I take people serious"), ["Listened", "seriously"]);
        assert_eq!(named("the baker’s ovens", "A baker and an oven"), ["baker’s", "ovens"]);
    }

    #[test]
    fn plain_and_general_words_are_not_worth_naming() {
        assert_eq!(named("I need to feel that my work is good", "Your need: good people who feel"), [""; 0]);
    }

    #[test]
    fn each_stem_is_named_once() {
        assert_eq!(named("trust, trusted, trusting", "trust"), ["trust"]);
    }

    #[test]
    fn other_scripts_and_strange_characters_pass() {
        assert_eq!(named("доверие \u{0} 🚀", "доверие"), ["доверие"]);
        assert_eq!(named("心", "心"), ["心"]);
    }
}
