//! Prompts and templates in the file.

use rusqlite::{Connection, params};

use super::{execute, execute_on, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::ids::{PromptId, TemplateId};
use crate::starts::{Prompt, Template, TemplateFields};

pub(crate) fn insert_prompt(connection: &Connection, id: PromptId, text: &str, now: Stamp) -> Result<()> {
    let sql = "INSERT INTO prompt (id, text, created_at, created_offset) VALUES (?1, ?2, ?3, ?4)";
    execute(connection, "adding a prompt", sql, params![id, text, now.at, now.offset]).map(drop)
}

pub(crate) fn update_prompt(connection: &Connection, id: PromptId, text: &str) -> Result<()> {
    let sql = "UPDATE prompt SET text = ?2 WHERE id = ?1";
    execute_on(connection, "prompt", "changing a prompt", sql, params![id, text])
}

/// All of them, in the order they were made.
pub(crate) fn prompts(connection: &Connection) -> Result<Vec<Prompt>> {
    let sql = "SELECT id, text FROM prompt ORDER BY created_at, id";
    rows(connection, "reading prompts", sql, [], |row| Ok(Prompt { id: row.get("id")?, text: row.get("text")? }))
}

pub(crate) fn insert_template(
    connection: &Connection,
    id: TemplateId,
    fields: &TemplateFields,
    now: Stamp,
) -> Result<()> {
    let sql = "INSERT INTO template (id, name, text, created_at, created_offset) VALUES (?1, ?2, ?3, ?4, ?5)";
    execute(connection, "adding a template", sql, params![id, fields.name, fields.text, now.at, now.offset]).map(drop)
}

pub(crate) fn update_template(connection: &Connection, id: TemplateId, fields: &TemplateFields) -> Result<()> {
    let sql = "UPDATE template SET name = ?2, text = ?3 WHERE id = ?1";
    execute_on(connection, "template", "changing a template", sql, params![id, fields.name, fields.text])
}

/// All of them, in the order they were made.
pub(crate) fn templates(connection: &Connection) -> Result<Vec<Template>> {
    let sql = "SELECT id, name, text FROM template ORDER BY created_at, id";
    rows(connection, "reading templates", sql, [], |row| {
        let fields = TemplateFields { name: row.get("name")?, text: row.get("text")? };
        Ok(Template { id: row.get("id")?, fields })
    })
}
