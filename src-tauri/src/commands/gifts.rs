//! Gifts.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::gifts::{GiftFields, GiftView};
use crate::views::wire::{read_id, read_ids};

#[tauri::command(async)]
#[specta::specta]
pub fn list_gifts(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<GiftView>> {
    shell.with(&app, |journal| Ok(journal.gifts()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_gift(app: AppHandle, shell: State<'_, Shell>, fields: GiftFields) -> Reply<GiftView> {
    shell.with(&app, |journal| {
        let id = journal.add_gift(&fields.into())?;
        Ok(journal.gift(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_gift(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    fields: GiftFields,
    note: String,
) -> Reply<GiftView> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        journal.update_gift(id, &fields.into(), &note)?;
        Ok(journal.gift(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn split_gift(
    app: AppHandle,
    shell: State<'_, Shell>,
    from: String,
    fields: GiftFields,
    mark_ids: Vec<String>,
    note: String,
) -> Reply<GiftView> {
    shell.with(&app, |journal| {
        let id = journal.split_gift(read_id(&from)?, &fields.into(), &read_ids(&mark_ids)?, &note)?;
        Ok(journal.gift(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_gifts(
    app: AppHandle,
    shell: State<'_, Shell>,
    kept: String,
    merged: String,
    note: String,
) -> Reply<GiftView> {
    shell.with(&app, |journal| {
        let kept = read_id(&kept)?;
        journal.merge_gifts(kept, read_id(&merged)?, &note)?;
        Ok(journal.gift(kept)?.into())
    })
}
