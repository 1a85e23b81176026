//! What is known of a client beside the ladder: warmth, signs, what they were asked, ideas they gave.

use journal::{asked_why, ideas, signs, warmth};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::{Credit, SignKind, Warmth, count, read_day, read_id};
use crate::error::{AppError, Reply};

/// Everything of one client, oldest first.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Knowledge {
    pub readings: Vec<WarmthReading>,
    pub signs: Vec<SignView>,
    pub asked: Vec<AskedView>,
    pub ideas: Vec<IdeaView>,
    /// Across all clients, those of most clients first.
    pub themes: Vec<ThemeView>,
}

/// A reading stands on a page or has an id of its own.
#[derive(Debug, Clone, Serialize, Type)]
pub struct WarmthReading {
    pub on: String,
    pub warmth: Warmth,
    pub reflection_id: Option<String>,
    pub id: Option<String>,
    pub rests_on: String,
}

/// `on` null means today, or the day it was.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ReadingFields {
    pub warmth: Warmth,
    pub rests_on: String,
    pub on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SignView {
    pub id: String,
    pub fields: SignFields,
    pub about_name: Option<String>,
}

/// `seen_on` null means today, or the day it was.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct SignFields {
    pub kind: SignKind,
    pub about_client_id: Option<String>,
    pub note: String,
    pub seen_on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct AskedView {
    pub id: String,
    pub client_id: String,
    pub client_name: String,
    pub fields: AskedFields,
    pub need_text: Option<String>,
    pub gift_name: Option<String>,
}

/// Days that are null mean today, or the day it was.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AskedFields {
    pub question: String,
    pub answer: String,
    pub need_id: Option<String>,
    pub confirms: bool,
    pub gift_id: Option<String>,
    pub themes: Vec<String>,
    pub asked_on: Option<String>,
    pub answered_on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct IdeaView {
    pub id: String,
    pub fields: IdeaFields,
}

/// Days that are null mean today, or the day it was.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct IdeaFields {
    pub what: String,
    pub given_on: Option<String>,
    pub credit: Credit,
    pub credited_on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ThemeView {
    pub name: String,
    pub answers: u32,
    pub clients: u32,
}

impl From<warmth::WarmthReading> for WarmthReading {
    fn from(reading: warmth::WarmthReading) -> Self {
        let (reflection_id, id) = match reading.source {
            warmth::ReadingSource::Page(page) => (Some(page.to_string()), None),
            warmth::ReadingSource::Apart(id) => (None, Some(id.to_string())),
        };
        Self {
            on: reading.on.to_string(),
            warmth: reading.warmth.into(),
            reflection_id,
            id,
            rests_on: reading.rests_on,
        }
    }
}

impl TryFrom<ReadingFields> for warmth::ReadingFields {
    type Error = AppError;
    fn try_from(fields: ReadingFields) -> Reply<Self> {
        let on = read_day("on", fields.on.as_deref())?;
        Ok(Self { warmth: fields.warmth.into(), rests_on: fields.rests_on, on })
    }
}

impl From<signs::Sign> for SignView {
    fn from(sign: signs::Sign) -> Self {
        let fields = SignFields {
            kind: sign.fields.kind.into(),
            about_client_id: sign.fields.about.map(|id| id.to_string()),
            note: sign.fields.note,
            seen_on: sign.fields.seen_on.map(|day| day.to_string()),
        };
        Self { id: sign.id.to_string(), fields, about_name: sign.about_name }
    }
}

impl TryFrom<SignFields> for signs::SignFields {
    type Error = AppError;
    fn try_from(fields: SignFields) -> Reply<Self> {
        Ok(Self {
            kind: fields.kind.into(),
            about: fields.about_client_id.as_deref().map(read_id).transpose()?,
            note: fields.note,
            seen_on: read_day("seen_on", fields.seen_on.as_deref())?,
        })
    }
}

impl From<asked_why::AskedWhy> for AskedView {
    fn from(asked: asked_why::AskedWhy) -> Self {
        let fields = asked.fields;
        Self {
            id: asked.id.to_string(),
            client_id: asked.client_id.to_string(),
            client_name: asked.client_name,
            fields: AskedFields {
                question: fields.question,
                answer: fields.answer,
                need_id: fields.need.map(|id| id.to_string()),
                confirms: fields.confirms,
                gift_id: fields.gift.map(|id| id.to_string()),
                themes: fields.themes,
                asked_on: fields.asked_on.map(|day| day.to_string()),
                answered_on: fields.answered_on.map(|day| day.to_string()),
            },
            need_text: asked.need_text,
            gift_name: asked.gift_name,
        }
    }
}

impl TryFrom<AskedFields> for asked_why::AskedFields {
    type Error = AppError;
    fn try_from(fields: AskedFields) -> Reply<Self> {
        Ok(Self {
            question: fields.question,
            answer: fields.answer,
            need: fields.need_id.as_deref().map(read_id).transpose()?,
            confirms: fields.confirms,
            gift: fields.gift_id.as_deref().map(read_id).transpose()?,
            themes: fields.themes,
            asked_on: read_day("asked_on", fields.asked_on.as_deref())?,
            answered_on: read_day("answered_on", fields.answered_on.as_deref())?,
        })
    }
}

impl From<ideas::Idea> for IdeaView {
    fn from(idea: ideas::Idea) -> Self {
        let fields = IdeaFields {
            what: idea.fields.what,
            given_on: idea.fields.given_on.map(|day| day.to_string()),
            credit: idea.fields.credit.into(),
            credited_on: idea.fields.credited_on.map(|day| day.to_string()),
        };
        Self { id: idea.id.to_string(), fields }
    }
}

impl TryFrom<IdeaFields> for ideas::IdeaFields {
    type Error = AppError;
    fn try_from(fields: IdeaFields) -> Reply<Self> {
        Ok(Self {
            what: fields.what,
            given_on: read_day("given_on", fields.given_on.as_deref())?,
            credit: fields.credit.into(),
            credited_on: read_day("credited_on", fields.credited_on.as_deref())?,
        })
    }
}

impl From<asked_why::Theme> for ThemeView {
    fn from(theme: asked_why::Theme) -> Self {
        Self { name: theme.name, answers: count(theme.answers), clients: count(theme.clients) }
    }
}
