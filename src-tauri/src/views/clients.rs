//! Clients as the window sees them.

use journal::clients as core;
use journal::ids::ClientId;
use journal::reflections::ReflectionRow;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::knowledge::WarmthReading;
use super::ladder::Rung;
use super::wire::{Confidence, MarkKind, NeedState, ReflectionKind, Stage, Warmth, read_day, read_id};
use crate::error::{AppError, Reply};

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientRow {
    pub id: String,
    pub name: String,
    pub about: String,
    pub stage: Stage,
    pub since_on: Option<String>,
    pub also_known: Vec<String>,
    pub tags: Vec<String>,
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
    pub also_known: Vec<String>,
    pub recommended_by: Option<String>,
    pub contract: String,
    pub contact: String,
    pub tags: Vec<String>,
    pub leave_alone: String,
    pub keep_until: Option<String>,
    /// The line the user drew: the most minutes to give in ninety days.
    pub line_minutes: Option<u32>,
}

/// How it ended; without a day it has not.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Parting {
    pub on: Option<String>,
    pub reason: String,
    pub last_word: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct StageChange {
    pub on: String,
    pub stage: Stage,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct NamedClient {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientPage {
    pub id: String,
    pub fields: ClientFields,
    pub parting: Parting,
    /// Oldest first; the first is where it began.
    pub stages: Vec<StageChange>,
    pub recommender: Option<NamedClient>,
    /// Whom they recommended.
    pub recommended: Vec<NamedClient>,
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

impl From<core::ClientRow> for ClientRow {
    fn from(row: core::ClientRow) -> Self {
        let client = row.client;
        Self {
            id: client.id.to_string(),
            name: client.name,
            about: client.about,
            stage: client.stage.into(),
            since_on: client.since_on.map(|day| day.to_string()),
            also_known: client.also_known,
            tags: client.tags,
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
        core::NewClient::from(client).into()
    }
}

impl From<core::NewClient> for ClientFields {
    fn from(client: core::NewClient) -> Self {
        Self {
            name: client.name,
            about: client.about,
            stage: client.stage.into(),
            since_on: client.since_on.map(|day| day.to_string()),
            how_met: client.how_met,
            also_known: client.also_known,
            recommended_by: client.recommended_by.map(|id| id.to_string()),
            contract: client.contract,
            contact: client.contact,
            tags: client.tags,
            leave_alone: client.leave_alone,
            keep_until: client.keep_until.map(|day| day.to_string()),
            line_minutes: client.line_minutes,
        }
    }
}

impl TryFrom<ClientFields> for core::NewClient {
    type Error = AppError;
    fn try_from(fields: ClientFields) -> Reply<Self> {
        Ok(Self {
            name: fields.name,
            about: fields.about,
            stage: fields.stage.into(),
            since_on: read_day("since_on", fields.since_on.as_deref())?,
            how_met: fields.how_met,
            also_known: fields.also_known,
            recommended_by: fields.recommended_by.as_deref().map(read_id).transpose()?,
            contract: fields.contract,
            contact: fields.contact,
            tags: fields.tags,
            leave_alone: fields.leave_alone,
            keep_until: read_day("keep_until", fields.keep_until.as_deref())?,
            line_minutes: fields.line_minutes,
        })
    }
}

impl From<core::Parting> for Parting {
    fn from(parting: core::Parting) -> Self {
        let on = parting.on.map(|day| day.to_string());
        Self { on, reason: parting.reason, last_word: parting.last_word }
    }
}

impl TryFrom<Parting> for core::Parting {
    type Error = AppError;
    fn try_from(parting: Parting) -> Reply<Self> {
        let on = read_day("parted_on", parting.on.as_deref())?;
        Ok(Self { on, reason: parting.reason, last_word: parting.last_word })
    }
}

impl StageChange {
    /// What was noted of a client, where it names a stage.
    pub fn read(change: journal::state_changes::StateChange) -> Option<Self> {
        let stage: journal::words::Stage = change.state.parse().ok()?;
        Some(Self { on: change.on.to_string(), stage: stage.into(), note: change.note })
    }
}

impl NamedClient {
    /// A client by id and name.
    pub fn new((id, name): (ClientId, String)) -> Self {
        Self { id: id.to_string(), name }
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
