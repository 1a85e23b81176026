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
    /// Light or dark.
    pub theme: Theme,
    /// Size of the text in percent of the usual, 90 to 150.
    pub text_percent: u32,
    /// Whether single letters are keys in lists and suggestions.
    pub single_keys: bool,
    /// Whether prompts are offered beside a page.
    pub prompts: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { lock_minutes: 5, theme: Theme::System, text_percent: 100, single_keys: true, prompts: true }
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
        validate::within("text_percent", settings.text_percent.into(), 90, 150)?;
        let text = serde_json::to_string(&settings)
            .map_err(|_| crate::Error::invalid("settings", "These settings can't be kept. Nothing was changed."))?;
        self.change(Change::SetSettings, |connection| store::settings::put(connection, NAME, &text))
    }
}
