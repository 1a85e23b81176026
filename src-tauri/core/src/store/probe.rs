//! What tests look at in the file itself: everything in it as text, what disagrees with itself, and how a question is
//! answered.

use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};

use super::{
    asked_why, clients, deliveries, execute, first, gifts, ideas, ladder, marks, merging, occasions, overrules,
    promises, reflections, review, rows, search, signs, warmth,
};
use crate::Result;
use crate::anchor::{Places, Span};
use crate::change::RECORDED_TABLES;
use crate::dates::Stamp;
use crate::ids::{ClientId, MarkId, NeedId, RecordId, ReflectionId};
use crate::marks::Target;
use crate::reflections::Facts;
use crate::words::Kind;

/// Every row of every recorded table, sorted, a line each.
pub(crate) fn dump(connection: &Connection) -> Vec<String> {
    let mut lines: Vec<String> = RECORDED_TABLES.iter().flat_map(|table| table_lines(connection, table)).collect();
    lines.sort();
    lines
}

/// Every row of every table there is, the search index's own among them, but for the note of the key files.
pub(crate) fn everything(connection: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'key_generation'";
    let tables: Vec<String> = rows(connection, "looking", sql, [], |row| row.get(0)).unwrap();
    let mut lines: Vec<String> = tables.iter().flat_map(|table| table_lines(connection, table)).collect();
    lines.sort();
    lines
}

/// Makes the file look as if it had never heard of its key files' generation.
pub(crate) fn forget_generation(connection: &Connection) {
    execute(connection, "forgetting", "UPDATE key_generation SET least = 0", []).unwrap();
}

/// Leaves a link between a page and a client that leads nowhere.
pub(crate) fn break_a_reference(connection: &Connection) {
    let sql = "PRAGMA foreign_keys = OFF; UPDATE reflection_client SET client_id = x'00'; PRAGMA foreign_keys = ON";
    connection.execute_batch(sql).unwrap();
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
        "SELECT 'client' AS source, id AS source_id, name AS title, concat_ws(char(10), about, how_met, also_known,
            contract, contact, tags, leave_alone, parting_reason, last_word) AS body FROM client
        UNION ALL SELECT 'reflection', id, '', text FROM reflection
        UNION ALL SELECT 'want', id, text, coalesce(enough_line, '') FROM want
        UNION ALL SELECT 'need', id, text, '' FROM need
        UNION ALL SELECT 'gift', id, name, description FROM gift
        UNION ALL SELECT 'gift_revision', id, '', note FROM gift_revision WHERE note <> ''
        UNION ALL SELECT 'verdict', id, '', reason FROM verdict WHERE reason <> ''
        UNION ALL SELECT 'form', id, name, how FROM form
        UNION ALL SELECT 'delivery', id, what, '' FROM delivery
        UNION ALL SELECT 'delivery_receiver', id, '', note FROM delivery_receiver WHERE note <> ''
        UNION ALL SELECT 'delivery_part', id, '', what FROM delivery_part
        UNION ALL SELECT 'promise', id, text, '' FROM promise
        UNION ALL SELECT 'occasion', id, what, '' FROM occasion
        UNION ALL SELECT 'warmth', id, '', rests_on FROM warmth
        UNION ALL SELECT 'sign', id, '', note FROM sign
        UNION ALL SELECT 'asked_why', id, question, answer || char(10) || themes FROM asked_why
        UNION ALL SELECT 'idea', id, what, '' FROM idea
        UNION ALL SELECT 'overrule', id, '', reason FROM overrule
        UNION ALL SELECT 'pursuit', id, name, '' FROM pursuit
        UNION ALL SELECT 'prompt', id, text, '' FROM prompt
        UNION ALL SELECT 'template', id, name, text FROM template
        UNION ALL SELECT 'state_change', id, '', note FROM state_change WHERE note <> ''";
    let indexed = "SELECT source, source_id, title, body FROM search_row";
    for (one, other) in [(expected, indexed), (indexed, expected)] {
        let sql = format!("SELECT source FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))");
        let astray: Vec<String> = rows(connection, "checking", &sql, [], |row| row.get(0)).unwrap();
        assert_eq!(astray, Vec::<String>::new(), "the search rows and the records differ");
    }
}

/// Some record of a kind, if there is one.
pub(crate) fn any_record(connection: &Connection, kind: Kind, number: usize) -> Option<RecordId> {
    let sql = format!("SELECT id FROM {} ORDER BY id", kind.as_str());
    let ids: Vec<RecordId> = rows(connection, "looking", &sql, [], |row| row.get(0)).unwrap();
    ids.get(number.checked_rem(ids.len())?).copied()
}

