//! Backups that still hold who was forgotten: found, and made anew without them.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use crate::dates::Clock;
use crate::vault::backup::copying::copy_file;
use crate::vault::backup::making::settle;
use crate::vault::backup::shelf::modified;
use crate::vault::folder::{Folder, remove, sync_parent, unfinished};
use crate::vault::ledger::{self, IdHash};
use crate::{Error, Journal, Result, store};

use super::{Backup, Shelf};

const DOING: &str = "forgetting in a backup";

/// The backups of a journal, and who was forgotten.
pub struct ForgettingInBackups {
    shelf: Shelf,
    forgotten: BTreeSet<IdHash>,
    clock: Clock,
}

/// The backups within reach, by what is known of who was forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holding {
    /// Those that still hold somebody who was forgotten.
    pub still: Vec<Backup>,
    /// Those that may: they can't be opened by what opens the journal now, so nobody knows.
    pub perhaps: Vec<Backup>,
}

/// What became of the backups that held somebody who was forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replaced {
    /// How many were made anew.
    pub replaced: usize,
    /// Ids of those that could not be, and still hold them.
    pub left: Vec<String>,
}

impl Journal {
    /// What it takes to find the backups that still hold somebody who was forgotten, and to forget there as well.
    ///
    /// # Errors
    /// As [`Journal::shelf`].
    pub fn forgetting_in_backups(&self) -> Result<ForgettingInBackups> {
        let forgotten = store::forgotten::hashes(&self.connection)?;
        Ok(ForgettingInBackups { shelf: self.shelf()?, forgotten, clock: Arc::clone(&self.clock) })
    }
}

impl ForgettingInBackups {
    /// The backups within reach that hold somebody who was forgotten, and those that may.
    #[must_use]
    pub fn holding(&self) -> Holding {
        let mut told = Holding::default();
        let all = if self.forgotten.is_empty() { Vec::new() } else { self.shelf.list() };
        for backup in all {
            match self.is_holding(&backup) {
                Ok(true) => told.still.push(backup),
                Ok(false) => {}
                Err(_) => told.perhaps.push(backup),
            }
        }
        told
    }

    fn is_holding(&self, backup: &Backup) -> Result<bool> {
        let db = self.shelf.open(&Folder::new(&backup.folder).database())?;
        let ids = store::backups::ids(&db)?;
        Ok(ids.into_iter().any(|id| self.forgotten.contains(&ledger::hash(self.shelf.vault_id, id))))
    }

    /// Makes each of them anew without those who were forgotten; everything else in it stays. Each is replaced by one that
    /// was checked, or stays as it is.
    #[must_use]
    pub fn replace(&self) -> Replaced {
        let mut told = Replaced::default();
        for backup in self.holding().still {
            match self.forget_in(&backup) {
                Ok(()) => told.replaced += 1,
                Err(_) => told.left.push(backup.id),
            }
        }
        told
    }

    fn forget_in(&self, backup: &Backup) -> Result<()> {
        let database = Folder::new(&backup.folder).database();
        let new = unfinished(&database);
        remove(&new)?;
        let made =
            copy_file(&database, &new, &self.shelf.lease).and_then(|()| self.forget_in_copy(&new)).and_then(|()| {
                settle(&new, modified(&database))?;
                fs::rename(&new, &database).map_err(Error::io(DOING, &database))
            });
        if made.is_err() {
            remove(&new).ok();
        }
        made.and_then(|()| sync_parent(&database))
    }

    fn forget_in_copy(&self, path: &std::path::Path) -> Result<()> {
        let connection = store::open::open(path, &self.shelf.key)?;
        self.shelf.lease.limits(&connection)?;
        let mut copy = Journal::begin(connection, Arc::clone(&self.clock), None)?;
        copy.forget_all(&self.forgotten)?;
        match copy.verify()?.as_slice() {
            [] => Ok(()),
            _ => Err(Error::Damaged { what: "This backup" }),
        }
    }
}
