//! One owner at a time: two programs that write the same journal would each undo what the other remembers.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use super::folder::{Folder, exists};
use crate::{Error, Result};

/// How long a held journal is tried again: a program that is closing needs a moment, and a process that is just being
/// started holds a copy of every open file until it runs its own program.
const PATIENCE: Duration = Duration::from_millis(300);
const ROUND: Duration = Duration::from_millis(20);
/// Longest note that is read from the lock file, in bytes.
const MAX_NOTE: u64 = 64;

/// The sole right to use a journal. It ends when this is dropped, and also when the program dies.
#[derive(Debug)]
pub struct Owner {
    held: File,
}

/// Who has a journal open: a program and its process on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    program: String,
    process: u32,
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
                Ok(()) => {
                    // A restore that was cut off after its point of no return is carried to its end by whoever comes next.
                    super::backup::restoring::carry_on(folder)?;
                    return Ok(Self::noted(held));
                }
                Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(ROUND),
                Err(TryLockError::WouldBlock) => return Err(Error::Busy { holder: Holder::of(held) }),
                Err(TryLockError::Error(error)) => return Err(Error::io(doing, &path)(error)),
            }
        }
    }

    /// Leaves a note of who holds it. The hold is the lock and not the note: without one, it holds as well.
    fn noted(mut held: File) -> Self {
        if let Some(holder) = Holder::this() {
            held.set_len(0).and_then(|()| held.write_all(holder.note().as_bytes())).ok();
        }
        Self { held }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.held.set_len(0).ok();
    }
}

impl Holder {
    fn this() -> Option<Self> {
        let program = std::env::current_exe().ok()?;
        let program = program.file_stem().map(Path::new)?.to_str()?.to_owned();
        Some(Self { program, process: std::process::id() })
    }

    fn note(&self) -> String {
        format!("{} {}\n", self.process, self.program)
    }

    fn of(held: File) -> Option<Self> {
        let mut note = String::new();
        held.take(MAX_NOTE).read_to_string(&mut note).ok()?;
        Self::read(&note)
    }

    /// Anybody can write into the file: what is no number and no plain name is not shown.
    fn read(note: &str) -> Option<Self> {
        let (process, program) = note.strip_suffix('\n')?.split_once(' ')?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let holder = Self { program: program.to_owned(), process: process.parse().ok()? };
        (!program.is_empty() && program.chars().all(is_plain)).then_some(holder)
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, process {}", self.program, self.process)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_note_is_read_as_it_was_written_and_anything_else_is_not_shown() {
        let holder = Holder { program: "undercurrent-cli".to_owned(), process: 4711 };
        assert_eq!(Holder::read(&holder.note()), Some(holder.clone()));
        assert_eq!(holder.to_string(), "undercurrent-cli, process 4711");
        for note in ["", "\n", "4711 undercurrent", "4711 \n", "x undercurrent\n", "4711 <b>\n", "4711 a b\n"] {
            assert_eq!(Holder::read(note), None, "{note:?}");
        }
    }
}
