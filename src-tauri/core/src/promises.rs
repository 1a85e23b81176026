//! Promises, mine and theirs: what was said would be done, by when, and what became of it. New terms keep the old ones
//! in the promise's history.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use crate::dates::Stamp;
use crate::ids::{ClientId, PromiseId};
use crate::ladder::PageQuote;
use crate::marks::Target;
use crate::state_changes::{StateChange, StateTarget};
use crate::words::{ByWhom, Kind, PromiseState, Scope};
use crate::{Change, Error, Journal, Result, store, validate};

/// How much earlier than promised one plans to be done, unless said otherwise.
const USUAL_MARGIN_DAYS: u32 = 1;
const MOST_MARGIN_DAYS: u32 = 365;
/// A promise of mine is coming due from so many days before the day by which I planned to be done.
const COMING_DAYS: u64 = 3;

/// What was promised, and on what terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseFields {
    /// The user, or the client.
    pub by_whom: ByWhom,
    /// In words; up to [`validate::LINE_CHARS`] characters.
    pub text: String,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The day by which it is to be kept; `None` where none was named.
    pub due_on: Option<NaiveDate>,
    /// How many days earlier one plans to be done, up to 365.
    pub margin_days: u32,
    /// How it stands to what is paid for.
    pub scope: Scope,
}

impl PromiseFields {
    fn checked(&self) -> Result<Self> {
        validate::day("made_on", Some(self.made_on))?;
        validate::day("due_on", self.due_on)?;
        validate::within("margin_days", self.margin_days.into(), 0, MOST_MARGIN_DAYS.into())?;
        Ok(Self { text: validate::line("text", &self.text, validate::LINE_CHARS)?, ..self.clone() })
    }
}

/// What makes a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPromise {
    /// To whom, or whose.
    pub client_id: ClientId,
    /// See [`PromiseFields::by_whom`].
    pub by_whom: ByWhom,
    /// See [`PromiseFields::text`].
    pub text: String,
    /// `None` means today, or the day of the page it is marked on.
    pub made_on: Option<NaiveDate>,
    /// See [`PromiseFields::due_on`].
    pub due_on: Option<NaiveDate>,
    /// `None` means a day for one's own and none for theirs.
    pub margin_days: Option<u32>,
    /// See [`PromiseFields::scope`].
    pub scope: Scope,
}

impl NewPromise {
    /// A promise of mine, in scope, made today and due on no day.
    #[must_use]
    pub fn mine(client_id: ClientId, text: impl Into<String>) -> Self {
        Self {
            client_id,
            by_whom: ByWhom::Me,
            text: text.into(),
            made_on: None,
            due_on: None,
            margin_days: None,
            scope: Scope::InScope,
        }
    }
}

/// The terms on which a promise goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerms {
    /// In words.
    pub text: String,
    /// The new day.
    pub due_on: Option<NaiveDate>,
    /// See [`PromiseFields::margin_days`].
    pub margin_days: u32,
    /// See [`PromiseFields::scope`].
    pub scope: Scope,
}

/// A promise as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Which promise.
    pub id: PromiseId,
    /// To whom, or whose.
    pub client_id: ClientId,
    /// The client's name.
    pub client_name: String,
    /// What was promised.
    pub fields: PromiseFields,
    /// Where it stands.
    pub state: PromiseState,
    /// The day that state began.
    pub state_on: NaiveDate,
    /// Where it stood and by when it was due, oldest first.
    pub history: Vec<StateChange>,
    /// The passages it rests on, oldest first.
    pub quotes: Vec<PageQuote>,
}

