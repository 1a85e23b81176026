//! A matrix laid out for products, and the product itself.

use std::sync::Arc;

use pulp::{Arch, Simd, WithSimd};

use crate::kernel::{WIDTH, most_rows, tile};
use crate::tiles::Tiles;

/// Numbers a line of the cache holds: vectors that lie across two of them are read twice.
pub(crate) const LINE_NUMBERS: usize = 16;

/// Where the numbers are: in memory of its own, or with other matrices' ([`crate::Shelf`]).
#[derive(Debug, Clone)]
pub(crate) enum Values {
    Own(Vec<f32>),
    Shared(Arc<Vec<f32>>),
}

impl Values {
    fn all(&self) -> &[f32] {
        match self {
            Self::Own(values) => values,
            Self::Shared(values) => values,
        }
    }

    /// Those of its own; what is shared is left as it is.
    fn own(&mut self) -> &mut [f32] {
        match self {
            Self::Own(values) => values,
            Self::Shared(_) => &mut [],
        }
    }
}

/// A matrix to multiply rows by, as panels of some columns: within a panel, row after row.
#[derive(Debug, Clone)]
pub struct Packed {
    columns: usize,
    /// How many numbers a column has.
    depth: usize,
    /// How many columns a panel has; the last one is filled up with zeros.
    width: usize,
    values: Values,
    /// Where the first panel begins, so that each begins on a line of the cache.
    begin: usize,
    /// What is added to each product, a number a column.
    added: Vec<f32>,
}

struct Width;

impl WithSimd for Width {
    type Output = usize;
    fn with_simd<S: Simd>(self, _: S) -> usize {
        WIDTH * S::F32_LANES
    }
}

impl Packed {
    /// From columns of `depth` numbers each; of longer ones the first count, shorter ones are filled up with zeros.
    #[must_use]
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a [f32]>, depth: usize) -> Self {
        Self::with_room(columns, depth, 0)
    }

    /// The same, with memory for `expected` columns set aside at once.
    #[must_use]
    pub fn with_room<'a>(columns: impl IntoIterator<Item = &'a [f32]>, depth: usize, expected: usize) -> Self {
        let mut packed = Self::empty(depth);
        packed.reserve(expected);
        packed.fill(columns);
        packed
    }

    /// No columns yet; [`Packed::fill`] puts them in.
    #[must_use]
    pub fn empty(depth: usize) -> Self {
        let width = Arch::new().dispatch(Width);
        Self { columns: 0, depth, width, values: Values::Own(Vec::new()), begin: 0, added: Vec::new() }
    }

    /// The same, with a number for each column that is added to each of its products.
    #[must_use]
    pub fn adding(mut self, numbers: &[f32]) -> Self {
        self.added.fill(0.0);
        self.added.iter_mut().zip(numbers).for_each(|(to, from)| *to = *from);
        self
    }

    /// How many columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many numbers each of them has.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Puts other columns in place of those that are there; the memory is used again.
    pub fn fill<'a>(&mut self, columns: impl IntoIterator<Item = &'a [f32]>) {
        let columns = columns.into_iter();
        self.reserve(columns.size_hint().0);
        let mut count = 0;
        for column in columns {
            self.reserve(count + 1);
            let (panel, place) = (count / self.width, count % self.width);
            let begin = self.begin + panel * self.width * self.depth;
            let rows = self.values.own().get_mut(begin..).unwrap_or_default().chunks_mut(self.width).take(self.depth);
            for (row, value) in rows.zip(column.iter().copied().chain(std::iter::repeat(0.0))) {
                if let Some(to) = row.get_mut(place) {
                    *to = value;
                }
            }
            count += 1;
        }
        self.now_has(count);
    }

    /// Puts `columns` columns in place of those that are there, given row by row: the first numbers of all columns, then
    /// the second ones. Rows decide the depth.
    pub fn fill_rows<'a>(&mut self, rows: impl ExactSizeIterator<Item = &'a [f32]>, columns: usize) {
        self.depth = rows.len();
        self.reserve(columns);
        let panel = self.width * self.depth;
        for (place, row) in rows.enumerate() {
            for (number, part) in row.chunks(self.width).enumerate() {
                let begin = self.begin + number * panel + place * self.width;
                let to = self.values.own().get_mut(begin..).unwrap_or_default();
                to.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            }
        }
        self.now_has(columns);
    }

    fn now_has(&mut self, columns: usize) {
        self.columns = columns;
        self.added.clear();
        self.added.resize(columns.next_multiple_of(self.width), 0.0);
    }

    fn reserve(&mut self, columns: usize) {
        let needed = columns.next_multiple_of(self.width) * self.depth;
        if self.values.own().len() < self.begin + needed || matches!(self.values, Values::Shared(_)) {
            let mut values = vec![0.0_f32; needed + LINE_NUMBERS];
            let begin = values.as_ptr().align_offset(LINE_NUMBERS * size_of::<f32>()).min(LINE_NUMBERS);
            let old = self.values.own().get(self.begin..).unwrap_or_default();
            values.iter_mut().skip(begin).zip(old).for_each(|(to, from)| *to = *from);
            (self.values, self.begin) = (Values::Own(values), begin);
        }
    }

    /// All panels, one after the other.
    pub(crate) fn panels(&self) -> &[f32] {
        let end = self.begin + self.columns.next_multiple_of(self.width) * self.depth;
        self.values.all().get(self.begin..end).unwrap_or_default()
    }

    pub(crate) fn begins_at(&self) -> usize {
        self.begin
    }

    pub(crate) fn move_to(&mut self, values: Values, begin: usize) {
        (self.values, self.begin) = (values, begin);
    }

    /// The product of some rows, which lie one after the other, with this matrix: row after row into `into`.
    ///
    /// How a number is summed up does not depend on the rows beside it. `room` is memory to work in, for the next product
    /// as well.
    pub fn times(&self, rows: &[f32], into: &mut [f32], room: &mut Vec<f32>) {
        Arch::new().dispatch(Times { of: self, rows, into, room });
    }
}

