//! Reflections in the file, and the versions of their words.

use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, ToSql, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, ReflectionId};
use crate::reflections::{Facts, PageQuery, Reflection, ReflectionRow, title_and_opening};
use crate::words::MarkKind;
use crate::{Error, Result};

pub(crate) fn insert(
    connection: &Connection,
    id: ReflectionId,
    text: &str,
    facts: &Facts,
    happened: Stamp,
    now: i64,
) -> Result<()> {
    execute(
        connection,
        "beginning a page",
        "INSERT INTO reflection (id, text, happened_at, happened_offset, kind, paid_minutes, given_minutes, felt, warmth,
                                 created_at, edited_at)
         VALUES (:id, :text, :happened_at, :happened_offset, :kind, :paid, :given, :felt, :warmth, :now, :now)",
        named_params! {
            ":id": id, ":text": text, ":happened_at": happened.at, ":happened_offset": happened.offset,
            ":kind": facts.kind, ":paid": facts.paid_minutes, ":given": facts.given_minutes, ":felt": facts.felt,
            ":warmth": facts.warmth, ":now": now,
        },
    )?;
    link_clients(connection, id, &facts.client_ids)
}

pub(crate) fn set_facts(connection: &Connection, id: ReflectionId, facts: &Facts, happened: Stamp) -> Result<()> {
    execute_on(
        connection,
        "page",
        "changing a page's facts",
        "UPDATE reflection SET happened_at = :happened_at, happened_offset = :happened_offset, kind = :kind,
                paid_minutes = :paid, given_minutes = :given, felt = :felt, warmth = :warmth
         WHERE id = :id",
        named_params! {
            ":id": id, ":happened_at": happened.at, ":happened_offset": happened.offset, ":kind": facts.kind,
            ":paid": facts.paid_minutes, ":given": facts.given_minutes, ":felt": facts.felt, ":warmth": facts.warmth,
        },
    )?;
    execute(
        connection,
        "changing whom a page is about",
        "DELETE FROM reflection_client WHERE reflection_id = ?1",
        [id],
    )?;
    link_clients(connection, id, &facts.client_ids)
}

fn link_clients(connection: &Connection, id: ReflectionId, clients: &[ClientId]) -> Result<()> {
    let sql = "INSERT INTO reflection_client (reflection_id, client_id, place)
               SELECT ?1, id, ?3 FROM client WHERE id = ?2 ON CONFLICT DO NOTHING";
    for (place, client) in (0_i64..).zip(clients) {
        let known =
            first(connection, "looking up a client", "SELECT 1 FROM client WHERE id = ?1", [client], |_| Ok(()))?;
        known.ok_or(Error::NotFound { what: "client" })?;
        execute(connection, "noting whom a page is about", sql, params![id, client, place])?;
    }
    Ok(())
}

pub(crate) fn rewrite(connection: &Connection, id: ReflectionId, text: &str, edited_at: i64) -> Result<()> {
    execute_on(
        connection,
        "page",
        "saving a page",
        "UPDATE reflection SET text = ?2, edited_at = ?3 WHERE id = ?1",
        params![id, text, edited_at],
    )
}

pub(crate) fn get(connection: &Connection, id: ReflectionId) -> Result<Option<Reflection>> {
    let doing = "reading a page";
    let found = first(connection, doing, "SELECT * FROM reflection WHERE id = ?1", [id], |row| {
        let happened = happened(row)?;
        Ok(Reflection {
            id,
            text: row.get("text")?,
            facts: Facts {
                client_ids: Vec::new(),
                happened_at: Some(happened.instant()),
                kind: row.get("kind")?,
                paid_minutes: row.get("paid_minutes")?,
                given_minutes: row.get("given_minutes")?,
                felt: row.get("felt")?,
                warmth: row.get("warmth")?,
            },
            marks: Vec::new(),
            saved_at: Stamp { at: row.get("edited_at")?, offset: happened.offset }.instant(),
            drafted: false,
        })
    })?;
    let Some(mut page) = found else { return Ok(None) };
    let sql = "SELECT client_id FROM reflection_client WHERE reflection_id = ?1 ORDER BY place";
    page.facts.client_ids = rows(connection, doing, sql, [id], |row| row.get(0))?;
    Ok(Some(page))
}

fn happened(row: &Row<'_>) -> rusqlite::Result<Stamp> {
    Ok(Stamp { at: row.get("happened_at")?, offset: row.get("happened_offset")? })
}

/// The words of a draft stand for those of its page.
const LISTED: &str = "
    SELECT page.id, page.happened_at, page.happened_offset, page.kind, page.paid_minutes, page.given_minutes, page.warmth,
           coalesce(draft.text, page.text) AS text, draft.reflection_id IS NOT NULL AS drafted
    FROM reflection AS page LEFT JOIN draft ON draft.reflection_id = page.id";
const ABOUT: &str = "
    SELECT page.id, page.happened_at, page.happened_offset, page.kind, page.paid_minutes, page.given_minutes, page.warmth,
           coalesce(draft.text, page.text) AS text, draft.reflection_id IS NOT NULL AS drafted
    FROM reflection_client AS link JOIN reflection AS page ON page.id = link.reflection_id
    LEFT JOIN draft ON draft.reflection_id = page.id";
