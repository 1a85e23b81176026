//! Earlier wordings of pages, in the file. They stand beside the records: an undo takes none of them away.

use rusqlite::{Connection, Row, params};

use super::{execute, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::ReflectionId;
use crate::versions::{Version, VersionId};

/// Keeps these words unless they are the version kept last.
pub(crate) fn keep(connection: &Connection, page: ReflectionId, text: &str, kept: Stamp) -> Result<()> {
    execute(
        connection,
        "keeping a version",
        "INSERT INTO reflection_version (reflection_id, text, kept_at, kept_offset)
         SELECT ?1, ?2, ?3, ?4
         WHERE ?2 IS NOT (SELECT text FROM reflection_version WHERE reflection_id = ?1 ORDER BY id DESC LIMIT 1)",
        params![page, text, kept.at, kept.offset],
    )?;
    Ok(())
}

/// The versions of a page in the order they were kept.
pub(crate) fn of(connection: &Connection, page: ReflectionId) -> Result<Vec<Version>> {
    let sql = "SELECT * FROM reflection_version WHERE reflection_id = ?1 ORDER BY id";
    rows(connection, "reading earlier versions", sql, [page], version)
}

pub(crate) fn get(connection: &Connection, page: ReflectionId, id: VersionId) -> Result<Option<Version>> {
    let sql = "SELECT * FROM reflection_version WHERE reflection_id = ?1 AND id = ?2";
    first(connection, "reading an earlier version", sql, params![page, id.0], version)
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    let kept = Stamp { at: row.get("kept_at")?, offset: row.get("kept_offset")? };
    Ok(Version { id: VersionId(row.get("id")?), kept_at: kept.instant(), text: row.get("text")? })
}
