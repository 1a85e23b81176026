//! The facts that insight looks at, gathered from all over the journal.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::{each, list_of, rows};
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, RecordId, ReflectionId};
use crate::insight::{AnswerFact, BareWeek, GiftFact, GivenFact, PageMinutes, Readings, ReceiverFact, RevisionFact};
use crate::words::{Landing, SignKind, Warmth};
use crate::{Error, Result};

/// What every client is called.
pub(crate) fn client_names(connection: &Connection) -> Result<HashMap<ClientId, String>> {
    let sql = "SELECT id, name FROM client INDEXED BY client_names";
    let found = rows(connection, "reading names", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

/// What every form of giving is called.
pub(crate) fn form_names(connection: &Connection) -> Result<HashMap<FormId, String>> {
    let sql = "SELECT id, name FROM form";
    let found = rows(connection, "reading names", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

/// Looks at pages and at whom each is about, side by side, both in the order of their ids: looking each one up would jump
/// about in the file. `pages` begins with the id. A link that leads to nobody, as only damage leaves one, keeps nobody from
/// reading the others.
pub(super) fn each_page<T>(
    connection: &Connection,
    doing: &'static str,
    pages: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    mut look: impl FnMut(&T, &[ClientId]),
) -> Result<()> {
    let sql = "SELECT reflection_id, client_id FROM reflection_client ORDER BY reflection_id, client_id";
    let failed = |error| Error::store(doing)(error);
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    let mut links = statement.query([]).map_err(failed)?;
    let next = |links: &mut rusqlite::Rows<'_>| -> rusqlite::Result<Option<(ReflectionId, ClientId)>> {
        while let Some(row) = links.next()? {
            if let (Ok(page), Ok(client)) = (row.get(0), row.get(1)) {
                return Ok(Some((page, client)));
            }
        }
        Ok(None)
    };
    let mut link = next(&mut links).map_err(failed)?;
    let mut about: Vec<ClientId> = Vec::new();
    each(connection, doing, pages, [], |row| {
        let id: ReflectionId = row.get(0)?;
        about.clear();
        while let Some((page, client)) = link.filter(|(page, _)| *page <= id) {
            about.extend((page == id).then_some(client));
            link = next(&mut links)?;
        }
        look(&read(row)?, &about);
        Ok(())
    })
}

/// Every reading of warmth, on pages and apart; those of one day in the order they were taken.
pub(crate) fn readings(connection: &Connection) -> Result<Readings> {
    let doing = "reading warmth";
    let sql = "SELECT id, happened_at, happened_offset, warmth FROM reflection INDEXED BY reflection_facts
               WHERE warmth IS NOT NULL ORDER BY id";
    let on_page = |row: &Row<'_>| {
        let stamp = Stamp { at: row.get(1)?, offset: row.get(2)? };
        Ok((row.get::<_, RecordId>(0)?, stamp, row.get::<_, Warmth>(3)?))
    };
    let mut all: Vec<(NaiveDate, i64, RecordId, ClientId, Warmth)> = Vec::new();
    each_page(connection, doing, sql, on_page, |(page, stamp, warmth), clients| {
        all.extend(clients.iter().map(|client| (stamp.day(), stamp.at, *page, *client, *warmth)));
    })?;
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

/// Looks at all that was given, with whom it served, side by side and in the order of the ids.
pub(crate) fn each_given(connection: &Connection, mut look: impl FnMut(&GivenFact)) -> Result<()> {
    let doing = "reading what was given";
    let failed = |error| Error::store(doing)(error);
    let sql = "SELECT delivery_id, client_id, landing, landed_on
               FROM delivery_receiver INDEXED BY delivery_receiver_by_delivery ORDER BY delivery_id, place";
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    let mut links = statement.query([]).map_err(failed)?;
    let next = |links: &mut rusqlite::Rows<'_>| -> rusqlite::Result<Option<(DeliveryId, ReceiverFact)>> {
        let Some(row) = links.next()? else { return Ok(None) };
        let (landing, on): (Option<Landing>, Option<NaiveDate>) = (row.get(2)?, row.get(3)?);
        Ok(Some((row.get(0)?, ReceiverFact { client_id: row.get(1)?, landed: landing.zip(on) })))
    };
    let mut link = next(&mut links).map_err(failed)?;
    let mut receivers: Vec<ReceiverFact> = Vec::new();
    let sql = "SELECT id, coalesce(given_on, state_on), minutes, scope, gift_id, form_id
               FROM delivery INDEXED BY delivery_facts WHERE state IN ('given', 'landed') ORDER BY id";
    each(connection, doing, sql, [], |row| {
        let id: DeliveryId = row.get(0)?;
        receivers.clear();
        while let Some((delivery, receiver)) = link.filter(|(delivery, _)| *delivery <= id) {
            receivers.extend((delivery == id).then_some(receiver));
            link = next(&mut links)?;
        }
        if receivers.is_empty() {
            return Ok(());
        }
        let given = GivenFact {
            id,
            on: row.get(1)?,
            minutes: row.get(2)?,
            scope: row.get(3)?,
            gift: row.get(4)?,
            form: row.get(5)?,
            receivers: std::mem::take(&mut receivers),
        };
        look(&given);
        receivers = given.receivers;
        Ok(())
    })
}

/// Every gift.
pub(crate) fn gifts(connection: &Connection) -> Result<Vec<GiftFact>> {
    rows(connection, "reading gifts", "SELECT id, name, state FROM gift ORDER BY id", [], |row| {
        Ok(GiftFact { id: row.get(0)?, name: row.get(1)?, state: row.get(2)? })
    })
}

/// How each gift was from which day on, oldest first.
pub(crate) fn revisions(connection: &Connection) -> Result<HashMap<GiftId, Vec<RevisionFact>>> {
    let sql = "SELECT gift_id, revised_at, revised_offset, event, pleasure, mastery, state
               FROM gift_revision INDEXED BY gift_revision_facts
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

/// Looks at the minutes of all pages.
pub(crate) fn each_minutes(connection: &Connection, mut look: impl FnMut(&PageMinutes)) -> Result<()> {
    let sql = "SELECT id, happened_at, happened_offset, coalesce(paid_minutes, 0), coalesce(given_minutes, 0)
               FROM reflection INDEXED BY reflection_facts
               WHERE coalesce(paid_minutes, given_minutes) IS NOT NULL ORDER BY id";
    let read = |row: &Row<'_>| {
        Ok((Stamp { at: row.get(1)?, offset: row.get(2)? }.day(), row.get::<_, u32>(3)?, row.get::<_, u32>(4)?))
    };
    let mut clients = Vec::new();
    each_page(connection, "adding up minutes", sql, read, |(on, paid, given), about| {
        clients.extend_from_slice(about);
        let page = PageMinutes { on: *on, paid: *paid, given: *given, clients: std::mem::take(&mut clients) };
        look(&page);
        clients = page.clients;
        clients.clear();
    })
}

/// The minutes of pages from a day on.
pub(crate) fn minutes_since(connection: &Connection, from: NaiveDate) -> Result<Vec<PageMinutes>> {
    let doing = "adding up minutes";
    let sql = "SELECT id, happened_at, happened_offset, coalesce(paid_minutes, 0), coalesce(given_minutes, 0)
               FROM reflection
               WHERE happened_at >= ?1 AND coalesce(paid_minutes, given_minutes) IS NOT NULL ORDER BY happened_at, id";
    let read = |row: &Row<'_>| {
        let on = Stamp { at: row.get(1)?, offset: row.get(2)? }.day();
        Ok((row.get(0)?, PageMinutes { on, paid: row.get(3)?, given: row.get(4)?, clients: Vec::new() }))
    };
    let mut pages: Vec<(ReflectionId, PageMinutes)> = rows(connection, doing, sql, [earliest_on(from)], read)?;
    pages.retain(|(_, page)| page.on >= from);
    for (id, page) in &mut pages {
        let sql = "SELECT client_id FROM reflection_client WHERE reflection_id = ?1";
        page.clients = rows(connection, doing, sql, [*id], |row| row.get(0))?;
    }
    Ok(pages.into_iter().map(|(_, page)| page).collect())
}

/// Every answer that was given, without its vector.
pub(crate) fn answers(connection: &Connection) -> Result<Vec<AnswerFact>> {
    let names = client_names(connection)?;
    let sql = "SELECT id, client_id, question, answer, themes, coalesce(answered_on, asked_on) AS answered_on
               FROM asked_why WHERE answer <> ''";
    rows(connection, "reading answers", sql, [], |row| {
        let client_id: ClientId = row.get("client_id")?;
        Ok(AnswerFact {
            asked_id: row.get("id")?,
            client_id,
            client: names.get(&client_id).cloned().unwrap_or_default(),
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
