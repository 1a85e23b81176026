//! `cargo xtask eval`, `bench` and `practice`: the programs of the crate `measure`, built and called.

use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::house::House;
use crate::process::run;
use crate::systems::Extent;
use crate::{model, setup, start};

/// Judges suggestions against labelled files. Standard output is the program's own.
///
/// # Errors
/// When it can't be built or ends badly.
pub fn eval(house: &House, rest: &[String]) -> Result<ExitCode, Failure> {
    prepare(house)?;
    build(house, &[])?;
    call(house, "debug", "eval", rest)
}

/// Measures speed, with everything optimised.
///
/// # Errors
/// When it can't be built or ends badly.
pub fn bench(house: &House, rest: &[String]) -> Result<ExitCode, Failure> {
    // The start is measured from outside the app; all other rows are the program's own.
    let (start, others): (Vec<String>, Vec<String>) = rest.iter().cloned().partition(|row| row == "start");
    if !start.is_empty() || rest.is_empty() {
        setup::provide(house, Extent::Tests, false)?;
        start::measure(house)?;
    }
    if others.is_empty() && !rest.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    prepare(house)?;
    build(house, &["--release"])?;
    call(house, "release", "bench", &others)
}

/// Makes a journal of many years. It needs no model, and everything optimised.
///
/// # Errors
/// When it can't be built or ends badly.
pub fn practice(house: &House, rest: &[String]) -> Result<ExitCode, Failure> {
    let mut command = house.cargo("build");
    command.args(["--quiet", "--package", "measure", "--bin", "practice", "--release"]);
    run("cargo build --package measure", &mut command, "Mend what the compiler names, then try again.")?;
    call(house, "release", "practice", rest)
}

fn prepare(house: &House) -> Result<(), Failure> {
    if model::is_made(house)? {
        return Ok(());
    }
    setup::provide(house, Extent::Terminal, false)?;
    setup::build(house, Extent::Terminal)?;
    model::make(house)
}

fn build(house: &House, options: &[&str]) -> Result<(), Failure> {
    let mut command = house.cargo("build");
    command.args(["--quiet", "--package", "measure"]).args(options);
    run("cargo build --package measure", &mut command, "Mend what the compiler names, then try again.")
}

/// The programs say themselves what is wrong; their exit code is handed on.
fn call(house: &House, profile: &str, name: &str, rest: &[String]) -> Result<ExitCode, Failure> {
    let mut command = Command::new(house.program(profile, name));
    let status = command.args(rest).env("UNDERCURRENT_MODEL", model::path(house)?).status();
    let status = status.map_err(Failure::file("starting", &house.program(profile, name)))?;
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
}
