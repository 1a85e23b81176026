//! Opening, locking, and the sample practice.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::secret::Secret;
use crate::state::Shell;
use crate::views::vault::{LeftAt, VaultStatus};
use crate::{desktop, placement, worker};

#[tauri::command(async)]
#[specta::specta]
pub fn vault_status(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.status()
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock_journal(app: AppHandle, shell: State<'_, Shell>, passphrase: Secret) -> Reply<VaultStatus> {
    placement::restored(&app, shell.unlock(passphrase.expose()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn lock_journal(app: AppHandle) -> Reply<VaultStatus> {
    worker::lock(&app)
}

#[tauri::command(async)]
#[specta::specta]
pub fn remember_place(app: AppHandle, shell: State<'_, Shell>, left_at: LeftAt) -> Reply<()> {
    shell.keep_left(left_at, placement::of(&app))
}

#[tauri::command(async)]
#[specta::specta]
pub fn copied(app: AppHandle) {
    desktop::copied(&app);
}

#[tauri::command(async)]
#[specta::specta]
pub fn open_sample(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.open_sample()
}

#[tauri::command(async)]
#[specta::specta]
pub fn leave_sample(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.leave_sample()
}

#[tauri::command(async)]
#[specta::specta]
pub fn still_here(shell: State<'_, Shell>) {
    shell.still_here();
}
