//! The weekly review: a calm walk in seven steps through what waits, what comes, and what was given. It can be left and
//! taken up again at any step, steps can be skipped, and what it brought is kept as a page of the journal.
//!
//! A week goes from Monday to Sunday and by its Monday. What the steps show is how things stand now, not how they stood.

mod facts;

use chrono::{Datelike as _, Days, NaiveDate};
use rusqlite::Connection;

pub(crate) use facts::{Given, LastGiven, Unparted};
pub use facts::{LooseDelivery, LooseEnds, MotiveFact, Motives, NotMine, QuietClient, UnusedGift};

use crate::clients::Minutes;
use crate::dates::monday_of;
use crate::guard::budget::Budget;
use crate::ids::{ReflectionId, ReviewId};
use crate::pursuits::check_week;
use crate::reflections::{Facts, title_and_opening};
use crate::suggestions::Acknowledge;
use crate::words::{ReflectionKind, ReviewStep, StepState};
use crate::{Change, Journal, Result, store, validate};

/// From this day of the week on (Monday is 0), one looks back on the week itself; before it, on the one before.
const LOOKS_BACK_FROM: u32 = 3;

/// A week looked back on, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRecord {
    /// Which.
    pub id: ReviewId,
    /// Its Monday.
    pub week_on: NaiveDate,
    /// The page it is kept as.
    pub page: Option<ReflectionId>,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// Steps of a review, and where each stands.
pub type Steps = Vec<(ReviewStep, StepState)>;

/// A week looked back on, with what there is to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Its Monday.
    pub week_on: NaiveDate,
    /// Its Sunday.
    pub until_on: NaiveDate,
    /// All seven steps in order, and where each stands.
    pub steps: Steps,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The page it is kept as.
    pub page: Option<ReflectionId>,
    /// One thing learned; empty while nothing was written.
    pub learned: String,
    /// What the week before brought.
    pub learned_before: Option<String>,
    /// Pages of the week.
    pub pages: u32,
    /// Minutes of the week.
    pub minutes: Minutes,
    /// What waits.
    pub loose_ends: LooseEnds,
    /// What comes.
    pub ahead: Acknowledge,
    /// Who was not heard of.
    pub gone_quiet: Vec<QuietClient>,
    /// Which gifts rest.
    pub gifts_unused: Vec<UnusedGift>,
    /// Which needs are somebody else's good work.
    pub not_mine: Vec<NotMine>,
    /// The giving budget of the week, and one's own practice.
    pub budget: Budget,
    /// Why one gave.
    pub motives: Motives,
}

impl Journal {
    /// A week with what there is to look back on; without a day, the week that waits for it: the last one up to Wednesday,
    /// unless it is closed, and else this one.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] if that day is no Monday.
    pub fn review(&self, week_on: Option<NaiveDate>) -> Result<Review> {
        let week_on = match week_on {
            Some(week_on) => check_week(week_on).map(|()| week_on)?,
            None => self.week_that_waits()?,
        };
        let until_on = week_on.checked_add_days(Days::new(6)).unwrap_or(week_on);
        let kept = store::review::of_week(&self.connection, week_on)?;
        let taken = kept.as_ref().map(|kept| store::review::steps(&self.connection, kept.id)).transpose()?;
        let state = |step| taken.as_ref().and_then(|taken| taken.get(&step)).copied().unwrap_or(StepState::Ahead);
        let (pages, minutes) = store::review::week(&self.connection, week_on, until_on)?;
        let page = kept.as_ref().and_then(|kept| kept.page);
        Ok(Review {
            week_on,
            until_on,
            steps: ReviewStep::ALL.iter().map(|step| (*step, state(*step))).collect(),
            closed_on: kept.as_ref().and_then(|kept| kept.closed_on),
            page,
            learned: page.map(|page| self.learned_on(page)).transpose()?.unwrap_or_default(),
            learned_before: self.learned_before(week_on)?,
            pages,
            minutes,
            loose_ends: self.loose_ends(week_on, until_on)?,
            ahead: self.acknowledge()?,
            gone_quiet: self.quiet_clients()?,
            gifts_unused: self.unused_gifts()?,
            not_mine: store::review::not_mine(&self.connection)?,
            budget: self.budget_of(week_on)?,
            motives: self.motives(until_on)?,
        })
    }