/// The first line is what an index can begin from, the second what parts pages of the same instant.
const OLDER: &str = "page.happened_at <= (SELECT happened_at FROM reflection WHERE id = :before)
    AND (page.happened_at, page.id) < (SELECT happened_at, id FROM reflection WHERE id = :before)";
const DRAFTED_OR_SINCE: &str = "page.id IN (
    SELECT reflection_id FROM draft UNION SELECT id FROM reflection WHERE happened_at >= :earliest)";
const NEWEST_FIRST: &str = "ORDER BY page.happened_at DESC, page.id DESC";

/// Each question has a statement of its own, so that an index answers it.
pub(crate) fn list(connection: &Connection, query: PageQuery) -> Result<Vec<ReflectionRow>> {
    let mut parameters: Vec<(&str, &dyn ToSql)> = vec![(":limit", &query.limit)];
    if let Some(client) = &query.client_id {
        parameters.push((":client", client));
    }
    if let Some(before) = &query.before {
        parameters.push((":before", before));
    }
    listed(connection, &list_sql(query), parameters.as_slice())
}

fn list_sql(query: PageQuery) -> String {
    let asked = match (query.client_id, query.before) {
        (None, None) => LISTED.to_owned(),
        (None, Some(_)) => format!("{LISTED} WHERE {OLDER}"),
        (Some(_), None) => format!("{ABOUT} WHERE link.client_id = :client"),
        (Some(_), Some(_)) => format!("{ABOUT} WHERE link.client_id = :client AND {OLDER}"),
    };
    format!("{asked} {NEWEST_FIRST} LIMIT :limit")
}

/// Pages whose words are still a draft, and those that happened on that day or later, newest first.
pub(crate) fn drafted_or_since(connection: &Connection, day: NaiveDate) -> Result<Vec<ReflectionRow>> {
    listed(
        connection,
        &format!("{LISTED} WHERE {DRAFTED_OR_SINCE} {NEWEST_FIRST}"),
        named_params! { ":earliest": earliest_on(day) },
    )
}

fn listed<P: Params>(connection: &Connection, sql: &str, parameters: P) -> Result<Vec<ReflectionRow>> {
    let mut pages = rows(connection, "listing pages", sql, parameters, |row| {
        let text: String = row.get("text")?;
        let (title, opening) = title_and_opening(&text);
        Ok(ReflectionRow {
            id: row.get("id")?,
            title,
            opening,
            happened_at: happened(row)?.instant(),
            kind: row.get("kind")?,
            clients: Vec::new(),
            words: text.split_whitespace().count(),
            marks: Vec::new(),
            drafted: row.get("drafted")?,
            paid_minutes: row.get("paid_minutes")?,
            given_minutes: row.get("given_minutes")?,
            warmth: row.get("warmth")?,
        })
    })?;
    add_clients_and_marks(connection, &mut pages)?;
    Ok(pages)
}

fn add_clients_and_marks(connection: &Connection, pages: &mut [ReflectionRow]) -> Result<()> {
    let clients =
        "SELECT client.id, client.name FROM reflection_client AS link JOIN client ON client.id = link.client_id
                   WHERE link.reflection_id = ?1 ORDER BY link.place";
    let marks = "SELECT DISTINCT kind FROM mark WHERE reflection_id = ?1";
    for page in pages {
        page.clients = rows(connection, "listing a page's clients", clients, [page.id], |row| {
            Ok((row.get("id")?, row.get("name")?))
        })?;
        page.marks =
            rows(connection, "listing a page's marks", marks, [page.id], |row| row.get::<_, MarkKind>("kind"))?;
        page.marks.sort();
    }
    Ok(())
}

const PAGE_NUMBER: &str = "SELECT count(*) FROM reflection_client AS link
    JOIN reflection AS page ON page.id = link.reflection_id
    JOIN reflection AS this ON this.id = ?1
    WHERE link.client_id = ?2 AND (page.happened_at, page.id) <= (this.happened_at, this.id)";

pub(crate) fn page_number(connection: &Connection, id: ReflectionId, client: ClientId) -> Result<Option<u32>> {
    let number = first(connection, "numbering a page", PAGE_NUMBER, params![id, client], |row| row.get::<_, u32>(0))?;
    Ok(number.filter(|number| *number > 0))
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    let id = uuid::Uuid::nil();
    let questions = [(None, None), (None, Some(id)), (Some(id), None), (Some(id), Some(id))];
    let list = |(client, before): (Option<_>, Option<_>)| {
        list_sql(PageQuery { client_id: client.map(ClientId), before: before.map(ReflectionId), limit: 50 })
    };
    let mut asked: Vec<String> = questions.into_iter().map(list).collect();
    asked.push(PAGE_NUMBER.to_owned());
    asked.push(format!("{LISTED} WHERE {DRAFTED_OR_SINCE} {NEWEST_FIRST}"));
    asked
}
