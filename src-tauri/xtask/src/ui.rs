//! What the window shows: npm packages by lock file, and the built UI, each only when something changed.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::house::House;
use crate::process::{run, say};
use crate::{fingerprint, node};

/// What changes in the UI's folder without changing what is built from it.
const NO_INPUTS: &[&str] = &["node_modules", "dist", "tests"];

/// Installs the npm packages that the lock file names, unless they are there.
///
/// # Errors
/// When Node is missing or npm fails.
pub fn install(house: &House) -> Result<(), Failure> {
    let node_version = node::check()?;
    let ui = house.ui();
    let inputs = ["package-lock.json", "package.json", ".npmrc"].map(|name| ui.join(name));
    let wanted = format!("{} {node_version}", fingerprint::of(&inputs).map_err(Failure::file("reading", &ui))?);
    let note = ui.join("node_modules/.installed-from");
    if fingerprint::noted(&note, &wanted) {
        return Ok(());
    }
    say("Getting the UI's npm packages (about 20 seconds)…");
    let mut command = node::npm();
    command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&ui);
    run("npm ci, in the folder ui", &mut command, "See that npm reaches its registry, then try again.")?;
    fingerprint::note(&note, &wanted).map_err(Failure::file("writing", &note))
}

/// Builds the UI, unless neither what goes in nor what came out has changed.
///
/// # Errors
/// When the build fails.
pub fn build(house: &House) -> Result<(), Failure> {
    let ui = house.ui();
    let built = ui.join("dist");
    let state = || {
        let print = |paths: &[PathBuf]| fingerprint::of(paths).map_err(Failure::file("reading", &ui));
        Ok(format!("{} {}", print(&inputs(house)?)?, print(std::slice::from_ref(&built))?))
    };
    let note = house.notes().join("ui-built");
    if fingerprint::noted(&note, &state()?) {
        return Ok(());
    }
    say("Building what the window shows (a few seconds)…");
    let mut command = node::npm();
    command.args(["run", "--silent", "build", "--", "--logLevel", "error"]).current_dir(&ui);
    run("npm run build, in the folder ui", &mut command, "Mend what it names in ui/src, then try again.")?;
    fingerprint::note(&note, &state()?).map_err(Failure::file("writing", &note))
}

fn inputs(house: &House) -> Result<Vec<PathBuf>, Failure> {
    let ui = house.ui();
    let mut paths = fingerprint::entries(&ui).map_err(Failure::file("reading", &ui))?;
    paths.retain(|path| path.file_name().is_none_or(|name| !NO_INPUTS.iter().any(|not| name == *not)));
    paths.sort();
    Ok(paths)
}
