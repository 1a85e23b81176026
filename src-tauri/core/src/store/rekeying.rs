//! A whole journal under another key: page by page, so that records, versions, drafts, the index, and all that SQLite itself
//! goes by are the same in both.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{keys, open};
use crate::vault::DatabaseKey;
use crate::vault::folder::{make_empty, remove, rollback_journal};
use crate::vault::lending::Lease;
use crate::{Error, Result};

const DOING: &str = "copying the journal under a new key";
/// Pages copied between two looks whether the journal is to be locked.
const PAGES: i32 = 256;
const NOT_THE_SAME: Error =
    Error::Damaged { what: "The journal, or the copy of it under a new key (which was not kept)," };

/// Writes a copy of this database to `path` under another key, which goes by key files of this generation or newer, and
/// reads all of it again. Where that fails, or the lease is over before, nothing is left.
pub(crate) fn copy(from: &Connection, path: &Path, key: &DatabaseKey, generation: u64, lease: &Lease) -> Result<()> {
    let copied = copy_and_check(from, path, key, generation, lease);
    if copied.is_err() {
        remove(&rollback_journal(path)).ok();
        remove(path).ok();
    }
    copied
}

/// Closes a database whose file is about to be another. What is left here holds nothing and takes nothing.
pub(crate) fn let_go(connection: &mut Connection) -> Result<()> {
    let nothing = Connection::open_in_memory().map_err(Error::store(DOING))?;
    let closed = std::mem::replace(connection, nothing).close();
    closed.map_err(|(still_open, error)| {
        *connection = still_open;
        Error::store(DOING)(error)
    })
}

fn copy_and_check(from: &Connection, path: &Path, key: &DatabaseKey, generation: u64, lease: &Lease) -> Result<()> {
    remove(&rollback_journal(path))?;
    make_empty(path)?;
    let mut to = open::connect_to_fill(path, key, DOING)?;
    open::set(&to, DOING)?;
    copy_pages(from, &mut to, lease)?;
    to.close().map_err(|(_, error)| Error::store(DOING)(error))?;
    let copy = open::open(path, key)?;
    let is_sound = lease.while_lent(&copy, open::verify)?.is_empty();
    let is_whole = pages(&copy)? == pages(from)? && open::vault_id(&copy)? == open::vault_id(from)?;
    if !is_sound || !is_whole {
        return Err(NOT_THE_SAME);
    }
    keys::raise_least_generation(&copy, generation)?;
    copy.close().map_err(|(_, error)| Error::store(DOING)(error))
}

fn copy_pages(from: &Connection, to: &mut Connection, lease: &Lease) -> Result<()> {
    let backup = Backup::new(from, to).map_err(Error::store(DOING))?;
    loop {
        lease.check()?;
        match backup.step(PAGES).map_err(Error::store(DOING))? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(Error::Busy { holder: None }),
        }
    }
}

fn pages(connection: &Connection) -> Result<i64> {
    connection.pragma_query_value(None, "page_count", |row| row.get(0)).map_err(Error::store(DOING))
}
