//! What the steps of a review show.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::guard::balance::QUARTER_DAYS;
use crate::ids::{ClientId, DeliveryId, GiftId, NeedId, ReflectionId};
use crate::promises::Promise;
use crate::reflections::ReflectionRow;
use crate::today::{QUIET_DAYS, Unasked};
use crate::words::{ByWhom, DeliveryState, Motive, PromiseState, Stage};
use crate::{Journal, Result, store};

/// A living gift that was not given for so many days rests.
const UNUSED_DAYS: i64 = 28;
/// So many times a client's usual days between two contacts is quiet for them.
const QUIET_TIMES: f64 = 1.5;

/// What waits to be finished.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LooseEnds {
    /// Promises still to be kept and due by the end of the week, late ones first.
    pub promises: Vec<Promise>,
    /// Promises of the user's own that were kept in the week.
    pub kept: Vec<Promise>,
    /// Deliveries offered, and those given of which nobody has seen how they landed, oldest first.
    pub deliveries: Vec<LooseDelivery>,
    /// Open wants with nothing beneath them, newest first.
    pub unasked: Vec<Unasked>,
    /// Pages that wait for their writer.
    pub unfinished: Vec<ReflectionRow>,
}

/// A delivery that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseDelivery {
    /// Which.
    pub id: DeliveryId,
    /// What it is.
    pub what: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Since when.
    pub state_on: NaiveDate,
    /// Whom it serves.
    pub clients: Vec<(ClientId, String)>,
}

/// A client not heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietClient {
    /// Which client.
    pub client_id: ClientId,
    /// Their name.
    pub name: String,
    /// Days since the last page about them.
    pub days: i64,
    /// The usual days between two pages (the median of those apart), where there were three and more.
    pub usual_days: Option<u32>,
    /// Where they stand.
    pub stage: Stage,
    /// Since when, where it is known.
    pub stage_on: Option<NaiveDate>,
}

/// A gift that rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusedGift {
    /// Which gift.
    pub id: GiftId,
    /// Its name.
    pub name: String,
    /// Days since it was last given; `None` if it never was.
    pub days: Option<i64>,
}

/// A need that is somebody else's good work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotMine {
    /// Which need.
    pub need_id: NeedId,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// The need.
    pub text: String,
    /// Since when.
    pub state_on: NaiveDate,
    /// Why; may be empty.
    pub note: String,
}

/// Why one gave, over ninety days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Motives {
    /// Deliveries that were for the client.
    pub for_them: u32,
    /// Deliveries that were to prove something.
    pub to_prove: u32,
    /// Deliveries of which it was not said.
    pub unanswered: u32,
    /// What was answered, newest first.
    pub behind: Vec<MotiveFact>,
}

/// A delivery of which it was said why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MotiveFact {
    /// Which.
    pub id: DeliveryId,
    /// What it is.
    pub what: String,
    /// Why.
    pub motive: Motive,
    /// The day it was given, else written down.
    pub on: NaiveDate,
    /// Whom it serves.
    pub clients: Vec<(ClientId, String)>,
    /// The pages on which the needs it serves were marked, newest first.
    pub pages: Vec<(ReflectionId, NaiveDate)>,
}

/// A client who has not parted.
pub(crate) struct Unparted {
    pub(crate) id: ClientId,
    pub(crate) name: String,
    pub(crate) stage: Stage,
    pub(crate) stage_on: Option<NaiveDate>,
}

/// When a living gift was named, and last given.
pub(crate) struct LastGiven {
    pub(crate) id: GiftId,
    pub(crate) name: String,
    pub(crate) named_on: NaiveDate,
    pub(crate) given_on: Option<NaiveDate>,
}

/// Something given, and why if that was said.
pub(crate) struct Given {
    pub(crate) id: DeliveryId,
    pub(crate) what: String,
    pub(crate) motive: Option<Motive>,
    pub(crate) on: NaiveDate,
}

