//! Forgetting in the file: minutes that stay as bare numbers, what must leave every table beside the records, and the
//! hashes of forgotten ids.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::taking::{OWN_PAGES, id_in, uuid};
use super::{execute, first, rows, trash, vectors};
use crate::Result;
use crate::clients::Minutes;
use crate::ids::{ClientId, ReflectionId};
use crate::vault::ledger::IdHash;

const FORGETTING: &str = "forgetting a client";

/// The names a client goes by.
pub(crate) fn names(connection: &Connection, client: ClientId) -> Result<Vec<String>> {
    let sql = "SELECT name || char(10) || also_known FROM client WHERE id = ?1";
    let lines: Option<String> = first(connection, FORGETTING, sql, [client], |row| row.get(0))?;
    Ok(lines.unwrap_or_default().lines().map(str::to_owned).collect())
}

/// Pages about this client and nobody else.
pub(crate) fn own_pages(connection: &Connection, client: ClientId) -> Result<Vec<ReflectionId>> {
    rows(connection, FORGETTING, OWN_PAGES, [client], |row| row.get(0))
}

/// Pages about this client and others.
pub(crate) fn shared_pages(connection: &Connection, client: ClientId) -> Result<Vec<ReflectionId>> {
    let sql = "SELECT link.reflection_id FROM reflection_client AS link
               JOIN reflection AS page ON page.id = link.reflection_id
               WHERE link.client_id = ?1 AND EXISTS (
                   SELECT 1 FROM reflection_client AS other
                   WHERE other.reflection_id = link.reflection_id AND other.client_id <> ?1)
               ORDER BY page.happened_at DESC, page.id DESC";
    rows(connection, FORGETTING, sql, [client], |row| row.get(0))
}

/// Ids that the client went by before others were merged into them.
pub(crate) fn former_ids(connection: &Connection, client: ClientId) -> Result<Vec<Uuid>> {
    let sql = "SELECT former_id FROM client_merged WHERE client_id = ?1";
    rows(connection, FORGETTING, sql, [client], |row| uuid(row.get_ref(0)?))
}

/// Keeps the minutes of a page as numbers of its week, and answers with them.
pub(crate) fn keep_minutes(connection: &Connection, page: ReflectionId) -> Result<Minutes> {
    let sql =
        "SELECT coalesce(paid_minutes, 0) AS paid, coalesce(given_minutes, 0) AS given FROM reflection WHERE id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok(Minutes { paid: row.get("paid")?, given: row.get("given")? });
    let minutes = first(connection, FORGETTING, sql, [page], read)?.unwrap_or_default();
    if minutes != Minutes::default() {
        // The Monday on or before the day the page happened, where it happened.
        let sql = "INSERT INTO bare_minutes (week_on, paid, given)
                   SELECT date(happened_at / 1000.0 + happened_offset * 60, 'unixepoch', '-6 days', 'weekday 1'), ?2, ?3
                   FROM reflection WHERE id = ?1
                   ON CONFLICT DO UPDATE SET paid = paid + excluded.paid, given = given + excluded.given";
        execute(connection, FORGETTING, sql, params![page, minutes.paid, minutes.given])?;
    }
    Ok(minutes)
}

/// Minutes of forgotten pages of weeks that end on that day or later.
pub(crate) fn bare_minutes(connection: &Connection, from: NaiveDate) -> Result<Minutes> {
    let sql = "SELECT coalesce(sum(paid), 0) AS paid, coalesce(sum(given), 0) AS given FROM bare_minutes
               WHERE date(week_on, '+6 days') >= ?1";
    let read = |row: &rusqlite::Row<'_>| Ok(Minutes { paid: row.get("paid")?, given: row.get("given")? });
    Ok(first(connection, "adding up minutes", sql, [from], read)?.unwrap_or_default())
}

