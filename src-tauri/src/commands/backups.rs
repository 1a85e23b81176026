//! Backups, and checking the journal.

use std::path::PathBuf;

use journal::backups::Which;
use tauri::{AppHandle, State};

use crate::error::{AppError, ErrorCode, Reply};
use crate::secret::Secret;
use crate::state::Shell;
use crate::views::backups::{Backups, BackupsReplaced, Checked};
use crate::views::vault::VaultStatus;

#[tauri::command(async)]
#[specta::specta]
pub fn backups(shell: State<'_, Shell>) -> Reply<Backups> {
    shell.backups()
}

#[tauri::command(async)]
#[specta::specta]
pub fn back_up_now(shell: State<'_, Shell>) -> Reply<Backups> {
    shell.back_up_now()
}

#[tauri::command(async)]
#[specta::specta]
pub fn choose_second_place(app: AppHandle, shell: State<'_, Shell>) -> Reply<Backups> {
    shell.set_second_place(Some(&ask_folder(&app, "Nothing was changed.")?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn clear_second_place(shell: State<'_, Shell>) -> Reply<Backups> {
    shell.set_second_place(None)
}

#[tauri::command(async)]
#[specta::specta]
pub fn look_into_backup(shell: State<'_, Shell>, id: String) -> Reply<VaultStatus> {
    shell.look_into(&id)
}

#[tauri::command(async)]
#[specta::specta]
pub fn leave_backup(shell: State<'_, Shell>) -> Reply<VaultStatus> {
    shell.leave_backup()
}

#[tauri::command(async)]
#[specta::specta]
pub fn restore_backup(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<VaultStatus> {
    shell.restore(&app, &id)
}

#[tauri::command(async)]
#[specta::specta]
pub fn restore_from(
    app: AppHandle,
    shell: State<'_, Shell>,
    passphrase: Secret,
    code: Option<Secret>,
) -> Reply<VaultStatus> {
    let folder = ask_folder(&app, "Nothing was restored.")?;
    match code {
        Some(code) => shell.restore_with_code(&folder, code.expose(), passphrase.expose()),
        None => shell.restore_into(Which::Folder(&folder), passphrase.expose()),
    }
}

#[tauri::command(async)]
#[specta::specta]
pub fn restore_newest(shell: State<'_, Shell>, passphrase: Secret) -> Reply<VaultStatus> {
    shell.restore_into(Which::Newest, passphrase.expose())
}

#[tauri::command(async)]
#[specta::specta]
pub fn check_journal(shell: State<'_, Shell>) -> Reply<Checked> {
    Ok(shell.check()?.into())
}

#[tauri::command(async)]
#[specta::specta]
pub fn replace_backups_holding(shell: State<'_, Shell>) -> Reply<BackupsReplaced> {
    Ok(shell.replace_holding()?.into())
}

fn ask_folder(app: &AppHandle, otherwise: &str) -> Reply<PathBuf> {
    picked(app).ok_or_else(|| AppError::new(ErrorCode::Cancelled, otherwise))
}

/// Asks with the system's own dialog; `None` when the user thinks better of it.
#[cfg(not(feature = "test-dialog"))]
fn picked(app: &AppHandle) -> Option<PathBuf> {
    use tauri_plugin_dialog::DialogExt as _;
    app.dialog().file().blocking_pick_folder()?.into_path().ok()
}

/// A journey names the folder where a person would use the system's dialog.
#[cfg(feature = "test-dialog")]
fn picked(_app: &AppHandle) -> Option<PathBuf> {
    std::env::var_os("UNDERCURRENT_TEST_FOLDER").map(PathBuf::from)
}
