//! What the user went on in spite of, in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{execute, rows};
use crate::Result;
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, OverruleId};
use crate::waiting::Overrule;
use crate::words::CautionKind;

pub(crate) fn insert(
    connection: &Connection,
    id: OverruleId,
    (client, caution, reason): (ClientId, CautionKind, &str),
    now: Stamp,
) -> Result<()> {
    let sql = "INSERT INTO overrule (id, client_id, caution, reason, overruled_at, overruled_offset)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    execute(connection, "keeping a reason", sql, params![id, client, caution, reason, now.at, now.offset]).map(drop)
}

const OF_CLIENT: &str = "SELECT * FROM overrule WHERE client_id = ?1 ORDER BY overruled_at DESC, id DESC";

/// Those with a client, newest first.
pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<Overrule>> {
    rows(connection, "reading reasons", OF_CLIENT, [client], overrule)
}

/// Those of a day and later, oldest first.
pub(crate) fn since(connection: &Connection, day: NaiveDate) -> Result<Vec<Overrule>> {
    let sql = "SELECT * FROM overrule WHERE overruled_at >= ?1 ORDER BY overruled_at, id";
    let mut found = rows(connection, "reading reasons", sql, [earliest_on(day)], overrule)?;
    found.retain(|one| one.at.date_naive() >= day);
    Ok(found)
}

fn overrule(row: &Row<'_>) -> rusqlite::Result<Overrule> {
    let at = Stamp { at: row.get("overruled_at")?, offset: row.get("overruled_offset")? };
    Ok(Overrule {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        caution: row.get("caution")?,
        reason: row.get("reason")?,
        at: at.instant(),
    })
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![OF_CLIENT.to_owned()]
}
