//! Deliveries: what is given, to one client or to several at once, whole or in parts, and how it landed with each.
//!
//! A delivery is given from the day it was (a series: from the day of its last part) and landed once it is known how it
//! landed with everybody. A need is being served as soon as something is written down to give for it; whether it is
//! served, only the user says.

mod states;

pub use states::Landed;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::dates::Stamp;
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, NeedId, PartId, ReceiverId};
use crate::state_changes::{StateChange, StateTarget};
use crate::words::{DeliveryState, Kind, Landing, Motive, Scope};
use crate::{Change, Error, Journal, Result, store, validate};

/// A series holds up to so many parts, and a delivery serves up to so many.
const MOST: usize = 200;

/// What is said of a delivery. A receiver or part with an id is one that is there already; those left out go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryFields {
    /// What exactly; up to [`validate::LINE_CHARS`] characters.
    pub what: String,
    /// The gift it is made of.
    pub gift_id: Option<GiftId>,
    /// The form it takes.
    pub form_id: Option<FormId>,
    /// How it stands to what is paid for.
    pub scope: Scope,
    /// The minutes it took.
    pub minutes: Option<u32>,
    /// −2 (work) to +2 (play).
    pub felt: Option<i8>,
    /// For them, or to prove something.
    pub motive: Option<Motive>,
    /// Whom it serves: one, or several at once.
    pub receivers: Vec<ReceiverFields>,
    /// The parts of a series; none for what is given whole.
    pub parts: Vec<PartFields>,
}

impl DeliveryFields {
    /// Something for one client, beyond what is paid for, of which nothing else is known yet.
    #[must_use]
    pub fn of(client_id: ClientId, what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            gift_id: None,
            form_id: None,
            scope: Scope::Goodwill,
            minutes: None,
            felt: None,
            motive: None,
            receivers: vec![ReceiverFields { id: None, client_id, need_id: None }],
            parts: Vec::new(),
        }
    }

    fn checked(&self) -> Result<Self> {
        validate::minutes("minutes", self.minutes)?;
        validate::within("felt", self.felt.unwrap_or(0).into(), -2, 2)?;
        if self.receivers.is_empty() {
            return Err(Error::invalid("receivers", "Say first for whom it is. Nothing was changed."));
        }
        if self.receivers.len().max(self.parts.len()) > MOST {
            return Err(Error::invalid("receivers", format!("Up to {MOST} find room in one delivery.")));
        }
        let mut parts = self.parts.clone();
        for part in &mut parts {
            part.what = validate::line("parts", &part.what, validate::LINE_CHARS)?;
        }
        Ok(Self { what: validate::line("what", &self.what, validate::LINE_CHARS)?, parts, ..self.clone() })
    }
}

/// Somebody a delivery serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiverFields {
    /// Which, if they are there already.
    pub id: Option<ReceiverId>,
    /// Who.
    pub client_id: ClientId,
    /// Which need of theirs.
    pub need_id: Option<NeedId>,
}

/// A part of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFields {
    /// Which, if it is there already.
    pub id: Option<PartId>,
    /// What it is.
    pub what: String,
}

/// A delivery as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which delivery.
    pub id: DeliveryId,
    /// What exactly.
    pub what: String,
    /// The gift it is made of, and its name.
    pub gift: Option<(GiftId, String)>,
    /// The form it takes, and its name.
    pub form: Option<(FormId, String)>,
    /// How it stands to what is paid for.
    pub scope: Scope,
    /// Where it stands.
    pub state: DeliveryState,
    /// The day that state began.
    pub state_on: NaiveDate,
    /// The day it was given; of a series, its last part.
    pub given_on: Option<NaiveDate>,
    /// The minutes it took.
    pub minutes: Option<u32>,
    /// −2 (work) to +2 (play).
    pub felt: Option<i8>,
    /// For them, or to prove something.
    pub motive: Option<Motive>,
    /// The day it was written down.
    pub created_on: NaiveDate,
    /// Whom it serves, in the order they were named.
    pub receivers: Vec<Receiver>,
    /// The parts of a series, in order.
    pub parts: Vec<Part>,
    /// Where it stood, oldest first.
    pub history: Vec<StateChange>,
}

