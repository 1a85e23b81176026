//! `cargo xtask …`: set up, run, test, evaluate and measure Undercurrent with nothing but Rust and Node at hand.
//!
//! This program is the first thing that a new machine builds, so it stands on the standard library alone.

mod app;
mod arguments;
mod checks;
mod counts;
mod display;
mod failure;
mod faults;
mod fingerprint;
mod house;
mod measure;
mod model;
mod node;
mod packages;
mod picture;
mod process;
mod setup;
mod start;
mod summary;
mod systems;
mod terminal;
mod ui;
mod window;

use std::process::ExitCode;

use arguments::Task;
use failure::Failure;
use house::House;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match arguments::parse(&given).and_then(|task| perform(&task)) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::from(failure.code)
        }
    }
}

fn perform(task: &Task) -> Result<ExitCode, Failure> {
    if let Task::Help { about } = task {
        print!("{}", arguments::help(*about));
        return Ok(ExitCode::SUCCESS);
    }
    let house = House::find()?;
    match task {
        Task::Run { sample, as_is } => app::run(&house, *sample, *as_is),
        Task::Setup { as_is } => setup::everything(&house, *as_is).map(|()| ExitCode::SUCCESS),
        Task::Test { quick, as_is } => checks::test(&house, *quick, *as_is),
        Task::Faults { rest } => faults::all(&house, rest),
        Task::Soak { sequences } => checks::soak(&house, *sequences),
        Task::Screens { out, keep } => checks::screens(&house, out.as_deref(), *keep),
        Task::Eval { rest } => measure::eval(&house, rest),
        Task::Practice { rest } => measure::practice(&house, rest),
        Task::Bench { rest } => measure::bench(&house, rest),
        Task::Help { .. } => Ok(ExitCode::SUCCESS),
    }
}
