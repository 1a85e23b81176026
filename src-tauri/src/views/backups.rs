//! Backups as the window sees them.

use std::path::Path;

use journal::backups as core;
use journal::vault::{DAILY, MONTHLY, WEEKLY, synced_by};
use serde::Serialize;
use specta::Type;

use super::wire::{OpensWith, count};

#[derive(Debug, Clone, Serialize, Type)]
pub struct Backups {
    /// Newest first.
    pub list: Vec<BackupView>,
    pub second_place: Option<SecondPlace>,
    /// Of how many days, weeks and months the newest is kept.
    pub daily: u32,
    pub weekly: u32,
    pub monthly: u32,
    /// The program that carries the journal's own folder to other machines.
    pub synced_by: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupView {
    pub id: String,
    pub second: bool,
    pub at: String,
    pub bytes: u32,
    pub clients: u32,
    pub reflections: u32,
    pub last_reflection_at: Option<String>,
    pub opens_with: OpensWith,
    pub set_aside: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SecondPlace {
    pub path: String,
    pub reachable: bool,
    pub newest_at: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Checked {
    pub pages: u32,
    pub findings: Vec<String>,
    pub newest_backup: Option<BackupView>,
    pub missing_since: Option<u32>,
}

/// What became of the backups that held somebody who was forgotten.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupsReplaced {
    pub replaced: u32,
    /// Ids of those that still hold them.
    pub left: Vec<String>,
}

impl Backups {
    /// The backups of a journal that lies in this folder.
    pub fn of(shelf: &core::Shelf, folder: &Path) -> Self {
        Self {
            list: shelf.list().into_iter().map(BackupView::from).collect(),
            second_place: shelf.second_place().map(SecondPlace::from),
            daily: count(DAILY),
            weekly: count(WEEKLY),
            monthly: count(MONTHLY),
            synced_by: synced_by(folder).map(str::to_owned),
        }
    }
}

impl From<core::Backup> for BackupView {
    fn from(backup: core::Backup) -> Self {
        let holds = backup.holds;
        Self {
            id: backup.id,
            second: backup.second,
            at: backup.at.to_rfc3339(),
            bytes: count(backup.bytes),
            clients: holds.map_or(0, |holds| holds.clients),
            reflections: holds.map_or(0, |holds| holds.reflections),
            last_reflection_at: holds.and_then(|holds| holds.last_reflection_at).map(|at| at.to_rfc3339()),
            opens_with: backup.opens_with.into(),
            set_aside: backup.set_aside,
        }
    }
}

impl From<core::SecondPlace> for SecondPlace {
    fn from(place: core::SecondPlace) -> Self {
        Self {
            path: place.path.display().to_string(),
            reachable: place.reachable,
            newest_at: place.newest_at.map(|at| at.to_rfc3339()),
        }
    }
}

impl From<core::Checked> for Checked {
    fn from(checked: core::Checked) -> Self {
        Self {
            pages: checked.pages,
            findings: checked.findings,
            newest_backup: checked.newest_backup.map(BackupView::from),
            missing_since: checked.missing_since,
        }
    }
}

impl From<core::Replaced> for BackupsReplaced {
    fn from(replaced: core::Replaced) -> Self {
        Self { replaced: count(replaced.replaced), left: replaced.left }
    }
}
