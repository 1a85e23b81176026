//! What went wrong, and the exit code by which a script can tell.

use std::process::ExitCode;

/// How the program ends.
///
/// | code | meaning                                                                |
/// | ---- | ---------------------------------------------------------------------- |
/// | 0    | done                                                                   |
/// | 1    | something else went wrong; nothing was changed                         |
/// | 2    | the command line was not understood                                    |
/// | 3    | the passphrase or the recovery code does not open this journal         |
/// | 4    | damaged, not a journal, or written by a newer Undercurrent             |
/// | 5    | no such journal or record                                              |
/// | 6    | the journal is open in another window or program                       |
/// | 7    | what was given can't be kept: empty, too long, not UTF-8, there already |
/// | 8    | the disk is full, or the file system refused                           |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Exit {
    Done = 0,
    Other = 1,
    Usage = 2,
    WrongPassphrase = 3,
    Damaged = 4,
    NotFound = 5,
    Busy = 6,
    Invalid = 7,
    Disk = 8,
}

/// The table above, for `--help`.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something else went wrong; nothing was changed
  2  the command line was not understood
  3  the passphrase or the recovery code does not open this journal
  4  damaged, not a journal, or written by a newer Undercurrent
  5  no such journal or record
  6  the journal is open in another window or program
  7  what was given can't be kept: empty, too long, not UTF-8, there already
  8  the disk is full, or the file system refused

What stands on a command line can be seen by other programs while it runs, and your shell may keep it. So the
passphrase is never an argument, a page is read from standard input, and `-` in place of a TEXT reads that as well.";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// One sentence and an exit code. The sentence never quotes what the user wrote.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// How the program ends.
    pub exit: Exit,
    /// What happened, what is safe, what to do.
    pub message: String,
}

impl Failure {
    /// A failure of this kind.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }

    /// What was given can't be kept.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Exit::Invalid, message)
    }

    /// The file system refused; a full disk is told apart.
    pub fn io(doing: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        let why = match error.kind() {
            K::StorageFull | K::QuotaExceeded => "the disk is full",
            K::NotFound => "there is nothing at that place",
            K::PermissionDenied => "access to it is not allowed",
            K::IsADirectory => "it is a folder",
            K::NotADirectory => "a part of its path is not a folder",
            K::ReadOnlyFilesystem => "it can only be read from",
            _ => "the system said no",
        };
        Self::new(Exit::Disk, format!("The file system refused {doing}: {why}."))
    }
}

impl From<journal::Error> for Failure {
    fn from(error: journal::Error) -> Self {
        let exit = match error.code() {
            "wrong_passphrase" => Exit::WrongPassphrase,
            "invalid" if error.field() == Some("code") => Exit::WrongPassphrase,
            "damaged" | "stale_keys" | "not_a_journal" | "too_new" => Exit::Damaged,
            "not_found" => Exit::NotFound,
            "busy" => Exit::Busy,
            "invalid" | "exists" => Exit::Invalid,
            "disk_full" | "read_only" | "io" => Exit::Disk,
            _ => Exit::Other,
        };
        Self::new(exit, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_and_the_documentation_list_the_same_codes() {
        let documented = include_str!("failure.rs").lines().filter_map(|line| line.strip_prefix("/// | "));
        let rows = documented.skip(2).map(|row| row.split('|').map(str::trim).take(2).collect::<Vec<_>>().join("  "));
        let missing: Vec<String> = rows.filter(|row| !EXIT_CODES.contains(&format!("  {row}\n"))).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(Exit::Disk as u8, 8);
    }

    #[test]
    fn a_full_disk_has_one_code_wherever_it_is_met() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert_eq!(Failure::io("writing", &full).exit, Failure::from(journal::Error::DiskFull).exit);
    }
}
