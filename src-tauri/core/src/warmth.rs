//! Warmth: how a client seemed to feel, as read after a meeting or at any other time, and what the reading rests on.

use chrono::NaiveDate;

use crate::ids::{ClientId, ReflectionId, WarmthId};
use crate::words::{Kind, Warmth};
use crate::{Change, Error, Journal, Result, store, validate};

/// A reading of a client's warmth on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarmthReading {
    /// The day.
    pub on: NaiveDate,
    /// The reading.
    pub warmth: Warmth,
    /// Where it stands.
    pub source: ReadingSource,
    /// What it rests on, in words; empty for a page, which speaks for itself.
    pub rests_on: String,
}

/// Where a reading of warmth stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingSource {
    /// On a page.
    Page(ReflectionId),
    /// On no page.
    Apart(WarmthId),
}

/// What makes or changes a reading that stands on no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingFields {
    /// The reading.
    pub warmth: Warmth,
    /// What it rests on; up to [`validate::LINE_CHARS`] characters, or nothing.
    pub rests_on: String,
    /// The day; `None` means today, or the day it was.
    pub on: Option<NaiveDate>,
}

impl ReadingFields {
    fn checked(&self, otherwise: NaiveDate) -> Result<Self> {
        validate::day("on", self.on)?;
        Ok(Self {
            warmth: self.warmth,
            rests_on: validate::optional_line("rests_on", &self.rests_on, validate::LINE_CHARS)?,
            on: self.on.or(Some(otherwise)),
        })
    }
}

impl Journal {
    /// Adds a reading that stands on no page.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`] if the client is not there.
    pub fn add_reading(&mut self, client_id: ClientId, reading: &ReadingFields) -> Result<WarmthId> {
        let (now, subject) = (self.stamp(), self.client(client_id)?.name);
        let reading = reading.checked(now.day())?;
        let id = WarmthId::new(now.at)?;
        self.change(Change::Add(Kind::Warmth).of(&subject), |connection| {
            store::warmth::insert(connection, id, client_id, &reading, now.at)
        })?;
        Ok(id)
    }

    /// Changes a reading that stands on no page.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_reading(&mut self, id: WarmthId, reading: &ReadingFields) -> Result<()> {
        let before = store::warmth::get(&self.connection, id)?;
        let (client_id, before) = before.ok_or(Error::NotFound { what: "reading of warmth" })?;
        let reading = reading.checked(before.on.unwrap_or_else(|| self.stamp().day()))?;
        if reading == before {
            return Ok(());
        }
        let subject = self.client(client_id)?.name;
        self.change(Change::Update(Kind::Warmth).of(&subject), |connection| {
            store::warmth::update(connection, id, &reading)
        })
    }

    /// Every reading of a client's warmth, on pages and apart, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn warmth(&self, id: ClientId) -> Result<Vec<WarmthReading>> {
        store::warmth::of_client(&self.connection, id)
    }
}
