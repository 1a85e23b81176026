//! The thread that makes backups: looks now and then whether one is due, and never keeps a save waiting.

use std::time::Duration;

use tauri::AppHandle;

use crate::state;

/// How often it looks whether a backup is due.
const ROUND: Duration = Duration::from_secs(30);

/// Starts the thread; it ends with the program.
///
/// # Errors
/// If the system gives no thread.
pub fn start(app: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("backups".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(ROUND);
            // What could not be backed up is tried again in the next round, and Settings says how old the newest is.
            let _ = state::of(&app).back_up_if_due();
        }
    })?;
    Ok(())
}
