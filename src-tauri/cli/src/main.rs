//! `undercurrent-cli`: the same journal from a terminal or a script.
//!
//! Each verb opens the journal, does one thing, lets go of it, and only then prints: a slow reader never keeps the journal
//! from its window. What is printed goes to standard output, what is said about it to standard error.

mod args;
mod commands;
mod failure;
mod meaning;
mod output;
mod passphrase;
mod place;
mod shares;
mod usage;
mod wording;

use std::process::ExitCode;

use clap::Parser as _;

use args::Call;
use failure::Failure;

fn main() -> ExitCode {
    if let Err(refused) = journal::vault::shield_process() {
        output::say(&refused.to_string());
    }
    let outcome = match Call::try_parse() {
        Ok(call) => commands::run(&call),
        Err(error) => usage::explain(&error),
    };
    let exit = match outcome.and_then(|answer| output::print(&answer).map(|()| answer.exit)) {
        Ok(exit) => exit,
        Err(failure) => {
            output::say(&failure.message);
            failure.exit
        }
    };
    exit.into()
}
