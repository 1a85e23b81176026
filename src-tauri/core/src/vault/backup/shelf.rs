//! Where the backups of one journal lie, and what is told of each.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::copying::{copy_file, finish, make_folder, remove_folder, unfinished};
use super::name::{Kind, Name};
use super::{Backup, Holds, OpensWith, id_of, read_id, schedule};
use crate::vault::folder::{Folder, starts_with_salt};
use crate::vault::known::Known;
use crate::vault::lending::Lease;
use crate::vault::passphrase::Passphrase;
use crate::vault::slots::Opener;
use crate::vault::{DatabaseKey, Opened, keyfile};
use crate::{Error, Result, store};

/// The folder in the second place that backups lie in.
const IN_SECOND_PLACE: &str = "Undercurrent backups";
const DAMAGED: Error = Error::Damaged { what: "This backup" };

/// A folder of the user's choice that holds copies of the backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondPlace {
    /// The folder that was chosen.
    pub path: PathBuf,
    /// Whether it is there now.
    pub reachable: bool,
    /// When the newest backup in it was made.
    pub newest_at: Option<DateTime<Utc>>,
}

/// The places where a journal's backups lie, and its key: what it takes to look at them while the journal is used.
pub struct Shelf {
    pub(crate) home: PathBuf,
    pub(crate) key: DatabaseKey,
    /// Over once the journal that lent the key is locked.
    pub(crate) lease: Lease,
    pub(crate) vault_id: Uuid,
    /// The folder that the user chose, where one was chosen.
    pub(crate) second: Option<PathBuf>,
}

impl Shelf {
    /// The shelf of a journal whose key is known.
    pub(crate) fn of(opened: &Opened, second: Option<PathBuf>) -> Self {
        let (home, key, lease) = (opened.folder.clone(), opened.key.again(), opened.lending.lend());
        Self { home, key, lease, vault_id: opened.vault_id, second }
    }

    /// The shelf of a journal that may not open any more, by its passphrase alone. The second place is not known then.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; [`Error::Damaged`] when both key files are.
    pub fn unlocked(home: &Path, passphrase: &str) -> Result<Self> {
        let known = Known::read(&Folder::new(home), &Opener::Passphrase(&Passphrase::given(passphrase)?))?;
        let key = known.secret.database_key();
        Ok(Self::without_journal(home, key, known.vault_id()))
    }

    /// The shelf of a journal that is not open.
    pub(crate) fn without_journal(home: &Path, key: DatabaseKey, vault_id: Uuid) -> Self {
        Self { home: home.to_owned(), key, lease: Lease::of_nobody(), vault_id, second: None }
    }

    /// Where backups lie beside the journal.
    pub(crate) fn first(&self) -> PathBuf {
        Folder::new(&self.home).backups()
    }

    /// Where backups lie in the second place; `None` while that can't be reached.
    pub(crate) fn second(&self) -> Option<PathBuf> {
        let chosen = self.second.as_deref().filter(|chosen| chosen.is_dir())?;
        Some(chosen.join(IN_SECOND_PLACE))
    }

    /// Where backups lie in the second place, or the place itself while it can't be reached; `None` where none was chosen or
    /// none lie there yet.
    pub(crate) fn second_or_where_it_was(&self) -> Option<PathBuf> {
        match self.second() {
            Some(place) => Some(place).filter(|place| place.is_dir()),
            None => self.second.clone(),
        }
    }

    /// All backups of this journal within reach, newest first; of two of one time, the one beside the journal first. Those
    /// that were not looked at when the journal was locked are left out.
    #[must_use]
    pub fn list(&self) -> Vec<Backup> {
        let mut all = self.list_in(&self.first(), false);
        all.extend(self.second().into_iter().flat_map(|place| self.list_in(&place, true)));
        all.sort_by(|a, b| b.at.cmp(&a.at).then(a.second.cmp(&b.second)));
        all
    }

    fn list_in(&self, place: &Path, second: bool) -> Vec<Backup> {
        let names = names(place).into_iter().take_while(|_| !self.lease.is_over());
        names.filter_map(|name| self.told(place, name, second)).collect()
    }

