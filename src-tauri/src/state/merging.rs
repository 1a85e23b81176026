//! Merging two clients, with the backup that comes before it made beside the journal.

use journal::clients::NewClient;
use journal::ids::ClientId;
use tauri::AppHandle;

use super::Shell;
use crate::error::{AppError, Reply};

impl Shell {
    /// Makes two clients one. Others have the journal while the backup is made, and it can be locked.
    ///
    /// # Errors
    /// See [`journal::Journal::merge_clients`].
    pub fn merge(&self, app: &AppHandle, keep: ClientId, other: ClientId, facts: NewClient) -> Reply<()> {
        self.back_up_before_merging(keep, other, &facts)?;
        self.with(app, |journal| Ok(journal.merge_now(keep, other, facts)?))
    }

    pub(super) fn back_up_before_merging(&self, keep: ClientId, other: ClientId, facts: &NewClient) -> Reply<()> {
        let _one = self.one_at_a_time();
        let backing_up = {
            let mut inner = self.inner();
            inner.active().ok_or_else(AppError::locked)?.before_merging(keep, other, facts)?
        };
        backing_up.map_or(Ok(()), |backing_up| self.run(&backing_up))
    }
}
