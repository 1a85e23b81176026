//! Backups of one's own journal. What takes long does so beside it: the journal is held for a step at a time.

use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use journal::Journal;
use journal::backups::{BackUp, Checked, Shelf, Which};
use journal::vault::KdfCost;
use tauri::{AppHandle, Emitter as _};

use super::Shell;
use crate::clock;
use crate::error::{AppError, Reply};
use crate::views::backups::{BackupView, Backups};
use crate::views::vault::VaultStatus;
use crate::views::wire::Area;

impl Shell {
    /// Asks one's own journal, whatever else is open.
    pub(super) fn of_own<T>(&self, ask: impl FnOnce(&mut Journal) -> journal::Result<T>) -> Reply<T> {
        let mut inner = self.inner();
        Ok(ask(inner.own.as_mut().ok_or_else(AppError::locked)?)?)
    }

    pub(super) fn one_at_a_time(&self) -> MutexGuard<'_, ()> {
        self.backing_up.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a step of work while nobody else has the journal; false once it is locked.
    fn turn(&self, step: &mut dyn FnMut()) -> bool {
        let inner = self.inner();
        if inner.own.is_some() {
            step();
        }
        inner.own.is_some()
    }

    fn shelf(&self) -> Reply<Shelf> {
        self.of_own(|own| own.shelf())
    }

    /// The backups within reach, and where they lie.
    ///
    /// # Errors
    /// `locked` when one's own journal is not open.
    pub fn backups(&self) -> Reply<Backups> {
        Ok(Backups::of(&self.shelf()?, &self.folder))
    }

    /// Makes a backup.
    ///
    /// # Errors
    /// See [`journal::backups::BackUp::run`].
    pub fn back_up_now(&self) -> Reply<Backups> {
        {
            let _one = self.one_at_a_time();
            self.run(&self.of_own(|own| own.backing_up())?)?;
        }
        self.backups()
    }

    /// Makes a backup, with the journal held for a step at a time.
    pub(super) fn run(&self, backing_up: &BackUp) -> Reply<()> {
        backing_up.run(&mut |step| self.turn(step))?.ok_or_else(AppError::locked).map(drop)
    }

    /// Makes a backup if one is due, and brings the newest to a second place that could not be reached before.
    ///
    /// # Errors
    /// As [`Self::back_up_now`].
    pub fn back_up_if_due(&self) -> Reply<()> {
        let _one = self.one_at_a_time();
        if self.inner().own.is_none() {
            return Ok(());
        }
        if self.of_own(|own| own.backup_is_due())? {
            self.run(&self.of_own(|own| own.backing_up())?)?;
        }
        Ok(self.shelf()?.catch_up()?)
    }

    /// Chooses the second place, or does without one. The newest backup is brought there at once.
    ///
    /// # Errors
    /// See [`Journal::set_second_place`].
    pub fn set_second_place(&self, chosen: Option<&Path>) -> Reply<Backups> {
        self.of_own(|own| own.set_second_place(chosen))?;
        {
            let _one = self.one_at_a_time();
            // A place that refuses now is tried again with the next backup; its state stands in the answer.
            self.shelf()?.catch_up().ok();
        }
        self.backups()
    }

    /// Opens a backup in place of one's own journal, to be read.
    ///
    /// # Errors
    /// See [`Journal::look_into`].
    pub fn look_into(&self, id: &str) -> Reply<VaultStatus> {
        let backup = self.shelf()?.list().into_iter().find(|backup| backup.id == id);
        {
            // In one turn: a lock in between would leave the backup open.
            let mut inner = self.inner();
            let looked = inner.own.as_ref().ok_or_else(AppError::locked)?.look_into(id)?;
            inner.looking = backup.map(|backup| (looked, BackupView::from(backup)));
        }
        self.status()
    }

    /// Goes back from a backup to one's own journal.
    ///
    /// # Errors
    /// If the journal's folder can't be looked into.
    pub fn leave_backup(&self) -> Reply<VaultStatus> {
        self.inner().looking = None;
        self.status()
    }

