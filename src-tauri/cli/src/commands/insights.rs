//! What a practice's own records say of it: every figure as JSON, or as a text to read.

use std::fmt::Write as _;

use journal::Journal;
use journal::figures::Figures;
use journal::guard::balance::{Balance, ClientBalance, PartKind};
use journal::guard::budget::{Budget, PursuitWeek, Standing};
use journal::insight::{
    Effect, FormFigures, GiftFigures, Inequalities, Month, Rate, Share, ThemeFigures, themes as gathered,
};
use journal::profile::Profile;
use journal::words::{GiftEvent, Warmth};

use super::Outcome;
use crate::args::Listing;
use crate::failure::Failure;
use crate::meaning::model;
use crate::output::{Answer, plain};

/// So many months of time are told in words, the latest; JSON has all.
const MONTHS_TOLD: usize = 12;

pub(super) fn show(journal: &Journal, asked: &Listing) -> Outcome {
    let figures = Figures { themes: themes(journal)?, ..journal.figures(None)? };
    if asked.json {
        return Answer::json(&figures);
    }
    Ok(Answer::text(text(&figures, &journal.profile()?)))
}

/// What answers speak of; the sentence model reads those that it has not read yet, and nothing is kept.
fn themes(journal: &Journal) -> Result<Vec<ThemeFigures>, Failure> {
    if journal.answers(None)?.iter().all(|answer| !answer.named.is_empty()) {
        return Ok(journal.theme_figures(None)?.themes);
    }
    let Some(model) = model() else { return Ok(journal.theme_figures(None)?.themes) };
    let mut answers = journal.answers(Some(model.id()))?;
    let unread = answers.iter_mut().filter(|answer| answer.named.is_empty() && answer.vector.is_none());
    let (places, texts): (Vec<_>, Vec<String>) =
        unread.map(|answer| (&mut answer.vector, answer.answer.clone())).unzip();
    let vectors = model.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    for (place, vector) in places.into_iter().zip(vectors) {
        *place = Some(vector.to_vec().into());
    }
    Ok(gathered(answers).themes)
}

fn text(figures: &Figures, profile: &Profile) -> String {
    let Figures { inequalities, balance, budget, time, themes, forms, gifts } = figures;
    let sections = [
        ("Is any of this true for you?", inequalities_text(inequalities, profile)),
        ("Who is carrying whom", lines(balance, balance_line)),
        ("The giving budget", budget_text(budget)),
        ("Time, the latest months", time_text(time)),
        ("What they answered when asked why", lines(themes, theme_line)),
        ("Forms of giving", lines(forms, form_line)),
        ("Gifts", lines(gifts, gift_line)),
    ];
    sections
        .map(|(title, body)| format!("{title}\n{}", if body.is_empty() { "  Nothing yet.\n" } else { &body }))
        .join("\n")
}

fn lines<T>(all: &[T], line: fn(&T) -> String) -> String {
    all.iter().map(|one| format!("  {}\n", plain(&line(one)))).collect()
}

fn inequalities_text(told: &Inequalities, profile: &Profile) -> String {
    let (love, like) = (profile.warmth_word(Warmth::Love), profile.warmth_word(Warmth::Like));
    let felt = [love, like];
    let signs = [("returned", &told.returned), ("recommended", &told.recommended), ("forgave", &told.forgave)];
    let needs = &told.love_after_needs;
    let mut text = format!("  “{love}” after a need was served: {}\n", share(needs.first));
    writeln!(text, "  “{love}” after a want was met only: {}", share(needs.second)).ok();
    text += &effect(&needs.effect, points);
    for (what, shares) in signs {
        for (word, side) in felt.iter().zip([shares.first, shares.second]) {
            writeln!(text, "  {what}, of those whose last reading is “{word}”: {}", share(side)).ok();
        }
        text += &effect(&shares.effect, points);
    }
    writeln!(text, "  Warmth gained per hour with unique gifts: {}", rate(told.warmth_per_hour.first)).ok();
    writeln!(text, "  Warmth gained per hour with the rest: {}", rate(told.warmth_per_hour.second)).ok();
    text += &effect(&told.warmth_per_hour.effect, |value| format!("{value:+.2}"));
    text += "  These figures compare what happened; they can't say why. Intervals are of 95 %.\n";
    plain_lines(&text)
}

/// Lines without any other control character.
fn plain_lines(text: &str) -> String {
    text.lines().map(|line| plain(line) + "\n").collect()
}

