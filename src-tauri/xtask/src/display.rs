//! Displays: whether there is one, and a virtual one of our own for tests.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;

/// Whether a window can be shown.
pub fn is_there() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// A virtual display that lives as long as this value.
pub struct Virtual {
    server: Child,
    /// Its name, for the variable `DISPLAY`.
    pub name: String,
}

impl Virtual {
    /// Starts a display under a number that nobody uses, with further options for Xvfb.
    ///
    /// # Errors
    /// When Xvfb is missing or won't start.
    pub fn start(options: &[&OsStr]) -> Result<Self, Failure> {
        let failed = |said: String| Failure::new("starting a virtual display (Xvfb)", said, "Run `cargo xtask setup`.");
        let mut command = Command::new("Xvfb");
        // It begins anew when its last window goes, unless told not to; a program that starts just then finds no display.
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]).args(options);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().map_err(|error| failed(error.to_string()))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            // Xvfb writes its number once it takes connections.
            BufReader::new(output).read_line(&mut number).map_err(|error| failed(error.to_string()))?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err(failed("it ended at once".to_owned())) } else { Ok(display) }
    }
}

impl Drop for Virtual {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
