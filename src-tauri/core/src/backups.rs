//! Backups of the open journal: made, listed, looked into, restored. How they lie on disk is `vault::backup`'s.
//!
//! What takes long is handed out as a value that holds all it needs ([`BackUp`], [`Checking`], [`Restoring`],
//! [`ForgettingInBackups`]), so that whoever keeps the journal can let others use it meanwhile.

mod check;
mod forgetting;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;

pub use check::{Checked, Checking};
pub use forgetting::{ForgettingInBackups, Holding, Replaced};

pub use crate::store::backups::Turn;
pub use crate::vault::{BackUp, Backup, Holds, OpensWith, SecondPlace, Shelf, Which};

use crate::dates::Clock;
use crate::vault::backup::copying::remove_folder;
use crate::vault::backup::making::alone;
use crate::vault::backup::name::Kind;
use crate::vault::backup::restoring;
use crate::vault::folder::Folder;
use crate::vault::lending::Lease;
use crate::vault::{DatabaseKey, KdfCost, Lending, Opened, RecoveryCode, ledger};
use crate::{Change, Error, Journal, Result, store, vault};

/// The setting that holds the second place.
const SECOND_PLACE: &str = "second_place";

/// A backup that is about to become the journal.
pub struct Restoring {
    home: PathBuf,
    backup: Backup,
    key: DatabaseKey,
    lease: Lease,
}

impl Restoring {
    /// Copies the backup beside the journal and reads it there from end to end. The journal goes on as it is.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not sound, [`Error::TooNew`], [`Error::NotAJournal`] when a folder lies where one of the
    /// journal's files belongs, [`Error::Locked`], and what the disk says. Nothing was changed then.
    pub fn prepare(&self) -> Result<()> {
        restoring::prepare(&self.home, &self.backup.folder, &self.key, None, &self.lease).map(drop)
    }
}

impl Journal {
    fn kept_in(&self) -> Result<&Opened> {
        self.home.as_ref().ok_or_else(|| {
            Error::invalid("journal", "Only one's own journal has backups: not the sample, and not a backup itself.")
        })
    }

    /// Where the journal's backups lie.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a journal that has none: one in memory, or a backup that is looked into.
    pub fn shelf(&self) -> Result<Shelf> {
        let home = self.kept_in()?;
        // A damaged journal that can't tell the second place still has its backups.
        let chosen = store::settings::get(&self.connection, SECOND_PLACE).ok().flatten();
        let second = chosen.filter(|path| !path.is_empty());
        Ok(Shelf::of(home, second.map(PathBuf::from)))
    }

