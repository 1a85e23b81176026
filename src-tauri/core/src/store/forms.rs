//! Forms of giving in the file.

use rusqlite::{Connection, named_params};

use super::{execute, execute_on, rows};
use crate::Result;
use crate::forms::{Form, FormFields};
use crate::ids::FormId;

pub(crate) fn insert(connection: &Connection, id: FormId, fields: &FormFields, created_at: i64) -> Result<()> {
    execute(
        connection,
        "adding a form of giving",
        "INSERT INTO form (id, name, how, usual_minutes, serves, offered, origin, created_at)
         VALUES (:id, :name, :how, :usual_minutes, :serves, :offered, NULL, :created_at)",
        named_params! {
            ":id": id, ":name": fields.name, ":how": fields.how, ":usual_minutes": fields.usual_minutes,
            ":serves": fields.serves, ":offered": fields.offered, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: FormId, fields: &FormFields) -> Result<()> {
    execute_on(
        connection,
        "form of giving",
        "changing a form of giving",
        "UPDATE form SET name = :name, how = :how, usual_minutes = :usual_minutes, serves = :serves, offered = :offered
         WHERE id = :id",
        named_params! {
            ":id": id, ":name": fields.name, ":how": fields.how, ":usual_minutes": fields.usual_minutes,
            ":serves": fields.serves, ":offered": fields.offered,
        },
    )
}

pub(crate) fn list(connection: &Connection) -> Result<Vec<Form>> {
    rows(
        connection,
        "reading forms of giving",
        "SELECT form.*, count(delivery.id) AS given
         FROM form LEFT JOIN delivery ON delivery.form_id = form.id AND delivery.state IN ('given', 'landed')
         GROUP BY form.id ORDER BY form.created_at, form.id",
        [],
        |row| {
            Ok(Form {
                id: row.get("id")?,
                fields: FormFields {
                    name: row.get("name")?,
                    how: row.get("how")?,
                    usual_minutes: row.get("usual_minutes")?,
                    serves: row.get("serves")?,
                    offered: row.get("offered")?,
                },
                origin: row.get("origin")?,
                given: row.get("given")?,
            })
        },
    )
}
