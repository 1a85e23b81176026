//! The desktop of other systems: what they do by themselves is left to them.

use std::path::Path;
use std::sync::mpsc::Receiver;

use tauri::{AppHandle, Manager as _, WebviewWindow, WindowEvent};

/// Nothing is heard of sleep here; the idle lock is there all the same.
///
/// # Errors
/// None.
pub fn watch(_app: AppHandle) -> std::io::Result<()> {
    Ok(())
}

/// The keychain is a part of the system.
#[must_use]
pub fn has_keychain() -> bool {
    cfg!(any(windows, target_os = "macos"))
}

/// The web view is fit as it comes.
///
/// # Errors
/// None.
pub fn fit(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Calls `act` each time the window is minimised. No event says so by itself: it loses the focus or its size then.
///
/// # Errors
/// None.
pub fn when_minimised(window: &WebviewWindow, act: impl Fn() + Send + 'static) -> tauri::Result<()> {
    let minimised = window.clone();
    window.on_window_event(move |event| {
        let may_be = matches!(event, WindowEvent::Focused(false) | WindowEvent::Resized(_));
        if may_be && minimised.is_minimized().unwrap_or(false) {
            act();
        }
    });
    Ok(())
}

/// Loads the page anew.
pub fn replace_document(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.reload();
    }
}

/// No way to a file is known here yet.
///
/// # Errors
/// Always.
pub fn print_to(_window: &WebviewWindow, _file: &Path) -> tauri::Result<Receiver<Result<(), String>>> {
    Err(std::io::Error::from(std::io::ErrorKind::Unsupported).into())
}

/// The clipboard is the user's own here.
pub fn copied(_app: &AppHandle) {}

/// There is no second clipboard here.
pub fn forget_selection(_app: &AppHandle) {}

/// The clipboard is the user's own here.
pub fn clear_clipboard() {}
