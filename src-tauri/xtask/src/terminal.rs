//! The main job without a window: the sample practice in a folder of its own, and what overlaps in it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::house::House;
use crate::model;
use crate::process::{run, say};

/// The sample is fiction: its passphrase guards nothing.
const PASSPHRASE: &str = "fictional people only, no secrets here\n";

/// Makes the sample practice, prints its suggestions with their reasons, and clears it away.
///
/// # Errors
/// When the journal can't be made or read.
pub fn show_sample(house: &House) -> Result<(), Failure> {
    let folder = house.notes().join("sample");
    clear(&folder)?;
    fs::create_dir_all(&folder).map_err(Failure::file("making", &folder))?;
    let passphrase = folder.join("passphrase");
    fs::write(&passphrase, PASSPHRASE).map_err(Failure::file("writing", &passphrase))?;

    let ask = |subcommand: &str| -> Result<(), Failure> {
        let mut command = Command::new(house.program("debug", "undercurrent-cli"));
        command.arg("--journal").arg(folder.join("journal")).arg("--passphrase-file").arg(&passphrase);
        command.arg(subcommand).env("UNDERCURRENT_MODEL", model::path(house)?);
        run(&format!("undercurrent-cli {subcommand}"), &mut command, "If it stays so, please report it.")
    };
    say("Making the sample practice…");
    let shown = ask("sample").and_then(|()| ask("suggest"));
    clear(&folder)?;
    shown?;
    say("\nOn a machine with a display, `cargo xtask run` opens the window.");
    Ok(())
}

/// Also clears what a run that was broken off has left.
fn clear(folder: &Path) -> Result<(), Failure> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(Failure::file("clearing", folder)) } else { Ok(()) }
}
