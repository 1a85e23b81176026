//! Settings, undo and export as the window sees them.

use journal::Deed;
use journal::settings as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::Theme;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Settings {
    pub lock_minutes: u32,
    pub lock_minimised: bool,
    pub theme: Theme,
    pub text_percent: u32,
    pub single_keys: bool,
    pub prompts: bool,
    pub own_prompts_only: bool,
    pub echoes_name_clients: bool,
    pub verdicts_teach: bool,
    pub ask_for_whom: bool,
    pub open_deliveries: u32,
    pub open_promises: u32,
    pub giving_minutes_week: u32,
}

/// What undo or redo did or would do: the change by its name in the messages, and of what it was, in the user's words.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Done {
    pub what: String,
    pub subject: String,
}

impl From<&Deed> for Done {
    fn from(deed: &Deed) -> Self {
        Self { what: deed.change.name(), subject: deed.subject.clone() }
    }
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct UndoState {
    pub undo: Option<Done>,
    pub redo: Option<Done>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Exported {
    pub path: String,
    pub bytes: u32,
}

macro_rules! same_fields {
    ($($from:path => $to:path),+ $(,)?) => {$(
        impl From<$from> for $to {
            fn from(settings: $from) -> Self {
                Self {
                    lock_minutes: settings.lock_minutes,
                    lock_minimised: settings.lock_minimised,
                    theme: settings.theme.into(),
                    text_percent: settings.text_percent,
                    single_keys: settings.single_keys,
                    prompts: settings.prompts,
                    own_prompts_only: settings.own_prompts_only,
                    echoes_name_clients: settings.echoes_name_clients,
                    verdicts_teach: settings.verdicts_teach,
                    ask_for_whom: settings.ask_for_whom,
                    open_deliveries: settings.open_deliveries,
                    open_promises: settings.open_promises,
                    giving_minutes_week: settings.giving_minutes_week,
                }
            }
        }
    )+};
}

same_fields!(core::Settings => Settings, Settings => core::Settings);
