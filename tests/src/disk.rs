//! A journal in a folder of its own, gone when the story ends.

use std::path::{Path, PathBuf};

use journal::vault::KdfCost;
use journal::{Journal, Result};
use tempfile::TempDir;

use crate::Hands;

/// What unlocks every journal in these stories.
pub const PASSPHRASE: &str = "a plain long passphrase";

/// A folder with a journal in it.
pub struct OnDisk {
    home: TempDir,
    /// The clock of whoever opens it.
    pub hands: Hands,
}

impl OnDisk {
    /// Makes a new journal and opens it.
    #[must_use]
    pub fn create() -> (Self, Journal) {
        let on_disk = Self { home: TempDir::new().unwrap(), hands: Hands::at("2026-11-17T10:00:00+01:00") };
        let journal = Journal::create(&on_disk.folder(), PASSPHRASE, KdfCost::cheap(), on_disk.hands.clock()).unwrap();
        (on_disk, journal)
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.home.path().join("journal")
    }

    /// Opens it.
    ///
    /// # Errors
    /// As [`Journal::unlock`].
    pub fn unlock(&self) -> Result<Journal> {
        Journal::unlock(&self.folder(), PASSPHRASE, self.hands.clock())
    }

    /// Every file of the folder with what stands in it, by name.
    #[must_use]
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let read = |path: PathBuf| (path.clone(), std::fs::read(path).unwrap());
        let entries = std::fs::read_dir(Path::new(&self.folder())).unwrap();
        let mut files: Vec<_> = entries.map(|entry| read(entry.unwrap().path())).collect();
        files.sort();
        files
    }
}
