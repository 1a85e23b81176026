//! Search over everything there is.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::search::SearchResult;

#[tauri::command(async)]
#[specta::specta]
pub fn search(app: AppHandle, shell: State<'_, Shell>, words: String, limit: u32) -> Reply<SearchResult> {
    shell.with(&app, |journal| Ok(journal.search(&words, limit)?.into()))
}
