//! Special days: keeping one, listing them.

use chrono::NaiveDate;
use journal::Journal;
use journal::calendar::SpecialDay;
use journal::ids::{ClientId, OccasionId};
use journal::occasions::OccasionFields;
use serde::Serialize;

use super::{Outcome, client};
use crate::args::{Occasion, Occasions};
use crate::output::Answer;

pub(super) fn keep(journal: &mut Journal, asked: &Occasion) -> Outcome {
    let id = client(journal, &asked.client)?;
    let day = SpecialDay { yearly: !asked.once, ..asked.on };
    Ok(Answer::line(journal.add_occasion(id, &OccasionFields { what: asked.what.clone(), day })?))
}

#[derive(Serialize)]
struct Listed {
    id: OccasionId,
    client_id: ClientId,
    client: String,
    what: String,
    month: u32,
    day: Option<u32>,
    year: Option<i32>,
    yearly: bool,
    next_on: Option<NaiveDate>,
}

pub(super) fn list(journal: &Journal, asked: &Occasions) -> Outcome {
    let of = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let mut listed = Vec::new();
    for row in journal.list_clients()?.into_iter().filter(|row| of.is_none_or(|id| id == row.client.id)) {
        for (occasion, next) in journal.occasions(row.client.id)? {
            let SpecialDay { month, day, year, yearly } = occasion.fields.day;
            let (id, what, next_on) = (occasion.id, occasion.fields.what, next.map(|next| next.from));
            let (client_id, client) = (row.client.id, row.client.name.clone());
            listed.push(Listed { id, client_id, client, what, month, day, year, yearly, next_on });
        }
    }
    listed.sort_by_key(|occasion| (occasion.next_on.is_none(), occasion.next_on));
    if asked.json {
        return Answer::json(&listed);
    }
    Ok(Answer::rows(listed.into_iter().map(|occasion| {
        let next = occasion.next_on.map(|on| on.to_string()).unwrap_or_default();
        [next, occasion.client, occasion.what]
    })))
}
