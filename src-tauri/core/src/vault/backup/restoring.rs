//! Bringing a backup in beside what is there, never over it.
//!
//! ```text
//! restoring.new/  the backup, copied and checked from end to end
//! backups/…-set-aside/  the present journal, copied whole and compared
//! restoring/      the same as restoring.new, renamed: from here on the backup is the journal
//! journal.db …    each file moved into its place, then restoring/ is gone
//! ```
//!
//! Up to the renaming, the journal is the old one and opens as ever. After it, whoever opens the journal next first carries
//! the rest out. So a restore that is cut off anywhere leaves the old journal or the new one.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::copying::{are_alike, copy_file, copy_if_there, finish, make_folder, remove_folder, unfinished};
use super::name::{Kind, Name};
use super::shelf::{Shelf, check_database, free_name, of_another_journal};
use crate::vault::folder::{Folder, exists, remove, rollback_journal, starts_with_salt, sync_parent};
use crate::vault::keyfile::{self, KeyFile};
use crate::vault::known::Known;
use crate::vault::lending::Lease;
use crate::vault::passphrase::Passphrase;
use crate::vault::slots::Opener;
use crate::vault::{ANOTHER_JOURNALS_CODE, DatabaseKey, Found, Owner, RecoveryCode};
use crate::{Error, Result, store};

const DOING: &str = "restoring a backup";
const CHANGED: Error = Error::Damaged { what: "The copy of the present journal (nothing was restored)" };
const NO_BACKUP: Error = Error::NotAJournal { what: "What lies in that folder" };

/// Copies a backup to where it waits to become the journal, and checks it there. With `keys`, these come along; the present
/// ones stay otherwise, which open it as well. Answers with the least generation of key files that it goes by. It is left off
/// with the lease.
pub(crate) fn prepare(
    home: &Path,
    backup: &Path,
    key: &DatabaseKey,
    keys: Option<&KeyFile>,
    lease: &Lease,
) -> Result<u64> {
    refuse_what_stays(&Folder::new(home))?;
    let new = unfinished(&Folder::new(home).restoring());
    remove_folder(&new)?;
    make_folder(&new)?;
    let prepared = fill(&new, backup, key, keys, lease);
    if prepared.is_err() {
        remove_folder(&new).ok();
    }
    prepared
}

/// No file takes the place of a folder: it is refused while all can stay as it is.
fn refuse_what_stays(folder: &Folder) -> Result<()> {
    let database = folder.database();
    let places = [
        (rollback_journal(&database), "The folder named journal.db-journal"),
        (database, "The folder named journal.db"),
        (folder.keys(), "The folder named vault.keys"),
        (folder.keys_copy(), "The folder named vault.keys.2"),
    ];
    match places.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())) {
        Some((_, what)) => Err(Error::NotAJournal { what }),
        None => Ok(()),
    }
}

fn fill(new: &Path, backup: &Path, key: &DatabaseKey, keys: Option<&KeyFile>, lease: &Lease) -> Result<u64> {
    let (from, to) = (Folder::new(backup), Folder::new(new));
    crate::vault::folder::inspect_database(&from.database())?;
    copy_file(&from.database(), &to.database(), lease)?;
    copy_if_there(&rollback_journal(&from.database()), &rollback_journal(&to.database()), lease)?;
    // A write that was cut off is taken back by opening it to write.
    let copy = store::open::open(&to.database(), key)?;
    store::migrate::refuse_newer(&copy)?;
    let least = store::keys::least_generation(&copy)?;
    drop(copy);
    check_database(&to.database(), key, lease)?;
    if let Some(keys) = keys {
        keys.at_least(least).write(&to)?;
    }
    sync_parent(&to.database())?;
    Ok(least)
}

/// Lets the key files in `home` pass for as new as a database must have them that they open: what made the backup may have
/// counted further than they do.
pub(crate) fn raise_generation(home: &Path, least: u64) -> Result<()> {
    let folder = Folder::new(home);
    match keyfile::read(&folder) {
        Ok(keys) if keys.newest.generation < least => keys.newest.at_least(least).replace(&folder),
        _ => Ok(()),
    }
}

/// The least generation of key files that the backup goes by that was prepared last.
pub(crate) fn least_generation_prepared(home: &Path, key: &DatabaseKey) -> Result<u64> {
    let new = Folder::new(unfinished(&Folder::new(home).restoring()));
    store::keys::least_generation_in(&new.database(), key)
}

