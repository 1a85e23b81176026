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
pub mod change;
pub mod clients;
pub mod dates;
pub mod error;
pub mod export;
pub mod gifts;
pub mod ids;
pub mod ladder;
#[cfg(test)]
mod limits;
pub mod marks;
pub mod meaning;
#[cfg(test)]
mod properties;
pub mod reflections;
pub mod sample;
pub mod search;
pub mod settings;
pub mod suggest;
pub mod today;
pub mod validate;
pub mod vault;
pub mod verdicts;
pub mod words;

mod store;

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

pub use change::{Area, Change};
pub use error::{Error, Result};

use change::History;
use dates::{Clock, Stamp};
use vault::{KdfCost, Owner};

/// An open journal. [`Self::lock`] settles what is being written; dropping it closes the file and lets go of the folder
/// too, with unsettled words kept as drafts.
pub struct Journal {
    // Fields drop in this order: the file is closed before its owner lets go of the folder.
    connection: Connection,
    history: History,
    clock: Clock,
    _owner: Option<Owner>,
}

impl Journal {
    /// Makes a new journal in `folder` and opens it.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is one, [`Error::Invalid`] for a passphrase that is too short, and what the disk says.
    pub fn create(folder: &Path, passphrase: &str, cost: KdfCost, clock: Clock) -> Result<Self> {
        let opened = vault::create(folder, passphrase, cost)?;
        let connection = store::open::open(&vault::database_path(folder), &opened.key)?;
        Self::begin(connection, clock, Some(opened.owner))
    }

    /// Opens the journal in `folder`.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Damaged`], [`Error::NotAJournal`], [`Error::TooNew`], [`Error::Busy`],
    /// [`Error::NoJournal`]. The file is untouched in each case.
    pub fn unlock(folder: &Path, passphrase: &str, clock: Clock) -> Result<Self> {
        let opened = vault::unlock(folder, passphrase)?;
        let connection = store::open::open(&vault::database_path(folder), &opened.key)?;
        Self::begin(connection, clock, Some(opened.owner))
    }

    /// A journal that lives in memory alone and is gone when dropped: the sample practice, and tests.
    ///
    /// # Errors
    /// Only if SQLite can't be started.
    pub fn in_memory(clock: Clock) -> Result<Self> {
        Self::begin(store::open::in_memory()?, clock, None)
    }

    fn begin(mut connection: Connection, clock: Clock, owner: Option<Owner>) -> Result<Self> {
        store::migrate::to_latest(&mut connection)?;
        Ok(Self { connection, history: History::default(), clock, _owner: owner })
    }

    /// Settles what is being written, closes the file and lets go of the folder.
    ///
    /// # Errors
    /// If the last words could not be settled; they are still in the draft then, and the journal is locked all the same.
    pub fn lock(mut self) -> Result<()> {
        self.forget_history();
        self.settle_all_drafts()
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
