//! How sure a figure is: the bootstrap, with a fixed seed so that the same file gives the same interval.

pub use journal::insight::Random;
use serde::Serialize;

use crate::measures::auc;

const REPEATS: usize = 2000;
const SEED: u64 = 20_261_122;

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// 2.5 % of the resampled figures lie below.
    pub low: f64,
    /// 2.5 % of them lie above.
    pub high: f64,
}

/// What was seen of each unit (a need, a gift, a group of wants), from which a figure follows.
#[derive(Debug, Clone)]
pub enum Sample {
    /// The figure is the mean.
    Mean(Vec<f64>),
    /// The figure is the area under the curve that tells the first numbers from the second.
    Auc(Vec<(f64, f64)>),
}

impl Sample {
    /// How many units were seen.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Mean(values) => values.len(),
            Self::Auc(tops) => tops.len(),
        }
    }

    /// Whether nothing was seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn figure(&self, units: &[usize]) -> f64 {
        match self {
            Self::Mean(values) => units.iter().filter_map(|&unit| values.get(unit)).sum::<f64>() / units.len() as f64,
            Self::Auc(tops) => {
                let (with, without): (Vec<_>, Vec<_>) =
                    units.iter().filter_map(|&unit| tops.get(unit)).copied().unzip();
                auc(&with, &without)
            }
        }
    }
}

/// The figure of a sample. `None` if nothing was seen.
#[must_use]
pub fn figure(sample: &Sample) -> Option<Figure> {
    resampled(sample.len(), |units| sample.figure(units))
}

/// How much higher the figure of `ours` is than that of `theirs`, over the same units. `None` if they differ in number.
#[must_use]
pub fn difference(ours: &Sample, theirs: &Sample) -> Option<Figure> {
    let same = ours.len() == theirs.len();
    same.then(|| resampled(ours.len(), |units| ours.figure(units) - theirs.figure(units))).flatten()
}

fn resampled(count: usize, figure: impl Fn(&[usize]) -> f64) -> Option<Figure> {
    if count == 0 {
        return None;
    }
    let mut random = Random(SEED);
    let mut figures: Vec<f64> =
        (0..REPEATS).map(|_| figure(&(0..count).map(|_| random.below(count)).collect::<Vec<_>>())).collect();
    figures.sort_by(f64::total_cmp);
    let all: Vec<usize> = (0..count).collect();
    Some(Figure {
        value: figure(&all),
        low: *figures.get(REPEATS / 40)?,
        high: *figures.get(REPEATS - REPEATS / 40 - 1)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_narrows_with_more_units() {
        let few = figure(&Sample::Mean([0.0, 1.0].repeat(10))).unwrap();
        let many = figure(&Sample::Mean([0.0, 1.0].repeat(500))).unwrap();
        assert_eq!((few.value, many.value), (0.5, 0.5));
        assert!(few.low < 0.4 && few.high > 0.6 && many.low > 0.45 && many.high < 0.55);
    }

    #[test]
    fn a_constant_difference_has_no_spread() {
        let (ours, theirs) = (Sample::Mean(vec![0.75, 0.5]), Sample::Mean(vec![0.5, 0.25]));
        assert_eq!(difference(&ours, &theirs), Some(Figure { value: 0.25, low: 0.25, high: 0.25 }));
    }

    #[test]
    fn nothing_seen_gives_no_figure() {
        assert_eq!(figure(&Sample::Mean(Vec::new())), None);
        assert_eq!(difference(&Sample::Mean(vec![1.0]), &Sample::Mean(Vec::new())), None);
    }
}
