//! What to do now: pages to finish, wants with nothing beneath them, clients gone quiet, the week's minutes.

use chrono::{Days, NaiveDate};

use crate::clients::Minutes;
use crate::dates::monday_of;
use crate::guard::budget::Budget;
use crate::ids::{ClientId, WantId};
use crate::promises::Promise;
use crate::reflections::{PageQuery, ReflectionRow};
use crate::words::ReflectionKind;
use crate::{Journal, Result, store};

/// An active client unheard of for longer than this has gone quiet.
pub(crate) const QUIET_DAYS: i64 = 21;
/// A page about somebody with nothing marked in it counts as unfinished for this long.
const FRESH_DAYS: i64 = 2;
const RECENT_PAGES: u32 = 5;

/// The day at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The user's day.
    pub on: NaiveDate,
    /// Whether nothing has been written yet.
    pub empty: bool,
    /// Pages whose words are still a draft, or fresh ones with nothing marked in them.
    pub unfinished: Vec<ReflectionRow>,
    /// The latest other pages.
    pub recent: Vec<ReflectionRow>,
    /// Minutes paid and given since Monday.
    pub week: Minutes,
    /// Active clients not written about for three weeks and more, longest first.
    pub gone_quiet: Vec<GoneQuiet>,
    /// Promises coming due, late ones first.
    pub promises_due: Vec<Promise>,
    /// Open wants with nothing beneath them, newest first.
    pub unasked: Vec<Unasked>,
    /// The week's giving.
    pub budget: Budget,
    /// What the review of last week brought.
    pub learned: Option<String>,
    /// The Monday of the week that waits to be looked back on.
    pub review_due: Option<NaiveDate>,
}

/// A client gone quiet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneQuiet {
    /// Which client.
    pub client_id: ClientId,
    /// Their name.
    pub name: String,
    /// Days since the last page about them.
    pub days: i64,
}

/// An open want with nothing beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    /// Which want.
    pub want_id: WantId,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// The want.
    pub text: String,
}

impl Journal {
    /// The day at a glance.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn today(&self) -> Result<Today> {
        let on = self.now().date_naive();
        let unfinished = self.unfinished(on)?;
        let most = RECENT_PAGES.saturating_add(u32::try_from(unfinished.len()).unwrap_or(u32::MAX));
        let mut recent = self.list_reflections(PageQuery { limit: most, ..PageQuery::default() })?;
        recent.retain(|page| unfinished.iter().all(|other| other.id != page.id));
        recent.truncate(RECENT_PAGES as usize);
        let empty = recent.is_empty() && unfinished.is_empty() && !store::listing::any(&self.connection)?;
        Ok(Today {
            on,
            empty,
            unfinished,
            recent,
            week: self.minutes_since(monday_of(on))?,
            gone_quiet: self.gone_quiet(on)?,
            promises_due: self.promises_due(on)?,
            unasked: store::ladder::unasked(&self.connection)?,
            budget: self.budget()?,
            learned: self.learned_last_week()?,
            review_due: self.review_due()?,
        })
    }

    /// Active clients who have not been heard of for long, the longest first.
    fn gone_quiet(&self, on: NaiveDate) -> Result<Vec<GoneQuiet>> {
        let since = on.checked_sub_days(Days::new(QUIET_DAYS.unsigned_abs() - 1)).unwrap_or(on);
        let found = store::listing::not_seen_since(&self.connection, since)?.into_iter();
        let quiet = found.map(|(client_id, name, seen)| {
            let days = on.signed_duration_since(seen).num_days();
            GoneQuiet { client_id, name, days }
        });
        let mut quiet: Vec<GoneQuiet> = quiet.collect();
        quiet.sort_by_key(|client| std::cmp::Reverse(client.days));
        Ok(quiet)
    }

    /// Pages that wait for their writer on a day.
    pub(crate) fn unfinished(&self, on: NaiveDate) -> Result<Vec<ReflectionRow>> {
        let fresh_since = on.checked_sub_days(Days::new(FRESH_DAYS.unsigned_abs())).unwrap_or(on);
        let mut pages = store::reflections::drafted_or_since(&self.connection, fresh_since)?;
        pages.retain(|page| is_unfinished(page, on));
        Ok(pages)
    }
}

/// Whether a page waits for its writer: still a draft, or fresh, about somebody, and with nothing marked.
#[must_use]
pub fn is_unfinished(page: &ReflectionRow, today: NaiveDate) -> bool {
    let age = today.signed_duration_since(page.happened_at.date_naive()).num_days();
    let of_review = page.kind == Some(ReflectionKind::Review);
    !of_review
        && (page.drafted || (page.marks.is_empty() && !page.clients.is_empty() && (0..FRESH_DAYS).contains(&age)))
}
