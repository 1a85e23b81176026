//! The practice profile as the window sees it.

use journal::profile as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::{SignKind, Trade};

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Profile {
    pub asked: bool,
    pub trade: Trade,
    pub warmth: WarmthWords,
    pub signs_off: Vec<SignKind>,
    pub pseudonyms: bool,
    pub keep_years: Option<u32>,
    pub sentences: LineSentences,
}

/// What to say when a client's line is reached.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct LineSentences {
    pub within: String,
    pub beyond: String,
    pub once: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct WarmthWords {
    pub cold: String,
    pub like: String,
    pub love: String,
}

impl From<core::Profile> for Profile {
    fn from(profile: core::Profile) -> Self {
        let core::Profile { asked, trade, warmth, signs_off, pseudonyms, keep_years, sentences } = profile;
        let core::Sentences { within, beyond, once } = sentences;
        let core::WarmthWords { cold, like, love } = warmth;
        Self {
            asked,
            trade: trade.into(),
            warmth: WarmthWords { cold, like, love },
            signs_off: signs_off.into_iter().map(Into::into).collect(),
            pseudonyms,
            keep_years,
            sentences: LineSentences { within, beyond, once },
        }
    }
}

impl From<Profile> for core::Profile {
    fn from(profile: Profile) -> Self {
        let Profile { asked, trade, warmth, signs_off, pseudonyms, keep_years, sentences } = profile;
        let LineSentences { within, beyond, once } = sentences;
        let WarmthWords { cold, like, love } = warmth;
        Self {
            asked,
            trade: trade.into(),
            warmth: core::WarmthWords { cold, like, love },
            signs_off: signs_off.into_iter().map(Into::into).collect(),
            pseudonyms,
            keep_years,
            sentences: core::Sentences { within, beyond, once },
        }
    }
}
