//! Whether a journal is there, open or locked.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    None,
    Locked,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    Asked,
    Idle,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct VaultStatus {
    pub state: VaultState,
    /// Whether the sample practice is open in place of one's own journal.
    pub sample: bool,
    /// Why it is locked, if it was open before.
    pub locked: Option<LockedView>,
    pub folder: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct LockedView {
    pub reason: LockReason,
    pub at: String,
    pub idle_minutes: u32,
}

/// zxcvbn's score (0 to 4), and the guesses it would take as a power of ten.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Strength {
    pub score: u8,
    // Declared whole for the bindings' sake: a float would read `number | null` there.
    #[specta(type = u32)]
    pub guesses_log10: f64,
}

impl From<journal::vault::Strength> for Strength {
    fn from(strength: journal::vault::Strength) -> Self {
        Self { score: strength.score, guesses_log10: strength.guesses_log10 }
    }
}
