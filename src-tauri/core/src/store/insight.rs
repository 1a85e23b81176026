//! The facts that insight looks at, gathered from all over the journal.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::{list_of, rows};
use crate::Result;
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, RecordId, ReflectionId};
use crate::insight::{AnswerFact, BareWeek, GiftFact, GivenFact, PageMinutes, Readings, ReceiverFact, RevisionFact};
use crate::words::{Landing, SignKind, Warmth};

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
    let doing = "reading warmth";
    let sql = "SELECT link.client_id, page.happened_at, page.happened_offset, page.warmth, page.id
               FROM reflection AS page INDEXED BY reflection_facts
               CROSS JOIN reflection_client AS link ON link.reflection_id = page.id
               WHERE page.warmth IS NOT NULL";
    let on_page = |row: &Row<'_>| {
        let stamp = Stamp { at: row.get(1)?, offset: row.get(2)? };
        Ok((stamp.day(), stamp.at, row.get::<_, RecordId>(4)?, row.get(0)?, row.get(3)?))
    };
    let mut all: Vec<(NaiveDate, i64, RecordId, ClientId, Warmth)> = rows(connection, doing, sql, [], on_page)?;
    let sql = "SELECT client_id, read_on, created_at, id, reading FROM warmth";
    all.extend(rows(connection, doing, sql, [], |row| {
        Ok((row.get(1)?, row.get(2)?, row.get(3)?, row.get(0)?, row.get(4)?))
    })?);
    all.sort_unstable_by_key(|(on, at, id, ..)| (*on, *at, *id));
    Ok(Readings::of(all.into_iter().map(|(on, _, _, client, warmth)| (client, on, warmth))))
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

/// All that was given, with whom it served, in the order it was written down.
///
/// Both tables are read from end to end and joined here: looking each receiver's delivery up would jump about in the file.
pub(crate) fn given(connection: &Connection) -> Result<Vec<GivenFact>> {
    let doing = "reading what was given";
    let sql = "SELECT id, coalesce(given_on, state_on) AS given_on, minutes, scope, gift_id, form_id FROM delivery
               WHERE state IN ('given', 'landed')";
    let mut all = rows(connection, doing, sql, [], |row| {
        Ok(GivenFact {
            id: row.get("id")?,
            on: row.get("given_on")?,
            minutes: row.get("minutes")?,
            scope: row.get("scope")?,
            gift: row.get("gift_id")?,
            form: row.get("form_id")?,
            receivers: Vec::new(),
        })
    })?;
    let place_of: HashMap<DeliveryId, usize> = all.iter().enumerate().map(|(place, one)| (one.id, place)).collect();
    let sql = "SELECT delivery_id, client_id, landing, landed_on, place FROM delivery_receiver";
    let read = |row: &Row<'_>| {
        let (landing, on): (Option<Landing>, Option<NaiveDate>) = (row.get("landing")?, row.get("landed_on")?);
        let receiver = ReceiverFact { client_id: row.get("client_id")?, landed: landing.zip(on) };
        Ok((row.get::<_, DeliveryId>("delivery_id")?, row.get::<_, u32>("place")?, receiver))
    };
    let mut links = rows(connection, doing, sql, [], read)?;
    // Stable, and in order already where nobody was moved: receivers stay in the order they stand in.
    links.sort_by_key(|(_, place, _)| *place);
    for (id, _, receiver) in links {
        if let Some(given) = place_of.get(&id).and_then(|place| all.get_mut(*place)) {
            given.receivers.push(receiver);
        }
    }
    all.retain(|given| !given.receivers.is_empty());
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
    let sql = "SELECT gift_id, revised_at, revised_offset, event, pleasure, mastery, state FROM gift_revision
               ORDER BY gift_id, revised_at, id";
    let read = |row: &Row<'_>| {
        let revision = RevisionFact {
            on: Stamp { at: row.get("revised_at")?, offset: row.get("revised_offset")? }.day(),
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
    all.values_mut().for_each(|revisions| revisions.sort_by_key(|revision| revision.on));
    Ok(all)
}

const MINUTES: &str = "SELECT page.id, page.happened_at, page.happened_offset, coalesce(page.paid_minutes, 0) AS paid,
    coalesce(page.given_minutes, 0) AS given, link.client_id FROM reflection AS page";
const WITH_CLIENTS: &str = "LEFT JOIN reflection_client AS link ON link.reflection_id = page.id";
const HAVE_MINUTES: &str = "coalesce(page.paid_minutes, page.given_minutes) IS NOT NULL";

/// The minutes of pages from a day on; without one, of all.
pub(crate) fn page_minutes(connection: &Connection, from: Option<NaiveDate>) -> Result<Vec<PageMinutes>> {
    let doing = "adding up minutes";
    let read = |row: &Row<'_>| {
        let client: Option<ClientId> = row.get("client_id")?;
        let page = PageMinutes {
            on: Stamp { at: row.get("happened_at")?, offset: row.get("happened_offset")? }.day(),
            paid: row.get("paid")?,
            given: row.get("given")?,
            clients: client.into_iter().collect(),
        };
        Ok((row.get::<_, ReflectionId>("id")?, page))
    };
    let found = match from {
        None => {
            let sql =
                format!("{MINUTES} INDEXED BY reflection_facts {WITH_CLIENTS} WHERE {HAVE_MINUTES} ORDER BY page.id");
            rows(connection, doing, &sql, [], read)?
        }
        Some(from) => {
            let sql =
                format!("{MINUTES} {WITH_CLIENTS} WHERE page.happened_at >= ?1 AND {HAVE_MINUTES} ORDER BY page.id");
            rows(connection, doing, &sql, [earliest_on(from)], read)?
        }
    };
    let mut all: Vec<(ReflectionId, PageMinutes)> = Vec::new();
    for (id, page) in found {
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
