//! Driving the real window: a display and a message bus of one's own, and the driver that tests talk to.

use std::process::Command;

use crate::display::Virtual;
use crate::failure::Failure;
use crate::fingerprint;
use crate::house::House;
use crate::process::{run, say};

/// The version that goes with the web view's own driver from the system's packages.
const DRIVER_VERSION: &str = "2.1.0";

/// Calls `work` with the same command, made to run on a virtual display with `tauri-driver` on its path.
///
/// # Errors
/// When the driver or the display can't be had, or `work` fails.
pub fn with_display<T>(
    house: &House,
    command: &Command,
    work: impl FnOnce(&mut Command) -> Result<T, Failure>,
) -> Result<T, Failure> {
    provide_driver(house)?;
    let display = Virtual::start(&[])?;
    let mut inside = Command::new("dbus-run-session");
    inside.arg("--").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => inside.env(name, value),
            None => inside.env_remove(name),
        };
    }
    let mut path = house.tools().join("bin").into_os_string();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    inside.env("PATH", path).env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
    inside.current_dir(command.get_current_dir().unwrap_or(&house.root));
    work(&mut inside)
}

fn provide_driver(house: &House) -> Result<(), Failure> {
    let tools = house.tools();
    let note = tools.join("driver-version");
    if fingerprint::noted(&note, DRIVER_VERSION) {
        return Ok(());
    }
    say("Building tauri-driver, which drives the window (about 2 minutes, once)…");
    let mut install = house.cargo("install");
    install.args(["--quiet", "--locked", "--version", DRIVER_VERSION, "tauri-driver", "--root"]).arg(&tools);
    // Without a target folder named, cargo builds in a temporary one and clears it away.
    install.env_remove("CARGO_TARGET_DIR");
    run("cargo install tauri-driver", &mut install, "See that cargo reaches its registry, then try again.")?;
    fingerprint::note(&note, DRIVER_VERSION).map_err(Failure::file("writing", &note))
}
