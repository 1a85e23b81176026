//! The key files beside backups. A backup is a journal's folder of its own, with the slots of when it was made; a new
//! passphrase is brought to every one within reach, so that the old one opens nothing any more.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Folder, exists, starts_with_salt};
use super::keyfile::{self, KeyFile};
use super::keys::Secret;
use super::lending::Lease;
use crate::Result;

/// What became of the backups when the passphrase was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BackupsReached {
    /// How many open with the new passphrase now.
    pub changed: u32,
    /// Backups that the old passphrase still opens, and places that could not be looked into.
    pub not_reached: Vec<PathBuf>,
}

/// Brings the journal's key file to the backups that follow from the same secret (with this salt), and to those of an
/// earlier secret what `seal_anew` makes of their own. Once the lease is over, what is left is not reached.
pub(super) fn reach(
    places: &[PathBuf],
    file: &KeyFile,
    salt: &[u8; 16],
    lease: &Lease,
    seal_anew: impl Fn(&KeyFile) -> Result<(Secret, KeyFile)>,
) -> BackupsReached {
    let mut reached = BackupsReached::default();
    let mut sealed: Vec<(KeyFile, Option<(Secret, KeyFile)>)> = Vec::new();
    for place in places {
        let Ok(backups) = backups_in(place) else {
            reached.not_reached.push(place.clone());
            continue;
        };
        for backup in backups {
            let folder = Folder::new(&backup);
            let written = if lease.is_over() {
                false
            } else if starts_with_salt(&folder.database(), salt) {
                file.write(&folder).is_ok()
            } else {
                match keyfile::read(&folder) {
                    Ok(keys) if keys.newest.vault_id == file.vault_id => {
                        let anew = remembered(&mut sealed, keys.newest, &seal_anew);
                        anew.is_some_and(|(secret, anew)| {
                            starts_with_salt(&folder.database(), secret.database_key().salt())
                                && anew.write(&folder).is_ok()
                        })
                    }
                    // Another journal's, or nothing that a passphrase opens.
                    _ => continue,
                }
            };
            if written {
                reached.changed += 1;
            } else {
                reached.not_reached.push(backup);
            }
        }
    }
    reached
}

/// Backups of one time share their slots, and each try takes a second.
fn remembered(
    sealed: &mut Vec<(KeyFile, Option<(Secret, KeyFile)>)>,
    file: KeyFile,
    seal_anew: impl Fn(&KeyFile) -> Result<(Secret, KeyFile)>,
) -> Option<&(Secret, KeyFile)> {
    let at = match sealed.iter().position(|(known, _)| *known == file) {
        Some(at) => at,
        None => {
            let anew = seal_anew(&file).ok();
            sealed.push((file, anew));
            sealed.len() - 1
        }
    };
    sealed.get(at).and_then(|(_, anew)| anew.as_ref())
}

/// How many backups in these folders begin with this salt.
pub(super) fn count_under(places: &[PathBuf], salt: &[u8; 16]) -> u32 {
    let backups = places.iter().flat_map(|place| backups_in(place).unwrap_or_default());
    let count = backups.filter(|backup| starts_with_salt(&Folder::new(backup).database(), salt)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The finished backups in a folder, oldest first; one that is not there holds none, unless the place itself is gone.
fn backups_in(place: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut backups = Vec::new();
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        let (path, is_finished) = (entry.path(), !entry.file_name().to_string_lossy().ends_with(".new"));
        if is_finished && entry.file_type()?.is_dir() && exists(&Folder::new(&path).database()).unwrap_or(false) {
            backups.push(path);
        }
    }
    backups.sort();
    Ok(backups)
}
