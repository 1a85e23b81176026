//! What the export says of the practice itself: its profile, its own time, the weeks looked back on, and what one went on
//! in spite of.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::profile::{Profile, Sentences, WarmthWords};
use crate::pursuits::Pursuit;
use crate::review::{ReviewRecord, Steps};
use crate::starts::{Prompt, Template, TemplateFields};
use crate::waiting::Overrule;
use crate::words::{CautionKind, ReviewStep, SignKind, StepState, Trade};

/// The practice profile, with what the readings of warmth are called in it.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProfileOut {
    pub trade: Trade,
    pub cold: String,
    pub like: String,
    pub love: String,
    pub signs_off: Vec<SignKind>,
    pub pseudonyms: bool,
    pub keep_years: Option<u32>,
    pub sentences: SentencesOut,
}

/// What to say when a client's line is reached.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SentencesOut {
    pub within: String,
    pub beyond: String,
    pub once: String,
}

/// A caution that the user went on in spite of.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct OverruleOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub caution: CautionKind,
    pub reason: String,
    pub overruled_at: DateTime<FixedOffset>,
}

/// What one's own practice needs time for.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PursuitOut {
    pub id: Uuid,
    pub name: String,
    /// The minutes it is to have in a week.
    pub minutes_week: u32,
    pub since_on: NaiveDate,
    /// Weeks in which it got minutes, oldest first.
    pub weeks: Vec<PursuitWeekOut>,
}

/// What it got in a week.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PursuitWeekOut {
    /// Its Monday.
    pub week_on: NaiveDate,
    pub minutes: u32,
}

/// A question for a blank page.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PromptOut {
    pub id: Uuid,
    pub text: String,
}

/// What a page can begin with.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TemplateOut {
    pub id: Uuid,
    pub name: String,
    /// In Markdown.
    pub text: String,
}

/// A week looked back on.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReviewOut {
    pub id: Uuid,
    /// Its Monday.
    pub week_on: NaiveDate,
    pub reflection_id: Option<Uuid>,
    pub closed_on: Option<NaiveDate>,
    /// Steps taken or left out.
    pub steps: Vec<ReviewStepOut>,
}

/// A step of a review.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReviewStepOut {
    pub step: ReviewStep,
    pub state: StepState,
}

impl From<Profile> for ProfileOut {
    fn from(profile: Profile) -> Self {
        let Profile { asked: _, trade, warmth, signs_off, pseudonyms, keep_years, sentences } = profile;
        let Sentences { within, beyond, once } = sentences;
        let WarmthWords { cold, like, love } = warmth;
        Self {
            trade,
            cold,
            like,
            love,
            signs_off,
            pseudonyms,
            keep_years,
            sentences: SentencesOut { within, beyond, once },
        }
    }
}

impl From<Overrule> for OverruleOut {
    fn from(Overrule { id, client_id, caution, reason, at }: Overrule) -> Self {
        Self { id: id.0, client_id: client_id.0, caution, reason, overruled_at: at }
    }
}

impl From<Pursuit> for PursuitOut {
    fn from(Pursuit { id, fields, since_on, weeks }: Pursuit) -> Self {
        let weeks = weeks.into_iter().map(|(week_on, minutes)| PursuitWeekOut { week_on, minutes });
        Self { id: id.0, name: fields.name, minutes_week: fields.minutes_week, since_on, weeks: weeks.collect() }
    }
}

impl From<Prompt> for PromptOut {
    fn from(Prompt { id, text }: Prompt) -> Self {
        Self { id: id.0, text }
    }
}

impl From<Template> for TemplateOut {
    fn from(Template { id, fields: TemplateFields { name, text } }: Template) -> Self {
        Self { id: id.0, name, text }
    }
}

impl From<(ReviewRecord, Steps)> for ReviewOut {
    fn from((kept, steps): (ReviewRecord, Steps)) -> Self {
        let steps = steps.into_iter().map(|(step, state)| ReviewStepOut { step, state }).collect();
        let ReviewRecord { id, week_on, page, closed_on } = kept;
        Self { id: id.0, week_on, reflection_id: page.map(|page| page.0), closed_on, steps }
    }
}
