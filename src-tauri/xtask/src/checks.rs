//! `cargo xtask test`: every check there is, one after the other, each run even when an earlier one failed.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::counts::{Counts, from_cargo, from_vitest};
use crate::failure::Failure;
use crate::house::House;
use crate::process::{say, tee};
use crate::summary::{self, Outcome};
use crate::systems::Extent;
use crate::{fingerprint, model, node, setup, window};

/// What everything is built with, so that nothing is built twice: the whole workspace, and the way in for journeys.
pub const WHOLE: &[&str] = &["--workspace", "--features", "undercurrent/test-dialog"];

/// The tests that need a display, one at a time.
const IN_WINDOW: &[&str] = &["--test", "window_*", "--", "--test-threads=1"];

/// The journeys among them, which are also made without a mouse.
const JOURNEYS: &[&str] = &["--test", "window_journey", "--", "--test-threads=1"];

/// Unit tests of many changes to journals in memory. The first journal on disk that a process opens has SQLCipher lock and
/// wipe every piece of memory from then on, which makes these take ten times as long: so they run where there is none.
const BY_THEMSELVES: &[&str] = &["properties::", "strings::"];

/// Sets up, runs every check, prints the summary.
///
/// # Errors
/// When the set-up fails; failing checks are counted instead and show in the exit code.
pub fn test(house: &House, quick: bool, as_is: bool) -> Result<ExitCode, Failure> {
    setup::provide(house, if quick { Extent::Checks } else { Extent::Tests }, as_is)?;
    let mut outcomes = vec![
        step("formatting", || check(house.cargo("fmt").args(["--all", "--check"]))),
        step("clippy", || check(house.cargo("clippy").args(WHOLE).args(["--all-targets", "--", "-D", "warnings"]))),
        step("build", || check(house.cargo("build").args(WHOLE).args(["--bins", "--tests"]))),
        step("model", || model::make(house).map(|()| Counts { passed: 1, ..Counts::default() })),
        step("rules", || tests(&mut cargo_test(house, &["--test", "rules"])?, from_cargo)),
        step("rust", || rust(house)),
        step("ui lint", || check(npm(house, "lint").arg("--silent"))),
        step("ui types", || check(npm(house, "check").arg("--silent"))),
        step("ui", || tests(&mut npm(house, "test"), from_vitest)),
    ];
    if !quick {
        outcomes.push(step("window", || journeys(house, &mut cargo_test(house, IN_WINDOW)?)));
        outcomes.push(step("keyboard", || {
            journeys(house, cargo_test(house, JOURNEYS)?.env("UNDERCURRENT_WITHOUT_MOUSE", "1"))
        }));
    }
    print!("{}", summary::text(&outcomes, if quick { &["window", "keyboard"] } else { &[] }));
    Ok(if summary::is_good(&outcomes) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tries so many sequences of random operations and says how long it took.
///
/// # Errors
/// When the set-up fails.
pub fn soak(house: &House, sequences: u32) -> Result<ExitCode, Failure> {
    setup::provide(house, Extent::Terminal, false)?;
    let mut command = house.cargo("test");
    command.args(["--quiet", "--release", "--package", "journal", "--lib", "properties::"]);
    command.env("UNDERCURRENT_SEQUENCES", sequences.to_string());
    let outcome = step("soak", || tests(&mut command, from_cargo));
    let seconds = outcome.took.as_secs();
    let verdict = if outcome.counts.failed == 0 { "all led back to the start and to the end" } else { "one failed" };
    say(&format!("\n{sequences} sequences in {seconds} s: {verdict}."));
    Ok(if summary::is_good(&[outcome]) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Walks every screen in the window and keeps the pictures in `out`; with `keep`, the tests compare with them from now on.
///
/// # Errors
/// When the set-up fails.
pub fn screens(house: &House, out: Option<&Path>, keep: bool) -> Result<ExitCode, Failure> {
    setup::provide(house, Extent::Tests, false)?;
    check(house.cargo("build").args(WHOLE).args(["--bins", "--tests"]))?;
    model::make(house)?;
    let here = std::env::current_dir().map_err(Failure::file("finding", Path::new("this folder")))?;
    let folder = out.map_or_else(|| house.target.join("screens"), |out| here.join(out));
    let mut command = cargo_test(house, &["--test", "window_screens"])?;
    command.env("UNDERCURRENT_SHOTS", &folder);
    if keep {
        command.env("UNDERCURRENT_KEEP_PICTURES", "1");
    }
    let outcome = step("screens", || journeys(house, &mut command));
    say(&format!("\nThe pictures are in {}.", folder.display()));
    Ok(if summary::is_good(&[outcome]) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn journeys(house: &House, command: &mut Command) -> Result<Counts, Failure> {
    window::with_display(house, command, |command| tests(command, from_cargo))
}

/// One line of the summary. What can't even be started counts as failed.
fn step(name: &'static str, work: impl FnOnce() -> Result<Counts, Failure>) -> Outcome {
    say(&format!("\n── {name}"));
    let started = Instant::now();
    let counts = work().unwrap_or_else(|failure| {
        say(&failure.to_string());
        Counts { failed: 1, ..Counts::default() }
    });
    Outcome { name, counts, took: started.elapsed() }
}

/// A check that either holds or doesn't.
fn check(command: &mut Command) -> Result<Counts, Failure> {
    let held = tee(command, |_| {})?.success();
    Ok(Counts { passed: usize::from(held), failed: usize::from(!held), skipped: 0 })
}

/// Tests, counted by their runner's own lines. A runner that ends badly without naming a failure counts as one.
fn tests(command: &mut Command, read: fn(&str) -> Option<Counts>) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let status = tee(command, |line| counts += read(line).unwrap_or_default())?;
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// Unit tests, integration tests and the examples in the docs.
fn rust(house: &House) -> Result<Counts, Failure> {
    let mut targets = vec!["--lib".to_owned(), "--bins".to_owned()];
    // The rules have a line of their own, and so have the journeys in the window, which need a display.
    for name in test_targets(house)?.into_iter().filter(|name| name != "rules" && !name.starts_with("window_")) {
        targets.extend(["--test".to_owned(), name]);
    }
    let skipping = targets.iter().cloned().chain(["--".to_owned()]);
    let skipping: Vec<String> = skipping.chain(BY_THEMSELVES.iter().map(|name| format!("--skip={name}"))).collect();
    let mut counts = tests(&mut cargo_test(house, &skipping)?, from_cargo)?;
    let alone: Vec<&str> = ["--lib", "--"].into_iter().chain(BY_THEMSELVES.iter().copied()).collect();
    let alone = tests(&mut cargo_test(house, &alone)?, from_cargo)?;
    // What the first run left out is what the second ran, and the other way round.
    counts.skipped = counts.skipped.saturating_sub(alone.passed + alone.failed);
    counts += Counts { skipped: 0, ..alone };
    counts += tests(&mut cargo_test(house, &["--doc"])?, from_cargo)?;
    Ok(counts)
}

fn cargo_test<S: AsRef<std::ffi::OsStr>>(house: &House, targets: &[S]) -> Result<Command, Failure> {
    let mut command = house.cargo("test");
    command.args(WHOLE).arg("--no-fail-fast").args(targets);
    for (name, program) in [("UNDERCURRENT_APP", "undercurrent"), ("UNDERCURRENT_CLI", "undercurrent-cli")] {
        command.env(name, house.program("debug", program));
    }
    command.env("UNDERCURRENT_MODEL", model::path(house)?);
    Ok(command)
}

/// The names of all integration tests: cargo finds them as `tests/NAME.rs` and `tests/NAME/main.rs` in each package.
fn test_targets(house: &House) -> Result<Vec<String>, Failure> {
    let shell = house.root.join("src-tauri");
    let read = |folder: &PathBuf| fingerprint::entries(folder).map_err(Failure::file("reading", folder));
    let mut packages = read(&shell)?;
    packages.extend([shell, house.root.join("tests")]);
    let mut names = Vec::new();
    for folder in packages.iter().map(|package| package.join("tests")).filter(|folder| folder.is_dir()) {
        let is_target =
            |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs") || path.join("main.rs").is_file();
        let found = read(&folder)?.into_iter().filter(is_target);
        names.extend(found.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())));
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn npm(house: &House, script: &str) -> Command {
    let mut command = node::npm();
    command.args(["run", script]).current_dir(house.ui());
    // The variable CI alone makes the test runner colour its counts, which are read as plain text.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    command
}

#[cfg(test)]
mod unit {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn a_step_that_cannot_start_counts_as_failed() {
        let outcome = step("model", || Err(Failure::new("fetching", "no network", "try again")));
        assert_eq!(outcome.counts, Counts { passed: 0, failed: 1, skipped: 0 });
    }

    #[test]
    fn the_rules_are_among_the_test_targets() {
        let names = test_targets(&House::find().unwrap_or_else(|_| panic!("not in a target folder"))).unwrap();
        assert!(names.contains(&"rules".to_owned()), "{names:?}");
    }
}
