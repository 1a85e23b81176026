//! Promises, mine and theirs.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::promises::{NewPromise, NewTerms, PromiseFields, PromiseView};
use crate::views::wire::{read_day, read_id};

#[tauri::command(async)]
#[specta::specta]
pub fn add_promise(app: AppHandle, shell: State<'_, Shell>, promise: NewPromise) -> Reply<PromiseView> {
    shell.with(&app, |journal| {
        let id = journal.add_promise(promise.try_into()?)?;
        Ok(PromiseView::on(journal.promise(id)?, journal.now().date_naive()))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_promise(app: AppHandle, shell: State<'_, Shell>, id: String, fields: PromiseFields) -> Reply<()> {
    shell.with(&app, |journal| {
        let fields = fields.read(journal.now().date_naive())?;
        Ok(journal.update_promise(read_id(&id)?, &fields)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn keep_promise(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    on: Option<String>,
    note: String,
) -> Reply<PromiseView> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        journal.keep_promise(id, read_day("on", on.as_deref())?, &note)?;
        Ok(PromiseView::on(journal.promise(id)?, journal.now().date_naive()))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn renegotiate_promise(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    terms: NewTerms,
    note: String,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.renegotiate_promise(read_id(&id)?, terms.try_into()?, &note)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn drop_promise(app: AppHandle, shell: State<'_, Shell>, id: String, note: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.drop_promise(read_id(&id)?, &note)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn reopen_promise(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.reopen_promise(read_id(&id)?)?))
}
