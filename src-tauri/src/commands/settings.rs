//! Settings, undo and redo.

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
    shell.with(&app, |journal| Ok(Done::from(&journal.undo()?)))
}

#[tauri::command(async)]
#[specta::specta]
pub fn redo(app: AppHandle, shell: State<'_, Shell>) -> Reply<Done> {
    shell.with(&app, |journal| Ok(Done::from(&journal.redo()?)))
}

#[tauri::command(async)]
#[specta::specta]
pub fn undo_state(app: AppHandle, shell: State<'_, Shell>) -> Reply<UndoState> {
    shell.with(&app, |journal| {
        let (undo, redo) = journal.undo_state();
        Ok(UndoState { undo: undo.map(Done::from), redo: redo.map(Done::from) })
    })
}
