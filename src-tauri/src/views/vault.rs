//! Whether a journal is there, open or locked.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::backups::BackupView;

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
    /// The machine went to sleep.
    Sleep,
    /// The session's own screen was locked.
    Session,
    /// The window was minimised, where the user wants that.
    Minimised,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct VaultStatus {
    pub state: VaultState,
    /// Whether the sample practice is open in place of one's own journal.
    pub sample: bool,
    /// The backup that is looked into in place of one's own journal.
    pub looking: Option<BackupView>,
    /// Why it is locked, if it was open before.
    pub locked: Option<LockedView>,
    pub folder: String,
    /// Whether the system's keychain opens it as well.
    pub keychain: bool,
    /// Where the user was when it was last shut; told when one's own journal is opened, and not before.
    pub left_at: Option<LeftAt>,
    /// How long no passphrase may be tried, after several wrong ones; usually 0.
    pub wait_seconds: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct LockedView {
    pub reason: LockReason,
    pub at: String,
    pub idle_minutes: u32,
}

/// Whether this machine has a keychain, and whether it opens this journal.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct KeychainState {
    pub available: bool,
    pub on: bool,
}

/// Where the user was: a screen, ids and how far down. By its types it can hold no word of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LeftAt {
    pub screen: Screen,
    /// The record that is shown.
    #[specta(type = Option<String>)]
    pub id: Option<Uuid>,
    /// The client a new page is about.
    #[specta(type = Option<String>)]
    pub client_id: Option<Uuid>,
    /// The need that gifts are sought for.
    #[specta(type = Option<String>)]
    pub need_id: Option<Uuid>,
    /// The record on a client's page that was sought, or the line of a list that was in hand.
    #[specta(type = Option<String>)]
    pub at: Option<Uuid>,
    /// In CSS pixels.
    pub scroll: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    Today,
    Reflections,
    Reflect,
    Clients,
    Client,
    Brief,
    Overlap,
    Gifts,
    Review,
    Insights,
    Settings,
    Trash,
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
