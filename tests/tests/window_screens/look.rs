//! Looking at one screen: in a theme and a size, done drawing, with nothing wrong.

use serde_json::json;
use stories::window::Window;

pub const THEMES: &[&str] = &["light", "dark"];
/// What pictures of a size are called after, and the size of the page.
pub const SIZES: &[(&str, i64, i64)] = &[("", 1280, 800), ("-900", 900, 700)];

/// A window that is looked at in one way, and what was found wrong so far.
pub struct Looking<'a> {
    window: &'a Window,
    manner: String,
    pub wrong: Vec<String>,
}

impl<'a> Looking<'a> {
    pub fn new(window: &'a Window, theme: &str, size: &str) -> Self {
        Self { window, manner: format!("{theme}{size}"), wrong: Vec::new() }
    }

    /// Looks at what is shown now, and keeps the picture.
    pub fn at(&mut self, screen: &str) {
        self.window.settles();
        let name = format!("{screen}-{}", self.manner);
        self.window.shoot(&name);
        let found = [self.window.misfits(), self.window.troubles()].concat();
        self.wrong.extend(found.into_iter().map(|what| format!("{name}: {what}")));
    }
}

/// Shows the system's theme where the journal, and with it the user's choice, is closed.
pub fn as_the_system(window: &Window, theme: &str) {
    window.ask("document.documentElement.dataset.theme = arguments[0];", json!([theme]));
}
