//! The only room that holds SQL: how each record is kept and found again. One file an area, mirrored by the area's own.

pub(crate) mod aside;
pub(crate) mod asked_why;
pub(crate) mod backups;
pub(crate) mod balance;
pub(crate) mod clients;
pub(crate) mod deliveries;
pub(crate) mod drafts;
pub(crate) mod echoes;
pub(crate) mod evidence;
pub(crate) mod forgotten;
pub(crate) mod forms;
pub(crate) mod gifts;
pub(crate) mod ideas;
pub(crate) mod insight;
pub(crate) mod keeping;
pub(crate) mod keys;
pub(crate) mod ladder;
pub(crate) mod listing;
pub(crate) mod marks;
pub(crate) mod merging;
pub(crate) mod migrate;
pub(crate) mod occasions;
pub(crate) mod open;
pub(crate) mod overrules;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod probe;
pub(crate) mod profile;
pub(crate) mod promises;
pub(crate) mod pursuits;
pub(crate) mod reflections;
pub(crate) mod rekeying;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod signs;
pub(crate) mod starts;
pub(crate) mod state_changes;
pub(crate) mod taking;
pub(crate) mod touched;
pub(crate) mod trash;
pub(crate) mod vectors;
pub(crate) mod verdicts;
pub(crate) mod versions;
pub(crate) mod warmth;

use rusqlite::{Connection, OptionalExtension as _, Params, Row};

use crate::{Error, Result};

/// All rows of a query.
fn rows<T, P: Params>(
    connection: &Connection,
    doing: &'static str,
    sql: &str,
    params: P,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).map_err(Error::store(doing))?;
    let rows = statement.query_map(params, read).map_err(Error::store(doing))?;
    rows.collect::<rusqlite::Result<_>>().map_err(Error::store(doing))
}

/// Looks at all rows of a query, one after the other.
fn each<P: Params>(
    connection: &Connection,
    doing: &'static str,
    sql: &str,
    params: P,
    mut look: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(Error::store(doing))?;
    let mut rows = statement.query(params).map_err(Error::store(doing))?;
    while let Some(row) = rows.next().map_err(Error::store(doing))? {
        look(row).map_err(Error::store(doing))?;
    }
    Ok(())
}

/// The first row of a query, if there is one.
fn first<T, P: Params>(
    connection: &Connection,
    doing: &'static str,
    sql: &str,
    params: P,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    let mut statement = connection.prepare_cached(sql).map_err(Error::store(doing))?;
    statement.query_row(params, read).optional().map_err(Error::store(doing))
}

/// Runs a statement and tells how many rows it touched.
fn execute<P: Params>(connection: &Connection, doing: &'static str, sql: &str, params: P) -> Result<usize> {
    let mut statement = connection.prepare_cached(sql).map_err(Error::store(doing))?;
    statement.execute(params).map_err(Error::store(doing))
}

/// Like [`execute`], for a statement that must touch exactly one `what`.
fn execute_on<P: Params>(
    connection: &Connection,
    what: &'static str,
    doing: &'static str,
    sql: &str,
    params: P,
) -> Result<()> {
    if execute(connection, doing, sql, params)? == 0 {
        return Err(Error::NotFound { what });
    }
    Ok(())
}

/// Short words, one a line, as a column keeps them.
fn list_text(words: &[String]) -> String {
    words.join("\n")
}

/// The short words of a column, as [`list_text`] wrote them.
fn list_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<String>> {
    Ok(row.get_ref(column)?.as_str()?.lines().map(str::to_owned).collect())
}
