//! Clients in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, named_params, params};

use super::{execute, execute_on, first, list_of, list_text, rows};
use crate::Result;
use crate::clients::{Client, ClientName, ClientRow, Minutes, NewClient, Parting, TopNeed};
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

fn client(row: &Row<'_>) -> rusqlite::Result<Client> {
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

pub(crate) fn names(connection: &Connection) -> Result<Vec<ClientName>> {
    rows(
        connection,
        "listing clients' names",
        "WITH page AS (
             SELECT link.client_id, count(*) AS pages, max(reflection.happened_at) AS last_at
             FROM reflection INDEXED BY reflection_facts
             CROSS JOIN reflection_client AS link ON link.reflection_id = reflection.id
             GROUP BY link.client_id)
         SELECT client.id, client.name, client.also_known, coalesce(page.pages, 0) AS pages
         FROM client LEFT JOIN page ON page.client_id = client.id
         ORDER BY coalesce(page.last_at, client.created_at) DESC, client.id",
        [],
        |row| {
            Ok(ClientName {
                id: row.get("id")?,
                name: row.get("name")?,
                also_known: list_of(row, "also_known")?,
                pages: row.get("pages")?,
            })
        },
    )
}

/// What stands beside a max() or min() is a bare column, which SQLite takes from the row of that maximum or minimum
/// (<https://www.sqlite.org/lang_select.html#bareagg>).
const LIST: &str = "
    WITH page AS (
        SELECT link.client_id, count(*) AS pages, max(reflection.happened_at) AS last_at,
               reflection.happened_offset AS last_offset
        FROM reflection INDEXED BY reflection_facts
        CROSS JOIN reflection_client AS link ON link.reflection_id = reflection.id
        GROUP BY link.client_id
    ), reading AS (
        SELECT client_id, warmth, max(day || printf('%020d', at)) FROM (
            SELECT link.client_id, reflection.warmth, reflection.happened_at AS at,
                   date(reflection.happened_at / 1000.0 + reflection.happened_offset * 60, 'unixepoch') AS day
            FROM reflection INDEXED BY reflection_facts
            CROSS JOIN reflection_client AS link ON link.reflection_id = reflection.id
            WHERE reflection.warmth IS NOT NULL
            UNION ALL SELECT client_id, reading, created_at, read_on FROM warmth
        ) GROUP BY client_id
    ), asked AS (
        SELECT client_id, text, count(*) AS wants, max(heard_on || hex(id)) FROM want WHERE state = 'open'
        GROUP BY client_id
    ), needed AS (
        SELECT client_id, text, confidence, state, max(
            CASE state WHEN 'open' THEN '2' WHEN 'being_served' THEN '1' ELSE '0' END
            || CASE confidence WHEN 'confirmed' THEN '2' WHEN 'likely' THEN '1' ELSE '0' END || hex(id))
        FROM need_with_confidence WHERE state <> 'let_go' GROUP BY client_id
    )
    SELECT client.*, asked.text AS want_text, asked.wants, needed.text AS need_text, needed.confidence, needed.state AS need_state,
           reading.warmth, page.pages, page.last_at, page.last_offset
    FROM client
    LEFT JOIN page ON page.client_id = client.id
    LEFT JOIN reading ON reading.client_id = client.id
    LEFT JOIN asked ON asked.client_id = client.id
    LEFT JOIN needed ON needed.client_id = client.id
    ORDER BY coalesce(page.last_at, client.created_at) DESC, client.id";

pub(crate) fn list(connection: &Connection) -> Result<Vec<ClientRow>> {
    rows(connection, "listing clients", LIST, [], |row| {
        let need_text: Option<String> = row.get("need_text")?;
        let top_need = match need_text {
            Some(text) => Some(TopNeed { text, confidence: row.get("confidence")?, state: row.get("need_state")? }),
            None => None,
        };
        Ok(ClientRow {
            client: client(row)?,
            first_want: row.get("want_text")?,
            more_wants: row.get::<_, Option<u32>>("wants")?.unwrap_or(0).saturating_sub(1),
            top_need,
            warmth: row.get("warmth")?,
            last_contact_on: last_contact(row)?,
            pages: row.get::<_, Option<u32>>("pages")?.unwrap_or(0),
        })
    })
}

fn last_contact(row: &Row<'_>) -> rusqlite::Result<Option<NaiveDate>> {
    let at: Option<i64> = row.get("last_at")?;
    let offset: Option<i32> = row.get("last_offset")?;
    Ok(at.zip(offset).map(|(at, offset)| Stamp { at, offset }.day()))
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
