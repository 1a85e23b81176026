//! The full-text index: rows are kept by triggers on the records, so they follow undo and redo as well.

use std::collections::VecDeque;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{each, execute, first, list_of, rows};
use crate::ids::ClientId;
use crate::search::{Found, FoundRow, Narrowing, Person, Query, led_to};
use crate::words::Kind;
use crate::{Error, Result};

/// What every kind of row shows of itself: where it leads, whose it is, and its day. What hangs on a record leads to that
/// record and goes by its title.
const LED: &str = "
    , led AS (
        SELECT found.id, found.place, row.source, row.source_id, row.title, row.body,
               CASE row.source
                   WHEN 'gift_revision' THEN 'gift' WHEN 'verdict' THEN 'need'
                   WHEN 'delivery_receiver' THEN 'delivery' WHEN 'delivery_part' THEN 'delivery'
                   WHEN 'state_change' THEN CASE
                       WHEN state.client_id IS NOT NULL THEN 'client' WHEN state.want_id IS NOT NULL THEN 'want'
                       WHEN state.need_id IS NOT NULL THEN 'need' WHEN state.delivery_id IS NOT NULL THEN 'delivery'
                       ELSE 'promise' END
                   ELSE row.source END AS kind,
               CASE row.source
                   WHEN 'gift_revision' THEN (SELECT gift_id FROM gift_revision WHERE id = row.source_id)
                   WHEN 'verdict' THEN (SELECT need_id FROM verdict WHERE id = row.source_id)
                   WHEN 'delivery_receiver' THEN (SELECT delivery_id FROM delivery_receiver WHERE id = row.source_id)
                   WHEN 'delivery_part' THEN (SELECT delivery_id FROM delivery_part WHERE id = row.source_id)
                   WHEN 'state_change' THEN coalesce(state.client_id, state.want_id, state.need_id, state.delivery_id,
                                                     state.promise_id)
                   ELSE row.source_id END AS leads_to
        FROM found JOIN search_row AS row ON row.id = found.id
        LEFT JOIN state_change AS state ON row.source = 'state_change' AND state.id = row.source_id
    )";
/// The day that a row is of.
const DAY: &str = "
    CASE led.source
        WHEN 'want' THEN (SELECT heard_on FROM want WHERE id = led.source_id)
        WHEN 'promise' THEN (SELECT made_on FROM promise WHERE id = led.source_id)
        WHEN 'warmth' THEN (SELECT read_on FROM warmth WHERE id = led.source_id)
        WHEN 'sign' THEN (SELECT seen_on FROM sign WHERE id = led.source_id)
        WHEN 'asked_why' THEN (SELECT asked_on FROM asked_why WHERE id = led.source_id)
        WHEN 'idea' THEN (SELECT given_on FROM idea WHERE id = led.source_id)
        ELSE date(
            CASE led.source
                WHEN 'client' THEN (SELECT created_at / 1000.0 + created_offset * 60 FROM client WHERE id = led.source_id)
                WHEN 'reflection' THEN
                    (SELECT happened_at / 1000.0 + happened_offset * 60 FROM reflection WHERE id = led.source_id)
                WHEN 'need' THEN (SELECT created_at / 1000.0 + created_offset * 60 FROM need WHERE id = led.source_id)
                WHEN 'gift' THEN (SELECT created_at / 1000.0 + created_offset * 60 FROM gift WHERE id = led.source_id)
                WHEN 'gift_revision' THEN
                    (SELECT revised_at / 1000.0 + revised_offset * 60 FROM gift_revision WHERE id = led.source_id)
                WHEN 'verdict' THEN (SELECT given_at / 1000.0 + given_offset * 60 FROM verdict WHERE id = led.source_id)
                WHEN 'state_change' THEN
                    (SELECT changed_at / 1000.0 + changed_offset * 60 FROM state_change WHERE id = led.source_id)
                WHEN 'occasion' THEN (SELECT created_at / 1000.0 FROM occasion WHERE id = led.source_id)
                WHEN 'overrule' THEN
                    (SELECT overruled_at / 1000.0 + overruled_offset * 60 FROM overrule WHERE id = led.source_id)
                WHEN 'pursuit' THEN
                    (SELECT created_at / 1000.0 + created_offset * 60 FROM pursuit WHERE id = led.source_id)
                WHEN 'prompt' THEN (SELECT created_at / 1000.0 + created_offset * 60 FROM prompt WHERE id = led.source_id)
                WHEN 'template' THEN
                    (SELECT created_at / 1000.0 + created_offset * 60 FROM template WHERE id = led.source_id)
                ELSE (SELECT created_at / 1000.0 + created_offset * 60 FROM delivery WHERE id = led.leads_to)
            END, 'unixepoch')
    END AS day";