    /// What is told of a backup; `None` for one of another journal, which is nobody's business here.
    fn told(&self, place: &Path, name: Name, second: bool) -> Option<Backup> {
        let path = place.join(name.to_string());
        let folder = Folder::new(&path);
        let opened = store::open::open_to_read(&folder.database(), &self.key);
        let keys = keyfile::read(&folder).ok().map(|keys| keys.newest);
        let holds = opened.as_ref().ok().and_then(|db| Holds::of(db).ok());
        let opens_with = match (&opened, &keys) {
            (Ok(db), _) if store::open::vault_id(db).is_ok_and(|id| id != self.vault_id) => return None,
            (Err(_), Some(keys)) if keys.vault_id != self.vault_id => return None,
            (Ok(_), Some(keys)) if !self.opens_as_now(keys) => OpensWith::OldPassphrase,
            (Ok(_), _) if holds.is_some() => OpensWith::Current,
            (Err(_), Some(_)) if !starts_with_salt(&folder.database(), self.key.salt()) => OpensWith::OldCode,
            _ => OpensWith::Nothing,
        };
        let bytes = [folder.database(), folder.keys(), folder.keys_copy()].iter().map(size).sum();
        let Name { at, kind } = name;
        let set_aside = name.is_set_aside();
        Some(Backup { id: id_of(name, second), second, at, bytes, holds, opens_with, set_aside, kind, folder: path })
    }

    fn opens_as_now(&self, keys: &keyfile::KeyFile) -> bool {
        keyfile::read(&Folder::new(&self.home)).is_ok_and(|now| now.newest.shares_a_passphrase_with(keys))
    }

    /// The backup of that id.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for one that belongs to another journal.
    pub(crate) fn find(&self, id: &str) -> Result<Backup> {
        let (name, second) = read_id(id).ok_or(Error::NotFound { what: "backup" })?;
        let place = if second { self.second() } else { Some(self.first()) };
        let place =
            place.filter(|place| place.join(name.to_string()).is_dir()).ok_or(Error::NotFound { what: "backup" })?;
        self.told(&place, name, second).ok_or_else(of_another_journal)
    }

    /// The newest backup that was checked and opens now, and is still sound from end to end.
    #[must_use]
    pub fn newest_sound(&self) -> Option<Backup> {
        let opens = |backup: &Backup| backup.holds.is_some() && !backup.set_aside;
        self.list().into_iter().filter(opens).find(|backup| self.check(backup).is_ok())
    }

    /// Reads a backup from end to end.
    ///
    /// # Errors
    /// [`Error::Damaged`] where anything in it is not as it was written.
    pub(crate) fn check(&self, backup: &Backup) -> Result<()> {
        check_database(&Folder::new(&backup.folder).database(), &self.key, &self.lease)
    }

    /// Opens a database to read it, for as long as the key is lent.
    pub(crate) fn open(&self, database: &Path) -> Result<rusqlite::Connection> {
        open_lent(database, &self.key, &self.lease)
    }

    /// Whether a backup is due: something changed since the newest, which is long enough ago.
    pub(crate) fn is_due(&self, now: DateTime<Utc>) -> bool {
        schedule::is_due(&times(&self.first()), now) && !self.has_current(&[Kind::Usual, Kind::Before])
    }

    /// Whether a backup of one of these kinds holds the journal as it is: a copy is given the age of what it was made of.
    pub(crate) fn has_current(&self, kinds: &[Kind]) -> bool {
        let age = modified(&Folder::new(&self.home).database());
        let of = |name: Name| modified(&Folder::new(self.first().join(name.to_string())).database());
        age.is_some()
            && names(&self.first()).into_iter().filter(|name| kinds.contains(&name.kind)).any(|name| of(name) == age)
    }

    /// Clears away what the schedule does not keep. What was set aside, and what belongs to another journal, stays.
    pub(crate) fn thin(&self, made_last: Option<DateTime<Utc>>, now: DateTime<Utc>) {
        for (place, second) in [(Some(self.first()), false), (self.second(), true)] {
            let Some(place) = place else { continue };
            let own = self.list_in(&place, second);
            // What is kept is told by all of them.
            if self.lease.is_over() {
                return;
            }
            for kind in [Kind::Usual, Kind::Before] {
                let all: Vec<_> = own.iter().filter(|backup| backup.kind == kind).collect();
                let (opening, closed): (Vec<_>, Vec<_>) = all.iter().partition(|backup| backup.holds.is_some());
                // One that can't be opened keeps no other from staying, and ages out among all.
                for (some, among) in [(&opening, &opening), (&closed, &all)] {
                    let times: Vec<_> = among.iter().map(|backup| backup.at).collect();
                    let gone = schedule::superfluous(&times, made_last, now);
                    for backup in some.iter().filter(|backup| gone.contains(&backup.at)) {
                        // What can't be cleared away now is tried again the next time.
                        remove_folder(&backup.folder).ok();
                    }
                }
            }
        }
    }

