//! The schema, a numbered file a step. A released step is never edited; each is all or nothing.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_begin.sql")),
    M::up(include_str!("migrations/0002_practice.sql")),
    M::up(include_str!("migrations/0003_keys.sql")),
    M::up(include_str!("migrations/0004_suggestions.sql")),
    M::up(include_str!("migrations/0005_review.sql")),
    M::up(include_str!("migrations/0006_starts.sql")),
];

/// The newest schema this program knows.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// Whether the file has a schema, and an older one than this program's.
pub(crate) fn is_older(connection: &Connection) -> Result<bool> {
    Ok((1..NEWEST).contains(&found(connection)?))
}

fn found(connection: &Connection) -> Result<i64> {
    let doing = "reading the journal's schema";
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(Error::store(doing))
}

/// Refuses a file from a newer program.
pub(crate) fn refuse_newer(connection: &Connection) -> Result<()> {
    let found = found(connection)?;
    if found > NEWEST { Err(Error::TooNew { found, known: NEWEST }) } else { Ok(()) }
}

/// Brings the file up to the newest schema; one from a newer program is refused untouched.
pub(crate) fn to_latest(connection: &mut Connection) -> Result<()> {
    refuse_newer(connection)?;
    if found(connection)? == NEWEST {
        return Ok(());
    }
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Error::store("bringing the journal up to date")(err),
        _ => Error::Damaged { what: "The journal's schema" },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::change::RECORDED_TABLES;

    #[test]
    fn steps_apply_to_an_empty_file_and_a_newer_file_is_refused() {
        Migrations::from_slice(STEPS).validate().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", NEWEST + 1).unwrap();
        assert!(matches!(to_latest(&mut connection), Err(Error::TooNew { found, .. }) if found == NEWEST + 1));
    }

    /// A table that is neither recorded nor named as standing beside the records would be silently left out of undo.
    #[test]
    fn every_table_is_recorded_or_known_to_stand_beside() {
        const BESIDE: &[&str] = &[
            "journal",
            "draft",
            "reflection_version",
            "vector",
            "search_row",
            "search_text",
            "bare_minutes",
            "forgotten",
            "key_generation",
        ];
        let mut connection = Connection::open_in_memory().unwrap();
        to_latest(&mut connection).unwrap();
        let mut statement =
            connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
        let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for table in &tables {
            let shadow = table.starts_with("search_text_") || table.starts_with("sqlite_");
            assert!(
                shadow || RECORDED_TABLES.contains(&table.as_str()) || BESIDE.contains(&table.as_str()),
                "{table} is neither recorded for undo nor known to stand beside"
            );
        }
        for table in RECORDED_TABLES {
            assert!(tables.iter().any(|found| found == table), "{table} is recorded but not there");
        }
    }
}
