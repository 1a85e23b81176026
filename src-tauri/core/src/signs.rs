//! Signs: what a client did that shows how they feel. They returned, recommended, forgave.

use chrono::NaiveDate;

use crate::ids::{ClientId, SignId};
use crate::words::{Kind, SignKind};
use crate::{Change, Error, Journal, Result, store, validate};

/// What a client did, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Which sign.
    pub id: SignId,
    /// Who showed it.
    pub client_id: ClientId,
    /// What it was; `seen_on` is always there.
    pub fields: SignFields,
    /// The name of the other client it is about.
    pub about_name: Option<String>,
}

/// What makes or changes a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignFields {
    /// What they did.
    pub kind: SignKind,
    /// Another client it is about: whom they recommended.
    pub about: Option<ClientId>,
    /// In words; up to [`validate::LINE_CHARS`] characters, or nothing.
    pub note: String,
    /// The day; `None` means today, or the day it was.
    pub seen_on: Option<NaiveDate>,
}

impl Journal {
    /// Adds a sign.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, also when a client is said to be about themselves; [`Error::NotFound`].
    pub fn add_sign(&mut self, client_id: ClientId, sign: &SignFields) -> Result<SignId> {
        let (now, subject) = (self.stamp(), self.client(client_id)?.name);
        let sign = self.checked_sign(client_id, sign, now.day())?;
        let id = SignId::new(now.at)?;
        self.change(Change::Add(Kind::Sign).of(&subject), |connection| {
            store::signs::insert(connection, id, client_id, &sign, now.at)
        })?;
        Ok(id)
    }

    /// Changes a sign.
    ///
    /// # Errors
    /// As for [`Self::add_sign`].
    pub fn update_sign(&mut self, id: SignId, sign: &SignFields) -> Result<()> {
        let before = store::signs::get(&self.connection, id)?.ok_or(Error::NotFound { what: "sign" })?;
        let was_on = before.fields.seen_on.unwrap_or_else(|| self.stamp().day());
        let sign = self.checked_sign(before.client_id, sign, was_on)?;
        if sign == before.fields {
            return Ok(());
        }
        let subject = self.client(before.client_id)?.name;
        self.change(Change::Update(Kind::Sign).of(&subject), |connection| store::signs::update(connection, id, &sign))
    }

    /// A client's signs, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn signs(&self, client_id: ClientId) -> Result<Vec<Sign>> {
        store::signs::of_client(&self.connection, client_id)
    }

    fn checked_sign(&self, client_id: ClientId, sign: &SignFields, otherwise: NaiveDate) -> Result<SignFields> {
        validate::day("seen_on", sign.seen_on)?;
        if sign.about == Some(client_id) {
            return Err(Error::invalid("about", "Name another client here. Nothing was changed."));
        }
        sign.about.map(|other| self.client(other)).transpose()?;
        Ok(SignFields {
            note: validate::optional_line("note", &sign.note, validate::LINE_CHARS)?,
            seen_on: sign.seen_on.or(Some(otherwise)),
            ..sign.clone()
        })
    }
}
