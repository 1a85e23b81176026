//! How a gift came to be what it is, as one story: what was said of it, where it was seen, what was given with it and what
//! clients said of it.

use chrono::NaiveDate;

use super::{Gift, GivenWith, Revision};
use crate::asked_why::AskedWhy;
use crate::ladder::PageQuote;

/// Something in the story of a gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment<'a> {
    /// It changed.
    Revised(&'a Revision),
    /// It was seen on a page.
    Quoted(&'a PageQuote),
    /// Something was given with it.
    Given(&'a GivenWith),
    /// A client spoke of it.
    Asked(&'a AskedWhy),
}

impl Moment<'_> {
    /// The day.
    #[must_use]
    pub fn on(&self) -> Option<NaiveDate> {
        match self {
            Self::Revised(revision) => Some(revision.on),
            Self::Quoted(quote) => Some(quote.on),
            Self::Given(given) => Some(given.on),
            Self::Asked(asked) => asked.fields.answered_on.or(asked.fields.asked_on),
        }
    }
}

impl Gift {
    /// The gift's story, oldest first; on one day, what it rests on comes before what was said of it.
    #[must_use]
    pub fn timeline(&self) -> Vec<Moment<'_>> {
        let mut story: Vec<Moment<'_>> = self.quotes.iter().map(Moment::Quoted).collect();
        story.extend(self.given.iter().map(Moment::Given));
        story.extend(self.asked.iter().map(Moment::Asked));
        story.extend(self.revisions.iter().map(Moment::Revised));
        story.sort_by_key(Moment::on);
        story
    }
}
