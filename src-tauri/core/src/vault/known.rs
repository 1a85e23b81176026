//! What the key files say to somebody who can open them, and which of their secrets is the database's.
//!
//! There is one secret, but for the moment in which a new one takes its place: the key files then hold slots of both, and
//! the database says by its salt which of them it follows. So whatever cuts that moment off, one of the two opens.

use std::path::Path;

use uuid::Uuid;

use super::folder::{Folder, starts_with_salt};
use super::keyfile::{self, KeyFile, Keys};
use super::keys::{DatabaseKey, Secret};
use super::slots::Opener;
use crate::{Error, Result, store};

/// The key files, opened.
pub(super) struct Known {
    keys: Keys,
    pub(super) secret: Secret,
    /// The other one, where there are two and both open.
    other: Option<Secret>,
    /// The key files as they should be, where a replacement of the secret was cut off.
    settled: Option<KeyFile>,
}

impl Known {
    pub(super) fn read(folder: &Folder, by: &Opener<'_>) -> Result<Self> {
        let keys = keyfile::read(folder)?;
        let file = &keys.newest;
        if file.next.is_empty() {
            let secret = file.open(&file.slots, by)?;
            return Ok(Self { keys, secret, other: None, settled: None });
        }
        let (present, next) = (file.open(&file.slots, by), file.open(&file.next, by));
        let is_right = |opened: &Result<Secret>| opened.as_ref().is_ok_and(|secret| follows(folder, secret));
        let (opened, other, slots) = match (is_right(&present), is_right(&next)) {
            (_, true) => (next, present, &file.next),
            (true, _) => (present, next, &file.slots),
            // The keychain opens one of the two alone, so that the other may be right.
            _ if matches!(by, Opener::Keychain(_)) => return Err(by.refused()),
            // Nothing fits. A secret that did open shows in what way the database is damaged.
            _ if present.is_ok() => (present, next, &file.slots),
            _ => (next, present, &file.slots),
        };
        let settled = KeyFile::new(file.vault_id, file.generation + 1, slots.clone());
        Ok(Self { secret: opened?, other: other.ok(), settled: Some(settled), keys })
    }

    pub(super) fn vault_id(&self) -> Uuid {
        self.keys.newest.vault_id
    }

    pub(super) fn generation(&self) -> u64 {
        self.keys.newest.generation
    }

    /// The key file, without the slots of another secret.
    pub(super) fn file(&self) -> &KeyFile {
        self.settled.as_ref().unwrap_or(&self.keys.newest)
    }

    /// Whether the database follows from this secret.
    pub(super) fn fits(&self, folder: &Folder) -> bool {
        match self.settled {
            Some(_) => follows(folder, &self.secret),
            None => starts_with_salt(&folder.database(), self.secret.database_key().salt()),
        }
    }

    /// The key of another database that begins with the salt of one of these secrets.
    pub(super) fn key_of(&self, database: &Path) -> Option<DatabaseKey> {
        let keys = [Some(&self.secret), self.other.as_ref()].into_iter().flatten().map(Secret::database_key);
        keys.into_iter().find(|key| starts_with_salt(database, key.salt()))
    }

    /// Refuses key files that are older than the database goes by, where that can be opened.
    pub(super) fn refuse_stale(&self, folder: &Folder) -> Result<()> {
        let least = store::open::open_to_read(&folder.database(), &self.secret.database_key())
            .and_then(|database| store::keys::least_generation(&database));
        if least.is_ok_and(|least| least > self.generation()) { Err(Error::StaleKeys) } else { Ok(()) }
    }

    /// Puts right what is amiss with the key files, now that they are seen to belong to the database, and answers with
    /// their generation. Where that fails the journal opens all the same.
    pub(super) fn settle(&self, folder: &Folder) -> u64 {
        match &self.settled {
            Some(file) if file.replace(folder).is_ok() => file.generation,
            Some(_) => self.generation(),
            None => {
                self.keys.heal(folder);
                self.generation()
            }
        }
    }
}

/// A salt that was damaged leaves the question to the pages themselves.
fn follows(folder: &Folder, secret: &Secret) -> bool {
    let (database, key) = (folder.database(), secret.database_key());
    starts_with_salt(&database, key.salt()) || store::open::open(&database, &key).is_ok()
}
