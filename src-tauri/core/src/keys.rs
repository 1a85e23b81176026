//! A journal and its keys: other ways in, a change of passphrase, a new recovery code.

use std::path::{Path, PathBuf};

use crate::dates::Clock;
use crate::vault::folder::{Folder, rename, sync_parent, unfinished};
use crate::vault::{self, BackupsReached, CodeChange, KdfCost, KeyChange, KeychainKey, Opened, Proof, RecoveryCode};
use crate::{Error, Journal, Result, store};

impl Journal {
    /// Opens the journal in `folder` by its recovery code, and sets this passphrase. The key files may be gone or damaged:
    /// they are written anew, beside the journal and beside the backups within reach that the code opens as well.
    ///
    /// # Errors
    /// [`Error::Invalid`] (field `code`) for a code that is mistyped or belongs to another journal, (field `passphrase`) for
    /// a passphrase that is too short; otherwise as [`Self::unlock`].
    pub fn unlock_with_code(folder: &Path, code: &str, passphrase: &str, cost: KdfCost, clock: Clock) -> Result<Self> {
        let code = RecoveryCode::parse(code)?;
        let journal = Self::enter(vault::unlock_with_code(folder, &code, passphrase, cost)?, clock)?;
        journal.bring_keys_to_backups();
        Ok(journal)
    }

    /// Brings the key files that were just written by the code to the backups that it opens as well, as far as they are
    /// within reach: what opened them before is forgotten, or known to others.
    fn bring_keys_to_backups(&self) {
        if let (Some(home), Ok(places)) = (&self.home, self.backup_places(&[])) {
            vault::bring_keys(home, &places);
        }
    }

    /// Opens the journal in `folder` by what the system's keychain holds.
    ///
    /// # Errors
    /// [`Error::Invalid`] (field `keychain`) when that opens nothing here; otherwise as [`Self::unlock`].
    pub fn unlock_with_keychain(folder: &Path, key: &KeychainKey, clock: Clock) -> Result<Self> {
        Self::enter(vault::unlock_with_keychain(folder, key)?, clock)
    }

    /// The recovery code, for somebody who has shown that they know the passphrase.
    ///
    /// # Errors
    /// [`Error::StaleKeys`] when the key files that were opened are not the ones that this journal goes by.
    pub fn recovery_code(&self, proof: &Proof) -> Result<RecoveryCode> {
        proof.belongs_to(self.home()?, self.least_generation()?)?;
        Ok(proof.code())
    }

    /// Changes who may open this journal, in a moment and whole. Where backups are to follow, see
    /// [`KeyChange::reach_backups`].
    ///
    /// # Errors
    /// [`Error::StaleKeys`] as above, [`Error::Busy`] when the keys were changed since this was prepared, and what the disk
    /// says; nothing was changed then.
    pub fn change_keys(&mut self, change: &KeyChange) -> Result<()> {
        let least = self.least_generation()?;
        change.carry_out(self.home_mut()?, least)?;
        // The change is made. If this fails, the next unlocking does it.
        self.note_generation().ok();
        Ok(())
    }

    /// Changes the passphrase, of the journal and of the backups in its own folder and in these others.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Invalid`] (field `passphrase`), otherwise as [`Self::change_keys`].
    pub fn change_passphrase(
        &mut self,
        old: &str,
        new: &str,
        cost: KdfCost,
        elsewhere: &[PathBuf],
    ) -> Result<BackupsReached> {
        let change = Proof::of(&self.home()?.folder, old)?.new_passphrase(new, cost)?;
        self.change_keys(&change)?;
        Ok(change.reach_backups(&self.backup_places(elsewhere)?))
    }

    /// Lets the system's keychain open this journal as well, by 32 random bytes that it holds.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], otherwise as [`Self::change_keys`].
    pub fn add_keychain_slot(&mut self, passphrase: &str, key: &KeychainKey) -> Result<()> {
        let change = Proof::of(&self.home()?.folder, passphrase)?.keychain(key)?;
        self.change_keys(&change)
    }

    /// The keychain opens this journal no longer.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], otherwise as [`Self::change_keys`].
    pub fn remove_keychain_slot(&mut self, passphrase: &str) -> Result<()> {
        let change = Proof::of(&self.home()?.folder, passphrase)?.without_keychain();
        self.change_keys(&change)
    }

    /// Puts a new secret in the place of the present one: the journal is written anew under the new key, read from end to
    /// end, and swapped in whole. What was opened by the old code alone is opened by the answer alone; backups stay as they
    /// are. Whatever cuts this off, the passphrase opens one or the other.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the journal can't be copied sound, [`Error::Locked`] when it was to be locked before it was
    /// copied, otherwise as [`Self::change_keys`]; the old code holds then.
    pub fn replace_code(&mut self, change: &CodeChange) -> Result<RecoveryCode> {
        let least = self.least_generation()?;
        change.still_holds(self.home()?, least)?;
        let folder = Folder::new(&self.home()?.folder);
        let (database, key) = (folder.database(), change.key());
        let lease = self.home()?.lending.lend();
        store::rekeying::copy(&self.connection, &unfinished(&database), &key, change.generation(), &lease)?;
        let swapped = change.let_both_in(self.home_mut()?).and_then(|()| {
            store::rekeying::let_go(&mut self.connection)?;
            rename(&unfinished(&database), &database).map_err(Error::io("swapping in the journal", &database))
        });
        let home = self.home.as_mut().ok_or_else(nowhere)?;
        match &swapped {
            // Until the new name is sure to last, both secrets stay.
            Ok(()) => {
                home.key = key;
                if sync_parent(&database).is_ok() {
                    change.let_one_in(home, true);
                }
            }
            Err(_) => {
                folder.clear_leftovers();
                change.let_one_in(home, false);
            }
        }
        // The code is what the swap made it, whether the journal opens again at once or not.
        let reopened = store::open::open(&database, &home.key).map(|connection| self.connection = connection);
        swapped?;
        if reopened.is_ok() {
            self.note_generation().ok();
        }
        Ok(change.code())
    }

    /// The folders that hold this journal's backups: its own, where it has any, the second place, also while that is out of
    /// reach, and these.
    ///
    /// # Errors
    /// When it is in memory only.
    pub fn backup_places(&self, elsewhere: &[PathBuf]) -> Result<Vec<PathBuf>> {
        let mut places = vault::backup_places(&self.home()?.folder, elsewhere);
        places.extend(self.shelf()?.second_or_where_it_was());
        Ok(places)
    }

    /// Whatever else was damaged, an older passphrase is not let in by it.
    pub(crate) fn refuse_stale_keys(&self) -> Result<()> {
        if self.home()?.generation < self.least_generation()? { Err(Error::StaleKeys) } else { Ok(()) }
    }

    /// Notes in the database that it goes by these key files and no older ones.
    pub(crate) fn note_generation(&mut self) -> Result<()> {
        let generation = self.home()?.generation;
        if self.least_generation()? < generation {
            self.unrecorded(|connection| store::keys::raise_least_generation(connection, generation))?;
        }
        Ok(())
    }

    fn least_generation(&self) -> Result<u64> {
        store::keys::least_generation(&self.connection)
    }

    fn home(&self) -> Result<&Opened> {
        self.home.as_ref().ok_or_else(nowhere)
    }

    fn home_mut(&mut self) -> Result<&mut Opened> {
        self.home.as_mut().ok_or_else(nowhere)
    }
}

fn nowhere() -> Error {
    Error::invalid("journal", "A journal that lives in memory alone has no passphrase and no recovery code.")
}

#[cfg(test)]
mod tests;
