//! Occasions as the window sees them.

use chrono::NaiveDate;
use journal::calendar::{self, SpecialDay};
use journal::occasions as core;
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct OccasionFields {
    pub what: String,
    pub month: u32,
    pub day: Option<u32>,
    pub year: Option<i32>,
    pub yearly: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct OccasionView {
    pub id: String,
    pub fields: OccasionFields,
    /// `null` once it is over.
    pub next: Option<Occurrence>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Occurrence {
    pub from: String,
    /// The same day, or the last of its month.
    pub to: String,
    /// 29 February, kept on the 28th.
    pub moved: bool,
    pub years: Option<u32>,
    pub days_away: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct OccasionAhead {
    pub client_id: String,
    pub client_name: String,
    /// `null` for years of working together.
    pub occasion_id: Option<String>,
    pub what: String,
    pub years_together: Option<u32>,
    pub when: Occurrence,
}

impl From<OccasionFields> for core::OccasionFields {
    fn from(OccasionFields { what, month, day, year, yearly }: OccasionFields) -> Self {
        Self { what, day: SpecialDay { month, day, year, yearly } }
    }
}

impl From<core::OccasionFields> for OccasionFields {
    fn from(core::OccasionFields { what, day }: core::OccasionFields) -> Self {
        let SpecialDay { month, day, year, yearly } = day;
        Self { what, month, day, year, yearly }
    }
}

impl Occurrence {
    fn seen(on: NaiveDate, occurrence: calendar::Occurrence) -> Self {
        Self {
            from: occurrence.from.to_string(),
            to: occurrence.to.to_string(),
            moved: occurrence.moved,
            years: occurrence.years,
            days_away: occurrence.days_away(on),
        }
    }
}

impl OccasionView {
    /// An occasion and when it comes next, as seen on a day.
    pub fn seen(on: NaiveDate, (occasion, next): (core::Occasion, Option<calendar::Occurrence>)) -> Self {
        Self {
            id: occasion.id.to_string(),
            fields: occasion.fields.into(),
            next: next.map(|next| Occurrence::seen(on, next)),
        }
    }
}

impl OccasionAhead {
    /// What comes, as seen on a day.
    pub fn seen(on: NaiveDate, ahead: core::OccasionAhead) -> Self {
        let (occasion_id, what, years_together) = match ahead.what {
            core::Kept::Occasion(id, what) => (Some(id.to_string()), what, None),
            core::Kept::YearsTogether(years) => (None, String::new(), Some(years)),
        };
        Self {
            client_id: ahead.client_id.to_string(),
            client_name: ahead.client_name,
            occasion_id,
            what,
            years_together,
            when: Occurrence::seen(on, ahead.when),
        }
    }
}
