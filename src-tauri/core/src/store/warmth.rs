//! Readings of warmth in the file: those on pages, and those that stand apart.

use rusqlite::{Connection, Row, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::{ClientId, ReflectionId, WarmthId};
use crate::warmth::{ReadingFields, ReadingSource, WarmthReading};

pub(crate) fn insert(
    connection: &Connection,
    id: WarmthId,
    client: ClientId,
    reading: &ReadingFields,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "keeping a reading of warmth",
        "INSERT INTO warmth (id, client_id, reading, rests_on, read_on, created_at)
         VALUES (:id, :client, :reading, :rests_on, :read_on, :created_at)",
        named_params! {
            ":id": id, ":client": client, ":reading": reading.warmth, ":rests_on": reading.rests_on,
            ":read_on": reading.on, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: WarmthId, reading: &ReadingFields) -> Result<()> {
    execute_on(
        connection,
        "reading of warmth",
        "changing a reading of warmth",
        "UPDATE warmth SET reading = ?2, rests_on = ?3, read_on = ?4 WHERE id = ?1",
        params![id, reading.warmth, reading.rests_on, reading.on],
    )
}

/// A reading and whose it is.
pub(crate) fn get(connection: &Connection, id: WarmthId) -> Result<Option<(ClientId, ReadingFields)>> {
    first(connection, "reading a reading of warmth", "SELECT * FROM warmth WHERE id = ?1", [id], |row| {
        let fields = ReadingFields {
            warmth: row.get("reading")?,
            rests_on: row.get("rests_on")?,
            on: Some(row.get("read_on")?),
        };
        Ok((row.get("client_id")?, fields))
    })
}

const OF_CLIENT: &str = "
    SELECT page.id AS page_id, NULL AS warmth_id, page.warmth AS reading, '' AS rests_on, NULL AS read_on,
           page.happened_at, page.happened_offset,
           date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day
    FROM reflection_client AS link JOIN reflection AS page ON page.id = link.reflection_id
    WHERE link.client_id = ?1 AND page.warmth IS NOT NULL
    UNION ALL
    SELECT NULL, id, reading, rests_on, read_on, created_at, 0, read_on FROM warmth WHERE client_id = ?1
    ORDER BY day, happened_at, page_id, warmth_id";

/// Every reading of a client's warmth, oldest first.
pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<WarmthReading>> {
    rows(connection, "reading a client's warmth", OF_CLIENT, [client], |row| {
        let happened = Stamp { at: row.get("happened_at")?, offset: row.get("happened_offset")? };
        let read_on: Option<chrono::NaiveDate> = row.get("read_on")?;
        Ok(WarmthReading {
            on: read_on.unwrap_or_else(|| happened.day()),
            warmth: row.get("reading")?,
            source: source(row)?,
            rests_on: row.get("rests_on")?,
        })
    })
}

fn source(row: &Row<'_>) -> rusqlite::Result<ReadingSource> {
    let page: Option<ReflectionId> = row.get("page_id")?;
    match page {
        Some(id) => Ok(ReadingSource::Page(id)),
        None => Ok(ReadingSource::Apart(row.get("warmth_id")?)),
    }
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![OF_CLIENT.to_owned()]
}
