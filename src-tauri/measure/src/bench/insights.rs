//! What each figure of insight costs in journals of one, ten and fifty years: it may grow with the records and no faster.

use chrono::NaiveDate;
use journal::Journal;

use super::{Outcome, best_of};
use crate::practice::{Plan, make};

const YEARS: [u32; 3] = [1, 10, 50];
const SEED: u64 = 1;
const RUNS: usize = 5;
/// A measurement as long as this tells something.
const ENOUGH_MS: f64 = 100.0;
/// Fifty years may cost so many times as much as one: fifty, and a fifth for memory that no longer fits into caches.
const MOST: f64 = 60.0;

type Figure = fn(&Journal) -> journal::Result<usize>;

const FIGURES: [(&str, Figure); 7] = [
    ("inequalities", |journal| Ok(journal.inequalities()?.returned.first.of as usize)),
    ("balance", |journal| Ok(journal.balances()?.len())),
    ("budget", |journal| Ok(journal.budget()?.before.len())),
    ("time", |journal| Ok(journal.time_by_month()?.len())),
    ("themes", |journal| Ok(journal.theme_figures(None)?.themes.len())),
    ("forms", |journal| Ok(journal.form_figures()?.len())),
    ("gifts", |journal| Ok(journal.gift_figures()?.len())),
];

/// The rows, in words, a line a figure. An error if one grew faster than it may.
///
/// # Errors
/// When a practice can't be made, a figure is empty, or it costs more than it may.
pub fn insights() -> Outcome<String> {
    let until = NaiveDate::from_ymd_opt(2026, 11, 20).ok_or("a day")?;
    let mut costs = Vec::new();
    for years in YEARS {
        let journal = make(&Plan::years(years, until), SEED, |_| {})?;
        costs.push(FIGURES.iter().map(|(name, figure)| cost(&journal, name, *figure)).collect::<Outcome<Vec<f64>>>()?);
    }
    let [one, ten, fifty] = costs.as_slice() else { return Err("three practices were to be measured".into()) };
    let mut lines = Vec::new();
    let mut worst: f64 = 0.0;
    for ((((name, _), one), ten), fifty) in FIGURES.iter().zip(one).zip(ten).zip(fifty) {
        let ratio = fifty / one;
        lines.push(format!(
            "insights, {name}: {one:.2} ms in one year, {ten:.2} in ten, {fifty:.1} in fifty; ratio {ratio:.1}"
        ));
        worst = worst.max(ratio);
    }
    if worst > MOST {
        return Err(format!("{}\nMore than {MOST} times as much as in one year.", lines.join("\n")).into());
    }
    Ok(lines.join("\n"))
}

/// Milliseconds that a figure takes, which must have something to tell.
fn cost(journal: &Journal, name: &str, figure: Figure) -> Outcome<f64> {
    if figure(journal)? == 0 {
        return Err(format!("The figure “{name}” is empty: there was nothing to measure.").into());
    }
    // The system counts computing time in whole ticks, so short figures are asked for again and again.
    let mut times = 1;
    loop {
        let spent = best_of(RUNS, || {
            for _ in 0..times {
                std::hint::black_box(figure(journal)).ok();
            }
        });
        if spent >= ENOUGH_MS {
            return Ok(spent / f64::from(times));
        }
        times *= 4;
    }
}
