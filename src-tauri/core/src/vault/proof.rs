//! Changing who may open a journal, by somebody who has just shown that they know the passphrase.
//!
//! Trying and sealing take a second each, so they happen here, beside the open journal, and nobody waits for them; the
//! journal then carries out what was prepared in a moment.

use std::fmt;
use std::path::{Path, PathBuf};

use super::beside::{self, BackupsReached};
use super::folder::Folder;
use super::kdf::KdfCost;
use super::keyfile::KeyFile;
use super::keys::{DatabaseKey, Secret};
use super::known::Known;
use super::lending::{Lease, Lending};
use super::passphrase::Passphrase;
use super::recovery::RecoveryCode;
use super::slots::{KeychainKey, KeychainSlot, Opener, PassphraseSlot, Slot};
use super::{Opened, keyfile};
use crate::{Error, Result};

/// Somebody has just typed the passphrase of this journal.
pub struct Proof {
    known: Known,
    passphrase: Passphrase,
    lease: Lease,
}

impl Proof {
    /// Tries a passphrase on the key files in `folder`. Nothing is changed, and the journal may be open meanwhile.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], and [`Error::Damaged`] when both key files are.
    pub fn of(folder: &Path, passphrase: &str) -> Result<Self> {
        let passphrase = Passphrase::given(passphrase)?;
        let known = Known::read(&Folder::new(folder), &Opener::Passphrase(&passphrase))?;
        Ok(Self { known, passphrase, lease: Lease::of_nobody() })
    }

    /// The same, which ends with the open journal: it and what it prepares let go of their keys once that is locked.
    ///
    /// # Errors
    /// As [`Self::of`], and [`Error::Locked`] when it was locked meanwhile.
    pub fn lent(folder: &Path, passphrase: &str, lending: &Lending) -> Result<Self> {
        let lease = lending.lend();
        lease.check()?;
        let proof = Self { lease, ..Self::of(folder, passphrase)? };
        proof.lease.check().map(|()| proof)
    }

    /// The slots with another passphrase in the place of this one. What the keychain opens stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] (field `passphrase`) for one that is too short or too long.
    pub fn new_passphrase(self, passphrase: &str, cost: KdfCost) -> Result<KeyChange> {
        let new = Passphrase::new(passphrase)?;
        let mut slots = vec![self.sealed(&self.known.secret, &new, cost)?];
        slots.extend(self.known.file().keychain_slot().cloned());
        let KeyChange { from, file, .. } = self.change(slots);
        let passphrases = Some(Passphrases { old: self.passphrase, new, cost, lease: self.lease });
        Ok(KeyChange { from, file, passphrases })
    }

    /// The slots with one more that the system's keychain opens, by 32 random bytes that it holds.
    ///
    /// # Errors
    /// [`Error::NoRandomness`].
    pub fn keychain(&self, key: &KeychainKey) -> Result<KeyChange> {
        let slot = KeychainSlot::seal(&self.known.secret, key, self.known.vault_id(), self.next_generation())?;
        let mut slots = self.passphrase_slots();
        slots.push(Slot::Keychain(slot));
        Ok(self.change(slots))
    }

    /// The slots without the one that the keychain opens.
    #[must_use]
    pub fn without_keychain(&self) -> KeyChange {
        self.change(self.passphrase_slots())
    }

    /// A new secret, and so a new recovery code, under the same passphrase. What the keychain opened it opens no more.
    ///
    /// # Errors
    /// [`Error::NoRandomness`], and what the machine's memory says.
    pub fn new_code(self, cost: KdfCost) -> Result<CodeChange> {
        let secret = Secret::random()?;
        let present = self.known.file();
        let fresh = self.sealed(&secret, &self.passphrase, cost)?;
        let mut both = KeyFile::new(present.vault_id, self.next_generation(), present.slots.clone());
        both.next = vec![fresh.clone()];
        let [after, as_before] =
            [vec![fresh], present.slots.clone()].map(|slots| KeyFile::new(both.vault_id, both.generation + 1, slots));
        Ok(CodeChange { from: self.from(), both, after, as_before, secret, _lease: self.lease })
    }

    pub(crate) fn code(&self) -> RecoveryCode {
        RecoveryCode::of(&self.known.secret)
    }

    /// Whether these are the key files that an open journal goes by.
    pub(crate) fn belongs_to(&self, opened: &Opened, least: u64) -> Result<()> {
        self.from().belongs_to(opened, least)
    }

    fn from(&self) -> From {
        From { generation: self.known.generation(), salt: *self.known.secret.database_key().salt() }
    }

    fn next_generation(&self) -> u64 {
        self.known.file().generation + 1
    }