impl Journal {
    pub(super) fn loose_ends(&self, week_on: NaiveDate, until_on: NaiveDate) -> Result<LooseEnds> {
        let today = self.now().date_naive();
        let kept = store::promises::ended_between(&self.connection, week_on, until_on)?;
        let is_kept = |promise: &Promise| {
            promise.fields.by_whom == ByWhom::Me && matches!(promise.state, PromiseState::Kept | PromiseState::Late)
        };
        Ok(LooseEnds {
            promises: store::promises::live_until(&self.connection, until_on)?,
            kept: kept.into_iter().filter(is_kept).collect(),
            deliveries: store::review::loose_deliveries(&self.connection)?,
            unasked: store::ladder::unasked(&self.connection)?,
            unfinished: self.unfinished(today)?,
        })
    }

    /// Clients who have not parted and were not written about for three weeks, and half as long again as usual, longest
    /// first.
    pub(super) fn quiet_clients(&self) -> Result<Vec<QuietClient>> {
        let today = self.now().date_naive();
        let mut contacts: BTreeMap<ClientId, Vec<NaiveDate>> = BTreeMap::new();
        for (client, day) in store::review::contact_days(&self.connection)? {
            contacts.entry(client).or_default().push(day);
        }
        let each = store::review::unparted(&self.connection)?.into_iter().filter_map(
            |Unparted { id: client_id, name, stage, stage_on }| {
                let days_of = contacts.get(&client_id)?;
                let days = today.signed_duration_since(*days_of.last()?).num_days();
                let usual = usual_days(days_of);
                let longer = usual.is_none_or(|usual| days as f64 >= QUIET_TIMES * f64::from(usual));
                let quiet = days >= QUIET_DAYS && longer && stage != Stage::Prospect;
                quiet.then_some(QuietClient { client_id, name, days, usual_days: usual, stage, stage_on })
            },
        );
        let mut each: Vec<QuietClient> = each.collect();
        each.sort_by(|a, b| (b.days, &a.name).cmp(&(a.days, &b.name)));
        Ok(each)
    }

    pub(super) fn unused_gifts(&self) -> Result<Vec<UnusedGift>> {
        let today = self.now().date_naive();
        let each = store::review::last_given(&self.connection)?.into_iter();
        let each = each.filter_map(|LastGiven { id, name, named_on, given_on }| {
            let since = |day: NaiveDate| today.signed_duration_since(day).num_days();
            let rests = since(given_on.unwrap_or(named_on)) >= UNUSED_DAYS;
            rests.then(|| UnusedGift { id, name, days: given_on.map(since) })
        });
        let mut each: Vec<UnusedGift> = each.collect();
        each.sort_by(|a, b| (b.days.unwrap_or(i64::MAX), &a.name).cmp(&(a.days.unwrap_or(i64::MAX), &b.name)));
        Ok(each)
    }

    pub(super) fn motives(&self, until_on: NaiveDate) -> Result<Motives> {
        let from = until_on.checked_sub_days(Days::new(QUARTER_DAYS - 1)).unwrap_or(until_on);
        let mut motives = Motives::default();
        for Given { id, what, motive, on } in store::review::given_between(&self.connection, from, until_on)? {
            let Some(motive) = motive else {
                motives.unanswered += 1;
                continue;
            };
            match motive {
                Motive::ForThem => motives.for_them += 1,
                Motive::ToProve => motives.to_prove += 1,
            }
            let clients = store::review::served_by(&self.connection, id)?;
            let pages = store::review::pages_behind(&self.connection, id)?;
            motives.behind.push(MotiveFact { id, what, motive, on, clients, pages });
        }
        Ok(motives)
    }
}

/// The median of the days between two contacts, of three contacts and more on different days.
fn usual_days(days: &[NaiveDate]) -> Option<u32> {
    let pairs = days.windows(2).filter_map(|pair| Some(pair.last()?.signed_duration_since(*pair.first()?).num_days()));
    let mut gaps: Vec<i64> = pairs.filter(|gap| *gap > 0).collect();
    gaps.sort_unstable();
    (gaps.len() > 1).then(|| gaps.get(gaps.len() / 2).and_then(|gap| u32::try_from(*gap).ok())).flatten()
}