/// Copies the present journal to its backups as it is, damaged or not, and compares the copy with it. Nobody may be writing
/// to it. Answers with the name of the copy.
pub(crate) fn set_aside(home: &Path, now: DateTime<Utc>) -> Result<Name> {
    let present = Folder::new(home);
    let place = present.backups();
    make_folder(&place)?;
    let name = free_name(&place, Name::of(now, Kind::SetAside));
    let folder = place.join(name.to_string());
    let new = unfinished(&folder);
    remove_folder(&new)?;
    make_folder(&new)?;
    let copied = copy_whole(&present, &Folder::new(&new)).and_then(|()| finish(&new, &folder));
    if copied.is_err() {
        remove_folder(&new).ok();
    }
    copied.map(|()| name)
}

fn copy_whole(from: &Folder, to: &Folder) -> Result<()> {
    let files = |folder: &Folder| {
        let database = folder.database();
        [rollback_journal(&database), database, folder.keys(), folder.keys_copy(), folder.ledger()]
    };
    for (from, to) in files(from).iter().zip(&files(to)) {
        // A folder or a pipe in the place of a file is no part of a journal, and stays where it is.
        if !fs::symlink_metadata(from).is_ok_and(|metadata| metadata.is_file()) {
            continue;
        }
        copy_file(from, to, &Lease::of_nobody())?;
        if !are_alike(from, to)? {
            return Err(CHANGED);
        }
    }
    Ok(())
}

/// The point of no return: from here on, what was prepared is the journal.
pub(crate) fn commit(home: &Path) -> Result<()> {
    let restoring = Folder::new(home).restoring();
    fs::rename(unfinished(&restoring), &restoring).map_err(Error::io(DOING, &restoring))?;
    sync_parent(&restoring)
}

/// Carries out what a restore began that passed its point of no return. Does nothing where there is none.
pub(crate) fn carry_on(folder: &Folder) -> Result<()> {
    let restoring = folder.restoring();
    if !exists(&restoring)? {
        return Ok(());
    }
    for step in steps(folder) {
        take(&step)?;
    }
    // Empty by now. Should it not be, it does no harm: only a journal.db in it counts.
    fs::remove_dir(&restoring).ok();
    sync_parent(&restoring)
}

/// What is left to be done, in its order. The journal's file comes last: while it waits, all is done again from the start.
fn steps(folder: &Folder) -> Vec<Step> {
    let new = Folder::new(folder.restoring());
    if !exists(&new.database()).unwrap_or(true) {
        return Vec::new();
    }
    vec![
        Step::Move(new.keys(), folder.keys()),
        Step::Move(new.keys_copy(), folder.keys_copy()),
        // It belongs to the file that leaves, and SQLite would play it into the one that comes.
        Step::Remove(rollback_journal(&folder.database())),
        Step::Move(new.database(), folder.database()),
    ]
}

enum Step {
    Move(PathBuf, PathBuf),
    Remove(PathBuf),
}

fn take(step: &Step) -> Result<()> {
    match step {
        Step::Move(from, to) if exists(from)? => {
            fs::rename(from, to).map_err(Error::io(DOING, to))?;
            sync_parent(to)
        }
        Step::Move(..) => Ok(()),
        Step::Remove(path) => remove(path).and_then(|()| sync_parent(path)),
    }
}

