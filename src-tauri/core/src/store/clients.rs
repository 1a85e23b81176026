//! Clients in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, named_params, params};

use super::{execute, execute_on, first, list_of, list_text, rows};
use crate::Result;
use crate::clients::{Client, Minutes, NewClient, Parting};
use crate::dates::{Stamp, earliest_on};
use crate::ids::ClientId;

pub(crate) fn insert(connection: &Connection, id: ClientId, client: &NewClient, created: Stamp) -> Result<()> {
    execute(
        connection,
        "adding a client",
        "INSERT INTO client (id, name, about, stage, since_on, how_met, created_at, created_offset)
         VALUES (:id, :name, '', :stage, NULL, '', :created_at, :created_offset)",
        named_params! {
            ":id": id, ":name": client.name, ":stage": client.stage, ":created_at": created.at,
            ":created_offset": created.offset,
        },
    )?;
    update(connection, id, client)
}

pub(crate) fn update(connection: &Connection, id: ClientId, client: &NewClient) -> Result<()> {
    execute_on(
        connection,
        "client",
        "changing a client",
        "UPDATE client SET name = :name, about = :about, stage = :stage, since_on = :since_on, how_met = :how_met,
                also_known = :also_known, recommended_by = :recommended_by, contract = :contract, contact = :contact,
                tags = :tags, leave_alone = :leave_alone, keep_until = :keep_until,
                line_minutes = :line_minutes
         WHERE id = :id",
        named_params! {
            ":id": id, ":name": client.name, ":about": client.about, ":stage": client.stage,
            ":since_on": client.since_on, ":how_met": client.how_met, ":also_known": list_text(&client.also_known),
            ":recommended_by": client.recommended_by, ":contract": client.contract, ":contact": client.contact,
            ":tags": list_text(&client.tags), ":leave_alone": client.leave_alone, ":keep_until": client.keep_until,
            ":line_minutes": client.line_minutes,
        },
    )
}

pub(crate) fn set_parting(connection: &Connection, id: ClientId, parting: &Parting) -> Result<()> {
    execute_on(
        connection,
        "client",
        "keeping how a client parted",
        "UPDATE client SET parted_on = ?2, parting_reason = ?3, last_word = ?4 WHERE id = ?1",
        params![id, parting.on, parting.reason, parting.last_word],
    )
}

pub(crate) fn get(connection: &Connection, id: ClientId) -> Result<Option<Client>> {
    first(connection, "reading a client", "SELECT * FROM client WHERE id = ?1", [id], client)
}

pub(super) fn client(row: &Row<'_>) -> rusqlite::Result<Client> {
    Ok(Client {
        id: row.get("id")?,
        name: row.get("name")?,
        about: row.get("about")?,
        stage: row.get("stage")?,
        since_on: row.get("since_on")?,
        how_met: row.get("how_met")?,
        also_known: list_of(row, "also_known")?,
        recommended_by: row.get("recommended_by")?,
        contract: row.get("contract")?,
        contact: row.get("contact")?,
        tags: list_of(row, "tags")?,
        leave_alone: row.get("leave_alone")?,
        keep_until: row.get("keep_until")?,
        line_minutes: row.get("line_minutes")?,
        parting: Parting {
            on: row.get("parted_on")?,
            reason: row.get("parting_reason")?,
            last_word: row.get("last_word")?,
        },
    })
}

const RECOMMENDED: &str = "SELECT id, name FROM client WHERE recommended_by = ?1 ORDER BY name, id";

/// Whom a client recommended the user to.
pub(crate) fn recommended(connection: &Connection, by: ClientId) -> Result<Vec<(ClientId, String)>> {
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("name")?));
    rows(connection, "reading whom a client recommended", RECOMMENDED, [by], read)
}

const MINUTES_ABOUT: &str = "
    SELECT coalesce(sum(paid_minutes), 0) AS paid, coalesce(sum(given_minutes), 0) AS given
    FROM reflection_client AS link JOIN reflection ON reflection.id = link.reflection_id
    WHERE link.client_id = ?1 AND (?2 IS NULL OR date(happened_at / 1000.0 + happened_offset * 60, 'unixepoch') >= ?2)";
const MINUTES_SINCE: &str = "
    SELECT coalesce(sum(paid_minutes), 0) AS paid, coalesce(sum(given_minutes), 0) AS given
    FROM reflection
    WHERE happened_at >= ?1 AND date(happened_at / 1000.0 + happened_offset * 60, 'unixepoch') >= ?2";

pub(crate) fn minutes_about(connection: &Connection, id: ClientId, from: Option<NaiveDate>) -> Result<Minutes> {
    minutes(connection, MINUTES_ABOUT, params![id, from])
}

pub(crate) fn minutes_since(connection: &Connection, from: NaiveDate) -> Result<Minutes> {
    minutes(connection, MINUTES_SINCE, params![earliest_on(from), from])
}

fn minutes<P: Params>(connection: &Connection, sql: &str, parameters: P) -> Result<Minutes> {
    let read = |row: &Row<'_>| Ok(Minutes { paid: row.get("paid")?, given: row.get("given")? });
    Ok(first(connection, "adding up minutes", sql, parameters, read)?.unwrap_or_default())
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    [MINUTES_ABOUT, MINUTES_SINCE, RECOMMENDED].map(str::to_owned).to_vec()
}