    /// The Monday of last week, while it waits to be looked back on: it has pages and is not closed, and the new week is
    /// still young.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn review_due(&self) -> Result<Option<NaiveDate>> {
        let today = self.now().date_naive();
        if today.weekday().num_days_from_monday() >= LOOKS_BACK_FROM {
            return Ok(None);
        }
        let Some(last) = monday_of(today).checked_sub_days(Days::new(7)) else { return Ok(None) };
        let closed = store::review::of_week(&self.connection, last)?.is_some_and(|kept| kept.closed_on.is_some());
        let until = last.checked_add_days(Days::new(6)).unwrap_or(last);
        let written = store::review::week(&self.connection, last, until)?.0 > 0;
        Ok((written && !closed).then_some(last))
    }

    fn week_that_waits(&self) -> Result<NaiveDate> {
        let this = monday_of(self.now().date_naive());
        let begun = store::review::of_week(&self.connection, this)?.is_some();
        if begun { Ok(this) } else { Ok(self.review_due()?.unwrap_or(this)) }
    }

    /// Takes a step of a review, leaves it out, or lays it ahead again.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] if that day is no Monday.
    pub fn mark_step(&mut self, week_on: NaiveDate, step: ReviewStep, state: StepState) -> Result<()> {
        check_week(week_on)?;
        let id = ReviewId::new(self.stamp().at)?;
        self.change(Change::MarkStep, |connection| {
            let review = store::review::begun(connection, id, week_on)?;
            store::review::set_step(connection, review, step, state)
        })
    }

    /// Keeps what is being written as the one thing learned, as a page is kept while it is typed: the page is born with
    /// the first word, and what stands beneath it stays. `None` while there is no word yet.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] if that day is no Monday or the words are too many; what the disk says.
    pub fn write_learned(&mut self, week_on: NaiveDate, learned: &str) -> Result<Option<ReflectionId>> {
        check_week(week_on)?;
        let page = store::review::of_week(&self.connection, week_on)?.and_then(|kept| kept.page);
        if let Some(page) = page {
            let notes = split(&self.reflection(page)?.text).1;
            self.save_draft(page, &joined(learned, &notes), &[])?;
            return Ok(Some(page));
        }
        if learned.trim().is_empty() {
            return Ok(None);
        }
        self.begin_review_page(week_on, &joined(learned, "")).map(Some)
    }

    /// Closes a week: what was learned, and the notes beneath it, become its page.
    ///
    /// # Errors
    /// As for [`Self::write_learned`].
    pub fn close_review(&mut self, week_on: NaiveDate, learned: &str, notes: &str) -> Result<Option<ReflectionId>> {
        check_week(week_on)?;
        let text = joined(learned, notes.trim());
        let text = validate::page(&text)?.into_owned();
        let (now, id) = (self.stamp(), ReviewId::new(self.stamp().at)?);
        let close = |connection: &Connection| {
            let review = store::review::begun(connection, id, week_on)?;
            store::review::close(connection, review, now.day()).map(|()| review)
        };
        let Some(page) = store::review::of_week(&self.connection, week_on)?.and_then(|kept| kept.page) else {
            if text.is_empty() {
                self.change(Change::CloseReview, close)?;
                return Ok(None);
            }
            let page = self.begin_page(&text, &page_facts(), |connection, page, now| {
                store::versions::keep(connection, page, &text, now)?;
                store::review::set_page(connection, close(connection)?, page)
            })?;
            return Ok(Some(page));
        };
        self.settle_draft(page)?;
        let marks = store::marks::of_reflection(&self.connection, page)?;
        let marks = crate::marks::resettle(&text, marks, &[]);
        self.change(Change::CloseReview.of(&title_and_opening(&text).0), |connection| {
            store::reflections::rewrite(connection, page, &text, now.at)?;
            store::versions::keep(connection, page, &text, now)?;
            store::marks::replace_places(connection, &marks)?;
            close(connection).map(drop)
        })?;
        Ok(Some(page))
    }

    fn begin_review_page(&mut self, week_on: NaiveDate, text: &str) -> Result<ReflectionId> {
        let id = ReviewId::new(self.stamp().at)?;
        self.begin_typing_with(text, &page_facts(), |connection, page| {
            let review = store::review::begun(connection, id, week_on)?;
            store::review::set_page(connection, review, page)
        })
    }

    /// What the last closed review before this week brought, if that was the week before.
    fn learned_before(&self, week_on: NaiveDate) -> Result<Option<String>> {
        let Some(last) = week_on.checked_sub_days(Days::new(7)) else { return Ok(None) };
        let page = store::review::of_week(&self.connection, last)?.and_then(|kept| kept.page);
        let learned = page.map(|page| self.learned_on(page)).transpose()?;
        Ok(learned.filter(|learned| !learned.is_empty()))
    }

    /// What last week brought, for today.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn learned_last_week(&self) -> Result<Option<String>> {
        self.learned_before(monday_of(self.now().date_naive()))
    }

    fn learned_on(&self, page: ReflectionId) -> Result<String> {
        Ok(split(&self.reflection(page)?.text).0)
    }

    /// Every review that was begun, oldest first, with its steps.
    pub(crate) fn reviews(&self) -> Result<Vec<(ReviewRecord, Steps)>> {
        let kept = store::review::list(&self.connection)?.into_iter();
        let each = kept.map(|kept| {
            let steps = store::review::steps(&self.connection, kept.id)?;
            Ok((kept, steps.into_iter().collect()))
        });
        each.collect()
    }
}

