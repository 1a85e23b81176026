//! Which gifts can be among the best for each need: one matrix product in single precision, and a look at each row.

use matrix::{Packed, vectorised};

/// Scores of the matrix product are this near to the exact ones.
const ROUGHNESS: f32 = 1e-4;
/// Scores looked at together.
const LOOK: usize = 32;

/// A gift to compare with: its direction, and between what its own share lies, whatever the need.
pub(super) struct Column<'a> {
    pub(super) direction: &'a [f32],
    pub(super) least: f64,
    pub(super) most: f64,
}

/// All of them, as a matrix.
pub(super) struct Columns {
    directions: Packed,
    /// By how much the most is above the least.
    sway: Vec<f32>,
}

impl Columns {
    pub(super) fn of(columns: &[Column], size: usize) -> Self {
        let least: Vec<f32> = columns.iter().map(|column| column.least as f32).collect();
        let sway = columns.iter().map(|column| (column.most - column.least) as f32).collect();
        let directions = columns.iter().map(|column| column.direction);
        Self { directions: Packed::with_room(directions, size, columns.len()).adding(&least), sway }
    }

    pub(super) fn count(&self) -> usize {
        self.sway.len()
    }

    /// The least score of each row with each column: row after row.
    pub(super) fn scores(&self, rows: &[f32], count: usize, scores: &mut Vec<f32>, room: &mut Vec<f32>) {
        scores.resize(count * self.count(), 0.0);
        self.directions.times(rows, scores, room);
    }

    /// The columns that may be among the best `keep` of a row of scores, in no order, into `near`. What is scored −∞ is
    /// left out.
    pub(super) fn near(&self, scores: &[f32], keep: usize, near: &mut Vec<usize>) {
        vectorised(
            #[inline(always)]
            || self.near_here(scores, keep, near),
        );
    }

    #[inline(always)]
    fn near_here(&self, scores: &[f32], keep: usize, near: &mut Vec<usize>) {
        near.clear();
        let from = at_most_the_least_of_best(scores, keep) - ROUGHNESS;
        for (number, (scores, sways)) in scores.chunks(LOOK).zip(self.sway.chunks(LOOK)).enumerate() {
            let pairs = scores.iter().zip(sways);
            if pairs.clone().fold(false, |any, (score, sway)| any | (score + sway >= from)) {
                let is_near = |score: f32, sway: f32| score + sway >= from && score > f32::NEG_INFINITY;
                let columns = (number * LOOK..).zip(pairs);
                near.extend(columns.filter(|(_, (score, sway))| is_near(**score, **sway)).map(|(column, _)| column));
            }
        }
    }
}

/// A number that the best `keep` scores all reach: each place of the chunks has its own highest score, and these are
/// different columns. −∞ where more are to be kept than that can tell.
#[inline(always)]
fn at_most_the_least_of_best(scores: &[f32], keep: usize) -> f32 {
    let mut highest = [f32::NEG_INFINITY; LOOK];
    for chunk in scores.chunks(LOOK) {
        highest
            .iter_mut()
            .zip(chunk)
            .for_each(|(highest, score)| *highest = if score > highest { *score } else { *highest });
    }
    let Some(last) = keep.checked_sub(1).filter(|last| *last < LOOK) else { return f32::NEG_INFINITY };
    *highest.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_always_near(
            shares in proptest::collection::vec((-50i8..50, 0i8..9, any::<bool>()), 1..200), keep in 1usize..40,
        ) {
            let shares: Vec<(f64, f64, bool)> =
                shares.iter().map(|(least, sway, open)| (f64::from(*least) / 9.0, f64::from(*sway), *open)).collect();
            let column = |(least, sway, _): &(f64, f64, bool)| Column { direction: &[1.0], least: *least, most: least + sway };
            let columns = Columns::of(&shares.iter().map(column).collect::<Vec<_>>(), 1);
            let (mut scores, mut near) = (Vec::new(), Vec::new());
            columns.scores(&[0.5], 1, &mut scores, &mut Vec::new());
            for (score, (.., open)) in scores.iter_mut().zip(&shares) {
                *score = if *open { *score } else { f32::NEG_INFINITY };
            }
            columns.near(&scores, keep, &mut near);
            let open: Vec<usize> = (0..shares.len()).filter(|column| shares[*column].2).collect();
            prop_assert!(near.iter().all(|column| open.contains(column)));
            // Even if each had the most that it may have, and all others the least.
            for column in open.clone() {
                let better = open.iter().filter(|other| **other != column && shares[**other].0 > shares[column].0 + shares[column].1);
                prop_assert!(better.count() >= keep || near.contains(&column));
            }
        }
    }
}
