//! Search over everything in the journal: words folded of case and accents, each by its beginning, "phrases" in order.

mod narrow;

use std::collections::HashSet;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;
use uuid::Uuid;

pub(crate) use narrow::{Narrowing, Person, led_to};

use crate::ids::ClientId;
use crate::reflections::title_and_opening;
use crate::words::Kind;
use crate::{Journal, Result, store};

/// Where a hit leads: a note on a gift leads to the gift, an answer given to a suggestion to the need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Found {
    /// To what kind of record.
    pub kind: Kind,
    /// To which.
    pub id: Uuid,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub found: Found,
    /// Whose it is, or whom the page is about (the first of several).
    pub client: Option<(ClientId, String)>,
    /// The day it is of.
    pub on: NaiveDate,
    /// Its title, the words found set apart.
    pub title: Vec<Piece>,
    /// The words around the first place found, for what is longer than a title.
    pub around: Vec<Piece>,
}

/// A stretch of text in a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// A row of the index with what a hit shows of it.
#[derive(Debug, Clone)]
pub(crate) struct FoundRow {
    pub(crate) found: Found,
    pub(crate) client: Option<(ClientId, String)>,
    pub(crate) on: NaiveDate,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// Of a long query so many words are looked for: enough to tell one page from all others.
const MOST_WORDS: usize = 64;

/// What was looked for, read once; without a word it is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// For the full-text index; `None` when it could not answer: no word among what was typed (an emoji, a sign), or a
    /// script that sets no spaces between words, of which the index knows whole phrases only.
    pub(crate) index: Option<String>,
    /// The folded words, for setting hits apart.
    words: Vec<String>,
    /// The query in pieces between white space, for looking them up letter by letter.
    pub(crate) letters: Vec<String>,
}

impl Query {
    /// `None` when there is nothing to look for.
    fn read(text: &str) -> Option<Self> {
        let parted = |c: char| c.is_whitespace() || c.is_control() || c == '"';
        let letters: Vec<String> =
            text.split(parted).filter(|piece| !piece.is_empty()).take(MOST_WORDS).map(str::to_owned).collect();
        if letters.is_empty() {
            return None;
        }
        let (mut terms, mut left) = (Vec::new(), MOST_WORDS);
        for (part, phrase) in text.split('"').zip([false, true].into_iter().cycle()) {
            let words: Vec<&str> = part.unicode_words().take(left).collect();
            left -= words.len();
            if phrase && !words.is_empty() {
                terms.push(format!("\"{}\"", words.join(" ")));
            } else {
                terms.extend(words.into_iter().map(|word| format!("\"{word}\"*")));
            }
        }
        let answers = !terms.is_empty() && !letters.iter().any(|piece| piece.contains(sets_no_spaces));
        let words = if answers { text.unicode_words().take(MOST_WORDS).map(fold).collect() } else { Vec::new() };
        Some(Self { index: answers.then(|| terms.join(" AND ")), words, letters })
    }

    /// Whether it is nothing but single letters, as when a word is begun.
    pub(crate) fn single_letters(&self) -> bool {
        self.words.iter().all(|word| word.chars().nth(1).is_none())
    }

    fn matches(&self, word: &str) -> bool {
        let folded = fold(word);
        self.words.iter().any(|wanted| folded.starts_with(wanted.as_str()))
    }

    /// A text cut into what was looked for and the rest.
    fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for bit in text.split_word_bounds() {
            let hit = if self.words.is_empty() {
                !bit.trim().is_empty()
                    && self.letters.iter().any(|letters| letters.contains(bit) || bit.contains(letters))
            } else {
                self.matches(bit)
            };
            match pieces.last_mut() {
                Some(last) if last.hit == hit => last.text.push_str(bit),
                _ => pieces.push(Piece { text: bit.to_owned(), hit }),
            }
        }
        pieces
    }

    /// The line around the first place found, or nothing if none is in this text.
    fn around(&self, text: &str) -> Vec<Piece> {
        const BEFORE: usize = 60;
        const AFTER: usize = 120;
        let place = match text.unicode_word_indices().find(|(_, word)| self.matches(word)) {
            Some((at, _)) => Some(at),
            None => self.letters.iter().find_map(|letters| text.find(letters)),
        };
        let Some(at) = place else { return Vec::new() };
        let (before, after) = text.split_at(at);
        let from = before.char_indices().rev().take(BEFORE).last().map_or(at, |(start, _)| start);
        let to = after.char_indices().nth(AFTER).map_or(text.len(), |(end, _)| at + end);
        let line = text.get(from..to).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let (start, end) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
        self.pieces(&format!("{start}{line}{end}"))
    }
}

