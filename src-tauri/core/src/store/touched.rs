//! Which needs and gifts a write touched, so that of what suggestions rest on no more is read again than that; and whether
//! it touched any text that a model reads.
//!
//! Triggers note them as rows change, whoever changes them: an edit, undo, a merge, forgetting. They stand in the
//! connection's own temporary schema, never in the file, and are gone with the connection: then nothing is known of what
//! was touched, and all is read anew.

use rusqlite::Connection;

use super::{execute, first, rows};
use crate::ids::{GiftId, NeedId};
use crate::{Error, Result};

const DOING: &str = "noting what a change touches";

/// The last thing that [`watch`] makes.
const WATCHES: &str = "verdict_gone_touches";

/// A table, the columns whose change matters (all, where none is named), and what a row of it touches: needs and gifts,
/// each as a question about `row`, which stands for the row as it was and as it is. What it answers may be NULL.
struct Watched {
    table: &'static str,
    columns: &'static str,
    needs: &'static [&'static str],
    gifts: &'static [&'static str],
}

const WATCHED: &[Watched] = &[
    Watched { table: "need", columns: "", needs: &["SELECT row.id"], gifts: &[] },
    Watched {
        table: "client",
        columns: "name, stage",
        needs: &["SELECT id FROM need WHERE client_id = row.id"],
        gifts: &[],
    },
    Watched { table: "asked_why", columns: "", needs: &["SELECT row.need_id"], gifts: &[] },
    Watched {
        table: "mark",
        columns: "",
        needs: &["SELECT row.need_id"],
        gifts: &["SELECT row.gift_id"],
    },
    Watched {
        table: "reflection",
        columns: "happened_at, happened_offset, text, felt, warmth",
        needs: &["SELECT need_id FROM mark WHERE reflection_id = row.id"],
        gifts: &["SELECT gift_id FROM mark WHERE reflection_id = row.id"],
    },
    Watched {
        table: "want",
        columns: "text, state",
        needs: &["SELECT need_id FROM need_beneath_want WHERE want_id = row.id"],
        gifts: &[],
    },
    Watched { table: "need_beneath_want", columns: "", needs: &["SELECT row.need_id"], gifts: &[] },
    Watched { table: "need_beneath_need", columns: "", needs: &["SELECT row.need_id"], gifts: &[] },
    // What was given and said of a gift counts while it lives.
    Watched {
        table: "gift",
        columns: "",
        needs: &[
            "SELECT need_id FROM verdict WHERE gift_id = row.id",
            "SELECT receiver.need_id FROM delivery JOIN delivery_receiver AS receiver ON receiver.delivery_id = delivery.id
             WHERE delivery.gift_id = row.id",
        ],
        gifts: &["SELECT row.id"],
    },
    Watched {
        table: "delivery",
        columns: "what, gift_id, state, state_on, given_on",
        needs: &["SELECT need_id FROM delivery_receiver WHERE delivery_id = row.id"],
        gifts: &["SELECT row.gift_id"],
    },
    Watched {
        table: "delivery_receiver",
        columns: "",
        needs: &["SELECT row.need_id"],
        gifts: &[],
    },
    Watched { table: "verdict", columns: "", needs: &["SELECT row.need_id"], gifts: &[] },
];

/// Looks at what was touched since the last time, and forgets it once `look` has read it: it is to read the needs in
/// `touched_need` and the gifts in `touched_gift`. `None` when nothing is known of that, as the first time.
pub(crate) fn look<T>(connection: &Connection, look: impl FnOnce(bool) -> Result<T>) -> Result<Option<T>> {
    if !is_watched(connection)? {
        // Where nothing can be written, nothing is watched.
        return watch(connection)
            .or_else(|error| if matches!(error, Error::ReadOnly) { Ok(()) } else { Err(error) })
            .map(|()| None);
    }
    let any = is_any(connection, "touched_need")? || is_any(connection, "touched_gift")?;
    if any {
        also_beneath(connection)?;
    }
    let seen = look(any)?;
    if any {
        execute(connection, DOING, "DELETE FROM touched_need", [])?;
        execute(connection, DOING, "DELETE FROM touched_gift", [])?;
    }
    Ok(Some(seen))
}

/// Whether any text that a model reads may have changed since this was last asked; where nothing is watched, it may. Only
/// [`look`] begins to watch, since whoever looks then reads all anew.
pub(crate) fn any_text(connection: &Connection) -> Result<bool> {
    Ok(!is_watched(connection)? || execute(connection, DOING, "DELETE FROM touched_text", [])? > 0)
}

fn is_watched(connection: &Connection) -> Result<bool> {
    let sql = "SELECT 1 FROM temp.sqlite_schema WHERE name = ?1";
    Ok(first(connection, DOING, sql, [WATCHES], |_| Ok(()))?.is_some())
}

fn is_any(connection: &Connection, touched: &str) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {touched} LIMIT 1");
    Ok(first(connection, DOING, &sql, [], |_| Ok(()))?.is_some())
}

/// The needs that were touched.
pub(crate) fn needs(connection: &Connection) -> Result<Vec<NeedId>> {
    rows(connection, DOING, "SELECT id FROM touched_need ORDER BY id", [], |row| row.get(0))
}

/// The gifts that were touched.
pub(crate) fn gifts(connection: &Connection) -> Result<Vec<GiftId>> {
    rows(connection, DOING, "SELECT id FROM touched_gift ORDER BY id", [], |row| row.get(0))
}

/// What stands above a need stands above all that is beneath it. Every path that a change made or broke has a link that
/// it touched, and from there downwards links that are there now.
fn also_beneath(connection: &Connection) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO touched_need
               WITH RECURSIVE beneath (id) AS (
                   SELECT id FROM touched_need
                   UNION SELECT link.need_id FROM beneath JOIN need_beneath_need AS link ON link.upper_id = beneath.id
               )
               SELECT id FROM beneath";
    execute(connection, DOING, sql, []).map(drop)
}

fn watch(connection: &Connection) -> Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE IF NOT EXISTS touched_text (any INTEGER NOT NULL PRIMARY KEY) STRICT;
         CREATE TEMP TABLE IF NOT EXISTS touched_gift (id BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
         CREATE TEMP TABLE IF NOT EXISTS touched_need (id BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;",
    );
    for watched in WATCHED {
        sql.push_str(&triggers(watched));
    }
    connection.execute_batch(&sql).map_err(Error::store(DOING))
}

fn triggers(watched: &Watched) -> String {
    let Watched { table, columns, .. } = watched;
    let of = if columns.is_empty() { String::new() } else { format!("OF {columns} ") };
    let one = |event: &str, when: &str, rows: &[&str]| {
        let body: String = rows.iter().map(|row| noting(watched, row)).collect();
        format!(
            "CREATE TEMP TRIGGER IF NOT EXISTS {table}_{event}_touches AFTER {when} ON main.{table} BEGIN {body} END;"
        )
    };
    [
        one("new", "INSERT", &["new"]),
        one("other", &format!("UPDATE {of}"), &["old", "new"]),
        one("gone", "DELETE", &["old"]),
    ]
    .concat()
}

fn noting(watched: &Watched, row: &str) -> String {
    let note = |into: &str, question: &&str| {
        let question = question.replace("row.", &format!("{row}."));
        format!("INSERT OR IGNORE INTO {into} {question};")
    };
    let needs = watched.needs.iter().map(|question| note("touched_need", question));
    let gifts = watched.gifts.iter().map(|question| note("touched_gift", question));
    needs.chain(gifts).chain([note("touched_text", &"SELECT 1")]).collect()
}
