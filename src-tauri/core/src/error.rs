//! One error for the whole journal, sorted by what a person can do about it.
//!
//! Messages say what happened, what is safe and what to do. They never quote what the user wrote.

use std::path::PathBuf;

use crate::vault::Holder;

/// What can go wrong, classified so that callers act on the variant and never on the text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key slot opened by no passphrase given. Nothing was changed.
    #[error("That passphrase does not open this journal. Nothing was changed.")]
    WrongPassphrase,
    /// A file of the journal is not as it was written.
    #[error("{what} is damaged and was left untouched. Put back a copy of it, or restore a backup.")]
    Damaged {
        /// Which file, in words.
        what: &'static str,
    },
    /// The key files are older than the journal: its passphrase was changed, and then an older copy of them put back.
    #[error(
        "The key files beside this journal (vault.keys and vault.keys.2) are older than it: the passphrase was changed after they were written. Nothing was changed. Open it with the recovery code, or put the newer key files back."
    )]
    StaleKeys,
    /// The file is something else: another program's database, a text file, a folder, a device.
    #[error("{what} is not an Undercurrent journal and was left untouched.")]
    NotAJournal {
        /// What was found there, in words.
        what: &'static str,
    },
    /// Written by a newer Undercurrent.
    #[error(
        "This journal was written by a newer Undercurrent (schema {found}; this one knows up to {known}). It was left untouched. Please install the newer version."
    )]
    TooNew {
        /// The schema of the file.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// A journal is there already, so none was made.
    #[error("There is a journal in this folder already. It was left untouched.")]
    Exists,
    /// No journal is there.
    #[error("There is no journal in this folder.")]
    NoJournal,
    /// The record asked for does not exist (any more).
    #[error("This {what} is not in the journal any more.")]
    NotFound {
        /// The kind of record.
        what: &'static str,
    },
    /// What was given can't be kept as it is.
    #[error("{problem}")]
    Invalid {
        /// The field at fault.
        field: &'static str,
        /// What is wrong and what would be right.
        problem: String,
    },
    /// Another process has this journal open.
    #[error("This journal is open in another window or program on this machine{}. Close it there first.", named(.holder))]
    Busy {
        /// Who has it open, where that is known.
        holder: Option<Holder>,
    },
    /// The disk is full.
    #[error("The disk is full. What is on the screen is kept in memory; free some space and it will be saved.")]
    DiskFull,
    /// What is open can only be read: a backup that is looked into, or a folder that lets nobody write.
    #[error("This can only be read here. Nothing was changed.")]
    ReadOnly,
    /// The journal was locked while this was being done.
    #[error("The journal was locked meanwhile, and this was left off. What is in the journal is as it was.")]
    Locked,
    /// There is nothing to undo (or redo).
    #[error("There is nothing to {direction}.")]
    NothingTo {
        /// "undo" or "redo".
        direction: &'static str,
    },
    /// The database refused.
    #[error("The journal could not be read or written while {doing}. Nothing was changed.")]
    Store {
        /// What was being done, as a gerund.
        doing: &'static str,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The file system refused.
    #[error("The file system refused while {doing}.")]
    Io {
        /// What was being done, as a gerund.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The system gave no random bytes, without which no key may be made.
    #[error("This system gave no random numbers, so no key was made.")]
    NoRandomness,
}

/// The journal's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A stable name for programs: the wire and the exit codes are built on it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::Damaged { .. } => "damaged",
            Self::StaleKeys => "stale_keys",
            Self::NotAJournal { .. } => "not_a_journal",
            Self::TooNew { .. } => "too_new",
            Self::Exists => "exists",
            Self::NoJournal | Self::NotFound { .. } => "not_found",
            Self::Invalid { .. } => "invalid",
            Self::Busy { .. } => "busy",
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Locked => "locked",
            Self::NothingTo { .. } => "nothing_to_undo",
            Self::Store { .. } | Self::NoRandomness => "store",
            Self::Io { .. } => "io",
        }
    }

    /// The field at fault, for [`Error::Invalid`].
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Invalid { field, .. } => Some(field),
            _ => None,
        }
    }

    /// Whether more room on the disk could help: some file systems that are full refuse already to make a file, which
    /// SQLite calls by other names.
    pub(crate) fn may_be_for_want_of_room(&self) -> bool {
        use rusqlite::ErrorCode as C;
        match self {
            Self::DiskFull => true,
            Self::Store { source, .. } => {
                matches!(source.sqlite_error_code(), Some(C::CannotOpen | C::SystemIoFailure))
            }
            _ => false,
        }
    }

    pub(crate) fn invalid(field: &'static str, problem: impl Into<String>) -> Self {
        Self::Invalid { field, problem: problem.into() }
    }

    /// Wraps a failure of the file system; a full disk keeps its own name.
    pub(crate) fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { doing, path, source },
        }
    }

    /// Wraps a failure of the database; a full disk, damage and a held lock keep their own names.
    pub(crate) fn store(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        move |source| match source.sqlite_error_code() {
            Some(C::DiskFull) => Self::DiskFull,
            Some(C::ReadOnly) => Self::ReadOnly,
            // Nothing is interrupted but work beside a journal that is being locked.
            Some(C::OperationInterrupted) => Self::Locked,
            Some(C::DatabaseCorrupt | C::NotADatabase) => Self::Damaged { what: "The journal's file" },
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy { holder: None },
            _ => Self::Store { doing, source },
        }
    }
}

fn named(holder: &Option<Holder>) -> String {
    holder.as_ref().map(|holder| format!(" ({holder})")).unwrap_or_default()
}
