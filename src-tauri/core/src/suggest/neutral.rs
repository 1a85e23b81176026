//! What every gift and every need is a little near to: a bank of needs and of gifts that anyone might have.
//!
//! Some gifts ("listening") lie near to all needs and would crowd out the fitting ones; some needs lie near to all gifts
//! and would seem to be met. How near a gift lies to the neutral needs is its commonness, how near a need lies to the
//! neutral gifts its generality, and half of each is taken off the score.

use std::sync::Arc;

use serde::Deserialize;

#[derive(Deserialize, Default)]
struct Bank {
    needs: Vec<String>,
    gifts: Vec<String>,
}

fn bank() -> Bank {
    serde_json::from_str(include_str!("neutral-bank.json")).unwrap_or_default()
}

/// The mean vectors that a model gives the bank, as kept with the program.
#[derive(Deserialize)]
struct Kept {
    model: String,
    needs: Vec<f32>,
    gifts: Vec<f32>,
}

/// The mean vectors of the neutral needs and gifts, which say all that ranking must know of them; or that there is no
/// model.
#[derive(Debug, Clone, Default)]
pub struct Neutral {
    means: Option<Means>,
}

/// The two means, of one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Means {
    pub(super) needs: Arc<[f32]>,
    pub(super) gifts: Arc<[f32]>,
}

impl Neutral {
    /// Without a sentence model: suggestions rest on words alone.
    #[must_use]
    pub fn without_model() -> Self {
        Self::default()
    }

    /// The means that are kept with the program for this model, so that nobody waits for three hundred texts to be read;
    /// `None` for any other model. `cargo run -p measure --bin neutral` prints them anew.
    #[must_use]
    pub fn kept(model_id: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(include_str!("neutral-means.json")).ok()?;
        (kept.model == model_id).then(|| Self::of(&kept.needs, &kept.gifts))
    }

    /// From these means of the neutral needs and of the neutral gifts. If they are of different sizes, or empty, it is
    /// [`Neutral::without_model`].
    #[must_use]
    pub fn of(needs: &[f32], gifts: &[f32]) -> Self {
        let means = Means { needs: needs.into(), gifts: gifts.into() };
        Self { means: (needs.len() == gifts.len() && !needs.is_empty()).then_some(means) }
    }

    /// From what a model makes of the bank; `read` gives one vector a text.
    #[must_use]
    pub fn read<V: AsRef<[f32]>>(read: impl FnOnce(&[&str]) -> Vec<V>) -> Self {
        let bank = bank();
        let texts: Vec<&str> = bank.needs.iter().chain(&bank.gifts).map(String::as_str).collect();
        let vectors = read(&texts);
        let (needs, gifts) = vectors.split_at(bank.needs.len().min(vectors.len()));
        Self::of(&mean(needs), &mean(gifts))
    }

    /// The means of the needs and of the gifts; `None` without a model.
    #[must_use]
    pub fn means(&self) -> Option<(&[f32], &[f32])> {
        self.means.as_ref().map(|means| (&*means.needs, &*means.gifts))
    }

    pub(super) fn both(&self) -> Option<&Means> {
        self.means.as_ref()
    }
}

/// Number by number; empty if they are not all of one size.
fn mean<V: AsRef<[f32]>>(vectors: &[V]) -> Vec<f32> {
    let size = vectors.first().map_or(0, |vector| vector.as_ref().len());
    let mut sum = vec![0.0_f64; size];
    for vector in vectors {
        if vector.as_ref().len() != size {
            return Vec::new();
        }
        sum.iter_mut().zip(vector.as_ref()).for_each(|(sum, value)| *sum += f64::from(*value));
    }
    sum.into_iter().map(|sum| (sum / vectors.len() as f64) as f32).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bank_is_read_needs_first() {
        let neutral = Neutral::read(|texts| {
            let (needs, gifts) = (bank().needs.len(), bank().gifts.len());
            assert_eq!((needs, texts.len()), (120, needs + gifts));
            (0..texts.len()).map(|place| if place < needs { [1.0, 0.0] } else { [0.0, 0.5] }).collect()
        });
        assert_eq!(neutral.means().unwrap(), (&[1.0, 0.0][..], &[0.0, 0.5][..]));
    }

    #[test]
    fn a_mean_is_taken_number_by_number() {
        assert_eq!(mean(&[[1.0, 0.0], [0.0, 0.5]]), [0.5, 0.25]);
        assert_eq!(mean::<Vec<f32>>(&[vec![1.0], vec![1.0, 0.0]]), [0.0; 0]);
    }

    #[test]
    fn without_vectors_there_is_no_model() {
        assert!(Neutral::read(|_| Vec::<Vec<f32>>::new()).means().is_none());
        assert!(Neutral::of(&[1.0], &[1.0, 0.0]).means().is_none());
    }
}
