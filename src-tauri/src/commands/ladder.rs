//! Wants and needs.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::ladder::{NeedFields, NeedView, NewNeed, NewWant, WantFields, WantView, beneath};
use crate::views::wire::{Confidence, read_id};

#[tauri::command(async)]
#[specta::specta]
pub fn add_want(app: AppHandle, shell: State<'_, Shell>, want: NewWant) -> Reply<WantView> {
    shell.with(&app, |journal| {
        let id = journal.add_want(want.try_into()?)?;
        Ok(journal.want(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_want(app: AppHandle, shell: State<'_, Shell>, id: String, fields: WantFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_want(read_id(&id)?, &fields.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_need(app: AppHandle, shell: State<'_, Shell>, need: NewNeed) -> Reply<NeedView> {
    shell.with(&app, |journal| {
        let id = journal.add_need(need.try_into()?)?;
        Ok(journal.need(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_need(app: AppHandle, shell: State<'_, Shell>, id: String, fields: NeedFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_need(read_id(&id)?, &fields.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_confidence(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    confidence: Option<Confidence>,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_confidence(read_id(&id)?, confidence.map(Into::into))?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn place_need(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    beneath_wants: Vec<String>,
    beneath_needs: Vec<String>,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.place_need(read_id(&id)?, &beneath(&beneath_wants, &beneath_needs)?)?))
}
