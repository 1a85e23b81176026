//! Promises in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::{ClientId, PromiseId};
use crate::promises::{Promise, PromiseFields};
use crate::words::PromiseState;

pub(crate) fn insert(
    connection: &Connection,
    id: PromiseId,
    client_id: ClientId,
    fields: &PromiseFields,
    created: Stamp,
) -> Result<()> {
    execute(
        connection,
        "writing a promise down",
        "INSERT INTO promise (id, client_id, by_whom, text, made_on, due_on, margin_days, scope, state, state_on,
                              created_at, created_offset)
         VALUES (:id, :client, :by_whom, :text, :made_on, :due_on, :margin_days, :scope, :state, :made_on,
                 :created_at, :created_offset)",
        named_params! {
            ":id": id, ":client": client_id, ":by_whom": fields.by_whom, ":text": fields.text,
            ":made_on": fields.made_on, ":due_on": fields.due_on, ":margin_days": fields.margin_days,
            ":scope": fields.scope, ":state": PromiseState::Open, ":created_at": created.at,
            ":created_offset": created.offset,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: PromiseId, fields: &PromiseFields) -> Result<()> {
    execute_on(
        connection,
        "promise",
        "changing a promise",
        "UPDATE promise SET by_whom = :by_whom, text = :text, made_on = :made_on, due_on = :due_on,
                margin_days = :margin_days, scope = :scope
         WHERE id = :id",
        named_params! {
            ":id": id, ":by_whom": fields.by_whom, ":text": fields.text, ":made_on": fields.made_on,
            ":due_on": fields.due_on, ":margin_days": fields.margin_days, ":scope": fields.scope,
        },
    )
}

pub(crate) fn set_state(connection: &Connection, id: PromiseId, state: PromiseState, on: NaiveDate) -> Result<()> {
    let sql = "UPDATE promise SET state = ?2, state_on = ?3 WHERE id = ?1";
    execute_on(connection, "promise", "changing where a promise stands", sql, params![id, state, on])
}

const KEPT: &str = "SELECT promise.*, client.name FROM promise JOIN client ON client.id = promise.client_id";
const LIVE_FIRST: &str = "ORDER BY promise.state NOT IN ('open', 'renegotiated'),
    CASE WHEN promise.state IN ('open', 'renegotiated') THEN coalesce(promise.due_on, '9999-12-31') END,
    promise.state_on DESC, promise.id DESC";
/// Named in the very words of its index, so that only promises still to be kept are read.
const LIVE_UNTIL: &str = "WHERE promise.state IN ('open', 'renegotiated') AND promise.due_on <= ?1
    ORDER BY promise.due_on, promise.id";

pub(crate) fn get(connection: &Connection, id: PromiseId) -> Result<Option<Promise>> {
    first(connection, "reading a promise", &format!("{KEPT} WHERE promise.id = ?1"), [id], promise)
}

pub(crate) fn of_client(connection: &Connection, client_id: ClientId) -> Result<Vec<Promise>> {
    let sql = format!("{KEPT} WHERE promise.client_id = ?1 {LIVE_FIRST}");
    rows(connection, "reading promises", &sql, [client_id], promise)
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Promise>> {
    rows(connection, "reading promises", &format!("{KEPT} {LIVE_FIRST}"), [], promise)
}

/// Promises still to be kept whose day is no later than this, the earliest first.
pub(crate) fn live_until(connection: &Connection, until: NaiveDate) -> Result<Vec<Promise>> {
    rows(connection, "looking for promises due", &format!("{KEPT} {LIVE_UNTIL}"), [until], promise)
}

/// Promises that ended in this time, the earliest first.
pub(crate) fn ended_between(connection: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<Promise>> {
    let sql = format!(
        "{KEPT} WHERE promise.state IN ('kept', 'late', 'dropped') AND promise.state_on BETWEEN ?1 AND ?2
         ORDER BY promise.state_on, promise.id"
    );
    rows(connection, "looking for promises kept", &sql, [from, until], promise)
}

fn promise(row: &Row<'_>) -> rusqlite::Result<Promise> {
    Ok(Promise {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        client_name: row.get("name")?,
        fields: PromiseFields {
            by_whom: row.get("by_whom")?,
            text: row.get("text")?,
            made_on: row.get("made_on")?,
            due_on: row.get("due_on")?,
            margin_days: row.get("margin_days")?,
            scope: row.get("scope")?,
        },
        state: row.get("state")?,
        state_on: row.get("state_on")?,
        history: Vec::new(),
        quotes: Vec::new(),
    })
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![format!("{KEPT} WHERE promise.client_id = ?1 {LIVE_FIRST}"), format!("{KEPT} {LIVE_UNTIL}")]
}
