//! Marks in the file.

use rusqlite::{Connection, Row, ToSql, named_params};

use super::{execute_on, first, rows};
use crate::Result;
use crate::anchor::{Quote, Span};
use crate::dates::Stamp;
use crate::ids::{ClientId, GiftId, MarkId, NeedId, PromiseId, ReflectionId, WantId};
use crate::ladder::PageQuote;
use crate::marks::{Mark, Target};

pub(crate) fn insert(
    connection: &Connection,
    id: MarkId,
    reflection_id: ReflectionId,
    target: Target,
    span: Span,
    quote: &Quote,
    created_at: i64,
) -> Result<()> {
    let (want, need, gift, promise) = columns(target);
    let (what, known) = match target {
        Target::Want(_) => ("want", "SELECT 1 FROM want WHERE id = ?1"),
        Target::Need(_) => ("need", "SELECT 1 FROM need WHERE id = ?1"),
        Target::Gift(_) => ("gift", "SELECT 1 FROM gift WHERE id = ?1"),
        Target::Promise(_) => ("promise", "SELECT 1 FROM promise WHERE id = ?1"),
    };
    let known = first(connection, "looking up what a mark is for", known, [id_of(&target)], |_| Ok(()))?;
    known.ok_or(crate::Error::NotFound { what })?;
    execute_on(
        connection,
        "page",
        "adding a mark",
        "INSERT INTO mark (id, reflection_id, kind, want_id, need_id, gift_id, promise_id, start_at_char, end_at_char,
                           quote, prefix, suffix, orphaned, created_at)
         VALUES (:id, :page, :kind, :want, :need, :gift, :promise, :start, :end, :quote, :prefix, :suffix, 0, :created_at)",
        named_params! {
            ":id": id, ":page": reflection_id, ":kind": target.kind(), ":want": want, ":need": need, ":gift": gift,
            ":promise": promise,
            ":start": span.start, ":end": span.end, ":quote": quote.exact, ":prefix": quote.prefix,
            ":suffix": quote.suffix, ":created_at": created_at,
        },
    )
}

fn columns(target: Target) -> (Option<WantId>, Option<NeedId>, Option<GiftId>, Option<PromiseId>) {
    match target {
        Target::Want(id) => (Some(id), None, None, None),
        Target::Need(id) => (None, Some(id), None, None),
        Target::Gift(id) => (None, None, Some(id), None),
        Target::Promise(id) => (None, None, None, Some(id)),
    }
}

fn id_of(target: &Target) -> &dyn ToSql {
    match target {
        Target::Want(id) => id,
        Target::Need(id) => id,
        Target::Gift(id) => id,
        Target::Promise(id) => id,
    }
}

pub(crate) fn remove(connection: &Connection, id: MarkId) -> Result<()> {
    execute_on(connection, "mark", "taking a mark off", "DELETE FROM mark WHERE id = ?1", [id])
}

pub(crate) fn reflection_of(connection: &Connection, id: MarkId) -> Result<Option<ReflectionId>> {
    first(connection, "finding a mark", "SELECT reflection_id FROM mark WHERE id = ?1", [id], |row| row.get(0))
}

const OF_REFLECTION: &str =
    "SELECT mark.*, coalesce(want.text, need.text, gift.name, promise.text) AS label, need.confidence,
           promise.due_on, promise.margin_days
    FROM mark
    LEFT JOIN want ON want.id = mark.want_id
    LEFT JOIN need_with_confidence AS need ON need.id = mark.need_id
    LEFT JOIN gift ON gift.id = mark.gift_id
    LEFT JOIN promise ON promise.id = mark.promise_id
    WHERE mark.reflection_id = ?1
    ORDER BY mark.start_at_char, mark.id";

pub(crate) fn of_reflection(connection: &Connection, id: ReflectionId) -> Result<Vec<Mark>> {
    rows(connection, "reading a page's marks", OF_REFLECTION, [id], mark)
}

