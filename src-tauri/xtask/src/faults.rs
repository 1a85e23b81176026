//! `cargo xtask faults`: the rigs of the package `stories`, built and called; those that need a window on a display of their
//! own.

use std::process::{Command, ExitCode};

use crate::checks::WHOLE;
use crate::failure::Failure;
use crate::house::House;
use crate::process::{run, say};
use crate::systems::Extent;
use crate::{model, setup, window};

/// Builds the rigs and lets them do their work. Standard output is theirs.
///
/// # Errors
/// When something can't be built or started.
pub fn all(house: &House, rest: &[String]) -> Result<ExitCode, Failure> {
    setup::provide(house, Extent::Tests, false)?;
    let mut build = house.cargo("build");
    build.arg("--quiet").args(WHOLE).arg("--bins");
    run("cargo build", &mut build, "Mend what the compiler names, then try again.")?;
    say("This takes a while: every fault is done over and over.\n");
    let mut command = Command::new(house.program("debug", "faults"));
    command.args(rest).env("UNDERCURRENT_APP", house.program("debug", "undercurrent"));
    command.env("UNDERCURRENT_MODEL", model::path(house)?);
    window::with_display(house, &command, |inside| {
        let status = inside.status().map_err(Failure::file("starting", &house.program("debug", "faults")))?;
        Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
    })
}