fn page_facts() -> Facts {
    Facts { kind: Some(ReflectionKind::Review), ..Facts::default() }
}

/// The heading from which on a review's page holds notes.
const NOTES: &str = "## ";
/// What Markdown sets before a sign that is meant as it stands.
const ESCAPE: char = '\\';

/// What was learned, and the notes beneath it from the first heading on.
fn split(text: &str) -> (String, String) {
    let at = text.match_indices(NOTES).map(|(at, _)| at);
    let at = at.into_iter().find(|at| *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with('\n')));
    let (learned, notes) = text.split_at(at.unwrap_or(text.len()));
    let plain = |line| if is_heading(line) { line.strip_prefix(ESCAPE).unwrap_or(line) } else { line };
    let learned: String = learned.split_inclusive('\n').map(plain).collect();
    (learned.trim().to_owned(), notes.to_owned())
}

/// A page of what was learned and the notes. What looks like their heading among what was learned is escaped, so that it
/// stays where it was written.
fn joined(learned: &str, notes: &str) -> String {
    let mut text = String::with_capacity(learned.len() + notes.len());
    for line in learned.trim_end().split_inclusive('\n') {
        text.extend(is_heading(line).then_some(ESCAPE));
        text.push_str(line);
    }
    if !text.is_empty() && !notes.is_empty() {
        text.push_str("\n\n");
    }
    text + notes
}

/// Whether a line begins notes, or was kept from doing so.
fn is_heading(line: &str) -> bool {
    line.trim_start_matches(ESCAPE).starts_with(NOTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_comes_back_as_it_was_typed_whatever_it_looks_like() {
        let notes = "## Loose ends\n\n- A card.";
        for learned in [
            "",
            "Ask first.",
            "## A heading",
            "Ask.\n\n## A heading\nand more",
            "\\## Escaped",
            "\\\\## Twice\n## Once",
            "#No heading, ## none",
            "\u{60c}## \u{645}",
        ] {
            for notes in ["", notes] {
                let text = joined(learned, notes);
                assert_eq!(split(&text), (learned.to_owned(), notes.to_owned()), "{text}");
            }
        }
    }

    #[test]
    fn markdown_shows_an_escaped_heading_as_it_was_typed() {
        assert_eq!(joined("Ask.\n## More", ""), "Ask.\n\\## More");
        assert_eq!(joined("Ask.  \n", "## Notes"), "Ask.\n\n## Notes");
    }
}
