//! The practice profile.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::profile::Profile;
use crate::views::wire::Trade;

#[tauri::command(async)]
#[specta::specta]
pub fn profile(app: AppHandle, shell: State<'_, Shell>) -> Reply<Profile> {
    shell.with(&app, |journal| Ok(journal.profile()?.into()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_profile(app: AppHandle, shell: State<'_, Shell>, profile: Profile) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_profile(profile.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_trade(app: AppHandle, shell: State<'_, Shell>, trade: Trade) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.set_trade(trade.into())?))
}
