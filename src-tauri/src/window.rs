//! The one window: ephemeral, without a way out. It keeps nothing on disk and can go nowhere but to its own pages.

use tauri::{App, AppHandle, Manager as _, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

use crate::views::vault::LockReason;
use crate::{desktop, state, worker};

/// Everything the web view might ask of a network is sent to a port where nobody listens. The content security policy
/// refuses all else, but it does not cover preconnects.
const NOWHERE: &str = "http://127.0.0.1:9";

/// The least width and height of the page, in CSS pixels.
pub const SMALLEST: [u32; 2] = [560, 480];

/// Opens the window.
///
/// # Errors
/// If the system has no display or no web view.
pub fn open(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Undercurrent")
        .inner_size(1280.0, 800.0)
        .min_inner_size(f64::from(SMALLEST[0]), f64::from(SMALLEST[1]))
        .incognito(!is_driven())
        .devtools(false)
        .proxy_url(Url::parse(NOWHERE)?)
        .on_navigation(is_own_page)
        .build()?;
    desktop::fit(&window)?;
    let app = app.handle().clone();
    desktop::when_minimised(&window, move || minimised(&app))?;
    Ok(())
}

/// Whether a journey drives the window: no driver can take hold of an ephemeral one, since the web view makes those in a
/// context of their own. Only programs built for journeys know this way.
pub fn is_driven() -> bool {
    cfg!(feature = "test-dialog") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Whether an address is one of the program's own pages.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Locks, where the user wants that when the window is minimised.
fn minimised(app: &AppHandle) {
    if state::of(app).locks_when_minimised() {
        let app = app.clone();
        std::thread::spawn(move || worker::lock_because(&app, LockReason::Minimised));
    }
}

/// Closing the window first saves what is in hand and locks.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app: AppHandle = window.app_handle().clone();
    if !state::of(&app).is_open() {
        return;
    }
    api.prevent_close();
    std::thread::spawn(move || {
        worker::lock_soon(&app);
        app.exit(0);
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_window_can_only_go_to_its_own_pages() {
        assert!(is_own_page(&Url::parse("tauri://localhost/index.html").unwrap()));
        for foreign in [
            "tauri://elsewhere/",
            "https://example.com/",
            "http://127.0.0.1:8080/",
            "file:///etc/passwd",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "about:blank",
        ] {
            assert!(!is_own_page(&Url::parse(foreign).unwrap()), "{foreign}");
        }
    }
}
