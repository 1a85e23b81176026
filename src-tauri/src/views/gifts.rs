//! Gifts as the window sees them.

use journal::gifts as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::knowledge::AskedView;
use super::ladder::QuoteView;
use super::wire::{DeliveryState, GiftEvent, GiftKind, GiftState, Landing};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GiftFields {
    pub name: String,
    pub description: String,
    pub kind: GiftKind,
    pub pleasure: u8,
    pub mastery: u8,
    pub state: GiftState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GiftView {
    pub id: String,
    pub fields: GiftFields,
    /// Oldest first; the first is how it was named.
    pub revisions: Vec<RevisionView>,
    pub quotes: Vec<QuoteView>,
    /// Oldest first, as are the answers.
    pub given: Vec<GivenView>,
    pub asked: Vec<AskedView>,
    /// How often a suggestion with it was taken, and for how many clients.
    pub taken: u32,
    pub clients: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct RevisionView {
    pub on: String,
    pub event: GiftEvent,
    /// The gift it was split from or into, or merged with.
    pub other: Option<OtherGift>,
    pub fields: GiftFields,
    /// What differs from the revision before.
    pub changed: Vec<GiftField>,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct OtherGift {
    pub id: String,
    pub name: String,
}

/// Something given with a gift.
#[derive(Debug, Clone, Serialize, Type)]
pub struct GivenView {
    pub id: String,
    pub what: String,
    pub state: DeliveryState,
    pub on: String,
    pub receivers: Vec<GivenTo>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GivenTo {
    pub name: String,
    pub landing: Option<Landing>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum GiftField {
    Name,
    Description,
    Kind,
    Pleasure,
    Mastery,
    State,
}

impl From<core::Gift> for GiftView {
    fn from(gift: core::Gift) -> Self {
        let before = std::iter::once(None).chain(gift.revisions.iter().map(|revision| Some(&revision.fields)));
        let revisions = gift.revisions.iter().zip(before).map(|(revision, before)| RevisionView {
            on: revision.on.to_string(),
            event: revision.event.into(),
            other: revision.other.clone().map(|(id, name)| OtherGift { id: id.to_string(), name }),
            fields: revision.fields.clone().into(),
            changed: before.map(|before| changed(before, &revision.fields)).unwrap_or_default(),
            note: revision.note.clone(),
        });
        Self {
            id: gift.id.to_string(),
            revisions: revisions.collect(),
            fields: gift.fields.into(),
            quotes: gift.quotes.into_iter().map(Into::into).collect(),
            given: gift.given.into_iter().map(Into::into).collect(),
            asked: gift.asked.into_iter().map(Into::into).collect(),
            taken: gift.taken,
            clients: gift.clients,
        }
    }
}

impl From<core::GivenWith> for GivenView {
    fn from(given: core::GivenWith) -> Self {
        let to = |(name, landing): (String, Option<journal::words::Landing>)| GivenTo {
            name,
            landing: landing.map(Into::into),
        };
        Self {
            id: given.id.to_string(),
            what: given.what,
            state: given.state.into(),
            on: given.on.to_string(),
            receivers: given.receivers.into_iter().map(to).collect(),
        }
    }
}

fn changed(before: &core::GiftFields, after: &core::GiftFields) -> Vec<GiftField> {
    [
        (GiftField::Name, before.name != after.name),
        (GiftField::Description, before.description != after.description),
        (GiftField::Kind, before.kind != after.kind),
        (GiftField::Pleasure, before.pleasure != after.pleasure),
        (GiftField::Mastery, before.mastery != after.mastery),
        (GiftField::State, before.state != after.state),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

impl From<core::GiftFields> for GiftFields {
    fn from(fields: core::GiftFields) -> Self {
        Self {
            name: fields.name,
            description: fields.description,
            kind: fields.kind.into(),
            pleasure: fields.pleasure,
            mastery: fields.mastery,
            state: fields.state.into(),
        }
    }
}

impl From<GiftFields> for core::GiftFields {
    fn from(fields: GiftFields) -> Self {
        Self {
            name: fields.name,
            description: fields.description,
            kind: fields.kind.into(),
            pleasure: fields.pleasure,
            mastery: fields.mastery,
            state: fields.state.into(),
        }
    }
}
