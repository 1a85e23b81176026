//! Weeks looked back on, in the file, and what there is to see of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{execute, execute_on, first, rows};
use crate::clients::Minutes;
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, DeliveryId, ReflectionId, ReviewId};
use crate::review::{Given, LastGiven, LooseDelivery, NotMine, ReviewRecord, Unparted};
use crate::words::{ReviewStep, StepState};
use crate::{Error, Result};

const READING: &str = "looking back on a week";
const KEEPING: &str = "keeping a review";
/// So many are shown of what may be very many.
const MOST: u32 = 50;

pub(crate) fn of_week(connection: &Connection, week_on: NaiveDate) -> Result<Option<ReviewRecord>> {
    first(connection, READING, "SELECT * FROM review WHERE week_on = ?1", [week_on], review)
}

/// Every one, oldest first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<ReviewRecord>> {
    rows(connection, READING, "SELECT * FROM review ORDER BY week_on", [], review)
}

fn review(row: &Row<'_>) -> rusqlite::Result<ReviewRecord> {
    Ok(ReviewRecord {
        id: row.get("id")?,
        week_on: row.get("week_on")?,
        page: row.get("reflection_id")?,
        closed_on: row.get("closed_on")?,
    })
}

/// The review of a week, made if there is none.
pub(crate) fn begun(connection: &Connection, id: ReviewId, week_on: NaiveDate) -> Result<ReviewId> {
    let sql = "INSERT INTO review (id, week_on) VALUES (?1, ?2) ON CONFLICT (week_on) DO NOTHING";
    execute(connection, KEEPING, sql, params![id, week_on])?;
    let kept = of_week(connection, week_on)?.ok_or(Error::NotFound { what: "review" })?;
    Ok(kept.id)
}

pub(crate) fn set_page(connection: &Connection, id: ReviewId, page: ReflectionId) -> Result<()> {
    execute_on(connection, "review", KEEPING, "UPDATE review SET reflection_id = ?2 WHERE id = ?1", params![id, page])
}

pub(crate) fn close(connection: &Connection, id: ReviewId, on: NaiveDate) -> Result<()> {
    execute_on(connection, "review", KEEPING, "UPDATE review SET closed_on = ?2 WHERE id = ?1", params![id, on])
}

pub(crate) fn set_step(connection: &Connection, id: ReviewId, step: ReviewStep, state: StepState) -> Result<()> {
    let sql = "INSERT INTO review_step (review_id, step, state) VALUES (?1, ?2, ?3)
               ON CONFLICT (review_id, step) DO UPDATE SET state = excluded.state";
    execute(connection, KEEPING, sql, params![id, step, state]).map(drop)
}

