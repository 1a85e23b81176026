//! What the same question costs in journals of one, ten and fifty years.

use std::fmt;

use chrono::NaiveDate;
use journal::Journal;

use super::{Outcome, best_of};
use crate::practice::{Plan, make};

const YEARS: [u32; 3] = [1, 10, 50];
const SEED: u64 = 1;
const RUNS: usize = 5;
/// A measurement as long as this tells something.
const ENOUGH_MS: f64 = 100.0;

/// Asks a journal something, and tells how much it answers.
pub(super) type Figure = fn(&Journal) -> journal::Result<usize>;

/// What a question costs, in milliseconds.
pub(super) struct Growth {
    name: &'static str,
    one: f64,
    ten: f64,
    fifty: f64,
}

impl Growth {
    /// How many times as much fifty years cost as one.
    pub(super) fn ratio(&self) -> f64 {
        self.fifty / self.one
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, one, ten, fifty } = self;
        write!(f, "{name}: {one:.2} ms in one year, {ten:.2} in ten, {fifty:.1} in fifty; ratio {:.1}", self.ratio())
    }
}

/// What each question costs.
pub(super) fn grown(figures: &[(&'static str, Figure)]) -> Outcome<Vec<Growth>> {
    let until = NaiveDate::from_ymd_opt(2026, 11, 20).ok_or("a day")?;
    let mut costs = Vec::new();
    for years in YEARS {
        let journal = make(&Plan::years(years, until), SEED, |_| {})?;
        costs.push(figures.iter().map(|(name, figure)| cost(&journal, name, *figure)).collect::<Outcome<Vec<f64>>>()?);
    }
    let [one, ten, fifty] = costs.as_slice() else { return Err("three practices were to be measured".into()) };
    let each = figures.iter().zip(one).zip(ten).zip(fifty);
    Ok(each.map(|((((name, _), one), ten), fifty)| Growth { name, one: *one, ten: *ten, fifty: *fifty }).collect())
}

/// Milliseconds that a question takes, which must have an answer.
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
