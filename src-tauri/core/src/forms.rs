//! Forms of giving: the catalogue of ways in which a gift can reach somebody. Ten come with the journal; each can be
//! reworded, laid aside or joined by the user's own.

use crate::ids::FormId;
use crate::words::{Kind, Serves};
use crate::{Change, Error, Journal, Result, store, validate};

/// What is said of a form of giving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFields {
    /// Its name; up to [`validate::NAME_CHARS`] characters.
    pub name: String,
    /// How it is done; up to [`validate::LINE_CHARS`] characters, or nothing.
    pub how: String,
    /// The minutes it usually takes.
    pub usual_minutes: Option<u32>,
    /// One client at a time, or many.
    pub serves: Serves,
    /// Whether it is offered when one is chosen; else it is laid aside.
    pub offered: bool,
}

impl FormFields {
    /// A form for one client at a time, of which nothing but the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), how: String::new(), usual_minutes: None, serves: Serves::One, offered: true }
    }

    fn checked(&self) -> Result<Self> {
        validate::minutes("usual_minutes", self.usual_minutes)?;
        Ok(Self {
            name: validate::line("name", &self.name, validate::NAME_CHARS)?,
            how: validate::optional_line("how", &self.how, validate::LINE_CHARS)?,
            ..self.clone()
        })
    }
}

/// A form of giving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Which form.
    pub id: FormId,
    /// What is said of it.
    pub fields: FormFields,
    /// Which of the ten that come with the journal it was; `None` for one's own.
    pub origin: Option<String>,
    /// How many deliveries were given in it.
    pub given: u32,
}

impl Journal {
    /// Adds a form of one's own.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_form(&mut self, fields: &FormFields) -> Result<FormId> {
        let fields = fields.checked()?;
        let now = self.stamp();
        let id = FormId::new(now.at)?;
        self.change(Change::Add(Kind::Form).of(&fields.name), |connection| {
            store::forms::insert(connection, id, &fields, now.at)
        })?;
        Ok(id)
    }

    /// Rewords a form, lays it aside or offers it again. What was given in it stays as it was.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_form(&mut self, id: FormId, fields: &FormFields) -> Result<()> {
        let fields = fields.checked()?;
        if self.form(id)?.fields == fields {
            return Ok(());
        }
        self.change(Change::Update(Kind::Form).of(&fields.name), |connection| {
            store::forms::update(connection, id, &fields)
        })
    }

    /// Every form in the order they were made, those that come with the journal first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn forms(&self) -> Result<Vec<Form>> {
        store::forms::list(&self.connection)
    }

    /// One form.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn form(&self, id: FormId) -> Result<Form> {
        self.forms()?.into_iter().find(|form| form.id == id).ok_or(Error::NotFound { what: "form of giving" })
    }
}
