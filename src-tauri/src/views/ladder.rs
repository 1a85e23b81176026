//! The ladder as the window draws it: each want with the needs beneath it, each need shown whole once.

use std::collections::HashMap;

use journal::ids::NeedId;
use journal::ladder as core;
use journal::state_changes::StateChange;
use journal::verdicts::Verdict;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::knowledge::AskedView;
use super::wire::{Answer, Confidence, NeedState, WantState, read_id, read_ids};
use crate::error::{AppError, Reply};

/// A want with the needs beneath it; the last rung may hold needs beneath no want.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Rung {
    pub want: Option<WantView>,
    pub needs: Vec<NeedNode>,
}

/// A need and those beneath it. Where it stands whole elsewhere, `linked_from` is the want it is shown under first, and
/// nothing hangs on it here.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NeedNode {
    pub need: NeedView,
    pub beneath: Vec<NeedNode>,
    pub linked_from: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct WantView {
    pub id: String,
    pub client_id: String,
    pub text: String,
    pub heard_on: String,
    pub enough_line: Option<String>,
    pub state: WantState,
    pub state_on: String,
    pub quotes: Vec<QuoteView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct NeedView {
    pub id: String,
    pub client_id: String,
    pub text: String,
    pub confidence: Confidence,
    /// What the evidence alone would say.
    pub by_evidence: Confidence,
    pub overruled: bool,
    pub state: NeedState,
    pub state_on: String,
    pub quotes: Vec<QuoteView>,
    /// What was asked about it, oldest first.
    pub asked: Vec<AskedView>,
    pub beneath_wants: Vec<String>,
    pub beneath_needs: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct QuoteView {
    pub mark_id: String,
    pub reflection_id: String,
    pub quote: String,
    pub on: String,
    pub client_names: Vec<String>,
    pub orphaned: bool,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewWant {
    pub client_id: String,
    pub text: String,
    pub enough_line: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct WantFields {
    pub text: String,
    pub enough_line: Option<String>,
    pub state: WantState,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewNeed {
    pub client_id: String,
    pub text: String,
    pub beneath_wants: Vec<String>,
    pub beneath_needs: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct NeedFields {
    pub text: String,
    pub state: NeedState,
}

/// Where a record stood from a day on; `state` is a word of the record's own set.
#[derive(Debug, Clone, Serialize, Type)]
pub struct StateChangeView {
    pub on: String,
    pub state: String,
    pub due_on: Option<String>,
    pub note: String,
}

/// Where a need stood, and what was said of the gifts that were suggested for it; oldest first.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NeedHistory {
    pub states: Vec<StateChangeView>,
    pub verdicts: Vec<VerdictView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct VerdictView {
    pub id: String,
    pub on: String,
    pub gift_name: String,
    pub answer: Answer,
    pub reason: String,
}

impl From<StateChange> for StateChangeView {
    fn from(change: StateChange) -> Self {
        Self {
            on: change.on.to_string(),
            state: change.state,
            due_on: change.due_on.map(|day| day.to_string()),
            note: change.note,
        }
    }
}

impl From<Verdict> for VerdictView {
    fn from(verdict: Verdict) -> Self {
        Self {
            id: verdict.id.to_string(),
            on: verdict.on.to_string(),
            gift_name: verdict.gift_name,
            answer: verdict.answer.into(),
            reason: verdict.reason,
        }
    }
}

/// The rungs of a ladder.
pub fn rungs(ladder: &core::Ladder) -> Vec<Rung> {
    let mut shown = Shown::default();
    let mut rungs: Vec<Rung> = Vec::new();
    for want in &ladder.wants {
        let home = Some(want.id.to_string());
        let needs = ladder.beneath_want(want.id).map(|need| shown.node(ladder, need, &home)).collect();
        rungs.push(Rung { want: Some(want.clone().into()), needs });
    }
    let afloat: Vec<NeedNode> = ladder.afloat().map(|need| shown.node(ladder, need, &None)).collect();
    if !afloat.is_empty() {
        rungs.push(Rung { want: None, needs: afloat });
    }
    rungs
}

/// The needs that stand whole already, and where.
#[derive(Default)]
struct Shown {
    homes: HashMap<NeedId, Option<String>>,
}

impl Shown {
    fn node(&mut self, ladder: &core::Ladder, need: &core::Need, home: &Option<String>) -> NeedNode {
        if let Some(first) = self.homes.get(&need.id) {
            let linked_from = Some(first.clone().unwrap_or_default());
            return NeedNode { need: need.clone().into(), beneath: Vec::new(), linked_from };
        }
        self.homes.insert(need.id, home.clone());
        let beneath = ladder.beneath_need(need.id).map(|lower| self.node(ladder, lower, home)).collect();
        NeedNode { need: need.clone().into(), beneath, linked_from: None }
    }
}

impl From<core::Want> for WantView {
    fn from(want: core::Want) -> Self {
        Self {
            id: want.id.to_string(),
            client_id: want.client_id.to_string(),
            text: want.text,
            heard_on: want.heard_on.to_string(),
            enough_line: want.enough_line,
            state: want.state.into(),
            state_on: want.state_on.to_string(),
            quotes: want.quotes.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<core::Need> for NeedView {
    fn from(need: core::Need) -> Self {
        Self {
            id: need.id.to_string(),
            client_id: need.client_id.to_string(),
            text: need.text,
            confidence: need.confidence.into(),
            by_evidence: need.by_evidence.into(),
            overruled: need.overruled,
            state: need.state.into(),
            state_on: need.state_on.to_string(),
            quotes: need.quotes.into_iter().map(Into::into).collect(),
            asked: need.asked.into_iter().map(Into::into).collect(),
            beneath_wants: need.beneath.wants.iter().map(ToString::to_string).collect(),
            beneath_needs: need.beneath.needs.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<core::PageQuote> for QuoteView {
    fn from(quote: core::PageQuote) -> Self {
        Self {
            mark_id: quote.mark_id.to_string(),
            reflection_id: quote.reflection_id.to_string(),
            quote: quote.quote,
            on: quote.on.to_string(),
            client_names: quote.client_names,
            orphaned: quote.orphaned,
        }
    }
}

impl TryFrom<NewWant> for core::NewWant {
    type Error = AppError;
    fn try_from(want: NewWant) -> Reply<Self> {
        let client_id = read_id(&want.client_id)?;
        Ok(Self { client_id, text: want.text, enough_line: want.enough_line, heard_on: None })
    }
}

impl From<WantFields> for core::WantFields {
    fn from(fields: WantFields) -> Self {
        Self { text: fields.text, enough_line: fields.enough_line, state: fields.state.into() }
    }
}

impl TryFrom<NewNeed> for core::NewNeed {
    type Error = AppError;
    fn try_from(need: NewNeed) -> Reply<Self> {
        let beneath = beneath(&need.beneath_wants, &need.beneath_needs)?;
        Ok(Self { client_id: read_id(&need.client_id)?, text: need.text, beneath })
    }
}

impl From<NeedFields> for core::NeedFields {
    fn from(fields: NeedFields) -> Self {
        Self { text: fields.text, state: fields.state.into() }
    }
}

/// What a need is to lie beneath.
pub fn beneath(wants: &[String], needs: &[String]) -> Reply<core::Beneath> {
    Ok(core::Beneath { wants: read_ids(wants)?, needs: read_ids(needs)? })
}
