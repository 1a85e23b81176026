//! The facts that insight looks at, gathered from all over the journal.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{list_of, rows};
use crate::Result;
use crate::dates::earliest_on;
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, ReflectionId};
use crate::insight::{AnswerFact, BareWeek, GiftFact, GivenFact, PageMinutes, Readings, ReceiverFact, RevisionFact};
use crate::words::{Landing, SignKind};

/// What every client is called.
pub(crate) fn client_names(connection: &Connection) -> Result<HashMap<ClientId, String>> {
    let sql = "SELECT id, name FROM client";
    let found = rows(connection, "reading names", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

/// What every form of giving is called.
pub(crate) fn form_names(connection: &Connection) -> Result<HashMap<FormId, String>> {
    let sql = "SELECT id, name FROM form";
    let found = rows(connection, "reading names", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

/// Every reading of warmth, on pages and apart; those of one day in the order they were taken.
pub(crate) fn readings(connection: &Connection) -> Result<Readings> {
    let sql = "SELECT link.client_id, date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day,
                      page.warmth, page.happened_at AS at, page.id
               FROM reflection AS page JOIN reflection_client AS link ON link.reflection_id = page.id
               WHERE page.warmth IS NOT NULL
               UNION ALL SELECT client_id, read_on, reading, created_at, id FROM warmth
               ORDER BY 2, 4, 5";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    Ok(Readings::of(rows(connection, "reading warmth", sql, [], read)?))
}

/// Whose need was served, and since when.
pub(crate) fn served(connection: &Connection) -> Result<Vec<(ClientId, NaiveDate)>> {
    let sql = "SELECT client_id, state_on FROM need WHERE state = 'served' ORDER BY state_on, id";
    rows(connection, "reading needs served", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whose want was met with no served need beneath it, at any depth, and since when.
pub(crate) fn met_only(connection: &Connection) -> Result<Vec<(ClientId, NaiveDate)>> {
    let sql = "WITH RECURSIVE beneath (want_id, need_id) AS (
                   SELECT link.want_id, link.need_id FROM need_beneath_want AS link
                   JOIN want ON want.id = link.want_id WHERE want.state = 'met'
                   UNION
                   SELECT beneath.want_id, link.need_id FROM beneath
                   JOIN need_beneath_need AS link ON link.upper_id = beneath.need_id)
               SELECT client_id, state_on FROM want
               WHERE state = 'met' AND id NOT IN (
                   SELECT beneath.want_id FROM beneath JOIN need ON need.id = beneath.need_id
                   WHERE need.state = 'served')
               ORDER BY state_on, id";
    rows(connection, "reading wants met", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who showed which sign, and when.
pub(crate) fn signs(connection: &Connection) -> Result<Vec<(ClientId, SignKind, NaiveDate)>> {
    let sql = "SELECT client_id, kind, seen_on FROM sign ORDER BY seen_on, id";
    rows(connection, "reading signs", sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// All that was given, with whom it served.
pub(crate) fn given(connection: &Connection) -> Result<Vec<GivenFact>> {
    let sql = "SELECT delivery.id, coalesce(delivery.given_on, delivery.state_on) AS given_on, delivery.minutes,
                      delivery.scope, delivery.gift_id, delivery.form_id, link.client_id, link.landing, link.landed_on
               FROM delivery_receiver AS link JOIN delivery ON delivery.id = link.delivery_id
               WHERE delivery.state IN ('given', 'landed') ORDER BY link.delivery_id, link.place, link.id";
    let read = |row: &Row<'_>| {
        let (landing, on): (Option<Landing>, Option<NaiveDate>) = (row.get("landing")?, row.get("landed_on")?);
        let receiver = ReceiverFact { client_id: row.get("client_id")?, landed: landing.zip(on) };
        let id: DeliveryId = row.get("id")?;
        let given = GivenFact {
            id,
            on: row.get("given_on")?,
            minutes: row.get("minutes")?,
            scope: row.get("scope")?,
            gift: row.get("gift_id")?,
            form: row.get("form_id")?,
            receivers: vec![receiver],
        };
        Ok(given)
    };
    let mut all: Vec<GivenFact> = Vec::new();
    for one in rows(connection, "reading what was given", sql, [], read)? {
        match all.last_mut().filter(|last| last.id == one.id) {
            Some(last) => last.receivers.extend(one.receivers),
            None => all.push(one),
        }
    }
    Ok(all)
}

/// Every gift.
pub(crate) fn gifts(connection: &Connection) -> Result<Vec<GiftFact>> {
    rows(connection, "reading gifts", "SELECT id, name, state FROM gift ORDER BY id", [], |row| {
        Ok(GiftFact { id: row.get(0)?, name: row.get(1)?, state: row.get(2)? })
    })
}

/// How each gift was from which day on, oldest first.
pub(crate) fn revisions(connection: &Connection) -> Result<HashMap<GiftId, Vec<RevisionFact>>> {
    let sql = "SELECT gift_id, date(revised_at / 1000.0 + revised_offset * 60, 'unixepoch') AS day, event, pleasure,
                      mastery, state
               FROM gift_revision ORDER BY gift_id, day, revised_at, id";
    let read = |row: &Row<'_>| {
        let revision = RevisionFact {
            on: row.get("day")?,
            event: row.get("event")?,
            pleasure: row.get("pleasure")?,
            mastery: row.get("mastery")?,
            state: row.get("state")?,
        };
        Ok((row.get("gift_id")?, revision))
    };
    let mut all: HashMap<GiftId, Vec<RevisionFact>> = HashMap::new();
    for (gift, revision) in rows(connection, "reading how gifts changed", sql, [], read)? {
        all.entry(gift).or_default().push(revision);
    }
    Ok(all)
}

/// The minutes of pages from a day on (`None`: from the first), oldest first.
pub(crate) fn page_minutes(connection: &Connection, from: Option<NaiveDate>) -> Result<Vec<PageMinutes>> {
    let sql = "SELECT page.id, date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day,
                      coalesce(page.paid_minutes, 0) AS paid, coalesce(page.given_minutes, 0) AS given, link.client_id
               FROM reflection AS page LEFT JOIN reflection_client AS link ON link.reflection_id = page.id
               WHERE page.happened_at >= ?1 AND coalesce(page.paid_minutes, page.given_minutes) IS NOT NULL
               ORDER BY page.happened_at, page.id";
    let least = from.map_or(i64::MIN, earliest_on);
    let read = |row: &Row<'_>| {
        let client: Option<ClientId> = row.get("client_id")?;
        let page = PageMinutes {
            on: row.get("day")?,
            paid: row.get("paid")?,
            given: row.get("given")?,
            clients: client.into_iter().collect(),
        };
        Ok((row.get::<_, ReflectionId>("id")?, page))
    };
    let mut all: Vec<(ReflectionId, PageMinutes)> = Vec::new();
    for (id, page) in rows(connection, "adding up minutes", sql, params![least], read)? {
        match all.last_mut().filter(|(last, _)| *last == id) {
            Some((_, last)) => last.clients.extend(page.clients),
            None => all.push((id, page)),
        }
    }
    let pages = all.into_iter().map(|(_, page)| page);
    Ok(pages.filter(|page| from.is_none_or(|from| page.on >= from)).collect())
}

/// Every answer that was given, without its vector.
pub(crate) fn answers(connection: &Connection) -> Result<Vec<AnswerFact>> {
    let sql = "SELECT asked.id, asked.client_id, client.name, asked.question, asked.answer, asked.themes,
                      coalesce(asked.answered_on, asked.asked_on) AS answered_on
               FROM asked_why AS asked JOIN client ON client.id = asked.client_id WHERE asked.answer <> ''";
    rows(connection, "reading answers", sql, [], |row| {
        Ok(AnswerFact {
            asked_id: row.get("id")?,
            client_id: row.get("client_id")?,
            client: row.get("name")?,
            question: row.get("question")?,
            answer: row.get("answer")?,
            answered_on: row.get("answered_on")?,
            named: list_of(row, "themes")?,
            vector: None,
        })
    })
}

/// The minutes of forgotten pages, by the week.
pub(crate) fn bare_weeks(connection: &Connection) -> Result<Vec<BareWeek>> {
    let sql = "SELECT week_on, paid, given FROM bare_minutes ORDER BY week_on";
    rows(connection, "adding up minutes", sql, [], |row| {
        Ok(BareWeek { week_on: row.get(0)?, paid: row.get(1)?, given: row.get(2)? })
    })
}
