//! Where the system thinks it is.

use crate::desktop;

/// How the system writes dates and numbers, as a tag such as "de-DE"; nothing where it has no opinion.
#[tauri::command(async)]
#[specta::specta]
pub fn region() -> Option<String> {
    desktop::region(|name| std::env::var(name).ok())
}