/// Takes out of the trash what refers to records that are gone, and what refers to that in turn. Answers with the ids of
/// what left.
pub(crate) fn clear_trash_of(connection: &Connection, gone: &HashSet<Uuid>) -> Result<HashSet<Uuid>> {
    let all = trash::all_rows(connection)?;
    let mut left = gone.clone();
    let mut removed = HashSet::new();
    loop {
        let before = removed.len();
        for (at, (_, _, row)) in all.iter().enumerate() {
            if removed.contains(&at) || !row.record.values().filter_map(id_in).any(|id| left.contains(&id)) {
                continue;
            }
            removed.insert(at);
            if row.deleted {
                left.extend(row.record.get("id").and_then(id_in));
            }
        }
        if removed.len() == before {
            break;
        }
    }
    for (_, (id, place, _)) in all.iter().enumerate().filter(|(at, _)| removed.contains(at)) {
        trash::remove_row(connection, *id, *place)?;
    }
    for entry in trash::list(connection)? {
        if left.contains(&entry.record_id) {
            trash::remove(connection, entry.id)?;
        }
    }
    Ok(left)
}

/// The pages in the trash that a client was on, alone or with others.
pub(crate) fn trashed_pages_of(connection: &Connection, client: ClientId) -> Result<HashSet<Uuid>> {
    let of = |row: &super::taking::TakenRow| {
        let about = row.record.get("client_id").and_then(id_in) == Some(client.0);
        (row.table == "reflection_client" && about).then(|| row.record.get("reflection_id").and_then(id_in)).flatten()
    };
    Ok(trash::all_rows(connection)?.iter().filter_map(|(_, _, row)| of(row)).collect())
}

/// Clears drafts and versions of pages that are gone for good; answers with how many versions.
pub(crate) fn clear_beside(connection: &Connection) -> Result<usize> {
    execute(connection, FORGETTING, "DELETE FROM draft WHERE reflection_id NOT IN (SELECT id FROM reflection)", [])?;
    let versions = trash::drop_versions_of_nothing(connection)?;
    vectors::keep_only_live(connection)?;
    Ok(versions)
}

/// Drops earlier versions of other pages that hold one of these names, where the page itself does not (any more).
pub(crate) fn drop_versions_naming(connection: &Connection, names: &[String]) -> Result<usize> {
    let mut dropped = 0;
    for name in names {
        // instr() goes letter by letter, in the case the name is written and in small letters.
        let sql = "DELETE FROM reflection_version
                   WHERE (instr(text, ?1) OR instr(lower(text), lower(?1)))
                     AND NOT EXISTS (SELECT 1 FROM reflection AS page WHERE page.id = reflection_version.reflection_id
                                     AND page.text = reflection_version.text)";
        dropped += execute(connection, FORGETTING, sql, [name])?;
    }
    Ok(dropped)
}

/// Writes the whole file anew, without what its free pages held.
pub(crate) fn vacuum(connection: &Connection) -> Result<()> {
    connection.flush_prepared_statement_cache();
    connection.execute_batch("VACUUM").map_err(crate::Error::store(FORGETTING))
}

pub(crate) fn hashes(connection: &Connection) -> Result<BTreeSet<IdHash>> {
    let sql = "SELECT id_hash FROM forgotten";
    Ok(rows(connection, "reading the ledger", sql, [], |row| row.get(0))?.into_iter().collect())
}

pub(crate) fn add_hash(connection: &Connection, hash: &IdHash) -> Result<()> {
    let sql = "INSERT INTO forgotten (id_hash) VALUES (?1) ON CONFLICT DO NOTHING";
    execute(connection, "writing the ledger", sql, [hash]).map(drop)
}

/// The ids of all clients, their former ones included, each with the client it leads to.
pub(crate) fn client_ids(connection: &Connection) -> Result<Vec<(Uuid, ClientId)>> {
    let sql = "SELECT id, id AS client_id FROM client UNION ALL SELECT former_id, client_id FROM client_merged";
    rows(connection, "reading the ledger", sql, [], |row| Ok((uuid(row.get_ref(0)?)?, row.get(1)?)))
}

/// The ids of all pages.
pub(crate) fn page_ids(connection: &Connection) -> Result<Vec<ReflectionId>> {
    rows(connection, "reading the ledger", "SELECT id FROM reflection", [], |row| row.get(0))
}
