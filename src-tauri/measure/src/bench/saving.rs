//! A reflection saved, beside the same words committed to a bare encrypted SQLite file with the same settings.

use std::path::Path;
use std::time::Instant;

use journal::Journal;
use journal::dates::fixed_clock;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use rusqlite::Connection;

use super::{Outcome, milliseconds, share};

const SAVES: usize = 200;
const WORDS: &str =
    "She said it again, more quietly: what she wants is a number, and what she needs is to be believed. ";
const COST: KdfCost = KdfCost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// The row, in words: time gone by, as saving is mostly waiting for the disk.
///
/// # Errors
/// If a journal can't be made in the temporary folder.
pub fn saving() -> Outcome<String> {
    let folder = tempfile::tempdir()?;
    let clock = fixed_clock(chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00")?);
    let mut journal = Journal::create(&folder.path().join("journal"), "measuring how long a save takes", COST, clock)?;
    let bare = bare(&folder.path().join("bare.db"))?;
    let text = WORDS.repeat(30);
    let page = journal.start_reflection(&text, &Facts::default())?;
    let (mut drafts, mut pages, mut commits) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..SAVES {
        let text = format!("{text}{turn}");
        commits.push(timed(|| bare.execute("INSERT INTO page (text) VALUES (?1)", [&text]))?);
        drafts.push(timed(|| journal.save_draft(page, &text, &[]))?);
        pages.push(timed(|| journal.settle_draft(page))?);
    }
    let commit = share(&mut commits, 0.5);
    let line = |what: &str, times: &mut [f64]| {
        let (median, slow) = (share(times, 0.5), share(times, 0.95));
        format!(
            "save, {what}: median {median:.1} ms, 95 % under {slow:.1} ms; raw commit {commit:.1} ms; ratio {:.2}",
            median / commit
        )
    };
    Ok([line("a draft while typing", &mut drafts), line("a page settled, searchable and undoable", &mut pages)]
        .join("\n"))
}

fn bare(path: &Path) -> rusqlite::Result<Connection> {
    let database = Connection::open(path)?;
    database.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; CREATE TABLE page (text TEXT NOT NULL) STRICT;",
        "7".repeat(96)
    ))?;
    Ok(database)
}

fn timed<T, E>(save: impl FnOnce() -> Result<T, E>) -> Result<f64, E> {
    let begun = Instant::now();
    save().map(|_| milliseconds(begun.elapsed()))
}
