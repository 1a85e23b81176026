//! The balance with a client: who is carrying whom, as one signed figure with its parts.
//!
//! The figure runs from −100 (they carry the user) over 0 (even) to +100 (the user carries them). It is the sum of four
//! parts, each from −25 to +25 and each worth the same. With *mine* and *theirs* as counted, a part is
//!
//! ```text
//! 25 × (mine − theirs) ÷ (mine + theirs + beside + grain), rounded to a whole number, halves away from 0
//! ```
//!
//! | part | mine | theirs | beside | grain |
//! | --- | --- | --- | --- | --- |
//! | time | minutes I gave | minutes they gave (a journal knows of none) | minutes paid for | 60 |
//! | gestures | deliveries to them beyond what is paid for | their ideas, recommendations and other signs | 0 | 2 |
//! | promises | their promises that were late or bent | mine that were | 0 | 2 |
//! | first moves | deliveries offered | wants heard | 0 | 2 |
//!
//! Time that is paid for is even: one pays, the other works; it is what the given time is held against. A promise that is
//! late or bent is borne by whoever waits for it. The grain keeps the first gesture from sounding like a landslide: it is
//! additive smoothing, as in Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), §11.3.2.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::ids::ClientId;
use crate::words::ByWhom;

/// The shorter of the two times that are looked at, in days, today included.
pub const QUARTER_DAYS: u64 = 90;
/// The most that a part can say.
const PART_MOST: i128 = 25;

/// Something between the user and one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dealing {
    /// With whom.
    pub client_id: ClientId,
    /// The day.
    pub on: NaiveDate,
    /// What it was.
    pub what: Deal,
}

/// What was dealt. *Me* is the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deal {
    /// Minutes that were paid for.
    Paid(u32),
    /// Minutes given beyond that.
    Given(ByWhom, u32),
    /// A delivery beyond what is paid for; an idea, a recommendation or another sign.
    Gesture(ByWhom),
    /// A promise of somebody's that was kept after its day.
    Late(ByWhom),
    /// A promise of somebody's that went on with new terms.
    Bent(ByWhom),
    /// A first move: mine is a delivery offered, theirs a want that was heard.
    FirstMove(ByWhom),
}

/// What a part speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Minutes.
    Time,
    /// Gestures.
    Gestures,
    /// Promises late or bent.
    Promises,
    /// Who offers and who asks.
    FirstMoves,
}

/// A part of a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it speaks of.
    pub kind: PartKind,
    /// What weighs towards the user carrying them: minutes for time, counts for the rest.
    pub mine: u64,
    /// What weighs towards them carrying the user.
    pub theirs: u64,
    /// What is even: minutes paid for; 0 for the rest.
    pub beside: u64,
    /// What it adds to the figure, −25 to +25.
    pub adds: i32,
}

impl Part {
    fn of(kind: PartKind, mine: u64, theirs: u64, beside: u64) -> Self {
        let grain = if kind == PartKind::Time { 60 } else { 2 };
        let (above, below) = (i128::from(mine) - i128::from(theirs), i128::from(mine) + i128::from(theirs));
        let adds = rounded(PART_MOST * above, below + i128::from(beside) + grain);
        Self { kind, mine, theirs, beside, adds: i32::try_from(adds).unwrap_or_default() }
    }
}

/// A quotient as a whole number, halves away from 0, so that it mirrors.
fn rounded(above: i128, below: i128) -> i128 {
    let size = (2 * above.abs() + below) / (2 * below);
    size * above.signum()
}

/// Who is carrying whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// −100 (they carry the user) to +100 (the user carries them): the sum of what the parts add.
    pub figure: i32,
    /// Its parts: time, gestures, promises, first moves.
    pub parts: [Part; 4],
    /// Promises late or bent, by whom: what the third part is made of.
    pub promises: Slips,
}

/// Promises that were kept late, and those that went on with new terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Slips {
    /// Mine, late.
    pub mine_late: u64,
    /// Mine, bent.
    pub mine_bent: u64,
    /// Theirs, late.
    pub theirs_late: u64,
    /// Theirs, bent.
    pub theirs_bent: u64,
}

