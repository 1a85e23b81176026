//! What is given, in which form, and how it landed.

use journal::deliveries::Landed;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::deliveries::{DeliveryFields, DeliveryView, FormFields, FormView, Giving};
use crate::views::promises::PromiseView;
use crate::views::wire::{DeliveryState, Landing, read_day, read_id};

#[tauri::command(async)]
#[specta::specta]
pub fn giving(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<Giving> {
    shell.with(&app, |journal| {
        let (id, today) = (read_id(&client_id)?, journal.now().date_naive());
        let promises = journal.promises_of(id)?.into_iter();
        Ok(Giving {
            promises: promises.map(|promise| PromiseView::on(promise, today)).collect(),
            deliveries: journal.deliveries_of(id)?.into_iter().map(Into::into).collect(),
        })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_delivery(app: AppHandle, shell: State<'_, Shell>, fields: DeliveryFields) -> Reply<DeliveryView> {
    shell.with(&app, |journal| {
        let id = journal.add_delivery(&fields.try_into()?)?;
        Ok(journal.delivery(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_delivery(app: AppHandle, shell: State<'_, Shell>, id: String, fields: DeliveryFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_delivery(read_id(&id)?, &fields.try_into()?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_delivery_state(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    state: DeliveryState,
    on: Option<String>,
    note: String,
) -> Reply<()> {
    shell.with(&app, |journal| {
        let on = read_day("on", on.as_deref())?;
        Ok(journal.set_delivery_state(read_id(&id)?, state.into(), on, &note)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn give_part(app: AppHandle, shell: State<'_, Shell>, id: String, given: bool, on: Option<String>) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.give_part(read_id(&id)?, given, read_day("on", on.as_deref())?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn land_delivery(
    app: AppHandle,
    shell: State<'_, Shell>,
    receiver_id: String,
    landing: Option<Landing>,
    on: Option<String>,
    note: String,
) -> Reply<()> {
    shell.with(&app, |journal| {
        let landed = Landed { landing: landing.map(Into::into), on: read_day("on", on.as_deref())?, note };
        Ok(journal.land_delivery(read_id(&receiver_id)?, &landed)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn list_forms(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<FormView>> {
    shell.with(&app, |journal| Ok(journal.forms()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_form(app: AppHandle, shell: State<'_, Shell>, fields: FormFields) -> Reply<FormView> {
    shell.with(&app, |journal| {
        let id = journal.add_form(&fields.into())?;
        Ok(journal.form(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_form(app: AppHandle, shell: State<'_, Shell>, id: String, fields: FormFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_form(read_id(&id)?, &fields.into())?))
}
