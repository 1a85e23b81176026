//! Clients as lists show them, with what pages and ladder say of each. Each table is read once from end to end and joined
//! in memory: in a journal of many years looking things up one by one would take many times as long.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row};

use super::clients::client;
use super::insight::each_page;
use super::{each, first, list_of, rows};
use crate::Result;
use crate::clients::{ClientName, ClientRow, TopNeed};
use crate::dates::{Stamp, earliest_on};
use crate::ids::{ClientId, NeedId, ReflectionId, WantId};
use crate::words::{Confidence, NeedState, Warmth};

const LISTING: &str = "listing clients";

/// What pages say of a client.
#[derive(Default)]
struct Seen {
    pages: u32,
    last: Option<Stamp>,
    /// The latest reading of warmth, with its day and when it was taken.
    warmth: Option<(NaiveDate, i64, Warmth)>,
}

impl Seen {
    fn read(&mut self, on: NaiveDate, at: i64, warmth: Warmth) {
        if self.warmth.is_none_or(|(day, before, _)| (day, before) < (on, at)) {
            self.warmth = Some((on, at, warmth));
        }
    }
}

/// What every page with a client says of them; `look` sees all pages, in the order of their ids.
fn seen(connection: &Connection, mut look: impl FnMut(ReflectionId, Stamp)) -> Result<HashMap<ClientId, Seen>> {
    let mut all: HashMap<ClientId, Seen> = HashMap::new();
    let sql = "SELECT id, happened_at, happened_offset, warmth FROM reflection INDEXED BY reflection_facts ORDER BY id";
    let read = |row: &Row<'_>| {
        let at = Stamp { at: row.get(1)?, offset: row.get(2)? };
        Ok((row.get::<_, ReflectionId>(0)?, at, row.get::<_, Option<Warmth>>(3)?))
    };
    each_page(connection, LISTING, sql, read, |(page, happened, warmth), clients| {
        look(*page, *happened);
        for client in clients {
            let seen = all.entry(*client).or_default();
            seen.pages += 1;
            if seen.last.is_none_or(|last| last.at < happened.at) {
                seen.last = Some(*happened);
            }
            if let Some(warmth) = warmth {
                seen.read(happened.day(), happened.at, *warmth);
            }
        }
    })?;
    Ok(all)
}

/// Every client's names, those seen last first.
pub(crate) fn names(connection: &Connection) -> Result<Vec<ClientName>> {
    let mut seen = seen(connection, |_, _| {})?;
    let sql = "SELECT id, name, also_known, created_at FROM client";
    let mut all: Vec<(i64, ClientName)> = rows(connection, "listing clients' names", sql, [], |row| {
        let id: ClientId = row.get("id")?;
        let seen = seen.remove(&id).unwrap_or_default();
        let name =
            ClientName { id, name: row.get("name")?, also_known: list_of(row, "also_known")?, pages: seen.pages };
        Ok((last_at(&seen, row)?, name))
    })?;
    all.sort_unstable_by_key(|(at, client)| (std::cmp::Reverse(*at), client.id));
    Ok(all.into_iter().map(|(_, client)| client).collect())
}

fn last_at(seen: &Seen, row: &Row<'_>) -> rusqlite::Result<i64> {
    seen.last.map_or_else(|| row.get("created_at"), |last| Ok(last.at))
}

/// Every client with all that a list of clients shows, those seen last first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<ClientRow>> {
    let mut pages: Vec<(ReflectionId, Stamp)> = Vec::new();
    let mut seen = seen(connection, |page, happened| pages.push((page, happened)))?;
    let sql = "SELECT client_id, read_on, created_at, reading FROM warmth";
    each(connection, LISTING, sql, [], |row| {
        seen.entry(row.get(0)?).or_default().read(row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(())
    })?;
    let (mut asked, mut needed) = (asked(connection)?, needed(connection, &pages)?);
    let mut all: Vec<(i64, ClientRow)> = rows(connection, LISTING, "SELECT * FROM client", [], |row| {
        let client = client(row)?;
        let seen = seen.remove(&client.id).unwrap_or_default();
        let asked = asked.remove(&client.id);
        let (first_want, wants) = asked.map_or((None, 0), |asked| (Some(asked.text), asked.wants));
        let row_of = ClientRow {
            first_want,
            more_wants: wants.saturating_sub(1),
            top_need: needed.remove(&client.id),
            warmth: seen.warmth.map(|(_, _, warmth)| warmth),
            last_contact_on: seen.last.map(Stamp::day),
            pages: seen.pages,
            client,
        };
        Ok((last_at(&seen, row)?, row_of))
    })?;
    all.sort_unstable_by_key(|(at, row)| (std::cmp::Reverse(*at), row.client.id));
    Ok(all.into_iter().map(|(_, row)| row).collect())
}

/// The open want that was heard last, and how many there are.
struct Asked {
    heard: (NaiveDate, WantId),
    text: String,
    wants: u32,
}

fn asked(connection: &Connection) -> Result<HashMap<ClientId, Asked>> {
    let mut all: HashMap<ClientId, Asked> = HashMap::new();
    let sql = "SELECT client_id, heard_on, id, text FROM want WHERE state = 'open'";
    each(connection, LISTING, sql, [], |row| {
        let heard = (row.get(1)?, row.get(2)?);
        match all.get_mut(&row.get(0)?) {
            None => drop(all.insert(row.get(0)?, Asked { heard, text: row.get(3)?, wants: 1 })),
            Some(asked) => {
                asked.wants += 1;
                if asked.heard < heard {
                    (asked.heard, asked.text) = (heard, row.get(3)?);
                }
            }
        }
        Ok(())
    })?;
    Ok(all)
}

