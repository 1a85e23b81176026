//! Questions put to clients, and their answers, in the file.

use rusqlite::{Connection, Row, named_params};

use super::{execute, execute_on, first, list_of, list_text, rows};
use crate::Result;
use crate::asked_why::{AskedFields, AskedWhy};
use crate::ids::{AskedWhyId, ClientId, GiftId};

pub(crate) fn insert(
    connection: &Connection,
    id: AskedWhyId,
    client: ClientId,
    asked: &AskedFields,
    created_at: i64,
) -> Result<()> {
    execute(
        connection,
        "keeping a question",
        "INSERT INTO asked_why (id, client_id, need_id, gift_id, question, answer, confirms, themes, asked_on,
                                answered_on, created_at)
         VALUES (:id, :client, :need, :gift, :question, :answer, :confirms, :themes, :asked_on, :answered_on, :created_at)",
        named_params! {
            ":id": id, ":client": client, ":need": asked.need, ":gift": asked.gift, ":question": asked.question,
            ":answer": asked.answer, ":confirms": asked.confirms, ":themes": list_text(&asked.themes),
            ":asked_on": asked.asked_on, ":answered_on": asked.answered_on, ":created_at": created_at,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: AskedWhyId, asked: &AskedFields) -> Result<()> {
    execute_on(
        connection,
        "question",
        "changing a question",
        "UPDATE asked_why SET need_id = :need, gift_id = :gift, question = :question, answer = :answer,
                confirms = :confirms, themes = :themes, asked_on = :asked_on, answered_on = :answered_on
         WHERE id = :id",
        named_params! {
            ":id": id, ":need": asked.need, ":gift": asked.gift, ":question": asked.question, ":answer": asked.answer,
            ":confirms": asked.confirms, ":themes": list_text(&asked.themes), ":asked_on": asked.asked_on,
            ":answered_on": asked.answered_on,
        },
    )
}

const ASKED: &str = "
    SELECT asked_why.*, client.name AS client_name, need.text AS need_text, gift.name AS gift_name
    FROM asked_why JOIN client ON client.id = asked_why.client_id
    LEFT JOIN need ON need.id = asked_why.need_id LEFT JOIN gift ON gift.id = asked_why.gift_id";
const OF_CLIENT: &str = "WHERE asked_why.client_id = ?1 ORDER BY asked_why.asked_on, asked_why.id";
const OF_GIFT: &str = "WHERE asked_why.gift_id = ?1 ORDER BY asked_why.asked_on, asked_why.id";

pub(crate) fn get(connection: &Connection, id: AskedWhyId) -> Result<Option<AskedWhy>> {
    first(connection, "reading a question", &format!("{ASKED} WHERE asked_why.id = ?1"), [id], asked)
}

/// What a client was asked, oldest first.
pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<AskedWhy>> {
    rows(connection, "reading what was asked", &format!("{ASKED} {OF_CLIENT}"), [client], asked)
}

/// What speaks of a gift, oldest first.
pub(crate) fn of_gift(connection: &Connection, gift: GiftId) -> Result<Vec<AskedWhy>> {
    rows(connection, "reading what was asked", &format!("{ASKED} {OF_GIFT}"), [gift], asked)
}

/// Everything that was ever asked, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<AskedWhy>> {
    let sql = format!("{ASKED} ORDER BY asked_why.asked_on, asked_why.id");
    rows(connection, "reading what was asked", &sql, [], asked)
}

fn asked(row: &Row<'_>) -> rusqlite::Result<AskedWhy> {
    Ok(AskedWhy {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        client_name: row.get("client_name")?,
        fields: AskedFields {
            need: row.get("need_id")?,
            gift: row.get("gift_id")?,
            question: row.get("question")?,
            answer: row.get("answer")?,
            confirms: row.get("confirms")?,
            themes: list_of(row, "themes")?,
            asked_on: Some(row.get("asked_on")?),
            answered_on: row.get("answered_on")?,
        },
        need_text: row.get("need_text")?,
        gift_name: row.get("gift_name")?,
    })
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![format!("{ASKED} {OF_CLIENT}"), format!("{ASKED} {OF_GIFT}")]
}
