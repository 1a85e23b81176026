//! What was set aside, in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::taking::uuid;
use super::{execute_on, rows};
use crate::Result;
use crate::aside::About;
use crate::dates::Stamp;
use crate::export::AsideOut;
use crate::ids::AsideId;
use crate::words::Suggested;

const ABOUT: &str = "coalesce(need_id, reflection_id, occasion_id, idea_id, client_id) AS about";

pub(crate) fn insert(connection: &Connection, kind: Suggested, about: About, for_good: bool, now: Stamp) -> Result<()> {
    let column = about.column();
    let table = column.trim_end_matches("_id");
    let sql = format!(
        "INSERT INTO set_aside (id, kind, {column}, for_good, aside_on, created_at)
         SELECT ?1, ?2, id, ?4, ?5, ?6 FROM {table} WHERE id = ?3"
    );
    let (id, about_id) = (AsideId::new(now.at)?, about.id());
    let parameters = params![id, kind, about_id.as_bytes(), for_good, now.day(), now.at];
    execute_on(connection, table_in_words(about), "setting a suggestion aside", &sql, parameters)
}

fn table_in_words(about: About) -> &'static str {
    match about {
        About::Need(_) => "need",
        About::Page(_) => "page",
        About::Occasion(_) => "occasion",
        About::Idea(_) => "idea",
        About::Years(_) => "client",
    }
}

/// All of it: the kind of suggestion, what it speaks of, whether for good, and since when.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(Suggested, Uuid, bool, NaiveDate)>> {
    let sql = format!("SELECT kind, for_good, aside_on, {ABOUT} FROM set_aside");
    rows(connection, "reading what was set aside", &sql, [], |row| {
        Ok((row.get("kind")?, uuid(row.get_ref("about")?)?, row.get("for_good")?, row.get("aside_on")?))
    })
}

/// All of it as it is exported, oldest first.
pub(crate) fn exported(connection: &Connection) -> Result<Vec<AsideOut>> {
    let sql = format!("SELECT id, kind, for_good, aside_on, {ABOUT} FROM set_aside ORDER BY created_at, id");
    rows(connection, "reading what was set aside", &sql, [], |row| {
        Ok(AsideOut {
            id: row.get::<_, AsideId>("id")?.0,
            kind: row.get("kind")?,
            about_id: uuid(row.get_ref("about")?)?,
            for_good: row.get("for_good")?,
            aside_on: row.get("aside_on")?,
        })
    })
}
