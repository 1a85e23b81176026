//! What a practice's own records say of it, as the window sees it.

use journal::insight as core;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::wire::{GiftEvent, GiftState, Method, count};

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Interval {
    // Declared whole for the bindings' sake: a float would read `number | null` there.
    #[specta(type = u32)]
    pub value: f64,
    #[specta(type = u32)]
    pub low: f64,
    #[specta(type = u32)]
    pub high: f64,
}

/// So many of so many, with Wilson's interval; null only where there are none.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Share {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub hits: u32,
    pub of: u32,
}

/// Steps of warmth gained in an hour; the ends are null where there are too few to say.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Rate {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub deliveries: u32,
    pub gained: i32,
    pub minutes: u32,
}

/// What two sides, held against each other, say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    TooFew,
    /// The first side is higher, and the interval of the difference leaves no doubt.
    Holds,
    /// The second side is.
    Turned,
    Unclear,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Effect {
    pub says: Says,
    /// How much higher the first side is.
    pub difference: Option<Interval>,
    pub method: Method,
    /// How many each side needs.
    pub least: u32,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct SharesView {
    pub first: Share,
    pub second: Share,
    pub effect: Effect,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct RatesView {
    pub first: Rate,
    pub second: Rate,
    pub effect: Effect,
}

/// The three inequalities; the second has three figures.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Inequalities {
    pub love_after_needs: SharesView,
    pub returned: SharesView,
    pub recommended: SharesView,
    pub forgave: SharesView,
    pub warmth_per_hour: RatesView,
}

/// `month` as in 2026-11.
#[derive(Debug, Clone, Serialize, Type)]
pub struct MonthView {
    pub month: String,
    pub paid: u32,
    pub given: u32,
    pub clients: Vec<ClientTimeView>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientTimeView {
    pub client_id: String,
    pub client: String,
    pub paid: u32,
    pub given: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct AnswerLine {
    pub asked_id: String,
    pub client_id: String,
    pub client: String,
    pub question: String,
    pub answer: String,
    pub answered_on: String,
}

/// What answers speak of.
#[derive(Debug, Clone, Serialize, Type)]
pub struct AnswerTheme {
    pub name: String,
    /// Whether the user gave it that name; else its most central words stand for it.
    pub named: bool,
    /// The most central one first.
    pub answers: Vec<AnswerLine>,
    /// Clients who spoke of it, of all who gave an answer.
    pub clients: Share,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Themes {
    pub answers: u32,
    pub clients: u32,
    /// Those of most clients first.
    pub themes: Vec<AnswerTheme>,
    /// Answers that are like no other.
    pub alone: Vec<AnswerLine>,
    /// Whether answers were gathered by meaning; else by the names the user gave alone.
    pub by_meaning: bool,
}

/// How often something was given, and how it landed.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub struct Landings {
    pub given: u32,
    pub loved: u32,
    pub liked: u32,
    pub shrugged: u32,
    pub unwelcome: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct ClientLandings {
    pub client_id: String,
    pub client: String,
    pub landings: Landings,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct FormFigures {
    /// `null` for what was given in no form.
    pub form_id: Option<String>,
    pub form: Option<String>,
    pub landings: Landings,
    /// Loved or liked, of those whose landing is known.
    pub welcome: Share,
    pub clients: Vec<ClientLandings>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GiftMonth {
    pub month: String,
    pub landings: Landings,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GiftRevision {
    pub on: String,
    pub event: GiftEvent,
    pub pleasure: u8,
    pub mastery: u8,
    pub state: GiftState,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct GiftFigures {
    pub gift_id: String,
    pub gift: String,
    pub state: GiftState,
    pub welcome: Share,
    /// Oldest first, as the months.
    pub revisions: Vec<GiftRevision>,
    pub months: Vec<GiftMonth>,
}

/// A chart as a file: a picture of its own, or its figures.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct ChartFile {
    /// What it is called, without an ending.
    pub name: String,
    pub format: ChartFormat,
    pub contents: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChartFormat {
    Svg,
    Csv,
}

impl From<core::Interval> for Interval {
    fn from(core::Interval { value, low, high }: core::Interval) -> Self {
        Self { value, low, high }
    }
}

impl From<core::Share> for Share {
    fn from(core::Share { value, low, high, hits, of }: core::Share) -> Self {
        Self { value, low, high, hits: count(hits), of: count(of) }
    }
}

impl From<core::Rate> for Rate {
    fn from(core::Rate { value, low, high, deliveries, gained, minutes }: core::Rate) -> Self {
        let gained = i32::try_from(gained).unwrap_or(if gained < 0 { i32::MIN } else { i32::MAX });
        Self { value, low, high, deliveries: count(deliveries), gained, minutes: count(minutes) }
    }
}

impl Effect {
    fn of(effect: core::Effect, method: Method) -> Self {
        match effect {
            core::Effect::TooFew { least } => {
                Self { says: Says::TooFew, difference: None, method, least: count(least) }
            }
            core::Effect::Difference { interval, method } => {
                let says = match interval {
                    core::Interval { low, .. } if low > 0.0 => Says::Holds,
                    core::Interval { high, .. } if high < 0.0 => Says::Turned,
                    _ => Says::Unclear,
                };
                Self { says, difference: Some(interval.into()), method: method.into(), least: count(core::LEAST) }
            }
        }
    }
}

impl From<core::Shares> for SharesView {
    fn from(core::Shares { first, second, effect }: core::Shares) -> Self {
        Self { first: first.into(), second: second.into(), effect: Effect::of(effect, Method::Newcombe) }
    }
}

impl From<core::Rates> for RatesView {
    fn from(core::Rates { first, second, effect }: core::Rates) -> Self {
        Self { first: first.into(), second: second.into(), effect: Effect::of(effect, Method::Bootstrap) }
    }
}

impl From<core::Inequalities> for Inequalities {
    fn from(all: core::Inequalities) -> Self {
        Self {
            love_after_needs: all.love_after_needs.into(),
            returned: all.returned.into(),
            recommended: all.recommended.into(),
            forgave: all.forgave.into(),
            warmth_per_hour: all.warmth_per_hour.into(),
        }
    }
}

impl From<core::Month> for MonthView {
    fn from(month: core::Month) -> Self {
        let clients = month.clients.into_iter().map(|one| ClientTimeView {
            client_id: one.client_id.to_string(),
            client: one.client,
            paid: count(one.paid),
            given: count(one.given),
        });
        Self {
            month: month.month.to_string(),
            paid: count(month.paid),
            given: count(month.given),
            clients: clients.collect(),
        }
    }
}

impl From<core::AnswerFact> for AnswerLine {
    fn from(answer: core::AnswerFact) -> Self {
        Self {
            asked_id: answer.asked_id.to_string(),
            client_id: answer.client_id.to_string(),
            client: answer.client,
            question: answer.question,
            answer: answer.answer,
            answered_on: answer.answered_on.to_string(),
        }
    }
}

impl From<core::Themes> for Themes {
    fn from(all: core::Themes) -> Self {
        let theme = |theme: core::ThemeFigures| AnswerTheme {
            name: theme.theme,
            named: theme.named,
            answers: theme.said.into_iter().map(Into::into).collect(),
            clients: theme.clients.into(),
        };
        Self {
            answers: count(all.answers),
            clients: count(all.clients),
            themes: all.themes.into_iter().map(theme).collect(),
            alone: all.alone.into_iter().map(Into::into).collect(),
            by_meaning: all.by_meaning,
        }
    }
}

impl From<core::Landings> for Landings {
    fn from(core::Landings { given, loved, liked, shrugged, unwelcome }: core::Landings) -> Self {
        let [given, loved, liked, shrugged, unwelcome] = [given, loved, liked, shrugged, unwelcome].map(count);
        Self { given, loved, liked, shrugged, unwelcome }
    }
}

impl From<core::FormFigures> for FormFigures {
    fn from(form: core::FormFigures) -> Self {
        let clients = form.clients.into_iter().map(|one| ClientLandings {
            client_id: one.client_id.to_string(),
            client: one.client,
            landings: one.landings.into(),
        });
        Self {
            form_id: form.form_id.map(|id| id.to_string()),
            form: form.form,
            landings: form.landings.into(),
            welcome: form.welcome.into(),
            clients: clients.collect(),
        }
    }
}

impl From<core::GiftFigures> for GiftFigures {
    fn from(gift: core::GiftFigures) -> Self {
        let revisions = gift.revisions.into_iter().map(|one| GiftRevision {
            on: one.on.to_string(),
            event: one.event.into(),
            pleasure: one.pleasure,
            mastery: one.mastery,
            state: one.state.into(),
        });
        let months = gift.months.into_iter();
        Self {
            gift_id: gift.gift_id.to_string(),
            gift: gift.gift,
            state: gift.state.into(),
            welcome: gift.welcome.into(),
            revisions: revisions.collect(),
            months: months
                .map(|one| GiftMonth { month: one.month.to_string(), landings: one.landings.into() })
                .collect(),
        }
    }
}