impl Promise {
    /// Whether it is still to be kept.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self.state, PromiseState::Open | PromiseState::Renegotiated)
    }

    /// The day by which one planned to be done: its day less the margin.
    #[must_use]
    pub fn planned_on(&self) -> Option<NaiveDate> {
        let due_on = self.fields.due_on?;
        Some(due_on.checked_sub_days(Days::new(self.fields.margin_days.into())).unwrap_or(due_on))
    }

    /// By how many days it is late: only while it is still to be kept, from the day after its day.
    #[must_use]
    pub fn late_days(&self, today: NaiveDate) -> Option<i64> {
        let days = today.signed_duration_since(self.fields.due_on?).num_days();
        (self.is_live() && days > 0).then_some(days)
    }

    /// Whether it is time to think of it: one's own from three days before the day one planned to be done, theirs on
    /// its day.
    #[must_use]
    pub fn comes_due(&self, today: NaiveDate) -> bool {
        let from = match self.fields.by_whom {
            ByWhom::Me => self.planned_on().and_then(|day| day.checked_sub_days(Days::new(COMING_DAYS))),
            ByWhom::Them => self.fields.due_on,
        };
        self.is_live() && from.is_some_and(|from| from <= today)
    }
}

impl Journal {
    /// Writes a promise down.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`] if the client is not there.
    pub fn add_promise(&mut self, promise: NewPromise) -> Result<PromiseId> {
        let now = self.stamp();
        self.change(Change::Add(Kind::Promise).of(&promise.text), |connection| {
            insert_promise(connection, promise, now, now)
        })
    }

    /// Corrects what was written down of a promise. New terms that both sides agreed on are
    /// [`Self::renegotiate_promise`]'s.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_promise(&mut self, id: PromiseId, fields: &PromiseFields) -> Result<()> {
        let fields = fields.checked()?;
        if self.promise(id)?.fields == fields {
            return Ok(());
        }
        self.change(Change::Update(Kind::Promise).of(&fields.text), |connection| {
            store::promises::update(connection, id, &fields)
        })
    }

    /// A promise was kept on a day (`None`: today): in time, or *late* if that is after its day.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::NotFound`].
    pub fn keep_promise(&mut self, id: PromiseId, on: Option<NaiveDate>, note: &str) -> Result<()> {
        let promise = self.promise(id)?;
        let day = on.unwrap_or_else(|| self.now().date_naive());
        let late = promise.fields.due_on.is_some_and(|due_on| day > due_on);
        let state = if late { PromiseState::Late } else { PromiseState::Kept };
        self.settle_promise(&promise, state, on, note)
    }

    /// A promise is let go.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a note that can't be kept; [`Error::NotFound`].
    pub fn drop_promise(&mut self, id: PromiseId, note: &str) -> Result<()> {
        let promise = self.promise(id)?;
        self.settle_promise(&promise, PromiseState::Dropped, None, note)
    }

    /// A promise is still to be kept after all.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn reopen_promise(&mut self, id: PromiseId) -> Result<()> {
        let promise = self.promise(id)?;
        if promise.is_live() {
            return Ok(());
        }
        let renegotiated = promise.history.iter().any(|change| change.state == PromiseState::Renegotiated.as_str());
        let state = if renegotiated { PromiseState::Renegotiated } else { PromiseState::Open };
        self.settle_promise(&promise, state, None, "")
    }

    /// Both sides agreed on new terms: the promise lives on with them. Its former day stays in the history, and former
    /// words as a note there.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn renegotiate_promise(&mut self, id: PromiseId, terms: NewTerms, note: &str) -> Result<()> {
        let promise = self.promise(id)?;
        let NewTerms { text, due_on, margin_days, scope } = terms;
        let fields = PromiseFields { text, due_on, margin_days, scope, ..promise.fields.clone() }.checked()?;
        let mut note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        if fields.text != promise.fields.text {
            note = format!("{note}\n“{}”", promise.fields.text).trim_start().to_owned();
        }
        let now = self.stamp();
        self.change(Change::Update(Kind::Promise).of(&fields.text), |connection| {
            store::promises::update(connection, id, &fields)?;
            stand(connection, id, PromiseState::Renegotiated, fields.due_on, &note, now)
        })
    }

    fn settle_promise(
        &mut self,
        promise: &Promise,
        state: PromiseState,
        on: Option<NaiveDate>,
        note: &str,
    ) -> Result<()> {
        validate::day("on", on)?;
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        let at = on.map_or_else(|| self.stamp(), |day| self.stamp().on(day));
        if promise.state == state && promise.state_on == at.day() && note.is_empty() {
            return Ok(());
        }
        self.change(Change::Update(Kind::Promise).of(&promise.fields.text), |connection| {
            stand(connection, promise.id, state, promise.fields.due_on, &note, at)
        })
    }

    /// One promise.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn promise(&self, id: PromiseId) -> Result<Promise> {
        let promise = store::promises::get(&self.connection, id)?.ok_or(Error::NotFound { what: "promise" })?;
        let quotes = store::marks::quotes_of_promises(&self.connection, promise.client_id)?;
        self.told(vec![promise], quotes)?.pop().ok_or(Error::NotFound { what: "promise" })
    }

    /// A client's promises and those made to them: live ones first, by their day, then the latest.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn promises_of(&self, client_id: ClientId) -> Result<Vec<Promise>> {
        let quotes = store::marks::quotes_of_promises(&self.connection, client_id)?;
        self.told(store::promises::of_client(&self.connection, client_id)?, quotes)
    }

    /// Every promise: live ones first, by their day, then the latest.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn promises(&self) -> Result<Vec<Promise>> {
        self.told(store::promises::list(&self.connection)?, Vec::new())
    }

    /// The promises to think of on a day: late ones first. See [`Promise::comes_due`].
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn promises_due(&self, on: NaiveDate) -> Result<Vec<Promise>> {
        let most = u64::from(MOST_MARGIN_DAYS) + COMING_DAYS;
        let until = on.checked_add_days(Days::new(most)).unwrap_or(NaiveDate::MAX);
        let mut promises = store::promises::live_until(&self.connection, until)?;
        promises.retain(|promise| promise.comes_due(on));
        Ok(promises)
    }

    fn told(&self, mut promises: Vec<Promise>, quotes: Vec<(Target, PageQuote)>) -> Result<Vec<Promise>> {
        for promise in &mut promises {
            promise.history = store::state_changes::of(&self.connection, StateTarget::Promise(promise.id))?;
            let own = quotes.iter().filter(|(target, _)| *target == Target::Promise(promise.id));
            promise.quotes = own.map(|(_, quote)| quote.clone()).collect();
        }
        Ok(promises)
    }
}

