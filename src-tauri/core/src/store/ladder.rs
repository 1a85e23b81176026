//! Wants, needs and how they lie beneath one another, in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::{ClientId, NeedId, WantId};
use crate::ladder::{Beneath, Need, NeedFields, NewWant, Want, WantFields};
use crate::today::Unasked;
use crate::words::{Confidence, NeedState, WantState};

pub(crate) fn insert_want(
    connection: &Connection,
    id: WantId,
    want: &NewWant,
    heard_on: NaiveDate,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "adding a want",
        "INSERT INTO want (id, client_id, text, enough_line, heard_on, state, state_on, created_at)
         VALUES (:id, :client, :text, :enough_line, :heard_on, :state, :heard_on, :created_at)",
        named_params! {
            ":id": id, ":client": want.client_id, ":text": want.text, ":enough_line": want.enough_line,
            ":heard_on": heard_on, ":state": WantState::Open, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update_want(connection: &Connection, id: WantId, fields: &WantFields, today: NaiveDate) -> Result<()> {
    execute_on(
        connection,
        "want",
        "changing a want",
        "UPDATE want SET text = ?2, enough_line = ?3, state = ?4,
                state_on = CASE WHEN state = ?4 THEN state_on ELSE ?5 END
         WHERE id = ?1",
        params![id, fields.text, fields.enough_line, fields.state, today],
    )
}

pub(crate) fn insert_need(connection: &Connection, id: NeedId, client: ClientId, text: &str, now: Stamp) -> Result<()> {
    execute(
        connection,
        "adding a need",
        "INSERT INTO need (id, client_id, text, overruled_confidence, state, state_on, created_at, created_offset)
         VALUES (:id, :client, :text, NULL, :state, :state_on, :created_at, :created_offset)",
        named_params! {
            ":id": id, ":client": client, ":text": text, ":state": NeedState::Open, ":state_on": now.day(),
            ":created_at": now.at, ":created_offset": now.offset,
        },
    )?;
    Ok(())
}

pub(crate) fn update_need(connection: &Connection, id: NeedId, fields: &NeedFields, today: NaiveDate) -> Result<()> {
    execute_on(
        connection,
        "need",
        "changing a need",
        "UPDATE need SET text = ?2, state = ?3, state_on = CASE WHEN state = ?3 THEN state_on ELSE ?4 END WHERE id = ?1",
        params![id, fields.text, fields.state, today],
    )
}

pub(crate) fn set_need_state(connection: &Connection, id: NeedId, state: NeedState, today: NaiveDate) -> Result<()> {
    execute_on(
        connection,
        "need",
        "changing where a need stands",
        "UPDATE need SET state_on = CASE WHEN state = ?2 THEN state_on ELSE ?3 END, state = ?2 WHERE id = ?1",
        params![id, state, today],
    )
}

pub(crate) fn set_confidence(connection: &Connection, id: NeedId, overruled: Option<Confidence>) -> Result<()> {
    execute_on(
        connection,
        "need",
        "changing how sure a need is",
        "UPDATE need SET overruled_confidence = ?2 WHERE id = ?1",
        params![id, overruled],
    )
}

pub(crate) fn place_beneath_want(connection: &Connection, id: NeedId, want: WantId) -> Result<()> {
    let sql = "INSERT INTO need_beneath_want (need_id, want_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    execute(connection, "placing a need beneath a want", sql, params![id, want])?;
    Ok(())
}

pub(crate) fn place_beneath_need(connection: &Connection, id: NeedId, upper: NeedId) -> Result<()> {
    let sql = "INSERT INTO need_beneath_need (need_id, upper_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    execute(connection, "placing a need beneath a need", sql, params![id, upper])?;
    Ok(())
}

/// Takes a need out from under everything.
pub(crate) fn lift(connection: &Connection, id: NeedId) -> Result<()> {
    execute(connection, "moving a need", "DELETE FROM need_beneath_want WHERE need_id = ?1", [id])?;
    execute(connection, "moving a need", "DELETE FROM need_beneath_need WHERE need_id = ?1", [id])?;
    Ok(())
}

/// Whether `lower` lies beneath `upper`, however deep.
pub(crate) fn lies_beneath(connection: &Connection, lower: NeedId, upper: NeedId) -> Result<bool> {
    let sql = "WITH RECURSIVE above (id) AS (
                   SELECT upper_id FROM need_beneath_need WHERE need_id = ?1
                   UNION SELECT link.upper_id FROM need_beneath_need AS link JOIN above ON link.need_id = above.id
               )
               SELECT 1 FROM above WHERE id = ?2";
    Ok(first(connection, "following the ladder", sql, params![lower, upper], |_| Ok(()))?.is_some())
}

pub(crate) fn client_of_want(connection: &Connection, id: WantId) -> Result<Option<ClientId>> {
    first(connection, "looking up a want", "SELECT client_id FROM want WHERE id = ?1", [id], |row| row.get(0))
}

pub(crate) fn client_of_need(connection: &Connection, id: NeedId) -> Result<Option<ClientId>> {
    first(connection, "looking up a need", "SELECT client_id FROM need WHERE id = ?1", [id], |row| row.get(0))
}

pub(crate) fn state_of_need(connection: &Connection, id: NeedId) -> Result<Option<NeedState>> {
    first(connection, "looking up a need", "SELECT state FROM need WHERE id = ?1", [id], |row| row.get(0))
}

const WANTS: &str = "SELECT * FROM want WHERE client_id = ?1 ORDER BY state <> 'open', heard_on, id";
const NEEDS: &str = "SELECT * FROM need_with_confidence WHERE client_id = ?1 ORDER BY created_at, id";

pub(crate) fn wants(connection: &Connection, client: ClientId) -> Result<Vec<Want>> {
    rows(connection, "reading wants", WANTS, [client], |row| {
        Ok(Want {
            id: row.get("id")?,
            client_id: client,
            text: row.get("text")?,
            heard_on: row.get("heard_on")?,
            enough_line: row.get("enough_line")?,
            state: row.get("state")?,
            state_on: row.get("state_on")?,
            quotes: Vec::new(),
        })
    })
}

pub(crate) fn needs(connection: &Connection, client: ClientId) -> Result<Vec<Need>> {
    let doing = "reading needs";
    let mut needs = rows(connection, doing, NEEDS, [client], |row| {
        let overruled: Option<Confidence> = row.get("overruled_confidence")?;
        let created = Stamp { at: row.get("created_at")?, offset: row.get("created_offset")? };
        Ok(Need {
            id: row.get("id")?,
            client_id: client,
            text: row.get("text")?,
            confidence: row.get("confidence")?,
            by_evidence: row.get("by_evidence")?,
            overruled: overruled.is_some(),
            state: row.get("state")?,
            state_on: row.get("state_on")?,
            created_on: created.day(),
            quotes: Vec::new(),
            asked: Vec::new(),
            beneath: Beneath::default(),
        })
    })?;
    for need in &mut needs {
        let wants = "SELECT want_id FROM need_beneath_want WHERE need_id = ?1 ORDER BY want_id";
        let uppers = "SELECT upper_id FROM need_beneath_need WHERE need_id = ?1 ORDER BY upper_id";
        need.beneath.wants = rows(connection, doing, wants, [need.id], |row| row.get(0))?;
        need.beneath.needs = rows(connection, doing, uppers, [need.id], |row| row.get(0))?;
    }
    Ok(needs)
}

/// Open wants with nothing beneath them, of clients who have not parted, newest first.
pub(crate) fn unasked(connection: &Connection) -> Result<Vec<Unasked>> {
    rows(
        connection,
        "looking for wants with nothing beneath",
        "SELECT want.id, want.client_id, client.name, want.text
         FROM want JOIN client ON client.id = want.client_id
         WHERE want.state = 'open' AND client.stage <> 'parted'
           AND NOT EXISTS (SELECT 1 FROM need_beneath_want AS link WHERE link.want_id = want.id)
         ORDER BY want.heard_on DESC, want.id DESC",
        [],
        |row| {
            Ok(Unasked {
                want_id: row.get("id")?,
                client_id: row.get("client_id")?,
                client_name: row.get("name")?,
                text: row.get("text")?,
            })
        },
    )
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    [WANTS, NEEDS].map(str::to_owned).to_vec()
}
