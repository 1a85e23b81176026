//! Killed without warning while writing: whatever was acknowledged is there.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use journal::Journal;
use journal::ids::ReflectionId;
use journal::reflections::{Facts, PageQuery};

use super::dice::Dice;
use super::{Hand, Promise};
use crate::OnDisk;

/// A journal is used for so many rounds, so that it stays small enough to be checked whole each time.
const ROUNDS: usize = 25;

/// Ends a typist so many times at any moment, every other time one who writes page after page.
#[must_use]
pub fn killed_while_writing(hand: &Hand, kills: usize) -> Promise {
    let mut promise = Promise::new("kill -9 while writing: every acknowledged save is there");
    let mut dice = Dice::new(1);
    let mut stage = Stage::new();
    for round in 0..kills {
        if round % ROUNDS == ROUNDS - 1 {
            stage = Stage::new();
        }
        let outcome = if round % 2 == 0 { stage.types(hand, &mut dice) } else { stage.writes_pages(hand, &mut dice) };
        promise.count(outcome.map_err(|what| format!("round {round}: {what}")));
    }
    promise
}

struct Stage {
    on_disk: OnDisk,
    draft: ReflectionId,
    length: usize,
    pages: usize,
}

impl Stage {
    fn new() -> Self {
        let (on_disk, mut journal) = OnDisk::create();
        let draft = journal.start_reflection("She said: enough. ", &Facts::default()).unwrap();
        journal.lock().unwrap();
        Self { on_disk, draft, length: 18, pages: 1 }
    }

    fn types(&mut self, hand: &Hand, dice: &mut Dice) -> Result<(), String> {
        let told = killed(hand, &["draft"], &self.on_disk.folder(), &[self.draft.to_string()], dice);
        let acknowledged = told.max(self.length);
        let text = self.opened()?.reflection(self.draft).map_err(|error| error.to_string())?.text;
        self.length = text.chars().count();
        if self.length < acknowledged {
            return Err(format!("{acknowledged} letters were acknowledged and {} are there", self.length));
        }
        // Seven letters a save: the one on its way may be there and no more.
        if self.length > acknowledged + 7 {
            return Err(format!("{acknowledged} letters were acknowledged and {} are there", self.length));
        }
        let wanted = "She said: enough. ".repeat(self.length / 18 + 1);
        if wanted.starts_with(&text) { Ok(()) } else { Err("other words stand there".to_owned()) }
    }

    fn writes_pages(&mut self, hand: &Hand, dice: &mut Dice) -> Result<(), String> {
        let acknowledged = self.pages + killed(hand, &["pages"], &self.on_disk.folder(), &[], dice);
        let journal = self.opened()?;
        let pages = journal.list_reflections(PageQuery { limit: 10_000, ..PageQuery::default() });
        self.pages = pages.map_err(|error| error.to_string())?.len();
        let found = journal.search("Page", 1).map_err(|error| error.to_string())?.1;
        if self.pages < acknowledged || self.pages > acknowledged + 1 {
            return Err(format!("{acknowledged} pages were acknowledged and {} are there", self.pages));
        }
        // All but the page of the draft begin with that word.
        if found + 1 == self.pages as u64 { Ok(()) } else { Err(format!("{found} of {} are found", self.pages)) }
    }

    fn opened(&self) -> Result<Journal, String> {
        let journal = self.on_disk.unlock().map_err(|error| error.to_string())?;
        let findings = journal.verify().map_err(|error| error.to_string())?;
        if findings.is_empty() { Ok(journal) } else { Err(findings.join("; ")) }
    }
}

/// Starts a typist, waits for a few acknowledgements and a moment more, kills it, and tells the last number it told.
fn killed(hand: &Hand, before: &[&str], folder: &Path, after: &[String], dice: &mut Dice) -> usize {
    let mut command = Command::new(&hand.typist);
    command.args(before).arg(folder).args(after).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = 0;
    for _ in 0..dice.below(6) {
        let line = lines.next().expect("a typist who writes on").unwrap();
        told = line.parse().unwrap_or_else(|_| panic!("{line}"));
    }
    // The moment is the fault itself: anywhere within the next few saves.
    let moment = Instant::now() + Duration::from_micros(dice.below(9_000) as u64);
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    lines.map(|line| line.unwrap().parse().unwrap()).last().unwrap_or(told)
}
