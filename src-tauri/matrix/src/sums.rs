//! Sums over vectors, in an order that is the same on every machine.

/// How many partial sums are kept.
const LANES: usize = 16;

/// The sum of what `term` makes of the numbers, place by place: in sixteen partial sums, then those in order.
///
/// Each place's term must not depend on the others. Call it within [`crate::vectorised`], where speed matters.
#[inline(always)]
pub fn in_lanes(values: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        sums.iter_mut().zip(chunk).for_each(|(sum, value)| *sum += term(*value));
    }
    sums.iter_mut().zip(rest).for_each(|(sum, value)| *sum += term(*value));
    folded(sums, |a, b| a + b)
}

/// The inner product of two vectors, summed in double precision; the longer one's end doesn't count.
#[must_use]
pub fn dot(a: &[f32], b: &[f32]) -> f64 {
    crate::vectorised(
        #[inline(always)]
        || dot_here(a, b),
    )
}

/// [`dot`] within what is [`crate::vectorised`] already. The products are exact in double precision, so that it makes no
/// difference whether an instruction multiplies and adds at once.
#[inline(always)]
fn dot_here(a: &[f32], b: &[f32]) -> f64 {
    let both = a.len().min(b.len());
    let (a, b) = (a.get(..both).unwrap_or_default(), b.get(..both).unwrap_or_default());
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += f64::from(*a) * f64::from(*b);
        }
    }
    for (sum, (a, b)) in sums.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        *sum += f64::from(*a) * f64::from(*b);
    }
    folded(sums, |a, b| a + b)
}

#[inline(always)]
fn folded<T: Copy + Default>(sums: [T; LANES], add: impl Fn(T, T) -> T) -> T {
    sums.into_iter().fold(T::default(), add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_products_are_exact_where_they_can_be() {
        let a: Vec<f32> = (0..37u8).map(f32::from).collect();
        let b: Vec<f32> = (0..50u8).map(|x| f32::from(x) - 9.0).collect();
        let expected: f64 = (0..37).map(|x| f64::from(x * (x - 9))).sum();
        assert_eq!((dot(&a, &b), dot(&b, &a)), (expected, expected));
        assert_eq!(dot(&a, &[]), 0.0);
    }

    #[test]
    fn each_number_has_its_share() {
        let values: Vec<f32> = (0..37u8).map(f32::from).collect();
        assert_eq!(in_lanes(&values, |x| x * x), 16_206.0);
    }
}
