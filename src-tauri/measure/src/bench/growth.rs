//! What the same question costs in journals of one, ten and fifty years.

use std::fmt;

use chrono::NaiveDate;
use journal::Journal;

use super::{Outcome, spent_by};
use crate::practice::{Plan, make};

const YEARS: [u32; 3] = [1, 10, 50];
const SEED: u64 = 1;
const RUNS: usize = 5;
/// A measurement as long as this tells something.
const ENOUGH_MS: f64 = 100.0;

/// Asks a journal something, and tells in how many lines it answers.
pub(super) type Figure = fn(&Journal) -> journal::Result<usize>;

/// What a question costs in each journal, in milliseconds, and in how many lines it is answered.
pub(super) struct Growth {
    name: &'static str,
    costs: [f64; YEARS.len()],
    lines: [usize; YEARS.len()],
}

impl Growth {
    /// How many times as much fifty years cost as one.
    pub(super) fn ratio(&self) -> f64 {
        let [one, _, fifty] = self.costs;
        fifty / one
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, costs: [one, ten, fifty], lines: [few, _, many] } = self;
        write!(f, "{name}: {one:.2} ms in one year, {ten:.2} in ten, {fifty:.1} in fifty; ratio {:.1}", self.ratio())?;
        write!(f, ", of the lines it answers {:.1} ({few} and {many})", *many as f64 / *few as f64)
    }
}

/// What each question costs. The three journals are asked in turn, round by round: a machine that is slower for a while is
/// so for all of them.
pub(super) fn grown(figures: &[(&'static str, Figure)]) -> Outcome<Vec<Growth>> {
    let until = NaiveDate::from_ymd_opt(2026, 11, 20).ok_or("a day")?;
    let [one, ten, fifty] = YEARS.map(|years| make(&Plan::years(years, until), SEED, |_| {}));
    let journals = [one?, ten?, fifty?];
    figures.iter().map(|(name, figure)| growth(&journals, name, *figure)).collect()
}

fn growth(journals: &[Journal; YEARS.len()], name: &'static str, figure: Figure) -> Outcome<Growth> {
    let mut lines = [0; YEARS.len()];
    for (journal, lines) in journals.iter().zip(&mut lines) {
        *lines = figure(journal)?;
        if *lines == 0 {
            return Err(format!("The figure “{name}” is empty: there was nothing to measure.").into());
        }
    }
    let mut costs = [f64::INFINITY; YEARS.len()];
    for _ in 0..RUNS {
        for (journal, least) in journals.iter().zip(&mut costs) {
            *least = least.min(cost(journal, figure));
        }
    }
    Ok(Growth { name, costs, lines })
}

/// Milliseconds that a question takes.
fn cost(journal: &Journal, figure: Figure) -> f64 {
    // The system counts computing time in whole ticks, so short figures are asked for again and again.
    let mut times = 1;
    loop {
        let spent = spent_by(|| {
            for _ in 0..times {
                std::hint::black_box(figure(journal)).ok();
            }
        });
        if spent >= ENOUGH_MS {
            return spent / f64::from(times);
        }
        times *= 4;
    }
}
