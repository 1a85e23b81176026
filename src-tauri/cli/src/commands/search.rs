//! Search: a line a hit.

use chrono::NaiveDate;
use journal::Journal;
use journal::search::{Hit, Piece};
use serde::Serialize;

use super::Outcome;
use crate::args::Search;
use crate::failure::Failure;
use crate::output::Answer;

#[derive(Serialize)]
struct Listed {
    kind: &'static str,
    id: String,
    client: Option<String>,
    on: NaiveDate,
    title: String,
    around: String,
}

pub(super) fn find(journal: &Journal, asked: &Search) -> Outcome {
    let words = asked.words.join(" ");
    if !words.chars().any(|c| !c.is_whitespace() && !c.is_control() && c != '"') {
        return Err(Failure::invalid("Please say what to look for."));
    }
    let (hits, _) = journal.search(&words, u32::MAX)?;
    let hits = hits.into_iter().map(Listed::from);
    if asked.json {
        return Answer::json(&hits.collect::<Vec<_>>());
    }
    Ok(Answer::rows(hits.map(|hit| {
        let around = if hit.around.is_empty() { hit.title } else { hit.around };
        [hit.kind.to_owned(), hit.client.unwrap_or_default(), hit.on.to_string(), around]
    })))
}

impl From<Hit> for Listed {
    fn from(hit: Hit) -> Self {
        let (kind, id) = (hit.found.kind.as_str(), hit.found.id.to_string());
        let joined = |pieces: Vec<Piece>| pieces.into_iter().map(|piece| piece.text).collect();
        let client = hit.client.map(|(_, name)| name);
        Self { kind, id, client, on: hit.on, title: joined(hit.title), around: joined(hit.around) }
    }
}
