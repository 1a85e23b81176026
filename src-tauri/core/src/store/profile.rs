//! What the practice profile decides, in the file: the forms offered, and how long a client's records are kept.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{execute, first};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::ClientId;

/// Takes the forms of these origins out of the offer, and tells those that were in it.
pub(crate) fn lay_aside(connection: &Connection, origins: &[&str]) -> Result<Vec<String>> {
    let mut laid_aside = Vec::new();
    for origin in origins {
        if offer(connection, origin, false)? {
            laid_aside.push((*origin).to_owned());
        }
    }
    Ok(laid_aside)
}

/// Puts the forms of these origins back into the offer.
pub(crate) fn offer_again(connection: &Connection, origins: &[String]) -> Result<()> {
    origins.iter().try_for_each(|origin| offer(connection, origin, true).map(|_| ()))
}

fn offer(connection: &Connection, origin: &str, offered: bool) -> Result<bool> {
    let sql = "UPDATE form SET offered = ?2 WHERE origin = ?1 AND offered <> ?2";
    Ok(execute(connection, "changing which forms are offered", sql, params![origin, offered])? > 0)
}

/// What the duty to keep a client's records rests on.
pub(crate) struct Keeping {
    /// The day that was set for them.
    pub(crate) keep_until: Option<NaiveDate>,
    /// The later of the last contact and the parting; before either, the day they were added.
    pub(crate) last_on: Option<NaiveDate>,
}

const KEEPING: &str = "
    SELECT client.keep_until, client.parted_on, client.created_at, client.created_offset,
           (SELECT max(date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch'))
            FROM reflection_client AS link JOIN reflection AS page ON page.id = link.reflection_id
            WHERE link.client_id = client.id) AS met_on
    FROM client WHERE client.id = ?1";

pub(crate) fn keeping(connection: &Connection, id: ClientId) -> Result<Option<Keeping>> {
    first(connection, "reading how long to keep a client's records", KEEPING, [id], |row| {
        let (parted_on, met_on): (Option<NaiveDate>, Option<NaiveDate>) = (row.get("parted_on")?, row.get("met_on")?);
        let created = Stamp { at: row.get("created_at")?, offset: row.get("created_offset")? };
        Ok(Keeping {
            keep_until: row.get("keep_until")?,
            last_on: parted_on.max(met_on).or_else(|| Some(created.day())),
        })
    })
}
