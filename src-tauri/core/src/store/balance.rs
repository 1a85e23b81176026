//! The facts that the balance and the budget weigh.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row, params};

use super::{each, rows};
use crate::Result;
use crate::dates::{Stamp, earliest_on};
use crate::guard::GivenTo;
use crate::guard::balance::{Deal, Dealing, QUARTER_DAYS};
use crate::guard::budget::Planned;
use crate::ids::{ClientId, DeliveryId};
use crate::words::ByWhom;

/// Looks at promises that were kept late, and at each time that one went on with new terms.
pub(crate) fn each_slip(connection: &Connection, mut look: impl FnMut(Dealing)) -> Result<()> {
    let doing = "reading promises";
    let sql = "SELECT client_id, by_whom, state_on FROM promise WHERE state = 'late'";
    each(connection, doing, sql, [], |row| {
        look(Dealing { client_id: row.get(0)?, on: row.get(2)?, what: Deal::Late(row.get(1)?) });
        Ok(())
    })?;
    let sql = "SELECT promise.client_id, promise.by_whom, change.changed_at, change.changed_offset
               FROM state_change AS change JOIN promise ON promise.id = change.promise_id
               WHERE change.state = 'renegotiated'";
    each(connection, doing, sql, [], |row| {
        let on = Stamp { at: row.get(2)?, offset: row.get(3)? }.day();
        look(Dealing { client_id: row.get(0)?, on, what: Deal::Bent(row.get(1)?) });
        Ok(())
    })
}

/// Looks at wants that were heard, and at deliveries on the day they were first offered or given.
pub(crate) fn each_first_move(connection: &Connection, mut look: impl FnMut(Dealing)) -> Result<()> {
    let doing = "reading who asks and who offers";
    let first = |by: ByWhom, client_id, on| Dealing { client_id, on, what: Deal::FirstMove(by) };
    each(connection, doing, "SELECT client_id, heard_on FROM want INDEXED BY want_by_client", [], |row| {
        look(first(ByWhom::Them, row.get(0)?, row.get(1)?));
        Ok(())
    })?;
    // What stands beside a min() is a bare column, which SQLite takes from the row of that minimum.
    let sql = "SELECT delivery_id, min(changed_at), changed_offset FROM state_change
               WHERE delivery_id IS NOT NULL AND state IN ('offered', 'given', 'landed') GROUP BY delivery_id";
    let read = |row: &Row<'_>| Ok((row.get(0)?, Stamp { at: row.get(1)?, offset: row.get(2)? }.day()));
    let moves: Vec<(DeliveryId, NaiveDate)> = rows(connection, doing, sql, [], read)?;
    let mut moves = moves.into_iter().peekable();
    let mut seen: (Option<DeliveryId>, Vec<ClientId>) = (None, Vec::new());
    let sql = "SELECT delivery_id, client_id FROM delivery_receiver INDEXED BY delivery_receiver_by_delivery
               ORDER BY delivery_id";
    each(connection, doing, sql, [], |row| {
        let (id, client): (DeliveryId, ClientId) = (row.get(0)?, row.get(1)?);
        if seen.0.replace(id) != Some(id) {
            seen.1.clear();
        }
        if seen.1.contains(&client) {
            return Ok(());
        }
        seen.1.push(client);
        while moves.next_if(|(delivery, _)| *delivery < id).is_some() {}
        if let Some((_, on)) = moves.peek().filter(|(delivery, _)| *delivery == id) {
            look(first(ByWhom::Me, client, *on));
        }
        Ok(())
    })
}

/// Who gave an idea, and when.
pub(crate) fn ideas(connection: &Connection) -> Result<Vec<(ClientId, NaiveDate)>> {
    let sql = "SELECT client_id, given_on FROM idea ORDER BY id";
    rows(connection, "reading ideas", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What is written down to give and not given yet.
pub(crate) fn planned(connection: &Connection) -> Result<Vec<Planned>> {
    let sql = "SELECT form.usual_minutes, coalesce(delivery.minutes, 0) AS noted, count(part.id) AS parts,
                      count(part.given_on) AS parts_given
               FROM delivery LEFT JOIN form ON form.id = delivery.form_id
               LEFT JOIN delivery_part AS part ON part.delivery_id = delivery.id
               WHERE delivery.state IN ('idea', 'offered') GROUP BY delivery.id";
    rows(connection, "reading what is planned", sql, [], |row| {
        Ok(Planned {
            usual_minutes: row.get("usual_minutes")?,
            noted_minutes: row.get("noted")?,
            parts: row.get("parts")?,
            parts_given: row.get("parts_given")?,
        })
    })
}

/// What each client was given in the ninety days up to a day, and the line drawn for them.
pub(crate) fn given_lately(connection: &Connection, today: NaiveDate) -> Result<HashMap<ClientId, GivenTo>> {
    let doing = "adding up what was given";
    let from = today.checked_sub_days(Days::new(QUARTER_DAYS - 1)).unwrap_or(today);
    let mut all: HashMap<ClientId, GivenTo> = HashMap::new();
    let sql = "SELECT id, line_minutes FROM client WHERE line_minutes IS NOT NULL";
    for (client, line) in rows(connection, doing, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))? {
        all.entry(client).or_default().line_minutes = line;
    }
    let sql = "SELECT link.client_id, coalesce(delivery.given_on, delivery.state_on) AS day,
                      max(coalesce(link.landing IN ('loved', 'liked'), 0)) AS taken
               FROM delivery JOIN delivery_receiver AS link ON link.delivery_id = delivery.id
               WHERE delivery.state IN ('given', 'landed') AND day BETWEEN ?1 AND ?2
               GROUP BY link.client_id, delivery.id";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, NaiveDate>(1)?, row.get::<_, u32>(2)?));
    for (client, day, taken) in rows(connection, doing, sql, params![from, today], read)? {
        let to: &mut GivenTo = all.entry(client).or_default();
        to.given_on.push(day);
        to.taken_up += taken;
    }
    let sql = "SELECT link.client_id, date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day,
                      page.given_minutes
               FROM reflection AS page JOIN reflection_client AS link ON link.reflection_id = page.id
               WHERE page.happened_at >= ?1 AND page.given_minutes > 0 AND day BETWEEN ?2 AND ?3";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, NaiveDate>(1)?, row.get::<_, u32>(2)?));
    for (client, day, minutes) in rows(connection, doing, sql, params![earliest_on(from), from, today], read)? {
        all.entry(client).or_default().minutes.push((day, minutes));
    }
    Ok(all)
}
