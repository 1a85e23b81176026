//! The desktop on Linux: GTK's clipboard, logind's signs, WebKitGTK's web view.

use gtk::gdk::WindowState;
use gtk::glib::Propagation;
use gtk::prelude::WidgetExt as _;
use tauri::{AppHandle, Manager as _, WebviewWindow};

use super::{bus, clipboard, logind, printing, view};
use crate::views::vault::LockReason;
use crate::worker;

pub use clipboard::{clear as clear_clipboard, copied, forget_selection};
pub use printing::print_to;

/// Locks before the machine sleeps, and with the session's own screen.
///
/// # Errors
/// If the system gives no thread.
pub fn watch(app: AppHandle) -> std::io::Result<()> {
    logind::start(move |sign| {
        let reason = match sign {
            logind::Sign::Sleep => LockReason::Sleep,
            logind::Sign::SessionLocked => LockReason::Session,
        };
        worker::lock_because(&app, reason);
    })
}

/// Whether somebody on the session's bus keeps secrets, or would be started to keep one.
#[must_use]
pub fn has_keychain() -> bool {
    let Some(session) = bus::session() else { return false };
    let bus = session.with_proxy("org.freedesktop.DBus", "/org/freedesktop/DBus", bus::PATIENCE);
    ["ListNames", "ListActivatableNames"].into_iter().any(|list| {
        let names: Result<(Vec<String>,), _> = bus.method_call("org.freedesktop.DBus", list, ());
        names.is_ok_and(|(names,)| names.iter().any(|name| name == "org.freedesktop.secrets"))
    })
}

/// Fits the window's web view for a journal.
///
/// # Errors
/// If the window is gone.
pub fn fit(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|platform| view::fit(&platform.inner()))
}

/// Calls `act` each time the window is minimised.
///
/// # Errors
/// If the window is gone.
pub fn when_minimised(window: &WebviewWindow, act: impl Fn() + 'static) -> tauri::Result<()> {
    window.gtk_window()?.connect_window_state_event(move |_, event| {
        if event.changed_mask().intersection(event.new_window_state()).contains(WindowState::ICONIFIED) {
            act();
        }
        Propagation::Proceed
    });
    Ok(())
}

/// Puts a new document in the place of the one that is shown, with nothing left of it.
pub fn replace_document(app: &AppHandle) {
    // Without a window there is no document.
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.with_webview(|platform| view::replace(&platform.inner()));
    }
}