    /// What the journal holds, as a backup of it would.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn holds(&self) -> Result<Holds> {
        Holds::of(&self.connection)
    }

    /// Chooses the second place, or does without one.
    ///
    /// # Errors
    /// [`Error::Invalid`] (field `second_place`) for a folder that is not there, lies in the journal's own, or has a name
    /// that is no text.
    pub fn set_second_place(&mut self, chosen: Option<&Path>) -> Result<()> {
        let refused = |problem| Error::invalid("second_place", problem);
        let path = match chosen {
            None => "",
            Some(chosen) if !chosen.is_absolute() || !chosen.is_dir() => {
                return Err(refused("A folder that is there is needed for this. Nothing was changed."));
            }
            Some(chosen) if self.is_inside(chosen)? => {
                return Err(refused("This is the journal's own folder. Please choose one on another disk."));
            }
            Some(chosen) => chosen
                .to_str()
                .ok_or_else(|| refused("The name of this folder can't be kept. Please choose another."))?,
        };
        self.change(Change::SetSettings, |connection| store::settings::put(connection, SECOND_PLACE, path))
    }

    fn is_inside(&self, chosen: &Path) -> Result<bool> {
        let home = &self.kept_in()?.folder;
        let real = |path: &Path| path.canonicalize().map_err(Error::io("looking at the folder", path));
        Ok(real(chosen)?.starts_with(real(home)?))
    }

    /// A backup that can be made while the journal is used.
    ///
    /// # Errors
    /// As [`Self::shelf`].
    pub fn backing_up(&self) -> Result<BackUp> {
        Ok(BackUp { shelf: self.shelf()?, now: self.now().to_utc(), kind: Kind::Usual })
    }

    /// Whether a backup is due: something changed since the newest, and that is half an hour old.
    ///
    /// # Errors
    /// As [`Self::shelf`].
    pub fn backup_is_due(&self) -> Result<bool> {
        Ok(self.shelf()?.is_due(self.now().to_utc()))
    }

    /// By what the journal lends its key to all that is handed out here; none for a journal in memory.
    #[must_use]
    pub fn lending(&self) -> Option<Lending> {
        self.home.as_ref().map(|home| home.lending.clone())
    }

    /// Makes a backup at once.
    ///
    /// # Errors
    /// As [`BackUp::run`].
    pub fn back_up(&self) -> Result<Backup> {
        self.backing_up()?.run(&mut alone)?.ok_or(Error::Locked)
    }

    /// The backup that must be made before something that changes much at once; none where there is one of just this
    /// state, or where none are kept.
    pub(crate) fn backing_up_before(&self) -> Result<Option<BackUp>> {
        if self.home.is_none() || self.shelf()?.has_current(&[Kind::Before]) {
            return Ok(None);
        }
        Ok(Some(BackUp { kind: Kind::Before, ..self.backing_up()? }))
    }

    /// Opens a backup to be read: every change in it is refused. It is a journal of its own; this one stays open.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Damaged`]; [`Error::Invalid`] (field `backup`) when the present key does not open it.
    pub fn look_into(&self, id: &str) -> Result<Self> {
        let shelf = self.shelf()?;
        let backup = opening(shelf.find(id)?, &shelf.key)?;
        let database = Folder::new(&backup.folder).database();
        let mut connection = store::open::open_to_read(&database, &shelf.key)?;
        if store::migrate::is_older(&connection)? {
            connection = self.brought_up_to_date(&backup, &shelf)?;
        }
        Self::begin(connection, Arc::clone(&self.clock), None)
    }

    /// A copy of a backup from an older program, in the form of this one. The file is gone with its name as soon as it is
    /// open, or else the next time.
    fn brought_up_to_date(&self, backup: &Backup, shelf: &Shelf) -> Result<rusqlite::Connection> {
        let looking = Folder::new(Folder::new(&self.kept_in()?.folder).looking());
        remove_folder(looking.root())?;
        vault::backup::copying::make_folder(looking.root())?;
        vault::backup::copying::copy_file(&Folder::new(&backup.folder).database(), &looking.database(), &shelf.lease)?;
        let mut copy = store::open::open(&looking.database(), &shelf.key)?;
        store::migrate::to_latest(&mut copy)?;
        drop(copy);
        let opened = store::open::open_to_read(&looking.database(), &shelf.key);
        remove_folder(looking.root()).ok();
        opened
    }

    /// What it takes to restore a backup: it is prepared, the present journal is set aside, and it becomes the journal.
    ///
    /// # Errors
    /// As [`Self::look_into`].
    pub fn restoring(&self, id: &str) -> Result<Restoring> {
        let shelf = self.shelf()?;
        let backup = opening(shelf.find(id)?, &shelf.key)?;
        Ok(Restoring { home: shelf.home, backup, key: shelf.key, lease: shelf.lease })
    }

    /// Copies the journal as it is to its backups, where it stays until somebody removes it by hand.
    ///
    /// # Errors
    /// What the disk says; nothing is left then.
    pub fn set_aside(&self) -> Result<Backup> {
        let name = restoring::set_aside(&self.kept_in()?.folder, self.now().to_utc())?;
        self.shelf()?.find(&name.to_string())
    }

    /// Lets the backup that was prepared last become the journal, which must have been set aside before. What was forgotten
    /// stays forgotten, and the second place is the one that was chosen last.
    ///
    /// # Errors
    /// What the disk says. The journal is locked then, and is the old or the new one when it is unlocked.
    pub fn become_restored(self) -> Result<Self> {
        // A damaged journal may answer neither. What was forgotten stands in the ledger as well.
        let known = store::forgotten::hashes(&self.connection).unwrap_or_default();
        let second = store::settings::get(&self.connection, SECOND_PLACE).ok();
        let Self { connection, home, clock, .. } = self;
        drop(connection);
        let mut opened = home.ok_or(Error::NoJournal)?;
        let beside = ledger::read(&opened.folder);
        if !known.is_subset(&beside) {
            ledger::write(&opened.folder, &beside.union(&known).copied().collect())?;
        }
        let least = restoring::least_generation_prepared(&opened.folder, &opened.key)?;
        restoring::raise_generation(&opened.folder, least)?;
        opened.generation = opened.generation.max(least);
        restoring::commit(&opened.folder)?;
        restoring::carry_on(&Folder::new(&opened.folder))?;
        let mut restored = Self::enter(opened, clock)?;
        if let Some(second) = second {
            let second = second.unwrap_or_default();
            // The journal is restored, whatever becomes of this.
            restored.unrecorded(|connection| store::settings::put(connection, SECOND_PLACE, &second)).ok();
        }
        restored.note_all_changed();
        Ok(restored)
    }

    /// Restores a backup at once: prepares it, sets the present journal aside, and opens what came in.
    ///
    /// # Errors
    /// As [`Self::restoring`], [`Restoring::prepare`], [`Self::set_aside`] and [`Self::become_restored`].
    pub fn restore(self, id: &str) -> Result<Self> {
        self.restoring(id)?.prepare()?;
        self.set_aside()?;
        self.become_restored()
    }

    /// Restores a backup into a folder whose journal is locked, damaged or not there, and opens it. What is there is set
    /// aside whole; what was forgotten there stays forgotten.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] when the passphrase opens neither the journal's keys nor those of the backup;
    /// [`Error::StaleKeys`] when the key files beside the journal are older than it; [`Error::Damaged`],
    /// [`Error::NotAJournal`], [`Error::TooNew`] and [`Error::NotFound`] for the backup; [`Error::Invalid`] when it belongs to
    /// another journal than the one that is there; [`Error::Busy`]. Nothing was changed then.
    pub fn restore_into(folder: &Path, which: Which<'_>, passphrase: &str, clock: Clock) -> Result<Self> {
        restoring::into_folder(folder, which, passphrase, clock().to_utc())?;
        Self::unlock(folder, passphrase, clock)
    }

    /// Restores the backup that lies in `backup` by the recovery code, and sets this passphrase: what a new machine needs
    /// when the passphrase is forgotten.
    ///
    /// # Errors
    /// As [`Self::restore_into`] and [`Self::unlock_with_code`]. What is there was changed only if it can't be opened by the
    /// code after it was brought in, which the code can try again.
    pub fn restore_with_code(
        folder: &Path,
        backup: &Path,
        code: &str,
        passphrase: &str,
        cost: KdfCost,
        clock: Clock,
    ) -> Result<Self> {
        let code = RecoveryCode::parse(code)?;
        vault::check_passphrase(passphrase)?;
        restoring::into_folder_by_code(folder, backup, &code, clock().to_utc())?;
        Self::unlock_with_code(folder, &code.text(), passphrase, cost, clock)
    }
}

