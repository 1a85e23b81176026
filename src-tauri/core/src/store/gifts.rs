//! Gifts and their revisions in the file.

use rusqlite::{Connection, Row, named_params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::gifts::{Gift, GiftFields, Revision};
use crate::ids::{GiftId, RevisionId};

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
    note: &str,
    revised: Stamp,
) -> Result<()> {
    execute(
        connection,
        "keeping a gift's revision",
        "INSERT INTO gift_revision (id, gift_id, revised_at, revised_offset, name, description, kind, pleasure, mastery,
                                    state, note)
         VALUES (:id, :gift, :at, :offset, :name, :description, :kind, :pleasure, :mastery, :state, :note)",
        named_params! {
            ":id": id, ":gift": gift, ":at": revised.at, ":offset": revised.offset, ":name": fields.name,
            ":description": fields.description, ":kind": fields.kind, ":pleasure": fields.pleasure,
            ":mastery": fields.mastery, ":state": fields.state, ":note": note,
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

pub(crate) fn revisions(connection: &Connection) -> Result<Vec<(GiftId, Revision)>> {
    let sql = "SELECT * FROM gift_revision ORDER BY revised_at, id";
    rows(connection, "reading how gifts changed", sql, [], |row| {
        let revised = Stamp { at: row.get("revised_at")?, offset: row.get("revised_offset")? };
        Ok((row.get("gift_id")?, Revision { on: revised.day(), fields: fields(row)?, note: row.get("note")? }))
    })
}
