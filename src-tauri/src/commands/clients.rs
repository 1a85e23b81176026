//! Clients and a client's page.

use chrono::Days;
use journal::clients::NewClient;
use journal::reflections::PageQuery;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::clients::{ClientFields, ClientName, ClientPage, ClientRow};
use crate::views::ladder::rungs;
use crate::views::wire::{count, read_id};

/// The balance looks back over a quarter.
const QUARTER: Days = Days::new(90);

#[tauri::command(async)]
#[specta::specta]
pub fn list_clients(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<ClientRow>> {
    shell.with(&app, |journal| Ok(journal.list_clients()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn client_names(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<ClientName>> {
    shell.with(&app, |journal| Ok(journal.client_names()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_client(app: AppHandle, shell: State<'_, Shell>, name: String) -> Reply<ClientName> {
    shell.with(&app, |journal| {
        let id = journal.add_client(NewClient::named(name))?;
        Ok(ClientName { id: id.to_string(), name: journal.client(id)?.name, pages: 0 })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_client(app: AppHandle, shell: State<'_, Shell>, id: String, fields: ClientFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_client(read_id(&id)?, fields.try_into()?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn client_page(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<ClientPage> {
    shell.with(&app, |journal| {
        let client_id = read_id(&id)?;
        let pages =
            journal.list_reflections(PageQuery { client_id: Some(client_id), before: None, limit: u32::MAX })?;
        let quarter = journal.now().date_naive().checked_sub_days(QUARTER);
        let (recent, all) = (journal.client_minutes(client_id, quarter)?, journal.client_minutes(client_id, None)?);
        Ok(ClientPage {
            id: client_id.to_string(),
            fields: journal.client(client_id)?.into(),
            pages: count(pages.len()),
            ladder: rungs(&journal.ladder(client_id)?),
            timeline: pages.into_iter().map(Into::into).collect(),
            warmth: journal.warmth(client_id)?.into_iter().map(Into::into).collect(),
            paid_minutes_90: count(recent.paid),
            given_minutes_90: count(recent.given),
            paid_minutes: count(all.paid),
            given_minutes: count(all.given),
        })
    })
}
