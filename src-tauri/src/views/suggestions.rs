//! Where gifts meet needs, as the window sees it.
//!
//! Figures are declared as whole numbers for the bindings' sake: a float would read `number | null` there, though what is
//! ranked is always a number.

use std::collections::HashMap;

use journal::suggest::evidence::{Evidence, GiftFact, NeedFact};
use journal::suggest::{self, Pair, Ranking};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::{Answer, Confidence, FitLabel, GiftKind, Mode, ReasonKind, count};

#[derive(Debug, Clone, Serialize, Type)]
pub struct Overlap {
    /// `words` when the sentence model is missing.
    pub mode: Mode,
    /// Texts still without a vector.
    pub pending: u32,
    pub open_needs: u32,
    pub living_gifts: u32,
    /// At most one a need, its best gift; best first; strong or worth a look.
    pub suggestions: Vec<Suggestion>,
    /// The pairs of the picture.
    pub threads: Vec<Thread>,
    /// Open needs that no gift fits, with the nearest.
    pub not_yours: Vec<Suggestion>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Thread {
    pub need_id: String,
    pub gift_id: String,
    #[specta(type = u32)]
    pub score: f64,
    pub label: FitLabel,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Suggestion {
    pub need: SuggestedNeed,
    pub client: SuggestedClient,
    pub gift: SuggestedGift,
    /// The sum of the reasons' contributions, exactly.
    #[specta(type = u32)]
    pub score: f64,
    /// The chance (0 to 1) that a careful reader would call this a fit.
    #[specta(type = u32)]
    pub probability: f64,
    pub label: FitLabel,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SuggestedNeed {
    pub id: String,
    pub text: String,
    pub confidence: Confidence,
    /// The nearest want above it.
    pub want: Option<String>,
    pub quotes: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SuggestedClient {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SuggestedGift {
    pub id: String,
    pub name: String,
    pub kind: GiftKind,
    pub pleasure: u8,
    pub mastery: u8,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Reason {
    pub kind: ReasonKind,
    #[specta(type = u32)]
    pub contribution: f64,
    pub fact: ReasonFact,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ReasonFact {
    pub shared: Vec<String>,
    #[specta(type = Option<u32>)]
    pub figure: Option<f64>,
    pub pleasure: Option<u8>,
    pub mastery: Option<u8>,
    pub confidence: Option<Confidence>,
    pub quotes: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewVerdict {
    pub need_id: String,
    pub gift_id: String,
    pub answer: Answer,
    pub reason: Option<String>,
}

impl Overlap {
    /// A ranking with the words of what it ranks.
    pub fn new(evidence: &Evidence, ranking: &Ranking) -> Self {
        let facts = Facts::of(evidence);
        Self {
            mode: ranking.mode.into(),
            pending: count(ranking.pending),
            open_needs: count(evidence.needs.len()),
            living_gifts: count(evidence.gifts.len()),
            suggestions: ranking.suggestions().filter_map(|pair| facts.suggestion(pair)).collect(),
            threads: ranking.threads().map(Thread::from).collect(),
            not_yours: ranking.not_yours().filter_map(|pair| facts.suggestion(pair)).collect(),
        }
    }
}

/// What the ranking ranked, by id.
struct Facts<'a> {
    needs: HashMap<journal::ids::NeedId, &'a NeedFact>,
    gifts: HashMap<journal::ids::GiftId, &'a GiftFact>,
}

impl<'a> Facts<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            needs: evidence.needs.iter().map(|need| (need.id, need)).collect(),
            gifts: evidence.gifts.iter().map(|gift| (gift.id, gift)).collect(),
        }
    }

    fn suggestion(&self, pair: &Pair) -> Option<Suggestion> {
        let (need, gift) = (self.needs.get(&pair.need_id)?, self.gifts.get(&pair.gift_id)?);
        Some(Suggestion {
            need: SuggestedNeed {
                id: need.id.to_string(),
                text: need.text.clone(),
                confidence: need.confidence.into(),
                want: need.wants.first().cloned(),
                quotes: count(need.quotes),
            },
            client: SuggestedClient { id: need.client_id.to_string(), name: need.client_name.clone() },
            gift: SuggestedGift {
                id: gift.id.to_string(),
                name: gift.name.clone(),
                kind: gift.kind.into(),
                pleasure: gift.pleasure,
                mastery: gift.mastery,
            },
            score: pair.score,
            probability: pair.probability,
            label: pair.label.into(),
            reasons: pair.reasons.iter().map(Reason::from).collect(),
        })
    }
}

impl From<&Pair> for Thread {
    fn from(pair: &Pair) -> Self {
        Self {
            need_id: pair.need_id.to_string(),
            gift_id: pair.gift_id.to_string(),
            score: pair.score,
            label: pair.label.into(),
        }
    }
}

impl From<&suggest::Reason> for Reason {
    fn from(reason: &suggest::Reason) -> Self {
        let fact = &reason.fact;
        Self {
            kind: reason.kind.into(),
            contribution: reason.contribution,
            fact: ReasonFact {
                shared: fact.shared.clone(),
                figure: fact.figure,
                pleasure: fact.pleasure,
                mastery: fact.mastery,
                confidence: fact.confidence.map(Into::into),
                quotes: fact.quotes.map(count),
            },
        }
    }
}
