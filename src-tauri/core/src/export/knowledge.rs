//! What is known of clients beside the ladder, and where wants and needs stood, as it is exported.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::Export;
use crate::asked_why::AskedWhy;
use crate::ideas::Idea;
use crate::ids::ClientId;
use crate::signs::Sign;
use crate::state_changes::StateChange;
use crate::warmth::{ReadingSource, WarmthReading};
use crate::words::{Credit, SignKind, Warmth};
use crate::{Journal, Result};

/// Where a record stood from a day on.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct StateChangeOut {
    pub on: NaiveDate,
    pub state: String,
    pub due_on: Option<NaiveDate>,
    pub note: String,
}

/// A reading of warmth. One that stands on a page has its id and no other.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct WarmthOut {
    pub id: Option<Uuid>,
    pub reflection_id: Option<Uuid>,
    pub client_id: Uuid,
    pub on: NaiveDate,
    pub reading: Warmth,
    pub rests_on: String,
}

/// A sign.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SignOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub kind: SignKind,
    pub about_client_id: Option<Uuid>,
    pub note: String,
    pub seen_on: Option<NaiveDate>,
}

/// A question and its answer.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct AskedWhyOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub need_id: Option<Uuid>,
    pub gift_id: Option<Uuid>,
    pub question: String,
    pub answer: String,
    pub confirms: bool,
    pub themes: Vec<String>,
    pub asked_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
}

/// An idea that a client gave.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct IdeaOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub what: String,
    pub given_on: Option<NaiveDate>,
    pub credit: Credit,
    pub credited_on: Option<NaiveDate>,
}

impl Journal {
    pub(super) fn export_knowledge(&self, id: ClientId, export: &mut Export) -> Result<()> {
        export.warmth.extend(self.warmth(id)?.into_iter().map(|reading| warmth_out(id, reading)));
        export.signs.extend(self.signs(id)?.into_iter().map(SignOut::from));
        export.ideas.extend(self.ideas(id)?.into_iter().map(IdeaOut::from));
        Ok(())
    }
}

/// Where a record stood, oldest first.
pub(super) fn states_out(states: Vec<StateChange>) -> Vec<StateChangeOut> {
    states
        .into_iter()
        .map(|StateChange { on, state, due_on, note }| StateChangeOut { on, state, due_on, note })
        .collect()
}

fn warmth_out(client: ClientId, reading: WarmthReading) -> WarmthOut {
    let (reflection_id, id) = match reading.source {
        ReadingSource::Page(page) => (Some(page.0), None),
        ReadingSource::Apart(id) => (None, Some(id.0)),
    };
    let WarmthReading { on, warmth, rests_on, .. } = reading;
    WarmthOut { id, reflection_id, client_id: client.0, on, reading: warmth, rests_on }
}

impl From<Sign> for SignOut {
    fn from(sign: Sign) -> Self {
        Self {
            id: sign.id.0,
            client_id: sign.client_id.0,
            kind: sign.fields.kind,
            about_client_id: sign.fields.about.map(|id| id.0),
            note: sign.fields.note,
            seen_on: sign.fields.seen_on,
        }
    }
}

impl From<AskedWhy> for AskedWhyOut {
    fn from(asked: AskedWhy) -> Self {
        Self {
            id: asked.id.0,
            client_id: asked.client_id.0,
            need_id: asked.fields.need.map(|id| id.0),
            gift_id: asked.fields.gift.map(|id| id.0),
            question: asked.fields.question,
            answer: asked.fields.answer,
            confirms: asked.fields.confirms,
            themes: asked.fields.themes,
            asked_on: asked.fields.asked_on,
            answered_on: asked.fields.answered_on,
        }
    }
}

impl From<Idea> for IdeaOut {
    fn from(idea: Idea) -> Self {
        Self {
            id: idea.id.0,
            client_id: idea.client_id.0,
            what: idea.fields.what,
            given_on: idea.fields.given_on,
            credit: idea.fields.credit,
            credited_on: idea.fields.credited_on,
        }
    }
}
