//! Bits that flip and files that end too soon, in every file of a journal: healed, or reported as damage when the journal
//! is opened, read or checked. Never an empty journal, never "wrong passphrase", never fewer records without a word.

use std::fs;
use std::path::{Path, PathBuf};

use journal::{Error, Journal};

use super::Promise;
use super::dice::Dice;
use super::scene::{Content, Scene, files_below, now, read};
use crate::PASSPHRASE;

const PAGE: usize = 4096;

/// Flips so many single bits, one at a time, spread over all files.
#[must_use]
pub fn flipped(flips: usize) -> Promise {
    let mut promise = Promise::new("a flipped bit in any file: healed, or reported as damage");
    let stage = Stage::new();
    let mut dice = Dice::new(5);
    for round in 0..flips {
        let (path, bytes) = stage.file(round, &mut dice);
        if bytes.is_empty() {
            promise.count(stage.harmed(path, Some(&[1 << dice.below(8)])));
            continue;
        }
        let mut flipped = bytes.clone();
        // The first bytes of a file are where formats are told apart: every other flip falls there.
        let at = if round % 4 == 0 { dice.below(bytes.len().min(128)) } else { dice.below(bytes.len()) };
        let bit = dice.below(8);
        flipped[at] ^= 1 << bit;
        promise.count(stage.harmed(path, Some(&flipped)).map_err(|what| format!("byte {at}, bit {bit}: {what}")));
    }
    promise
}

/// Cuts every file short in so many ways: to nothing, to a part, by a byte, page by page, and away with it; and puts
/// zeros over parts.
#[must_use]
pub fn shortened(cuts: usize) -> Promise {
    let mut promise = Promise::new("a file cut short, gone or zeroed in part: healed, or reported as damage");
    let stage = Stage::new();
    let mut dice = Dice::new(6);
    for (path, bytes) in &stage.files {
        for content in [None, Some(&bytes[..0])] {
            promise.count(stage.harmed(path, content));
        }
    }
    for round in 0..cuts.saturating_sub(promise.tried) {
        let (path, bytes) = stage.file(round, &mut dice);
        let at = dice.below(bytes.len());
        let content = match round % 5 {
            0 => bytes[..at].to_vec(),
            1 => bytes[..at - at % PAGE.min(bytes.len().max(1))].to_vec(),
            2 => bytes[..bytes.len().saturating_sub(1 + dice.below(3))].to_vec(),
            3 => zeroed(bytes, at - at % PAGE, PAGE),
            _ => zeroed(bytes, at, 1 + dice.below(600)),
        };
        promise.count(stage.harmed(path, Some(&content)).map_err(|what| format!("round {round}: {what}")));
    }
    promise
}

fn zeroed(bytes: &[u8], from: usize, length: usize) -> Vec<u8> {
    let mut zeroed = bytes.to_vec();
    let to = (from + length).min(bytes.len());
    zeroed[from..to].fill(0);
    zeroed
}

struct Stage {
    scene: Scene,
    files: Vec<(PathBuf, Vec<u8>)>,
    content: Content,
}

impl Stage {
    fn new() -> Self {
        let scene = Scene::new();
        let mut journal = scene.on_disk.unlock().unwrap();
        let gone = journal.add_client(journal::clients::NewClient::named("Cass Orrery")).unwrap();
        // A ledger is there once somebody was forgotten.
        journal.forget_client(gone, &[]).unwrap();
        journal.back_up().unwrap();
        drop(journal);
        let content = read(&scene.on_disk.unlock().unwrap()).unwrap();
        let files = files_below(&scene.folder());
        let stage = Self { scene, files, content };
        stage.opens_as_it_was().expect("a journal that is well before it is harmed");
        stage
    }

    /// A file for this round: the database every other time, and the others in turn.
    fn file(&self, round: usize, dice: &mut Dice) -> (&Path, &Vec<u8>) {
        let (path, bytes) = if round.is_multiple_of(2) {
            self.files.iter().find(|(path, _)| path.ends_with("journal.db")).unwrap()
        } else {
            &self.files[dice.below(self.files.len())]
        };
        (path, bytes)
    }

    /// Puts something else in a file's place (or nothing), sees what is made of it, and puts everything back.
    fn harmed(&self, path: &Path, content: Option<&[u8]>) -> Result<(), String> {
        match content {
            Some(content) => fs::write(path, content).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        let outcome = self.is_healed_or_reported(path, content);
        for (path, bytes) in &self.files {
            fs::write(path, bytes).unwrap();
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        outcome.map_err(|what| format!("{name}: {what}"))
    }

    fn is_healed_or_reported(&self, path: &Path, content: Option<&[u8]>) -> Result<(), String> {
        let journal = match self.scene.on_disk.unlock() {
            Err(Error::Damaged { .. } | Error::NotAJournal { .. }) => {
                let is_as_it_was = fs::read(path).ok().as_deref() == content;
                return if is_as_it_was { Ok(()) } else { Err("it was refused and changed all the same".to_owned()) };
            }
            Err(error) => return Err(format!("it was called something else: {}", error.code())),
            Ok(journal) => journal,
        };
        let findings = match journal.verify() {
            Err(Error::Damaged { .. }) => vec!["damaged".to_owned()],
            other => other.map_err(|error| format!("the check ended: {error}"))?,
        };
        if path.parent() != Some(&self.scene.folder()) {
            return self.backup_is_sound_or_reported(&journal);
        }
        let reported = !findings.is_empty();
        match read(&journal) {
            Ok(read) if read == self.content => Ok(()),
            _ if reported => Ok(()),
            _ => Err("something else is read and the check finds nothing".to_owned()),
        }
    }

    /// A backup that was harmed is not opened, or its check finds something, or nothing is lost; the journal is as it was.
    fn backup_is_sound_or_reported(&self, journal: &Journal) -> Result<(), String> {
        if read(journal).ok().as_ref() != Some(&self.content) {
            return Err("a harmed backup changes the journal".to_owned());
        }
        let shelf = journal.shelf().map_err(|error| error.to_string())?;
        for backup in shelf.list() {
            let Ok(looked_into) = journal.look_into(&backup.id) else { continue };
            let reported = looked_into.verify().map_or(true, |findings| !findings.is_empty());
            if !reported && read(&looked_into).ok().as_ref() != Some(&self.content) {
                return Err("something else is read in the backup and the check finds nothing".to_owned());
            }
        }
        Ok(())
    }

    fn opens_as_it_was(&self) -> Result<(), String> {
        let journal = Journal::unlock(&self.scene.folder(), PASSPHRASE, now().clock()).map_err(|e| e.to_string())?;
        let read = read(&journal).map_err(|error| error.to_string())?;
        if read == self.content { Ok(()) } else { Err("it reads otherwise".to_owned()) }
    }
}