struct Times<'a> {
    of: &'a Packed,
    rows: &'a [f32],
    into: &'a mut [f32],
    room: &'a mut Vec<f32>,
}

impl WithSimd for Times<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { of, rows, into, room } = self;
        let (depth, columns) = (of.depth, of.columns);
        if depth == 0 || columns == 0 {
            return;
        }
        let tiles = Tiles::of(rows.len() / depth, most_rows::<S>());
        tiles.lay_out(rows, depth, room);
        let panels = of.panels().chunks_exact(depth * of.width);
        let starts = of.added.chunks_exact(of.width);
        for (number, (panel, start)) in panels.zip(starts).enumerate() {
            let (panel, start) = (pairs::<S>(panel), pairs::<S>(start));
            let Some(&start) = start.first() else { return };
            let first = number * of.width;
            let width = of.width.min(columns - first);
            for (row, count) in tiles.clone() {
                let left = room.get(row * depth..(row + count) * depth).unwrap_or_default();
                let mut into = into.get_mut(row * columns..).unwrap_or_default().chunks_mut(columns);
                tile(simd, count, left, panel, start, |_, sums| {
                    if let Some(to) = into.next().and_then(|row| row.get_mut(first..first + width)) {
                        store(simd, sums, to);
                    }
                });
            }
        }
    }
}

#[inline(always)]
fn pairs<S: Simd>(values: &[f32]) -> &[[S::f32s; WIDTH]] {
    S::as_simd_f32s(values).0.as_chunks::<WIDTH>().0
}

#[inline(always)]
fn store<S: Simd>(simd: S, sums: [S::f32s; WIDTH], to: &mut [f32]) {
    if let ([first, second], _) = S::as_mut_simd_f32s(to) {
        [*first, *second] = sums;
        return;
    }
    let (first, second) = to.split_at_mut(S::F32_LANES.min(to.len()));
    simd.partial_store_f32s(first, sums[0]);
    simd.partial_store_f32s(second, sums[1]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plainly(rows: &[f32], columns: &[Vec<f32>], depth: usize) -> Vec<f32> {
        let product = |row: &[f32], column: &Vec<f32>| {
            row.iter().zip(column).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>() as f32
        };
        rows.chunks(depth).flat_map(|row| columns.iter().map(move |column| product(row, column))).collect()
    }

    /// Small whole numbers, whose sums are exact.
    fn numbers(count: usize) -> impl Strategy<Value = Vec<f32>> {
        proptest::collection::vec((-9i8..=9).prop_map(f32::from), count)
    }

    fn sides() -> impl Strategy<Value = (usize, Vec<f32>, Vec<Vec<f32>>)> {
        (1usize..40, 0usize..30, 0usize..70).prop_flat_map(|(depth, rows, columns)| {
            (Just(depth), numbers(depth * rows), proptest::collection::vec(numbers(depth), columns))
        })
    }

    proptest! {
        #[test]
        fn products_are_those_of_the_definition((depth, rows, columns) in sides(), added in numbers(70)) {
            let packed = Packed::new(columns.iter().map(Vec::as_slice), depth);
            let mut out = vec![f32::NAN; rows.len() / depth * columns.len()];
            packed.times(&rows, &mut out, &mut Vec::new());
            let expected = plainly(&rows, &columns, depth);
            prop_assert_eq!(&out, &expected);
            packed.adding(&added).times(&rows, &mut out, &mut Vec::new());
            let expected: Vec<f32> = expected.chunks(columns.len().max(1)).flat_map(|row| row.iter().zip(&added).map(|(a, b)| a + b)).collect();
            prop_assert_eq!(out, expected);
        }

        #[test]
        fn memory_that_is_used_again_keeps_nothing_of_before((depth, rows, columns) in sides(), longer in 0usize..70) {
            let mut packed = Packed::new(std::iter::repeat_n(&[7.0; 40][..], longer), depth);
            packed.fill(columns.iter().map(Vec::as_slice));
            let mut out = vec![f32::NAN; rows.len() / depth * columns.len()];
            packed.times(&rows, &mut out, &mut Vec::new());
            prop_assert_eq!(out, plainly(&rows, &columns, depth));
        }
    }
}
