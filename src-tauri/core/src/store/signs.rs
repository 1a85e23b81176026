//! Signs in the file.

use rusqlite::{Connection, named_params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::ids::{ClientId, SignId};
use crate::signs::{Sign, SignFields};

pub(crate) fn insert(
    connection: &Connection,
    id: SignId,
    client: ClientId,
    sign: &SignFields,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "keeping a sign",
        "INSERT INTO sign (id, client_id, kind, about_client_id, note, seen_on, created_at)
         VALUES (:id, :client, :kind, :about, :note, :seen_on, :created_at)",
        named_params! {
            ":id": id, ":client": client, ":kind": sign.kind, ":about": sign.about, ":note": sign.note,
            ":seen_on": sign.seen_on, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: SignId, sign: &SignFields) -> Result<()> {
    execute_on(
        connection,
        "sign",
        "changing a sign",
        "UPDATE sign SET kind = :kind, about_client_id = :about, note = :note, seen_on = :seen_on WHERE id = :id",
        named_params! {
            ":id": id, ":kind": sign.kind, ":about": sign.about, ":note": sign.note, ":seen_on": sign.seen_on,
        },
    )
}

const SIGN: &str = "SELECT sign.*, other.name AS about_name
    FROM sign LEFT JOIN client AS other ON other.id = sign.about_client_id";
const OF_CLIENT: &str = "WHERE sign.client_id = ?1 ORDER BY sign.seen_on, sign.id";

pub(crate) fn get(connection: &Connection, id: SignId) -> Result<Option<Sign>> {
    first(connection, "reading a sign", &format!("{SIGN} WHERE sign.id = ?1"), [id], sign)
}

/// A client's signs, oldest first.
pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<Sign>> {
    rows(connection, "reading a client's signs", &format!("{SIGN} {OF_CLIENT}"), [client], sign)
}

fn sign(row: &rusqlite::Row<'_>) -> rusqlite::Result<Sign> {
    Ok(Sign {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        fields: SignFields {
            kind: row.get("kind")?,
            about: row.get("about_client_id")?,
            note: row.get("note")?,
            seen_on: Some(row.get("seen_on")?),
        },
        about_name: row.get("about_name")?,
    })
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![format!("{SIGN} {OF_CLIENT}")]
}
