//! Who may open the journal: keys, their slots, and one owner at a time.
//!
//! A journal is a folder. Everything in `journal.db` is encrypted under a key that follows from one random secret; the
//! key files hold that secret in slots, each sealed by something the user has, and stand there twice.
//!
//! ```text
//! journal.db      the records            -> store::open
//! vault.keys      the slots              -> keyfile, slots
//! vault.keys.2    the same once more
//! vault.ledger    hashes of what was forgotten -> ledger
//! lock            held by the one owner  -> owner
//! reserve         room for a full disk   -> reserve
//! backups/        journals as they were, a folder each -> backup
//! restoring/      a backup on its way in -> backup::restoring
//! ```
//!
//! What must never happen: an empty journal in place of a damaged one, "wrong passphrase" for damage, a key or a
//! passphrase in an error, a new journal over an old one.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::{Error, Result, store};

pub(crate) mod backup;
mod beside;
pub(crate) mod folder;
mod kdf;
pub(crate) mod keyfile;
mod keys;
mod known;
pub(crate) mod ledger;
pub(crate) mod lending;
mod owner;
mod passphrase;
mod proof;
mod recovery;
pub(crate) mod reserve;
mod shield;
mod slots;
mod strength;
mod suggest;
#[cfg(test)]
pub(crate) mod tests;

pub use backup::making::BackUp;
pub use backup::restoring::Which;
pub use backup::schedule::{DAILY, MONTHLY, WEEKLY};
pub use backup::shelf::{SecondPlace, Shelf};
pub use backup::synced::synced_by;
pub use backup::{Backup, Holds, OpensWith};
pub use beside::BackupsReached;
pub use folder::Found;
pub use kdf::KdfCost;
pub use keys::DatabaseKey;
pub use lending::Lending;
pub use owner::{Holder, Owner};
pub use passphrase::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS};
pub use proof::{CodeChange, KeyChange, Proof};
pub use recovery::{CodeProblem, RecoveryCode};
pub use shield::shield_process;
pub use slots::KeychainKey;
pub use strength::{Strength, strength};
pub use suggest::suggest_passphrase;

use folder::Folder;
use keyfile::KeyFile;
use keys::Secret;
use known::Known;
use passphrase::Passphrase;
use slots::{Opener, PassphraseSlot, Slot};

const ANOTHER_JOURNALS_CODE: &str = "This code is sound, but it belongs to another journal, or to this one before its \
                                     code was replaced. Nothing was changed.";

/// What unlocking gives: the key to the database and the sole right to use it, for as long as `owner` lives.
#[derive(Debug)]
pub struct Opened {
    /// Where the journal lies.
    pub folder: PathBuf,
    /// The key to `journal.db`.
    pub key: DatabaseKey,
    /// Keeps every other program out until dropped.
    pub owner: Owner,
    /// Which journal this is: the same id stands in the key files and in the database.
    pub vault_id: Uuid,
    /// The generation of the key files that opened it.
    pub generation: u64,
    /// By which work beside the open journal has its key; over as soon as this is dropped.
    pub lending: Lending,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.lending.end();
    }
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

/// The folders that hold backups of the journal in `folder`: its own, where it has any, and these.
#[must_use]
pub fn backup_places(folder: &Path, elsewhere: &[PathBuf]) -> Vec<PathBuf> {
    let own = Some(Folder::new(folder).backups()).filter(|own| own.is_dir());
    own.into_iter().chain(elsewhere.iter().cloned()).collect()
}

/// Whether a passphrase may be chosen: neither too short nor too long.
///
/// # Errors
/// [`Error::Invalid`] (field `passphrase`).
pub fn check_passphrase(passphrase: &str) -> Result<()> {
    Passphrase::new(passphrase).map(drop)
}

/// Which journal lies in `folder`, as its key files say.
///
/// # Errors
/// [`Error::NoJournal`], [`Error::Damaged`], and what the disk says.
pub fn id(folder: &Path) -> Result<Uuid> {
    keyfile::read(&Folder::new(folder)).map(|keys| keys.newest.vault_id)
}

/// Whether the key files in `folder` have a slot that the system's keychain opens.
#[must_use]
pub fn has_keychain_slot(folder: &Path) -> bool {
    keyfile::read(&Folder::new(folder)).is_ok_and(|keys| keys.newest.keychain_slot().is_some())
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
    create_with(folder, passphrase, cost, |_, _, _| Ok(())).map(|(opened, _)| opened)
}

/// Like [`create`], with a database that `fill` puts something into before it comes under its name. Answers with the
/// recovery code as well.
pub(crate) fn create_with(
    folder: &Path,
    passphrase: &str,
    cost: KdfCost,
    fill: impl FnOnce(&mut Connection, &Path, &DatabaseKey) -> Result<()>,
) -> Result<(Opened, RecoveryCode)> {
    let passphrase = Passphrase::new(passphrase)?;
    let folder = Folder::new(folder);
    if folder.found()? == Found::Journal {
        return Err(Error::Exists);
    }
    let made = folder.make()?;
    let opened = Owner::take(&folder).and_then(|owner| make(&folder, &passphrase, cost, owner, fill));
    if opened.is_err() && made {
        folder.remove_if_bare();
    }
    opened
}

