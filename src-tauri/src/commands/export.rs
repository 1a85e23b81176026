//! Leaving is always possible: everything, readable, to a file of the user's choice.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, State};

use crate::error::{AppError, ErrorCode, Reply};
use crate::state::Shell;
use crate::views::insights::{ChartFile, ChartFormat};
use crate::views::settings::Exported;
use crate::views::wire::count;

#[tauri::command(async)]
#[specta::specta]
pub fn export_everything(app: AppHandle, shell: State<'_, Shell>) -> Reply<Exported> {
    let text = shell.with(&app, |journal| Ok(journal.export_json()?))?;
    let path = ask_where(&app, "undercurrent-export", "json")
        .ok_or_else(|| AppError::new(ErrorCode::Cancelled, "Nothing was exported."))?;
    write(&path, &text).map_err(|error| failed(&error))?;
    Ok(Exported { path: path.display().to_string(), bytes: count(text.len()) })
}

/// Saves a chart of the window as a picture or as its figures.
#[tauri::command(async)]
#[specta::specta]
pub fn save_chart(app: AppHandle, shell: State<'_, Shell>, chart: ChartFile) -> Reply<Exported> {
    shell.with(&app, |_| Ok(()))?;
    let ending = match chart.format {
        ChartFormat::Svg => "svg",
        ChartFormat::Csv => "csv",
    };
    let path = ask_where(&app, &plain(&chart.name), ending)
        .ok_or_else(|| AppError::new(ErrorCode::Cancelled, "Nothing was saved."))?;
    write(&path, &chart.contents).map_err(|error| failed(&error))?;
    Ok(Exported { path: path.display().to_string(), bytes: count(chart.contents.len()) })
}

/// A name of a file that every system takes.
pub(super) fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(60).collect()
}

/// Asks with the system's own dialog; `None` when the user thinks better of it.
#[cfg(not(feature = "test-dialog"))]
pub(super) fn ask_where(app: &AppHandle, name: &str, ending: &str) -> Option<PathBuf> {
    use tauri_plugin_dialog::DialogExt as _;
    let dialog = app.dialog().file().set_file_name(format!("{name}.{ending}"));
    let dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
    dialog.blocking_save_file()?.into_path().ok()
}

/// A journey names the file where a person would use the system's dialog.
#[cfg(feature = "test-dialog")]
pub(super) fn ask_where(_app: &AppHandle, _name: &str, ending: &str) -> Option<PathBuf> {
    std::env::var_os("UNDERCURRENT_TEST_SAVE_PATH").map(|path| PathBuf::from(path).with_extension(ending))
}

/// Writes beside the place and moves it there whole, readable by its owner alone.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(std::io::ErrorKind::InvalidFilename)?.to_string_lossy();
    let beside = folder.join(format!(".{name}.part"));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    drop(file);
    let moved = written.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    moved
}

pub(super) fn failed(error: &std::io::Error) -> AppError {
    let (code, why) = match error.kind() {
        std::io::ErrorKind::StorageFull => (ErrorCode::DiskFull, "The disk is full."),
        std::io::ErrorKind::PermissionDenied => (ErrorCode::Io, "You may not write to that folder."),
        std::io::ErrorKind::ReadOnlyFilesystem => (ErrorCode::Io, "That folder can only be read."),
        _ => (ErrorCode::Io, "The file could not be written."),
    };
    AppError::new(code, format!("{why} Nothing was exported; the journal is as it was. Please choose another place."))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_export_replaces_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        write(&path, "first").unwrap();
        write(&path, "second").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("missing").join("out.json");
        assert_eq!(failed(&write(&nowhere, "x").unwrap_err()).code, ErrorCode::Io);
    }
}
