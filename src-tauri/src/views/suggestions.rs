//! Where gifts meet needs, as the window sees it.
//!
//! Figures are declared as whole numbers for the bindings' sake: a float would read `number | null` there, though what is
//! ranked is always a number.

use std::collections::HashMap;

use journal::ids::ClientId;
use journal::suggest::evidence::{Evidence, GiftFact, NeedFact};
use journal::suggest::{self, Gathering, Pair, Ranking};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::guard::Waiting;
use super::wire::{Answer, Confidence, FitLabel, GiftKind, Landing, Mode, ReasonKind, count};

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
    /// Needs of several clients that one thing would serve, those of most clients first.
    pub gatherings: Vec<GatheringView>,
    /// Clients among the suggestions with whom to wait, and why.
    pub waiting: Vec<Waiting>,
}

/// Needs of several clients that are alike.
#[derive(Debug, Clone, Serialize, Type)]
pub struct GatheringView {
    /// The central one first.
    pub needs: Vec<GatheredNeed>,
    pub gift: Option<SuggestedGift>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GatheredNeed {
    pub id: String,
    pub text: String,
    pub client: SuggestedClient,
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
    /// In how many passages and deliveries the gift showed itself.
    pub shown: Option<u32>,
    pub before: Option<Before>,
    pub heard_on: Option<String>,
    pub taught: Option<Taught>,
}

/// How a gift landed for needs like this one.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Before {
    pub delivery_id: String,
    pub what: String,
    pub landing: Landing,
    pub on: String,
    /// Loved or liked, of so many times.
    pub well: u32,
    pub times: u32,
}

/// How often a gift was taken, of the times it was taken or refused.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Taught {
    pub taken: u32,
    pub times: u32,
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
    pub fn new(
        evidence: &Evidence,
        ranking: &Ranking,
        gatherings: &[Gathering],
        cautions: &[(ClientId, Vec<journal::guard::Caution>)],
    ) -> Self {
        let facts = Facts::of(evidence);
        Self {
            mode: ranking.mode.into(),
            pending: count(ranking.pending),
            open_needs: count(evidence.needs.len()),
            living_gifts: count(evidence.gifts.len()),
            suggestions: ranking.suggestions().filter_map(|pair| facts.suggestion(ranking, pair)).collect(),
            threads: ranking.threads().map(Thread::from).collect(),
            not_yours: ranking.not_yours().filter_map(|pair| facts.suggestion(ranking, pair)).collect(),
            gatherings: gatherings.iter().map(|gathering| facts.gathering(gathering)).collect(),
            waiting: cautions.iter().filter_map(Waiting::of).collect(),
        }
    }
}

/// The first suggestion, and whom it is for.
pub fn first(evidence: &Evidence, ranking: &Ranking) -> Option<(ClientId, Suggestion)> {
    let facts = Facts::of(evidence);
    let pair = ranking.suggestions().next()?;
    Some((facts.needs.get(&pair.need_id)?.client_id, facts.suggestion(ranking, pair)?))
}

/// What the ranking ranked, by id.
struct Facts<'a> {
    needs: HashMap<journal::ids::NeedId, &'a NeedFact>,
    gifts: HashMap<journal::ids::GiftId, &'a GiftFact>,
}

impl<'a> Facts<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            needs: evidence.needs.iter().map(|need| (need.id, need.as_ref())).collect(),
            gifts: evidence.gifts.iter().map(|gift| (gift.id, gift.as_ref())).collect(),
        }
    }

    fn gathering(&self, gathering: &Gathering) -> GatheringView {
        let need = |id| {
            let need = self.needs.get(id)?;
            Some(GatheredNeed { id: need.id.to_string(), text: need.text.clone(), client: SuggestedClient::of(need) })
        };
        GatheringView {
            needs: gathering.needs.iter().filter_map(need).collect(),
            gift: gathering.gift.and_then(|gift| self.gifts.get(&gift)).map(|gift| SuggestedGift::of(gift)),
        }
    }

    fn suggestion(&self, ranking: &Ranking, pair: &Pair) -> Option<Suggestion> {
        let (need, gift) = (self.needs.get(&pair.need_id)?, self.gifts.get(&pair.gift_id)?);
        Some(Suggestion {
            need: SuggestedNeed {
                id: need.id.to_string(),
                text: need.text.clone(),
                confidence: need.confidence.into(),
                want: need.wants.first().cloned(),
                quotes: count(need.quotes),
            },
            client: SuggestedClient::of(need),
            gift: SuggestedGift::of(gift),
            score: pair.score,
            probability: pair.probability,
            label: pair.label.into(),
            reasons: ranking.reasons(pair).iter().map(Reason::from).collect(),
        })
    }
}

impl SuggestedClient {
    fn of(need: &NeedFact) -> Self {
        Self { id: need.client_id.to_string(), name: need.client_name.clone() }
    }
}

impl SuggestedGift {
    fn of(gift: &GiftFact) -> Self {
        Self {
            id: gift.id.to_string(),
            name: gift.name.clone(),
            kind: gift.kind.into(),
            pleasure: gift.pleasure,
            mastery: gift.mastery,
        }
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

impl From<&suggest::Before> for Before {
    fn from(before: &suggest::Before) -> Self {
        Self {
            delivery_id: before.delivery_id.to_string(),
            what: before.what.clone(),
            landing: before.landing.into(),
            on: before.on.to_string(),
            well: count(before.well),
            times: count(before.times),
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
                shown: fact.shown.map(count),
                before: fact.before.as_ref().map(Before::from),
                heard_on: fact.heard_on.map(|day| day.to_string()),
                taught: fact.taught.map(|taught| Taught { taken: count(taught.taken), times: count(taught.times) }),
            },
        }
    }
}
