//! The trash, and forgetting for good.

use journal::trash::Trashed;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::trash::{BackupsWithout, ForgetPreview, Forgotten, TrashEntry};
use crate::views::wire::{Kind, read_id, read_ids};

#[tauri::command(async)]
#[specta::specta]
pub fn delete_record(app: AppHandle, shell: State<'_, Shell>, kind: Kind, id: String) -> Reply<()> {
    shell.with(&app, |journal| {
        journal.delete(kind.into(), read_id(&id)?)?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn trash(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<TrashEntry>> {
    shell.with(&app, |journal| {
        let now = journal.now();
        Ok(journal.trash()?.into_iter().map(|entry: Trashed| TrashEntry::at(entry, now)).collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn put_back(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.put_back(read_id(&id)?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn forget_preview(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<ForgetPreview> {
    shell.with(&app, |journal| {
        let id = read_id(&client_id)?;
        let keep_until = journal.keep_until(id)?.map(|day| day.to_string());
        Ok(ForgetPreview { keep_until, ..journal.forget_preview(id)?.into() })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn forget_client(
    app: AppHandle,
    shell: State<'_, Shell>,
    client_id: String,
    erase: Vec<String>,
) -> Reply<Forgotten> {
    Ok(shell.forget(&app, read_id(&client_id)?, &read_ids(&erase)?)?.into())
}

#[tauri::command(async)]
#[specta::specta]
pub fn back_up_without_forgotten(shell: State<'_, Shell>) -> Reply<BackupsWithout> {
    Ok(BackupsWithout::new(shell.back_up_without_forgotten()?))
}
