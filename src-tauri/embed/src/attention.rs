//! Attention: within each text, every piece looks at every other.

use matrix::{Packed, in_lanes, vectorised};

use crate::DIMENSIONS;
use crate::curves::exp_of_negative;
use crate::encoder::{HEAD_SIZE, HEADS};

/// Queries, keys and values of a piece side by side.
pub(crate) const ATTEND: usize = 3 * DIMENSIONS;

/// What is computed for one head of one text, in memory that is used again.
pub(crate) struct Attention {
    queries: Vec<f32>,
    keys: Packed,
    values: Packed,
    weights: Vec<f32>,
    found: Vec<f32>,
    room: Vec<f32>,
}

impl Default for Attention {
    fn default() -> Self {
        let (keys, values) = (Packed::empty(HEAD_SIZE), Packed::empty(0));
        Self { queries: Vec::new(), keys, values, weights: Vec::new(), found: Vec::new(), room: Vec::new() }
    }
}

impl Attention {
    /// From the queries, keys and values of all pieces to what each of them finds in its text.
    pub(crate) fn apply(&mut self, attend: &[f32], lengths: &[usize], context: &mut [f32]) {
        let (mut attend, mut context) = (attend, context);
        for &length in lengths {
            let (text, others) = attend.split_at((length * ATTEND).min(attend.len()));
            let (into, rest) = context.split_at_mut((length * DIMENSIONS).min(context.len()));
            for head in 0..HEADS {
                self.head(text, length, head, into);
            }
            (attend, context) = (others, rest);
        }
    }

    fn head(&mut self, text: &[f32], length: usize, head: usize, into: &mut [f32]) {
        let part = |which: usize| {
            let begin = which * DIMENSIONS + head * HEAD_SIZE;
            let rows = text.chunks_exact(ATTEND);
            rows.map(move |row| row.get(begin..begin + HEAD_SIZE).unwrap_or_default())
        };
        self.queries.clear();
        part(0).for_each(|row| self.queries.extend_from_slice(row));
        self.keys.fill(part(1));
        self.values.fill_rows(part(2), HEAD_SIZE);
        self.weights.resize(length * length, 0.0);
        self.keys.times(&self.queries, &mut self.weights, &mut self.room);
        softmax(&mut self.weights, length);
        self.found.resize(length * HEAD_SIZE, 0.0);
        self.values.times(&self.weights, &mut self.found, &mut self.room);
        for (row, found) in into.chunks_exact_mut(DIMENSIONS).zip(self.found.chunks_exact(HEAD_SIZE)) {
            let place = row.iter_mut().skip(head * HEAD_SIZE);
            place.zip(found).for_each(|(to, from)| *to = *from);
        }
    }
}

/// Makes each row of so many numbers positive and sum up to 1.
fn softmax(rows: &mut [f32], length: usize) {
    vectorised(
        #[inline(always)]
        || {
            for row in rows.chunks_exact_mut(length.max(1)) {
                let highest = row.iter().fold(f32::NEG_INFINITY, |a, &b| if b > a { b } else { a });
                row.iter_mut().for_each(|value| *value = exp_of_negative(*value - highest));
                let total = in_lanes(row, |value| value);
                row.iter_mut().for_each(|value| *value /= total);
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn softmax_sums_to_one_even_for_large_numbers() {
        let mut rows = [1000.0, 1000.0, -1000.0, 0.0];
        softmax(&mut rows, 2);
        assert_eq!(rows.map(|value| (value * 1e6).round() / 1e6), [0.5, 0.5, 0.0, 1.0]);
    }
}
