//! Passphrases and the recovery code.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::placement;
use crate::secret::Secret;
use crate::state::Shell;
use crate::views::keys::{CodeCheck, CodeReplaced, Created, PassphraseChanged, RecoveryCode};
use crate::views::vault::{Strength, VaultStatus};

#[tauri::command(async)]
#[specta::specta]
pub fn passphrase_strength(passphrase: Secret) -> Strength {
    journal::vault::strength(passphrase.expose()).into()
}

#[tauri::command(async)]
#[specta::specta]
pub fn suggest_passphrase() -> Reply<String> {
    Ok(journal::vault::suggest_passphrase()?.to_string())
}

#[tauri::command(async)]
#[specta::specta]
pub fn create_journal(shell: State<'_, Shell>, passphrase: Secret) -> Reply<Created> {
    shell.create(passphrase.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn check_code(code: Secret) -> CodeCheck {
    CodeCheck::of(code.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock_with_code(
    app: AppHandle,
    shell: State<'_, Shell>,
    code: Secret,
    passphrase: Secret,
) -> Reply<VaultStatus> {
    placement::restored(&app, shell.unlock_with_code(code.expose(), passphrase.expose()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn recovery_code(shell: State<'_, Shell>, passphrase: Secret) -> Reply<RecoveryCode> {
    shell.recovery_code(passphrase.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn change_passphrase(shell: State<'_, Shell>, old: Secret, fresh: Secret) -> Reply<PassphraseChanged> {
    shell.change_passphrase(old.expose(), fresh.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn replace_code(shell: State<'_, Shell>, passphrase: Secret) -> Reply<CodeReplaced> {
    shell.replace_code(passphrase.expose())
}
