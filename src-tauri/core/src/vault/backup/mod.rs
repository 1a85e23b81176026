//! Backups: the journal as it was, each a journal's folder of its own that any Undercurrent can open.
//!
//! ```text
//! backups/20261125T101112Z/             journal.db, vault.keys, vault.keys.2
//! backups/20261125T101112Z-before/      the same, made before much changed at once
//! backups/20261125T101112Z-set-aside/   what a restore laid aside: as it was, and perhaps damaged
//! backups/….new/                        being made, and cleared away if that was cut off
//! ```
//!
//! A backup comes under its plain name only once it was reopened with its key and checked from end to end. A second place,
//! of the user's choice, holds copies of the same.
//!
//! What must never happen: a backup that was not checked passing for one that was; the last good one cleared away; a
//! restore over what is there; a damaged or foreign backup restored.

pub(crate) mod copying;
pub(crate) mod making;
pub(crate) mod name;
pub(crate) mod restoring;
pub(crate) mod schedule;
pub(crate) mod shelf;
pub(crate) mod synced;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, Utc};

use name::{Kind, Name};

/// What opens a backup, as far as can be told without a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpensWith {
    /// What opens the journal now.
    Current,
    /// The passphrase as it was before it was changed, or the recovery code.
    OldPassphrase,
    /// The recovery code and passphrase as they were before the code was replaced.
    OldCode,
    /// Nothing that is known: it is damaged.
    Nothing,
}

/// A backup, by what is seen of it from the open journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// By which it is named in all that follows.
    pub id: String,
    /// Whether it lies in the second place.
    pub second: bool,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Size of its files.
    pub bytes: u64,
    /// What it holds, where it could be opened.
    pub holds: Option<Holds>,
    /// What opens it.
    pub opens_with: OpensWith,
    /// Whether it is what a restore laid aside, and was not checked when that was done.
    pub set_aside: bool,
    pub(crate) kind: Kind,
    pub(crate) folder: PathBuf,
}

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// Clients.
    pub clients: u32,
    /// Reflections.
    pub reflections: u32,
    /// When the last reflection happened.
    pub last_reflection_at: Option<DateTime<FixedOffset>>,
}

impl Holds {
    pub(crate) fn of(db: &rusqlite::Connection) -> crate::Result<Self> {
        let (clients, reflections, last) = crate::store::backups::holds(db)?;
        Ok(Self { clients, reflections, last_reflection_at: last.map(crate::dates::Stamp::instant) })
    }
}

impl Backup {
    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// How a backup in the second place is told from one beside the journal.
const SECOND: &str = "second:";

fn id_of(name: Name, second: bool) -> String {
    format!("{}{name}", if second { SECOND } else { "" })
}

/// The name behind an id, and whether it is of the second place.
fn read_id(id: &str) -> Option<(Name, bool)> {
    let (name, second) = id.strip_prefix(SECOND).map_or((id, false), |name| (name, true));
    Name::read(name).map(|name| (name, second))
}
