//! The journal itself, without any window: records, every change to them, suggestions, and the vault they live in.
//!
//! ```
//! use journal::{Journal, clients::NewClient, dates::fixed_clock};
//!
//! let now = chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00")?;
//! let mut journal = Journal::in_memory(fixed_clock(now))?;
//! let ana = journal.add_client(NewClient::named("Ana Quill"))?;
//! assert_eq!(journal.client(ana)?.name, "Ana Quill");
//! journal.undo()?;
//! assert!(journal.client(ana).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod anchor;
pub mod aside;
pub mod asked_why;
pub mod backups;
pub mod brief;
pub mod calendar;
pub mod change;
pub mod clients;
pub mod dates;
pub mod deliveries;
pub mod error;
pub mod export;
pub mod figures;
pub mod forget;
#[cfg(test)]
mod forgetting;
pub mod forms;
pub mod gifts;
pub mod guard;
pub mod ideas;
pub mod ids;
pub mod insight;
pub mod keys;
pub mod ladder;
mod left;
#[cfg(test)]
mod limits;
pub mod marks;
pub mod meaning;
pub mod merging;
pub mod occasions;
pub mod profile;
pub mod promises;
#[cfg(test)]
mod properties;
pub mod pursuits;
pub mod reading;
pub mod reflections;
pub mod review;
pub mod sample;
pub mod search;
pub mod settings;
pub mod signs;
pub mod starts;
pub mod state_changes;
#[cfg(test)]
mod strings;
pub mod suggest;
pub mod suggestions;
pub mod today;
pub mod trash;
pub mod validate;
pub mod vault;
pub mod verdicts;
pub mod versions;
pub mod waiting;
pub mod warmth;
pub mod words;

mod store;

use std::cell::RefCell;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

pub use change::{Area, Change, Deed};
pub use error::{Error, Result};

use change::History;
use dates::{Clock, Stamp};
use vault::{KdfCost, Opened, RecoveryCode};

/// An open journal. [`Self::lock`] settles what is being written; dropping it closes the file and lets go of the folder
/// too, with unsettled words kept as drafts.
pub struct Journal {
    // Fields drop in this order: the file is closed before its owner lets go of the folder.
    connection: Connection,
    history: History,
    vectors: RefCell<meaning::Vectors>,
    kept: RefCell<Option<meaning::Kept>>,
    clock: Clock,
    /// Where it lives, its key and the sole right to it; none in memory.
    home: Option<Opened>,
}

impl Journal {
    /// Makes a new journal in `folder` and opens it.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is one, [`Error::Invalid`] for a passphrase that is too short, and what the disk says.
    pub fn create(folder: &Path, passphrase: &str, cost: KdfCost, clock: Clock) -> Result<Self> {
        Self::create_with_code(folder, passphrase, cost, clock).map(|(journal, _)| journal)
    }

