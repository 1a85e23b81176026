//! Gifts and their revisions in the file.

use rusqlite::{Connection, Row, named_params, params};

use super::{each, execute, execute_on, first, rows};
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

const LISTED: &str = "
    SELECT gift.*, count(verdict.id) AS taken, count(DISTINCT need.client_id) AS clients
    FROM gift
    LEFT JOIN verdict ON verdict.gift_id = gift.id AND verdict.answer = 'take'
    LEFT JOIN need ON need.id = verdict.need_id";

/// All of them, living and emerging ones first, without what they rest on.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Gift>> {
    let sql = format!(
        "{LISTED} GROUP BY gift.id
         ORDER BY CASE gift.state WHEN 'living' THEN 0 WHEN 'emerging' THEN 1 WHEN 'dormant' THEN 2 ELSE 3 END,
                  gift.pleasure * gift.mastery DESC, gift.created_at, gift.id"
    );
    rows(connection, "reading gifts", &sql, [], listed)
}

/// One of them, the same way.
pub(crate) fn one(connection: &Connection, id: GiftId) -> Result<Option<Gift>> {
    let sql = format!("{LISTED} WHERE gift.id = ?1 GROUP BY gift.id");
    first(connection, "reading a gift", &sql, [id], listed)
}

fn listed(row: &Row<'_>) -> rusqlite::Result<Gift> {
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

const REVISIONS: &str = "
    SELECT gift_revision.*, other.name AS other_name
    FROM gift_revision LEFT JOIN gift AS other ON other.id = gift_revision.other_gift_id
    WHERE gift_revision.gift_id = ?1 ORDER BY gift_revision.revised_at, gift_revision.id";

/// Every revision of a gift, oldest first.
pub(crate) fn revisions(connection: &Connection, id: GiftId) -> Result<Vec<Revision>> {
    rows(connection, "reading how a gift changed", REVISIONS, [id], |row| {
        let revised = Stamp { at: row.get("revised_at")?, offset: row.get("revised_offset")? };
        let (other, name): (Option<GiftId>, Option<String>) = (row.get("other_gift_id")?, row.get("other_name")?);
        Ok(Revision {
            on: revised.day(),
            event: row.get("event")?,
            other: other.zip(name),
            fields: fields(row)?,
            note: row.get("note")?,
        })
    })
}

const GIVEN_WITH: &str = "
    SELECT delivery.id, delivery.what, delivery.state, coalesce(delivery.given_on, delivery.state_on) AS day,
           client.name, receiver.landing
    FROM delivery LEFT JOIN delivery_receiver AS receiver ON receiver.delivery_id = delivery.id
    LEFT JOIN client ON client.id = receiver.client_id
    WHERE delivery.gift_id = ?1 ORDER BY day, delivery.id, receiver.place";

/// What was given with a gift, oldest first.
pub(crate) fn given_with(connection: &Connection, id: GiftId) -> Result<Vec<GivenWith>> {
    let mut given: Vec<GivenWith> = Vec::new();
    each(connection, "reading what was given", GIVEN_WITH, [id], |row| {
        let id = row.get("id")?;
        if given.last().is_none_or(|last| last.id != id) {
            let (what, state, on) = (row.get("what")?, row.get("state")?, row.get("day")?);
            given.push(GivenWith { id, what, state, on, receivers: Vec::new() });
        }
        let receiver: Option<String> = row.get("name")?;
        let landing = row.get("landing")?;
        if let Some(last) = given.last_mut() {
            last.receivers.extend(receiver.map(|name| (name, landing)));
        }
        Ok(())
    })?;
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
    [GIVEN_WITH, REVISIONS].map(str::to_owned).to_vec()
}
