//! Several matrices in one piece of memory.

use std::sync::Arc;

use crate::Packed;
use crate::packed::{LINE_NUMBERS, Values};

/// Takes matrices in, one by one, and gives them out again as parts of one piece of memory. An allocator hands a large
/// piece back to the system as soon as it is let go of, which it may not do with many smaller ones.
#[derive(Debug)]
pub struct Shelf {
    values: Vec<f32>,
    taken: Vec<Packed>,
}

impl Shelf {
    /// With room for so many numbers; there is always room for more, but then it moves.
    #[must_use]
    pub fn with_room(numbers: usize) -> Self {
        Self { values: Vec::with_capacity(numbers + LINE_NUMBERS), taken: Vec::new() }
    }

    /// Takes a matrix in.
    pub fn put(&mut self, mut packed: Packed) {
        if self.values.is_empty() {
            // The first one begins on a line of the cache; as all are a whole number of lines long, so do the others.
            let begin = self.values.as_ptr().align_offset(LINE_NUMBERS * size_of::<f32>()).min(LINE_NUMBERS);
            self.values.resize(begin, 0.0);
        }
        let begin = self.values.len();
        self.values.extend_from_slice(packed.panels());
        packed.move_to(Values::Own(Vec::new()), begin);
        self.taken.push(packed);
    }

    /// All of them, in the order in which they came.
    pub fn all(self) -> impl Iterator<Item = Packed> {
        let values = Arc::new(self.values);
        self.taken.into_iter().map(move |mut packed| {
            let begin = packed.begins_at();
            packed.move_to(Values::Shared(Arc::clone(&values)), begin);
            packed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_the_shelf_is_what_was_put_there() {
        let columns = |first: f32| -> Vec<Vec<f32>> { (0..40u8).map(|n| vec![first, f32::from(n)]).collect() };
        let packed = |first: f32| Packed::new(columns(first).iter().map(Vec::as_slice), 2).adding(&[first; 40]);
        let mut shelf = Shelf::with_room(0);
        [1.0, 2.0, 3.0].into_iter().for_each(|first| shelf.put(packed(first)));
        for (from_shelf, first) in shelf.all().zip([1.0, 2.0, 3.0]) {
            let (mut out, mut expected) = ([0.0; 40], [0.0; 40]);
            from_shelf.times(&[1.0, 0.5], &mut out, &mut Vec::new());
            packed(first).times(&[1.0, 0.5], &mut expected, &mut Vec::new());
            assert_eq!((out, out.first().copied()), (expected, Some(2.0 * first)));
        }
    }
}
