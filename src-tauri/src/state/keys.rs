//! The open journal's keys. Trying and sealing a passphrase takes a second or more, so it happens beside the journal: the
//! window goes on answering meanwhile.

use journal::Journal;
use journal::vault::{self, KdfCost, Proof};

use super::Shell;
use crate::clock;
use crate::error::{AppError, Reply};
use crate::views::keys::{CodeReplaced, Created, PassphraseChanged, RecoveryCode};
use crate::views::vault::VaultStatus;

impl Shell {
    /// Makes one's own journal and opens it; its recovery code is shown this once.
    ///
    /// # Errors
    /// See [`Journal::create`].
    pub fn create(&self, passphrase: &str) -> Reply<Created> {
        let made = Journal::create_with_code(&self.folder, passphrase, KdfCost::calibrated()?, clock::system());
        let (journal, code) = made?;
        Ok(Created { status: self.open_own(journal)?, code: code.into() })
    }

    /// Opens one's own journal by its recovery code and sets this passphrase.
    ///
    /// # Errors
    /// See [`Journal::unlock_with_code`].
    pub fn unlock_with_code(&self, code: &str, passphrase: &str) -> Reply<VaultStatus> {
        vault::RecoveryCode::parse(code).map_err(journal::Error::from)?;
        let cost = KdfCost::calibrated()?;
        self.open_own(Journal::unlock_with_code(&self.folder, code, passphrase, cost, clock::system())?)
    }

    /// The recovery code, for somebody who knows the passphrase.
    ///
    /// # Errors
    /// `locked`, `wrong_passphrase`, and what [`Journal::recovery_code`] says.
    pub fn recovery_code(&self, passphrase: &str) -> Reply<RecoveryCode> {
        let proof = self.proof(passphrase)?;
        self.with_own(|journal| Ok(journal.recovery_code(&proof)?.into()))
    }

    /// Changes the passphrase, of the journal and of its backups.
    ///
    /// # Errors
    /// `locked`, `wrong_passphrase`, `invalid` for a new one that is too short, and what [`Journal::change_keys`] says.
    pub fn change_passphrase(&self, old: &str, new: &str) -> Reply<PassphraseChanged> {
        let change = self.proof(old)?.new_passphrase(new, KdfCost::calibrated()?)?;
        let _one = self.one_at_a_time();
        let places = self.with_own(|journal| {
            journal.change_keys(&change)?;
            Ok(journal.backup_places(&[])?)
        })?;
        Ok(PassphraseChanged::new(change.reach_backups(&places), &self.folder))
    }

    /// Puts a new recovery code in the place of the present one.
    ///
    /// # Errors
    /// `locked`, `wrong_passphrase`, and what [`Journal::replace_code`] says; the old code holds then.
    pub fn replace_code(&self, passphrase: &str) -> Reply<CodeReplaced> {
        let change = self.proof(passphrase)?.new_code(KdfCost::calibrated()?)?;
        let (code, places) = {
            let _one = self.one_at_a_time();
            self.with_own(|journal| {
                Ok((journal.replace_code(&change)?, journal.backup_places(&[]).unwrap_or_default()))
            })?
        };
        // One that the old code does not open. Should it fail, the code is shown all the same, and the next one comes in time.
        self.back_up_now().ok();
        Ok(CodeReplaced { code: code.into(), old_backups: change.old_backups(&places) })
    }

    /// Tries the passphrase beside the open journal, which others use meanwhile. It ends with that.
    pub(super) fn proof(&self, passphrase: &str) -> Reply<Proof> {
        let lending = self.with_own(|journal| Ok(journal.lending().unwrap_or_default()))?;
        self.try_passphrase(|| Proof::lent(&self.folder, passphrase, &lending))
    }

    /// Runs `work` on one's own journal, also while another is shown in its place.
    pub(super) fn with_own<T>(&self, work: impl FnOnce(&mut Journal) -> Reply<T>) -> Reply<T> {
        work(self.inner().own.as_mut().ok_or_else(AppError::locked)?)
    }
}
