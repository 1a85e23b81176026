//! What tests look at in the file itself: everything in it as text, what disagrees with itself, and how a question is
//! answered.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{clients, execute, ladder, marks, reflections, rows, search};
use crate::Result;
use crate::anchor::{Places, Span};
use crate::change::RECORDED_TABLES;
use crate::dates::Stamp;
use crate::ids::{ClientId, MarkId, ReflectionId};
use crate::marks::Target;
use crate::reflections::Facts;

/// Every row of every recorded table, sorted, a line each.
pub(crate) fn dump(connection: &Connection) -> Vec<String> {
    let mut lines: Vec<String> = RECORDED_TABLES.iter().flat_map(|table| table_lines(connection, table)).collect();
    lines.sort();
    lines
}

fn table_lines(connection: &Connection, table: &str) -> Vec<String> {
    let columns = connection.prepare(&format!("SELECT * FROM {table}")).unwrap().column_count();
    rows(connection, "dumping", &format!("SELECT * FROM {table}"), [], |row| {
        let values: Vec<Value> = (0..columns).map(|column| row.get_unwrap(column)).collect();
        Ok(format!("{table} {values:?}"))
    })
    .unwrap()
}

/// Whether every reference finds its record, the index agrees with its rows, and every record has its row and no other.
pub(crate) fn check(connection: &Connection) {
    let dangling: Vec<String> = rows(connection, "checking", "PRAGMA foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(dangling, Vec::<String>::new());
    super::search::check(connection).unwrap();
    let expected =
        "SELECT 'client' AS source, id AS source_id, name AS title, about || char(10) || how_met AS body FROM client
        UNION ALL SELECT 'reflection', id, '', text FROM reflection
        UNION ALL SELECT 'want', id, text, coalesce(enough_line, '') FROM want
        UNION ALL SELECT 'need', id, text, '' FROM need
        UNION ALL SELECT 'gift', id, name, description FROM gift
        UNION ALL SELECT 'gift_revision', id, '', note FROM gift_revision WHERE note <> ''
        UNION ALL SELECT 'verdict', id, '', reason FROM verdict WHERE reason <> ''";
    let indexed = "SELECT source, source_id, title, body FROM search_row";
    for (one, other) in [(expected, indexed), (indexed, expected)] {
        let sql = format!("SELECT source FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))");
        let astray: Vec<String> = rows(connection, "checking", &sql, [], |row| row.get(0)).unwrap();
        assert_eq!(astray, Vec::<String>::new(), "the search rows and the records differ");
    }
}

/// How SQLite would answer a question, a line for each step.
pub(crate) fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps: rusqlite::Result<_> = statement.raw_query().mapped(|row| row.get("detail")).collect();
    steps.unwrap()
}

/// How many pages of the disk the file may take; `None` lifts the limit.
pub(crate) fn limit_pages(connection: &Connection, most: Option<u32>) -> u32 {
    let most = most.unwrap_or(u32::MAX - 1);
    connection.query_row(&format!("PRAGMA max_page_count = {most}"), [], |row| row.get(0)).unwrap()
}

/// How many pages the file takes.
pub(crate) fn pages(connection: &Connection) -> u32 {
    connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap()
}

/// Makes the file look as if a newer program had written it.
pub(crate) fn age_schema(connection: &Connection, version: i64) {
    connection.pragma_update(None, "user_version", version).unwrap();
}

/// Takes a page away behind the journal's back.
pub(crate) fn delete_page(connection: &Connection, id: ReflectionId) -> Result<()> {
    execute(connection, "deleting", "DELETE FROM reflection WHERE id = ?1", [id]).map(drop)
}

/// Writes so many pages about a client, an hour apart, the first with a mark.
pub(crate) fn write_pages(
    connection: &Connection,
    client: ClientId,
    target: Target,
    number: usize,
    count: usize,
) -> Result<()> {
    for nth in 0..count {
        let hours = i64::try_from(number * count + nth).unwrap();
        let happened = Stamp { at: 1_700_000_000_000 + hours * 3_600_000, offset: 60 };
        let id = ReflectionId::new(happened.at)?;
        let text = if hours == 17 { "It was seventeen.".to_owned() } else { format!("Page {hours} of many.") };
        let facts = Facts { client_ids: vec![client], ..Facts::default() };
        reflections::insert(connection, id, &text, &facts, happened, happened.at)?;
        if nth == 0 {
            let span = Span { start: 0, end: 4 };
            let quote = Places::new(&text).quote(span);
            marks::insert(connection, MarkId::new(happened.at)?, id, target, span, &quote, happened.at)?;
        }
    }
    Ok(())
}

/// The questions that the screens ask all day, which must not read every page.
pub(crate) fn asked_often() -> Vec<String> {
    [
        reflections::asked_often(),
        clients::asked_often(),
        ladder::asked_often(),
        marks::asked_often(),
        search::asked_often(),
    ]
    .concat()
}
