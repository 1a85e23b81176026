//! A disk that refuses, at every place of an operation: the old state stays or the new one is there, and what is said of it
//! is true.

use std::process::Command;

use tempfile::TempDir;

use super::operations::{Ground, Operation};
use super::traced::{End, perform, places};
use super::{Hand, Promise};

/// What a disk says: it is broken, it is full, and from here on it stays full.
const FAULTS: &[(&str, &str)] = &[("EIO", ""), ("ENOSPC", ""), ("ENOSPC", "+")];
/// What a refusal may be called when the disk was at fault.
const TRUE_REASONS: &[&str] = &["disk_full", "io", "store"];
/// Blocks of 512 bytes, in which the shell counts.
const BLOCK: u64 = 512;

/// Has every nth call of an operation fail, in every way a disk fails. `every` leaves some out: 1 tries all.
#[must_use]
pub fn calls_fail(hand: &Hand, operation: Operation, every: usize) -> Promise {
    let mut promise = Promise::new(format!("the disk refuses at any call while {}", operation.what));
    let (ground, home) = (Ground::of(operation), TempDir::new().unwrap());
    let log = home.path().join("trace");
    for place in places(hand, operation, &ground.afresh(), &log).into_iter().step_by(every) {
        for (error, lasting) in FAULTS {
            let folder = ground.afresh();
            let inject = format!("{}:error={error}:when={}{lasting}", place.call, place.number);
            let end = perform(hand, operation, &folder, Some(&inject), &log);
            let outcome = told_truly(&end).and_then(|()| ground.is_old_or_new(&folder, end == End::Done));
            promise.count(outcome.map_err(|what| format!("{inject}: {end:?}: {what}")));
        }
    }
    promise
}

fn told_truly(end: &End) -> Result<(), String> {
    match end {
        End::Refused(told) => match told.split(' ').next() {
            // What it told could not be written either.
            Some("" | "now") | None => Ok(()),
            Some(code) if TRUE_REASONS.contains(&code) => Ok(()),
            Some(_) => Err("it told another reason".to_owned()),
        },
        End::Broken(what) => Err(what.clone()),
        End::Done | End::Killed => Ok(()),
    }
}

/// Kills the program at every nth call of an operation. `every` leaves some out: 1 tries all.
#[must_use]
pub fn killed_at_every_call(hand: &Hand, operation: Operation, every: usize) -> Promise {
    let mut promise = Promise::new(format!("kill -9 at any call while {}", operation.what));
    let (ground, home) = (Ground::of(operation), TempDir::new().unwrap());
    let log = home.path().join("trace");
    for place in places(hand, operation, &ground.afresh(), &log).into_iter().step_by(every) {
        let folder = ground.afresh();
        let inject = format!("{}:signal=SIGKILL:when={}", place.call, place.number);
        let end = perform(hand, operation, &folder, Some(&inject), &log);
        let outcome = match end {
            End::Killed => ground.is_old_or_new(&folder, false),
            end => Err(format!("it was not killed: {end:?}")),
        };
        promise.count(outcome.map_err(|what| format!("{inject}: {what}")));
    }
    promise
}

/// Lets files grow to a limit and no further, for every limit in steps: a write that crosses it is cut short, and the
/// next one fails.
#[must_use]
pub fn writes_fall_short(hand: &Hand, operation: Operation, step: u64) -> Promise {
    let mut promise = Promise::new(format!("writes fall short at any length while {}", operation.what));
    let ground = Ground::of(operation);
    let folder = ground.afresh();
    operation.perform(&folder, &|| {}).unwrap();
    let lengths = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len());
    let longest = lengths.max().unwrap_or_default() / BLOCK;
    // Finer at the beginning, where the small files end.
    let limits = (0..8).chain((8..longest + 16).step_by(usize::try_from(step).unwrap()));
    for limit in limits {
        let folder = ground.afresh();
        let limited = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &limited, "sh"]).arg(&hand.typist).args(["does", operation.name]).arg(&folder);
        let output = command.output().unwrap();
        let outcome = match output.status.code() {
            Some(code @ (0 | 3)) => ground.is_old_or_new(&folder, code == 0),
            other => Err(format!("it ended with code {other:?}")),
        };
        promise.count(outcome.map_err(|what| format!("files up to {} bytes: {what}", limit * BLOCK)));
    }
    promise
}
