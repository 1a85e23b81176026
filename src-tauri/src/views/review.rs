//! A week looked back on, as the window sees it.

use chrono::NaiveDate;
use journal::ids::ClientId;
use journal::review as core;
use serde::Serialize;
use specta::Type;

use super::clients::NamedClient;
use super::guard::Budget;
use super::promises::PromiseView;
use super::reflections::ReflectionRow;
use super::suggesting::Acknowledge;
use super::today::Unasked;
use super::wire::{DeliveryState, Motive, ReviewStep, Stage, StepState, count};

/// A week, Monday to Sunday, with how things stand now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Review {
    pub week_on: String,
    pub until_on: String,
    /// All seven, in order.
    pub steps: Vec<StepView>,
    /// The day it was closed.
    pub closed_on: Option<String>,
    /// The page it is kept as, once something was written.
    pub page_id: Option<String>,
    pub learned: String,
    /// What the week before brought.
    pub learned_before: Option<String>,
    /// Pages of the week.
    pub pages: u32,
    pub paid: u32,
    pub given: u32,
    pub loose_ends: LooseEnds,
    /// Days within the next two weeks, and credit owed.
    pub ahead: Acknowledge,
    pub gone_quiet: Vec<QuietView>,
    pub gifts_unused: Vec<UnusedGift>,
    /// Needs that are somebody else's good work, the latest first.
    pub not_mine: Vec<NotMineView>,
    pub budget: Budget,
    pub motives: Motives,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct StepView {
    pub step: ReviewStep,
    pub state: StepState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct LooseEnds {
    /// Still to be kept and due by the end of the week, late ones first.
    pub promises: Vec<PromiseView>,
    /// The user's own, kept in the week.
    pub kept: Vec<PromiseView>,
    /// Offered, or given and not seen how it landed; oldest first.
    pub deliveries: Vec<LooseDelivery>,
    /// Wants with nothing beneath them yet.
    pub unasked: Vec<Unasked>,
    /// Pages not finished.
    pub unfinished: Vec<ReflectionRow>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct LooseDelivery {
    pub delivery_id: String,
    pub what: String,
    pub state: DeliveryState,
    pub state_on: String,
    pub clients: Vec<NamedClient>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct QuietView {
    pub client_id: String,
    pub name: String,
    /// Days since the last page about them.
    pub days: u32,
    /// The usual days between two pages, where there were three and more.
    pub usual_days: Option<u32>,
    pub stage: Stage,
    /// Since when they are in this stage, where it is known.
    pub stage_on: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct UnusedGift {
    pub gift_id: String,
    pub name: String,
    /// Days since it was last given; null if it never was.
    pub days: Option<u32>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct NotMineView {
    pub need_id: String,
    pub client_id: String,
    pub client_name: String,
    pub text: String,
    pub state_on: String,
    pub note: String,
}

/// Why one gave, over the 90 days up to the end of the week.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Motives {
    pub for_them: u32,
    pub to_prove: u32,
    /// Given, and not said why.
    pub unanswered: u32,
    /// What was answered, newest first.
    pub behind: Vec<MotiveView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct MotiveView {
    pub delivery_id: String,
    pub what: String,
    pub motive: Motive,
    pub on: String,
    pub clients: Vec<NamedClient>,
    /// Where the needs it serves were marked, newest first.
    pub pages: Vec<PageLink>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PageLink {
    pub reflection_id: String,
    pub on: String,
}

impl Review {
    /// The week as seen on a day.
    pub fn seen(on: NaiveDate, review: core::Review) -> Self {
        let steps = review.steps.into_iter();
        Self {
            week_on: review.week_on.to_string(),
            until_on: review.until_on.to_string(),
            steps: steps.map(|(step, state)| StepView { step: step.into(), state: state.into() }).collect(),
            closed_on: review.closed_on.map(|day| day.to_string()),
            page_id: review.page.map(|id| id.to_string()),
            learned: review.learned,
            learned_before: review.learned_before,
            pages: review.pages,
            paid: count(review.minutes.paid),
            given: count(review.minutes.given),
            loose_ends: LooseEnds::seen(on, review.loose_ends),
            ahead: Acknowledge::seen(on, review.ahead),
            gone_quiet: review.gone_quiet.into_iter().map(Into::into).collect(),
            gifts_unused: review.gifts_unused.into_iter().map(Into::into).collect(),
            not_mine: review.not_mine.into_iter().map(Into::into).collect(),
            budget: review.budget.into(),
            motives: review.motives.into(),
        }
    }
}

impl LooseEnds {
    fn seen(on: NaiveDate, ends: core::LooseEnds) -> Self {
        let promises = |all: Vec<journal::promises::Promise>| {
            all.into_iter().map(|promise| PromiseView::on(promise, on)).collect()
        };
        Self {
            promises: promises(ends.promises),
            kept: promises(ends.kept),
            deliveries: ends.deliveries.into_iter().map(Into::into).collect(),
            unasked: ends.unasked.into_iter().map(Into::into).collect(),
            unfinished: ends.unfinished.into_iter().map(|row| ReflectionRow::on(row, on)).collect(),
        }
    }
}

fn named(clients: Vec<(ClientId, String)>) -> Vec<NamedClient> {
    clients.into_iter().map(|(id, name)| NamedClient { id: id.to_string(), name }).collect()
}

impl From<core::LooseDelivery> for LooseDelivery {
    fn from(delivery: core::LooseDelivery) -> Self {
        Self {
            delivery_id: delivery.id.to_string(),
            what: delivery.what,
            state: delivery.state.into(),
            state_on: delivery.state_on.to_string(),
            clients: named(delivery.clients),
        }
    }
}

impl From<core::QuietClient> for QuietView {
    fn from(client: core::QuietClient) -> Self {
        Self {
            client_id: client.client_id.to_string(),
            name: client.name,
            days: count(client.days),
            usual_days: client.usual_days,
            stage: client.stage.into(),
            stage_on: client.stage_on.map(|day| day.to_string()),
        }
    }
}

impl From<core::UnusedGift> for UnusedGift {
    fn from(core::UnusedGift { id, name, days }: core::UnusedGift) -> Self {
        Self { gift_id: id.to_string(), name, days: days.map(count) }
    }
}

impl From<core::NotMine> for NotMineView {
    fn from(need: core::NotMine) -> Self {
        Self {
            need_id: need.need_id.to_string(),
            client_id: need.client_id.to_string(),
            client_name: need.client_name,
            text: need.text,
            state_on: need.state_on.to_string(),
            note: need.note,
        }
    }
}

impl From<core::Motives> for Motives {
    fn from(core::Motives { for_them, to_prove, unanswered, behind }: core::Motives) -> Self {
        Self { for_them, to_prove, unanswered, behind: behind.into_iter().map(Into::into).collect() }
    }
}

impl From<core::MotiveFact> for MotiveView {
    fn from(fact: core::MotiveFact) -> Self {
        let page = |(id, on): (journal::ids::ReflectionId, NaiveDate)| PageLink {
            reflection_id: id.to_string(),
            on: on.to_string(),
        };
        Self {
            delivery_id: fact.id.to_string(),
            what: fact.what,
            motive: fact.motive.into(),
            on: fact.on.to_string(),
            clients: named(fact.clients),
            pages: fact.pages.into_iter().map(page).collect(),
        }
    }
}