    fn passphrase_slots(&self) -> Vec<Slot> {
        self.known.file().slots.iter().filter(|slot| matches!(slot, Slot::Passphrase(_))).cloned().collect()
    }

    fn sealed(&self, secret: &Secret, passphrase: &Passphrase, cost: KdfCost) -> Result<Slot> {
        self.lease.check()?;
        let slot = PassphraseSlot::seal(secret, passphrase, cost, self.known.vault_id(), self.next_generation())?;
        self.lease.check().map(|()| Slot::Passphrase(slot))
    }

    fn change(&self, slots: Vec<Slot>) -> KeyChange {
        let file = KeyFile::new(self.known.vault_id(), self.next_generation(), slots);
        KeyChange { from: self.from(), file, passphrases: None }
    }
}

/// The key files and the secret that a change sets out from.
struct From {
    generation: u64,
    salt: [u8; 16],
}

impl From {
    fn belongs_to(&self, opened: &Opened, least: u64) -> Result<()> {
        let is_ours = self.generation >= least && &self.salt == opened.key.salt();
        if is_ours { Ok(()) } else { Err(Error::StaleKeys) }
    }

    /// The same, and nothing was changed in between.
    fn still_holds(&self, opened: &Opened, least: u64) -> Result<()> {
        self.belongs_to(opened, least)?;
        match keyfile::read(&Folder::new(&opened.folder)) {
            Ok(keys) if keys.newest.generation != self.generation => Err(Error::Busy { holder: None }),
            _ => Ok(()),
        }
    }
}

/// Slots that are to take the place of the present ones.
pub struct KeyChange {
    from: From,
    file: KeyFile,
    passphrases: Option<Passphrases>,
}

struct Passphrases {
    old: Passphrase,
    new: Passphrase,
    cost: KdfCost,
    lease: Lease,
}

impl KeyChange {
    /// Writes the key files. The change counts from when the first has its name.
    pub(crate) fn carry_out(&self, opened: &mut Opened, least: u64) -> Result<()> {
        self.from.still_holds(opened, least)?;
        self.file.replace(&Folder::new(&opened.folder))?;
        opened.generation = self.file.generation;
        Ok(())
    }

    /// Brings a new passphrase to the backups in these folders, once it is the journal's: see [`BackupsReached`]. Without
    /// a new passphrase there is nothing to bring. Those that were left when the journal was locked are not reached.
    #[must_use]
    pub fn reach_backups(&self, places: &[PathBuf]) -> BackupsReached {
        let Some(Passphrases { old, new, cost, lease }) = &self.passphrases else { return BackupsReached::default() };
        beside::reach(places, &self.file, &self.from.salt, lease, |file| {
            let secret = file.open(&file.slots, &Opener::Passphrase(old))?;
            let generation = self.file.generation.max(file.generation + 1);
            let slot = PassphraseSlot::seal(&secret, new, *cost, file.vault_id, generation)?;
            Ok((secret, KeyFile::new(file.vault_id, generation, vec![Slot::Passphrase(slot)])))
        })
    }
}

/// A new secret, prepared to take the place of the present one.
pub struct CodeChange {
    from: From,
    both: KeyFile,
    after: KeyFile,
    as_before: KeyFile,
    secret: Secret,
    _lease: Lease,
}

impl CodeChange {
    pub(crate) fn key(&self) -> DatabaseKey {
        self.secret.database_key()
    }

    pub(crate) fn code(&self) -> RecoveryCode {
        RecoveryCode::of(&self.secret)
    }

    /// The generation from which on the database under the new key goes by the key files.
    pub(crate) fn generation(&self) -> u64 {
        self.both.generation
    }

    pub(crate) fn still_holds(&self, opened: &Opened, least: u64) -> Result<()> {
        self.from.still_holds(opened, least)
    }

    /// Lets both secrets in, until the database has changed places.
    pub(crate) fn let_both_in(&self, opened: &mut Opened) -> Result<()> {
        self.both.replace(&Folder::new(&opened.folder))?;
        opened.generation = self.both.generation;
        Ok(())
    }

    /// Lets only the right one in. Where that fails, the next unlocking does it.
    pub(crate) fn let_one_in(&self, opened: &mut Opened, the_new: bool) {
        let file = if the_new { &self.after } else { &self.as_before };
        if file.replace(&Folder::new(&opened.folder)).is_ok() {
            opened.generation = file.generation;
        }
    }

    /// How many backups in these folders the code that goes still opens.
    #[must_use]
    pub fn old_backups(&self, places: &[PathBuf]) -> u32 {
        beside::count_under(places, &self.from.salt)
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof(…)")
    }
}

impl fmt::Debug for KeyChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyChange(…)")
    }
}

impl fmt::Debug for CodeChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeChange(…)")
    }
}
