//! Stories of keys: who gets in by what, after everything that can become of the key files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::DateTime;
use tempfile::TempDir;

use crate::clients::NewClient;
use crate::dates::{Clock, fixed_clock};
use crate::ids::RecordId;
use crate::reflections::Facts;
use crate::store::probe;
use crate::vault::{self, KdfCost, Proof, RecoveryCode};
use crate::words::Kind;
use crate::{Error, Journal, Result};

mod backups;
mod code;
mod cuts;
mod keychain;
mod passphrase;
mod replacing;
mod sequences;

const OLD: &str = "heron ladle quiet ferry";
const NEW: &str = "mosaic tundra velvet oar";
const WRONG: &str = "a wrong passphrase";
const KEY_FILES: [&str; 2] = ["vault.keys", "vault.keys.2"];
const CHEAP: KdfCost = KdfCost::cheap();

fn clock() -> Clock {
    fixed_clock(DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap())
}

/// A journal in a folder of its own, its recovery code, and all that is in it.
struct Story {
    home: TempDir,
    code: RecoveryCode,
    records: Vec<String>,
}

impl Story {
    /// A little of everything that stands in a file: records, a version, a draft, the trash, what was forgotten.
    fn of_its_own() -> (Self, Journal) {
        let home = tempfile::tempdir().unwrap();
        let (mut journal, code) = Journal::create_with_code(&home.path().join("journal"), OLD, CHEAP, clock()).unwrap();
        let ana = journal.add_client(NewClient::named("Ana Quill")).unwrap();
        let gone = journal.add_client(NewClient::named("Bo Reed")).unwrap();
        let left = journal.add_client(NewClient::named("Wren Castell")).unwrap();
        let facts = Facts { client_ids: vec![ana], ..Facts::default() };
        let page = journal.start_reflection("She sat by the window.", &facts).unwrap();
        journal.save_draft(page, "She sat by the window, and stayed.", &[]).unwrap();
        journal.settle_draft(page).unwrap();
        journal.save_draft(page, "She sat by the window, and stayed until", &[]).unwrap();
        journal.delete(Kind::Client, RecordId(left.0)).unwrap();
        journal.forget_client(gone, &[]).unwrap();
        let records = records(&journal);
        (Self { home, code, records }, journal)
    }

    /// A copy of one such journal, the same for all: making it takes longer than most stories.
    fn begin() -> (Self, Journal) {
        static FIRST: LazyLock<Story> = LazyLock::new(|| Story::of_its_own().0);
        let home = tempfile::tempdir().unwrap();
        copy(&FIRST.folder(), &home.path().join("journal"));
        let code = RecoveryCode::parse(&FIRST.code.text()).unwrap();
        let story = Self { home, code, records: FIRST.records.clone() };
        let journal = story.open(OLD).unwrap();
        (story, journal)
    }

    /// The same, closed.
    fn closed() -> Self {
        Self::begin().0
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("journal")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    fn open(&self, passphrase: &str) -> Result<Journal> {
        Journal::unlock(&self.folder(), passphrase, clock())
    }

    fn open_with_code(&self, code: &str) -> Result<Journal> {
        Journal::unlock_with_code(&self.folder(), code, NEW, CHEAP, clock())
    }

    /// The key files as they are now, to be put back later.
    fn keys(&self) -> Vec<Vec<u8>> {
        KEY_FILES.iter().map(|name| fs::read(self.file(name)).unwrap()).collect()
    }

    fn put_back(&self, keys: &[Vec<u8>]) {
        KEY_FILES.iter().zip(keys).for_each(|(name, keys)| fs::write(self.file(name), keys).unwrap());
    }

    /// Everything that was there is there, and nothing else.
    fn is_whole(&self, journal: &Journal) {
        assert!(records(journal) == self.records, "something is not as it was");
        assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
    }

    /// This passphrase opens the journal with everything in it, and these don't.
    fn opens_with(&self, right: &str, wrong: &[&str]) {
        for wrong in wrong {
            assert!(matches!(self.open(wrong), Err(Error::WrongPassphrase)), "{wrong}");
        }
        self.is_whole(&self.open(right).unwrap());
    }
}

/// Every row in the file, but the note of when it was last opened.
fn records(journal: &Journal) -> Vec<String> {
    let mut records = probe::everything(&journal.connection);
    records.retain(|line| !line.contains("last_opened_at"));
    records
}

/// A copy of the plain files of a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        if entry.file_type().unwrap().is_file() && entry.file_name() != "lock" {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn nothing_that_is_shown_for_debugging_holds_a_secret() {
    let (story, mut journal) = Story::begin();
    let proof = Proof::of(&story.folder(), OLD).unwrap();
    let change = Proof::of(&story.folder(), OLD).unwrap().new_passphrase(NEW, CHEAP).unwrap();
    let code = Proof::of(&story.folder(), OLD).unwrap().new_code(CHEAP).unwrap();
    let shown = format!("{proof:?} {change:?} {code:?} {:?} {:?}", story.code, journal.recovery_code(&proof).unwrap());
    assert_eq!(shown, "Proof(…) KeyChange(…) CodeChange(…) RecoveryCode(…) RecoveryCode(…)");
    let text = story.code.text();
    let typed = format!("{}Q", &text[..46]);
    let refused = [
        journal.change_passphrase("zanzibar of all", NEW, CHEAP, &[]).err().unwrap(),
        journal.change_passphrase(OLD, "zanzi", CHEAP, &[]).err().unwrap(),
        Journal::unlock_with_code(&story.folder(), &typed, NEW, CHEAP, clock()).err().unwrap(),
    ];
    for error in refused {
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("zanzi") && !shown.contains(&text[..11]), "{shown}");
    }
}

#[test]
fn a_journal_in_memory_has_no_keys_to_change() {
    let mut journal = Journal::in_memory(clock()).unwrap();
    let error = journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap_err();
    assert_eq!(error.field(), Some("journal"));
    assert!(journal.add_keychain_slot(OLD, &[7; 32]).is_err());
}
