//! Wants and needs.

use journal::state_changes::StateTarget;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::ladder::{
    NeedFields, NeedHistory, NeedView, NewNeed, NewWant, StateChangeView, WantFields, WantView, beneath,
};
use crate::views::wire::{Confidence, NeedState, WantState, read_id};

#[tauri::command(async)]
#[specta::specta]
pub fn add_want(app: AppHandle, shell: State<'_, Shell>, want: NewWant) -> Reply<WantView> {
    shell.with(&app, |journal| {
        let id = journal.add_want(want.try_into()?)?;
        Ok(journal.want(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_want(app: AppHandle, shell: State<'_, Shell>, id: String, fields: WantFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_want(read_id(&id)?, &fields.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_need(app: AppHandle, shell: State<'_, Shell>, need: NewNeed) -> Reply<NeedView> {
    shell.with(&app, |journal| {
        let id = journal.add_need(need.try_into()?)?;
        Ok(journal.need(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_need(app: AppHandle, shell: State<'_, Shell>, id: String, fields: NeedFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_need(read_id(&id)?, &fields.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_confidence(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    confidence: Option<Confidence>,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_confidence(read_id(&id)?, confidence.map(Into::into))?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn place_need(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    beneath_wants: Vec<String>,
    beneath_needs: Vec<String>,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.place_need(read_id(&id)?, &beneath(&beneath_wants, &beneath_needs)?)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_want_state(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    state: WantState,
    note: String,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_want_state(read_id(&id)?, state.into(), &note)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_need_state(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    state: NeedState,
    note: String,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_need_state(read_id(&id)?, state.into(), &note)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn want_history(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<Vec<StateChangeView>> {
    shell.with(&app, |journal| {
        Ok(journal.history_of(StateTarget::Want(read_id(&id)?))?.into_iter().map(Into::into).collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn need_history(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<NeedHistory> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        Ok(NeedHistory {
            states: journal.history_of(StateTarget::Need(id))?.into_iter().map(Into::into).collect(),
            verdicts: journal.verdicts_of(id)?.into_iter().map(Into::into).collect(),
        })
    })
}