const SHOWN: &str = "
    led.place, led.id, led.kind, led.leads_to, led.body, client.id AS client_id, client.name AS client_name,
           CASE WHEN led.kind = led.source THEN led.title ELSE upper.title END AS title
    FROM led
    LEFT JOIN search_row AS upper ON upper.source = led.kind AND upper.source_id = led.leads_to
    LEFT JOIN client ON client.id = CASE led.kind
        WHEN 'client' THEN led.leads_to
        WHEN 'reflection' THEN (SELECT client_id FROM reflection_client WHERE reflection_id = led.leads_to
                                ORDER BY place LIMIT 1)
        WHEN 'want' THEN (SELECT client_id FROM want WHERE id = led.leads_to)
        WHEN 'need' THEN (SELECT client_id FROM need WHERE id = led.leads_to)
        WHEN 'delivery' THEN coalesce(
            (SELECT client_id FROM delivery_receiver WHERE id = led.source_id),
            (SELECT client_id FROM delivery_receiver WHERE delivery_id = led.leads_to ORDER BY place LIMIT 1))
        WHEN 'promise' THEN (SELECT client_id FROM promise WHERE id = led.leads_to)
        WHEN 'occasion' THEN (SELECT client_id FROM occasion WHERE id = led.leads_to)
        WHEN 'warmth' THEN (SELECT client_id FROM warmth WHERE id = led.leads_to)
        WHEN 'sign' THEN (SELECT client_id FROM sign WHERE id = led.leads_to)
        WHEN 'asked_why' THEN (SELECT client_id FROM asked_why WHERE id = led.leads_to)
        WHEN 'idea' THEN (SELECT client_id FROM idea WHERE id = led.leads_to)
        WHEN 'overrule' THEN (SELECT client_id FROM overrule WHERE id = led.leads_to)
    END";
const BEST_FIRST: &str = "ORDER BY led.place, led.id DESC";

/// All that is of the clients a search means, by its row. A page about several, and what was given to several, is of each
/// of them.
const THEIRS: &str = "
    whom AS MATERIALIZED (SELECT id FROM client WHERE hex(id) IN (SELECT value FROM json_each(?2)))
    , given AS MATERIALIZED (SELECT delivery_id AS id FROM delivery_receiver WHERE client_id IN (SELECT id FROM whom))
    , theirs (source, source_id) AS (
        SELECT 'client', id FROM whom
        UNION SELECT 'reflection', reflection_id FROM reflection_client WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'want', id FROM want WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'need', id FROM need WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'verdict', verdict.id FROM need JOIN verdict ON verdict.need_id = need.id
              WHERE need.client_id IN (SELECT id FROM whom)
        UNION SELECT 'delivery', id FROM given
        UNION SELECT 'delivery_receiver', id FROM delivery_receiver WHERE delivery_id IN (SELECT id FROM given)
        UNION SELECT 'delivery_part', id FROM delivery_part WHERE delivery_id IN (SELECT id FROM given)
        UNION SELECT 'promise', id FROM promise WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'occasion', id FROM occasion WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'warmth', id FROM warmth WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'sign', id FROM sign WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'asked_why', id FROM asked_why WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'idea', id FROM idea WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'overrule', id FROM overrule WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'state_change', id FROM state_change WHERE client_id IN (SELECT id FROM whom)
        UNION SELECT 'state_change', state.id FROM want JOIN state_change AS state ON state.want_id = want.id
              WHERE want.client_id IN (SELECT id FROM whom)
        UNION SELECT 'state_change', state.id FROM need JOIN state_change AS state ON state.need_id = need.id
              WHERE need.client_id IN (SELECT id FROM whom)
        UNION SELECT 'state_change', state.id FROM promise JOIN state_change AS state ON state.promise_id = promise.id
              WHERE promise.client_id IN (SELECT id FROM whom)
        UNION SELECT 'state_change', state.id FROM given JOIN state_change AS state ON state.delivery_id = given.id
    )
    , within AS MATERIALIZED (
        SELECT row.id FROM theirs CROSS JOIN search_row AS row
        WHERE row.source = theirs.source AND row.source_id = theirs.source_id)";
/// All rows there are, so far as it does not matter whose they are.
const ANYBODYS: &str = "within AS (SELECT id FROM search_row WHERE ?2 IS NULL)";
/// Of these rows, those that words are found in.
const WITHIN_BY_INDEX: &str = "
    , matched AS MATERIALIZED (
        SELECT rowid AS id, bm25(search_text, 4.0, 1.0) AS place FROM search_text WHERE search_text MATCH ?1)
    , found AS MATERIALIZED (SELECT id, place FROM matched WHERE ?2 IS NULL OR id IN (SELECT id FROM within))";
