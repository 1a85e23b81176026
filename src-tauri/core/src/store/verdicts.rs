//! Verdicts in the file.

use rusqlite::{Connection, Row, named_params};

use super::evidence::Which;
use super::{execute_on, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::export::VerdictOut;
use crate::ids::{GiftId, NeedId, VerdictId};
use crate::suggest::evidence::VerdictFact;
use crate::verdicts::Verdict;
use crate::words::Answer;

pub(crate) fn insert(
    connection: &Connection,
    id: VerdictId,
    (need, gift): (NeedId, GiftId),
    answer: Answer,
    reason: &str,
    given: Stamp,
) -> Result<()> {
    execute_on(
        connection,
        "gift",
        "keeping a verdict",
        "INSERT INTO verdict (id, need_id, gift_id, answer, reason, given_at, given_offset)
         SELECT :id, :need, id, :answer, :reason, :at, :offset FROM gift WHERE id = :gift",
        named_params! {
            ":id": id, ":need": need, ":gift": gift, ":answer": answer, ":reason": reason, ":at": given.at,
            ":offset": given.offset,
        },
    )
}

pub(crate) fn delete(connection: &Connection, id: VerdictId) -> Result<()> {
    execute_on(connection, "verdict", "taking a verdict back", "DELETE FROM verdict WHERE id = ?1", [id])
}

/// Verdicts that still bear on open needs, in the order they were given, whatever the clock said then: the last one on a
/// pair counts. *Not a need* stands as long as the need is held for a hunch.
pub(crate) fn standing(connection: &Connection, which: Which) -> Result<Vec<VerdictFact>> {
    let these = which.needs("verdict.need_id");
    let sql = format!(
        "SELECT verdict.rowid AS place, verdict.need_id, verdict.gift_id, verdict.answer, verdict.given_at,
                verdict.given_offset
         FROM verdict JOIN need ON need.id = verdict.need_id
         WHERE need.state = 'open' AND (verdict.answer <> 'not_a_need' OR need.overruled_confidence = 'hunch') {these}
         ORDER BY verdict.rowid"
    );
    rows(connection, "reading verdicts", &sql, [], |row| {
        let given = Stamp { at: row.get("given_at")?, offset: row.get("given_offset")? };
        Ok(VerdictFact {
            place: row.get("place")?,
            need_id: row.get("need_id")?,
            gift_id: row.get("gift_id")?,
            answer: row.get("answer")?,
            given_on: given.day(),
        })
    })
}

const LISTED: &str = "
    SELECT verdict.*, need.client_id, client.name AS client_name, need.text AS need_text, gift.name AS gift_name
    FROM verdict JOIN need ON need.id = verdict.need_id JOIN client ON client.id = need.client_id
    JOIN gift ON gift.id = verdict.gift_id";
const OLDEST_FIRST: &str = "ORDER BY verdict.given_at, verdict.id";

/// The verdicts about a need, or all of them, oldest first.
pub(crate) fn list(connection: &Connection, need: Option<NeedId>) -> Result<Vec<Verdict>> {
    let doing = "reading verdicts";
    match need {
        Some(need) => {
            rows(connection, doing, &format!("{LISTED} WHERE verdict.need_id = ?1 {OLDEST_FIRST}"), [need], verdict)
        }
        None => rows(connection, doing, &format!("{LISTED} {OLDEST_FIRST}"), [], verdict),
    }
}

fn verdict(row: &Row<'_>) -> rusqlite::Result<Verdict> {
    let given = Stamp { at: row.get("given_at")?, offset: row.get("given_offset")? };
    Ok(Verdict {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        client_name: row.get("client_name")?,
        need_id: row.get("need_id")?,
        need_text: row.get("need_text")?,
        gift_id: row.get("gift_id")?,
        gift_name: row.get("gift_name")?,
        answer: row.get("answer")?,
        reason: row.get("reason")?,
        on: given.day(),
    })
}

/// Every verdict, oldest first, as it is exported.
pub(crate) fn all(connection: &Connection) -> Result<Vec<VerdictOut>> {
    rows(connection, "reading verdicts", "SELECT * FROM verdict ORDER BY given_at, id", [], |row| {
        let given = Stamp { at: row.get("given_at")?, offset: row.get("given_offset")? };
        let (need, gift): (NeedId, GiftId) = (row.get("need_id")?, row.get("gift_id")?);
        Ok(VerdictOut {
            id: row.get::<_, VerdictId>("id")?.0,
            need_id: need.0,
            gift_id: gift.0,
            answer: row.get("answer")?,
            reason: row.get("reason")?,
            given_at: given.instant(),
        })
    })
}
