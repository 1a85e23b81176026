//! Occasions in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::calendar::SpecialDay;
use crate::ids::{ClientId, OccasionId};
use crate::occasions::{Occasion, OccasionFields};

pub(crate) fn insert(
    connection: &Connection,
    id: OccasionId,
    client: ClientId,
    fields: &OccasionFields,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "keeping an occasion",
        "INSERT INTO occasion (id, client_id, what, month, day, year, yearly, created_at)
         VALUES (:id, :client, :what, :month, :day, :year, :yearly, :created_at)",
        named_params! {
            ":id": id, ":client": client, ":what": fields.what, ":month": fields.day.month, ":day": fields.day.day,
            ":year": fields.day.year, ":yearly": fields.day.yearly, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: OccasionId, fields: &OccasionFields) -> Result<()> {
    execute_on(
        connection,
        "occasion",
        "changing an occasion",
        "UPDATE occasion SET what = :what, month = :month, day = :day, year = :year, yearly = :yearly WHERE id = :id",
        named_params! {
            ":id": id, ":what": fields.what, ":month": fields.day.month, ":day": fields.day.day,
            ":year": fields.day.year, ":yearly": fields.day.yearly,
        },
    )
}

pub(crate) fn get(connection: &Connection, id: OccasionId) -> Result<Option<Occasion>> {
    first(connection, "reading an occasion", "SELECT * FROM occasion WHERE id = ?1", [id], occasion)
}

fn occasion(row: &Row<'_>) -> rusqlite::Result<Occasion> {
    Ok(Occasion {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        fields: OccasionFields {
            what: row.get("what")?,
            day: SpecialDay {
                month: row.get("month")?,
                day: row.get("day")?,
                year: row.get("year")?,
                yearly: row.get("yearly")?,
            },
        },
    })
}

const OF: &str = "SELECT * FROM occasion WHERE client_id = ?1 ORDER BY month, day, id";
const OF_UNPARTED: &str = "SELECT occasion.*, client.name FROM occasion JOIN client ON client.id = occasion.client_id
    WHERE client.stage <> 'parted'";
const WORKING_SINCE: &str = "SELECT id, name, since_on FROM client
    WHERE since_on IS NOT NULL AND stage IN ('active', 'paused')";

pub(crate) fn of(connection: &Connection, client: ClientId) -> Result<Vec<Occasion>> {
    rows(connection, "reading occasions", OF, [client], occasion)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Occasion>> {
    rows(connection, "reading occasions", "SELECT * FROM occasion ORDER BY id", [], occasion)
}

/// Occasions of clients who have not parted, with the client's name; of one client, or of all.
pub(crate) fn of_unparted(connection: &Connection, client: Option<ClientId>) -> Result<Vec<(String, Occasion)>> {
    let read = |row: &Row<'_>| Ok((row.get("name")?, occasion(row)?));
    let doing = "looking for occasions ahead";
    match client {
        Some(client) => rows(connection, doing, &format!("{OF_UNPARTED} AND occasion.client_id = ?1"), [client], read),
        None => rows(connection, doing, OF_UNPARTED, [], read),
    }
}

/// Since when one works with clients; with one client, or with all.
pub(crate) fn working_since(
    connection: &Connection,
    client: Option<ClientId>,
) -> Result<Vec<(ClientId, String, NaiveDate)>> {
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("name")?, row.get("since_on")?));
    let doing = "looking for years of working together";
    match client {
        Some(client) => rows(connection, doing, &format!("{WORKING_SINCE} AND id = ?1"), [client], read),
        None => rows(connection, doing, WORKING_SINCE, [], read),
    }
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![OF.to_owned()]
}
