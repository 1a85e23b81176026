//! What a search costs in journals of one, ten and fifty years, with and without what narrows it.

use journal::Journal;

use super::Outcome;
use super::growth::{Figure, grown};

/// As many as the palette shows.
const SHOWN: u32 = 12;

const SEARCHES: [(&str, Figure); 8] = [
    ("silence", |journal| found(journal, "silence")),
    ("a", |journal| found(journal, "a")),
    ("silence since:2026", |journal| found(journal, "silence since:2026")),
    ("a kind:need", |journal| found(journal, "a kind:need")),
    ("a client:…", |journal| found(journal, &format!("a {}", of_somebody(journal)?))),
    ("client:…", |journal| found(journal, &of_somebody(journal)?)),
    ("kind:need", |journal| found(journal, "kind:need")),
    ("since:2026-11", |journal| found(journal, "since:2026-11")),
];

fn found(journal: &Journal, words: &str) -> journal::Result<usize> {
    Ok(journal.search(words, SHOWN)?.0.len())
}

/// The first client by name; that all names are read for it is in the figure.
fn of_somebody(journal: &Journal) -> journal::Result<String> {
    Ok(journal.client_names()?.first().map(|client| format!("client:\"{}\"", client.name)).unwrap_or_default())
}

/// The rows, in words, a line a search.
///
/// # Errors
/// When a practice can't be made, or nothing is found.
pub fn searching() -> Outcome<String> {
    let lines: Vec<String> = grown(&SEARCHES)?.iter().map(|cost| format!("search, {cost}")).collect();
    Ok(lines.join("\n"))
}
