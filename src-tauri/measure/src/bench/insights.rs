//! What each figure of insight costs in journals of one, ten and fifty years: it may grow with the records and no faster.

use super::Outcome;
use super::growth::{Figure, grown};

/// Fifty years may cost so many times as much as one: fifty, and a fifth for memory that no longer fits into caches.
const MOST: f64 = 60.0;

const FIGURES: [(&str, Figure); 7] = [
    ("inequalities", |journal| Ok(journal.inequalities()?.returned.first.of as usize)),
    ("balance", |journal| Ok(journal.balances()?.len())),
    ("budget", |journal| Ok(journal.budget()?.before.len())),
    ("time", |journal| Ok(journal.time_by_month()?.iter().map(|month| month.clients.len()).sum())),
    ("themes", |journal| Ok(journal.theme_figures(None)?.themes.iter().map(|theme| theme.said.len()).sum())),
    ("forms", |journal| Ok(journal.form_figures()?.iter().map(|form| form.clients.len()).sum())),
    ("gifts", |journal| Ok(journal.gift_figures()?.iter().map(|gift| gift.months.len()).sum())),
];

/// The rows, in words, a line a figure. An error if one grew faster than it may.
///
/// # Errors
/// When a practice can't be made, a figure is empty, or it costs more than it may.
pub fn insights() -> Outcome<String> {
    let costs = grown(&FIGURES)?;
    let lines: Vec<String> = costs.iter().map(|cost| format!("insights, {cost}")).collect();
    if costs.iter().any(|cost| cost.ratio() > MOST) {
        return Err(format!("{}\nMore than {MOST} times as much as in one year.", lines.join("\n")).into());
    }
    Ok(lines.join("\n"))
}
