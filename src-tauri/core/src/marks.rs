//! Marks: passages of a page that are the evidence for a want, a need, a gift or a promise.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Connection;

use crate::anchor::{Places, Quote, Span};
use crate::dates::Stamp;
use crate::ids::{ClientId, GiftId, MarkId, NeedId, PromiseId, ReflectionId, WantId};
use crate::ladder::{Beneath, NewNeed, NewWant};
use crate::promises::NewPromise;
use crate::reflections::MarkPlace;
use crate::words::{Confidence, MarkKind};
use crate::{Change, Error, Journal, Result, gifts, ladder, promises, store};

/// What a mark is evidence for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A want.
    Want(WantId),
    /// A need.
    Need(NeedId),
    /// A gift.
    Gift(GiftId),
    /// A promise.
    Promise(PromiseId),
}

impl Target {
    /// The kind of mark it takes.
    #[must_use]
    pub fn kind(self) -> MarkKind {
        match self {
            Self::Want(_) => MarkKind::Want,
            Self::Need(_) => MarkKind::Need,
            Self::Gift(_) => MarkKind::Gift,
            Self::Promise(_) => MarkKind::Promise,
        }
    }
}

/// A marked passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which mark.
    pub id: MarkId,
    /// What it is evidence for.
    pub target: Target,
    /// The words of that want, need or promise, or the gift's name.
    pub label: String,
    /// How sure the need is, for a need.
    pub confidence: Option<Confidence>,
    /// By when it is to be kept and with how many days of margin, for a promise.
    pub terms: Option<(Option<NaiveDate>, u32)>,
    /// Where it stands.
    pub span: Span,
    /// Its words with their surroundings; the last ones it had, once orphaned.
    pub quote: Quote,
    /// Whether its words were cut.
    pub orphaned: bool,
}

/// What a new mark is to be evidence for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// For something that is there already.
    For(Target),
    /// For a new want.
    NewWant(NewWant),
    /// For a new need.
    NewNeed(NewNeed),
    /// For a new gift of this name, pleasure and mastery in the middle until the user says otherwise.
    NewGift(String),
    /// For a new promise.
    NewPromise(NewPromise),
}

impl Evidence {
    /// The kind of mark it takes.
    #[must_use]
    pub fn kind(&self) -> MarkKind {
        match self {
            Self::For(target) => target.kind(),
            Self::NewWant(_) => MarkKind::Want,
            Self::NewNeed(_) => MarkKind::Need,
            Self::NewGift(_) => MarkKind::Gift,
            Self::NewPromise(_) => MarkKind::Promise,
        }
    }

    /// A new want or need of one of the page's clients (the first, unless told), a new promise to them, or a new gift, in
    /// the words given or, where they are blank, those of the quote.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the page is about nobody, for anything but a gift.
    pub fn new(
        kind: MarkKind,
        words: &str,
        clients: &[ClientId],
        client_id: Option<ClientId>,
        beneath: Beneath,
    ) -> Result<Self> {
        let text = words.to_owned();
        if kind == MarkKind::Gift {
            return Ok(Self::NewGift(text));
        }
        let client_id = client_id.or_else(|| clients.first().copied()).ok_or_else(|| {
            Error::invalid("client", "Say first whom this page is about: a want, need or promise is somebody's.")
        })?;
        Ok(match kind {
            MarkKind::Want => Self::NewWant(NewWant { client_id, text, enough_line: None, heard_on: None }),
            MarkKind::Promise => Self::NewPromise(NewPromise::mine(client_id, text)),
            _ => Self::NewNeed(NewNeed { client_id, text, beneath }),
        })
    }
}

/// A passage that can be marked.
pub(crate) struct Place {
    reflection_id: ReflectionId,
    span: Span,
    quote: Quote,
    happened_at: Option<DateTime<FixedOffset>>,
}

impl Place {
    pub(crate) fn mark(&self, connection: &Connection, target: Target, now: Stamp) -> Result<MarkId> {
        let id = MarkId::new(now.at)?;
        store::marks::insert(connection, id, self.reflection_id, target, self.span, &self.quote, now.at)?;
        Ok(id)
    }
}

