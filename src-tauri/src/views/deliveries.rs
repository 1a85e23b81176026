//! Deliveries and forms of giving, as the window sees them.

use journal::deliveries as core;
use journal::forms;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ladder::StateChangeView;
use super::promises::PromiseView;
use super::wire::{DeliveryState, Landing, Motive, Scope, Serves, read_id};
use crate::error::{AppError, Reply};

/// What is open with a client, and what was: newest first, live promises before others.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Giving {
    pub promises: Vec<PromiseView>,
    pub deliveries: Vec<DeliveryView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct DeliveryFields {
    pub what: String,
    pub gift_id: Option<String>,
    pub form_id: Option<String>,
    pub scope: Scope,
    pub minutes: Option<u32>,
    pub felt: Option<i8>,
    pub motive: Option<Motive>,
    /// Those without an id are new; those left out go.
    pub receivers: Vec<ReceiverFields>,
    pub parts: Vec<PartFields>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ReceiverFields {
    pub id: Option<String>,
    pub client_id: String,
    pub need_id: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PartFields {
    pub id: Option<String>,
    pub what: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct DeliveryView {
    pub id: String,
    pub fields: DeliveryFields,
    pub gift_name: Option<String>,
    pub form_name: Option<String>,
    pub state: DeliveryState,
    pub state_on: String,
    pub given_on: Option<String>,
    pub created_on: String,
    /// Still to be given, or to be seen how it landed.
    pub open: bool,
    pub receivers: Vec<ReceiverView>,
    pub parts: Vec<PartView>,
    /// Oldest first.
    pub history: Vec<StateChangeView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ReceiverView {
    pub id: String,
    pub client_id: String,
    pub client_name: String,
    pub need_id: Option<String>,
    pub need_text: Option<String>,
    pub landing: Option<Landing>,
    pub landed_on: Option<String>,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PartView {
    pub id: String,
    pub what: String,
    pub given_on: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FormFields {
    pub name: String,
    pub how: String,
    pub usual_minutes: Option<u32>,
    pub serves: Serves,
    pub offered: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct FormView {
    pub id: String,
    pub fields: FormFields,
    /// Which of those that come with the journal it was.
    pub origin: Option<String>,
    /// How many deliveries were given in it.
    pub given: u32,
}

impl From<core::Delivery> for DeliveryView {
    fn from(delivery: core::Delivery) -> Self {
        let (fields, open) = (delivery.fields().into(), delivery.is_open());
        Self {
            id: delivery.id.to_string(),
            fields,
            gift_name: delivery.gift.map(|(_, name)| name),
            form_name: delivery.form.map(|(_, name)| name),
            state: delivery.state.into(),
            state_on: delivery.state_on.to_string(),
            given_on: delivery.given_on.map(|day| day.to_string()),
            created_on: delivery.created_on.to_string(),
            open,
            receivers: delivery.receivers.into_iter().map(Into::into).collect(),
            parts: delivery.parts.into_iter().map(Into::into).collect(),
            history: delivery.history.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<core::Receiver> for ReceiverView {
    fn from(receiver: core::Receiver) -> Self {
        let (need_id, need_text) = receiver.need.map(|(id, text)| (id.to_string(), text)).unzip();
        Self {
            id: receiver.id.to_string(),
            client_id: receiver.client_id.to_string(),
            client_name: receiver.client_name,
            need_id,
            need_text,
            landing: receiver.landing.map(Into::into),
            landed_on: receiver.landed_on.map(|day| day.to_string()),
            note: receiver.note,
        }
    }
}

impl From<core::Part> for PartView {
    fn from(part: core::Part) -> Self {
        Self { id: part.id.to_string(), what: part.what, given_on: part.given_on.map(|day| day.to_string()) }
    }
}

impl From<core::DeliveryFields> for DeliveryFields {
    fn from(fields: core::DeliveryFields) -> Self {
        let receivers = fields.receivers.into_iter().map(|receiver| ReceiverFields {
            id: receiver.id.map(|id| id.to_string()),
            client_id: receiver.client_id.to_string(),
            need_id: receiver.need_id.map(|id| id.to_string()),
        });
        let parts = fields.parts.into_iter();
        Self {
            what: fields.what,
            gift_id: fields.gift_id.map(|id| id.to_string()),
            form_id: fields.form_id.map(|id| id.to_string()),
            scope: fields.scope.into(),
            minutes: fields.minutes,
            felt: fields.felt,
            motive: fields.motive.map(Into::into),
            receivers: receivers.collect(),
            parts: parts.map(|part| PartFields { id: part.id.map(|id| id.to_string()), what: part.what }).collect(),
        }
    }
}

impl TryFrom<DeliveryFields> for core::DeliveryFields {
    type Error = AppError;
    fn try_from(fields: DeliveryFields) -> Reply<Self> {
        let receiver = |receiver: ReceiverFields| -> Reply<core::ReceiverFields> {
            Ok(core::ReceiverFields {
                id: receiver.id.as_deref().map(read_id).transpose()?,
                client_id: read_id(&receiver.client_id)?,
                need_id: receiver.need_id.as_deref().map(read_id).transpose()?,
            })
        };
        let part = |part: PartFields| -> Reply<core::PartFields> {
            Ok(core::PartFields { id: part.id.as_deref().map(read_id).transpose()?, what: part.what })
        };
        Ok(Self {
            what: fields.what,
            gift_id: fields.gift_id.as_deref().map(read_id).transpose()?,
            form_id: fields.form_id.as_deref().map(read_id).transpose()?,
            scope: fields.scope.into(),
            minutes: fields.minutes,
            felt: fields.felt,
            motive: fields.motive.map(Into::into),
            receivers: fields.receivers.into_iter().map(receiver).collect::<Reply<_>>()?,
            parts: fields.parts.into_iter().map(part).collect::<Reply<_>>()?,
        })
    }
}

impl From<forms::Form> for FormView {
    fn from(form: forms::Form) -> Self {
        let fields = form.fields;
        Self {
            id: form.id.to_string(),
            fields: FormFields {
                name: fields.name,
                how: fields.how,
                usual_minutes: fields.usual_minutes,
                serves: fields.serves.into(),
                offered: fields.offered,
            },
            origin: form.origin,
            given: form.given,
        }
    }
}

impl From<FormFields> for forms::FormFields {
    fn from(fields: FormFields) -> Self {
        Self {
            name: fields.name,
            how: fields.how,
            usual_minutes: fields.usual_minutes,
            serves: fields.serves.into(),
            offered: fields.offered,
        }
    }
}
