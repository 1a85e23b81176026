//! One owner at a time: two programs that write the same journal would each undo what the other remembers.

use std::fs::{File, OpenOptions, TryLockError};
use std::time::{Duration, Instant};

use super::folder::{Folder, exists};
use crate::{Error, Result};

/// How long a held journal is tried again: a program that is closing needs a moment, and a process that is just being
/// started holds a copy of every open file until it runs its own program.
const PATIENCE: Duration = Duration::from_millis(300);
const ROUND: Duration = Duration::from_millis(20);

/// The sole right to use a journal. It ends when this is dropped, and also when the program dies.
#[derive(Debug)]
pub struct Owner {
    _held: File,
}

impl Owner {
    pub(crate) fn take(folder: &Folder) -> Result<Self> {
        let path = folder.lock();
        let doing = "taking hold of the journal";
        if exists(&path)? && !std::fs::symlink_metadata(&path).map_err(Error::io(doing, &path))?.is_file() {
            return Err(Error::Damaged { what: "The journal's lock file" });
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let held = options.open(&path).map_err(Error::io(doing, &path))?;
        let until = Instant::now() + PATIENCE;
        loop {
            match held.try_lock() {
                Ok(()) => return Ok(Self { _held: held }),
                Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(ROUND),
                Err(TryLockError::WouldBlock) => return Err(Error::Busy),
                Err(TryLockError::Error(error)) => return Err(Error::io(doing, &path)(error)),
            }
        }
    }
}
