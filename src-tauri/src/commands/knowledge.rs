//! Warmth, signs, what clients were asked, and ideas they gave.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::knowledge::{AskedFields, IdeaFields, Knowledge, ReadingFields, SignFields};
use crate::views::wire::read_id;

#[tauri::command(async)]
#[specta::specta]
pub fn knowledge(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<Knowledge> {
    shell.with(&app, |journal| {
        let id = read_id(&client_id)?;
        Ok(Knowledge {
            readings: journal.warmth(id)?.into_iter().map(Into::into).collect(),
            signs: journal.signs(id)?.into_iter().map(Into::into).collect(),
            asked: journal.asked(id)?.into_iter().map(Into::into).collect(),
            ideas: journal.ideas(id)?.into_iter().map(Into::into).collect(),
            themes: journal.themes()?.into_iter().map(Into::into).collect(),
        })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_reading(app: AppHandle, shell: State<'_, Shell>, client_id: String, fields: ReadingFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.add_reading(read_id(&client_id)?, &fields.try_into()?).map(drop)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_reading(app: AppHandle, shell: State<'_, Shell>, id: String, fields: ReadingFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_reading(read_id(&id)?, &fields.try_into()?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_sign(app: AppHandle, shell: State<'_, Shell>, client_id: String, fields: SignFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.add_sign(read_id(&client_id)?, &fields.try_into()?).map(drop)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_sign(app: AppHandle, shell: State<'_, Shell>, id: String, fields: SignFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_sign(read_id(&id)?, &fields.try_into()?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn ask(app: AppHandle, shell: State<'_, Shell>, client_id: String, fields: AskedFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.ask(read_id(&client_id)?, &fields.try_into()?).map(drop)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_asked(app: AppHandle, shell: State<'_, Shell>, id: String, fields: AskedFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_asked(read_id(&id)?, &fields.try_into()?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_idea(app: AppHandle, shell: State<'_, Shell>, client_id: String, fields: IdeaFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.add_idea(read_id(&client_id)?, &fields.try_into()?).map(drop)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_idea(app: AppHandle, shell: State<'_, Shell>, id: String, fields: IdeaFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_idea(read_id(&id)?, &fields.try_into()?)?))
}
