//! What guards the giving, as the window sees it: cautions, the balance with a client, the week's budget.

use journal::guard as core;
use journal::guard::balance::{Balance as CoreBalance, ClientBalance as CoreClientBalance};
use journal::guard::budget::{Budget as CoreBudget, PastWeek as CorePastWeek, PursuitWeek, Standing};
use journal::ids::ClientId;
use journal::pursuits;
use journal::waiting::Overrule;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::{BalancePartKind, CautionKind, count};

/// What stands against something new: so much is there, of so much that may be.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Caution {
    pub kind: CautionKind,
    /// Deliveries, promises, things given, or minutes.
    pub now: u32,
    pub limit: u32,
    /// The day from which it no longer stands; null where something has to be finished first.
    pub until_on: Option<String>,
    /// Why the user went on all the same, if they said so today.
    pub overruled: Option<String>,
}

/// A client with whom to wait.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Waiting {
    pub client_id: String,
    /// The most telling first; at least one.
    pub cautions: Vec<Caution>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct BalancePart {
    pub kind: BalancePartKind,
    /// What weighs towards the user carrying them: minutes for time, counts for the rest.
    pub mine: u32,
    pub theirs: u32,
    /// Minutes paid for; 0 for the rest.
    pub beside: u32,
    /// What it adds to the figure, -25 to 25.
    pub adds: i32,
}

/// Promises that were kept late, and those that went on with new terms.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Slips {
    pub mine_late: u32,
    pub mine_bent: u32,
    pub theirs_late: u32,
    pub theirs_bent: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Balance {
    /// -100 (they carry the user) over 0 (even) to 100 (the user carries them): the sum of what its parts add.
    pub figure: i32,
    /// Time, gestures, promises, first moves.
    pub parts: Vec<BalancePart>,
    pub promises: Slips,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientBalance {
    pub client_id: String,
    pub client: String,
    pub quarter: Balance,
    pub whole: Balance,
}

/// The balance with one client, and the line the user drew.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BalanceWith {
    pub quarter: Balance,
    pub whole: Balance,
    /// Minutes given in the last 90 days.
    pub given_quarter: u32,
    /// The most the user wants to give in 90 days.
    pub line_minutes: Option<u32>,
    pub line_reached: bool,
    /// What the user went on in spite of, newest first.
    pub overruled: Vec<OverruleView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct OverruleView {
    pub id: String,
    pub kind: CautionKind,
    pub reason: String,
    pub on: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BudgetSays {
    Within,
    WillPass,
    Passed,
}

/// A week's giving, in minutes.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Budget {
    pub week_on: String,
    pub limit: u32,
    pub given: u32,
    pub planned: u32,
    /// How many planned things nobody can say the minutes of.
    pub planned_unknown: u32,
    pub says: BudgetSays,
    /// What is left (within), or by how much it is passed or will be.
    pub by: u32,
    /// The twelve weeks before, oldest first.
    pub before: Vec<PastWeek>,
    pub passed_before: u32,
    pub paid: u32,
    /// Time for one's own practice, in the order it was put on the list.
    pub pursuits: Vec<PursuitView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PastWeek {
    pub week_on: String,
    pub paid: u32,
    pub given: u32,
    pub over: u32,
}

/// What one's own practice needs time for: marketing, learning, rest.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PursuitFields {
    pub name: String,
    pub minutes_week: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PursuitView {
    pub id: String,
    pub fields: PursuitFields,
    /// Minutes spent on it in the week that is shown.
    pub spent: u32,
    /// For how many weeks in a row it has got less than planned; the week itself counts from its Friday on.
    pub short_weeks: u32,
}

impl Waiting {
    /// `None` where nothing stands against something new.
    pub fn of((client, cautions): &(ClientId, Vec<core::Caution>)) -> Option<Self> {
        let cautions: Vec<Caution> = cautions.iter().cloned().map(Into::into).collect();
        (!cautions.is_empty()).then(|| Self { client_id: client.to_string(), cautions })
    }
}

impl From<core::Caution> for Caution {
    fn from(core::Caution { kind, now, limit, until_on, overruled }: core::Caution) -> Self {
        Self { kind: kind.into(), now, limit, until_on: until_on.map(|day| day.to_string()), overruled }
    }
}

impl From<CoreBalance> for Balance {
    fn from(balance: CoreBalance) -> Self {
        let part = |part: &journal::guard::balance::Part| BalancePart {
            kind: part.kind.into(),
            mine: count(part.mine),
            theirs: count(part.theirs),
            beside: count(part.beside),
            adds: part.adds,
        };
        let slips = balance.promises;
        Self {
            figure: balance.figure,
            parts: balance.parts.iter().map(part).collect(),
            promises: Slips {
                mine_late: count(slips.mine_late),
                mine_bent: count(slips.mine_bent),
                theirs_late: count(slips.theirs_late),
                theirs_bent: count(slips.theirs_bent),
            },
        }
    }
}

impl From<CoreClientBalance> for ClientBalance {
    fn from(balance: CoreClientBalance) -> Self {
        Self {
            client_id: balance.client_id.to_string(),
            client: balance.client,
            quarter: balance.quarter.into(),
            whole: balance.whole.into(),
        }
    }
}

impl BalanceWith {
    pub fn new(balance: CoreClientBalance, given: &core::GivenTo, overruled: Vec<Overrule>) -> Self {
        let given_quarter = given.given_minutes();
        Self {
            quarter: balance.quarter.into(),
            whole: balance.whole.into(),
            given_quarter,
            line_minutes: given.line_minutes,
            line_reached: given.line_minutes.is_some_and(|line| given_quarter >= line),
            overruled: overruled.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Overrule> for OverruleView {
    fn from(Overrule { id, client_id: _, caution, reason, at }: Overrule) -> Self {
        Self { id: id.to_string(), kind: caution.into(), reason, on: at.date_naive().to_string() }
    }
}

impl From<CoreBudget> for Budget {
    fn from(budget: CoreBudget) -> Self {
        let (says, by) = match budget.standing {
            Standing::Within { left } => (BudgetSays::Within, left),
            Standing::WillPass { by } => (BudgetSays::WillPass, by),
            Standing::Passed { by } => (BudgetSays::Passed, by),
        };
        let past = |week: CorePastWeek| PastWeek {
            week_on: week.week_on.to_string(),
            paid: count(week.paid),
            given: count(week.given),
            over: count(week.over),
        };
        Self {
            week_on: budget.week_on.to_string(),
            limit: budget.limit,
            given: count(budget.given),
            planned: count(budget.planned),
            planned_unknown: count(budget.planned_unknown),
            says,
            by: count(by),
            before: budget.before.into_iter().map(past).collect(),
            passed_before: count(budget.passed_before),
            paid: count(budget.paid),
            pursuits: budget.pursuits.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<PursuitWeek> for PursuitView {
    fn from(week: PursuitWeek) -> Self {
        let PursuitWeek { id, name, planned, spent, short_weeks } = week;
        Self { id: id.to_string(), fields: PursuitFields { name, minutes_week: planned }, spent, short_weeks }
    }
}

impl From<PursuitFields> for pursuits::PursuitFields {
    fn from(PursuitFields { name, minutes_week }: PursuitFields) -> Self {
        Self { name, minutes_week }
    }
}
