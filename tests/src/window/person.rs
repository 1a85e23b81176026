//! Somebody before the screen, with nothing but eyes and a keyboard: the driver that journeys use talks to the web view
//! over a socket of its own, which would stand among the program's.

use std::process::Command;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AutoRepeatMode, ChangeKeyboardControlAux, ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, Screen,
    Window as WindowId,
};
use x11rb::rust_connection::RustConnection;

use super::until;

/// A screen that has not changed for this long is done drawing.
const STILL: Duration = Duration::from_millis(500);
/// Letters have soft edges: a page with words on it has at least so many colours.
const COLOURS: usize = 24;

/// The display, looked at from outside.
pub struct Person {
    display: RustConnection,
    screen: Screen,
}

impl Person {
    /// Sits down before the display.
    ///
    /// # Panics
    /// Without a display.
    #[must_use]
    pub fn new() -> Self {
        let (display, number) = x11rb::connect(None).unwrap();
        let screen = display.setup().roots[number].clone();
        let person = Self { display, screen };
        // On a busy machine a key seems to be held down, and would repeat.
        person.repeat_keys(AutoRepeatMode::OFF);
        person
    }

    /// Does something and waits until the screen shows something else, with words on it, and is done drawing.
    pub fn sees_after(&self, what: &str, act: impl FnOnce()) {
        let before = self.is_done("the screen to be still", |_| true);
        act();
        self.is_done(what, |now| differing(now, &before) * 20 > now.len() && has_words(now));
    }

    /// Waits until the screen is done drawing.
    pub fn looks_on(&self) {
        self.is_done("the screen to be still", |_| true);
    }

    /// Waits for a screen of some kind that has stopped changing. A caret that blinks is no change.
    fn is_done(&self, what: &str, is_it: impl Fn(&[u32]) -> bool) -> Vec<u32> {
        let (mut last, mut changed) = (self.look(), Instant::now());
        until(what, || {
            let now = self.look();
            if differing(&now, &last) * 2000 > now.len() {
                changed = Instant::now();
            }
            last = now;
            (changed.elapsed() > STILL && is_it(&last)).then(|| last.clone())
        })
    }

    /// Types into whatever has the focus.
    pub fn types(words: &str) {
        xdotool(&["type", "--delay", "15", words]);
    }

    /// Presses a key, with its modifiers: "ctrl+4", "Tab".
    pub fn presses(key: &str) {
        xdotool(&["key", key]);
    }

    /// Gives the focus to a window, as no window manager does it here.
    #[must_use]
    pub fn turns_to(&self, title: &str) -> WindowId {
        let id = until("the window", || xdotool_says(&["search", "--onlyvisible", "--name", title]));
        xdotool(&["windowfocus", "--sync", &id]);
        id.parse().unwrap()
    }

    /// Minimises a window, as it sees it where no window manager says otherwise: it is not on the screen any more.
    pub fn minimises(&self, window: WindowId) {
        self.display.unmap_window(window).unwrap().check().unwrap();
    }

    /// Puts a minimised window on the screen again.
    pub fn brings_back(&self, window: WindowId) {
        self.display.map_window(window).unwrap().check().unwrap();
    }

    /// Closes a window by its cross.
    pub fn closes(&self, window: WindowId) {
        let [protocols, delete] = ["WM_PROTOCOLS", "WM_DELETE_WINDOW"]
            .map(|name| self.display.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom);
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        self.display.send_event(false, window, EventMask::NO_EVENT, message).unwrap();
        self.display.flush().unwrap();
    }

    fn repeat_keys(&self, mode: AutoRepeatMode) {
        let control = ChangeKeyboardControlAux::new().auto_repeat_mode(mode);
        self.display.change_keyboard_control(&control).unwrap().check().unwrap();
    }

    /// The colour of every point.
    fn look(&self) -> Vec<u32> {
        let Screen { root, width_in_pixels: width, height_in_pixels: height, .. } = self.screen;
        let picture = self.display.get_image(ImageFormat::Z_PIXMAP, root, 0, 0, width, height, !0).unwrap();
        let bytes = picture.reply().unwrap().data;
        bytes.chunks_exact(4).map(|point| u32::from_le_bytes([point[0], point[1], point[2], 0])).collect()
    }
}

impl Default for Person {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.repeat_keys(AutoRepeatMode::DEFAULT);
    }
}

fn differing(one: &[u32], other: &[u32]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a != b).count()
}

fn has_words(picture: &[u32]) -> bool {
    let mut colours: Vec<u32> = Vec::new();
    for colour in picture {
        if !colours.contains(colour) {
            colours.push(*colour);
        }
        if colours.len() == COLOURS {
            return true;
        }
    }
    false
}

fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status();
    assert!(status.expect("xdotool: cargo xtask test provides it").success(), "xdotool {arguments:?}");
}

fn xdotool_says(arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool").args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().next().map(str::to_owned)
}