/// Somebody a delivery serves, and how it landed with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// Which.
    pub id: ReceiverId,
    /// Who.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// The need it is for, and its words.
    pub need: Option<(NeedId, String)>,
    /// How it landed; `None` as long as that is not known.
    pub landing: Option<Landing>,
    /// The day that was seen.
    pub landed_on: Option<NaiveDate>,
    /// What they said or did.
    pub note: String,
}

/// A part of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub id: PartId,
    /// What it is.
    pub what: String,
    /// The day it was given.
    pub given_on: Option<NaiveDate>,
}

impl Delivery {
    /// What is said of it, as it would be said anew.
    #[must_use]
    pub fn fields(&self) -> DeliveryFields {
        let receivers = self.receivers.iter().map(|receiver| ReceiverFields {
            id: Some(receiver.id),
            client_id: receiver.client_id,
            need_id: receiver.need.as_ref().map(|(id, _)| *id),
        });
        DeliveryFields {
            what: self.what.clone(),
            gift_id: self.gift.as_ref().map(|(id, _)| *id),
            form_id: self.form.as_ref().map(|(id, _)| *id),
            scope: self.scope,
            minutes: self.minutes,
            felt: self.felt,
            motive: self.motive,
            receivers: receivers.collect(),
            parts: self.parts.iter().map(|part| PartFields { id: Some(part.id), what: part.what.clone() }).collect(),
        }
    }

    /// Whether it is still to be given, or to be seen how it landed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, DeliveryState::Idea | DeliveryState::Offered | DeliveryState::Given)
    }
}

impl Journal {
    /// Writes a delivery down: an idea at first. The open needs it is for are being served from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, also for a need that is another client's; [`Error::NotFound`].
    pub fn add_delivery(&mut self, fields: &DeliveryFields) -> Result<DeliveryId> {
        let now = self.stamp();
        self.change(Change::Add(Kind::Delivery).of(&fields.what), |connection| insert_delivery(connection, fields, now))
    }

    /// Changes what is said of a delivery, whom it serves and its parts. How it landed with those who stay, stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_delivery(&mut self, id: DeliveryId, fields: &DeliveryFields) -> Result<()> {
        let fields = fields.checked()?;
        let before = self.delivery(id)?;
        if before.fields() == fields {
            return Ok(());
        }
        let now = self.stamp();
        self.change(Change::Update(Kind::Delivery).of(&fields.what), |connection| {
            store::deliveries::update(connection, id, &fields)?;
            let (receivers, parts) = (&fields.receivers, &fields.parts);
            let mut gone = before.receivers.iter().filter(|old| receivers.iter().all(|new| new.id != Some(old.id)));
            gone.try_for_each(|old| store::deliveries::delete_receiver(connection, old.id))?;
            let mut gone = before.parts.iter().filter(|old| parts.iter().all(|new| new.id != Some(old.id)));
            gone.try_for_each(|old| store::deliveries::delete_part(connection, old.id))?;
            keep_receivers_and_parts(connection, id, &fields, now)?;
            if before.state != DeliveryState::Dropped {
                states::serve(connection, &fields, now)?;
            }
            let needs = |fields: &DeliveryFields| -> Vec<NeedId> {
                fields.receivers.iter().filter_map(|receiver| receiver.need_id).collect()
            };
            states::let_be(connection, &needs(&before.fields()), now)?;
            states::settle(connection, id, None, "", now)
        })
    }

    /// One delivery.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delivery(&self, id: DeliveryId) -> Result<Delivery> {
        let mut delivery = load(&self.connection, id)?;
        delivery.history = self.history_of(StateTarget::Delivery(id))?;
        Ok(delivery)
    }

    /// A client's deliveries, the newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn deliveries_of(&self, client_id: ClientId) -> Result<Vec<Delivery>> {
        self.each(store::deliveries::of_client(&self.connection, client_id)?)
    }

    /// What was made of a gift, the newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn deliveries_with(&self, gift_id: GiftId) -> Result<Vec<Delivery>> {
        self.each(store::deliveries::of_gift(&self.connection, gift_id)?)
    }

    /// Every delivery, the newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn deliveries(&self) -> Result<Vec<Delivery>> {
        self.each(store::deliveries::all(&self.connection)?)
    }

    fn each(&self, ids: Vec<DeliveryId>) -> Result<Vec<Delivery>> {
        ids.into_iter().map(|id| self.delivery(id)).collect()
    }
}