/// Every page of the file as SQLite sees it, free ones included, one after the other and in clear.
pub(crate) fn in_clear(connection: &Connection) -> Vec<u8> {
    connection.serialize("main").unwrap().to_vec()
}

/// Every table with its columns of text, in which something could stand.
pub(crate) fn text_columns(connection: &Connection) -> Vec<(String, String)> {
    let sql = "SELECT schema.name, field.name FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS field
               WHERE schema.type = 'table' AND field.type = 'TEXT'";
    rows(connection, "looking", sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// Whether a word stands in some column of some row.
pub(crate) fn stands_in(connection: &Connection, table: &str, column: &str, word: &str) -> bool {
    let sql = format!("SELECT 1 FROM {table} WHERE instr({column}, ?1)");
    first(connection, "looking", &sql, [word], |_| Ok(())).unwrap().is_some()
}

/// Writes a row of every kind that a client can have, with these words in every column for words, each told apart by the
/// name of its column.
pub(crate) fn fill(connection: &Connection, client: ClientId, need: NeedId, words: &str) {
    let id = || ReflectionId::new(1_700_000_000_000).unwrap();
    let (delivery, promise) = (id(), id());
    let run = |sql: &str, parameters: &[&dyn ToSql]| execute(connection, "filling", sql, parameters).unwrap();
    let word = |column: &str| format!("{words}{column}");
    run(
        "UPDATE client SET about = ?2, how_met = ?3, also_known = ?4, contract = ?5, contact = ?6, tags = ?7,
             leave_alone = ?8, parting_reason = ?9, last_word = ?10 WHERE id = ?1",
        &[
            &client,
            &word("about"),
            &word("howmet"),
            &word("alsoknown"),
            &word("contract"),
            &word("contact"),
            &word("tags"),
            &word("leavealone"),
            &word("partingreason"),
            &word("lastword"),
        ],
    );
    run(
        "INSERT INTO delivery (id, what, scope, state, state_on, created_at, created_offset)
         VALUES (?1, ?2, 'goodwill', 'given', '2026-01-01', 0, 0)",
        &[&delivery, &word("delivery")],
    );
    run(
        "INSERT INTO delivery_receiver (id, delivery_id, client_id, need_id, note, place) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        &[&id(), &delivery, &client, &need, &word("receiver")],
    );
    run(
        "INSERT INTO delivery_part (id, delivery_id, what, place) VALUES (?1, ?2, ?3, 0)",
        &[&id(), &delivery, &word("part")],
    );
    run(
        "INSERT INTO promise (id, client_id, by_whom, text, made_on, margin_days, scope, state, state_on, created_at,
                              created_offset)
         VALUES (?1, ?2, 'me', ?3, '2026-01-01', 0, 'in_scope', 'open', '2026-01-01', 0, 0)",
        &[&promise, &client, &word("promise")],
    );
    run(
        "INSERT INTO occasion (id, client_id, what, month, yearly, created_at) VALUES (?1, ?2, ?3, 5, 1, 0)",
        &[&id(), &client, &word("occasion")],
    );
    run(
        "INSERT INTO warmth (id, client_id, reading, rests_on, read_on, created_at)
         VALUES (?1, ?2, 'love', ?3, '2026-01-01', 0)",
        &[&id(), &client, &word("warmth")],
    );
    run(
        "INSERT INTO sign (id, client_id, kind, note, seen_on, created_at) VALUES (?1, ?2, 'forgave', ?3, '2026-01-01', 0)",
        &[&id(), &client, &word("sign")],
    );
    run(
        "INSERT INTO asked_why (id, client_id, need_id, question, answer, confirms, themes, asked_on, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, '2026-01-01', 0)",
        &[&id(), &client, &need, &word("question"), &word("answer"), &word("themes")],
    );
    run(
        "INSERT INTO idea (id, client_id, what, given_on, credit, created_at) VALUES (?1, ?2, ?3, '2026-01-01', 'owed', 0)",
        &[&id(), &client, &word("idea")],
    );
    run(
        "INSERT INTO overrule (id, client_id, caution, reason, overruled_at, overruled_offset)
         VALUES (?1, ?2, 'line', ?3, 0, 0)",
        &[&id(), &client, &word("overrule")],
    );
    run(
        "INSERT INTO state_change (id, promise_id, place, state, note, changed_at, changed_offset)
         VALUES (?1, ?2, 0, 'open', ?3, 0, 0)",
        &[&id(), &promise, &word("statechange")],
    );
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
        deliveries::asked_often(),
        promises::asked_often(),
        merging::asked_often(),
        occasions::asked_often(),
        search::asked_often(),
        warmth::asked_often(),
        signs::asked_often(),
        asked_why::asked_often(),
        ideas::asked_often(),
        gifts::asked_often(),
        overrules::asked_often(),
        review::asked_often(),
    ]
    .concat()
}
