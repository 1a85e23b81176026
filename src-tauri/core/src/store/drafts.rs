//! What is being typed, beside its page.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::{execute, execute_on, first, rows};
use crate::anchor::Span;
use crate::ids::{MarkId, ReflectionId};
use crate::reflections::{Draft, MarkPlace};
use crate::{Error, Result};

/// A mark's place as kept in the draft's row.
#[derive(Serialize, Deserialize)]
struct Place(MarkId, usize, usize);

pub(crate) fn save(connection: &Connection, id: ReflectionId, draft: &Draft) -> Result<()> {
    let places: Vec<Place> =
        draft.places.iter().map(|place| Place(place.id, place.span.start, place.span.end)).collect();
    let places =
        serde_json::to_string(&places).map_err(|_| Error::invalid("marks", "The marks' places can't be kept."))?;
    execute_on(
        connection,
        "page",
        "saving what is being typed",
        "INSERT INTO draft (reflection_id, text, marks, saved_at)
         SELECT id, :text, :marks, :saved_at FROM reflection WHERE id = :id
         ON CONFLICT (reflection_id) DO UPDATE SET text = excluded.text, marks = excluded.marks, saved_at = excluded.saved_at",
        named_params! { ":id": id, ":text": draft.text, ":marks": places, ":saved_at": draft.saved_at },
    )
}

pub(crate) fn get(connection: &Connection, id: ReflectionId) -> Result<Option<Draft>> {
    let sql = "SELECT text, marks, saved_at FROM draft WHERE reflection_id = ?1";
    first(connection, "reading what was being typed", sql, [id], |row| {
        let places: Vec<Place> = serde_json::from_str(&row.get::<_, String>("marks")?).unwrap_or_default();
        let places =
            places.into_iter().map(|Place(id, start, end)| MarkPlace { id, span: Span { start, end } }).collect();
        Ok(Draft { text: row.get("text")?, places, saved_at: row.get("saved_at")? })
    })
}

pub(crate) fn ids(connection: &Connection) -> Result<Vec<ReflectionId>> {
    rows(connection, "looking for drafts", "SELECT reflection_id FROM draft", [], |row| row.get(0))
}

pub(crate) fn remove(connection: &Connection, id: ReflectionId) -> Result<()> {
    execute(connection, "closing a draft", "DELETE FROM draft WHERE reflection_id = ?1", [id])?;
    Ok(())
}
