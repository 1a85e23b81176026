//! Products of matrices, for the sentence model and for every need against every gift.
//!
//! One side of such a product stays the same over many calls: a layer's weights, the gifts. It is laid out once
//! ([`Packed`]) in the order in which the inner loop reads it; what comes in anew is laid out per call, which is little
//! work. The instructions are chosen while the program runs (AVX-512, AVX2, Neon, or none of these).
//!
//! ```
//! let packed = matrix::Packed::new([[1.0, 2.0], [0.0, 3.0]].iter().map(|column| &column[..]), 2);
//! let mut out = [0.0; 4];
//! packed.times(&[1.0, 1.0, 2.0, 0.0], &mut out, &mut Vec::new());
//! assert_eq!(out, [3.0, 3.0, 2.0, 0.0]);
//! ```

mod kernel;
mod packed;
mod shelf;
mod sums;
mod tiles;

pub use packed::Packed;
pub use shelf::Shelf;
pub use sums::{dot, in_lanes};

/// Runs `work` with the best instructions of this machine: loops over slices in it are compiled for them, if all that it
/// calls is inlined.
#[inline]
pub fn vectorised<T>(work: impl FnOnce() -> T) -> T {
    struct Work<F>(F);
    impl<T, F: FnOnce() -> T> pulp::WithSimd for Work<F> {
        type Output = T;
        #[inline(always)]
        fn with_simd<S: pulp::Simd>(self, _: S) -> T {
            (self.0)()
        }
    }
    pulp::Arch::new().dispatch(Work(work))
}