impl Journal {
    /// Marks a passage, making what it is evidence for where that is new, in the words of the passage unless others are
    /// given. Words in a draft are settled first.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty passage or a field of what is made; [`Error::NotFound`].
    pub fn add_mark(&mut self, reflection_id: ReflectionId, span: Span, evidence: Evidence) -> Result<MarkId> {
        self.settle_draft(reflection_id)?;
        let now = self.stamp();
        let place = self.place_to_mark(reflection_id, span)?;
        let heard = place.happened_at.unwrap_or_else(|| now.instant()).into();
        let words = |given: String| if given.trim().is_empty() { place.quote.exact.clone() } else { given };
        self.change(Change::Mark(evidence.kind()).of(&place.quote.exact), |connection| {
            let target = match evidence {
                Evidence::For(target) => target,
                Evidence::NewWant(want) => {
                    let want = NewWant { text: words(want.text), ..want };
                    Target::Want(ladder::insert_want(connection, want, now, heard)?)
                }
                Evidence::NewNeed(need) => {
                    let need = NewNeed { text: words(need.text), ..need };
                    Target::Need(ladder::insert_need(connection, need, now)?)
                }
                Evidence::NewGift(name) => Target::Gift(gifts::insert_named(connection, &words(name), now)?),
                Evidence::NewPromise(promise) => {
                    let promise = NewPromise { text: words(promise.text), ..promise };
                    Target::Promise(promises::insert_promise(connection, promise, now, heard)?)
                }
            };
            place.mark(connection, target, now)
        })
    }

    /// The words of a page that stand in that place, settled, to be marked.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there are none; [`Error::NotFound`].
    pub(crate) fn place_to_mark(&self, reflection_id: ReflectionId, span: Span) -> Result<Place> {
        let page = self.reflection(reflection_id)?;
        let places = Places::new(&page.text);
        if span.end > places.len() || places.slice(span).trim().is_empty() {
            return Err(Error::invalid("span", "Select some words first; there is nothing in this place to mark."));
        }
        Ok(Place { reflection_id, span, quote: places.quote(span), happened_at: page.facts.happened_at })
    }

    /// Takes a mark off. What it was evidence for stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_mark(&mut self, id: MarkId) -> Result<()> {
        let page = store::marks::reflection_of(&self.connection, id)?.ok_or(Error::NotFound { what: "mark" })?;
        self.settle_draft(page)?;
        let marks = store::marks::of_reflection(&self.connection, page)?;
        let subject = marks.into_iter().find(|mark| mark.id == id).map(|mark| mark.quote.exact).unwrap_or_default();
        self.change(Change::RemoveMark.of(&subject), |connection| store::marks::remove(connection, id))
    }
}

/// Where marks stand in a changed text: where the editor followed them to, else where their quote is found. A mark
/// whose words are gone keeps them and is orphaned; it comes back when they do. Of two equal quotes of which one was
/// cut, the other keeps its place to itself: marks that stood apart never come to stand on the same words.
pub(crate) fn resettle(text: &str, mut marks: Vec<Mark>, followed: &[MarkPlace]) -> Vec<Mark> {
    let places = Places::new(text);
    let place_of = |mark: &Mark| followed.iter().find(|place| place.id == mark.id).map(|place| place.span);
    let stands = |span: &Span| span.end <= places.len() && !places.slice(*span).trim().is_empty();
    let mut taken: Vec<(Span, Span)> = Vec::new();
    let mut lost: Vec<(usize, &mut Mark)> = Vec::new();
    for mark in &mut marks {
        if let Some(span) = place_of(mark).filter(stands) {
            taken.push((mark.span, span));
            mark.stand(&places, span);
        } else {
            let found = places.find(&mark.quote, mark.span, |_| true);
            lost.push((found.map_or(0, |span| places.agreement(&mark.quote, span)), mark));
        }
    }
    lost.sort_by_key(|(agreement, _)| std::cmp::Reverse(*agreement));
    for (_, mark) in lost {
        let was = mark.span;
        let free = |span: Span| taken.iter().all(|(stood, stands)| *stands != span || *stood == was);
        match places.find(&mark.quote, was, free) {
            Some(span) => {
                taken.push((was, span));
                mark.stand(&places, span);
            }
            None => {
                let at = place_of(mark).unwrap_or(was).start.min(places.len());
                mark.span = Span { start: at, end: at };
                mark.orphaned = true;
            }
        }
    }
    marks
}

impl Mark {
    fn stand(&mut self, places: &Places<'_>, span: Span) {
        self.span = span;
        self.quote = places.quote(span);
        self.orphaned = false;
    }
}
