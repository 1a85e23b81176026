//! A typist under a tracer, which has a call to the system fail, or the program die, at a place of one's choice.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Hand;
use super::operations::Operation;

/// The calls that change a disk or open something on it. A question mark: not every machine has each.
const CALLS: &[&str] = &[
    "?open",
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "?rename",
    "?renameat",
    "?renameat2",
    "?unlink",
    "unlinkat",
    "ftruncate",
    "?mkdir",
    "mkdirat",
];
/// What the typist writes when it begins.
const BEGINS: &str = "write(1, \"now\\n\"";

/// How an operation ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was acknowledged.
    Done,
    /// It was refused, and told why.
    Refused(String),
    /// The program was killed, as it was meant to be.
    Killed,
    /// The program broke down.
    Broken(String),
}

/// The nth call of a kind, counted from the start of the program.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) call: String,
    pub(super) number: usize,
}

/// Does an operation, with what the tracer is told to do.
pub(super) fn perform(hand: &Hand, operation: Operation, folder: &Path, inject: Option<&str>, log: &Path) -> End {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o"]).arg(log);
    if !inject.is_some_and(|inject| inject.contains("signal=")) {
        // Faster, but no signal is sent at the stops that this makes.
        command.arg("--seccomp-bpf");
    }
    command.arg("-e").arg(format!("trace={}", CALLS.join(",")));
    if let Some(inject) = inject {
        command.arg("-e").arg(format!("inject={inject}"));
    }
    command.arg(&hand.typist).args(["does", operation.name]).arg(folder);
    let output = command.stdin(Stdio::null()).output().expect("strace: cargo xtask test provides it");
    let told = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned();
    match output.status.code() {
        Some(0) => End::Done,
        Some(3) => End::Refused(told),
        Some(code) => End::Broken(format!("it ended with code {code}")),
        None => End::Killed,
    }
}

/// Every call that an operation makes once it has begun.
pub(super) fn places(hand: &Hand, operation: Operation, folder: &Path, log: &Path) -> Vec<Place> {
    assert_eq!(perform(hand, operation, folder, None, log), End::Done, "{} without any fault", operation.name);
    let trace = std::fs::read_to_string(log).unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut places, mut begun) = (Vec::new(), false);
    for line in trace.lines() {
        let Some(call) = line.split_whitespace().nth(1).and_then(|rest| rest.split_once('(')).map(|(call, _)| call)
        else {
            continue;
        };
        let number = counts.entry(call).or_default();
        *number += 1;
        if begun {
            places.push(Place { call: call.to_owned(), number: *number });
        }
        begun |= line.contains(BEGINS);
    }
    assert!(places.len() > 5, "the trace of {} says too little: {places:?}", operation.name);
    places
}