/// The balance with one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientBalance {
    /// Who.
    pub client_id: ClientId,
    /// Their name.
    pub client: String,
    /// Over the last 90 days, today included.
    pub quarter: Balance,
    /// Over all, up to today.
    pub whole: Balance,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    paid: u64,
    /// Each pair: mine, theirs.
    given: [u64; 2],
    gestures: [u64; 2],
    late: [u64; 2],
    bent: [u64; 2],
    first_moves: [u64; 2],
}

impl Tally {
    fn add(&mut self, deal: Deal) {
        match deal {
            Deal::Paid(minutes) => self.paid += u64::from(minutes),
            Deal::Given(by, minutes) => add_to(&mut self.given, by, u64::from(minutes)),
            Deal::Gesture(by) => add_to(&mut self.gestures, by, 1),
            Deal::Late(by) => add_to(&mut self.late, by, 1),
            Deal::Bent(by) => add_to(&mut self.bent, by, 1),
            Deal::FirstMove(by) => add_to(&mut self.first_moves, by, 1),
        }
    }

    fn balance(self) -> Balance {
        let [mine_late, theirs_late] = self.late;
        let [mine_bent, theirs_bent] = self.bent;
        let parts = [
            Part::of(PartKind::Time, self.given[0], self.given[1], self.paid),
            Part::of(PartKind::Gestures, self.gestures[0], self.gestures[1], 0),
            Part::of(PartKind::Promises, theirs_late + theirs_bent, mine_late + mine_bent, 0),
            Part::of(PartKind::FirstMoves, self.first_moves[0], self.first_moves[1], 0),
        ];
        let promises = Slips { mine_late, mine_bent, theirs_late, theirs_bent };
        Balance { figure: parts.iter().map(|part| part.adds).sum(), parts, promises }
    }
}

fn add_to([mine, theirs]: &mut [u64; 2], by: ByWhom, amount: u64) {
    match by {
        ByWhom::Me => *mine += amount,
        ByWhom::Them => *theirs += amount,
    }
}

/// What was dealt with each client, as it is counted. What lies ahead of today does not count.
#[derive(Debug)]
pub struct Dealings {
    today: NaiveDate,
    from: NaiveDate,
    /// Each pair: the quarter, and all.
    tallies: HashMap<ClientId, [Tally; 2]>,
}

impl Dealings {
    /// None so far.
    #[must_use]
    pub fn until(today: NaiveDate) -> Self {
        let from = today.checked_sub_days(Days::new(QUARTER_DAYS - 1)).unwrap_or(NaiveDate::MIN);
        Self { today, from, tallies: HashMap::new() }
    }

    /// Counts one.
    pub fn add(&mut self, dealing: Dealing) {
        if dealing.on > self.today {
            return;
        }
        let [quarter, whole] = self.tallies.entry(dealing.client_id).or_default();
        whole.add(dealing.what);
        if dealing.on >= self.from {
            quarter.add(dealing.what);
        }
    }

    /// The balance with every client that has a name here, those the user carries most first.
    #[must_use]
    pub fn balances(&self, names: &HashMap<ClientId, String>) -> Vec<ClientBalance> {
        let each = names.iter().map(|(client_id, name)| {
            let [quarter, whole] = self.tallies.get(client_id).copied().unwrap_or_default();
            let (quarter, whole) = (quarter.balance(), whole.balance());
            ClientBalance { client_id: *client_id, client: name.clone(), quarter, whole }
        });
        let mut each: Vec<ClientBalance> = each.collect();
        each.sort_by(|a, b| {
            let rank = |one: &ClientBalance| std::cmp::Reverse((one.whole.figure, one.quarter.figure));
            (rank(a), &a.client, a.client_id).cmp(&(rank(b), &b.client, b.client_id))
        });
        each
    }
}

#[cfg(test)]
mod tests;
