//! A page for paper: a PDF in a file of the user's choice, which any viewer prints.

use std::path::Path;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use tauri::{AppHandle, State, WebviewWindow};

use super::export::{ask_where, failed, plain};
use crate::desktop;
use crate::error::{AppError, ErrorCode, Reply};
use crate::state::Shell;
use crate::views::settings::Exported;
use crate::views::wire::count;

/// How often it is asked whether the journal is still open: with the document, what was to be printed is gone.
const LOOK: Duration = Duration::from_millis(200);

/// Writes what the window has for print to a file, where the user wants it. Asked for by hand, so somebody is there.
#[tauri::command(async)]
#[specta::specta]
pub fn print_page(app: AppHandle, shell: State<'_, Shell>, window: WebviewWindow, name: String) -> Reply<Exported> {
    shell.with(&app, |_| Ok(()))?;
    let path = ask_where(&app, &plain(&name), "pdf")
        .ok_or_else(|| AppError::new(ErrorCode::Cancelled, "Nothing was saved."))?;
    shell.still_here();
    let still_open = || shell.with(&app, |_| Ok(()));
    // While the dialog was open, the journal may have locked itself.
    still_open()?;
    let bytes = print(&window, &path, still_open)?;
    Ok(Exported { path: path.display().to_string(), bytes })
}

/// Prints into a folder that only its owner may look into, beside the place, and moves the whole file from there.
fn print(window: &WebviewWindow, path: &Path, still_open: impl Fn() -> Reply<()>) -> Reply<u32> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside =
        tempfile::Builder::new().prefix(".undercurrent-").tempdir_in(folder).map_err(|error| failed(&error))?;
    let part = beside.path().join("page.pdf");
    let told = desktop::print_to(window, &part).map_err(|error| unprinted(&error.to_string()))?;
    loop {
        match told.recv_timeout(LOOK) {
            Ok(Ok(())) => break,
            Ok(Err(why)) => return Err(unprinted(&why)),
            Err(RecvTimeoutError::Timeout) => still_open()?,
            Err(RecvTimeoutError::Disconnected) => return Err(unprinted("The web view gave no answer.")),
        }
    }
    let length = keep(&part, path).map_err(|error| failed(&error))?;
    Ok(count(usize::try_from(length).unwrap_or(usize::MAX)))
}

/// Moves the finished file to its place, for its owner alone; gives its length.
fn keep(part: &Path, path: &Path) -> std::io::Result<u64> {
    let file = std::fs::File::open(part)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    file.sync_all()?;
    std::fs::rename(part, path)?;
    Ok(file.metadata()?.len())
}

fn unprinted(why: &str) -> AppError {
    AppError::new(ErrorCode::Io, format!("The page could not be printed: {why} The journal is as it was."))
}
