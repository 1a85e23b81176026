//! Echoes, emerging gifts, acknowledgements, what carries a match, and verdicts, as the window sees them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use journal::anchor::Span;
use journal::aside::About;
use journal::ids::ReflectionId;
use journal::suggest::{self, Candidate, Echo, WantFact};
use journal::{suggestions as core, verdicts as given};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::occasions::OccasionAhead;
use super::wire::{Answer, Landing, NeedState, WantState, count, read_id};
use crate::error::Reply;

/// What other wants that ask for the same as one say of it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct EchoesOfWant {
    pub want_id: String,
    /// How many other clients they are of.
    pub others: u32,
    /// The most alike first; at least one.
    pub echoes: Vec<EchoView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct EchoView {
    pub want: String,
    pub heard_on: String,
    pub state: WantState,
    /// Whether the same client asked for it.
    pub own: bool,
    /// `null` unless the user allows names, or it is the same client.
    pub client: Option<String>,
    pub needs: Vec<EchoNeed>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct EchoNeed {
    pub text: String,
    pub state: NeedState,
    /// How what was given last for it landed.
    pub landing: Option<Landing>,
}

impl EchoesOfWant {
    /// `None` where there is no echo.
    pub fn of(want: &WantFact, all: &[WantFact], names: bool) -> Option<Self> {
        let found = suggest::echoes(want, all);
        let echoes: Vec<EchoView> = found.iter().map(|echo| EchoView::of(want, echo, names)).collect();
        let of = found.iter().map(|echo| echo.want.client_id);
        let others: BTreeSet<_> = of.filter(|client| *client != want.client_id).collect();
        (!echoes.is_empty()).then(|| Self { want_id: want.id.to_string(), others: count(others.len()), echoes })
    }
}

impl EchoView {
    fn of(own: &WantFact, echo: &Echo, names: bool) -> Self {
        let want = echo.want;
        let needs = want.needs.iter().map(|need| EchoNeed {
            text: need.text.clone(),
            state: need.state.into(),
            landing: need.landings.last().copied().map(Into::into),
        });
        Self {
            want: want.text.clone(),
            heard_on: want.heard_on.to_string(),
            state: want.state.into(),
            own: want.client_id == own.client_id,
            client: (names || want.client_id == own.client_id).then(|| want.client_name.clone()),
            needs: needs.collect(),
        }
    }
}

/// A gift that may be there.
#[derive(Debug, Clone, Serialize, Type)]
pub struct EmergingGift {
    /// The one whose words stand for all first.
    pub passages: Vec<PassageView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PassageView {
    pub reflection_id: String,
    /// Places in the page's text, in Unicode code points.
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub on: String,
}

impl From<Candidate> for EmergingGift {
    fn from(candidate: Candidate) -> Self {
        let passages = candidate.passages.into_iter().map(|passage| PassageView {
            reflection_id: passage.reflection_id.to_string(),
            start: count(passage.span.start),
            end: count(passage.span.end),
            text: passage.text,
            on: passage.on.to_string(),
        });
        Self { passages: passages.collect() }
    }
}

impl PassageView {
    /// Where it stands.
    pub fn place(&self) -> Reply<(ReflectionId, Span)> {
        Ok((read_id(&self.reflection_id)?, Span { start: self.start as usize, end: self.end as usize }))
    }
}

/// What a small true gesture would acknowledge now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Acknowledge {
    pub days: Vec<OccasionAhead>,
    pub credit: Vec<OwedView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct OwedView {
    pub idea_id: String,
    pub client_id: String,
    pub client_name: String,
    pub what: String,
    pub given_on: String,
}

impl Acknowledge {
    /// As seen on a day.
    pub fn seen(on: NaiveDate, acknowledge: core::Acknowledge) -> Self {
        let owed = acknowledge.credit.into_iter().map(|owed| OwedView {
            idea_id: owed.idea_id.to_string(),
            client_id: owed.client_id.to_string(),
            client_name: owed.client_name,
            what: owed.what,
            given_on: owed.given_on.to_string(),
        });
        let days = acknowledge.days.into_iter().map(|ahead| OccasionAhead::seen(on, ahead));
        Self { days: days.collect(), credit: owed.collect() }
    }
}

/// Which words carry a match.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CarryingView {
    pub need: Vec<String>,
    pub gift: Vec<String>,
    pub pairs: Vec<WordPair>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct WordPair {
    pub need: String,
    pub gift: String,
    /// How near in meaning (cosine).
    #[specta(type = u32)]
    pub nearness: f64,
}

impl From<suggest::Carrying> for CarryingView {
    fn from(suggest::Carrying { need, gift, pairs }: suggest::Carrying) -> Self {
        let pairs = pairs.into_iter().map(|(need, gift, nearness)| WordPair { need, gift, nearness });
        Self { need, gift, pairs: pairs.collect() }
    }
}

/// What a suggestion that is set aside speaks of.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AboutKind {
    Need,
    Page,
    Occasion,
    Idea,
    Years,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct AsideAbout {
    pub kind: AboutKind,
    /// Of the need, page, occasion or idea; for years of working together, of the client.
    pub id: String,
}

impl AsideAbout {
    /// As the journal knows it.
    pub fn read(&self) -> Reply<About> {
        let Self { kind, id } = self;
        Ok(match kind {
            AboutKind::Need => About::Need(read_id(id)?),
            AboutKind::Page => About::Page(read_id(id)?),
            AboutKind::Occasion => About::Occasion(read_id(id)?),
            AboutKind::Idea => About::Idea(read_id(id)?),
            AboutKind::Years => About::Years(read_id(id)?),
        })
    }
}

/// What was said of a suggestion.
#[derive(Debug, Clone, Serialize, Type)]
pub struct GivenVerdict {
    pub id: String,
    pub client_id: String,
    pub client_name: String,
    pub need_id: String,
    pub need: String,
    pub gift: String,
    pub answer: Answer,
    pub reason: String,
    pub on: String,
}

impl From<given::Verdict> for GivenVerdict {
    fn from(verdict: given::Verdict) -> Self {
        Self {
            id: verdict.id.to_string(),
            client_id: verdict.client_id.to_string(),
            client_name: verdict.client_name,
            need_id: verdict.need_id.to_string(),
            need: verdict.need_text,
            gift: verdict.gift_name,
            answer: verdict.answer.into(),
            reason: verdict.reason,
            on: verdict.on.to_string(),
        }
    }
}
