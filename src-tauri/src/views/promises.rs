//! Promises as the window sees them.

use chrono::NaiveDate;
use journal::promises as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ladder::{QuoteView, StateChangeView};
use super::wire::{ByWhom, PromiseState, Scope, count, read_day, read_id};
use crate::error::{AppError, Reply};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PromiseFields {
    pub by_whom: ByWhom,
    pub text: String,
    pub made_on: String,
    pub due_on: Option<String>,
    pub margin_days: u32,
    pub scope: Scope,
}

/// `made_on` null means today; `margin_days` null means a day for one's own promise and none for theirs.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewPromise {
    pub client_id: String,
    pub by_whom: ByWhom,
    pub text: String,
    pub made_on: Option<String>,
    pub due_on: Option<String>,
    pub margin_days: Option<u32>,
    pub scope: Scope,
}

#[derive(Debug, Clone, Deserialize, Type)]
pub struct NewTerms {
    pub text: String,
    pub due_on: Option<String>,
    pub margin_days: u32,
    pub scope: Scope,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PromiseView {
    pub id: String,
    pub client_id: String,
    pub client_name: String,
    pub fields: PromiseFields,
    pub state: PromiseState,
    pub state_on: String,
    /// Whether it is still to be kept.
    pub live: bool,
    /// The day by which one planned to be done.
    pub planned_on: Option<String>,
    /// By how many days it is late today, while it is still to be kept.
    pub late_days: Option<u32>,
    /// Oldest first.
    pub history: Vec<StateChangeView>,
    pub quotes: Vec<QuoteView>,
}

impl PromiseView {
    /// A promise as of a day.
    pub fn on(promise: core::Promise, today: NaiveDate) -> Self {
        let (live, late_days) = (promise.is_live(), promise.late_days(today).map(count));
        let planned_on = promise.planned_on().map(|day| day.to_string());
        Self {
            id: promise.id.to_string(),
            client_id: promise.client_id.to_string(),
            client_name: promise.client_name,
            fields: promise.fields.into(),
            state: promise.state.into(),
            state_on: promise.state_on.to_string(),
            live,
            planned_on,
            late_days,
            history: promise.history.into_iter().map(Into::into).collect(),
            quotes: promise.quotes.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<core::PromiseFields> for PromiseFields {
    fn from(fields: core::PromiseFields) -> Self {
        Self {
            by_whom: fields.by_whom.into(),
            text: fields.text,
            made_on: fields.made_on.to_string(),
            due_on: fields.due_on.map(|day| day.to_string()),
            margin_days: fields.margin_days,
            scope: fields.scope.into(),
        }
    }
}

impl PromiseFields {
    /// The journal's own; a day that can't be read is named by its field.
    pub fn read(self, today: NaiveDate) -> Reply<core::PromiseFields> {
        Ok(core::PromiseFields {
            by_whom: self.by_whom.into(),
            text: self.text,
            made_on: read_day("made_on", Some(&self.made_on))?.unwrap_or(today),
            due_on: read_day("due_on", self.due_on.as_deref())?,
            margin_days: self.margin_days,
            scope: self.scope.into(),
        })
    }
}

impl TryFrom<NewPromise> for core::NewPromise {
    type Error = AppError;
    fn try_from(promise: NewPromise) -> Reply<Self> {
        Ok(Self {
            client_id: read_id(&promise.client_id)?,
            by_whom: promise.by_whom.into(),
            text: promise.text,
            made_on: read_day("made_on", promise.made_on.as_deref())?,
            due_on: read_day("due_on", promise.due_on.as_deref())?,
            margin_days: promise.margin_days,
            scope: promise.scope.into(),
        })
    }
}

impl TryFrom<NewTerms> for core::NewTerms {
    type Error = AppError;
    fn try_from(terms: NewTerms) -> Reply<Self> {
        Ok(Self {
            text: terms.text,
            due_on: read_day("due_on", terms.due_on.as_deref())?,
            margin_days: terms.margin_days,
            scope: terms.scope.into(),
        })
    }
}
