//! Suggestions other than a gift for a need that were set aside: for a while, or for good.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::ids::{ClientId, IdeaId, NeedId, OccasionId, ReflectionId};
use crate::suggest::{Candidate, Gathering, NOT_NOW_DAYS};
use crate::words::Suggested;
use crate::{Change, Error, Journal, Result, store};

/// What a suggestion speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A need, of a gathering.
    Need(NeedId),
    /// A page, with passages of an emerging gift.
    Page(ReflectionId),
    /// A special day.
    Occasion(OccasionId),
    /// An idea whose credit is owed.
    Idea(IdeaId),
    /// Years of working with somebody.
    Years(ClientId),
}

impl About {
    pub(crate) fn id(self) -> Uuid {
        match self {
            Self::Need(id) => id.0,
            Self::Page(id) => id.0,
            Self::Occasion(id) => id.0,
            Self::Idea(id) => id.0,
            Self::Years(id) => id.0,
        }
    }

    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Need(_) => "need_id",
            Self::Page(_) => "reflection_id",
            Self::Occasion(_) => "occasion_id",
            Self::Idea(_) => "idea_id",
            Self::Years(_) => "client_id",
        }
    }
}

/// What is set aside today.
#[derive(Debug, Clone, Default)]
pub struct Aside(HashSet<(Suggested, Uuid)>);

impl Aside {
    /// Whether a gathering still stands: not all of its needs were set aside.
    #[must_use]
    pub fn leaves_gathering(&self, gathering: &Gathering) -> bool {
        !self.holds(Suggested::Gathering, gathering.needs.iter().copied().map(About::Need))
    }

    /// Whether an emerging gift still stands: not all of its pages were set aside.
    #[must_use]
    pub fn leaves_emerging(&self, candidate: &Candidate) -> bool {
        let pages = candidate.passages.iter().map(|passage| About::Page(passage.reflection_id));
        !self.holds(Suggested::Emerging, pages)
    }

    /// Whether something to acknowledge still stands.
    #[must_use]
    pub fn leaves_acknowledging(&self, about: About) -> bool {
        !self.holds(Suggested::Acknowledge, std::iter::once(about))
    }

    /// Whether a suggestion that speaks of all of these is set aside: all of them are.
    fn holds(&self, kind: Suggested, mut about: impl Iterator<Item = About>) -> bool {
        about.all(|about| self.0.contains(&(kind, about.id())))
    }
}

impl Journal {
    /// Sets a suggestion aside, for two weeks or for good, by everything it speaks of.
    ///
    /// # Errors
    /// [`Error::NotFound`] if something of it is not there; [`Error::Invalid`] if it speaks of nothing.
    pub fn set_suggestion_aside(&mut self, kind: Suggested, about: &[About], for_good: bool) -> Result<()> {
        if about.is_empty() {
            return Err(Error::invalid("about", "Say what the suggestion is about. Nothing was changed."));
        }
        let now = self.stamp();
        self.change(Change::SetAside, |connection| {
            about.iter().try_for_each(|about| store::aside::insert(connection, kind, *about, for_good, now))
        })
    }

    /// What is set aside today.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn aside(&self) -> Result<Aside> {
        let today = self.now().date_naive();
        let standing = |(kind, id, for_good, on): (Suggested, Uuid, bool, NaiveDate)| {
            (for_good || still(on, today)).then_some((kind, id))
        };
        Ok(Aside(store::aside::all(&self.connection)?.into_iter().filter_map(standing).collect()))
    }
}

fn still(on: NaiveDate, today: NaiveDate) -> bool {
    on.checked_add_days(Days::new(NOT_NOW_DAYS)).is_none_or(|again_on| today < again_on)
}
