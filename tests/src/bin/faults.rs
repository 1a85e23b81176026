//! Every fault, over and over: `cargo xtask faults` builds and calls this. One line a promise on standard output, and what
//! was lost on standard error.
//!
//! `faults [--kills N] [--flips N] [--cuts N] [--canaries N] [--every N] [--only WORD]`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::process::ExitCode;

use stories::faults::{self, Hand, Promise, operations::OPERATIONS};

/// How often each is tried.
struct Counts {
    kills: usize,
    flips: usize,
    cuts: usize,
    canaries: usize,
    /// Of the calls to the system, each nth is made to fail.
    every: usize,
    only: String,
}

fn main() -> ExitCode {
    let Some(counts) = counts() else {
        eprintln!(
            "It is called as: faults [--kills N] [--flips N] [--cuts N] [--canaries N] [--every N] [--only WORD]"
        );
        return ExitCode::from(2);
    };
    let programs = std::env::current_exe().unwrap();
    let hand = Hand { typist: programs.with_file_name("typist"), careless: programs.with_file_name("careless") };
    let mut kept = true;
    for rig in rigs(&hand, &counts) {
        if !rig.0.contains(&counts.only) {
            continue;
        }
        kept &= say(&(rig.1)());
    }
    if "window-memory".contains(&counts.only) {
        let remembered = faults::window::what_is_remembered_after_locking(counts.canaries);
        kept &= say(&remembered.promise);
        println!("{remembered}");
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A line for a promise, and whether it is kept.
fn say(promise: &Promise) -> bool {
    println!("{promise}");
    promise.lost.iter().take(20).for_each(|what| eprintln!("    {what}"));
    promise.is_kept()
}

/// Each rig, by a word to call it by.
type Rig<'a> = (String, Box<dyn Fn() -> Promise + 'a>);

fn rigs<'a>(hand: &'a Hand, counts: &'a Counts) -> Vec<Rig<'a>> {
    let mut rigs: Vec<Rig<'a>> = vec![
        ("kill".to_owned(), Box::new(|| faults::killed_while_writing(hand, counts.kills))),
        ("power".to_owned(), Box::new(|| faults::power_is_cut(hand, counts.cuts))),
        ("power-control".to_owned(), Box::new(|| faults::power_is_cut_on_the_careless(hand, counts.cuts.min(20)))),
    ];
    for operation in OPERATIONS.iter().copied() {
        let name = |rig: &str| format!("{rig}-{}", operation.name);
        rigs.push((name("refuse"), Box::new(move || faults::calls_fail(hand, operation, counts.every))));
        rigs.push((name("short"), Box::new(move || faults::writes_fall_short(hand, operation, 5))));
        rigs.push((name("die"), Box::new(move || faults::killed_at_every_call(hand, operation, counts.every))));
    }
    rigs.push(("full".to_owned(), Box::new(|| faults::disk_is_full(10))));
    rigs.push(("read-only".to_owned(), Box::new(|| faults::folder_is_read_only(hand))));
    rigs.push(("flip".to_owned(), Box::new(|| faults::flipped(counts.flips))));
    rigs.push(("cut-short".to_owned(), Box::new(|| faults::shortened(counts.flips))));
    rigs.push(("launch".to_owned(), Box::new(|| faults::launched_at_once(hand, 50))));
    rigs.push(("stranger".to_owned(), Box::new(faults::strangers_in_its_place)));
    let canaries = counts.canaries;
    rigs.push((
        "window-files".to_owned(),
        Box::new(move || faults::window::canaries_are_left_in_no_file(canaries, canaries)),
    ));
    rigs
}

fn counts() -> Option<Counts> {
    let mut counts = Counts { kills: 500, flips: 1_000, cuts: 100, canaries: 200, every: 1, only: String::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next()?;
        let number = value.parse().ok();
        match word.as_str() {
            "--kills" => counts.kills = number?,
            "--flips" => counts.flips = number?,
            "--cuts" => counts.cuts = number?,
            "--canaries" => counts.canaries = number?,
            "--every" => counts.every = number?,
            "--only" => counts.only = value,
            _ => return None,
        }
    }
    Some(counts)
}
