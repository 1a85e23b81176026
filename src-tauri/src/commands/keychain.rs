//! The system's keychain, for whoever wants to open the journal without typing.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::placement;
use crate::secret::Secret;
use crate::state::Shell;
use crate::views::vault::{KeychainState, VaultStatus};

#[tauri::command(async)]
#[specta::specta]
pub fn keychain_state(shell: State<'_, Shell>) -> KeychainState {
    shell.keychain_state()
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_keychain(shell: State<'_, Shell>, passphrase: Secret, on: bool) -> Reply<KeychainState> {
    if on { shell.add_keychain(passphrase.expose()) } else { shell.remove_keychain(passphrase.expose()) }
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock_with_keychain(app: AppHandle, shell: State<'_, Shell>) -> Reply<VaultStatus> {
    placement::restored(&app, shell.unlock_with_keychain())
}
