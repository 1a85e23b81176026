//! Who comes to the practice, when, how often, and how much of everything is theirs.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use journal::ids::{ClientId, NeedId, WantId};

use super::dice::Dice;
use super::grammar::{Grammar, Values, capitalised};
use super::{DAY_MS, HOUR_MS, Plan, parted};

/// So many days before the first page the first of them came.
const BEFORE_DAYS: f64 = 400.0;

/// A client to be.
pub(super) struct Person {
    pub(super) name: String,
    /// What is always the same about them in sentences.
    pub(super) values: Values,
    /// The first day of working together, which may lie before the first page of all.
    pub(super) since_at: i64,
    /// When their pages are written.
    pub(super) pages: Vec<i64>,
    /// Before this page they paused.
    pub(super) paused_before: Option<usize>,
    /// Whether they leave before the end.
    pub(super) leaves: bool,
    /// What they come for, by place among the themes.
    pub(super) themes: Vec<usize>,
    /// How much of everything is theirs.
    pub(super) wants: Quota,
    pub(super) needs: Quota,
    pub(super) deliveries: Quota,
    pub(super) promises: Quota,
    /// Once they are there.
    pub(super) id: Option<ClientId>,
    pub(super) active: bool,
    pub(super) heard: Vec<Heard>,
    pub(super) beneath: Vec<Rung>,
}

/// So many of something, spread over somebody's pages.
#[derive(Clone, Copy, Default)]
pub(super) struct Quota {
    pub(super) all: usize,
    done: usize,
}

impl Quota {
    /// How many fall to this page: the first ones early on, or each as late as it may.
    pub(super) fn due(&mut self, page: usize, pages: usize, early: bool) -> usize {
        let until = ((page + 1) * self.all).checked_div(pages).unwrap_or(self.all);
        let rounded = if early && until * pages < (page + 1) * self.all { until + 1 } else { until };
        let due = rounded.min(self.all).saturating_sub(self.done);
        self.done += due;
        due
    }
}

/// A want that was heard.
pub(super) struct Heard {
    pub(super) id: WantId,
    pub(super) theme: usize,
    pub(super) text: String,
    pub(super) open: bool,
}

/// A need that was found.
pub(super) struct Rung {
    pub(super) id: NeedId,
    pub(super) theme: usize,
    /// How many needs lie above it.
    pub(super) depth: usize,
    pub(super) want: Option<WantId>,
    pub(super) open: bool,
}

/// Everybody, in the order they come.
pub(super) fn cast(plan: &Plan, grammar: &Grammar, themes: usize, dice: &mut Dice) -> Vec<Person> {
    let spans: Vec<Span> = (0..plan.clients).map(|place| span(plan, place, dice)).collect();
    let meetings: Vec<f64> = spans.iter().map(|span| span.meetings).collect();
    let thoughts = plan.reflections / 25;
    let pages = parted(plan.reflections - thoughts, &meetings);
    let uneven = |dice: &mut Dice| -> Vec<f64> { meetings.iter().map(|m| m * (0.4 + dice.share())).collect() };
    let quotas: Vec<Vec<usize>> = [plan.wants, plan.needs, plan.deliveries, plan.promises]
        .into_iter()
        .map(|total| parted(total, &uneven(dice)))
        .collect();
    let quota = |kind: usize, place: usize| Quota {
        all: quotas.get(kind).and_then(|parts| parts.get(place)).copied().unwrap_or(0),
        done: 0,
    };
    let mut names = BTreeSet::new();
    let people = spans.into_iter().zip(pages).enumerate().map(|(place, (span, pages))| {
        let paused_before = (span.days > 300.0 && pages > 12 && dice.chance(0.2)).then_some(pages / 2);
        let (name, values) = named(grammar, &mut names, dice);
        Person {
            name,
            values,
            since_at: plan.begins_at() + (span.since * DAY_MS as f64) as i64,
            pages: times(plan, &span, pages, paused_before.is_some(), dice),
            paused_before,
            leaves: span.leaves,
            themes: (0..dice.within(2, 3)).map(|_| dice.within(0, themes as i64 - 1) as usize).collect(),
            wants: quota(0, place),
            needs: quota(1, place),
            deliveries: quota(2, place),
            promises: quota(3, place),
            id: None,
            active: false,
            heard: Vec::new(),
            beneath: Vec::new(),
        }
    });
    people.collect()
}

