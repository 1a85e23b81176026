//! Which words two texts share, whatever their endings, and leaving out the words that say little.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// Function words, and words so general that sharing them means nothing.
static PLAIN_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("plain-words.txt").split_whitespace().collect());

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// A word that says something, as it stands in its text and without its ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    pub(super) stem: String,
}

/// The telling words of a text, in order, each stem once.
pub(super) fn telling_words(text: &str) -> Vec<Word> {
    let mut seen = HashSet::new();
    let words = text.unicode_words().filter_map(|written| {
        let lower = written.to_lowercase().replace('’', "'");
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        let telling = bare.chars().nth(1).is_some() && !PLAIN_WORDS.contains(bare);
        telling.then(|| Word { written: written.to_owned(), stem: STEMMER.stem(bare).into_owned() })
    });
    words.filter(|word| seen.insert(word.stem.clone())).collect()
}

/// The words of `words` whose stem is among `others`, as they are written in the first.
pub(super) fn shared(words: &[Word], others: &[Word]) -> Vec<String> {
    let stems: HashSet<&str> = others.iter().map(|word| word.stem.as_str()).collect();
    words.iter().filter(|word| stems.contains(word.stem.as_str())).map(|word| word.written.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared_words(a: &str, b: &str) -> Vec<String> {
        shared(&telling_words(a), &telling_words(b))
    }

    #[test]
    fn endings_and_case_are_folded_and_the_first_text_is_quoted() {
        assert_eq!(
            shared_words("Listened to, seriously", "LISTENING. I take people serious"),
            ["Listened", "seriously"]
        );
        assert_eq!(shared_words("the baker’s ovens", "A baker and an oven"), ["baker’s", "ovens"]);
    }

    #[test]
    fn plain_words_are_not_worth_naming() {
        assert_eq!(shared_words("I need to feel that my work is good", "Your need: good people who feel"), [""; 0]);
    }

    #[test]
    fn each_stem_is_named_once() {
        assert_eq!(shared_words("trust, trusted, trusting", "trust"), ["trust"]);
    }

    #[test]
    fn other_scripts_and_strange_characters_pass() {
        assert_eq!(shared_words("доверие \u{0} 🚀", "доверие"), ["доверие"]);
    }
}
