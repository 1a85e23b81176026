//! A disk that runs full, and a folder that nobody may write to any more, both under an open journal.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use journal::ids::{RecordId, ReflectionId};
use journal::reflections::Facts;
use journal::vault::KdfCost;
use journal::words::Kind;
use journal::{Error, Journal};
use tempfile::TempDir;

use super::scene::{Scene, now, read};
use super::{Hand, Promise};
use crate::PASSPHRASE;

/// Who owns nothing (<https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/usernames.html>).
const NOBODY: u32 = 65_534;

/// A disk of so few bytes, mounted for one story.
pub(super) struct SmallDisk {
    home: TempDir,
}

impl SmallDisk {
    /// In memory, of this size in KiB; `Err` says why it can't be had.
    fn in_memory(kib: usize) -> Result<Self, String> {
        let home = TempDir::new().unwrap();
        mount(&["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"], home.path())?;
        Ok(Self { home })
    }

    /// A file system in a file.
    pub(super) fn in_a_file(image: &Path) -> Result<Self, String> {
        let home = TempDir::new().unwrap();
        mount(&["-o", "loop", &image.display().to_string()], home.path())?;
        Ok(Self { home })
    }

    pub(super) fn path(&self) -> &Path {
        self.home.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.home.path()).status();
        assert!(
            unmounted.is_ok_and(|status| status.success()) || std::thread::panicking(),
            "a disk that stays mounted"
        );
    }
}

