//! `cargo xtask run`: everything up to the open window, or, where there is no display, the main job in the terminal.

use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::house::House;
use crate::process::{run as start, say};
use crate::systems::Extent;
use crate::{display, model, setup, terminal};

/// Sets up, builds, and opens the app.
///
/// # Errors
/// When the set-up or the build fails, or the app ends badly.
pub fn run(house: &House, sample: bool, as_is: bool) -> Result<ExitCode, Failure> {
    let extent = if display::is_there() { Extent::Window } else { Extent::Terminal };
    if extent == Extent::Terminal {
        say("There is no display here, so the suggestions for the sample practice are shown in the terminal instead.");
    }
    setup::provide(house, extent, as_is)?;
    setup::build(house, extent)?;
    model::make(house)?;
    if extent == Extent::Terminal {
        return terminal::show_sample(house).map(|()| ExitCode::SUCCESS);
    }

    say("Opening Undercurrent. It ends when its window is closed.");
    let mut app = Command::new(house.program("debug", "undercurrent"));
    app.env("UNDERCURRENT_MODEL", model::path(house)?);
    if sample {
        app.arg("--sample");
    }
    start("opening Undercurrent", &mut app, "Your journal is safe. Open it again; if it stays so, please report it.")?;
    Ok(ExitCode::SUCCESS)
}
