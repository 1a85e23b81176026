//! Settings, undo and redo.

use journal::{Change, Journal};
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::settings::{Done, Settings, UndoState};

#[tauri::command(async)]
#[specta::specta]
pub fn settings(app: AppHandle, shell: State<'_, Shell>) -> Reply<Settings> {
    shell.with(&app, |journal| Ok(journal.settings()?.into()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_settings(app: AppHandle, shell: State<'_, Shell>, settings: Settings) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_settings(settings.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn undo(app: AppHandle, shell: State<'_, Shell>) -> Reply<Done> {
    shell.with(&app, |journal| done(journal, Journal::undo))
}

#[tauri::command(async)]
#[specta::specta]
pub fn redo(app: AppHandle, shell: State<'_, Shell>) -> Reply<Done> {
    shell.with(&app, |journal| done(journal, Journal::redo))
}

fn done(journal: &mut Journal, step: impl FnOnce(&mut Journal) -> journal::Result<Change>) -> Reply<Done> {
    let what = step(journal)?.name().to_owned();
    Ok(Done { what })
}

#[tauri::command(async)]
#[specta::specta]
pub fn undo_state(app: AppHandle, shell: State<'_, Shell>) -> Reply<UndoState> {
    shell.with(&app, |journal| {
        let (undo, redo) = journal.undo_state();
        let name = |change: Option<Change>| change.map(|change| change.name().to_owned());
        Ok(UndoState { undo: name(undo), redo: name(redo) })
    })
}
