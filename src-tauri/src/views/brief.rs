//! Before a meeting, as the window sees it.

use chrono::NaiveDate;
use journal::brief as core;
use journal::promises::Promise;
use serde::Serialize;
use specta::Type;

use super::clients::{ClientFields, Parting};
use super::occasions::OccasionAhead;
use super::wire::{Confidence, DeliveryState, NeedState, ReflectionKind, Scope, Warmth, count};

#[derive(Debug, Clone, Serialize, Type)]
pub struct Brief {
    pub on: String,
    pub client_id: String,
    pub fields: ClientFields,
    pub parting: Parting,
    pub standing: Standing,
    pub mine: Vec<BriefPromise>,
    pub theirs: Vec<BriefPromise>,
    pub giving: Vec<BriefDelivery>,
    pub ladder: Vec<BriefRung>,
    pub last_page: Option<LastPage>,
    pub to_ask: Vec<ToAsk>,
    pub not_mine: Vec<String>,
    pub occasions: Vec<OccasionAhead>,
    pub credit_owed: Vec<BriefIdea>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Standing {
    pub years: Option<u32>,
    pub months: Option<u32>,
    pub pages: u32,
    pub last_contact_on: Option<String>,
    pub warmth: Option<Warmth>,
    pub warmth_on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BriefPromise {
    pub id: String,
    pub text: String,
    pub due_on: Option<String>,
    pub late_days: Option<u32>,
    pub scope: Scope,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BriefDelivery {
    pub id: String,
    pub what: String,
    pub state: DeliveryState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BriefRung {
    /// `null` for needs beneath no open want.
    pub want_id: Option<String>,
    pub want: Option<String>,
    pub enough_line: Option<String>,
    pub needs: Vec<BriefNeed>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BriefNeed {
    pub id: String,
    /// 1 right beneath the want.
    pub depth: u32,
    pub text: String,
    pub confidence: Confidence,
    pub state: NeedState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct LastPage {
    pub id: String,
    pub on: String,
    pub kind: Option<ReflectionKind>,
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ToAsk {
    pub kind: AskKind,
    pub text: String,
}

/// A question not answered yet, a want with nothing beneath it, or a hunch.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    Again,
    Beneath,
    IsItSo,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BriefIdea {
    pub id: String,
    pub what: String,
}

impl From<core::Brief> for Brief {
    fn from(brief: core::Brief) -> Self {
        let on = brief.on;
        let promises =
            |all: Vec<Promise>| all.into_iter().map(|promise| BriefPromise::seen(on, promise)).collect::<Vec<_>>();
        Self {
            on: on.to_string(),
            client_id: brief.client.id.to_string(),
            parting: brief.client.parting.clone().into(),
            fields: brief.client.into(),
            standing: brief.standing.into(),
            mine: promises(brief.mine),
            theirs: promises(brief.theirs),
            giving: brief
                .giving
                .into_iter()
                .map(|one| BriefDelivery { id: one.id.to_string(), what: one.what, state: one.state.into() })
                .collect(),
            ladder: brief.ladder.into_iter().map(Into::into).collect(),
            last_page: brief.last_page.map(|page| LastPage {
                id: page.id.to_string(),
                on: page.on.to_string(),
                kind: page.kind.map(Into::into),
                lines: page.lines,
            }),
            to_ask: brief.to_ask.into_iter().map(Into::into).collect(),
            not_mine: brief.not_mine,
            occasions: brief.occasions.into_iter().map(|ahead| OccasionAhead::seen(on, ahead)).collect(),
            credit_owed: brief
                .credit_owed
                .into_iter()
                .map(|idea| BriefIdea { id: idea.id.to_string(), what: idea.fields.what })
                .collect(),
        }
    }
}

impl From<core::Standing> for Standing {
    fn from(standing: core::Standing) -> Self {
        let (years, months) = standing.together.unzip();
        let (warmth, warmth_on) = standing.warmth.unzip();
        Self {
            years,
            months,
            pages: standing.pages,
            last_contact_on: standing.last_contact_on.map(|day| day.to_string()),
            warmth: warmth.map(Into::into),
            warmth_on: warmth_on.map(|day| day.to_string()),
        }
    }
}

impl BriefPromise {
    fn seen(on: NaiveDate, promise: Promise) -> Self {
        Self {
            id: promise.id.to_string(),
            late_days: promise.late_days(on).map(count),
            due_on: promise.fields.due_on.map(|day| day.to_string()),
            scope: promise.fields.scope.into(),
            text: promise.fields.text,
        }
    }
}

impl From<core::BriefRung> for BriefRung {
    fn from(rung: core::BriefRung) -> Self {
        let (want_id, want) = rung.want.unzip();
        let need = |need: core::BriefNeed| BriefNeed {
            id: need.id.to_string(),
            depth: need.depth,
            text: need.text,
            confidence: need.confidence.into(),
            state: need.state.into(),
        };
        Self {
            want_id: want_id.map(|id| id.to_string()),
            want,
            enough_line: rung.enough_line,
            needs: rung.needs.into_iter().map(need).collect(),
        }
    }
}

impl From<core::ToAsk> for ToAsk {
    fn from(ask: core::ToAsk) -> Self {
        let (kind, text) = match ask {
            core::ToAsk::Again(text) => (AskKind::Again, text),
            core::ToAsk::Beneath(text) => (AskKind::Beneath, text),
            core::ToAsk::IsItSo(text) => (AskKind::IsItSo, text),
        };
        Self { kind, text }
    }
}
