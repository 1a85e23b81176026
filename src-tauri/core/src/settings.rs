//! Settings, kept inside the journal.

use serde::{Deserialize, Serialize};

use crate::{Change, Journal, Result, store, validate};

/// Light, dark, or what the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system prefers.
    System,
    /// Paper over water.
    Light,
    /// The same water from within.
    Dark,
}

/// What the user has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Minutes without a key or a movement after which the journal locks itself, 1 to 120.
    pub lock_minutes: u32,
    /// Whether the journal locks when its window is minimised.
    pub lock_minimised: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Size of the text in percent of the usual, 90 to 200.
    pub text_percent: u32,
    /// Whether single letters are keys in lists and suggestions.
    pub single_keys: bool,
    /// Whether prompts are offered beside a page.
    pub prompts: bool,
    /// Whether only the user's own prompts are offered; else they come among the others.
    pub own_prompts_only: bool,
    /// Whether echoes may name other clients.
    pub echoes_name_clients: bool,
    /// Whether verdicts may shift the ranking.
    pub verdicts_teach: bool,
    /// Whether taking a suggestion asks for whom it is.
    pub ask_for_whom: bool,
    /// Deliveries open with one client at once, 1 to 9.
    pub open_deliveries: u32,
    /// Promises open to one client at once, 1 to 19.
    pub open_promises: u32,
    /// Minutes given in a week, 0 to 2,400.
    pub giving_minutes_week: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lock_minutes: 5,
            lock_minimised: false,
            theme: Theme::System,
            text_percent: 100,
            single_keys: true,
            prompts: true,
            own_prompts_only: false,
            echoes_name_clients: false,
            verdicts_teach: true,
            ask_for_whom: true,
            open_deliveries: 1,
            open_promises: 3,
            giving_minutes_week: 120,
        }
    }
}

const NAME: &str = "settings";

impl Journal {
    /// The settings as they are; what was never chosen, or can't be read, is as it comes.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn settings(&self) -> Result<Settings> {
        let kept = store::settings::get(&self.connection, NAME)?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Changes the settings.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] naming the field.
    pub fn set_settings(&mut self, settings: Settings) -> Result<()> {
        validate::within("lock_minutes", settings.lock_minutes.into(), 1, 120)?;
        validate::within("text_percent", settings.text_percent.into(), 90, 200)?;
        validate::within("open_deliveries", settings.open_deliveries.into(), 1, 9)?;
        validate::within("open_promises", settings.open_promises.into(), 1, 19)?;
        validate::within("giving_minutes_week", settings.giving_minutes_week.into(), 0, 2_400)?;
        let text = serde_json::to_string(&settings)
            .map_err(|_| crate::Error::invalid("settings", "These settings can't be kept. Nothing was changed."))?;
        self.change(Change::SetSettings, |connection| store::settings::put(connection, NAME, &text))
    }
}
