//! Copying the whole database page by page while it is in use, and what is asked of a copy.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode};
use uuid::Uuid;

use super::taking::uuid;
use super::{first, open, rows};
use crate::dates::Stamp;
use crate::vault::DatabaseKey;
use crate::{Error, Result};

const COPYING: &str = "copying the journal";
const ASKING: &str = "looking into a backup";

/// Pages copied at once, a megabyte: a save waits no longer than these take.
const PAGES: i32 = 256;
/// A copy that writes keep beginning anew takes so many times as many pages at once from then on.
const HASTE: i32 = 4;
/// How often the file may turn out to be held by somebody before that is said.
const MOST_HELD: u32 = 50;

/// Lets a step of work run once, at a moment when nobody writes to the journal. False says that the journal is not open
/// any more: the step was not run, and the work is to end.
pub type Turn<'a> = dyn FnMut(&mut dyn FnMut()) -> bool + 'a;

/// Runs `work` in a turn; `None` when there is none any more.
pub(crate) fn in_turn<T>(turn: &mut Turn<'_>, mut work: impl FnMut() -> Result<T>) -> Result<Option<T>> {
    let mut done = None;
    if !turn(&mut || done = Some(work())) {
        return Ok(None);
    }
    done.transpose()
}

/// Copies the database at `from` into a new file at `to`, under the same key. Answers with the rows of each table at the
/// moment that the copy holds; `None` when it was to end before.
///
/// Between two turns others may write: SQLite then begins anew by itself, and what the file holds in the end is how all of
/// it stood at one moment (<https://www.sqlite.org/backup.html>).
pub(crate) fn copy(from: &Path, to: &Path, key: &DatabaseKey, turn: &mut Turn<'_>) -> Result<Option<Rows>> {
    let Some(source) = in_turn(turn, || open::open_to_read(from, key))? else { return Ok(None) };
    let mut target = open::make_target(to, key)?;
    let copied = copy_open(&source, &mut target, turn)?;
    target.close().map_err(|(_, error)| Error::store(COPYING)(error))?;
    Ok(copied)
}

fn copy_open(source: &Connection, target: &mut Connection, turn: &mut Turn<'_>) -> Result<Option<Rows>> {
    let backup = Backup::new(source, target).map_err(Error::store(COPYING))?;
    let (mut pages, mut left, mut held) = (PAGES, i32::MAX, 0);
    loop {
        let stepped = in_turn(turn, || match backup.step(pages).map_err(Error::store(COPYING)).map_err(mute)? {
            // A page that could not be deciphered is copied as zeros and its connection then answers nothing more, so that
            // counting is what finds it out.
            StepResult::Done => counts(source).map(Stepped::Done).map_err(mute),
            StepResult::More => Ok(Stepped::More),
            _ => Ok(Stepped::Held),
        })?;
        match stepped {
            None => return Ok(None),
            Some(Stepped::Done(rows)) => return Ok(Some(rows)),
            Some(Stepped::More) => {
                let remaining = backup.progress().remaining;
                if remaining > left {
                    pages = pages.saturating_mul(HASTE);
                }
                left = remaining;
            }
            Some(Stepped::Held) => {
                held += 1;
                if held > MOST_HELD {
                    return Err(Error::Busy { holder: None });
                }
            }
        }
    }
}

/// SQLCipher gives a connection that met a damaged page no memory any more.
fn mute(error: Error) -> Error {
    match error {
        Error::Store { source, .. } if source.sqlite_error_code() == Some(ErrorCode::OutOfMemory) => {
            Error::Damaged { what: "The journal's file" }
        }
        other => other,
    }
}

enum Stepped {
    Done(Rows),
    More,
    Held,
}

/// How many rows each table has.
pub(crate) type Rows = Vec<(String, i64)>;

/// Counts the rows of every table that holds something of its own.
pub(crate) fn counts(connection: &Connection) -> Result<Rows> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                   AND name NOT LIKE 'search\\_text%' ESCAPE '\\' ORDER BY name";
    let tables = rows(connection, ASKING, sql, [], |row| row.get::<_, String>(0))?;
    let count = |table: String| {
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        let count = first(connection, ASKING, &sql, [], |row| row.get(0))?.unwrap_or_default();
        Ok((table, count))
    };
    tables.into_iter().map(count).collect()
}

/// How many pages of the disk the file takes.
pub(crate) fn pages(connection: &Connection) -> Result<u32> {
    connection.pragma_query_value(None, "page_count", |row| row.get(0)).map_err(Error::store(ASKING))
}

/// How many clients and reflections there are, and when the last reflection happened.
pub(crate) fn holds(connection: &Connection) -> Result<(u32, u32, Option<Stamp>)> {
    let number = |sql| first(connection, ASKING, sql, [], |row| row.get(0)).map(Option::unwrap_or_default);
    let last = "SELECT happened_at, happened_offset FROM reflection ORDER BY happened_at DESC LIMIT 1";
    Ok((
        number("SELECT count(*) FROM client")?,
        number("SELECT count(*) FROM reflection")?,
        first(connection, ASKING, last, [], |row| Ok(Stamp { at: row.get(0)?, offset: row.get(1)? }))?,
    ))
}

/// When a reflection was last written (Unix milliseconds); `i64::MIN` where there is none.
pub(crate) fn last_written(connection: &Connection) -> Result<i64> {
    let last = first(connection, ASKING, "SELECT max(edited_at) FROM reflection", [], |row| row.get(0))?;
    Ok(last.flatten().unwrap_or(i64::MIN))
}

/// How many reflections were written after that.
pub(crate) fn written_since(connection: &Connection, at: i64) -> Result<u32> {
    let sql = "SELECT count(*) FROM reflection WHERE edited_at > ?1";
    Ok(first(connection, ASKING, sql, [at], |row| row.get(0))?.unwrap_or_default())
}

/// The ids of every client and page that is in the file, in the trash, or was merged into another.
pub(crate) fn ids(connection: &Connection) -> Result<Vec<Uuid>> {
    let id = |row: &rusqlite::Row<'_>| uuid(row.get_ref(0)?);
    let mut all = rows(connection, ASKING, "SELECT id FROM client UNION ALL SELECT id FROM reflection", [], id)?;
    let has = "SELECT 1 FROM sqlite_schema WHERE name = 'trash'";
    if first(connection, ASKING, has, [], |_| Ok(()))?.is_some() {
        let sql = "SELECT former_id FROM client_merged UNION ALL SELECT record_id FROM trash
                   WHERE kind IN ('client', 'reflection')";
        all.extend(rows(connection, ASKING, sql, [], id)?);
    }
    Ok(all)
}
