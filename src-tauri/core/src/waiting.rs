//! Where to wait before giving more: the facts for the cautions, gathered for `guard`, and what the user went on in spite
//! of. A caution stands in nobody's way; who goes on says why, and it is kept.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use crate::dates::monday_of;
use crate::guard::{Caution, GivenTo, Limits, OpenWith, Week, cautions};
use crate::ids::{ClientId, OverruleId};
use crate::words::{CautionKind, Kind};
use crate::{Change, Journal, Result, store, validate};

/// What is open with each client.
pub(crate) type OpenWithEach = HashMap<ClientId, OpenWith>;

/// A caution that the user went on in spite of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overrule {
    /// Which.
    pub id: OverruleId,
    /// With whom.
    pub client_id: ClientId,
    /// What stood against it.
    pub caution: CautionKind,
    /// Why they went on.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

impl Journal {
    /// What stands against something new for a client just now.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn cautions(&self, client: ClientId) -> Result<Vec<Caution>> {
        Ok(self.all_cautions(&[client])?.pop().map(|(_, cautions)| cautions).unwrap_or_default())
    }

    /// [`Self::cautions`] for several clients, in their order.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn all_cautions(&self, clients: &[ClientId]) -> Result<Vec<(ClientId, Vec<Caution>)>> {
        let settings = self.settings()?;
        let limits = Limits {
            open_deliveries: settings.open_deliveries,
            open_promises: settings.open_promises,
            giving_minutes_week: settings.giving_minutes_week,
        };
        let today = self.now().date_naive();
        let open = store::deliveries::open_with(&self.connection)?;
        let mut given = store::balance::given_lately(&self.connection, today)?;
        let week = self.week_of_giving()?;
        let today_overruled = store::overrules::since(&self.connection, today)?;
        let each = clients.iter().map(|client| {
            let (open, to) = (open.get(client).copied().unwrap_or_default(), given.remove(client).unwrap_or_default());
            let mut found = cautions(open, &to, week, limits, today);
            for caution in &mut found {
                let same = |one: &&Overrule| one.client_id == *client && one.caution == caution.kind;
                caution.overruled = today_overruled.iter().rev().find(same).map(|one| one.reason.clone());
            }
            (*client, found)
        });
        Ok(each.collect())
    }

    /// Minutes given since Monday and planned.
    fn week_of_giving(&self) -> Result<Week> {
        let given = self.minutes_since(monday_of(self.now().date_naive()))?.given;
        let planned = store::balance::planned(&self.connection)?;
        let planned = planned.iter().filter_map(|one| one.minutes()).fold(0, u32::saturating_add);
        Ok(Week { given: u32::try_from(given).unwrap_or(u32::MAX), planned })
    }

    /// What a client was given in the last ninety days, and the line drawn for them.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn given_lately(&self, client: ClientId) -> Result<GivenTo> {
        self.client(client)?;
        let mut given = store::balance::given_lately(&self.connection, self.now().date_naive())?;
        Ok(given.remove(&client).unwrap_or_default())
    }

    /// Goes on in spite of a caution, and keeps why.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] without a reason, or one above [`validate::LINE_CHARS`] characters;
    /// [`crate::Error::NotFound`].
    pub fn overrule(&mut self, client: ClientId, caution: CautionKind, reason: &str) -> Result<OverruleId> {
        let reason = validate::line("reason", reason, validate::LINE_CHARS)?;
        self.client(client)?;
        let now = self.stamp();
        let id = OverruleId::new(now.at)?;
        self.change(Change::Add(Kind::Overrule).of(&reason), |connection| {
            store::overrules::insert(connection, id, (client, caution, &reason), now)
        })?;
        Ok(id)
    }

    /// What the user went on in spite of with a client, newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn overruled(&self, client: ClientId) -> Result<Vec<Overrule>> {
        store::overrules::of_client(&self.connection, client)
    }
}