/// When somebody comes and goes, in days from the first page.
struct Span {
    since: f64,
    begins: f64,
    days: f64,
    meetings: f64,
    leaves: bool,
}

fn span(plan: &Plan, place: usize, dice: &mut Dice) -> Span {
    let days = f64::from(plan.days);
    let since = (days + BEFORE_DAYS) * (place as f64 + dice.share()) / plan.clients as f64 - BEFORE_DAYS;
    let begins = since.clamp(0.0, (days - 5.0).max(0.0));
    let mut ends = since + dice.long_tailed(330.0, 25.0);
    if ends < begins + 20.0 {
        ends = begins + dice.long_tailed(200.0, 20.0);
    }
    let every = dice.weighted(&[(7.0, 5), (14.0, 4), (21.0, 1)], 7.0);
    let worked = ends.min(days) - begins;
    Span { since, begins, days: worked, meetings: (worked / every).max(1.0), leaves: ends < days }
}

/// Instants of working hours spread over a span, with a pause in the middle for some.
fn times(plan: &Plan, span: &Span, pages: usize, pauses: bool, dice: &mut Dice) -> Vec<i64> {
    let pause = if pauses { span.days / 4.0 } else { 0.0 };
    let mut times: Vec<i64> = (0..pages)
        .map(|page| {
            let way = (page as f64 + 0.1 + 0.8 * dice.share()) / pages as f64;
            let day = span.begins + way * (span.days - pause) + if page >= pages / 2 { pause } else { 0.0 };
            let day = plan.begins_at() + day as i64 * DAY_MS;
            let hours =
                dice.weighted(&[(7, 1), (8, 3), (9, 5), (10, 5), (11, 4), (13, 4), (14, 5), (15, 5), (17, 2)], 19);
            let at = working_day(day, dice) + hours * HOUR_MS + dice.within(0, 3) * HOUR_MS / 4;
            at.clamp(plan.begins_at() + 7 * HOUR_MS, plan.ends_at() - HOUR_MS)
        })
        .collect();
    times.sort_unstable();
    times
}

/// The Friday before, for most days of a weekend.
fn working_day(day: i64, dice: &mut Dice) -> i64 {
    // The first of January 1970 was a Thursday.
    match (day.div_euclid(DAY_MS) + 4).rem_euclid(7) {
        0 if dice.chance(0.9) => day - 2 * DAY_MS,
        6 if dice.chance(0.8) => day - DAY_MS,
        _ => day,
    }
}

fn named(grammar: &Grammar, taken: &mut BTreeSet<String>, dice: &mut Dice) -> (String, Values) {
    let she = dice.chance(0.55);
    let mut name = String::new();
    for _ in 0..40 {
        name = one_name(grammar, she, dice);
        if taken.insert(name.clone()) {
            break;
        }
    }
    let first = name.split(' ').next().unwrap_or_default().to_owned();
    let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    let pronouns = if she { ["she", "her", "her", "hers"] } else { ["he", "him", "his", "his"] };
    let mut values: Values = ["they", "them", "their", "theirs"].into_iter().zip(pronouns.map(str::to_owned)).collect();
    let none = Values::new();
    let (kin, mate) = (grammar.say("kin", &none, dice), grammar.say("mate", &none, dice));
    for (name, of, word) in [("relative", "relative_of", kin), ("partner", "partner_of", mate)] {
        values.insert(name, format!("my {word}"));
        values.insert(of, format!("{} {word}", if she { "her" } else { "his" }));
    }
    for slot in ["place", "tool", "craft", "town", "rival"] {
        let said = grammar.say(slot, &values, dice);
        values.insert(slot, said);
    }
    values.insert("first", first);
    values.insert("initials", initials);
    (name, values)
}

fn one_name(grammar: &Grammar, she: bool, dice: &mut Dice) -> String {
    let none = Values::new();
    if dice.chance(0.04) {
        return grammar.say("other name", &none, dice);
    }
    let first = grammar.say(if she { "first she" } else { "first he" }, &none, dice);
    let last = grammar.say("last head", &none, dice) + &grammar.say("last tail", &none, dice);
    format!("{first} {}", capitalised(&last.to_lowercase()))
}

/// The day of an instant, as the calendar of UTC has it.
pub(super) fn day_of(at: i64) -> NaiveDate {
    chrono::DateTime::from_timestamp_millis(at).unwrap_or_default().date_naive()
}
