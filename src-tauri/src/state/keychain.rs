//! The journal's key in the system's keychain: one slot more beside the passphrase's, and never in its place.

use journal::Journal;
use journal::vault;

use super::Shell;
use crate::error::Reply;
use crate::views::vault::{KeychainState, VaultStatus};
use crate::{clock, desktop, keychain};

impl Shell {
    /// Whether there is a keychain, and whether it opens this journal.
    #[must_use]
    pub fn keychain_state(&self) -> KeychainState {
        KeychainState { available: desktop::has_keychain(), on: vault::has_keychain_slot(&self.folder) }
    }

    /// Lets the keychain open the journal as well.
    ///
    /// # Errors
    /// `locked`, `wrong_passphrase`, `wait`, `keychain`, and what [`Journal::change_keys`] says.
    pub fn add_keychain(&self, passphrase: &str) -> Reply<KeychainState> {
        let proof = self.proof(passphrase)?;
        let key = keychain::fresh()?;
        let change = proof.keychain(&key)?;
        let id = vault::id(&self.folder)?;
        // Kept before it opens anything: a slot whose key is nowhere would promise what it can't hold.
        keychain::keep(id, &key)?;
        self.with_own(|journal| Ok(journal.change_keys(&change)?))?;
        Ok(self.keychain_state())
    }

    /// The keychain opens the journal no longer.
    ///
    /// # Errors
    /// `locked`, `wrong_passphrase`, `wait`, and what [`Journal::change_keys`] says.
    pub fn remove_keychain(&self, passphrase: &str) -> Reply<KeychainState> {
        let change = self.proof(passphrase)?.without_keychain();
        self.with_own(|journal| Ok(journal.change_keys(&change)?))?;
        // What is left in a keychain that can't be reached now opens nothing any more.
        let _ = vault::id(&self.folder).map(keychain::forget);
        Ok(self.keychain_state())
    }

    /// Opens one's own journal by what the keychain holds.
    ///
    /// # Errors
    /// `keychain` if it holds nothing for this journal or stays shut; see [`Journal::unlock_with_keychain`].
    pub fn unlock_with_keychain(&self) -> Reply<VaultStatus> {
        let key = keychain::read(vault::id(&self.folder)?)?;
        self.open_own(Journal::unlock_with_keychain(&self.folder, &key, clock::system())?)
    }
}