    /// Whether a backup is looked into.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.inner().looking.is_some()
    }

    /// Restores a backup; the present journal is set aside first.
    ///
    /// # Errors
    /// See [`Journal::restoring`], [`Journal::set_aside`] and [`Journal::become_restored`]; only after the last of these is
    /// the journal locked.
    pub fn restore(&self, app: &AppHandle, id: &str) -> Reply<VaultStatus> {
        let changed = self.bring_in(id)?;
        let _ = app.emit("changed", changed);
        self.status()
    }

    fn bring_in(&self, id: &str) -> Reply<Vec<Area>> {
        let _one = self.one_at_a_time();
        self.of_own(|own| own.restoring(id))?.prepare()?;
        let changed = {
            let mut inner = self.inner();
            inner.own.as_ref().ok_or_else(AppError::locked)?.set_aside()?;
            inner.looking = None;
            let own = inner.own.take().ok_or_else(AppError::locked)?;
            let mut restored = own.become_restored()?;
            let changed = restored.take_changed();
            self.opened(&mut inner, restored)?;
            changed
        };
        self.wake.notify_all();
        Ok(changed.into_iter().map(Area::from).collect())
    }

    /// Restores a backup where the journal is locked, damaged or not there.
    ///
    /// # Errors
    /// See [`Journal::restore_into`].
    pub fn restore_into(&self, which: Which<'_>, passphrase: &str) -> Reply<VaultStatus> {
        let _one = self.one_at_a_time();
        let restored =
            self.try_passphrase(|| Journal::restore_into(&self.folder, which, passphrase, clock::system()))?;
        self.open_own(restored)
    }

    /// Restores the backup in a folder by the recovery code, and sets this passphrase.
    ///
    /// # Errors
    /// See [`Journal::restore_with_code`].
    pub fn restore_with_code(&self, backup: &Path, code: &str, passphrase: &str) -> Reply<VaultStatus> {
        let _one = self.one_at_a_time();
        let cost = KdfCost::calibrated()?;
        self.open_own(Journal::restore_with_code(&self.folder, backup, code, passphrase, cost, clock::system())?)
    }

    /// Checks one's own journal from end to end.
    ///
    /// # Errors
    /// See [`journal::backups::Checking::run`].
    pub fn check(&self) -> Reply<Checked> {
        let _one = self.one_at_a_time();
        let checking = self.of_own(|own| own.checking())?;
        checking.run(&mut |step| self.turn(step))?.ok_or_else(AppError::locked)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::fs;

    use journal::clients::NewClient;

    use super::super::tests::{PASSPHRASE, add_client, shell};
    use super::*;
    use crate::error::ErrorCode;
    use crate::views::vault::VaultState;

    fn clients(shell: &Shell) -> usize {
        shell.inner().active().unwrap().client_names().unwrap().len()
    }

    #[test]
    fn a_backup_is_made_when_it_is_due_and_when_it_is_asked_for() {
        let home = tempfile::tempdir().unwrap();
        let shell = shell(&home);
        shell.back_up_if_due().unwrap();
        shell.back_up_if_due().unwrap();
        let told = shell.backups().unwrap();
        assert_eq!((told.list.len(), told.daily, told.weekly, told.monthly), (1, 12, 10, 9));
        let first = told.list[0].id.clone();
        assert_ne!(shell.back_up_now().unwrap().list[0].id, first);
        shell.lock(clock::system()(), || ()).unwrap();
        shell.back_up_if_due().unwrap();
        assert_eq!(shell.back_up_now().unwrap_err().code, ErrorCode::Locked);
    }

    #[test]
    fn a_backup_is_looked_into_and_left_again() {
        let home = tempfile::tempdir().unwrap();
        let shell = shell(&home);
        let id = shell.back_up_now().unwrap().list[0].id.clone();
        add_client(&shell, "Ana Quill");
        let status = shell.look_into(&id).unwrap();
        assert_eq!((status.state, status.looking.unwrap().id, clients(&shell)), (VaultState::Open, id.clone(), 0));
        let refused = shell.inner().active().unwrap().add_client(NewClient::named("Bo")).unwrap_err();
        assert_eq!(AppError::from(refused).code, ErrorCode::ReadOnly);
        assert!(shell.leave_backup().unwrap().looking.is_none());
        assert_eq!(clients(&shell), 1);
        shell.look_into(&id).unwrap();
        let locked = shell.lock(clock::system()(), || ()).unwrap();
        assert!(locked.looking.is_none() && locked.state == VaultState::Locked);
    }

    #[test]
    fn a_backup_is_restored_in_the_open_window() {
        let home = tempfile::tempdir().unwrap();
        let shell = shell(&home);
        let id = shell.back_up_now().unwrap().list[0].id.clone();
        add_client(&shell, "Ana Quill");
        shell.look_into(&id).unwrap();
        assert!(!shell.bring_in(&id).unwrap().is_empty());
        assert!(shell.status().unwrap().looking.is_none());
        assert_eq!(clients(&shell), 0);
        let list = shell.backups().unwrap().list;
        let aside = list.iter().find(|backup| backup.set_aside).unwrap();
        assert_eq!(aside.clients, 1);
        assert_eq!(shell.bring_in("20200101T000000Z").unwrap_err().code, ErrorCode::NotFound);
        assert_eq!(shell.status().unwrap().state, VaultState::Open);
    }

    #[test]
    fn a_damaged_journal_is_found_and_gives_way_to_its_backup() {
        let home = tempfile::tempdir().unwrap();
        let shell = shell(&home);
        add_client(&shell, "Ana Quill");
        shell.back_up_now().unwrap();
        let checked = shell.check().unwrap();
        assert_eq!((checked.findings.len(), checked.missing_since), (0, Some(0)));
        assert_eq!(shell.restore_into(Which::Newest, PASSPHRASE).unwrap_err().code, ErrorCode::Busy);
        shell.lock(clock::system()(), || ()).unwrap();
        fs::write(home.path().join("journal/journal.db"), "a letter of some length").unwrap();
        assert_eq!(shell.unlock(PASSPHRASE).unwrap_err().code, ErrorCode::NotAJournal);
        assert_eq!(shell.restore_into(Which::Newest, PASSPHRASE).unwrap().state, VaultState::Open);
        assert_eq!(clients(&shell), 1);
    }
}
