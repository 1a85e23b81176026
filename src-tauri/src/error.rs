//! What every failed command sends: a code to act on, a sentence to show, and the field at fault.

use serde::Serialize;
use specta::Type;

/// A failure as it crosses to the window.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AppError {
    /// What to act on.
    pub code: ErrorCode,
    /// What to show: what happened, what is safe, what to do.
    pub message: String,
    /// The input at fault, where there is one.
    pub field: Option<String>,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ErrorCode {
    WrongPassphrase,
    Damaged,
    StaleKeys,
    NotAJournal,
    TooNew,
    NotFound,
    Invalid,
    Busy,
    DiskFull,
    ReadOnly,
    Locked,
    Exists,
    NothingToUndo,
    Store,
    Io,
    Cancelled,
    Wait,
    Keychain,
}

/// A command's result.
pub type Reply<T> = Result<T, AppError>;

impl AppError {
    /// The journal is locked, so nothing can be read or written.
    #[must_use]
    pub fn locked() -> Self {
        Self::new(ErrorCode::Locked, "The journal is locked. Your last words are saved.")
    }

    /// Several passphrases did not fit; nobody may try for so long.
    #[must_use]
    pub fn wait(seconds: u32) -> Self {
        let unit = if seconds == 1 { "second" } else { "seconds" };
        let message = format!(
            "Several passphrases in a row did not fit. Please wait {seconds} {unit}, then try again; the journal is safe."
        );
        Self::new(ErrorCode::Wait, message)
    }

    /// A failure of the shell's own.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }
}

impl From<journal::Error> for AppError {
    fn from(error: journal::Error) -> Self {
        use journal::Error as E;
        let code = match &error {
            E::WrongPassphrase => ErrorCode::WrongPassphrase,
            E::Damaged { .. } => ErrorCode::Damaged,
            E::StaleKeys => ErrorCode::StaleKeys,
            E::NotAJournal { .. } => ErrorCode::NotAJournal,
            E::TooNew { .. } => ErrorCode::TooNew,
            E::Exists => ErrorCode::Exists,
            E::NoJournal | E::NotFound { .. } => ErrorCode::NotFound,
            E::Invalid { .. } => ErrorCode::Invalid,
            E::Busy { .. } => ErrorCode::Busy,
            E::DiskFull => ErrorCode::DiskFull,
            E::ReadOnly => ErrorCode::ReadOnly,
            E::Locked => ErrorCode::Locked,
            E::NothingTo { .. } => ErrorCode::NothingToUndo,
            E::Store { .. } | E::NoRandomness => ErrorCode::Store,
            E::Io { .. } => ErrorCode::Io,
        };
        Self { code, message: error.to_string(), field: error.field().map(str::to_owned) }
    }
}
