//! What every gift is a little near to: a bank of needs that anyone might have.
//!
//! Some gifts ("listening") lie near to all needs and would crowd out the fitting ones. How near a gift lies to the
//! neutral needs is its commonness, and half of it is taken off its score.

use std::sync::Arc;

use serde::Deserialize;

#[derive(Deserialize)]
struct Bank {
    needs: Vec<String>,
}

/// The neutral needs, in the form in which a model is asked for their vectors.
#[must_use]
pub fn neutral_texts() -> Vec<String> {
    let bank: Result<Bank, _> = serde_json::from_str(include_str!("neutral-needs.json"));
    bank.map(|bank| bank.needs).unwrap_or_default()
}

/// The mean vector that a model gives the neutral needs, as kept with the program.
#[derive(Deserialize)]
struct KeptMean {
    model: String,
    mean: Vec<f32>,
}

/// The mean vector of the neutral needs, which says all that ranking must know of them; or that there is no model.
#[derive(Debug, Clone, Default)]
pub struct Neutral {
    mean: Option<Arc<[f32]>>,
}

impl Neutral {
    /// Without a sentence model: suggestions rest on words alone.
    #[must_use]
    pub fn without_model() -> Self {
        Self::default()
    }

    /// The mean that is kept with the program for this model, so that nobody waits for 120 texts to be read; `None` for
    /// any other model. `cargo run -p measure --bin neutral` prints it anew.
    #[must_use]
    pub fn kept(model_id: &str) -> Option<Self> {
        let kept: KeptMean = serde_json::from_str(include_str!("neutral-mean.json")).ok()?;
        (kept.model == model_id).then(|| Self { mean: Some(kept.mean.into()) })
    }

    /// From the vectors of [`neutral_texts`]; all must be of one size, and there must be one at least, else it is
    /// [`Neutral::without_model`].
    #[must_use]
    pub fn from_vectors<V: AsRef<[f32]>>(vectors: &[V]) -> Self {
        let Some(size) = vectors.first().map(|vector| vector.as_ref().len()) else { return Self::default() };
        let mut sum = vec![0.0_f64; size];
        for vector in vectors {
            if vector.as_ref().len() != size {
                return Self::default();
            }
            for (sum, &value) in sum.iter_mut().zip(vector.as_ref()) {
                *sum += f64::from(value);
            }
        }
        let count = vectors.len() as f64;
        Self { mean: Some(sum.into_iter().map(|sum| (sum / count) as f32).collect()) }
    }

    /// The mean vector; `None` without a model.
    #[must_use]
    pub fn mean(&self) -> Option<&[f32]> {
        self.mean.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_holds_its_120_needs() {
        assert_eq!(neutral_texts().len(), 120);
    }

    #[test]
    fn the_mean_is_taken_number_by_number() {
        let neutral = Neutral::from_vectors(&[[1.0, 0.0], [0.0, 0.5]]);
        assert_eq!(neutral.mean(), Some(&[0.5, 0.25][..]));
    }

    #[test]
    fn without_vectors_there_is_no_model() {
        assert!(Neutral::from_vectors::<Vec<f32>>(&[]).mean().is_none());
        assert!(Neutral::from_vectors(&[vec![1.0], vec![1.0, 0.0]]).mean().is_none());
    }
}
