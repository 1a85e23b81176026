//! Clients: adding one, parting, merging two, listing all.

use chrono::NaiveDate;
use journal::Journal;
use journal::clients::{ClientRow, NewClient, Parting};
use journal::ids::ClientId;
use journal::words::Stage;
use serde::Serialize;

use super::{Outcome, client, folded};
use crate::args::{Client, Listing, Merge, Part};
use crate::failure::Failure;
use crate::output::Answer;

pub(super) fn add(journal: &mut Journal, asked: &Client) -> Outcome {
    match journal.client_named(&folded(&asked.name)) {
        Ok(_) => return Err(Failure::invalid("A client of this name is in the journal already. Nothing was changed.")),
        Err(journal::Error::NotFound { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let id = journal.add_client(NewClient {
        about: asked.about.clone(),
        stage: asked.stage,
        since_on: asked.since,
        how_met: asked.how_met.clone(),
        recommended_by: asked.recommended_by.as_deref().map(|named| client(journal, named)).transpose()?,
        contract: asked.contract.clone(),
        contact: asked.contact.clone(),
        tags: asked.tags.clone(),
        also_known: asked.also_known.clone(),
        leave_alone: asked.leave_alone.clone(),
        keep_until: asked.keep_until,
        line_minutes: asked.line,
        ..NewClient::named(&asked.name)
    })?;
    Ok(Answer::line(id))
}

pub(super) fn part(journal: &mut Journal, asked: &Part) -> Outcome {
    let id = client(journal, &asked.client)?;
    let (reason, last_word) = (asked.reason.clone(), asked.last_word.clone());
    journal.part_client(id, Parting { on: asked.on, reason, last_word })?;
    Ok(Answer::text(String::new()))
}

/// What either says is known of both; the texts of both are kept where they differ.
pub(super) fn merge(journal: &mut Journal, asked: &Merge) -> Outcome {
    let (keep, other) = (client(journal, &asked.keep)?, client(journal, &asked.other)?);
    let preview = journal.merge_preview(keep, other)?;
    journal.merge_clients(keep, other, preview.proposed)?;
    let moved = preview.other.holds;
    if asked.json {
        return Answer::json(&moved);
    }
    Ok(Answer::rows(moved.into_iter().map(|(kind, records)| [kind.as_str().to_owned(), records.to_string()])))
}

#[derive(Serialize)]
struct Listed {
    id: ClientId,
    name: String,
    stage: Stage,
    since: Option<NaiveDate>,
    also_known: Vec<String>,
    tags: Vec<String>,
    last_contact_on: Option<NaiveDate>,
}

impl From<ClientRow> for Listed {
    fn from(ClientRow { client, last_contact_on, .. }: ClientRow) -> Self {
        Self {
            id: client.id,
            name: client.name,
            stage: client.stage,
            since: client.since_on,
            also_known: client.also_known,
            tags: client.tags,
            last_contact_on,
        }
    }
}

pub(super) fn list(journal: &Journal, listing: &Listing) -> Outcome {
    let clients: Vec<Listed> = journal.list_clients()?.into_iter().map(Listed::from).collect();
    if listing.json {
        return Answer::json(&clients);
    }
    let day = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
    Ok(Answer::rows(
        clients.into_iter().map(|client| {
            [client.name, client.stage.as_str().to_owned(), day(client.since), day(client.last_contact_on)]
        }),
    ))
}
