//! Clients: adding one, listing all.

use chrono::NaiveDate;
use journal::Journal;
use journal::clients::{ClientRow, NewClient};
use journal::ids::ClientId;
use journal::words::Stage;
use serde::Serialize;

use super::{Outcome, folded};
use crate::args::{Client, Listing};
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
        ..NewClient::named(&asked.name)
    })?;
    Ok(Answer::line(id))
}

#[derive(Serialize)]
struct Listed {
    id: ClientId,
    name: String,
    stage: Stage,
    since: Option<NaiveDate>,
    last_contact_on: Option<NaiveDate>,
}

impl From<ClientRow> for Listed {
    fn from(ClientRow { client, last_contact_on, .. }: ClientRow) -> Self {
        Self { id: client.id, name: client.name, stage: client.stage, since: client.since_on, last_contact_on }
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