fn mount(options: &[&str], at: &Path) -> Result<(), String> {
    let output = Command::new("mount").args(options).arg(at).output().map_err(|error| format!("mount: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).trim().replace(&at.display().to_string(), "the folder");
    if output.status.success() { Ok(()) } else { Err(format!("it needs the right to mount ({said})")) }
}

/// Fills a small disk to the last byte under an open journal, in several ways; it needs the right to mount.
#[must_use]
pub fn disk_is_full(rounds: usize) -> Promise {
    let mut promise = Promise::new("the disk is full: words and deletes are saved, reading goes on");
    for round in 0..rounds {
        let disk = match SmallDisk::in_memory(4_096) {
            Ok(disk) => disk,
            Err(why) => return promise.cannot(why),
        };
        for story in [typing_goes_on, deleting_goes_on, reading_goes_on, opening_goes_on] {
            promise.count(story(disk.path(), round).map_err(|what| format!("round {round}: {what}")));
            clear(disk.path());
        }
    }
    promise
}

fn clear(disk: &Path) {
    for entry in fs::read_dir(disk).unwrap().map(Result::unwrap) {
        match entry.file_type().unwrap().is_dir() {
            true => fs::remove_dir_all(entry.path()).unwrap(),
            false => fs::remove_file(entry.path()).unwrap(),
        }
    }
}

/// A journal with a page on a small disk, open.
fn opened(disk: &Path) -> (Journal, ReflectionId) {
    let mut journal = Journal::create(&folder(disk), PASSPHRASE, KdfCost::cheap(), now().clock()).unwrap();
    let page = journal.start_reflection("She began.", &Facts::default()).unwrap();
    (journal, page)
}

fn folder(disk: &Path) -> PathBuf {
    disk.join("journal")
}

/// Writes into a file until nothing more goes in; `spare` bytes less.
fn fill(disk: &Path, spare: usize) {
    let mut file = fs::File::options().create(true).append(true).open(disk.join("filler")).unwrap();
    for block in [1 << 16, 4_096, 1] {
        while file.write_all(&vec![7; block]).is_ok() {}
    }
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(spare as u64)).unwrap();
}

fn has_reserve(disk: &Path) -> bool {
    folder(disk).join("reserve").exists()
}

fn holds(truth: bool, what: &str) -> Result<(), String> {
    if truth { Ok(()) } else { Err(what.to_owned()) }
}

fn typing_goes_on(disk: &Path, round: usize) -> Result<(), String> {
    let (mut journal, page) = opened(disk);
    holds(has_reserve(disk), "no room was set aside")?;
    fill(disk, round * 977 % 4_096);
    let words = "She went on. ".repeat(200 + round);
    journal.save_draft(page, &words, &[]).map_err(|error| format!("the draft on a full disk: {error}"))?;
    holds(!has_reserve(disk), "the draft found room elsewhere")?;
    journal.settle_draft(page).map_err(|error| format!("settling on a full disk: {error}"))?;
    drop(journal);
    fs::remove_file(disk.join("filler")).unwrap();
    let mut journal = Journal::unlock(&folder(disk), PASSPHRASE, now().clock()).map_err(|error| error.to_string())?;
    holds(has_reserve(disk), "no room was set aside again")?;
    holds(journal.verify().is_ok_and(|findings| findings.is_empty()), "the check finds something")?;
    holds(journal.reflection(page).is_ok_and(|page| page.text == words), "other words are on the page")?;
    journal.save_draft(page, "Room again.", &[]).map_err(|error| error.to_string()).map(drop)
}

fn deleting_goes_on(disk: &Path, round: usize) -> Result<(), String> {
    let (mut journal, page) = opened(disk);
    fill(disk, round * 977 % 4_096);
    journal.delete(Kind::Reflection, RecordId(page.0)).map_err(|error| format!("deleting on a full disk: {error}"))?;
    drop(journal);
    let journal = Journal::unlock(&folder(disk), PASSPHRASE, now().clock()).map_err(|error| error.to_string())?;
    holds(matches!(journal.reflection(page), Err(Error::NotFound { .. })), "what was deleted is there")?;
    holds(journal.trash().is_ok_and(|trash| trash.len() == 1), "it is not in the trash")
}

/// With the reserve used up as well: refused in words, everything is read, exported elsewhere, and saved once there is
/// room.
fn reading_goes_on(disk: &Path, round: usize) -> Result<(), String> {
    let (mut journal, page) = opened(disk);
    fs::remove_file(folder(disk).join("reserve")).unwrap();
    fill(disk, 0);
    let words = "She went on. ".repeat(2_000 + round);
    match journal.save_draft(page, &words, &[]) {
        Err(Error::DiskFull) => {}
        Err(error) => return Err(format!("it was called {}", error.code())),
        Ok(_) => return Err("there was room".to_owned()),
    }
    holds(journal.reflection(page).is_ok_and(|page| page.text == "She began."), "the page can't be read")?;
    holds(journal.search("began", 1).is_ok_and(|(_, count)| count == 1), "nothing is found")?;
    let elsewhere = TempDir::new().unwrap();
    let export = journal.export_json().map_err(|error| format!("exporting: {error}"))?;
    fs::write(elsewhere.path().join("everything.json"), &export).unwrap();
    holds(export.contains("She began."), "the export lacks the page")?;
    fs::remove_file(disk.join("filler")).unwrap();
    journal.save_draft(page, &words, &[]).map_err(|error| format!("with room again: {error}"))?;
    journal.lock().map_err(|error| format!("locking: {error}"))?;
    let journal = Journal::unlock(&folder(disk), PASSPHRASE, now().clock()).map_err(|error| error.to_string())?;
    holds(journal.reflection(page).is_ok_and(|page| page.text == words), "other words are on the page")
}

/// A journal is opened on a disk that is full already, with something in its trash.
fn opening_goes_on(disk: &Path, _round: usize) -> Result<(), String> {
    let (mut journal, page) = opened(disk);
    let other = journal.start_reflection("She left.", &Facts::default()).map_err(|error| error.to_string())?;
    journal.delete(Kind::Reflection, RecordId(other.0)).map_err(|error| error.to_string())?;
    journal.lock().map_err(|error| error.to_string())?;
    fs::remove_file(folder(disk).join("reserve")).unwrap();
    fill(disk, 0);
    let journal =
        Journal::unlock(&folder(disk), PASSPHRASE, now().clock()).map_err(|error| format!("opening: {error}"))?;
    holds(journal.reflection(page).is_ok_and(|page| page.text == "She began."), "the page can't be read")
}

/// Takes the right to write to the folder away while a journal in it is open. Root may write anywhere, so a program of
/// nobody's does it where this one is root's.
#[must_use]
pub fn folder_is_read_only(hand: &Hand) -> Promise {
    let mut promise = Promise::new("the folder is read-only: refused in words, reading and exporting go on");
    let scene = Scene::new();
    let folder = scene.folder();
    let as_root = rustix::process::geteuid().is_root();
    let elsewhere = TempDir::new().unwrap();
    let typist = elsewhere.path().join("typist");
    fs::copy(&hand.typist, &typist).unwrap();
    let mut command = if as_root { Command::new("setpriv") } else { Command::new(&typist) };
    if as_root {
        for path in [folder.parent().unwrap(), &folder, elsewhere.path()] {
            hand_over(path);
        }
        let id = NOBODY.to_string();
        command.args(["--reuid", &id, "--regid", &id, "--clear-groups"]).arg(&typist);
    }
    let export = elsewhere.path().join("everything.json");
    command.arg("reads").arg(&folder).arg(scene.page.to_string()).arg(&export);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut told = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let opened = told.next();
    promise.count(if opened.as_deref() == Some("open") { Ok(()) } else { Err(format!("opening: {opened:?}")) });
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    drop(child.stdin.take());
    for wanted in ["save read_only", "page", "found", "export"] {
        let line = told.next().unwrap_or_default();
        promise.count(if line == wanted { Ok(()) } else { Err(format!("{wanted}: {line}")) });
    }
    child.wait().unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    let kept = scene.on_disk.unlock().and_then(|journal| read(&journal));
    promise.count(if kept.is_ok() && export.exists() { Ok(()) } else { Err("afterwards it is not whole".to_owned()) });
    promise
}

/// Gives a folder and the files in it to nobody.
fn hand_over(folder: &Path) {
    std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        std::os::unix::fs::chown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}
