//! How a page may begin: prompts and templates.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::starts::{Starts, TemplateFields};
use crate::views::wire::read_id;

#[tauri::command(async)]
#[specta::specta]
pub fn starts(app: AppHandle, shell: State<'_, Shell>) -> Reply<Starts> {
    shell.with(&app, |journal| {
        let prompts = journal.prompts()?.into_iter().map(Into::into).collect();
        let templates = journal.templates()?.into_iter().map(Into::into).collect();
        Ok(Starts { prompts, templates })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_prompt(app: AppHandle, shell: State<'_, Shell>, text: String) -> Reply<()> {
    shell.with(&app, |journal| {
        journal.add_prompt(&text)?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_prompt(app: AppHandle, shell: State<'_, Shell>, id: String, text: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_prompt(read_id(&id)?, &text)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_template(app: AppHandle, shell: State<'_, Shell>, fields: TemplateFields) -> Reply<()> {
    shell.with(&app, |journal| {
        journal.add_template(&fields.into())?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_template(app: AppHandle, shell: State<'_, Shell>, id: String, fields: TemplateFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_template(read_id(&id)?, &fields.into())?))
}