fn make(
    folder: &Folder,
    passphrase: &Passphrase,
    cost: KdfCost,
    owner: Owner,
    fill: impl FnOnce(&mut Connection, &Path, &DatabaseKey) -> Result<()>,
) -> Result<(Opened, RecoveryCode)> {
    if folder.found()? == Found::Journal {
        return Err(Error::Exists);
    }
    folder.clear_unfinished()?;
    let secret = Secret::random()?;
    let file = KeyFile::first(&secret, passphrase, cost)?;
    let (folder_path, key) = (folder.root().to_owned(), secret.database_key());
    let (vault_id, generation) = (file.vault_id, file.generation);
    let opened = Opened { folder: folder_path, key, owner, vault_id, generation, lending: Lending::default() };
    let written = folder.begin_unfinished().and_then(|()| file.write(folder)).and_then(|()| {
        let fill = |db: &mut Connection, path: &Path| fill(db, path, &opened.key);
        store::open::create(&folder.database(), &opened.key, opened.vault_id, fill)
    });
    if written.is_err() && matches!(folder.found(), Ok(Found::Nothing)) {
        folder.clear_unfinished().ok();
    }
    written.map(|()| (opened, RecoveryCode::of(&secret)))
}

/// Unlocks the journal in `folder`; its database is not opened yet.
///
/// A key file that is damaged, missing or older than its twin is put right from the twin, but only once the passphrase
/// has opened a slot and the key is seen to belong to the database.
///
/// # Errors
/// [`Error::NoJournal`], [`Error::Busy`], [`Error::WrongPassphrase`], [`Error::Damaged`] when both key files or the
/// database are not as they were written, [`Error::StaleKeys`] when the passphrase was changed since the key files were
/// written, [`Error::NotAJournal`] when something else lies in the database's place, [`Error::TooNew`].
pub fn unlock(folder: &Path, passphrase: &str) -> Result<Opened> {
    unlock_by(folder, &Opener::Passphrase(&Passphrase::given(passphrase)?))
}

/// Like [`unlock`], with what the system's keychain holds.
///
/// # Errors
/// As [`unlock`], with [`Error::Invalid`] (field `keychain`) in place of a wrong passphrase.
pub fn unlock_with_keychain(folder: &Path, key: &KeychainKey) -> Result<Opened> {
    unlock_by(folder, &Opener::Keychain(key))
}

fn unlock_by(folder: &Path, by: &Opener<'_>) -> Result<Opened> {
    let folder = Folder::new(folder);
    let owner = take(&folder)?;
    let known = Known::read(&folder, by)?;
    let key = known.secret.database_key();
    let mut generation = known.generation();
    if known.fits(&folder) {
        if store::keys::least_generation_in(&folder.database(), &key).is_ok_and(|least| least > generation) {
            return Err(Error::StaleKeys);
        }
        generation = known.settle(&folder);
        folder.clear_leftovers();
    }
    let (folder, vault_id) = (folder.root().to_owned(), known.vault_id());
    Ok(Opened { folder, key, owner, vault_id, generation, lending: Lending::default() })
}

/// Unlocks the journal in `folder` by its recovery code, whatever became of the key files, and writes them anew with this
/// passphrase; its database is not opened yet.
///
/// # Errors
/// [`Error::Invalid`] (field `code`) for a code that is mistyped or another journal's, (field `passphrase`) for a passphrase
/// that is too short; what [`unlock`] says of the database; what the disk says.
pub fn unlock_with_code(folder: &Path, code: &RecoveryCode, passphrase: &str, cost: KdfCost) -> Result<Opened> {
    let passphrase = Passphrase::new(passphrase)?;
    let folder = Folder::new(folder);
    let owner = take(&folder)?;
    let key = code.secret().database_key();
    let has_salt = folder::starts_with_salt(&folder.database(), key.salt());
    let database = store::open::open(&folder.database(), &key).map_err(|error| match error {
        Error::Damaged { .. } if !has_salt => Error::invalid("code", ANOTHER_JOURNALS_CODE),
        other => other,
    })?;
    let vault_id = store::open::vault_id(&database)?;
    let least = store::keys::least_generation(&database)?;
    drop(database);
    let generation = keyfile::newest_generation(&folder, vault_id)?.max(least) + 1;
    let slot = PassphraseSlot::seal(code.secret(), &passphrase, cost, vault_id, generation)?;
    KeyFile::new(vault_id, generation, vec![Slot::Passphrase(slot)]).replace(&folder)?;
    folder.clear_leftovers();
    let folder = folder.root().to_owned();
    Ok(Opened { folder, key, owner, vault_id, generation, lending: Lending::default() })
}

/// Brings the key files of an open journal to the backups in these places that open with the same key. What can't be reached
/// stays as it is.
pub(crate) fn bring_keys(opened: &Opened, places: &[PathBuf]) {
    if let Ok(keys) = keyfile::read(&Folder::new(&opened.folder)) {
        let lease = opened.lending.lend();
        beside::reach(places, &keys.newest, opened.key.salt(), &lease, |_| Err(Error::WrongPassphrase));
    }
}

fn take(folder: &Folder) -> Result<Owner> {
    if folder.found()? == Found::Nothing {
        return Err(Error::NoJournal);
    }
    let owner = Owner::take(folder)?;
    folder::inspect_database(&folder.database())?;
    Ok(owner)
}
