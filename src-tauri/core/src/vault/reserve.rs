//! A little room set aside by a file of no other use. When the disk is full it is given up, so that the words on the
//! screen are still saved and something can still be deleted; it is set aside again once there is room.

use std::io::Write as _;
use std::path::Path;

use super::folder::{Folder, create_private, remove, sync_parent, unfinished};
use super::keys::random;
use crate::{Error, Result};

/// Room for a long page, its rollback journal and the index's share of it, several times over.
pub(crate) const BYTES: usize = 256 << 10;

/// Sets the room aside, unless it is already. It is only taken where as much again stays free, so that what was given up
/// is not taken back from the very words it was given up for.
pub(crate) fn set_aside(folder: &Path) -> Result<()> {
    let path = Folder::new(folder).reserve();
    if std::fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.len() == BYTES as u64) {
        return Ok(());
    }
    let temporary = unfinished(&path);
    remove(&temporary)?;
    let taken = take(&temporary).and_then(|()| {
        std::fs::rename(&temporary, &path).map_err(Error::io("setting a little room aside", &path))?;
        sync_parent(&path)
    });
    if taken.is_err() {
        remove(&temporary)?;
    }
    taken
}

/// Random bytes, because a file system that compresses gives zeros no room.
fn take(path: &Path) -> Result<()> {
    let mut bytes = vec![0; 2 * BYTES];
    random(&mut bytes)?;
    create_private(path)
        .and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()?;
            file.set_len(BYTES as u64)?;
            file.sync_all()
        })
        .map_err(Error::io("setting a little room aside", path))
}

/// Gives the room up, and tells whether there was any.
pub(crate) fn give_up(folder: &Path) -> bool {
    let path = Folder::new(folder).reserve();
    std::fs::remove_file(&path).is_ok_and(|()| sync_parent(&path).is_ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_room_is_set_aside_once_given_up_once_and_set_aside_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = Folder::new(folder.path()).reserve();
        assert!(!give_up(folder.path()));
        for _ in 0..2 {
            set_aside(folder.path()).unwrap();
            let bytes = std::fs::read(&path).unwrap();
            assert_eq!(bytes.len(), BYTES);
            set_aside(folder.path()).unwrap();
            assert!(std::fs::read(&path).unwrap() == bytes, "it is left alone");
            assert!(give_up(folder.path()) && !path.exists());
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_reserve_of_another_length_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = Folder::new(folder.path()).reserve();
        for length in [0, 7, BYTES + 1] {
            std::fs::write(&path, vec![1; length]).unwrap();
            set_aside(folder.path()).unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().len(), BYTES as u64);
        }
    }

    #[test]
    fn what_finds_no_room_is_done_again_once_the_reserve_is_given_up() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("journal");
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap();
        let clock = crate::dates::fixed_clock(now);
        let mut journal =
            crate::Journal::create(&folder, "a plain long passphrase", crate::vault::KdfCost::cheap(), clock).unwrap();
        let path = Folder::new(&folder).reserve();
        let finds_room = |_: &mut crate::Journal| if path.exists() { Err(Error::DiskFull) } else { Ok(()) };
        assert!(journal.even_on_a_full_disk(finds_room).is_ok() && !path.exists());
        let finds_none = |_: &mut crate::Journal| Err::<(), _>(Error::DiskFull);
        assert!(matches!(journal.even_on_a_full_disk(finds_none), Err(Error::DiskFull)), "there is none to give up");
        journal.set_room_aside();
        let finds_fault = |_: &mut crate::Journal| Err::<(), _>(Error::NotFound { what: "page" });
        assert!(journal.even_on_a_full_disk(finds_fault).is_err() && path.exists(), "it is not given up for nothing");
    }
}
