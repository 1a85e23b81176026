//! Where a record stood, and from which day on: the history that clients, wants, needs, deliveries and promises share.

use chrono::NaiveDate;

use crate::ids::{ClientId, DeliveryId, NeedId, PromiseId, WantId};
use crate::{Journal, Result, store};

/// A record whose states are kept with their days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateTarget {
    /// A client, by stage.
    Client(ClientId),
    /// A want.
    Want(WantId),
    /// A need.
    Need(NeedId),
    /// A delivery.
    Delivery(DeliveryId),
    /// A promise.
    Promise(PromiseId),
}

/// Where a record stood from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateChange {
    /// The day.
    pub on: NaiveDate,
    /// Its state, by the word of the record's own set.
    pub state: String,
    /// For a promise: by when it was due from then on.
    pub due_on: Option<NaiveDate>,
    /// Why; may be empty.
    pub note: String,
}

impl Journal {
    /// Where a record stood over time, oldest first; the first is where it began.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn history_of(&self, target: StateTarget) -> Result<Vec<StateChange>> {
        store::state_changes::of(&self.connection, target)
    }
}
