//! Settings in the file.

use rusqlite::{Connection, params};

use super::{execute, first};
use crate::Result;

pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<String>> {
    first(connection, "reading settings", "SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
}

pub(crate) fn remove(connection: &Connection, name: &str) -> Result<()> {
    execute(connection, "removing a setting", "DELETE FROM setting WHERE name = ?1", [name]).map(drop)
}

pub(crate) fn put(connection: &Connection, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
    execute(connection, "keeping settings", sql, params![name, value])?;
    Ok(())
}
