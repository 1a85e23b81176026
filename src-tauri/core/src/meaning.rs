//! What the suggestions rest on, and the vectors still missing. The model itself lives elsewhere: vectors come in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::change::Area;
use crate::suggest::evidence::{Evidence, Vector, gift_text};
use crate::{Journal, Result, store};

impl Journal {
    /// Everything the ranking may know, with the vectors that this model has made so far. With no model, none.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn evidence(&self, model: Option<&str>) -> Result<Evidence> {
        let mut evidence = Evidence {
            needs: store::vectors::open_needs(&self.connection)?,
            gifts: store::vectors::living_gifts(&self.connection)?,
            verdicts: store::verdicts::standing(&self.connection)?,
            today: self.now().date_naive(),
        };
        for need in &mut evidence.needs {
            need.wants = store::vectors::wants_above(&self.connection, need.id)?;
            need.vector = self.vector(model, &need.text)?;
            need.want_vector = self.mean_vector(model, &need.wants)?;
        }
        for gift in &mut evidence.gifts {
            gift.vector = self.vector(model, &gift_text(&gift.name, &gift.description))?;
        }
        Ok(evidence)
    }

    /// Up to `most` texts that suggestions rest on and that this model has not read yet.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn texts_without_vector(&self, model: &str, most: usize) -> Result<Vec<String>> {
        let mut texts = BTreeSet::new();
        for need in store::vectors::open_needs(&self.connection)? {
            texts.extend(store::vectors::wants_above(&self.connection, need.id)?);
            texts.insert(need.text);
        }
        for gift in store::vectors::living_gifts(&self.connection)? {
            texts.insert(gift_text(&gift.name, &gift.description));
        }
        let mut missing = Vec::new();
        for text in texts {
            if missing.len() == most {
                break;
            }
            if store::vectors::get(&self.connection, model, &text)?.is_none() {
                missing.push(text);
            }
        }
        Ok(missing)
    }

    /// Keeps vectors that this model made of these texts.
    ///
    /// # Errors
    /// What the disk says; none of them is kept then.
    pub fn keep_vectors(&mut self, model: &str, vectors: &[(String, Vec<f32>)]) -> Result<()> {
        self.unrecorded(|connection| {
            vectors.iter().try_for_each(|(text, vector)| store::vectors::put(connection, model, text, vector))
        })?;
        self.note_changed(Area::Suggestions);
        Ok(())
    }

    fn vector(&self, model: Option<&str>, text: &str) -> Result<Vector> {
        let Some(model) = model else { return Ok(None) };
        Ok(store::vectors::get(&self.connection, model, text)?.map(Arc::from))
    }

    /// The unit mean of the vectors of several texts, once all of them are there.
    fn mean_vector(&self, model: Option<&str>, texts: &[String]) -> Result<Vector> {
        let mut sum: Vec<f32> = Vec::new();
        for text in texts {
            let Some(vector) = self.vector(model, text)? else { return Ok(None) };
            if sum.is_empty() {
                sum = vec![0.0; vector.len()];
            }
            sum.iter_mut().zip(vector.iter()).for_each(|(total, value)| *total += value);
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length <= f32::EPSILON {
            return Ok(None);
        }
        Ok(Some(sum.into_iter().map(|value| value / length).collect()))
    }
}
