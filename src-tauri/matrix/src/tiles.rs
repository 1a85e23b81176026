//! Rows laid out for the inner loop: a tile's rows side by side, number after number.

/// Some rows shared out evenly: where each tile begins, and how many rows it has.
#[derive(Clone)]
pub(crate) struct Tiles {
    next: usize,
    rows: usize,
    left: usize,
}

impl Tiles {
    pub(crate) fn of(rows: usize, most: usize) -> Self {
        Self { next: 0, rows, left: rows.div_ceil(most) }
    }

    /// Lays out the rows of each tile: first the first number of each of them.
    #[inline(always)]
    pub(crate) fn lay_out(&self, rows: &[f32], depth: usize, into: &mut Vec<f32>) {
        into.resize(self.rows * depth, 0.0);
        for (row, count) in self.clone() {
            let range = row * depth..(row + count) * depth;
            let from = rows.get(range.clone()).unwrap_or_default();
            side_by_side(from, depth, count, into.get_mut(range).unwrap_or_default());
        }
    }
}

impl Iterator for Tiles {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let count = (self.rows - self.next).checked_div(self.left)?;
        let tile = (self.next, count);
        (self.next, self.left) = (self.next + count, self.left - 1);
        Some(tile)
    }
}

#[inline(always)]
fn side_by_side(rows: &[f32], depth: usize, count: usize, into: &mut [f32]) {
    macro_rules! of_rows {
        ($($rows:literal)*) => {
            match count {
                $($rows => of_rows::<$rows>(rows, depth, into),)*
                _ => {}
            }
        };
    }
    of_rows!(1 2 3 4 5 6 7 8 9 10 11 12);
}

#[inline(always)]
fn of_rows<const ROWS: usize>(rows: &[f32], depth: usize, into: &mut [f32]) {
    let (into, _) = into.as_chunks_mut::<ROWS>();
    for (place, row) in rows.chunks_exact(depth).enumerate().take(ROWS) {
        for (to, value) in into.iter_mut().zip(row) {
            if let Some(to) = to.get_mut(place) {
                *to = *value;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_shared_out_evenly() {
        assert_eq!(Tiles::of(13, 12).collect::<Vec<_>>(), [(0, 6), (6, 7)]);
        assert_eq!(Tiles::of(12, 12).collect::<Vec<_>>(), [(0, 12)]);
        assert!(Tiles::of(0, 12).next().is_none());
    }
}
