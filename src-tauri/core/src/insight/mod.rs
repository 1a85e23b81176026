//! What a practice's own records say of it: the three inequalities, the time, the forms, the gifts. Plain values in, plain
//! values out; figures that are guesses carry a 95 % interval by a method named with its source.

mod chance;
mod forms;
mod gifts;
mod inequalities;
mod readings;
mod statistics;
mod themes;
mod time;

pub use chance::Random;
pub use forms::{ClientLandings, FormFigures, Forms, Landings};
pub use gifts::{GiftFact, GiftFigures, GiftMonth, Gifts, RevisionFact};
pub use inequalities::{Inequalities, InequalityFacts, Rates, Shares, inequalities};
pub use readings::{AFTER_DAYS, Readings};
pub use statistics::{Effect, Interval, LEAST, Method, Rate, Share, Unit, difference, rate_difference};
pub use themes::{AnswerFact, ThemeFigures, Themes, themes};
pub use time::{BareWeek, ClientTime, Month, Months, PageMinutes};

use chrono::{Datelike as _, NaiveDate};

use crate::ids::{ClientId, DeliveryId, FormId, GiftId};
use crate::words::{Landing, Scope};

/// Something that was given, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFact {
    /// Which delivery.
    pub id: DeliveryId,
    /// The day it was given.
    pub on: NaiveDate,
    /// The minutes it took.
    pub minutes: Option<u32>,
    /// How it stands to what is paid for.
    pub scope: Scope,
    /// The gift it was made of.
    pub gift: Option<GiftId>,
    /// The form it took.
    pub form: Option<FormId>,
    /// Whom it served.
    pub receivers: Vec<ReceiverFact>,
}

/// Somebody that something was given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiverFact {
    /// Who.
    pub client_id: ClientId,
    /// How it landed and when that was seen, where it is known.
    pub landed: Option<(Landing, NaiveDate)>,
}

/// A month of a year; it reads as 2026-11.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth(i32, u8);

impl YearMonth {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year(), u8::try_from(day.month()).unwrap_or_default())
    }
}

impl std::fmt::Display for YearMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0, self.1)
    }
}

impl serde::Serialize for YearMonth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests;