/// Which backup is to be restored where the journal can't be opened.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// The one of this id, among those of the journal.
    Id(&'a str),
    /// The newest of the journal's that is sound.
    Newest,
    /// What lies in this folder, wherever that is.
    Folder(&'a Path),
}

/// Restores a backup into a folder whose journal is locked, damaged or not there at all. What is there is set aside whole.
/// The journal then opens with this passphrase.
///
/// # Errors
/// [`Error::WrongPassphrase`] when it opens neither the journal's keys nor those of the backup; [`Error::Damaged`] and
/// [`Error::NotAJournal`] for the backup; [`Error::NotFound`]; [`Error::Invalid`] when it belongs to another journal than
/// the one that is there; what the disk says. Nothing was changed then.
pub(crate) fn into_folder(home: &Path, which: Which<'_>, passphrase: &str, now: DateTime<Utc>) -> Result<()> {
    bring_in(home, now, || {
        let Chosen { backup, key, keys } = choose(home, which, &Passphrase::given(passphrase)?)?;
        let least = prepare(home, &backup, &key, keys.as_ref(), &Lease::of_nobody())?;
        Ok(if keys.is_none() { least } else { 0 })
    })
}

/// The same by the recovery code, for the backup that lies in this folder. No key files come along: the code opens the
/// journal then.
///
/// # Errors
/// [`Error::Invalid`] (field `code`) when the code belongs to another journal, otherwise as [`into_folder`].
pub(crate) fn into_folder_by_code(home: &Path, backup: &Path, code: &RecoveryCode, now: DateTime<Utc>) -> Result<()> {
    bring_in(home, now, || {
        let database = Folder::new(backup).database();
        if !backup.is_dir() || !exists(&database)? {
            return Err(NO_BACKUP);
        }
        let key = code.secret().database_key();
        prepare(home, backup, &key, None, &Lease::of_nobody()).map_err(|error| match error {
            Error::Damaged { .. } if !starts_with_salt(&database, key.salt()) => {
                Error::invalid("code", ANOTHER_JOURNALS_CODE)
            }
            other => other,
        })?;
        let new = unfinished(&Folder::new(home).restoring());
        let theirs = store::open::vault_id(&store::open::open_to_read(&Folder::new(&new).database(), &key)?)?;
        if keyfile::read(&Folder::new(home)).is_ok_and(|own| own.newest.vault_id != theirs) {
            remove_folder(&new).ok();
            return Err(of_another_journal());
        }
        Ok(0)
    })
}

/// Takes hold of the folder, prepares what comes in, sets aside what is there, and carries the restore out. `prepare`
/// answers with the least generation that the key files beside the journal must have.
fn bring_in(home: &Path, now: DateTime<Utc>, prepare: impl FnOnce() -> Result<u64>) -> Result<()> {
    let folder = Folder::new(home);
    let made = folder.make()?;
    let restored = Owner::take(&folder).and_then(|owner| {
        let least = prepare()?;
        if folder.found()? == Found::Journal {
            set_aside(home, now)?;
        }
        raise_generation(home, least)?;
        commit(home)?;
        carry_on(&folder)?;
        drop(owner);
        Ok(())
    });
    if restored.is_err() && made {
        folder.remove_if_bare();
    }
    restored
}

/// A backup, the key that opens it, and the keys that come along with it where those beside the journal don't give that key.
struct Chosen {
    backup: PathBuf,
    key: DatabaseKey,
    keys: Option<KeyFile>,
}

fn choose(home: &Path, which: Which<'_>, passphrase: &Passphrase) -> Result<Chosen> {
    let folder = Folder::new(home);
    let own = Known::read(&folder, &Opener::Passphrase(passphrase));
    if let Ok(own) = &own {
        own.refuse_stale(&folder)?;
    }
    let backup = match (which, &own) {
        (Which::Folder(chosen), _) => chosen.to_owned(),
        (_, Err(_)) => return of_any_keys(&folder, which, passphrase),
        (_, Ok(own)) => {
            let key = own.secret.database_key();
            let shelf = Shelf::without_journal(home, key, own.vault_id());
            match which {
                Which::Id(id) => shelf.find(id)?.folder,
                _ => shelf.newest_sound().ok_or(Error::NotFound { what: "backup" })?.folder,
            }
        }
    };
    if let Ok(own) = &own
        && let Some(key) = own.key_of(&Folder::new(&backup).database())
    {
        return Ok(Chosen { backup, key, keys: None });
    }
    opened_by_its_own(&folder, backup, passphrase)
}

/// Like [`choose`], where the keys beside the journal are gone or open by something else: each backup has its own.
fn of_any_keys(folder: &Folder, which: Which<'_>, passphrase: &Passphrase) -> Result<Chosen> {
    let mut names = super::shelf::names(&folder.backups());
    names.sort_unstable_by(|a, b| b.cmp(a));
    let wanted = |name: &Name| match which {
        Which::Id(id) => name.to_string() == id,
        _ => !name.is_set_aside(),
    };
    let mut why = match keyfile::read(folder) {
        Ok(_) => Error::WrongPassphrase,
        Err(_) => Error::NotFound { what: "backup" },
    };
    for name in names.into_iter().filter(wanted) {
        let opened = opened_by_its_own(folder, folder.backups().join(name.to_string()), passphrase);
        let sound = opened.and_then(|chosen| {
            check_database(&Folder::new(&chosen.backup).database(), &chosen.key, &Lease::of_nobody()).map(|()| chosen)
        });
        match sound {
            Ok(chosen) => return Ok(chosen),
            // A wrong passphrase is what a person can mend, so it is said before damage.
            Err(error) if !matches!(why, Error::WrongPassphrase) => why = error,
            Err(_) => {}
        }
    }
    Err(why)
}

/// A backup with the key that its own key files give.
fn opened_by_its_own(home: &Folder, backup: PathBuf, passphrase: &Passphrase) -> Result<Chosen> {
    let folder = Folder::new(&backup);
    if !backup.is_dir() || folder.found()? == Found::Nothing {
        return Err(NO_BACKUP);
    }
    crate::vault::folder::inspect_database(&folder.database())?;
    let theirs = keyfile::read(&folder)?.newest.vault_id;
    if keyfile::read(home).is_ok_and(|own| own.newest.vault_id != theirs) {
        return Err(of_another_journal());
    }
    let known = Known::read(&folder, &Opener::Passphrase(passphrase))?;
    Ok(Chosen { key: known.secret.database_key(), keys: Some(known.file().clone()), backup })
}