const WITHIN_BY_LETTERS: &str = "
    , found AS MATERIALIZED (
        SELECT row.id, 0 AS place FROM within CROSS JOIN search_row AS row ON row.id = within.id
        WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) WHERE NOT (instr(row.title, value) OR instr(row.body, value))))";
/// Of these rows, the records of a JSON list of kinds themselves, without what hangs on them.
const WITHIN_BY_KIND: &str = "
    , found AS MATERIALIZED (
        SELECT row.id, 0 AS place FROM within CROSS JOIN search_row AS row ON row.id = within.id
        WHERE row.source IN (SELECT value FROM json_each(?1)))";
/// Of what is found, that of these kinds and days: the best, and how many there are.
const NARROWED: &str = "
    SELECT id, count(*) OVER () AS total FROM dated
    WHERE (?3 IS NULL OR kind IN (SELECT value FROM json_each(?3)))
      AND (?4 IS NULL OR day >= ?4) AND (?5 IS NULL OR day < ?5)
    ORDER BY place, day DESC, id DESC LIMIT ?6";
/// Rows of a JSON list, in its order.
const THESE: &str = "SELECT value AS id, key AS place FROM json_each(?1)";

/// In the order in which they were written down. The index gives them so at once; backwards it takes a hundred times as long
/// for a word of one letter.
const MATCHED: &str = "SELECT rowid FROM search_text WHERE search_text MATCH ?1";
/// The best of those from a row on. A title weighs four times what a body does.
const WEIGHED: &str = "SELECT rowid, bm25(search_text, 4.0, 1.0) AS place
    FROM search_text WHERE search_text MATCH ?1 AND rowid >= ?2 ORDER BY place, rowid DESC LIMIT ?3";
/// What stands in more rows than this tells so little of each that of the newest alone it is weighed how well they fit.
const MOST_WEIGHED: usize = 10_000;
/// Every string of a JSON list stands somewhere in the row.
const BY_LETTERS: &str = "SELECT id, 0 AS place FROM search_row
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) WHERE NOT (instr(title, value) OR instr(body, value)))
    ORDER BY id DESC LIMIT ?2";
const COUNT_BY_LETTERS: &str = "SELECT count(*) FROM search_row
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) WHERE NOT (instr(title, value) OR instr(body, value)))";

pub(crate) fn find(connection: &Connection, query: &Query, most: u32) -> Result<(Vec<FoundRow>, u64)> {
    index_first(
        query,
        |index| by_index(connection, index, query.single_letters(), most),
        |letters| run(connection, BY_LETTERS, COUNT_BY_LETTERS, letters, most),
    )
}

/// As [`find`], of what is narrowed down alone; without a word, all of that.
pub(crate) fn find_narrowed(
    connection: &Connection,
    query: &Query,
    narrowing: &Narrowing,
    most: u32,
) -> Result<(Vec<FoundRow>, u64)> {
    let clients = narrowing.by_client().then(|| meant(connection, narrowing)).transpose()?;
    let whose = if clients.is_some() { THEIRS } else { ANYBODYS };
    let kinds: Vec<&str> = narrowing.kinds.iter().map(|kind| kind.as_str()).collect();
    let kinds = (!kinds.is_empty()).then(|| json(&kinds));
    let run = |found: &str, what: &str| -> Result<(Vec<FoundRow>, u64)> {
        let sql = format!("WITH {whose} {found} {LED}, dated AS (SELECT id, place, kind, {DAY} FROM led) {NARROWED}");
        let params = params![what, clients, kinds, narrowing.since, narrowing.before, most];
        let best: Vec<(i64, u64)> = rows(connection, SEARCHING, &sql, params, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let total = best.first().map_or(0, |(_, total)| *total);
        Ok((shown(connection, &best.iter().map(|(id, _)| *id).collect::<Vec<_>>())?, total))
    };
    if query.letters.is_empty() {
        let all = || json(&led_to().map(Kind::as_str).collect::<Vec<_>>());
        return run(WITHIN_BY_KIND, &kinds.clone().unwrap_or_else(all));
    }
    index_first(query, |index| run(WITHIN_BY_INDEX, index), |letters| run(WITHIN_BY_LETTERS, letters))
}

/// What the index finds, and how much that is: the best first, or of single letters, which tell nothing of what they stand
/// in, the newest.
fn by_index(connection: &Connection, index: &str, newest: bool, most: u32) -> Result<(Vec<FoundRow>, u64)> {
    let most = most as usize;
    let (mut last, mut total) = (VecDeque::new(), 0);
    let held = if newest { most } else { MOST_WEIGHED.max(most) };
    each(connection, SEARCHING, MATCHED, [index], |row| {
        if last.len() == held {
            last.pop_front();
        }
        last.push_back(row.get::<_, i64>(0)?);
        total += 1;
        Ok(())
    })?;
    let best: Vec<i64> = match last.front() {
        None => return Ok((Vec::new(), 0)),
        Some(_) if newest => last.into_iter().rev().collect(),
        Some(from) => rows(connection, SEARCHING, WEIGHED, params![index, from, most], |row| row.get(0))?,
    };
    Ok((shown(connection, &best)?, total))
}

/// All that hits show of what is found.
fn showing(found: &str) -> String {
    format!("WITH found AS MATERIALIZED ({found}) {LED} SELECT {DAY}, {SHOWN} {BEST_FIRST}")
}

/// What hits show, in their order: read of these alone.
fn shown(connection: &Connection, ids: &[i64]) -> Result<Vec<FoundRow>> {
    rows(connection, SEARCHING, &showing(THESE), [json(ids)], found_row)
}

/// What the index answers; and where it could not, or found nothing and may have missed a sign, what letters do.
fn index_first(
    query: &Query,
    by_index: impl Fn(&str) -> Result<(Vec<FoundRow>, u64)>,
    by_letters: impl Fn(&str) -> Result<(Vec<FoundRow>, u64)>,
) -> Result<(Vec<FoundRow>, u64)> {
    if let Some(index) = &query.index {
        let found = by_index(index)?;
        if found.1 > 0 || query.letters.iter().all(|letters| letters.is_ascii()) {
            return Ok(found);
        }
    }
    by_letters(&json(&query.letters))
}

/// The clients that are meant, as a JSON list of their ids in hexadecimal digits.
fn meant(connection: &Connection, narrowing: &Narrowing) -> Result<String> {
    let read = |row: &Row<'_>| {
        let mut names: Vec<String> = list_of(row, "also_known")?;
        names.push(row.get("name")?);
        Ok(Person { id: row.get("id")?, names, tags: list_of(row, "tags")? })
    };
    let all: Vec<Person<ClientId>> =
        rows(connection, SEARCHING, "SELECT id, name, also_known, tags FROM client", [], read)?;
    let digits = |client: &ClientId| client.0.simple().to_string().to_uppercase();
    Ok(json(&narrowing.meant(&all).iter().map(digits).collect::<Vec<_>>()))
}