fn points(value: f64) -> String {
    format!("{:+.0} points", value * 100.0)
}

fn effect(effect: &Effect, figure: fn(f64) -> String) -> String {
    match effect {
        Effect::TooFew { least } => format!("    Too few to say: each side needs {least}.\n"),
        Effect::Difference { interval, .. } => {
            let [value, low, high] = [interval.value, interval.low, interval.high].map(figure);
            format!("    The difference: {value} ({low} to {high})\n")
        }
    }
}

fn share(share: Share) -> String {
    let counts = format!("{} of {}", share.hits, share.of);
    match (share.value, share.low, share.high) {
        (Some(value), Some(low), Some(high)) => {
            let [value, low, high] = [value, low, high].map(|share| format!("{:.0} %", share * 100.0));
            format!("{counts}, {value} ({low} to {high})")
        }
        _ => counts,
    }
}

fn rate(rate: Rate) -> String {
    let counts = format!("{:+} in {} min, {} deliveries", rate.gained, rate.minutes, rate.deliveries);
    match (rate.value, rate.low, rate.high) {
        (Some(value), Some(low), Some(high)) => format!("{value:.2} ({low:.2} to {high:.2}); {counts}"),
        _ => counts,
    }
}

fn balance_line(balance: &ClientBalance) -> String {
    format!("{}: 90 days {}; in all {}", balance.client, of_balance(&balance.quarter), of_balance(&balance.whole))
}

fn of_balance(balance: &Balance) -> String {
    let parts = balance.parts.iter().map(|part| {
        let name = match part.kind {
            PartKind::Time => "time",
            PartKind::Gestures => "gestures",
            PartKind::Promises => "promises",
            PartKind::FirstMoves => "first moves",
        };
        format!("{name} {}", signed(part.adds))
    });
    format!("{} ({})", signed(balance.figure), parts.collect::<Vec<_>>().join(", "))
}

/// A figure with its sign; even has none.
fn signed(figure: i32) -> String {
    if figure == 0 { "0".to_owned() } else { format!("{figure:+}") }
}

fn budget_text(budget: &Budget) -> String {
    let Budget { limit, given, planned, planned_unknown, passed_before, before, pursuits, .. } = budget;
    let standing = match budget.standing {
        Standing::Within { left } => format!("{left} min are left."),
        Standing::WillPass { by } => format!("With all that is planned it will be passed by {by} min."),
        Standing::Passed { by } => format!("It is passed by {by} min."),
    };
    format!(
        "  This week: {given} min given and {planned} planned, of {limit}. {standing}\n  \
         Planned with no usual minutes: {planned_unknown}.\n  \
         Passed in {passed_before} of the {} weeks before.\n{}",
        before.len(),
        lines(pursuits, pursuit_line)
    )
}

fn pursuit_line(one: &PursuitWeek) -> String {
    let PursuitWeek { name, spent, planned, short_weeks, .. } = one;
    format!("{name}: {spent} of {planned} min; weeks short in a row: {short_weeks}")
}

fn time_text(months: &[Month]) -> String {
    let latest = months.get(months.len().saturating_sub(MONTHS_TOLD)..).unwrap_or(months);
    lines(latest, |month| {
        let most = month.clients.iter().take(3).map(|one| format!("{} {}+{}", one.client, one.paid, one.given));
        let most = most.collect::<Vec<_>>().join(", ");
        format!("{}: {} min paid, {} given; most: {most}", month.month, month.paid, month.given)
    })
}

fn theme_line(theme: &ThemeFigures) -> String {
    format!("{}: answers {}, clients {}", theme.theme, theme.answers, share(theme.clients))
}

fn form_line(form: &FormFigures) -> String {
    let name = form.form.as_deref().unwrap_or("In no form");
    let loved = form.clients.iter().filter(|client| client.landings.loved > 0).map(|client| client.client.as_str());
    let loved = loved.take(3).collect::<Vec<_>>().join(", ");
    let loved = if loved.is_empty() { String::new() } else { format!("; loved by {loved}") };
    format!("{name}: given {}, welcome {}{loved}", form.landings.given, share(form.welcome))
}

fn gift_line(gift: &GiftFigures) -> String {
    let given: u64 = gift.months.iter().map(|month| month.landings.given).sum();
    let revised = gift.revisions.iter().filter(|revision| revision.event != GiftEvent::Named).count();
    let (name, state) = (&gift.gift, gift.state.as_str());
    format!("{name} ({state}): revised {revised}, given {given}, welcome {}", share(gift.welcome))
}