impl Journal {
    /// What holds all these words, best first, and how many there are in all (of what is not among the best, a record
    /// may be counted once more for each thing that hangs on it and holds them too). Each word is found by its beginning, in
    /// any case and with or without accents; words in quotation marks are found together. Of a long query the first
    /// sixty-four words count. Drafts are not searched.
    ///
    /// Among the words, `client:ana`, `client:"Ana Quill"`, `tag:hotels`, `kind:need`, `since:2026-11` and
    /// `before:2026-11-05` narrow what is found; several of one sort widen one another. Without a word, all of that is
    /// found, the newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn search(&self, text: &str, most: u32) -> Result<(Vec<Hit>, u64)> {
        let (narrowing, words) = Narrowing::read(text);
        let query = match (Query::read(&words), narrowing.is_empty()) {
            (None, true) => return Ok((Vec::new(), 0)),
            (query, _) => query.unwrap_or_default(),
        };
        let (mut rows, mut total) = if narrowing.is_empty() {
            store::search::find(&self.connection, &query, most)?
        } else {
            store::search::find_narrowed(&self.connection, &query, &narrowing, most)?
        };
        // Words may stand in a record and in what hangs on it: it is one hit, at its best place.
        let mut seen = HashSet::new();
        let all = rows.len();
        rows.retain(|row| seen.insert(row.found));
        total -= (all - rows.len()) as u64;
        Ok((rows.into_iter().map(|row| hit(&query, row)).collect(), total))
    }
}

fn hit(query: &Query, row: FoundRow) -> Hit {
    let (title, body) = match row.found.kind {
        Kind::Reflection => {
            let title = title_and_opening(&row.body).0;
            // The title is the page's beginning: what is shown around a hit comes after it.
            let rest = row.body.split_once(title.as_str()).map_or(row.body.as_str(), |(_, rest)| rest);
            (title, rest)
        }
        _ => (row.title, row.body.as_str()),
    };
    let title = query.pieces(&title);
    let around = query.around(body);
    Hit { found: row.found, client: row.client, on: row.on, title, around }
}

/// Thai, Lao, Burmese, Khmer, kana and Han.
fn sets_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Folds case and accents, much as the index does.
fn fold(word: &str) -> String {
    word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_typed_never_becomes_query_syntax() {
        let index = |text| Query::read(text).unwrap().index;
        assert_eq!(index("entry 6 w").unwrap(), r#""entry"* AND "6"* AND "w"*"#);
        assert_eq!(index(r#"net "stop checking" OR"#).unwrap(), r#""net"* AND "stop checking" AND "OR"*"#);
        assert_eq!(index("🌊"), None);
        assert_eq!(Query::read(" \0\n\" "), None);
    }

    #[test]
    fn hits_are_set_apart_whatever_their_accents() {
        let query = Query::read("cafe").unwrap();
        let marked = |text: &str| {
            query
                .pieces(text)
                .into_iter()
                .map(|p| if p.hit { format!("[{}]", p.text) } else { p.text })
                .collect::<String>()
        };
        assert_eq!(marked("The Café, and cafés; decaf."), "The [Café], and [cafés]; decaf.");
        let long = format!("{} the café at last {}", "before ".repeat(40), "after ".repeat(60));
        let around = query.around(&long);
        assert!(around.iter().any(|piece| piece.hit && piece.text == "café"));
        assert!(around.first().unwrap().text.starts_with('…') && around.last().unwrap().text.ends_with('…'));
    }
}
