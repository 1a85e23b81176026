//! *Check my journal*: everything is read, and what would be missing if the newest backup had to take its place is counted.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::store::backups::in_turn;
use crate::vault::backup::copying::{copy_file, make_folder, remove_folder, unfinished};
use crate::vault::backup::name::{Kind, Name};
use crate::vault::folder::Folder;
use crate::vault::keyfile;
use crate::{Error, Journal, Result, store};

use super::{Backup, Shelf, Turn};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Pages of the file that were read.
    pub pages: u32,
    /// What is not as it should be; empty means sound.
    pub findings: Vec<String>,
    /// The newest backup; where something was found, the newest that was just read and is sound.
    pub newest_backup: Option<Backup>,
    /// Reflections that were written since that backup, as far as they can be counted.
    pub missing_since: Option<u32>,
}

/// A check that can be made while the journal is used.
pub struct Checking {
    shelf: Shelf,
    now: DateTime<Utc>,
}

impl Journal {
    /// A check of the journal that can be made while it is used.
    ///
    /// # Errors
    /// As [`Journal::shelf`].
    pub fn checking(&self) -> Result<Checking> {
        Ok(Checking { shelf: self.shelf()?, now: self.now().to_utc() })
    }

    /// Checks the journal at once.
    ///
    /// # Errors
    /// As [`Checking::run`].
    pub fn check(&self) -> Result<Checked> {
        self.checking()?.run(&mut super::alone)?.ok_or(Error::Locked)
    }
}

impl Checking {
    /// Copies the file as it is, byte by byte, and reads the copy from end to end; only the copying waits for its turn.
    /// Where the disk has no room for that or lets nobody write, the file itself is read in one turn.
    ///
    /// `None` when the journal was closed meanwhile; the key is let go at the next step then.
    ///
    /// # Errors
    /// If the file can't be read at all.
    pub fn run(&self, turn: &mut Turn<'_>) -> Result<Option<Checked>> {
        let lease = &self.shelf.lease;
        match self.copy_and_read(&mut |step| !lease.is_over() && turn(step)) {
            _ if lease.is_over() => Ok(None),
            checked => checked,
        }
    }

    fn copy_and_read(&self, turn: &mut Turn<'_>) -> Result<Option<Checked>> {
        let home = Folder::new(&self.shelf.home);
        let new = unfinished(&home.backups().join(Name::of(self.now, Kind::Usual).to_string()));
        remove_folder(&new)?;
        let copy = Folder::new(&new).database();
        let copied =
            make_folder(&new).and_then(|()| in_turn(turn, || copy_file(&home.database(), &copy, &self.shelf.lease)));
        let checked = match copied {
            Ok(None) => Ok(None),
            Ok(Some(())) => self.read(&copy).map(Some),
            Err(_) => in_turn(turn, || self.read(&home.database())),
        };
        remove_folder(&new).ok();
        checked
    }

    fn read(&self, database: &Path) -> Result<Checked> {
        let mut findings = Vec::new();
        if let Err(error) = keyfile::read(&Folder::new(&self.shelf.home)) {
            findings.push(error.to_string());
        }
        let opened = self.shelf.open(database);
        match &opened {
            Ok(db) => findings.extend(store::open::verify(db)?),
            Err(error @ (Error::Damaged { .. } | Error::NotAJournal { .. })) => findings.push(error.to_string()),
            Err(_) => {}
        }
        let db = opened.as_ref().ok();
        let backup = if findings.is_empty() { self.newest() } else { self.shelf.newest_sound() };
        let missing_since = backup.as_ref().zip(db).and_then(|(backup, db)| self.missing_since(backup, db).ok());
        let pages = db.map_or(Ok(0), store::backups::pages).unwrap_or_default();
        if let Err(error) = opened
            && findings.is_empty()
        {
            return Err(error);
        }
        Ok(Checked { pages, findings, newest_backup: backup, missing_since })
    }

    fn newest(&self) -> Option<Backup> {
        self.shelf.list().into_iter().find(|backup| backup.holds.is_some() && !backup.set_aside)
    }

    fn missing_since(&self, backup: &Backup, db: &rusqlite::Connection) -> Result<u32> {
        let backup = self.shelf.open(&Folder::new(&backup.folder).database())?;
        store::backups::written_since(db, store::backups::last_written(&backup)?)
    }
}