fn json(list: &[impl serde::Serialize]) -> String {
    serde_json::to_string(list).unwrap_or_default()
}

fn run(connection: &Connection, find: &str, count: &str, what: &str, most: u32) -> Result<(Vec<FoundRow>, u64)> {
    let hits = rows(connection, SEARCHING, &showing(find), params![what, most], found_row)?;
    let total = if hits.len() < most as usize {
        hits.len() as u64
    } else {
        first(connection, SEARCHING, count, [what], |row| row.get::<_, u64>(0))?.unwrap_or_default()
    };
    Ok((hits, total))
}

fn found_row(row: &Row<'_>) -> rusqlite::Result<FoundRow> {
    let bytes: Vec<u8> = row.get("leads_to")?;
    let client: Option<ClientId> = row.get("client_id")?;
    let name: Option<String> = row.get("client_name")?;
    Ok(FoundRow {
        found: Found { kind: row.get("kind")?, id: Uuid::from_slice(&bytes).unwrap_or_default() },
        client: client.zip(name),
        on: row.get::<_, Option<NaiveDate>>("day")?.unwrap_or_default(),
        title: row.get("title")?,
        body: row.get("body")?,
    })
}

/// Lets the rows change without the index, until [`follow_again`] is given what this answers, in the same transaction.
/// Very many changes are made several times as fast so, since an index that follows writes itself out at every few.
pub(crate) fn stop_following(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'search_row'";
    let triggers: Vec<(String, String)> = rows(connection, BUILDING, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).map_err(Error::store(BUILDING))?;
    }
    Ok(triggers.into_iter().map(|(_, sql)| sql).collect())
}

/// Builds the index from its rows, and has it follow them from now on.
pub(crate) fn follow_again(connection: &Connection, triggers: &[String]) -> Result<()> {
    for sql in triggers {
        connection.execute_batch(sql).map_err(Error::store(BUILDING))?;
    }
    rebuild(connection)
}

/// Builds the index from its rows.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    execute(connection, BUILDING, "INSERT INTO search_text (search_text) VALUES ('rebuild')", []).map(drop)
}

/// Joins the segments of the index into one, so that none holds a word that is gone.
pub(crate) fn join_segments(connection: &Connection) -> Result<()> {
    execute(connection, BUILDING, "INSERT INTO search_text (search_text) VALUES ('optimize')", []).map(drop)
}

const SEARCHING: &str = "searching";
const BUILDING: &str = "building the search index";

/// Asks the index whether it agrees with its rows, and whether every record has its row.
#[cfg(test)]
pub(crate) fn check(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)", [])?;
    Ok(())
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![showing(THESE), MATCHED.to_owned(), WEIGHED.to_owned()]
}