/// The steps that were taken or left out.
pub(crate) fn steps(connection: &Connection, id: ReviewId) -> Result<BTreeMap<ReviewStep, StepState>> {
    let sql = "SELECT step, state FROM review_step WHERE review_id = ?1";
    let found = rows(connection, READING, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

const PAGE_DAY: &str = "date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch')";

/// Pages of a week but for the review's own, and their minutes with those of forgotten pages.
pub(crate) fn week(connection: &Connection, week_on: NaiveDate, until_on: NaiveDate) -> Result<(u32, Minutes)> {
    let sql = format!(
        "SELECT count(*) AS pages, coalesce(sum(paid_minutes), 0) AS paid, coalesce(sum(given_minutes), 0) AS given
         FROM reflection AS page
         WHERE happened_at >= ?1 AND coalesce(kind, '') <> 'review' AND {PAGE_DAY} BETWEEN ?2 AND ?3"
    );
    let read = |row: &Row<'_>| {
        let minutes = Minutes { paid: row.get("paid")?, given: row.get("given")? };
        Ok((row.get("pages")?, minutes))
    };
    let (pages, seen): (u32, Minutes) =
        first(connection, READING, &sql, params![earliest_on(week_on), week_on, until_on], read)?.unwrap_or_default();
    let sql =
        "SELECT coalesce(sum(paid), 0) AS paid, coalesce(sum(given), 0) AS given FROM bare_minutes WHERE week_on = ?1";
    let read = |row: &Row<'_>| Ok(Minutes { paid: row.get("paid")?, given: row.get("given")? });
    let bare = first(connection, READING, sql, [week_on], read)?.unwrap_or_default();
    Ok((pages, Minutes { paid: seen.paid + bare.paid, given: seen.given + bare.given }))
}

/// Deliveries offered, or given without a landing, oldest first.
pub(crate) fn loose_deliveries(connection: &Connection) -> Result<Vec<LooseDelivery>> {
    let sql = "SELECT id, what, state, state_on FROM delivery WHERE state IN ('offered', 'given')
               ORDER BY state_on, id LIMIT ?1";
    let mut found = rows(connection, READING, sql, [MOST], |row| {
        Ok(LooseDelivery {
            id: row.get("id")?,
            what: row.get("what")?,
            state: row.get("state")?,
            state_on: row.get("state_on")?,
            clients: Vec::new(),
        })
    })?;
    for delivery in &mut found {
        delivery.clients = served_by(connection, delivery.id)?;
    }
    Ok(found)
}

const SERVED_BY: &str = "SELECT DISTINCT client.id, client.name FROM delivery_receiver AS link
    JOIN client ON client.id = link.client_id WHERE link.delivery_id = ?1 ORDER BY link.place";

/// Whom a delivery serves.
pub(crate) fn served_by(connection: &Connection, id: DeliveryId) -> Result<Vec<(ClientId, String)>> {
    rows(connection, READING, SERVED_BY, [id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The day of each page about each client, oldest first.
pub(crate) fn contact_days(connection: &Connection) -> Result<Vec<(ClientId, NaiveDate)>> {
    let sql = "SELECT link.client_id, page.happened_at, page.happened_offset
               FROM reflection AS page INDEXED BY reflection_facts
               CROSS JOIN reflection_client AS link ON link.reflection_id = page.id
               JOIN client ON client.id = link.client_id WHERE client.stage <> 'parted'";
    let read = |row: &Row<'_>| Ok((row.get(0)?, Stamp { at: row.get(1)?, offset: row.get(2)? }.day()));
    let mut days: Vec<(ClientId, NaiveDate)> = rows(connection, READING, sql, [], read)?;
    days.sort_unstable_by_key(|(_, day)| *day);
    Ok(days)
}

/// Clients who have not parted, with the stage they are in and since when.
pub(crate) fn unparted(connection: &Connection) -> Result<Vec<Unparted>> {
    let sql = "SELECT client.id, client.name, client.stage, (
                   SELECT date(change.changed_at / 1000.0 + change.changed_offset * 60, 'unixepoch')
                   FROM state_change AS change WHERE change.client_id = client.id ORDER BY change.place DESC LIMIT 1)
               FROM client WHERE client.stage <> 'parted'";
    rows(connection, READING, sql, [], |row| {
        Ok(Unparted { id: row.get(0)?, name: row.get(1)?, stage: row.get(2)?, stage_on: row.get(3)? })
    })
}

/// Living gifts with the day they were named and the day they were last given.
pub(crate) fn last_given(connection: &Connection) -> Result<Vec<LastGiven>> {
    let sql = "SELECT gift.id, gift.name, date(gift.created_at / 1000.0 + gift.created_offset * 60, 'unixepoch'), (
                   SELECT max(coalesce(delivery.given_on, delivery.state_on)) FROM delivery
                   WHERE delivery.gift_id = gift.id AND delivery.state IN ('given', 'landed'))
               FROM gift WHERE gift.state = 'living'";
    rows(connection, READING, sql, [], |row| {
        Ok(LastGiven { id: row.get(0)?, name: row.get(1)?, named_on: row.get(2)?, given_on: row.get(3)? })
    })
}

/// Needs that are somebody else's good work, of clients who have not parted, latest first, with what was said of it.
pub(crate) fn not_mine(connection: &Connection) -> Result<Vec<NotMine>> {
    let sql = "SELECT need.id, need.client_id, client.name, need.text, need.state_on, (
                   SELECT change.note FROM state_change AS change
                   WHERE change.need_id = need.id ORDER BY change.place DESC LIMIT 1) AS note
               FROM need JOIN client ON client.id = need.client_id
               WHERE need.state = 'not_mine' AND client.stage <> 'parted'
               ORDER BY need.state_on DESC, need.id DESC LIMIT ?1";
    rows(connection, READING, sql, [MOST], |row| {
        Ok(NotMine {
            need_id: row.get("id")?,
            client_id: row.get("client_id")?,
            client_name: row.get("name")?,
            text: row.get("text")?,
            state_on: row.get("state_on")?,
            note: row.get::<_, Option<String>>("note")?.unwrap_or_default(),
        })
    })
}

/// What was given in this time, or else written down in it and not dropped, newest first.
pub(crate) fn given_between(connection: &Connection, from: NaiveDate, until: NaiveDate) -> Result<Vec<Given>> {
    let sql = "SELECT id, what, motive, coalesce(
                   given_on, date(created_at / 1000.0 + created_offset * 60, 'unixepoch')) AS day
               FROM delivery WHERE state <> 'dropped' AND day BETWEEN ?1 AND ?2 ORDER BY day DESC, id DESC";
    rows(connection, READING, sql, params![from, until], |row| {
        Ok(Given { id: row.get("id")?, what: row.get("what")?, motive: row.get("motive")?, on: row.get("day")? })
    })
}

/// The pages on which the needs that a delivery serves were marked, newest first.
pub(crate) fn pages_behind(connection: &Connection, id: DeliveryId) -> Result<Vec<(ReflectionId, NaiveDate)>> {
    let sql = format!(
        "SELECT DISTINCT page.id, {PAGE_DAY} AS day FROM delivery_receiver AS link
         JOIN mark ON mark.need_id = link.need_id JOIN reflection AS page ON page.id = mark.reflection_id
         WHERE link.delivery_id = ?1 ORDER BY page.happened_at DESC LIMIT ?2"
    );
    rows(connection, READING, &sql, params![id, MOST], |row| Ok((row.get(0)?, row.get(1)?)))
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![SERVED_BY.to_owned()]
}
