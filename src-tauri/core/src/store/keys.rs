//! What the database remembers of its key files: how new they must be.

use std::path::Path;

use rusqlite::Connection;

use super::{execute, first, open};
use crate::Result;
use crate::vault::DatabaseKey;

const DOING: &str = "comparing the journal with its key files";

/// The least generation of key files that this database goes by; 0 in one that is older than the note of it.
pub(crate) fn least_generation(connection: &Connection) -> Result<u64> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'key_generation'";
    if first(connection, DOING, sql, [], |_| Ok(()))?.is_none() {
        return Ok(0);
    }
    let least: Option<u64> = first(connection, DOING, "SELECT least FROM key_generation", [], |row| row.get(0))?;
    Ok(least.unwrap_or_default())
}

/// The same for a database that is not open.
pub(crate) fn least_generation_in(path: &Path, key: &DatabaseKey) -> Result<u64> {
    least_generation(&open::open(path, key)?)
}

/// From now on, only key files of this generation or newer ones.
pub(crate) fn raise_least_generation(connection: &Connection, generation: u64) -> Result<()> {
    let sql = "UPDATE key_generation SET least = max(least, ?1)";
    execute(connection, DOING, sql, [generation]).map(drop)
}
