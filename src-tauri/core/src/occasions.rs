//! Occasions: the special days of a client, and the years of working together that follow from the first day.

use chrono::NaiveDate;

use crate::aside::About;
use crate::calendar::{Occurrence, SpecialDay};
use crate::ids::{ClientId, OccasionId};
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store, validate};

/// How far ahead the day's own screen looks, in days.
pub const AHEAD_DAYS: u32 = 14;

/// What is said of an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccasionFields {
    /// What it is; up to [`validate::LINE_CHARS`] characters.
    pub what: String,
    /// When it is.
    pub day: SpecialDay,
}

impl OccasionFields {
    fn checked(&self) -> Result<Self> {
        Ok(Self { what: validate::line("what", &self.what, validate::LINE_CHARS)?, day: self.day.checked()? })
    }
}

/// An occasion as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Which.
    pub id: OccasionId,
    /// Whose.
    pub client_id: ClientId,
    /// What is said of it.
    pub fields: OccasionFields,
}

/// An occasion that comes soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccasionAhead {
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// What is kept.
    pub what: Kept,
    /// When it comes.
    pub when: Occurrence,
}

/// What is kept on a special day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// An occasion, and what it is.
    Occasion(OccasionId, String),
    /// So many years of working together.
    YearsTogether(u32),
}

impl OccasionAhead {
    pub(crate) fn about(&self) -> About {
        match self.what {
            Kept::Occasion(id, _) => About::Occasion(id),
            Kept::YearsTogether(_) => About::Years(self.client_id),
        }
    }
}

impl Journal {
    /// Keeps an occasion of a client's.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn add_occasion(&mut self, client_id: ClientId, fields: &OccasionFields) -> Result<OccasionId> {
        let fields = fields.checked()?;
        self.client(client_id)?;
        let now = self.stamp();
        let id = OccasionId::new(now.at)?;
        self.change(Change::Add(Kind::Occasion).of(&fields.what), |connection| {
            store::occasions::insert(connection, id, client_id, &fields, now.at)
        })?;
        Ok(id)
    }

    /// Changes an occasion.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_occasion(&mut self, id: OccasionId, fields: &OccasionFields) -> Result<()> {
        let fields = fields.checked()?;
        let before = store::occasions::get(&self.connection, id)?.ok_or(Error::NotFound { what: "occasion" })?;
        if before.fields == fields {
            return Ok(());
        }
        self.change(Change::Update(Kind::Occasion).of(&fields.what), |connection| {
            store::occasions::update(connection, id, &fields)
        })
    }

    /// A client's occasions with when they come next: the next first, those that are over last.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn occasions(&self, client_id: ClientId) -> Result<Vec<(Occasion, Option<Occurrence>)>> {
        let today = self.now().date_naive();
        let occasions = store::occasions::of(&self.connection, client_id)?.into_iter();
        let mut dated: Vec<_> =
            occasions.map(|one| (one.fields.day.next(today), one)).map(|(at, one)| (one, at)).collect();
        dated.sort_by_key(|(_, next)| (next.is_none(), *next));
        Ok(dated)
    }

    /// All occasions, for the export.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn all_occasions(&self) -> Result<Vec<Occasion>> {
        store::occasions::all(&self.connection)
    }

    /// The occasions that come within so many days, of clients who have not parted, soonest first; with a client, theirs
    /// alone. Years of working together are counted while one works together.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn occasions_ahead(&self, days: u32, of: Option<ClientId>) -> Result<Vec<OccasionAhead>> {
        let today = self.now().date_naive();
        let kept = store::occasions::of_unparted(&self.connection, of)?.into_iter();
        let mut ahead: Vec<OccasionAhead> = kept
            .filter_map(|(client_name, Occasion { id, client_id, fields })| {
                let when = fields.day.within(today, days)?;
                Some(OccasionAhead { client_id, client_name, what: Kept::Occasion(id, fields.what), when })
            })
            .collect();
        let together = store::occasions::working_since(&self.connection, of)?.into_iter();
        ahead.extend(together.filter_map(|(client_id, client_name, since)| {
            let (years, when) = anniversary(since, today, days)?;
            Some(OccasionAhead { client_id, client_name, what: Kept::YearsTogether(years), when })
        }));
        ahead.sort_by(|a, b| (a.when, &a.client_name).cmp(&(b.when, &b.client_name)));
        Ok(ahead)
    }
}

/// The next anniversary of working together, if it comes within so many days; the first is after a year.
fn anniversary(since: NaiveDate, today: NaiveDate, days: u32) -> Option<(u32, Occurrence)> {
    let when = SpecialDay::every_year_since(since).within(today, days)?;
    when.years.filter(|years| *years > 0).map(|years| (years, when))
}
