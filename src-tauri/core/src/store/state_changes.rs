//! The states that records went through, in the file.

use chrono::NaiveDate;
use rusqlite::{Connection, ToSql, named_params};

use super::{execute, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::StateChangeId;
use crate::state_changes::{StateChange, StateTarget};

/// Notes where a record stands from now on: when it is made, and at each change.
pub(crate) fn note(
    connection: &Connection,
    target: StateTarget,
    state: &str,
    due_on: Option<NaiveDate>,
    note: &str,
    now: Stamp,
) -> Result<()> {
    let column = column(target);
    let sql = format!(
        "INSERT INTO state_change (id, {column}, place, state, due_on, note, changed_at, changed_offset)
         SELECT :id, :target, coalesce(max(place) + 1, 0), :state, :due_on, :note, :at, :offset
         FROM state_change WHERE {column} = :target"
    );
    execute(
        connection,
        "noting a state",
        &sql,
        named_params! {
            ":id": StateChangeId::new(now.at)?, ":target": id_of(&target), ":state": state, ":due_on": due_on,
            ":note": note, ":at": now.at, ":offset": now.offset,
        },
    )?;
    Ok(())
}

/// Notes a change of state, or what is said without one; nothing where nothing is new.
pub(crate) fn note_if_changed(
    connection: &Connection,
    target: StateTarget,
    [before, state]: [&str; 2],
    why: &str,
    now: Stamp,
) -> Result<()> {
    if before == state && why.is_empty() { Ok(()) } else { note(connection, target, state, None, why, now) }
}

/// The states of a record in the order they were noted, whatever the clock said then.
pub(crate) fn of(connection: &Connection, target: StateTarget) -> Result<Vec<StateChange>> {
    let sql = format!("SELECT * FROM state_change WHERE {} = ?1 ORDER BY place, changed_at, id", column(target));
    rows(connection, "reading where a record stood", &sql, [id_of(&target)], |row| {
        let changed = Stamp { at: row.get("changed_at")?, offset: row.get("changed_offset")? };
        Ok(StateChange {
            on: changed.day(),
            state: row.get("state")?,
            due_on: row.get("due_on")?,
            note: row.get("note")?,
        })
    })
}

fn column(target: StateTarget) -> &'static str {
    match target {
        StateTarget::Client(_) => "client_id",
        StateTarget::Want(_) => "want_id",
        StateTarget::Need(_) => "need_id",
        StateTarget::Delivery(_) => "delivery_id",
        StateTarget::Promise(_) => "promise_id",
    }
}

fn id_of(target: &StateTarget) -> &dyn ToSql {
    match target {
        StateTarget::Client(id) => id,
        StateTarget::Want(id) => id,
        StateTarget::Need(id) => id,
        StateTarget::Delivery(id) => id,
        StateTarget::Promise(id) => id,
    }
}