/// Of each client the need that stands first: an open one before one that is being served, then the surer one, then the
/// newer one.
fn needed(connection: &Connection, pages: &[(ReflectionId, Stamp)]) -> Result<HashMap<ClientId, TopNeed>> {
    let sure = by_evidence(connection, pages)?;
    let mut all: HashMap<ClientId, ((u8, Confidence, NeedId), TopNeed)> = HashMap::new();
    let sql = "SELECT client_id, id, state, overruled_confidence, text FROM need WHERE state <> 'let_go'";
    each(connection, LISTING, sql, [], |row| {
        let (id, state): (NeedId, NeedState) = (row.get(1)?, row.get(2)?);
        let overruled: Option<Confidence> = row.get(3)?;
        let confidence = overruled.or_else(|| sure.get(&id).copied()).unwrap_or(Confidence::Hunch);
        let rank = match state {
            NeedState::Open => 2,
            NeedState::BeingServed => 1,
            _ => 0,
        };
        let (client, place): (ClientId, _) = (row.get(0)?, (rank, confidence, id));
        if all.get(&client).is_none_or(|(first, _)| *first < place) {
            all.insert(client, (place, TopNeed { text: row.get(4)?, confidence, state }));
        }
        Ok(())
    })?;
    Ok(all.into_iter().map(|(client, (_, need))| (client, need)).collect())
}

/// How sure each need is by its evidence, where it has any: what the view `need_with_confidence` says, of all at once.
fn by_evidence(connection: &Connection, pages: &[(ReflectionId, Stamp)]) -> Result<HashMap<NeedId, Confidence>> {
    let sql = "SELECT need_id FROM asked_why WHERE need_id IS NOT NULL AND confirms = 1";
    let confirmed: HashSet<NeedId> = rows(connection, LISTING, sql, [], |row| row.get(0))?.into_iter().collect();
    let mut days: Vec<(NeedId, NaiveDate)> = Vec::new();
    let sql = "SELECT need_id, reflection_id FROM mark WHERE need_id IS NOT NULL AND orphaned = 0";
    each(connection, LISTING, sql, [], |row| {
        let page: ReflectionId = row.get(1)?;
        let place = pages.binary_search_by(|(id, _)| id.cmp(&page)).ok();
        if let Some((_, happened)) = place.and_then(|place| pages.get(place)) {
            days.push((row.get(0)?, happened.day()));
        }
        Ok(())
    })?;
    days.sort_unstable();
    days.dedup();
    let of_days = days.chunk_by(|one, other| one.0 == other.0).filter_map(|of_need| {
        let confidence = if of_need.len() < 3 { Confidence::Likely } else { Confidence::Confirmed };
        Some((of_need.first()?.0, confidence))
    });
    let mut all: HashMap<NeedId, Confidence> = of_days.collect();
    all.extend(confirmed.into_iter().map(|need| (need, Confidence::Confirmed)));
    Ok(all)
}

/// Active clients whom no page since a day is about, though an earlier one is: who, their name, and when they were seen
/// last; the last one first.
pub(crate) fn not_seen_since(connection: &Connection, since: NaiveDate) -> Result<Vec<(ClientId, String, NaiveDate)>> {
    let doing = "looking for clients gone quiet";
    // Of what is two days later it was that day or later wherever it was written.
    let surely = since.checked_add_days(Days::new(2)).unwrap_or(since);
    let sql = "SELECT link.client_id FROM reflection INDEXED BY reflection_by_time
               JOIN reflection_client AS link ON link.reflection_id = reflection.id
               WHERE reflection.happened_at >= ?1";
    let lately: Vec<ClientId> = rows(connection, doing, sql, [earliest_on(surely)], |row| row.get(0))?;
    let lately: HashSet<ClientId> = lately.into_iter().collect();
    let sql = "SELECT id, name FROM client WHERE stage = 'active' ORDER BY id";
    let active: Vec<(ClientId, String)> = rows(connection, doing, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let sql = "SELECT page.happened_offset, max(page.happened_at) FROM reflection_client AS link
               JOIN reflection AS page INDEXED BY reflection_facts ON page.id = link.reflection_id
               WHERE link.client_id = ?1 HAVING count(*) > 0";
    let mut quiet = Vec::new();
    for (id, name) in active.into_iter().filter(|(id, _)| !lately.contains(id)) {
        let seen = first(connection, doing, sql, [id], |row| Ok(Stamp { at: row.get(1)?, offset: row.get(0)? }))?;
        quiet.extend(seen.filter(|seen| seen.day() < since).map(|seen| (seen, id, name)));
    }
    quiet.sort_by_key(|(seen, id, _)| (std::cmp::Reverse(seen.at), *id));
    Ok(quiet.into_iter().map(|(seen, id, name)| (id, name, seen.day())).collect())
}

/// Whether there is any client.
pub(crate) fn any(connection: &Connection) -> Result<bool> {
    Ok(first(connection, LISTING, "SELECT 1 FROM client LIMIT 1", [], |_| Ok(()))?.is_some())
}
