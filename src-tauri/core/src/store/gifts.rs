//! Gifts and their revisions in the file.

use rusqlite::{Connection, Row, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::gifts::{Gift, GiftFields, GivenWith, Revision};
use crate::ids::{GiftId, MarkId, RevisionId};
use crate::words::GiftEvent;

pub(crate) fn insert(connection: &Connection, id: GiftId, fields: &GiftFields, created: Stamp) -> Result<()> {
    execute(
        connection,
        "naming a gift",
        "INSERT INTO gift (id, name, description, kind, pleasure, mastery, state, created_at, created_offset)
         VALUES (:id, :name, :description, :kind, :pleasure, :mastery, :state, :created_at, :created_offset)",
        named_params! {
            ":id": id, ":name": fields.name, ":description": fields.description, ":kind": fields.kind,
            ":pleasure": fields.pleasure, ":mastery": fields.mastery, ":state": fields.state, ":created_at": created.at,
            ":created_offset": created.offset,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: GiftId, fields: &GiftFields) -> Result<()> {
    execute_on(
        connection,
        "gift",
        "changing a gift",
        "UPDATE gift SET name = :name, description = :description, kind = :kind, pleasure = :pleasure,
                mastery = :mastery, state = :state
         WHERE id = :id",
        named_params! {
            ":id": id, ":name": fields.name, ":description": fields.description, ":kind": fields.kind,
            ":pleasure": fields.pleasure, ":mastery": fields.mastery, ":state": fields.state,
        },
    )
}

pub(crate) fn insert_revision(
    connection: &Connection,
    id: RevisionId,
    gift: GiftId,
    fields: &GiftFields,
    (event, other): (GiftEvent, Option<GiftId>),
    note: &str,
    revised: Stamp,
) -> Result<()> {
    execute(
        connection,
        "keeping a gift's revision",
        "INSERT INTO gift_revision (id, gift_id, revised_at, revised_offset, name, description, kind, pleasure, mastery,
                                    state, note, event, other_gift_id)
         VALUES (:id, :gift, :at, :offset, :name, :description, :kind, :pleasure, :mastery, :state, :note, :event, :other)",
        named_params! {
            ":id": id, ":gift": gift, ":at": revised.at, ":offset": revised.offset, ":name": fields.name,
            ":description": fields.description, ":kind": fields.kind, ":pleasure": fields.pleasure,
            ":mastery": fields.mastery, ":state": fields.state, ":note": note,
            ":event": event, ":other": other,
        },
    )?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: GiftId) -> Result<Option<GiftFields>> {
    let sql = "SELECT name, description, kind, pleasure, mastery, state FROM gift WHERE id = ?1";
    first(connection, "reading a gift", sql, [id], fields)
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Gift>> {
    rows(
        connection,
        "reading gifts",
        "SELECT gift.*, count(verdict.id) AS taken, count(DISTINCT need.client_id) AS clients
         FROM gift
         LEFT JOIN verdict ON verdict.gift_id = gift.id AND verdict.answer = 'take'
         LEFT JOIN need ON need.id = verdict.need_id
         GROUP BY gift.id
         ORDER BY CASE gift.state WHEN 'living' THEN 0 WHEN 'emerging' THEN 1 WHEN 'dormant' THEN 2 ELSE 3 END,
                  gift.pleasure * gift.mastery DESC, gift.created_at, gift.id",
        [],
        |row| {
            Ok(Gift {
                id: row.get("id")?,
                fields: fields(row)?,
                revisions: Vec::new(),
                quotes: Vec::new(),
                given: Vec::new(),
                asked: Vec::new(),
                taken: row.get("taken")?,
                clients: row.get("clients")?,
            })
        },
    )
}

fn fields(row: &Row<'_>) -> rusqlite::Result<GiftFields> {
    Ok(GiftFields {
        name: row.get("name")?,
        description: row.get("description")?,
        kind: row.get("kind")?,
        pleasure: row.get("pleasure")?,
        mastery: row.get("mastery")?,
        state: row.get("state")?,
    })
}

/// Every revision of every gift, oldest first.
pub(crate) fn revisions(connection: &Connection) -> Result<Vec<(GiftId, Revision)>> {
    let sql = "SELECT gift_revision.*, other.name AS other_name
               FROM gift_revision LEFT JOIN gift AS other ON other.id = gift_revision.other_gift_id
               ORDER BY gift_revision.revised_at, gift_revision.id";
    rows(connection, "reading how gifts changed", sql, [], |row| {
        let revised = Stamp { at: row.get("revised_at")?, offset: row.get("revised_offset")? };
        let (other, name): (Option<GiftId>, Option<String>) = (row.get("other_gift_id")?, row.get("other_name")?);
        let revision = Revision {
            on: revised.day(),
            event: row.get("event")?,
            other: other.zip(name),
            fields: fields(row)?,
            note: row.get("note")?,
        };
        Ok((row.get("gift_id")?, revision))
    })
}

const GIVEN_WITH: &str = "
    SELECT id, what, state, coalesce(given_on, state_on) AS day FROM delivery WHERE gift_id = ?1 ORDER BY day, id";
const RECEIVERS: &str = "
    SELECT client.name, receiver.landing
    FROM delivery_receiver AS receiver JOIN client ON client.id = receiver.client_id
    WHERE receiver.delivery_id = ?1 ORDER BY receiver.place";

/// What was given with a gift, oldest first.
pub(crate) fn given_with(connection: &Connection, id: GiftId) -> Result<Vec<GivenWith>> {
    let doing = "reading what was given";
    let mut given = rows(connection, doing, GIVEN_WITH, [id], |row| {
        Ok(GivenWith {
            id: row.get("id")?,
            what: row.get("what")?,
            state: row.get("state")?,
            on: row.get("day")?,
            receivers: Vec::new(),
        })
    })?;
    for delivery in &mut given {
        delivery.receivers = rows(connection, doing, RECEIVERS, [delivery.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    }
    Ok(given)
}

/// A mark becomes evidence for this gift.
pub(crate) fn take_mark(connection: &Connection, mark: MarkId, gift: GiftId) -> Result<()> {
    let sql = "UPDATE mark SET gift_id = ?2 WHERE id = ?1 AND gift_id IS NOT NULL";
    execute_on(connection, "mark", "moving a mark", sql, params![mark, gift])
}

/// Everything that rested on one gift rests on another.
pub(crate) fn take_evidence(connection: &Connection, from: GiftId, to: GiftId) -> Result<()> {
    for sql in [
        "UPDATE mark SET gift_id = ?2 WHERE gift_id = ?1",
        "UPDATE delivery SET gift_id = ?2 WHERE gift_id = ?1",
        "UPDATE verdict SET gift_id = ?2 WHERE gift_id = ?1",
        "UPDATE asked_why SET gift_id = ?2 WHERE gift_id = ?1",
    ] {
        execute(connection, "moving what a gift rests on", sql, params![from, to])?;
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    [GIVEN_WITH, RECEIVERS].map(str::to_owned).to_vec()
}