pub(crate) fn insert_delivery(connection: &Connection, fields: &DeliveryFields, now: Stamp) -> Result<DeliveryId> {
    let fields = fields.checked()?;
    let id = DeliveryId::new(now.at)?;
    store::deliveries::insert(connection, id, &fields, now)?;
    keep_receivers_and_parts(connection, id, &fields, now)?;
    states::serve(connection, &fields, now)?;
    let target = StateTarget::Delivery(id);
    store::state_changes::note(connection, target, DeliveryState::Idea.as_str(), None, "", now)?;
    Ok(id)
}

/// What taking a suggestion makes: an idea of that gift for that need, named after the gift until it is said what
/// exactly. If there is one that has not been given yet, that one.
pub(crate) fn take_up(connection: &Connection, need_id: NeedId, gift_id: GiftId, now: Stamp) -> Result<DeliveryId> {
    if let Some(id) = store::deliveries::not_yet_given(connection, need_id, gift_id)? {
        return Ok(id);
    }
    let gift = store::gifts::get(connection, gift_id)?.ok_or(Error::NotFound { what: "gift" })?;
    let client_id = store::ladder::client_of_need(connection, need_id)?.ok_or(Error::NotFound { what: "need" })?;
    let receivers = vec![ReceiverFields { id: None, client_id, need_id: Some(need_id) }];
    let fields = DeliveryFields { gift_id: Some(gift_id), receivers, ..DeliveryFields::of(client_id, gift.name) };
    insert_delivery(connection, &fields, now)
}

fn load(connection: &Connection, id: DeliveryId) -> Result<Delivery> {
    store::deliveries::get(connection, id)?.ok_or(Error::NotFound { what: "delivery" })
}

fn keep_receivers_and_parts(
    connection: &Connection,
    id: DeliveryId,
    fields: &DeliveryFields,
    now: Stamp,
) -> Result<()> {
    for (place, receiver) in fields.receivers.iter().enumerate() {
        let twice =
            |other: &&ReceiverFields| (other.client_id, other.need_id) == (receiver.client_id, receiver.need_id);
        if fields.receivers.iter().filter(twice).count() > 1 {
            let problem = "Somebody is named twice with the same need. Nothing was changed.";
            return Err(Error::invalid("receivers", problem));
        }
        if let Some(need_id) = receiver.need_id {
            let owner = store::ladder::client_of_need(connection, need_id)?.ok_or(Error::NotFound { what: "need" })?;
            if owner != receiver.client_id {
                let problem = "What is given to somebody is for a need of theirs. Nothing was changed.";
                return Err(Error::invalid("receivers", problem));
            }
        }
        match receiver.id {
            Some(known) => store::deliveries::update_receiver(connection, id, known, receiver, place)?,
            None => {
                store::deliveries::insert_receiver(connection, id, ReceiverId::new(now.at)?, receiver, place)?;
            }
        }
    }
    for (place, part) in fields.parts.iter().enumerate() {
        match part.id {
            Some(known) => store::deliveries::update_part(connection, id, known, &part.what, place)?,
            None => store::deliveries::insert_part(connection, id, PartId::new(now.at)?, &part.what, place)?,
        }
    }
    Ok(())
}
