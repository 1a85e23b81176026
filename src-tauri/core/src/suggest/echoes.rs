//! Which earlier wants ask for the same thing in other words.

/// How alike two wants are: the cosine of their unit vectors, −1 to 1; 0 if they can't be compared.
#[must_use]
pub fn echo_similarity(want: &[f32], other: &[f32]) -> f64 {
    if want.len() == other.len() { dot(want, other) } else { 0.0 }
}

/// The inner product, summed in double precision.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_is_one_and_foreign_is_zero() {
        assert_eq!(echo_similarity(&[0.0, 1.0], &[0.0, 1.0]), 1.0);
        assert_eq!(echo_similarity(&[0.0, 1.0], &[1.0, 0.0]), 0.0);
        assert_eq!(echo_similarity(&[1.0], &[1.0, 0.0]), 0.0);
    }
}
