//! Prompts and templates.

use journal::Journal;
use journal::export::{PromptOut, TemplateOut};
use journal::starts::TemplateFields;

use super::{Outcome, folded, text_or_input};
use crate::args::{Listing, Prompt, Template};
use crate::output::Answer;

pub(super) fn prompt(journal: &mut Journal, asked: &Prompt) -> Outcome {
    Ok(Answer::line(journal.add_prompt(&asked.text)?))
}

pub(super) fn prompts(journal: &Journal, listing: &Listing) -> Outcome {
    let prompts = journal.prompts()?.into_iter();
    if listing.json {
        return Answer::json(&prompts.map(PromptOut::from).collect::<Vec<_>>());
    }
    Ok(Answer::rows(prompts.map(|prompt| [prompt.id.to_string(), prompt.text])))
}

pub(super) fn template(journal: &mut Journal, asked: &Template) -> Outcome {
    let name = folded(&asked.name);
    let known = journal.templates()?.into_iter().find(|template| {
        template.fields.name.to_lowercase() == name.to_lowercase() || template.id.to_string() == name.to_lowercase()
    });
    let text = asked.text.as_deref().map(text_or_input).transpose()?;
    let (id, before) = match known {
        Some(template) => (Some(template.id), template.fields),
        None => (None, TemplateFields { name, text: String::new() }),
    };
    let fields =
        TemplateFields { name: asked.rename.clone().unwrap_or(before.name), text: text.unwrap_or(before.text) };
    let id = match id {
        Some(id) => {
            journal.update_template(id, &fields)?;
            id
        }
        None => journal.add_template(&fields)?,
    };
    Ok(Answer::line(id))
}

pub(super) fn templates(journal: &Journal, listing: &Listing) -> Outcome {
    let templates = journal.templates()?.into_iter();
    if listing.json {
        return Answer::json(&templates.map(TemplateOut::from).collect::<Vec<_>>());
    }
    Ok(Answer::rows(templates.map(|template| [template.id.to_string(), template.fields.name])))
}
