//! The form of a practice's file: what TOML and serde check by themselves. An unknown section or field is an error, so
//! that a slip of the pen is told and not passed over.

use serde::Deserialize;

use super::dealings::{
    SampleDelivery, SampleIdea, SampleOccasion, SampleOverrule, SamplePromise, SamplePursuit, SampleQuestion,
    SampleReading, SampleReview, SampleSign,
};
use crate::words::{Answer, Confidence, GiftKind, GiftState, NeedState, ReflectionKind, Stage, WantState, Warmth};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) client: Vec<ClientEntry>,
    #[serde(default)]
    pub(super) gift: Vec<GiftEntry>,
    #[serde(default)]
    pub(super) want: Vec<WantEntry>,
    #[serde(default)]
    pub(super) need: Vec<NeedEntry>,
    #[serde(default)]
    pub(super) verdict: Vec<VerdictEntry>,
    #[serde(default)]
    pub(super) delivery: Vec<SampleDelivery>,
    #[serde(default)]
    pub(super) promise: Vec<SamplePromise>,
    #[serde(default)]
    pub(super) occasion: Vec<SampleOccasion>,
    #[serde(default)]
    pub(super) sign: Vec<SampleSign>,
    #[serde(default)]
    pub(super) reading: Vec<SampleReading>,
    #[serde(default)]
    pub(super) question: Vec<SampleQuestion>,
    #[serde(default)]
    pub(super) idea: Vec<SampleIdea>,
    #[serde(default)]
    pub(super) pursuit: Vec<SamplePursuit>,
    #[serde(default)]
    pub(super) review: Vec<SampleReview>,
    #[serde(default)]
    pub(super) overrule: Vec<SampleOverrule>,
    #[serde(default)]
    pub(super) reflection: Vec<ReflectionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientEntry {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) stage: Stage,
    pub(super) since_days_ago: Option<i64>,
    pub(super) how_met: String,
    pub(super) recommended_by: Option<String>,
    #[serde(default)]
    pub(super) contract: String,
    #[serde(default)]
    pub(super) contact: String,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) leave_alone: String,
    pub(super) line_minutes: Option<u32>,
    pub(super) stage_days_ago: Option<i64>,
    #[serde(default)]
    pub(super) parting_reason: String,
    #[serde(default)]
    pub(super) last_word: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GiftEntry {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: GiftKind,
    pub(super) split_from: Option<String>,
    pub(super) revision: Vec<RevisionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RevisionEntry {
    pub(super) days_ago: i64,
    pub(super) name: Option<String>,
    pub(super) description: Option<String>,
    pub(super) kind: Option<GiftKind>,
    pub(super) pleasure: Option<u8>,
    pub(super) mastery: Option<u8>,
    pub(super) state: Option<GiftState>,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantEntry {
    pub(super) key: String,
    pub(super) client: String,
    pub(super) text: String,
    pub(super) heard_days_ago: i64,
    pub(super) enough: Option<String>,
    pub(super) state: Option<WantState>,
    pub(super) state_days_ago: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeedEntry {
    pub(super) key: String,
    pub(super) client: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) beneath: Vec<String>,
    pub(super) noticed_days_ago: Option<i64>,
    pub(super) state: Option<NeedState>,
    pub(super) state_days_ago: Option<i64>,
    pub(super) overruled: Option<Confidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerdictEntry {
    pub(super) need: String,
    pub(super) gift: String,
    pub(super) days_ago: i64,
    pub(super) answer: Answer,
    pub(super) reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReflectionEntry {
    pub(super) days_ago: i64,
    pub(super) at: Option<String>,
    #[serde(default)]
    pub(super) clients: Vec<String>,
    pub(super) kind: Option<ReflectionKind>,
    pub(super) paid: Option<u32>,
    pub(super) given: Option<u32>,
    pub(super) felt: Option<i8>,
    pub(super) warmth: Option<Warmth>,
    pub(super) text: String,
}
