//! The forward pass of the encoder: six layers of attention, as published, over whole batches of texts.
//!
//! The pieces of all texts of a batch stand below each other in one matrix, so no work is spent on padding; only
//! attention looks at one text at a time. Single precision throughout.

use matrix::{Packed, in_lanes, vectorised};

use crate::DIMENSIONS;
use crate::attention::Attention;
use crate::curves::gelu;

pub(crate) const HEADS: usize = 12;
pub(crate) const HEAD_SIZE: usize = DIMENSIONS / HEADS;
/// `layer_norm_eps` of the published model.
const NORM_EPSILON: f32 = 1e-12;

/// Brings each row to mean 0 and variance 1, then scales and shifts it.
#[derive(Debug)]
pub(crate) struct Norm {
    pub scale: Vec<f32>,
    pub shift: Vec<f32>,
}

impl Norm {
    pub(crate) fn apply(&self, rows: &mut [f32]) {
        vectorised(
            #[inline(always)]
            || rows.chunks_exact_mut(DIMENSIONS).for_each(|row| self.apply_to(row)),
        );
    }

    #[inline(always)]
    fn apply_to(&self, row: &mut [f32]) {
        let mean = in_lanes(row, |value| value) / DIMENSIONS as f32;
        let variance = in_lanes(row, |value| (value - mean) * (value - mean)) / DIMENSIONS as f32;
        let steepness = 1.0 / (variance + NORM_EPSILON).sqrt();
        for (value, (scale, shift)) in row.iter_mut().zip(self.scale.iter().zip(&self.shift)) {
            *value = (*value - mean) * steepness * scale + shift;
        }
    }
}

/// One layer of the encoder.
#[derive(Debug)]
pub(crate) struct Layer {
    /// Queries, keys and values side by side; the queries are already divided by the root of the head's size.
    pub attend: Packed,
    pub attended: Packed,
    pub attended_norm: Norm,
    pub widen: Packed,
    pub narrow: Packed,
    pub narrowed_norm: Norm,
}

/// A batch on its way through the layers: a row a piece, and memory that each layer uses again.
pub(crate) struct Passage<'a> {
    pub rows: Vec<f32>,
    lengths: &'a [usize],
    attention: Attention,
    wide: Vec<f32>,
    other: Vec<f32>,
    room: Vec<f32>,
}

impl<'a> Passage<'a> {
    /// `lengths` says how many rows each text has.
    pub(crate) fn of(rows: Vec<f32>, lengths: &'a [usize]) -> Self {
        let attention = Attention::default();
        Self { rows, lengths, attention, wide: Vec::new(), other: Vec::new(), room: Vec::new() }
    }
}

impl Layer {
    pub(crate) fn apply(&self, passage: &mut Passage) {
        let Passage { rows, lengths, attention, wide, other, room } = passage;
        times(&self.attend, rows, wide, room);
        other.resize(rows.len(), 0.0);
        attention.apply(wide, lengths, other);
        times(&self.attended, other, wide, room);
        add(rows, wide);
        self.attended_norm.apply(rows);

        times(&self.widen, rows, wide, room);
        vectorised(
            #[inline(always)]
            || wide.iter_mut().for_each(|value| *value = gelu(*value)),
        );
        times(&self.narrow, wide, other, room);
        add(rows, other);
        self.narrowed_norm.apply(rows);
    }
}

fn times(matrix: &Packed, rows: &[f32], into: &mut Vec<f32>, room: &mut Vec<f32>) {
    into.resize(rows.len().checked_div(matrix.depth()).unwrap_or_default() * matrix.columns(), 0.0);
    matrix.times(rows, into, room);
}

fn add(to: &mut [f32], what: &[f32]) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += what);
}

/// The mean row of each text, brought to length 1 (the published pooling and normalisation).
pub(crate) fn pool(rows: &[f32], lengths: &[usize]) -> Vec<crate::Vector> {
    let mut rows = rows.chunks_exact(DIMENSIONS);
    let pooled = lengths.iter().map(|&length| {
        let mut vector = [0.0; DIMENSIONS];
        rows.by_ref().take(length).for_each(|row| add(&mut vector, row));
        let length = in_lanes(&vector, |value| value * value).sqrt().max(f32::MIN_POSITIVE);
        vector.iter_mut().for_each(|value| *value /= length);
        vector
    });
    pooled.collect()
}
