//! Pages as the window sees them.

use chrono::DateTime;
use journal::Journal;
use journal::anchor::Places;
use journal::marks::{Mark, Target};
use journal::reflections as core;
use journal::today::is_unfinished;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::clients::ClientName;
use super::wire::{Confidence, MarkKind, ReflectionKind, Warmth, count, read_id, read_ids};
use crate::error::{AppError, ErrorCode, Reply};

#[derive(Debug, Clone, Serialize, Type)]
pub struct ReflectionRow {
    pub id: String,
    pub title: String,
    pub opening: String,
    pub happened_at: String,
    pub kind: Option<ReflectionKind>,
    pub client_names: Vec<String>,
    pub words: u32,
    pub marks: Vec<MarkKind>,
    pub unfinished: bool,
    pub warmth: Option<Warmth>,
}

/// Every fact is optional; `happened_at` null on a new page means now.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ReflectionFacts {
    pub client_ids: Vec<String>,
    pub happened_at: Option<String>,
    pub kind: Option<ReflectionKind>,
    pub paid_minutes: Option<u32>,
    pub given_minutes: Option<u32>,
    pub felt: Option<i8>,
    pub warmth: Option<Warmth>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ReflectionView {
    pub id: String,
    pub text: String,
    pub facts: ReflectionFacts,
    pub clients: Vec<ClientName>,
    pub marks: Vec<MarkView>,
    pub saved_at: String,
    pub words: u32,
    /// Which page about its first client this is.
    pub page_number: Option<u32>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct MarkView {
    pub id: String,
    pub kind: MarkKind,
    pub start: u32,
    pub end: u32,
    pub quote: String,
    pub orphaned: bool,
    pub target_id: String,
    pub label: String,
    pub confidence: Option<Confidence>,
    pub promise: Option<MarkedPromise>,
}

/// By when a marked promise is to be kept.
#[derive(Debug, Clone, Serialize, Type)]
pub struct MarkedPromise {
    pub due_on: Option<String>,
    pub margin_days: u32,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct MarkPlace {
    pub id: String,
    pub start: u32,
    pub end: u32,
}

/// `target_id` null makes a new want, need, gift or promise out of `text`, or of the quote.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewMark {
    pub reflection_id: String,
    pub kind: MarkKind,
    pub start: u32,
    pub end: u32,
    pub target_id: Option<String>,
    pub text: Option<String>,
    /// Whose want or need, on a page about several clients; null means the first of them.
    pub client_id: Option<String>,
    pub beneath_wants: Vec<String>,
    pub beneath_needs: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Saved {
    pub saved_at: String,
}

impl ReflectionRow {
    /// A row as of a day.
    pub fn on(row: core::ReflectionRow, today: chrono::NaiveDate) -> Self {
        Self {
            unfinished: is_unfinished(&row, today),
            id: row.id.to_string(),
            title: row.title,
            opening: row.opening,
            happened_at: row.happened_at.to_rfc3339(),
            kind: row.kind.map(Into::into),
            client_names: row.clients.into_iter().map(|(_, name)| name).collect(),
            words: count(row.words),
            marks: row.marks.into_iter().map(Into::into).collect(),
            warmth: row.warmth.map(Into::into),
        }
    }
}

/// A page with what the window shows beside it.
pub fn page(journal: &Journal, page_id: journal::ids::ReflectionId) -> Reply<ReflectionView> {
    let page = journal.reflection(page_id)?;
    let names = journal.client_names()?;
    let client = |id: &journal::ids::ClientId| names.iter().find(|name| name.id == *id).cloned().map(ClientName::from);
    let first = page.facts.client_ids.first();
    let number = first.map(|client| journal.page_number(page_id, *client)).transpose()?.flatten();
    let places = Places::new(&page.text);
    Ok(ReflectionView {
        id: page_id.to_string(),
        clients: page.facts.client_ids.iter().filter_map(client).collect(),
        marks: page.marks.iter().map(|mark| mark_view(&places, mark)).collect(),
        saved_at: page.saved_at.to_rfc3339(),
        words: count(page.text.split_whitespace().count()),
        page_number: number,
        facts: page.facts.clone().into(),
        text: page.text,
    })
}

fn mark_view(places: &Places<'_>, mark: &Mark) -> MarkView {
    let (start, end) = places.to_utf16(mark.span);
    MarkView {
        id: mark.id.to_string(),
        kind: mark.target.kind().into(),
        start: count(start),
        end: count(end),
        quote: mark.quote.exact.clone(),
        orphaned: mark.orphaned,
        target_id: match mark.target {
            Target::Want(id) => id.to_string(),
            Target::Need(id) => id.to_string(),
            Target::Gift(id) => id.to_string(),
            Target::Promise(id) => id.to_string(),
        },
        label: mark.label.clone(),
        confidence: mark.confidence.map(Into::into),
        promise: mark
            .terms
            .map(|(due_on, margin_days)| MarkedPromise { due_on: due_on.map(|day| day.to_string()), margin_days }),
    }
}

/// Where the editor followed the marks to; a place outside the text counts as cut.
pub fn places(text: &str, places: &[MarkPlace]) -> Reply<Vec<core::MarkPlace>> {
    let text = Places::new(text);
    let followed = places.iter().map(|place| {
        let nowhere = journal::anchor::Span { start: 0, end: 0 };
        let span = text.from_utf16(place.start as usize, place.end as usize).unwrap_or(nowhere);
        Ok(core::MarkPlace { id: read_id(&place.id)?, span })
    });
    followed.collect()
}

impl NewMark {
    /// What it is evidence for, on a page about these clients, and the quote it would be made of.
    pub fn evidence(&self, clients: &[journal::ids::ClientId], quote: &str) -> Reply<journal::marks::Evidence> {
        use journal::marks::Evidence;
        if let Some(target) = &self.target_id {
            return Ok(Evidence::For(match self.kind {
                MarkKind::Want => Target::Want(read_id(target)?),
                MarkKind::Need => Target::Need(read_id(target)?),
                MarkKind::Gift => Target::Gift(read_id(target)?),
                MarkKind::Promise => Target::Promise(read_id(target)?),
            }));
        }
        let beneath = super::ladder::beneath(&self.beneath_wants, &self.beneath_needs)?;
        let client = self.client_id.as_deref().map(read_id).transpose()?;
        let words = self.text.as_deref().unwrap_or(quote);
        Ok(Evidence::new(self.kind.into(), words, clients, client, beneath)?)
    }
}

impl From<core::Facts> for ReflectionFacts {
    fn from(facts: core::Facts) -> Self {
        Self {
            client_ids: facts.client_ids.iter().map(ToString::to_string).collect(),
            happened_at: facts.happened_at.map(|instant| instant.to_rfc3339()),
            kind: facts.kind.map(Into::into),
            paid_minutes: facts.paid_minutes,
            given_minutes: facts.given_minutes,
            felt: facts.felt,
            warmth: facts.warmth.map(Into::into),
        }
    }
}

impl TryFrom<ReflectionFacts> for core::Facts {
    type Error = AppError;
    fn try_from(facts: ReflectionFacts) -> Reply<Self> {
        let happened_at = facts.happened_at.as_deref().map(DateTime::parse_from_rfc3339).transpose();
        let happened_at = happened_at.map_err(|_| AppError {
            code: ErrorCode::Invalid,
            message: "A day and an hour are needed here.".to_owned(),
            field: Some("happened_at".to_owned()),
        })?;
        Ok(Self {
            client_ids: read_ids(&facts.client_ids)?,
            happened_at,
            kind: facts.kind.map(Into::into),
            paid_minutes: facts.paid_minutes,
            given_minutes: facts.given_minutes,
            felt: facts.felt,
            warmth: facts.warmth.map(Into::into),
        })
    }
}