/// A backup that the present key opens.
fn opening(backup: Backup, key: &DatabaseKey) -> Result<Backup> {
    let problem = match backup.opens_with {
        OpensWith::OldCode => "This backup was made before the recovery code was replaced, and opens with the old one.",
        _ if backup.holds.is_some() => return Ok(backup),
        _ => return looked_at_again(backup, key),
    };
    Err(Error::invalid("backup", problem))
}

/// What every step of the schema is preceded by.
pub(crate) fn before_a_migration(opened: &Opened, clock: &Clock) -> Result<()> {
    let back_up = BackUp { shelf: Shelf::of(opened, None), now: clock().with_timezone(&Utc), kind: Kind::Before };
    back_up.run(&mut alone)?.ok_or(Error::Locked).map(drop)
}

/// Why a backup does not open: a disk that refuses to be read is no damage.
fn looked_at_again(backup: Backup, key: &DatabaseKey) -> Result<Backup> {
    let opened = store::open::open_to_read(&Folder::new(&backup.folder).database(), key);
    match opened.and_then(|db| Holds::of(&db)) {
        Ok(holds) => Ok(Backup { holds: Some(holds), ..backup }),
        Err(Error::Damaged { .. } | Error::NotAJournal { .. }) => Err(Error::Damaged { what: "This backup" }),
        Err(other) => Err(other),
    }
}
