//! Prompts and templates as the window sees them.

use journal::starts as core;
use serde::{Deserialize, Serialize};
use specta::Type;

/// How a page may begin, in the user's own words.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Starts {
    pub prompts: Vec<Prompt>,
    pub templates: Vec<Template>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Prompt {
    pub id: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TemplateFields {
    pub name: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Template {
    pub id: String,
    pub fields: TemplateFields,
}

impl From<core::Prompt> for Prompt {
    fn from(core::Prompt { id, text }: core::Prompt) -> Self {
        Self { id: id.to_string(), text }
    }
}

impl From<core::Template> for Template {
    fn from(core::Template { id, fields }: core::Template) -> Self {
        let core::TemplateFields { name, text } = fields;
        Self { id: id.to_string(), fields: TemplateFields { name, text } }
    }
}

impl From<TemplateFields> for core::TemplateFields {
    fn from(TemplateFields { name, text }: TemplateFields) -> Self {
        Self { name, text }
    }
}
