//! The day at a glance, as the window sees it.

use serde::Serialize;
use specta::Type;

use super::guard::{Budget, Caution};
use super::promises::PromiseView;
use super::reflections::ReflectionRow;
use super::suggestions::Suggestion;
use super::wire::count;

#[derive(Debug, Clone, Serialize, Type)]
pub struct Today {
    pub on: String,
    /// Whether nothing has been written yet.
    pub empty: bool,
    pub unfinished: Vec<ReflectionRow>,
    pub recent: Vec<ReflectionRow>,
    pub suggestion: Option<Suggestion>,
    /// What stands against it just now.
    pub cautions: Vec<Caution>,
    pub given_minutes_week: u32,
    pub paid_minutes_week: u32,
    pub gone_quiet: Vec<GoneQuiet>,
    /// Late ones first.
    pub promises_due: Vec<PromiseView>,
    /// Wants with nothing beneath them yet.
    pub unasked: Vec<Unasked>,
    /// The week's giving, with what is planned and one's own practice.
    pub budget: Budget,
    /// What the review of last week brought.
    pub learned: Option<String>,
    /// The Monday of the week that waits to be looked back on.
    pub review_due: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GoneQuiet {
    pub client_id: String,
    pub name: String,
    pub days: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Unasked {
    pub want_id: String,
    pub client_id: String,
    pub client_name: String,
    pub text: String,
}

impl Today {
    /// The day with its one suggestion, and what stands against that.
    pub fn new(
        today: journal::today::Today,
        suggestion: Option<Suggestion>,
        cautions: Vec<journal::guard::Caution>,
    ) -> Self {
        let on = today.on;
        let rows = |rows: Vec<journal::reflections::ReflectionRow>| {
            rows.into_iter().map(|row| ReflectionRow::on(row, on)).collect()
        };
        let quiet = today.gone_quiet.into_iter().map(|client| GoneQuiet {
            client_id: client.client_id.to_string(),
            name: client.name,
            days: count(client.days),
        });
        Self {
            on: on.to_string(),
            empty: today.empty,
            unfinished: rows(today.unfinished),
            recent: rows(today.recent),
            suggestion,
            cautions: cautions.into_iter().map(Into::into).collect(),
            given_minutes_week: count(today.week.given),
            paid_minutes_week: count(today.week.paid),
            gone_quiet: quiet.collect(),
            promises_due: today.promises_due.into_iter().map(|promise| PromiseView::on(promise, on)).collect(),
            unasked: today.unasked.into_iter().map(Into::into).collect(),
            budget: today.budget.into(),
            learned: today.learned,
            review_due: today.review_due.map(|day| day.to_string()),
        }
    }
}

impl From<journal::today::Unasked> for Unasked {
    fn from(want: journal::today::Unasked) -> Self {
        Self {
            want_id: want.want_id.to_string(),
            client_id: want.client_id.to_string(),
            client_name: want.client_name,
            text: want.text,
        }
    }
}
