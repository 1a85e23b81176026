//! Who may open the journal: keys, their slots, and one owner at a time.
//!
//! A journal is a folder. Everything in `journal.db` is encrypted under a key that follows from one random secret; the
//! key files hold that secret in slots, each sealed by something the user has, and stand there twice.
//!
//! ```text
//! journal.db      the records            -> store::open
//! vault.keys      the slots              -> keyfile, slots
//! vault.keys.2    the same once more
//! lock            held by the one owner  -> owner
//! ```
//!
//! What must never happen: an empty journal in place of a damaged one, "wrong passphrase" for damage, a key or a
//! passphrase in an error, a new journal over an old one.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::{Error, Result, store};

pub(crate) mod folder;
mod kdf;
mod keyfile;
mod keys;
mod owner;
mod passphrase;
mod slots;
mod strength;
#[cfg(test)]
mod tests;

pub use folder::Found;
pub use kdf::KdfCost;
pub use keys::DatabaseKey;
pub use owner::Owner;
pub use passphrase::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS};
pub use strength::{Strength, strength};

use folder::Folder;
use keyfile::KeyFile;
use keys::Secret;
use passphrase::Passphrase;

/// What unlocking gives: the key to the database and the sole right to use it, for as long as `owner` lives.
#[derive(Debug)]
pub struct Opened {
    /// The key to `journal.db`.
    pub key: DatabaseKey,
    /// Keeps every other program out until dropped.
    pub owner: Owner,
    /// Which journal this is: the same id stands in the key files and in the database.
    pub vault_id: Uuid,
}

/// Tells what a folder holds, without opening or changing anything.
///
/// A creation that was cut off before its end counts as [`Found::Nothing`]: [`create`] clears it away. Key files without
/// a database count as [`Found::Journal`], because a copy of the database may still turn up.
///
/// # Errors
/// [`Error::NotAJournal`] when `folder` is no folder; [`Error::Io`] when it can't be looked into.
pub fn look(folder: &Path) -> Result<Found> {
    Folder::new(folder).found()
}

/// Where the encrypted database of the journal in `folder` lies.
#[must_use]
pub fn database_path(folder: &Path) -> PathBuf {
    Folder::new(folder).database()
}

/// Makes a new journal in `folder`: its keys, and a database that bears its mark but no schema yet.
///
/// The database comes under its name last, and until then the folder counts as holding nothing: a crash at any point
/// leaves a whole journal or one that can be made again. A failure leaves nothing behind.
///
/// # Errors
/// [`Error::Exists`] when there is a journal already, [`Error::Busy`] when another program is making one,
/// [`Error::Invalid`] (field `passphrase`) for a passphrase that is too short or too long, and what the disk says.
pub fn create(folder: &Path, passphrase: &str, cost: KdfCost) -> Result<Opened> {
    let passphrase = Passphrase::new(passphrase)?;
    let folder = Folder::new(folder);
    if folder.found()? == Found::Journal {
        return Err(Error::Exists);
    }
    let made = folder.make()?;
    let opened = Owner::take(&folder).and_then(|owner| fill(&folder, &passphrase, cost, owner));
    if opened.is_err() && made {
        folder.remove_if_bare();
    }
    opened
}

fn fill(folder: &Folder, passphrase: &Passphrase, cost: KdfCost, owner: Owner) -> Result<Opened> {
    if folder.found()? == Found::Journal {
        return Err(Error::Exists);
    }
    folder.clear_unfinished()?;
    let secret = Secret::random()?;
    let file = KeyFile::first(&secret, passphrase, cost)?;
    let opened = Opened { key: secret.database_key(), owner, vault_id: file.vault_id };
    let written = folder
        .begin_unfinished()
        .and_then(|()| file.write(folder))
        .and_then(|()| store::open::create(&folder.database(), &opened.key, opened.vault_id));
    if written.is_err() && matches!(folder.found(), Ok(Found::Nothing)) {
        folder.clear_unfinished().ok();
    }
    written.map(|()| opened)
}

/// Unlocks the journal in `folder`; its database is not opened yet.
///
/// A key file that is damaged, missing or older than its twin is put right from the twin, but only once the passphrase
/// has opened a slot and the key is seen to belong to the database.
///
/// # Errors
/// [`Error::NoJournal`], [`Error::Busy`], [`Error::WrongPassphrase`], [`Error::Damaged`] when both key files or the
/// database are not as they were written, [`Error::NotAJournal`] when something else lies in the database's place,
/// [`Error::TooNew`].
pub fn unlock(folder: &Path, passphrase: &str) -> Result<Opened> {
    let folder = Folder::new(folder);
    if folder.found()? == Found::Nothing {
        return Err(Error::NoJournal);
    }
    let owner = Owner::take(&folder)?;
    folder::inspect_database(&folder.database())?;
    let keys = keyfile::read(&folder)?;
    let secret = keys.newest.open_with(&Passphrase::given(passphrase)?)?;
    let key = secret.database_key();
    if folder::starts_with_salt(&folder.database(), key.salt()) {
        keys.heal(&folder);
    }
    Ok(Opened { key, owner, vault_id: keys.newest.vault_id })
}
