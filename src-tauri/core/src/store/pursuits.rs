//! What one's own practice needs time for, in the file.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{execute, execute_on, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::PursuitId;
use crate::pursuits::{Pursuit, PursuitFields};

pub(crate) fn insert(connection: &Connection, id: PursuitId, fields: &PursuitFields, now: Stamp) -> Result<()> {
    let sql = "INSERT INTO pursuit (id, name, minutes_week, created_at, created_offset) VALUES (?1, ?2, ?3, ?4, ?5)";
    let parameters = params![id, fields.name, fields.minutes_week, now.at, now.offset];
    execute(connection, "adding a pursuit", sql, parameters).map(drop)
}

pub(crate) fn update(connection: &Connection, id: PursuitId, fields: &PursuitFields) -> Result<()> {
    let sql = "UPDATE pursuit SET name = ?2, minutes_week = ?3 WHERE id = ?1";
    execute_on(connection, "pursuit", "changing a pursuit", sql, params![id, fields.name, fields.minutes_week])
}

pub(crate) fn set_minutes(connection: &Connection, id: PursuitId, week_on: NaiveDate, minutes: u32) -> Result<()> {
    let sql = "INSERT INTO pursuit_week (pursuit_id, week_on, minutes) VALUES (?1, ?2, ?3)
               ON CONFLICT (pursuit_id, week_on) DO UPDATE SET minutes = excluded.minutes";
    execute(connection, "noting minutes", sql, params![id, week_on, minutes]).map(drop)
}

/// All of them, in the order they were made.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Pursuit>> {
    let doing = "reading pursuits";
    let sql = "SELECT pursuit_id, week_on, minutes FROM pursuit_week ORDER BY pursuit_id, week_on";
    let mut weeks: HashMap<PursuitId, Vec<(NaiveDate, u32)>> = HashMap::new();
    for (id, week, minutes) in
        rows(connection, doing, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, u32>(2)?)))?
    {
        weeks.entry(id).or_default().push((week, minutes));
    }
    let mut all = rows(connection, doing, "SELECT * FROM pursuit ORDER BY created_at, id", [], |row| {
        Ok(Pursuit {
            id: row.get("id")?,
            fields: PursuitFields { name: row.get("name")?, minutes_week: row.get("minutes_week")? },
            since_on: Stamp { at: row.get("created_at")?, offset: row.get("created_offset")? }.day(),
            weeks: Vec::new(),
        })
    })?;
    for pursuit in &mut all {
        pursuit.weeks = weeks.remove(&pursuit.id).unwrap_or_default();
    }
    Ok(all)
}
