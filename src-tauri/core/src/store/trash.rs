//! The trash in the file: what was taken out, until it is put back or its time is over.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, Row, named_params, params};
use uuid::Uuid;

use super::taking::{TakenRow, counts, id_in, in_words, put_back, references, uuid};
use super::{execute, execute_on, first, rows};
use crate::dates::Stamp;
use crate::ids::TrashId;
use crate::trash::Trashed;
use crate::words::Kind;
use crate::{Error, Result};

const PUTTING_BACK: &str = "putting a record back";

/// The words that a record goes by, which are those by which search knows it.
pub(crate) fn title(connection: &Connection, kind: Kind, id: Uuid) -> Result<Option<(String, String)>> {
    let sql = "SELECT title, body FROM search_row WHERE source = ?1 AND source_id = ?2";
    first(connection, "reading a record", sql, params![kind, id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn insert(
    connection: &Connection,
    id: TrashId,
    (kind, record_id): (Kind, Uuid),
    title: &str,
    taken: &[TakenRow],
    deleted: Stamp,
) -> Result<()> {
    execute(
        connection,
        "putting a record in the trash",
        "INSERT INTO trash (id, kind, record_id, title, deleted_at, deleted_offset)
         VALUES (:id, :kind, :record, :title, :at, :offset)",
        named_params! {
            ":id": id, ":kind": kind, ":record": record_id.as_bytes(), ":title": title, ":at": deleted.at,
            ":offset": deleted.offset,
        },
    )?;
    taken.iter().try_for_each(|row| add_row(connection, id, row))
}

fn add_row(connection: &Connection, id: TrashId, row: &TakenRow) -> Result<()> {
    let record = serde_json::to_string(&row.record).unwrap_or_default();
    execute(
        connection,
        "putting a record in the trash",
        "INSERT INTO trash_row (trash_id, place, table_name, deleted, record)
         SELECT ?1, coalesce(max(place) + 1, 0), ?2, ?3, ?4 FROM trash_row WHERE trash_id = ?1",
        params![id, row.table, row.deleted, record],
    )
    .map(drop)
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Trashed>> {
    let doing = "looking into the trash";
    let sql = "SELECT trash.*, client.name AS client_name FROM trash
        LEFT JOIN trash_row AS main ON main.trash_id = trash.id AND main.deleted = 1
            AND (main.table_name = trash.kind OR trash.kind = 'reflection' AND main.table_name = 'reflection_client'
                 OR trash.kind = 'delivery' AND main.table_name = 'delivery_receiver')
            AND main.record ->> '$.client_id.id' IS NOT NULL
        LEFT JOIN client ON lower(hex(client.id)) = replace(main.record ->> '$.client_id.id', '-', '')
        GROUP BY trash.id ORDER BY trash.deleted_at DESC, trash.id DESC";
    let mut all = rows(connection, doing, sql, [], |row| {
        Ok(Trashed {
            id: row.get("id")?,
            kind: row.get("kind")?,
            record_id: uuid(row.get_ref("record_id")?)?,
            title: row.get("title")?,
            client_name: row.get("client_name")?,
            deleted_at: Stamp { at: row.get("deleted_at")?, offset: row.get("deleted_offset")? }.instant(),
            holds: BTreeMap::new(),
        })
    })?;
    for entry in &mut all {
        let sql = "SELECT table_name FROM trash_row WHERE trash_id = ?1 AND deleted = 1";
        let tables: Vec<String> = rows(connection, doing, sql, [entry.id], |row| row.get(0))?;
        entry.holds = counts(tables.iter().map(String::as_str));
    }
    Ok(all)
}

/// What a thing in the trash is, and which record of that kind.
pub(crate) fn get(connection: &Connection, id: TrashId) -> Result<Option<(Kind, Uuid, String)>> {
    let sql = "SELECT kind, record_id, title FROM trash WHERE id = ?1";
    first(connection, PUTTING_BACK, sql, [id], |row| {
        Ok((row.get("kind")?, uuid(row.get_ref("record_id")?)?, row.get("title")?))
    })
}

/// Puts everything back that was taken with a record. What can't be without something that lies in the trash itself is
/// left there, to come back with it; what can, comes back and is joined to it again later.
pub(crate) fn restore(connection: &Connection, id: TrashId) -> Result<()> {
    let main = get(connection, id)?.ok_or(Error::NotFound { what: "thing in the trash" })?;
    execute(connection, PUTTING_BACK, "PRAGMA defer_foreign_keys = ON", [])?;
    let mut waiting = taken_rows(connection, id)?;
    execute(connection, PUTTING_BACK, "DELETE FROM trash_row WHERE trash_id = ?1", [id])?;
    execute_on(connection, "thing in the trash", PUTTING_BACK, "DELETE FROM trash WHERE id = ?1", [id])?;
    waiting.sort_by_key(|row| !row.deleted);
    let here = leave_what_waits(connection, &mut waiting, (main.0, main.1))?;
    for row in waiting {
        put_back_joined(connection, row, &here)?;
    }
    if main.0 == Kind::Delivery && is_for_nobody(connection, main.1)? {
        return Err(wait_for(Kind::Client));
    }
    Ok(())
}

/// A record, by its table and id.
type Key = (String, Uuid);

/// Leaves those rows in the trash that need what is not there, and in turn those that need them; answers with what stays.
fn leave_what_waits(
    connection: &Connection,
    waiting: &mut Vec<TakenRow>,
    (kind, record_id): (Kind, Uuid),
) -> Result<HashSet<Key>> {
    loop {
        let here: HashSet<Key> = waiting.iter().filter_map(key_of).collect();
        let (mut stays, before) = (Vec::new(), waiting.len());
        for row in waiting.drain(..) {
            let Some(missing) = missing(connection, &row, &here)?.into_iter().find(|missing| missing.needed) else {
                stays.push(row);
                continue;
            };
            let is_main = row.table == kind.as_str() && key_of(&row).is_some_and(|(_, id)| id == record_id);
            match holder(connection, &missing)? {
                Some(_) if is_main => return Err(wait_for(missing.kind())),
                None if is_main => return Err(Error::NotFound { what: in_words(missing.kind()) }),
                Some(holder) => add_row(connection, holder, &row)?,
                None => {}
            }
        }
        *waiting = stays;
        if waiting.len() == before {
            return Ok(here);
        }
    }
}

/// Puts a row back. What it refers to and can do without is left out while it is not there; once that comes back, the two
/// are joined again.
fn put_back_joined(connection: &Connection, mut row: TakenRow, here: &HashSet<Key>) -> Result<()> {
    for missing in missing(connection, &row, here)? {
        let link = row.record.insert(missing.column.clone(), serde_json::Value::Null).unwrap_or_default();
        if let (Some(holder), Some(id)) = (holder(connection, &missing)?, row.record.get("id")) {
            let record = [("id".to_owned(), id.clone()), (missing.column, link)].into_iter().collect();
            add_row(connection, holder, &TakenRow { table: row.table.clone(), deleted: false, record })?;
        }
    }
    put_back(connection, &row)
}

/// Whether all whom a delivery was for are elsewhere.
fn is_for_nobody(connection: &Connection, delivery: Uuid) -> Result<bool> {
    let sql = "SELECT 1 FROM delivery_receiver WHERE delivery_id = ?1";
    Ok(first(connection, PUTTING_BACK, sql, [delivery.as_bytes()], |_| Ok(()))?.is_none())
}

fn wait_for(kind: Kind) -> Error {
    let problem = format!(
        "The {} this belongs to is in the trash as well. Put that back first; nothing was changed.",
        in_words(kind)
    );
    Error::invalid("trash", problem)
}

/// A record that a row refers to and that is not there.
struct Missing {
    table: String,
    id: Uuid,
    column: String,
    needed: bool,
}

impl Missing {
    fn kind(&self) -> Kind {
        self.table.parse().unwrap_or(Kind::Client)
    }
}

/// What a row refers to, or is about, and that is neither in the journal nor `here`.
fn missing(connection: &Connection, row: &TakenRow, here: &HashSet<Key>) -> Result<Vec<Missing>> {
    let is_missing = |table: &str, id: Uuid| -> Result<bool> {
        Ok(!here.contains(&(table.to_owned(), id)) && !is_there(connection, table, id)?)
    };
    let mut all = Vec::new();
    if !row.deleted {
        let id = row.record.get("id").and_then(id_in).unwrap_or_default();
        if is_missing(&row.table, id)? {
            all.push(Missing { table: row.table.clone(), id, column: String::new(), needed: true });
        }
    }
    for (column, table, needed) in references(connection, &row.table)? {
        let Some(id) = row.record.get(&column).and_then(id_in) else { continue };
        if is_missing(&table, id)? {
            // A row that stayed only waits for what it referred to.
            all.push(Missing { table, id, column, needed: needed || !row.deleted });
        }
    }
    Ok(all)
}

fn is_there(connection: &Connection, table: &str, id: Uuid) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    Ok(first(connection, PUTTING_BACK, &sql, [id.as_bytes()], |_| Ok(()))?.is_some())
}

/// The thing in the trash that this record was taken with.
fn holder(connection: &Connection, missing: &Missing) -> Result<Option<TrashId>> {
    let sql = "SELECT trash.id FROM trash_row JOIN trash ON trash.id = trash_row.trash_id
               WHERE trash_row.table_name = ?1 AND trash_row.deleted = 1 AND trash_row.record ->> '$.id.id' = ?2";
    let parameters = params![missing.table, missing.id.to_string()];
    first(connection, PUTTING_BACK, sql, parameters, |row| row.get(0))
}

fn key_of(row: &TakenRow) -> Option<Key> {
    Some((row.table.clone(), row.deleted.then(|| row.record.get("id").and_then(id_in))??))
}

fn taken_rows(connection: &Connection, id: TrashId) -> Result<Vec<TakenRow>> {
    let sql = "SELECT table_name, deleted, record FROM trash_row WHERE trash_id = ?1 ORDER BY place";
    rows(connection, PUTTING_BACK, sql, [id], taken_row)
}

fn taken_row(row: &Row<'_>) -> rusqlite::Result<TakenRow> {
    let record: String = row.get("record")?;
    let record = serde_json::from_str(&record).unwrap_or_default();
    Ok(TakenRow { table: row.get("table_name")?, deleted: row.get("deleted")?, record })
}

/// Clears away what was deleted before that instant (Unix milliseconds), and the versions of pages that are gone for
/// good.
pub(crate) fn clear_before(connection: &Connection, at: i64) -> Result<()> {
    let doing = "clearing the trash";
    let old = "SELECT id FROM trash WHERE deleted_at < ?1";
    execute(connection, doing, &format!("DELETE FROM trash_row WHERE trash_id IN ({old})"), [at])?;
    if execute(connection, doing, "DELETE FROM trash WHERE deleted_at < ?1", [at])? > 0 {
        drop_versions_of_nothing(connection)?;
    }
    Ok(())
}

/// Drops versions of pages that are neither in the journal nor in the trash.
pub(crate) fn drop_versions_of_nothing(connection: &Connection) -> Result<usize> {
    execute(
        connection,
        "clearing versions away",
        "DELETE FROM reflection_version WHERE reflection_id NOT IN (SELECT id FROM reflection)
         AND lower(hex(reflection_id)) NOT IN (
             SELECT replace(record ->> '$.id.id', '-', '') FROM trash_row WHERE table_name = 'reflection')",
        [],
    )
}

/// Everything that lies in the trash, row by row, with where it lies.
pub(crate) fn all_rows(connection: &Connection) -> Result<Vec<(TrashId, i64, TakenRow)>> {
    let sql = "SELECT trash_id, place, table_name, deleted, record FROM trash_row ORDER BY trash_id, place";
    rows(connection, "looking into the trash", sql, [], |row| {
        Ok((row.get("trash_id")?, row.get("place")?, taken_row(row)?))
    })
}

pub(crate) fn remove_row(connection: &Connection, id: TrashId, place: i64) -> Result<()> {
    let sql = "DELETE FROM trash_row WHERE trash_id = ?1 AND place = ?2";
    execute(connection, "clearing the trash", sql, params![id, place]).map(drop)
}

pub(crate) fn remove(connection: &Connection, id: TrashId) -> Result<()> {
    execute(connection, "clearing the trash", "DELETE FROM trash_row WHERE trash_id = ?1", [id])?;
    execute(connection, "clearing the trash", "DELETE FROM trash WHERE id = ?1", [id]).map(drop)
}
