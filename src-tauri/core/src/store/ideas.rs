//! Ideas that clients gave, in the file.

use rusqlite::{Connection, Row, named_params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::ideas::{Idea, IdeaFields};
use crate::ids::{ClientId, IdeaId};
use crate::suggestions::Owed;

pub(crate) fn insert(
    connection: &Connection,
    id: IdeaId,
    client: ClientId,
    idea: &IdeaFields,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "keeping an idea",
        "INSERT INTO idea (id, client_id, what, given_on, credit, credited_on, created_at)
         VALUES (:id, :client, :what, :given_on, :credit, :credited_on, :created_at)",
        named_params! {
            ":id": id, ":client": client, ":what": idea.what, ":given_on": idea.given_on, ":credit": idea.credit,
            ":credited_on": idea.credited_on, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: IdeaId, idea: &IdeaFields) -> Result<()> {
    execute_on(
        connection,
        "idea",
        "changing an idea",
        "UPDATE idea SET what = :what, given_on = :given_on, credit = :credit, credited_on = :credited_on WHERE id = :id",
        named_params! {
            ":id": id, ":what": idea.what, ":given_on": idea.given_on, ":credit": idea.credit,
            ":credited_on": idea.credited_on,
        },
    )
}

pub(crate) fn get(connection: &Connection, id: IdeaId) -> Result<Option<Idea>> {
    first(connection, "reading an idea", "SELECT * FROM idea WHERE id = ?1", [id], idea)
}

const OF_CLIENT: &str = "SELECT * FROM idea WHERE client_id = ?1 ORDER BY given_on, id";

/// A client's ideas, oldest first.
pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<Idea>> {
    rows(connection, "reading a client's ideas", OF_CLIENT, [client], idea)
}

/// Ideas whose credit is owed, of clients who have not parted, oldest first.
pub(crate) fn owed(connection: &Connection) -> Result<Vec<Owed>> {
    let sql = "SELECT idea.id, idea.client_id, client.name, idea.what, idea.given_on
               FROM idea JOIN client ON client.id = idea.client_id
               WHERE idea.credit = 'owed' AND client.stage <> 'parted' ORDER BY idea.given_on, idea.id";
    rows(connection, "reading credit owed", sql, [], |row| {
        Ok(Owed {
            idea_id: row.get("id")?,
            client_id: row.get("client_id")?,
            client_name: row.get("name")?,
            what: row.get("what")?,
            given_on: row.get("given_on")?,
        })
    })
}

fn idea(row: &Row<'_>) -> rusqlite::Result<Idea> {
    Ok(Idea {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        fields: IdeaFields {
            what: row.get("what")?,
            given_on: Some(row.get("given_on")?),
            credit: row.get("credit")?,
            credited_on: row.get("credited_on")?,
        },
    })
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![OF_CLIENT.to_owned()]
}
