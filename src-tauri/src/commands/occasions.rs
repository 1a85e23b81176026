//! Special days.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::occasions::{OccasionFields, OccasionView};
use crate::views::wire::read_id;

#[tauri::command(async)]
#[specta::specta]
pub fn list_occasions(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<Vec<OccasionView>> {
    shell.with(&app, |journal| {
        let today = journal.now().date_naive();
        let occasions = journal.occasions(read_id(&client_id)?)?;
        Ok(occasions.into_iter().map(|one| OccasionView::seen(today, one)).collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_occasion(
    app: AppHandle,
    shell: State<'_, Shell>,
    client_id: String,
    fields: OccasionFields,
) -> Reply<String> {
    shell.with(&app, |journal| Ok(journal.add_occasion(read_id(&client_id)?, &fields.into())?.to_string()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_occasion(app: AppHandle, shell: State<'_, Shell>, id: String, fields: OccasionFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_occasion(read_id(&id)?, &fields.into())?))
}
