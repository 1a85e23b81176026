//! Words into the pieces the model was trained on, exactly as its own tokenizer does it.
//!
//! The steps are those of the published `tokenizer.json` (BertNormalizer, BertPreTokenizer, WordPiece): drop control
//! characters, set Chinese characters apart, strip accents, lower the case, split at white space and punctuation, then
//! take the longest known piece again and again. The crate `tokenizers` would bring sixty others along; the tests hold
//! this one against it on thousands of texts.

use std::collections::HashMap;

use unicode_categories::UnicodeCategories;
use unicode_normalization::UnicodeNormalization;

/// Longer words are unknown as a whole (`max_input_chars_per_word`).
const MAX_WORD_CHARS: usize = 100;
const UNKNOWN: u32 = 100;
const BEGIN: u32 = 101;
const END: u32 = 102;

/// Names of the model's own marks: where a text spells one out, it counts as the mark (as in the original).
const MARKS: [(&str, u32); 5] = [("[PAD]", 0), ("[UNK]", UNKNOWN), ("[CLS]", BEGIN), ("[SEP]", END), ("[MASK]", 103)];

/// The word pieces, and how a text falls into them.
#[derive(Debug)]
pub struct WordPiece {
    /// Pieces that begin a word.
    begins: HashMap<String, u32>,
    /// Pieces that continue one, without their `##`.
    continues: HashMap<String, u32>,
}

impl WordPiece {
    /// Takes the word pieces, one a line; the number of a piece is its line, counted from zero.
    #[must_use]
    pub fn new(lines: &str) -> Self {
        let (mut begins, mut continues) = (HashMap::new(), HashMap::new());
        for (id, piece) in (0u32..).zip(lines.lines()) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => continues.insert(rest.to_owned(), id),
                _ => begins.insert(piece.to_owned(), id),
            };
        }
        Self { begins, continues }
    }

    /// How many pieces are known.
    pub(crate) fn len(&self) -> usize {
        self.begins.len() + self.continues.len()
    }

    /// The pieces of a text between the marks for begin and end, at most `limit` in all (at least 2).
    ///
    /// Only as much of the text is looked at as fits, so a text of any length is quick.
    #[must_use]
    pub fn pieces(&self, text: &str, limit: usize) -> Vec<u32> {
        let inner = limit.saturating_sub(2);
        let mut pieces = vec![BEGIN];
        let mut rest = text;
        while pieces.len() <= inner && !rest.is_empty() {
            let (plain, mark) = split_at_mark(rest);
            self.push_words(plain, inner, &mut pieces);
            rest = rest.get(plain.len()..).unwrap_or_default();
            if let Some((name, id)) = mark {
                pieces.push(id);
                rest = rest.get(name.len()..).unwrap_or_default();
            }
        }
        pieces.truncate(inner + 1);
        pieces.push(END);
        pieces
    }

    fn push_words(&self, text: &str, inner: usize, pieces: &mut Vec<u32>) {
        let mut word = String::new();
        for c in normalized(text).chain([' ']) {
            let apart = is_punctuation(c);
            if !apart && !c.is_whitespace() {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                self.push_word(&word, pieces);
                word.clear();
            }
            if apart {
                self.push_word(c.encode_utf8(&mut [0; 4]), pieces);
            }
            if pieces.len() > inner {
                return;
            }
        }
    }

    /// Takes the longest piece that the word begins with, then the longest that continues it, to its end.
    fn push_word(&self, word: &str, pieces: &mut Vec<u32>) {
        let whole = pieces.len();
        let mut rest = word;
        if word.chars().count() <= MAX_WORD_CHARS {
            while !rest.is_empty() {
                let known = if rest.len() == word.len() { &self.begins } else { &self.continues };
                let Some((id, length)) = longest(known, rest) else { break };
                pieces.push(id);
                rest = rest.get(length..).unwrap_or_default();
            }
        }
        if !rest.is_empty() {
            pieces.truncate(whole);
            pieces.push(UNKNOWN);
        }
    }
}

fn longest(known: &HashMap<String, u32>, text: &str) -> Option<(u32, usize)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    ends.into_iter().find_map(|end| Some((*known.get(text.get(..end)?)?, end)))
}

/// What stands before the first mark that the text spells out, and that mark.
fn split_at_mark(text: &str) -> (&str, Option<(&'static str, u32)>) {
    let at = |at: usize| MARKS.into_iter().find(|(name, _)| text.get(at..).is_some_and(|rest| rest.starts_with(name)));
    text.match_indices('[').find_map(|(index, _)| Some((text.get(..index)?, Some(at(index)?)))).unwrap_or((text, None))
}

fn normalized(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|&c| !is_dropped(c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .flat_map(|c| {
            let apart = is_chinese(c).then_some(' ');
            apart.into_iter().chain([c]).chain(apart)
        })
        .nfd()
        .filter(|c| !c.is_mark_nonspacing())
        .flat_map(char::to_lowercase)
}

fn is_dropped(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r') && (c == '\u{fffd}' || c.is_other())
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}

fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}' | '\u{2B920}'..='\u{2CEAF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> WordPiece {
        let mut lines: Vec<String> = (0..104).map(|n| format!("[unused{n}]")).collect();
        lines.extend(["un", "##afraid", "##a", "afraid", "!", "cafe", "中"].map(str::to_owned));
        WordPiece::new(&lines.join("\n"))
    }

    #[test]
    fn the_longest_known_piece_is_taken_first() {
        assert_eq!(small().pieces("Unafraid!", 10), [BEGIN, 104, 105, 108, END]);
    }

    #[test]
    fn a_word_with_an_unknown_end_is_unknown_as_a_whole() {
        assert_eq!(small().pieces("unafraidx afraid", 10), [BEGIN, UNKNOWN, 107, END]);
    }

    #[test]
    fn accents_case_and_control_characters_do_not_matter() {
        assert_eq!(small().pieces("CA\u{0}FÉ", 10), [BEGIN, 109, END]);
    }

    #[test]
    fn chinese_characters_stand_alone() {
        assert_eq!(small().pieces("中中", 10), [BEGIN, 110, 110, END]);
    }

    #[test]
    fn a_long_text_is_cut_and_still_ends() {
        assert_eq!(small().pieces(&"afraid ".repeat(1000), 4), [BEGIN, 107, 107, END]);
        assert_eq!(small().pieces("", 2), [BEGIN, END]);
    }

    #[test]
    fn a_spelled_out_mark_is_the_mark() {
        assert_eq!(small().pieces("un[SEP]un [sep]", 5), [BEGIN, 104, END, 104, END]);
    }
}
