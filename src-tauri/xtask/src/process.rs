//! Calling other programs: handing their words through, or listening to them.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::Failure;

/// Says where the work stands. On standard error, since standard output belongs to what was asked for.
pub fn say(words: &str) {
    eprintln!("{words}");
}

/// Runs a program that speaks for itself, and waits for it.
///
/// # Errors
/// When it can't be started or ends badly; `tried` and `advice` go into the message.
pub fn run(tried: &str, command: &mut Command, advice: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(tried, format!("{}; its own words stand above", ending(status)), advice)),
        Err(error) => Err(Failure::new(tried, not_started(command, &error), advice)),
    }
}

/// What a program printed, if it is there and ended well.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, passes its standard output through, and shows each line of it to `listen` as well.
///
/// # Errors
/// When it can't be started.
pub fn tee(command: &mut Command, mut listen: impl FnMut(&str)) -> Result<ExitStatus, Failure> {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let advice = "See that it is installed: `cargo xtask setup`.";
    let mut child = started.map_err(|error| Failure::new("running a check", not_started(command, &error), advice))?;
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while matches!(lines.read_until(b'\n', &mut line), Ok(read) if read > 0) {
            // A reader that closed early (`| head`) must not keep the checks from being counted.
            let _ = std::io::stdout().write_all(&line);
            listen(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    child.wait().map_err(|error| Failure::new("waiting for a check", error.to_string(), "Try again."))
}

fn ending(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("it ended with exit code {code}"),
        None => "it was stopped".to_owned(),
    }
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("{} could not be started: {error}", command.get_program().to_string_lossy())
}
