//! Opening, locking, and the sample practice.

use tauri::State;

use crate::clock;
use crate::error::Reply;
use crate::secret::Secret;
use crate::state::Shell;
use crate::views::vault::{Strength, VaultStatus};

#[tauri::command(async)]
#[specta::specta]
pub fn vault_status(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.status()
}

#[tauri::command(async)]
#[specta::specta]
pub fn passphrase_strength(passphrase: Secret) -> Strength {
    journal::vault::strength(passphrase.expose()).into()
}

#[tauri::command(async)]
#[specta::specta]
pub fn create_journal(shell: State<'_, Shell>, passphrase: Secret) -> Reply<VaultStatus> {
    shell.create(passphrase.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock_journal(shell: State<'_, Shell>, passphrase: Secret) -> Reply<VaultStatus> {
    shell.unlock(passphrase.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn lock_journal(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.lock(clock::system()())
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
