//! Forgetting a client: in the journal while it is held, and in its backups beside it.

use journal::backups::{Holding, Replaced};
use journal::forget::Forgotten;
use journal::ids::{ClientId, ReflectionId};
use tauri::AppHandle;

use super::Shell;
use crate::error::{AppError, ErrorCode, Reply};

impl Shell {
    /// Forgets a client in the journal that is open.
    ///
    /// # Errors
    /// See [`journal::Journal::forget_now`].
    pub fn forget(&self, app: &AppHandle, id: ClientId, erase: &[ReflectionId]) -> Reply<Forgotten> {
        self.with(app, |journal| Ok(journal.forget_now(id, erase)?))
    }

    /// Makes a backup after somebody was forgotten, and looks for older ones that hold them. Answers with whether the backup
    /// could be made, and what was found. Others have the journal meanwhile, and it can be locked.
    ///
    /// # Errors
    /// `locked` when one's own journal is not open, or not any more.
    pub fn back_up_without_forgotten(&self) -> Reply<(bool, Holding)> {
        let _one = self.one_at_a_time();
        let made = self.run(&self.of_own(|own| own.backing_up())?);
        let holding = self.of_own(|own| own.forgetting_in_backups())?.holding();
        match made {
            Err(AppError { code: ErrorCode::Locked, .. }) => Err(AppError::locked()),
            made => Ok((made.is_ok(), holding)),
        }
    }

    /// Makes the backups anew that still hold somebody who was forgotten.
    ///
    /// # Errors
    /// `locked` when one's own journal is not open.
    pub fn replace_holding(&self) -> Reply<Replaced> {
        let _one = self.one_at_a_time();
        Ok(self.of_own(|own| own.forgetting_in_backups())?.replace())
    }
}
