//! Time for one's own practice: marketing, learning, rest, or whatever the user's own list says, planned by the week.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::dates::monday_of;
use crate::ids::PursuitId;
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store, validate};

/// Weeks back that are looked at for how long a pursuit has come short.
const WEEKS_BACK: u32 = 52;

/// What makes or changes a pursuit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PursuitFields {
    /// What it is; up to [`validate::NAME_CHARS`] characters.
    pub name: String,
    /// The minutes it is to have in a week; up to [`validate::MOST_MINUTES`].
    pub minutes_week: u32,
}

impl PursuitFields {
    fn checked(&self) -> Result<Self> {
        validate::minutes("minutes_week", Some(self.minutes_week))?;
        Ok(Self { name: validate::line("name", &self.name, validate::NAME_CHARS)?, ..self.clone() })
    }
}

/// What one's own practice needs time for, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pursuit {
    /// Which.
    pub id: PursuitId,
    /// What it is.
    pub fields: PursuitFields,
    /// The day it was put on the list.
    pub since_on: NaiveDate,
    /// The weeks in which it got minutes, by their Mondays, oldest first.
    pub weeks: Vec<(NaiveDate, u32)>,
}

impl Pursuit {
    /// The minutes it got in a week.
    #[must_use]
    pub fn spent(&self, week_on: NaiveDate) -> u32 {
        self.weeks.iter().find(|(week, _)| *week == week_on).map_or(0, |(_, minutes)| *minutes)
    }

    /// For how many weeks in a row, up to this one, it has got less than planned. This week itself counts from its Friday
    /// on; weeks before it was on the list do not.
    #[must_use]
    pub fn short_weeks(&self, week_on: NaiveDate, today: NaiveDate) -> u32 {
        let friday = week_on.checked_add_days(Days::new(4)).unwrap_or(week_on);
        let first = monday_of(self.since_on);
        let last = if today >= friday { Some(week_on) } else { week_on.checked_sub_days(Days::new(7)) };
        let back = last.into_iter().flat_map(|last| (0..WEEKS_BACK).filter_map(move |nth| weeks_before(last, nth)));
        let short = back.take_while(|week| *week >= first && self.spent(*week) < self.fields.minutes_week);
        u32::try_from(short.count()).unwrap_or(WEEKS_BACK)
    }
}

fn weeks_before(week_on: NaiveDate, weeks: u32) -> Option<NaiveDate> {
    week_on.checked_sub_days(Days::new(7 * u64::from(weeks)))
}

impl Journal {
    /// Puts something on the list.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_pursuit(&mut self, fields: &PursuitFields) -> Result<PursuitId> {
        let fields = fields.checked()?;
        let now = self.stamp();
        let id = PursuitId::new(now.at)?;
        self.change(Change::Add(Kind::Pursuit).of(&fields.name), |connection| {
            store::pursuits::insert(connection, id, &fields, now)
        })?;
        Ok(id)
    }

    /// Changes what it is called or how long it is to have. What it got stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_pursuit(&mut self, id: PursuitId, fields: &PursuitFields) -> Result<()> {
        let fields = fields.checked()?;
        if self.pursuit(id)?.fields == fields {
            return Ok(());
        }
        self.change(Change::Update(Kind::Pursuit).of(&fields.name), |connection| {
            store::pursuits::update(connection, id, &fields)
        })
    }

    /// Notes how many minutes it got in the week that begins on a Monday, in place of what was noted before.
    ///
    /// # Errors
    /// [`Error::Invalid`] if that day is no Monday or the minutes are more than a week has; [`Error::NotFound`].
    pub fn set_pursuit_minutes(&mut self, id: PursuitId, week_on: NaiveDate, minutes: u32) -> Result<()> {
        check_week(week_on)?;
        validate::minutes("minutes", Some(minutes))?;
        let pursuit = self.pursuit(id)?;
        if pursuit.spent(week_on) == minutes {
            return Ok(());
        }
        self.change(Change::SetPursuitMinutes.of(&pursuit.fields.name), |connection| {
            store::pursuits::set_minutes(connection, id, week_on, minutes)
        })
    }

    /// The list, in the order it was made.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn pursuits(&self) -> Result<Vec<Pursuit>> {
        store::pursuits::list(&self.connection)
    }

    fn pursuit(&self, id: PursuitId) -> Result<Pursuit> {
        self.pursuits()?.into_iter().find(|pursuit| pursuit.id == id).ok_or(Error::NotFound { what: "pursuit" })
    }
}

/// Refuses a day that begins no week.
pub(crate) fn check_week(week_on: NaiveDate) -> Result<()> {
    validate::day("week_on", Some(week_on))?;
    if week_on.weekday() == chrono::Weekday::Mon {
        return Ok(());
    }
    Err(Error::invalid("week_on", "A week goes by its Monday. Nothing was changed."))
}
