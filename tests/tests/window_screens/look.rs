//! Looking at one screen: in a theme and a size, done drawing, with nothing wrong, and as it looked before.

use serde_json::json;
use stories::window::{Album, Home, Window};

/// The instant at which every screen is looked at, wherever that is: a Wednesday. The clock stands still at it.
const CLOCK: &str = "2026-11-18 10:00:00";

/// A home whose programs all go by the fixed clock.
pub fn home() -> Home {
    Home::at_the_hour(CLOCK)
}

pub const THEMES: &[&str] = &["light", "dark"];
/// What pictures of a size are called after, and the size of the page.
pub const SIZES: &[(&str, i64, i64)] = &[("", 1280, 800), ("-900", 900, 700), ("-1920", 1920, 1080)];

/// A window that is looked at in one way, and what was found wrong so far.
pub struct Looking<'a> {
    window: &'a Window,
    album: &'a Album,
    manner: String,
    pub wrong: Vec<String>,
}

impl<'a> Looking<'a> {
    pub fn new(window: &'a Window, album: &'a Album, theme: &str, size: &str) -> Self {
        Self { window, album, manner: format!("{theme}{size}"), wrong: Vec::new() }
    }

    /// Looks at what is shown now, and keeps the picture.
    pub fn at(&mut self, screen: &str) {
        self.window.point_away();
        self.window.settles();
        let name = format!("{screen}-{}", self.manner);
        self.window.shoot(&name);
        let mut found = [self.window.misfits(), self.window.troubles()].concat();
        found.extend(self.album.compare(self.window, &name).err());
        self.wrong.extend(found.into_iter().map(|what| format!("{name}: {what}")));
    }
}

/// Shows the system's theme where the journal, and with it the user's choice, is closed.
pub fn as_the_system(window: &Window, theme: &str) {
    window.ask("document.documentElement.dataset.theme = arguments[0];", json!([theme]));
}
