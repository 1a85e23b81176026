//! Deliveries, promises and forms of giving, as they are written out.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::knowledge::{StateChangeOut, states_out};
use crate::deliveries::{Delivery, Part, Receiver};
use crate::forms::Form;
use crate::promises::Promise;
use crate::words::{ByWhom, DeliveryState, Landing, Motive, PromiseState, Scope, Serves};

/// A delivery, with those it serves and the parts of a series.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DeliveryOut {
    pub id: Uuid,
    pub what: String,
    pub gift_id: Option<Uuid>,
    pub form_id: Option<Uuid>,
    pub scope: Scope,
    pub state: DeliveryState,
    pub state_on: NaiveDate,
    pub given_on: Option<NaiveDate>,
    pub minutes: Option<u32>,
    pub felt: Option<i8>,
    pub motive: Option<Motive>,
    pub created_on: NaiveDate,
    pub receivers: Vec<ReceiverOut>,
    pub parts: Vec<PartOut>,
    /// Oldest first.
    pub history: Vec<StateChangeOut>,
}

/// Somebody a delivery serves.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReceiverOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub need_id: Option<Uuid>,
    pub landing: Option<Landing>,
    pub landed_on: Option<NaiveDate>,
    pub note: String,
}

/// A part of a series.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PartOut {
    pub id: Uuid,
    pub what: String,
    pub given_on: Option<NaiveDate>,
}

/// A promise.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PromiseOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub by_whom: ByWhom,
    pub text: String,
    pub made_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub margin_days: u32,
    pub scope: Scope,
    pub state: PromiseState,
    pub state_on: NaiveDate,
    /// Oldest first.
    pub history: Vec<StateChangeOut>,
}

/// A form of giving.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FormOut {
    pub id: Uuid,
    pub name: String,
    pub how: String,
    pub usual_minutes: Option<u32>,
    pub serves: Serves,
    pub offered: bool,
    pub origin: Option<String>,
}

impl From<Delivery> for DeliveryOut {
    fn from(delivery: Delivery) -> Self {
        Self {
            id: delivery.id.0,
            what: delivery.what,
            gift_id: delivery.gift.map(|(id, _)| id.0),
            form_id: delivery.form.map(|(id, _)| id.0),
            scope: delivery.scope,
            state: delivery.state,
            state_on: delivery.state_on,
            given_on: delivery.given_on,
            minutes: delivery.minutes,
            felt: delivery.felt,
            motive: delivery.motive,
            created_on: delivery.created_on,
            receivers: delivery.receivers.into_iter().map(Into::into).collect(),
            parts: delivery.parts.into_iter().map(Into::into).collect(),
            history: states_out(delivery.history),
        }
    }
}

impl From<Receiver> for ReceiverOut {
    fn from(receiver: Receiver) -> Self {
        Self {
            id: receiver.id.0,
            client_id: receiver.client_id.0,
            need_id: receiver.need.map(|(id, _)| id.0),
            landing: receiver.landing,
            landed_on: receiver.landed_on,
            note: receiver.note,
        }
    }
}

impl From<Part> for PartOut {
    fn from(part: Part) -> Self {
        Self { id: part.id.0, what: part.what, given_on: part.given_on }
    }
}

impl From<Promise> for PromiseOut {
    fn from(promise: Promise) -> Self {
        let fields = promise.fields;
        Self {
            id: promise.id.0,
            client_id: promise.client_id.0,
            by_whom: fields.by_whom,
            text: fields.text,
            made_on: fields.made_on,
            due_on: fields.due_on,
            margin_days: fields.margin_days,
            scope: fields.scope,
            state: promise.state,
            state_on: promise.state_on,
            history: states_out(promise.history),
        }
    }
}

impl From<Form> for FormOut {
    fn from(form: Form) -> Self {
        let fields = form.fields;
        Self {
            id: form.id.0,
            name: fields.name,
            how: fields.how,
            usual_minutes: fields.usual_minutes,
            serves: fields.serves,
            offered: fields.offered,
            origin: form.origin,
        }
    }
}
