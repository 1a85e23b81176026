//! How a page may begin: the user's own prompts, a question each, and their templates, a text that a page is begun with.

use crate::ids::{PromptId, TemplateId};
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store, validate};

/// A question for a blank page, in the user's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Which.
    pub id: PromptId,
    /// What it asks; up to [`validate::LINE_CHARS`] characters.
    pub text: String,
}

/// What makes or changes a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFields {
    /// What it is called; up to [`validate::NAME_CHARS`] characters.
    pub name: String,
    /// What a page begins with, in Markdown; up to [`validate::DESCRIPTION_CHARS`] characters.
    pub text: String,
}

impl TemplateFields {
    fn checked(&self) -> Result<Self> {
        let name = validate::line("name", &self.name, validate::NAME_CHARS)?;
        let text = validate::lines("text", &self.text, validate::DESCRIPTION_CHARS)?;
        if text.is_empty() {
            return Err(Error::invalid("text", "Please write what a page is to begin with."));
        }
        Ok(Self { name, text })
    }
}

/// What a page can begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Which.
    pub id: TemplateId,
    /// What is said of it.
    pub fields: TemplateFields,
}

impl Journal {
    /// Adds a prompt of one's own.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_prompt(&mut self, text: &str) -> Result<PromptId> {
        let text = validate::line("text", text, validate::LINE_CHARS)?;
        let now = self.stamp();
        let id = PromptId::new(now.at)?;
        self.change(Change::Add(Kind::Prompt).of(&text), |connection| {
            store::starts::insert_prompt(connection, id, &text, now)
        })?;
        Ok(id)
    }

    /// Rewords a prompt.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_prompt(&mut self, id: PromptId, text: &str) -> Result<()> {
        let text = validate::line("text", text, validate::LINE_CHARS)?;
        let known = self.prompts()?.into_iter().find(|prompt| prompt.id == id);
        if known.ok_or(Error::NotFound { what: "prompt" })?.text == text {
            return Ok(());
        }
        self.change(Change::Update(Kind::Prompt).of(&text), |connection| {
            store::starts::update_prompt(connection, id, &text)
        })
    }

    /// One's own prompts, in the order they were made.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn prompts(&self) -> Result<Vec<Prompt>> {
        store::starts::prompts(&self.connection)
    }

    /// Adds a template.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_template(&mut self, fields: &TemplateFields) -> Result<TemplateId> {
        let fields = fields.checked()?;
        let now = self.stamp();
        let id = TemplateId::new(now.at)?;
        self.change(Change::Add(Kind::Template).of(&fields.name), |connection| {
            store::starts::insert_template(connection, id, &fields, now)
        })?;
        Ok(id)
    }

    /// Renames or rewords a template. Pages that began with it stay as they are.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_template(&mut self, id: TemplateId, fields: &TemplateFields) -> Result<()> {
        let fields = fields.checked()?;
        let known = self.templates()?.into_iter().find(|template| template.id == id);
        if known.ok_or(Error::NotFound { what: "template" })?.fields == fields {
            return Ok(());
        }
        self.change(Change::Update(Kind::Template).of(&fields.name), |connection| {
            store::starts::update_template(connection, id, &fields)
        })
    }

    /// The templates, in the order they were made.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn templates(&self) -> Result<Vec<Template>> {
        store::starts::templates(&self.connection)
    }
}
