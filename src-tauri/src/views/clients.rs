//! Clients as the window sees them.

use journal::clients as core;
use journal::reflections::ReflectionRow;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ladder::Rung;
use super::wire::{Confidence, MarkKind, NeedState, ReflectionKind, Stage, Warmth};
use crate::error::{AppError, ErrorCode, Reply};

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientRow {
    pub id: String,
    pub name: String,
    pub about: String,
    pub stage: Stage,
    pub since_on: Option<String>,
    pub first_want: Option<String>,
    pub more_wants: u32,
    pub top_need: Option<TopNeed>,
    pub warmth: Option<Warmth>,
    pub last_contact_on: Option<String>,
    pub pages: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct TopNeed {
    pub text: String,
    pub confidence: Confidence,
    pub state: NeedState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientName {
    pub id: String,
    pub name: String,
    pub pages: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ClientFields {
    pub name: String,
    pub about: String,
    pub stage: Stage,
    pub since_on: Option<String>,
    pub how_met: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientPage {
    pub id: String,
    pub fields: ClientFields,
    pub pages: u32,
    pub ladder: Vec<Rung>,
    /// Newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Oldest first.
    pub warmth: Vec<WarmthReading>,
    pub paid_minutes_90: u32,
    pub given_minutes_90: u32,
    pub paid_minutes: u32,
    pub given_minutes: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct TimelineEntry {
    pub reflection_id: String,
    pub happened_at: String,
    pub kind: Option<ReflectionKind>,
    pub title: String,
    pub opening: String,
    pub paid_minutes: Option<u32>,
    pub given_minutes: Option<u32>,
    pub warmth: Option<Warmth>,
    pub marks: Vec<MarkKind>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct WarmthReading {
    pub on: String,
    pub warmth: Warmth,
    pub reflection_id: String,
}

impl From<core::ClientRow> for ClientRow {
    fn from(row: core::ClientRow) -> Self {
        let client = row.client;
        Self {
            id: client.id.to_string(),
            name: client.name,
            about: client.about,
            stage: client.stage.into(),
            since_on: client.since_on.map(|day| day.to_string()),
            first_want: row.first_want,
            more_wants: row.more_wants,
            top_need: row.top_need.map(|need| TopNeed {
                text: need.text,
                confidence: need.confidence.into(),
                state: need.state.into(),
            }),
            warmth: row.warmth.map(Into::into),
            last_contact_on: row.last_contact_on.map(|day| day.to_string()),
            pages: row.pages,
        }
    }
}

impl From<core::ClientName> for ClientName {
    fn from(client: core::ClientName) -> Self {
        Self { id: client.id.to_string(), name: client.name, pages: client.pages }
    }
}

impl From<core::Client> for ClientFields {
    fn from(client: core::Client) -> Self {
        Self {
            name: client.name,
            about: client.about,
            stage: client.stage.into(),
            since_on: client.since_on.map(|day| day.to_string()),
            how_met: client.how_met,
        }
    }
}

impl TryFrom<ClientFields> for core::NewClient {
    type Error = AppError;
    fn try_from(fields: ClientFields) -> Reply<Self> {
        let since_on = fields.since_on.as_deref().map(str::parse).transpose().map_err(|_| AppError {
            code: ErrorCode::Invalid,
            message: "A day such as 2026-11-17 is needed here.".to_owned(),
            field: Some("since_on".to_owned()),
        })?;
        Ok(Self {
            name: fields.name,
            about: fields.about,
            stage: fields.stage.into(),
            since_on,
            how_met: fields.how_met,
        })
    }
}

impl From<ReflectionRow> for TimelineEntry {
    fn from(row: ReflectionRow) -> Self {
        Self {
            reflection_id: row.id.to_string(),
            happened_at: row.happened_at.to_rfc3339(),
            kind: row.kind.map(Into::into),
            title: row.title,
            opening: row.opening,
            paid_minutes: row.paid_minutes,
            given_minutes: row.given_minutes,
            warmth: row.warmth.map(Into::into),
            marks: row.marks.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<core::WarmthReading> for WarmthReading {
    fn from(reading: core::WarmthReading) -> Self {
        Self {
            on: reading.on.to_string(),
            warmth: reading.warmth.into(),
            reflection_id: reading.reflection_id.to_string(),
        }
    }
}
