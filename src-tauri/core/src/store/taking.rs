//! Taking a record out of the file, with all that hangs on it, row by row: what is taken goes to the trash, or is
//! forgotten. Here stands what hangs on what.

use std::collections::{BTreeMap, HashSet};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{execute, rows};
use crate::ids::ClientId;
use crate::words::Kind;
use crate::{Error, Result};

const DOING: &str = "taking a record out";

/// A row as it was: whole, if it was deleted, or else its id and what one column held.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TakenRow {
    pub(crate) table: String,
    pub(crate) deleted: bool,
    pub(crate) record: Map<String, Value>,
}

/// Takes records out and keeps what it took.
pub(crate) struct Taking<'c> {
    connection: &'c Connection,
    /// Everything taken, in the order it was.
    pub(crate) rows: Vec<TakenRow>,
}

impl<'c> Taking<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection, rows: Vec::new() }
    }

    /// Takes out a record and what hangs on it. What can live on without it stays and no longer refers to it.
    pub(crate) fn take(&mut self, kind: Kind, id: Uuid) -> Result<()> {
        match kind {
            Kind::Client => self.client(ClientId(id))?,
            Kind::Reflection => {
                self.delete_where(
                    id,
                    &[
                        ("mark", "reflection_id"),
                        ("reflection_client", "reflection_id"),
                        ("set_aside", "reflection_id"),
                    ],
                )?;
                self.unlink(id, &[("review", "reflection_id")])?;
            }
            Kind::Want => {
                self.delete_where(
                    id,
                    &[("mark", "want_id"), ("need_beneath_want", "want_id"), ("state_change", "want_id")],
                )?;
            }
            Kind::Need => {
                self.delete_where(
                    id,
                    &[
                        ("mark", "need_id"),
                        ("need_beneath_want", "need_id"),
                        ("need_beneath_need", "need_id"),
                        ("need_beneath_need", "upper_id"),
                        ("verdict", "need_id"),
                        ("set_aside", "need_id"),
                        ("state_change", "need_id"),
                    ],
                )?;
                self.unlink(id, &[("delivery_receiver", "need_id"), ("asked_why", "need_id")])?;
            }
            Kind::Gift => {
                self.delete_where(id, &[("mark", "gift_id"), ("verdict", "gift_id"), ("gift_revision", "gift_id")])?;
                self.unlink(
                    id,
                    &[("delivery", "gift_id"), ("asked_why", "gift_id"), ("gift_revision", "other_gift_id")],
                )?;
            }
            Kind::Delivery => self.delete_where(
                id,
                &[
                    ("delivery_part", "delivery_id"),
                    ("delivery_receiver", "delivery_id"),
                    ("state_change", "delivery_id"),
                ],
            )?,
            Kind::Form => self.unlink(id, &[("delivery", "form_id")])?,
            Kind::Promise => self.delete_where(id, &[("mark", "promise_id"), ("state_change", "promise_id")])?,
            Kind::Occasion => self.delete_where(id, &[("set_aside", "occasion_id")])?,
            Kind::Idea => self.delete_where(id, &[("set_aside", "idea_id")])?,
            Kind::Pursuit => self.delete_where(id, &[("pursuit_week", "pursuit_id")])?,
            Kind::Overrule
            | Kind::Mark
            | Kind::Warmth
            | Kind::Sign
            | Kind::AskedWhy
            | Kind::Verdict
            | Kind::Prompt
            | Kind::Template => {}
        }
        match self.delete(kind.as_str(), "id", id)? {
            0 => Err(Error::NotFound { what: in_words(kind) }),
            _ => Ok(()),
        }
    }

    /// A client's records go with them. A page about others as well stays theirs, as does what others were given too.
    fn client(&mut self, client: ClientId) -> Result<()> {
        for page in self.ids(OWN_PAGES, client)? {
            self.take(Kind::Reflection, page)?;
        }
        for delivery in self.ids(OWN_DELIVERIES, client)? {
            self.take(Kind::Delivery, delivery)?;
        }
        for kind in [
            Kind::Promise,
            Kind::Need,
            Kind::Want,
            Kind::Occasion,
            Kind::Warmth,
            Kind::Sign,
            Kind::AskedWhy,
            Kind::Idea,
            Kind::Overrule,
        ] {
            for id in self.ids(&format!("SELECT id FROM {} WHERE client_id = ?1", kind.as_str()), client)? {
                self.take(kind, id)?;
            }
        }
        let hanging = [
            ("reflection_client", "client_id"),
            ("delivery_receiver", "client_id"),
            ("state_change", "client_id"),
            ("client_merged", "client_id"),
            ("set_aside", "client_id"),
        ];
        self.delete_where(client.0, &hanging)?;
        self.unlink(client.0, &[("client", "recommended_by"), ("sign", "about_client_id")])
    }

    fn ids(&self, sql: &str, client: ClientId) -> Result<Vec<Uuid>> {
        rows(self.connection, DOING, sql, [client], |row| uuid(row.get_ref(0)?))
    }

    fn delete_where(&mut self, id: Uuid, columns: &[(&str, &str)]) -> Result<()> {
        columns.iter().try_for_each(|(table, column)| self.delete(table, column, id).map(drop))
    }

    fn delete(&mut self, table: &str, column: &str, id: Uuid) -> Result<usize> {
        let found = format!("SELECT * FROM {table} WHERE {column} = ?1");
        let taken = rows(self.connection, DOING, &found, [id.as_bytes()], |row| {
            Ok(TakenRow { table: table.to_owned(), deleted: true, record: record(row)? })
        })?;
        if !taken.is_empty() {
            execute(self.connection, DOING, &format!("DELETE FROM {table} WHERE {column} = ?1"), [id.as_bytes()])?;
        }
        let count = taken.len();
        self.rows.extend(taken);
        Ok(count)
    }

    fn unlink(&mut self, id: Uuid, columns: &[(&str, &str)]) -> Result<()> {
        for (table, column) in columns {
            let found = format!("SELECT id, {column} FROM {table} WHERE {column} = ?1");
            let taken = rows(self.connection, DOING, &found, [id.as_bytes()], |row| {
                Ok(TakenRow { table: (*table).to_owned(), deleted: false, record: record(row)? })
            })?;
            if !taken.is_empty() {
                let sql = format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1");
                execute(self.connection, DOING, &sql, [id.as_bytes()])?;
            }
            self.rows.extend(taken);
        }
        Ok(())
    }

    /// How many records of each kind were taken; of rows that are parts of records, none.
    pub(crate) fn counts(&self) -> BTreeMap<Kind, u32> {
        counts(self.rows.iter().filter(|row| row.deleted).map(|row| row.table.as_str()))
    }

    /// The ids of what was deleted.
    pub(crate) fn ids_taken(&self) -> HashSet<Uuid> {
        self.rows.iter().filter(|row| row.deleted).filter_map(|row| id_in(row.record.get("id")?)).collect()
    }
}

