//! Settings, undo and export as the window sees them.

use journal::settings as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::Theme;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Settings {
    pub lock_minutes: u32,
    pub theme: Theme,
    pub text_percent: u32,
    pub single_keys: bool,
    pub prompts: bool,
}

/// What undo or redo did: the change by its name in the messages.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Done {
    pub what: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct UndoState {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Exported {
    pub path: String,
    pub bytes: u32,
}

impl From<core::Settings> for Settings {
    fn from(settings: core::Settings) -> Self {
        let core::Settings { lock_minutes, theme, text_percent, single_keys, prompts } = settings;
        Self { lock_minutes, theme: theme.into(), text_percent, single_keys, prompts }
    }
}

impl From<Settings> for core::Settings {
    fn from(settings: Settings) -> Self {
        let Settings { lock_minutes, theme, text_percent, single_keys, prompts } = settings;
        Self { lock_minutes, theme: theme.into(), text_percent, single_keys, prompts }
    }
}