    /// Like [`Self::create`], and answers with the recovery code as well: it opens the journal when the passphrase or the
    /// key files are lost.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_with_code(
        folder: &Path,
        passphrase: &str,
        cost: KdfCost,
        clock: Clock,
    ) -> Result<(Self, RecoveryCode)> {
        let (opened, code) = vault::create_with(folder, passphrase, cost, |_, _, _| Ok(()))?;
        let connection = store::open::open(&vault::database_path(folder), &opened.key)?;
        let mut journal = Self::begin(connection, clock, Some(opened))?;
        journal.note_generation()?;
        journal.set_room_aside();
        Ok((journal, code))
    }

    /// Opens the journal in `folder`.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Damaged`], [`Error::StaleKeys`], [`Error::NotAJournal`], [`Error::TooNew`],
    /// [`Error::Busy`], [`Error::NoJournal`]. The file is untouched in each case.
    pub fn unlock(folder: &Path, passphrase: &str, clock: Clock) -> Result<Self> {
        Self::enter(vault::unlock(folder, passphrase)?, clock)
    }

    /// Opens the journal to which this is the key. One from an older program is backed up before it is brought up to date.
    pub(crate) fn enter(opened: Opened, clock: Clock) -> Result<Self> {
        let connection = store::open::open(&vault::database_path(&opened.folder), &opened.key)?;
        if store::migrate::is_older(&connection)? {
            backups::before_a_migration(&opened, &clock)?;
        }
        let mut journal = Self::begin(connection, clock, Some(opened))?;
        journal.refuse_stale_keys()?;
        journal.set_room_aside();
        // A disk that takes nothing now must not keep anybody from reading; the next unlocking notes it.
        journal.note_generation().ok();
        journal.keep_forgetting()?;
        match journal.clear_trash() {
            // What rests in the trash can rest until there is room; to read must be possible before.
            Err(error) if error.may_be_for_want_of_room() => {}
            other => other?,
        }
        Ok(journal)
    }

    /// A journal that lives in memory alone and is gone when dropped: the sample practice, and tests.
    ///
    /// # Errors
    /// Only if SQLite can't be started.
    pub fn in_memory(clock: Clock) -> Result<Self> {
        Self::begin(store::open::in_memory()?, clock, None)
    }

    /// Writes all of this journal into a new one in `folder`, under a passphrase of its own: how a journal that was made in
    /// memory comes to be kept. It is there whole and checked, or not at all. This one stays open and as it is.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn keep_in(&self, folder: &Path, passphrase: &str, cost: KdfCost) -> Result<()> {
        vault::create_with(folder, passphrase, cost, |kept, path, key| {
            store::migrate::to_latest(kept)?;
            store::keeping::copy(&self.connection, path, key)?;
            match store::open::verify(kept)?.as_slice() {
                [] => Ok(()),
                _ => Err(Error::Damaged { what: "The copy of the journal (it was not kept)" }),
            }
        })
        .map(drop)
    }

    fn begin(mut connection: Connection, clock: Clock, home: Option<Opened>) -> Result<Self> {
        store::migrate::to_latest(&mut connection)?;
        Ok(Self {
            connection,
            history: History::default(),
            vectors: RefCell::default(),
            kept: RefCell::default(),
            clock,
            home,
        })
    }

    /// The folder it lives in; none in memory.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.home.as_ref().map(|home| home.folder.as_path())
    }

    /// Opens the file again where its connection answers nothing more: it is given up for good once it met a damaged page,
    /// and what stands on the others can still be read and written. Does nothing while it answers.
    ///
    /// # Errors
    /// As [`Self::unlock`], when the file does not open any more.
    pub fn revive(&mut self) -> Result<()> {
        let Some(home) = self.home.as_ref().filter(|_| !self.is_filled()) else { return Ok(()) };
        if store::open::answers(&self.connection) {
            return Ok(());
        }
        store::rekeying::let_go(&mut self.connection)?;
        self.connection = store::open::open(&vault::database_path(&home.folder), &home.key)?;
        Ok(())
    }

    /// Settles what is being written, closes the file and lets go of the folder.
    ///
    /// # Errors
    /// If the last words could not be settled; they are still in the draft then, and the journal is locked all the same.
    pub fn lock(mut self) -> Result<()> {
        self.forget_history();
        self.revive().ok();
        match self.settle_all_drafts() {
            // A backup that was looked into stays as it is, half a sentence included.
            Err(Error::ReadOnly) if self.home.is_none() => Ok(()),
            settled => settled,
        }
    }

    /// Reads every page of the file and every index, and says what does not agree. Empty means sound.
    ///
    /// # Errors
    /// If the file can't be read at all.
    pub fn verify(&self) -> Result<Vec<String>> {
        store::open::verify(&self.connection)
    }

    /// The time as the journal sees it.
    #[must_use]
    pub fn now(&self) -> DateTime<FixedOffset> {
        (self.clock)()
    }

    pub(crate) fn stamp(&self) -> Stamp {
        self.now().into()
    }

    pub(crate) fn set_clock(&mut self, clock: Clock) -> Clock {
        std::mem::replace(&mut self.clock, clock)
    }
}
