//! How the window lies on the desktop, and how it is laid there again.

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, LogicalPosition, LogicalSize, Manager as _, WebviewWindow};

use crate::error::Reply;
use crate::state;
use crate::views::vault::VaultStatus;
use crate::window::SMALLEST;

/// So much of the window's top edge, in logical pixels, must lie on a screen for a hand to get hold of it.
const HOLD: f64 = 80.0;

/// In logical pixels, the page's size without the window's frame.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    width: u32,
    height: u32,
    left: f64,
    top: f64,
    maximised: bool,
}

/// A screen's place among the others, in logical pixels.
#[derive(Debug, Clone, Copy)]
struct Screen {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// How the window lies now; `None` if the desktop does not say.
pub fn of(app: &AppHandle) -> Option<Placement> {
    let window = app.get_webview_window("main")?;
    let scale = window.scale_factor().ok()?;
    let size = window.inner_size().ok()?.to_logical::<u32>(scale);
    let at = window.outer_position().map(|at| at.to_logical::<f64>(scale)).unwrap_or_default();
    let maximised = window.is_maximized().unwrap_or(false);
    Some(Placement { width: size.width, height: size.height, left: at.x, top: at.y, maximised })
}

/// Hands on how unlocking went, once the window lies as it lay when the journal was last shut.
pub fn restored(app: &AppHandle, unlocked: Reply<VaultStatus>) -> Reply<VaultStatus> {
    if unlocked.is_ok() {
        restore(app);
    }
    unlocked
}

/// Lays the window as it lay, as far as today's screens have room for that. Only the first unlocking after the start does.
fn restore(app: &AppHandle) {
    let Some(placement) = state::of(app).first_placement() else { return };
    if let Some(window) = app.get_webview_window("main") {
        // A desktop that lets no window choose its place keeps it where it is.
        let _ = lay(&window, placement);
    }
}

fn lay(window: &WebviewWindow, placement: Placement) -> tauri::Result<()> {
    if placement.maximised {
        return window.maximize();
    }
    let screens: Vec<Screen> = window.available_monitors()?.iter().map(Screen::of).collect();
    window.set_size(placement.size_on(&screens))?;
    if placement.is_within_reach(&screens) {
        window.set_position(LogicalPosition::new(placement.left, placement.top))?;
    }
    Ok(())
}

impl Placement {
    fn size_on(self, screens: &[Screen]) -> LogicalSize<f64> {
        let largest = |side: fn(&Screen) -> f64| screens.iter().map(side).fold(0.0, f64::max);
        let fitting = |side: u32, least: u32, most: f64| f64::from(side).min(most).max(f64::from(least));
        let [width, height] = SMALLEST;
        LogicalSize::new(
            fitting(self.width, width, largest(|screen| screen.width)),
            fitting(self.height, height, largest(|screen| screen.height)),
        )
    }

    fn is_within_reach(self, screens: &[Screen]) -> bool {
        screens.iter().any(|screen| {
            let shown =
                (self.left + f64::from(self.width)).min(screen.left + screen.width) - self.left.max(screen.left);
            shown >= HOLD && self.top >= screen.top && self.top + HOLD <= screen.top + screen.height
        })
    }
}

impl Screen {
    fn of(monitor: &tauri::Monitor) -> Self {
        let at = monitor.position().to_logical::<f64>(monitor.scale_factor());
        let size = monitor.size().to_logical::<f64>(monitor.scale_factor());
        Self { left: at.x, top: at.y, width: size.width, height: size.height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: Screen = Screen { left: 0.0, top: 0.0, width: 1920.0, height: 1080.0 };
    const BESIDE: Screen = Screen { left: 1920.0, top: 0.0, width: 2560.0, height: 1440.0 };

    fn placed(left: f64, top: f64, width: u32, height: u32) -> Placement {
        Placement { width, height, left, top, maximised: false }
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_is_made_to_fit() {
        let large = placed(2000.0, 40.0, 2400, 1300);
        assert_eq!(large.size_on(&[DESK, BESIDE]), LogicalSize::new(2400.0, 1300.0));
        assert_eq!(large.size_on(&[DESK]), LogicalSize::new(1920.0, 1080.0));
        assert!(large.is_within_reach(&[DESK, BESIDE]));
        assert!(!large.is_within_reach(&[DESK]), "it would lie where nobody sees it");
    }

    #[test]
    fn a_window_is_never_smaller_than_a_page_needs() {
        assert_eq!(placed(0.0, 0.0, 3, 3).size_on(&[DESK]), LogicalSize::new(560.0, 480.0));
        assert_eq!(placed(0.0, 0.0, 900, 700).size_on(&[]), LogicalSize::new(560.0, 480.0));
    }

    #[test]
    fn its_top_edge_has_to_be_within_reach() {
        assert!(placed(-800.0, 0.0, 1280, 800).is_within_reach(&[DESK]));
        assert!(!placed(-1250.0, 0.0, 1280, 800).is_within_reach(&[DESK]));
        assert!(!placed(100.0, -30.0, 1280, 800).is_within_reach(&[DESK]));
        assert!(!placed(100.0, 1060.0, 1280, 800).is_within_reach(&[DESK]));
    }
}