pub(crate) fn insert_promise(
    connection: &Connection,
    promise: NewPromise,
    now: Stamp,
    made: Stamp,
) -> Result<PromiseId> {
    let NewPromise { client_id, by_whom, text, made_on, due_on, margin_days, scope } = promise;
    let margin_days = margin_days.unwrap_or(match by_whom {
        ByWhom::Me => USUAL_MARGIN_DAYS,
        ByWhom::Them => 0,
    });
    let made_on = made_on.unwrap_or_else(|| made.day());
    let fields = PromiseFields { by_whom, text, made_on, due_on, margin_days, scope }.checked()?;
    store::clients::get(connection, client_id)?.ok_or(Error::NotFound { what: "client" })?;
    let id = PromiseId::new(now.at)?;
    store::promises::insert(connection, id, client_id, &fields, now)?;
    stand(connection, id, PromiseState::Open, due_on, "", now.on(made_on))?;
    Ok(id)
}

fn stand(
    connection: &Connection,
    id: PromiseId,
    state: PromiseState,
    due_on: Option<NaiveDate>,
    note: &str,
    at: Stamp,
) -> Result<()> {
    store::promises::set_state(connection, id, state, at.day())?;
    store::state_changes::note(connection, StateTarget::Promise(id), state.as_str(), due_on, note, at)
}
