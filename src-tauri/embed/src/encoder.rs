//! The forward pass of the encoder: six layers of attention, as published, over whole batches of texts.
//!
//! The pieces of all texts of a batch stand below each other in one matrix, so no work is spent on padding; only
//! attention looks at one text at a time. Single precision throughout.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayBase, ArrayViewMut2, Axis, Ix2, RawData, Slice};

use crate::DIMENSIONS;

pub(crate) const HEADS: usize = 12;
pub(crate) const HEAD_SIZE: usize = DIMENSIONS / HEADS;
/// `layer_norm_eps` of the published model.
const NORM_EPSILON: f32 = 1e-12;

/// A matrix and what is added after it.
#[derive(Debug)]
pub(crate) struct Linear {
    /// Inputs by outputs.
    pub weight: Array2<f32>,
    pub bias: Array1<f32>,
}

impl Linear {
    fn apply(&self, rows: &Array2<f32>) -> Array2<f32> {
        let mut out = Array2::zeros((rows.nrows(), self.bias.len()));
        out += &self.bias;
        general_mat_mul(1.0, rows, &self.weight, 1.0, &mut out);
        out
    }
}

/// Brings each row to mean 0 and variance 1, then scales and shifts it.
#[derive(Debug)]
pub(crate) struct Norm {
    pub scale: Array1<f32>,
    pub shift: Array1<f32>,
}

impl Norm {
    pub(crate) fn apply(&self, rows: &mut Array2<f32>) {
        for mut row in rows.rows_mut() {
            let size = row.len() as f32;
            let mean = row.sum() / size;
            row -= mean;
            let variance = row.dot(&row) / size;
            row /= (variance + NORM_EPSILON).sqrt();
            row *= &self.scale;
            row += &self.shift;
        }
    }
}

/// One layer of the encoder.
#[derive(Debug)]
pub(crate) struct Layer {
    /// Queries, keys and values side by side; the queries are already divided by the root of the head's size.
    pub attend: Linear,
    pub attended: Linear,
    pub attended_norm: Norm,
    pub widen: Linear,
    pub narrow: Linear,
    pub narrowed_norm: Norm,
}

impl Layer {
    /// Passes the rows of several texts through the layer; `lengths` says how many rows each text has.
    pub(crate) fn apply(&self, rows: Array2<f32>, lengths: &[usize]) -> Array2<f32> {
        let context = attention(&self.attend.apply(&rows), lengths);
        let mut middle = self.attended.apply(&context);
        middle += &rows;
        self.attended_norm.apply(&mut middle);

        let mut wide = self.widen.apply(&middle);
        wide.mapv_inplace(gelu);
        let mut out = self.narrow.apply(&wide);
        out += &middle;
        self.narrowed_norm.apply(&mut out);
        out
    }
}

fn attention(attend: &Array2<f32>, lengths: &[usize]) -> Array2<f32> {
    let mut context = Array2::zeros((attend.nrows(), DIMENSIONS));
    let mut start = 0;
    for &length in lengths {
        let rows = start..start + length;
        for head in 0..HEADS {
            let part = |which: usize| block(attend.view(), rows.clone(), which * HEADS + head);
            let mut weights = part(0).dot(&part(1).t());
            softmax(weights.view_mut());
            let mut into = block(context.view_mut(), rows.clone(), head);
            general_mat_mul(1.0, &weights, &part(2), 0.0, &mut into);
        }
        start += length;
    }
    context
}

/// Some rows of the columns that belong to one head.
fn block<S: RawData<Elem = f32>>(mut of: ArrayBase<S, Ix2>, rows: Range<usize>, head: usize) -> ArrayBase<S, Ix2> {
    of.slice_axis_inplace(Axis(0), Slice::from(rows));
    of.slice_axis_inplace(Axis(1), Slice::from(head * HEAD_SIZE..(head + 1) * HEAD_SIZE));
    of
}

fn softmax(mut rows: ArrayViewMut2<f32>) {
    for mut row in rows.rows_mut() {
        let highest = row.fold(f32::NEG_INFINITY, |a, &b| a.max(b));
        row.mapv_inplace(|x| (x - highest).exp());
        let total = row.sum();
        row /= total;
    }
}

/// x/2 · (1 + erf(x/√2)), the exact form of the published model (`hidden_act: gelu`).
fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function to within 5e-7: the rational approximation of Eigen's and XLA's float kernels.
fn erf(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let above = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024_1e-6,
        -5.692_506_4e-5,
        -7.349_906_3e-4,
        -2.954_6e-3,
        -1.609_603_3e-2_f32,
    ];
    let below = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329_3e-3, -1.426_473_9e-2_f32];
    let polynomial = |factors: &[f32]| factors.iter().fold(0.0, |sum, &factor| sum * square + factor);
    x * polynomial(&above) / polynomial(&below)
}

/// The mean row of each text, brought to length 1 (the published pooling and normalisation).
pub(crate) fn pool(rows: &Array2<f32>, lengths: &[usize]) -> Vec<crate::Vector> {
    let mut start = 0;
    let pooled = lengths.iter().map(|&length| {
        let sum = rows.slice_axis(Axis(0), Slice::from(start..start + length)).sum_axis(Axis(0));
        start += length;
        let norm = sum.dot(&sum).sqrt().max(f32::MIN_POSITIVE);
        let mut vector = [0.0; DIMENSIONS];
        for (to, from) in vector.iter_mut().zip(sum) {
            *to = from / norm;
        }
        vector
    });
    pooled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_function_is_near_enough() {
        // Abramowitz and Stegun, table 7.1.
        for (x, exact) in [(0.0, 0.0), (0.1, 0.112_462_916), (0.5, 0.520_499_9), (1.0, 0.842_700_8), (2.0, 0.995_322_3)]
        {
            assert!((erf(x) - exact).abs() < 5e-7 && (erf(-x) + exact).abs() < 5e-7, "{x}");
        }
        assert!((erf(50.0) - 1.0).abs() < 5e-7);
    }

    #[test]
    fn softmax_sums_to_one_even_for_large_numbers() {
        let mut rows = ndarray::array![[1000.0, 1000.0], [-1000.0, 0.0]];
        softmax(rows.view_mut());
        assert_eq!(rows, ndarray::array![[0.5, 0.5], [0.0, 1.0]]);
    }
}
