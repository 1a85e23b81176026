//! What the engine has to beat: full-text search, and the bare cosine of need and gift.

use journal::suggest::echo_similarity;
use journal::suggest::evidence::gift_text;
use rusqlite::{Connection, params};
use unicode_segmentation::UnicodeSegmentation;

use crate::engine::{Engine, Scores};
use crate::sets::GradedSet;

/// SQLite's full-text search (FTS5, porter): any word of want and need, ranked by BM25. What does not match scores 0.
///
/// # Errors
/// What SQLite says.
pub fn full_text(set: &GradedSet) -> rusqlite::Result<Scores> {
    let gifts = set.gifts.iter().map(|gift| gift_text(&gift.name, &gift.description));
    let needs = set.needs.iter().map(|need| format!("{} {}", need.want, need.text));
    search(gifts, needs, set.gifts.len())
}

/// The same for wants among each other.
///
/// # Errors
/// What SQLite says.
pub fn full_text_echoes(wants: &[&str]) -> rusqlite::Result<Scores> {
    let texts = || wants.iter().map(|want| (*want).to_owned());
    search(texts(), texts(), wants.len())
}

fn search(
    texts: impl Iterator<Item = String>,
    questions: impl Iterator<Item = String>,
    count: usize,
) -> rusqlite::Result<Scores> {
    let database = Connection::open_in_memory()?;
    database.execute_batch("CREATE VIRTUAL TABLE passage USING fts5 (text, tokenize = 'porter unicode61')")?;
    let mut insert = database.prepare("INSERT INTO passage (rowid, text) VALUES (?1, ?2)")?;
    for (place, text) in (0i64..).zip(texts) {
        insert.execute(params![place, text.replace('\0', " ")])?;
    }
    let mut select = database.prepare("SELECT rowid, -bm25(passage) FROM passage WHERE passage MATCH ?1")?;
    questions
        .map(|question| {
            let mut scores = vec![0.0; count];
            let words: Vec<String> = question.unicode_words().map(|word| format!("\"{word}\"")).collect();
            if words.is_empty() {
                return Ok(scores);
            }
            let hits = select.query_map([words.join(" OR ")], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for hit in hits {
                let (place, score): (usize, f64) = hit?;
                if let Some(place) = scores.get_mut(place) {
                    *place = score;
                }
            }
            Ok(scores)
        })
        .collect()
}

/// The cosine of need and gift, without want and without taking off what is common.
#[must_use]
pub fn cosine(engine: &Engine, set: &GradedSet) -> Scores {
    let evidence = engine.evidence(set);
    let gifts = || evidence.gifts.iter().filter_map(|gift| gift.vector.as_deref());
    let needs = evidence.needs.iter().filter_map(|need| need.vector.as_deref());
    needs.map(|need| gifts().map(|gift| echo_similarity(need, gift)).collect()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn search_folds_endings_and_stands_any_text() {
        let wants = ["the baker's \"oven\" AND NOT", "ovens", "", "\0 🚀"];
        let scores = full_text_echoes(&wants).unwrap();
        assert!(scores[0][1] > 0.0 && scores[1][0] > 0.0);
        assert_eq!(scores[2], [0.0; 4]);
    }
}