    /// Copies a backup to the second place, whole and checked again there. Nothing is done while that can't be reached, or
    /// where it has this one already.
    ///
    /// # Errors
    /// What the disk says; nothing is left there then.
    pub(crate) fn copy_to_second(&self, backup: &Backup) -> Result<()> {
        let Some(place) = self.second() else { return Ok(()) };
        let name = Name::of(backup.at, backup.kind);
        if place.join(name.to_string()).is_dir() && self.told(&place, name, true).is_some() {
            return Ok(());
        }
        make_folder(&place)?;
        super::copying::clear_unfinished(&place);
        let to = place.join(free_name(&place, name).to_string());
        let new = unfinished(&to);
        let copied = self.copy_checked(&backup.folder, &new).and_then(|()| finish(&new, &to));
        if copied.is_err() {
            remove_folder(&new).ok();
        }
        copied
    }

    /// Brings the newest backup to a second place that could not be reached when it was made.
    ///
    /// # Errors
    /// As when a backup is made.
    pub fn catch_up(&self) -> Result<()> {
        let newest = names(&self.first()).into_iter().filter(|name| !name.is_set_aside()).max();
        match newest.and_then(|name| self.told(&self.first(), name, false)) {
            Some(backup) if backup.holds.is_some() => self.copy_to_second(&backup),
            Some(backup) if self.second().is_some() && backup.opens_with == OpensWith::Nothing => Err(DAMAGED),
            _ => Ok(()),
        }
    }

    /// The second place, as it is found now.
    #[must_use]
    pub fn second_place(&self) -> Option<SecondPlace> {
        let path = self.second.clone()?;
        let place = self.second();
        let backups = place.as_deref().map(|place| self.list_in(place, true)).unwrap_or_default();
        Some(SecondPlace { path, reachable: place.is_some(), newest_at: backups.iter().map(|backup| backup.at).max() })
    }

    fn copy_checked(&self, from: &Path, to: &Path) -> Result<()> {
        make_folder(to)?;
        let (from, to) = (Folder::new(from), Folder::new(to));
        for (from, to) in
            [(from.database(), to.database()), (from.keys(), to.keys()), (from.keys_copy(), to.keys_copy())]
        {
            copy_file(&from, &to, &self.lease)?;
        }
        check_database(&to.database(), &self.key, &self.lease)
    }
}

/// A backup of another journal is left alone.
pub(super) fn of_another_journal() -> Error {
    Error::invalid("backup", "This backup belongs to another journal. Nothing was changed.")
}

fn open_lent(database: &Path, key: &DatabaseKey, lease: &Lease) -> Result<rusqlite::Connection> {
    lease.check()?;
    let db = store::open::open_to_read(database, key)?;
    lease.limits(&db).map(|()| db)
}

/// Opens a database to read it from end to end.
pub(super) fn check_database(path: &Path, key: &DatabaseKey, lease: &Lease) -> Result<()> {
    match store::open::verify(&open_lent(path, key, lease)?)?.as_slice() {
        [] => Ok(()),
        _ => Err(DAMAGED),
    }
}

/// The backups' names in a place. A place that is not there holds none.
pub(super) fn names(place: &Path) -> Vec<Name> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.filter_map(|entry| Name::read(entry.file_name().to_str()?)).collect()
}

fn times(place: &Path) -> Vec<DateTime<Utc>> {
    names(place).into_iter().filter(|name| !name.is_set_aside()).map(|name| name.at).collect()
}

/// This name, or the next that nothing has yet.
pub(super) fn free_name(place: &Path, mut name: Name) -> Name {
    while place.join(name.to_string()).symlink_metadata().is_ok() {
        name = name.next();
    }
    name
}

fn size(path: &PathBuf) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

pub(crate) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
