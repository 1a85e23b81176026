//! Clients and a client's page.

use chrono::Days;
use journal::clients::NewClient;
use journal::reflections::PageQuery;
use journal::state_changes::StateTarget;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::brief::Brief;
use crate::views::clients::{ClientFields, ClientName, ClientPage, ClientRow, NamedClient, Parting, StageChange};
use crate::views::ladder::rungs;
use crate::views::merging::MergePreview;
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
pub fn part_client(app: AppHandle, shell: State<'_, Shell>, id: String, parting: Parting) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.part_client(read_id(&id)?, parting.try_into()?)?))
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
        let client = journal.client(client_id)?;
        let recommender = client.recommended_by.map(|by| journal.client(by)).transpose()?;
        let stages = journal.history_of(StateTarget::Client(client_id))?;
        Ok(ClientPage {
            id: client_id.to_string(),
            parting: client.parting.clone().into(),
            fields: client.into(),
            stages: stages.into_iter().filter_map(StageChange::read).collect(),
            recommender: recommender.map(|by| NamedClient::new((by.id, by.name))),
            recommended: journal.recommended_by(client_id)?.into_iter().map(NamedClient::new).collect(),
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

#[tauri::command(async)]
#[specta::specta]
pub fn brief(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<Brief> {
    shell.with(&app, |journal| Ok(journal.brief(read_id(&id)?)?.into()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_preview(app: AppHandle, shell: State<'_, Shell>, keep: String, other: String) -> Reply<MergePreview> {
    shell.with(&app, |journal| Ok(journal.merge_preview(read_id(&keep)?, read_id(&other)?)?.into()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_clients(
    app: AppHandle,
    shell: State<'_, Shell>,
    keep: String,
    other: String,
    fields: ClientFields,
) -> Reply<()> {
    shell.merge(&app, read_id(&keep)?, read_id(&other)?, fields.try_into()?)
}