/// Pages about this client and nobody else.
pub(super) const OWN_PAGES: &str = "
    SELECT link.reflection_id FROM reflection_client AS link
    WHERE link.client_id = ?1 AND NOT EXISTS (
        SELECT 1 FROM reflection_client AS other
        WHERE other.reflection_id = link.reflection_id AND other.client_id <> ?1)";
const OWN_DELIVERIES: &str = "
    SELECT DISTINCT link.delivery_id FROM delivery_receiver AS link
    WHERE link.client_id = ?1 AND NOT EXISTS (
        SELECT 1 FROM delivery_receiver AS other
        WHERE other.delivery_id = link.delivery_id AND other.client_id <> ?1)";

/// How many rows of each table that holds a kind of record.
pub(super) fn counts<'a>(tables: impl Iterator<Item = &'a str>) -> BTreeMap<Kind, u32> {
    let mut counts = BTreeMap::new();
    for kind in tables.filter_map(|table| table.parse::<Kind>().ok()) {
        *counts.entry(kind).or_default() += 1;
    }
    counts
}

/// A kind of record as it stands in a sentence.
pub(crate) fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Reflection => "page",
        Kind::Form => "form of giving",
        Kind::Warmth => "reading",
        Kind::AskedWhy => "question",
        Kind::Overrule => "reason",
        other => other.as_str(),
    }
}

fn record(row: &Row<'_>) -> rusqlite::Result<Map<String, Value>> {
    let mut record = Map::new();
    for (at, name) in row.as_ref().column_names().into_iter().enumerate() {
        let value = match row.get_ref(at)? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => json!(number),
            ValueRef::Real(number) => json!(number),
            ValueRef::Text(text) => Value::String(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => json!({ "id": Uuid::from_slice(bytes).unwrap_or_default() }),
        };
        record.insert(name.to_owned(), value);
    }
    Ok(record)
}

/// The id that a value of a taken row holds, if it holds one.
pub(super) fn id_in(value: &Value) -> Option<Uuid> {
    value.get("id")?.as_str()?.parse().ok()
}

pub(super) fn uuid(value: ValueRef<'_>) -> rusqlite::Result<Uuid> {
    Uuid::from_slice(value.as_blob()?).map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)).into())
}

/// Puts a taken row back as it was.
pub(super) fn put_back(connection: &Connection, row: &TakenRow) -> Result<()> {
    let doing = "putting a record back";
    let names: Vec<&str> = row.record.keys().map(String::as_str).collect();
    let values = row.record.values().map(stored);
    let sql = if row.deleted {
        let places = (1..=names.len()).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        format!("INSERT INTO {} ({}) VALUES ({places})", row.table, names.join(", "))
    } else {
        let set = names.iter().enumerate().map(|(at, name)| format!("{name} = ?{}", at + 1)).collect::<Vec<_>>();
        let id = names.iter().position(|name| *name == "id").unwrap_or_default() + 1;
        format!("UPDATE {} SET {} WHERE id = ?{id}", row.table, set.join(", "))
    };
    execute(connection, doing, &sql, rusqlite::params_from_iter(values)).map(drop)
}

fn stored(value: &Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Stored;
    match value {
        Value::Null => Stored::Null,
        Value::Number(number) => {
            number.as_i64().map_or_else(|| Stored::Real(number.as_f64().unwrap_or_default()), Stored::Integer)
        }
        Value::String(text) => Stored::Text(text.clone()),
        other => id_in(other).map_or(Stored::Null, |id| Stored::Blob(id.as_bytes().to_vec())),
    }
}

/// Tables whose rows are about one of several things, and can't be without it although no single column must be filled.
const ABOUT_ONE_THING: &[&str] = &["mark", "state_change", "set_aside"];

/// To which tables the columns of this one refer: column, table, and whether it must.
pub(super) fn references(connection: &Connection, table: &str) -> Result<Vec<(String, String, bool)>> {
    let sql = "SELECT link.\"from\" AS name, link.\"table\" AS other, field.\"notnull\" OR field.pk > 0 AS needed
               FROM pragma_foreign_key_list(?1) AS link JOIN pragma_table_info(?1) AS field ON field.name = link.\"from\"";
    let is_about_one_thing = ABOUT_ONE_THING.contains(&table);
    rows(connection, DOING, sql, params![table], |row| {
        Ok((row.get("name")?, row.get("other")?, is_about_one_thing || row.get("needed")?))
    })
}