fn mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    let (want, need, gift) = (row.get("want_id")?, row.get("need_id")?, row.get("gift_id")?);
    let target = match (want, need, gift, row.get("promise_id")?) {
        (Some(id), ..) => Target::Want(id),
        (_, Some(id), ..) => Target::Need(id),
        (_, _, Some(id), _) => Target::Gift(id),
        (.., Some(id)) => Target::Promise(id),
        _ => return Err(rusqlite::Error::QueryReturnedNoRows),
    };
    let (due_on, margin_days) = (row.get("due_on")?, row.get::<_, Option<u32>>("margin_days")?);
    Ok(Mark {
        id: row.get("id")?,
        target,
        label: row.get("label")?,
        confidence: row.get("confidence")?,
        terms: margin_days.map(|margin| (due_on, margin)),
        span: Span { start: row.get("start_at_char")?, end: row.get("end_at_char")? },
        quote: Quote { exact: row.get("quote")?, prefix: row.get("prefix")?, suffix: row.get("suffix")? },
        orphaned: row.get("orphaned")?,
    })
}

pub(crate) fn replace_places(connection: &Connection, marks: &[Mark]) -> Result<()> {
    for mark in marks {
        execute_on(
            connection,
            "mark",
            "moving a mark with its words",
            "UPDATE mark SET start_at_char = :start, end_at_char = :end, quote = :quote, prefix = :prefix,
                    suffix = :suffix, orphaned = :orphaned
             WHERE id = :id",
            named_params! {
                ":id": mark.id, ":start": mark.span.start, ":end": mark.span.end, ":quote": mark.quote.exact,
                ":prefix": mark.quote.prefix, ":suffix": mark.quote.suffix, ":orphaned": mark.orphaned,
            },
        )?;
    }
    Ok(())
}

/// A mark with its page; names hold no line ends, so that one can part them.
const QUOTED: &str = "
    SELECT mark.*, '' AS label, NULL AS confidence, NULL AS due_on, NULL AS margin_days, page.happened_at, page.happened_offset,
           (SELECT group_concat(client.name, char(10) ORDER BY link.place) FROM reflection_client AS link
            JOIN client ON client.id = link.client_id WHERE link.reflection_id = page.id) AS names
    FROM mark JOIN reflection AS page INDEXED BY reflection_facts ON page.id = mark.reflection_id";
const OF_CLIENT: &str = "mark.want_id IN (SELECT id FROM want WHERE client_id = ?1)
    OR mark.need_id IN (SELECT id FROM need WHERE client_id = ?1)";
const OF_PROMISES: &str = "mark.promise_id IN (SELECT id FROM promise WHERE client_id = ?1)";
const OF_GIFT: &str = "mark.gift_id = ?1";
const OLDEST_FIRST: &str = "ORDER BY page.happened_at, mark.start_at_char, mark.id";

/// The passages that a client's wants and needs rest on, oldest page first.
pub(crate) fn quotes_of_client(connection: &Connection, client_id: ClientId) -> Result<Vec<(Target, PageQuote)>> {
    let sql = format!("{QUOTED} WHERE {OF_CLIENT} {OLDEST_FIRST}");
    rows(connection, "reading what was quoted", &sql, [client_id], quoted)
}

/// The passages that a client's promises and those made to them rest on, oldest page first.
pub(crate) fn quotes_of_promises(connection: &Connection, client_id: ClientId) -> Result<Vec<(Target, PageQuote)>> {
    let sql = format!("{QUOTED} WHERE {OF_PROMISES} {OLDEST_FIRST}");
    rows(connection, "reading what was quoted", &sql, [client_id], quoted)
}

/// The passages that a gift rests on, oldest page first.
pub(crate) fn quotes_of_gift(connection: &Connection, gift: GiftId) -> Result<Vec<PageQuote>> {
    let sql = format!("{QUOTED} WHERE {OF_GIFT} {OLDEST_FIRST}");
    let quotes = rows(connection, "reading what was quoted", &sql, [gift], quoted)?;
    Ok(quotes.into_iter().map(|(_, quote)| quote).collect())
}

fn quoted(row: &Row<'_>) -> rusqlite::Result<(Target, PageQuote)> {
    let happened = Stamp { at: row.get("happened_at")?, offset: row.get("happened_offset")? };
    let names: Option<String> = row.get("names")?;
    let mark = mark(row)?;
    let quote = PageQuote {
        mark_id: mark.id,
        reflection_id: row.get("reflection_id")?,
        quote: mark.quote.exact,
        on: happened.day(),
        client_names: names.unwrap_or_default().lines().map(str::to_owned).collect(),
        orphaned: mark.orphaned,
    };
    Ok((mark.target, quote))
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    let quoted = [OF_CLIENT, OF_PROMISES, OF_GIFT].map(|whose| format!("{QUOTED} WHERE {whose} {OLDEST_FIRST}"));
    [vec![OF_REFLECTION.to_owned()], quoted.to_vec()].concat()
}
