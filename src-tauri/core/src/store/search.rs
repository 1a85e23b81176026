//! The full-text index: rows are kept by triggers on the records, so they follow undo and redo as well.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::{ClientId, GiftId, NeedId, ReflectionId, WantId};
use crate::search::{Found, FoundRow, Query};

/// What every kind of row shows of itself: where it leads, whose it is, and its day.
const SHOWN: &str = "
    SELECT row.title, row.body, row.source,
           coalesce(gift_of_revision.id, need_of_verdict.id, row.source_id) AS leads_to,
           client.id AS client_id, client.name AS client_name,
           coalesce(want.heard_on, '') AS heard_on,
           coalesce(page.happened_at, need.created_at, gift.created_at, revision.revised_at, verdict.given_at,
                    person.created_at, 0) AS at,
           coalesce(page.happened_offset, need.created_offset, gift.created_offset, revision.revised_offset,
                    verdict.given_offset, person.created_offset, 0) AS offset,
           coalesce(need_of_verdict.text, gift_of_revision.name, '') AS upper_title
    FROM found
    JOIN search_row AS row ON row.id = found.id
    LEFT JOIN client AS person ON row.source = 'client' AND person.id = row.source_id
    LEFT JOIN reflection AS page ON row.source = 'reflection' AND page.id = row.source_id
    LEFT JOIN want ON row.source = 'want' AND want.id = row.source_id
    LEFT JOIN need ON row.source = 'need' AND need.id = row.source_id
    LEFT JOIN gift ON row.source = 'gift' AND gift.id = row.source_id
    LEFT JOIN gift_revision AS revision ON row.source = 'gift_revision' AND revision.id = row.source_id
    LEFT JOIN gift AS gift_of_revision ON gift_of_revision.id = revision.gift_id
    LEFT JOIN verdict ON row.source = 'verdict' AND verdict.id = row.source_id
    LEFT JOIN need AS need_of_verdict ON need_of_verdict.id = verdict.need_id
    LEFT JOIN client ON client.id = coalesce(person.id, want.client_id, need.client_id, need_of_verdict.client_id,
        (SELECT client_id FROM reflection_client WHERE reflection_id = page.id ORDER BY place LIMIT 1))
    ORDER BY found.place, found.id DESC";

/// A title weighs four times what a body does. bm25() answers only where the index itself is asked, hence the
/// `MATERIALIZED` where this is used.
const BY_INDEX: &str = "SELECT rowid AS id, bm25(search_text, 4.0, 1.0) AS place
    FROM search_text WHERE search_text MATCH ?1 ORDER BY place, rowid DESC LIMIT ?2";
const COUNT_BY_INDEX: &str = "SELECT count(*) FROM search_text WHERE search_text MATCH ?1";
/// Every string of a JSON list stands somewhere in the row.
const BY_LETTERS: &str = "SELECT id, 0 AS place FROM search_row
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) WHERE NOT (instr(title, value) OR instr(body, value)))
    ORDER BY id DESC LIMIT ?2";
const COUNT_BY_LETTERS: &str = "SELECT count(*) FROM search_row
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) WHERE NOT (instr(title, value) OR instr(body, value)))";

pub(crate) fn find(connection: &Connection, query: &Query, most: u32) -> Result<(Vec<FoundRow>, u64)> {
    if let Some(index) = &query.index {
        let found = run(connection, BY_INDEX, COUNT_BY_INDEX, index, most)?;
        if found.1 > 0 || query.letters.iter().all(|letters| letters.is_ascii()) {
            return Ok(found);
        }
    }
    let letters = serde_json::to_string(&query.letters).unwrap_or_default();
    run(connection, BY_LETTERS, COUNT_BY_LETTERS, &letters, most)
}

fn run(connection: &Connection, find: &str, count: &str, what: &str, most: u32) -> Result<(Vec<FoundRow>, u64)> {
    let doing = "searching";
    let sql = format!("WITH found AS MATERIALIZED ({find}) {SHOWN}");
    let hits = rows(connection, doing, &sql, params![what, most], found_row)?;
    let total = if hits.len() < most as usize {
        hits.len() as u64
    } else {
        first(connection, doing, count, [what], |row| row.get::<_, u64>(0))?.unwrap_or_default()
    };
    Ok((hits, total))
}

fn found_row(row: &Row<'_>) -> rusqlite::Result<FoundRow> {
    let source: String = row.get("source")?;
    let bytes: Vec<u8> = row.get("leads_to")?;
    let id = Uuid::from_slice(&bytes).unwrap_or_default();
    let found = match source.as_str() {
        "client" => Found::Client(ClientId(id)),
        "reflection" => Found::Reflection(ReflectionId(id)),
        "want" => Found::Want(WantId(id)),
        "gift" | "gift_revision" => Found::Gift(GiftId(id)),
        _ => Found::Need(NeedId(id)),
    };
    let client: Option<ClientId> = row.get("client_id")?;
    let name: Option<String> = row.get("client_name")?;
    let (title, upper): (String, String) = (row.get("title")?, row.get("upper_title")?);
    let stamp = Stamp { at: row.get("at")?, offset: row.get("offset")? };
    let heard: String = row.get("heard_on")?;
    Ok(FoundRow {
        found,
        client: client.zip(name),
        on: heard.parse().unwrap_or_else(|_| stamp.day()),
        title: if upper.is_empty() { title } else { upper },
        body: row.get("body")?,
    })
}

/// Asks the index whether it agrees with its rows, and whether every record has its row.
#[cfg(test)]
pub(crate) fn check(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)", [])?;
    Ok(())
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![format!("WITH found AS MATERIALIZED ({BY_INDEX}) {SHOWN}"), COUNT_BY_INDEX.to_owned()]
}
