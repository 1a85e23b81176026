//! The whole set-up in its order: packages, npm, UI, build, model. Each step does nothing when nothing is missing.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::house::House;
use crate::process::{run, say};
use crate::systems::Extent;
use crate::{model, packages, ui};

/// Sets up and builds the app and its terminal program.
///
/// # Errors
/// When something is missing and can't be had.
pub fn everything(house: &House, as_is: bool) -> Result<(), Failure> {
    provide(house, Extent::Window, as_is)?;
    build(house, Extent::Window)?;
    model::make(house)?;
    say("Everything is set up. `cargo xtask run` opens Undercurrent.");
    Ok(())
}

/// Packages, npm packages and the built UI, as far as they are wanted.
///
/// # Errors
/// When something is missing and can't be had.
pub fn provide(house: &House, extent: Extent, as_is: bool) -> Result<(), Failure> {
    if !as_is {
        packages::provide(extent, model::is_made(house)?)?;
    }
    if extent >= Extent::Window {
        ui::install(house)?;
        ui::build(house)?;
    }
    Ok(())
}

/// Builds the programs that are wanted, and the one that makes the model.
///
/// # Errors
/// When cargo fails.
pub fn build(house: &House, extent: Extent) -> Result<(), Failure> {
    let mut command = house.cargo("build");
    command.args(["--package", "embed", "--package", "undercurrent-cli"]);
    let (program, what) = if extent >= Extent::Window {
        command.args(["--package", "undercurrent"]);
        ("undercurrent", "the window (about 10 minutes the first time on two cores, seconds after that)")
    } else {
        ("undercurrent-cli", "the journal (about 3 minutes the first time on two cores, seconds after that)")
    };
    if is_built(house, program) {
        command.arg("--quiet");
    } else {
        say(&format!("Building {what}…"));
    }
    run("cargo build", &mut command, "If a library is missing: `cargo xtask setup`. Else mend what the compiler names.")
}

/// Whether a program of the app was built before, so that only changes are left to build.
fn is_built(house: &House, program: &str) -> bool {
    let path: PathBuf = house.program("debug", program);
    path.is_file()
}
