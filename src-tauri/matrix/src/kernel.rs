//! The inner loop: a few rows against a panel of two vectors' width, with all sums in registers.

use pulp::Simd;

/// The vectors a panel is wide.
pub(crate) const WIDTH: usize = 2;
/// The most rows a tile has anywhere; [`most_rows`] says how many on this machine.
const MOST_ROWS: usize = 12;

/// How many rows a tile may have, so that its sums fit into the registers: 32 of them with AVX-512 and Neon, else 16.
pub(crate) fn most_rows<S: Simd>() -> usize {
    if S::F32_LANES == 8 { 6 } else { MOST_ROWS }
}

/// The products of `count` rows, laid out side by side in `left`, with a panel, added to `start`; `put` gets each row's.
#[inline(always)]
pub(crate) fn tile<S: Simd>(
    simd: S,
    count: usize,
    left: &[f32],
    panel: &[[S::f32s; WIDTH]],
    start: [S::f32s; WIDTH],
    put: impl FnMut(usize, [S::f32s; WIDTH]),
) {
    macro_rules! of_rows {
        ($($rows:literal)*) => {
            match count {
                $($rows => of_rows::<S, $rows>(simd, left, panel, start, put),)*
                _ => {}
            }
        };
    }
    of_rows!(1 2 3 4 5 6 7 8 9 10 11 12);
}

#[inline(always)]
fn of_rows<S: Simd, const ROWS: usize>(
    simd: S,
    left: &[f32],
    panel: &[[S::f32s; WIDTH]],
    start: [S::f32s; WIDTH],
    mut put: impl FnMut(usize, [S::f32s; WIDTH]),
) {
    let mut sums = [start; ROWS];
    let (left, _) = left.as_chunks::<ROWS>();
    for (values, &[first, second]) in left.iter().zip(panel) {
        for (sum, &value) in sums.iter_mut().zip(values) {
            let value = simd.splat_f32s(value);
            *sum = [simd.mul_add_f32s(value, first, sum[0]), simd.mul_add_f32s(value, second, sum[1])];
        }
    }
    for (row, sum) in sums.into_iter().enumerate() {
        put(row, sum);
    }
}
