//! Time paid and given, by month and client. A page about several clients counts for each of them, as on their pages,
//! and once in the month's totals; so clients may add up to more than the month.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::YearMonth;
use crate::ids::ClientId;

/// The minutes of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMinutes {
    /// The day.
    pub on: NaiveDate,
    /// Paid for.
    pub paid: u32,
    /// Given beyond that.
    pub given: u32,
    /// Whom it is about; nobody for a page about oneself.
    pub clients: Vec<ClientId>,
}

/// The minutes of forgotten pages of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BareWeek {
    /// Its Monday, by whose month it counts.
    pub week_on: NaiveDate,
    /// Paid for.
    pub paid: u64,
    /// Given beyond that.
    pub given: u64,
}

/// A month that has minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// As in 2026-11.
    pub month: YearMonth,
    /// Minutes paid for, those of forgotten pages included.
    pub paid: u64,
    /// Minutes given beyond that.
    pub given: u64,
    /// By client, most minutes first.
    pub clients: Vec<ClientTime>,
}

/// A client's share of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientTime {
    /// Who.
    pub client_id: ClientId,
    /// Their name.
    pub client: String,
    /// Minutes paid for.
    pub paid: u64,
    /// Minutes given beyond that.
    pub given: u64,
}

#[derive(Debug, Default)]
struct Sum {
    paid: u64,
    given: u64,
    clients: HashMap<ClientId, (u64, u64)>,
}

/// Minutes as they are added up, page by page, by year and month.
#[derive(Debug, Default)]
pub struct Months {
    /// Pages come in the order of time but for a little: the month at hand is the next one's as well.
    at_hand: Option<(YearMonth, Sum)>,
    others: BTreeMap<YearMonth, Sum>,
}

impl Months {
    /// Adds a page.
    pub fn add(&mut self, page: &PageMinutes) {
        let (paid, given) = (u64::from(page.paid), u64::from(page.given));
        let sum = self.of(page.on);
        (sum.paid, sum.given) = (sum.paid + paid, sum.given + given);
        for client in &page.clients {
            let of_client = sum.clients.entry(*client).or_default();
            *of_client = (of_client.0 + paid, of_client.1 + given);
        }
    }

    /// Adds the minutes of forgotten pages.
    pub fn add_bare(&mut self, week: &BareWeek) {
        let sum = self.of(week.week_on);
        (sum.paid, sum.given) = (sum.paid + week.paid, sum.given + week.given);
    }

    fn of(&mut self, day: NaiveDate) -> &mut Sum {
        let month = YearMonth::of(day);
        if self.at_hand.as_ref().is_none_or(|(at_hand, _)| *at_hand != month) {
            let next = self.others.remove(&month).unwrap_or_default();
            let before = self.at_hand.replace((month, next));
            self.others.extend(before);
        }
        &mut self.at_hand.get_or_insert_with(|| (month, Sum::default())).1
    }

    /// Every month with minutes, oldest first.
    #[must_use]
    pub fn told(mut self, names: &HashMap<ClientId, String>) -> Vec<Month> {
        self.others.extend(self.at_hand);
        self.others.into_iter().map(|(month, sum)| told(month, sum, names)).collect()
    }
}

fn told(month: YearMonth, sum: Sum, names: &HashMap<ClientId, String>) -> Month {
    let each = sum.clients.into_iter().filter_map(|(client_id, (paid, given))| {
        Some(ClientTime { client_id, client: names.get(&client_id)?.clone(), paid, given })
    });
    let mut clients: Vec<ClientTime> = each.collect();
    clients.sort_by(|a, b| (b.paid + b.given, &a.client, a.client_id).cmp(&(a.paid + a.given, &b.client, b.client_id)));
    Month { month, paid: sum.paid, given: sum.given, clients }
}
