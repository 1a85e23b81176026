//! Ideas that clients gave, with the credit still owed, or since when they were thanked.

use chrono::NaiveDate;

use crate::ids::{ClientId, IdeaId};
use crate::words::{Credit, Kind};
use crate::{Change, Error, Journal, Result, store, validate};

/// An idea that a client gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// Which idea.
    pub id: IdeaId,
    /// Who gave it.
    pub client_id: ClientId,
    /// What it is; `given_on` is always there.
    pub fields: IdeaFields,
}

/// What makes or changes an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaFields {
    /// In words; up to [`validate::LINE_CHARS`] characters.
    pub what: String,
    /// The day they gave it; `None` means today, or the day it was.
    pub given_on: Option<NaiveDate>,
    /// Whether they were thanked.
    pub credit: Credit,
    /// The day they were thanked; `None` means today where they were, and is nothing where they were not.
    pub credited_on: Option<NaiveDate>,
}

impl IdeaFields {
    /// An idea given today, with the credit owed.
    #[must_use]
    pub fn given(what: impl Into<String>) -> Self {
        Self { what: what.into(), given_on: None, credit: Credit::Owed, credited_on: None }
    }

    fn checked(&self, given_on: NaiveDate, today: NaiveDate) -> Result<Self> {
        validate::day("given_on", self.given_on)?;
        validate::day("credited_on", self.credited_on)?;
        let thanked = self.credit == Credit::Given;
        Ok(Self {
            what: validate::line("what", &self.what, validate::LINE_CHARS)?,
            given_on: self.given_on.or(Some(given_on)),
            credit: self.credit,
            credited_on: thanked.then(|| self.credited_on.unwrap_or(today)),
        })
    }
}

impl Journal {
    /// Adds an idea that a client gave.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`] if the client is not there.
    pub fn add_idea(&mut self, client_id: ClientId, idea: &IdeaFields) -> Result<IdeaId> {
        let now = self.stamp();
        let idea = idea.checked(now.day(), now.day())?;
        self.client(client_id)?;
        let id = IdeaId::new(now.at)?;
        self.change(Change::Add(Kind::Idea).of(&idea.what), |connection| {
            store::ideas::insert(connection, id, client_id, &idea, now.at)
        })?;
        Ok(id)
    }

    /// Changes an idea: its words, or whether they were thanked for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_idea(&mut self, id: IdeaId, idea: &IdeaFields) -> Result<()> {
        let before = store::ideas::get(&self.connection, id)?.ok_or(Error::NotFound { what: "idea" })?.fields;
        let today = self.stamp().day();
        let idea = idea.checked(before.given_on.unwrap_or(today), before.credited_on.unwrap_or(today))?;
        if idea == before {
            return Ok(());
        }
        self.change(Change::Update(Kind::Idea).of(&idea.what), |connection| store::ideas::update(connection, id, &idea))
    }

    /// The ideas that a client gave, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn ideas(&self, client_id: ClientId) -> Result<Vec<Idea>> {
        store::ideas::of_client(&self.connection, client_id)
    }
}
