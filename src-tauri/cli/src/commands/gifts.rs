//! Gifts: naming one, listing all.

use journal::Journal;
use journal::gifts::GiftFields;
use journal::ids::GiftId;
use journal::words::{GiftKind, GiftState};
use serde::Serialize;

use super::{Outcome, folded};
use crate::args::{Gift, Listing};
use crate::failure::Failure;
use crate::output::Answer;

pub(super) fn add(journal: &mut Journal, asked: &Gift) -> Outcome {
    let name = folded(&asked.name).to_lowercase();
    if journal.gifts()?.iter().any(|gift| gift.fields.name.to_lowercase() == name) {
        return Err(Failure::invalid("A gift of this name is in the journal already. Nothing was changed."));
    }
    let id = journal.add_gift(&GiftFields {
        name: asked.name.clone(),
        description: asked.description.clone(),
        kind: asked.kind,
        pleasure: asked.pleasure,
        mastery: asked.mastery,
        state: asked.state,
    })?;
    Ok(Answer::line(id))
}

#[derive(Serialize)]
struct Listed {
    id: GiftId,
    name: String,
    description: String,
    kind: GiftKind,
    pleasure: u8,
    mastery: u8,
    state: GiftState,
}

pub(super) fn list(journal: &Journal, listing: &Listing) -> Outcome {
    let gifts = journal.gifts()?.into_iter().map(|gift| {
        let GiftFields { name, description, kind, pleasure, mastery, state } = gift.fields;
        Listed { id: gift.id, name, description, kind, pleasure, mastery, state }
    });
    if listing.json {
        return Answer::json(&gifts.collect::<Vec<_>>());
    }
    Ok(Answer::rows(gifts.map(|gift| {
        let (kind, state) = (gift.kind.as_str().to_owned(), gift.state.as_str().to_owned());
        [gift.name, kind, gift.pleasure.to_string(), gift.mastery.to_string(), state]
    })))
}
