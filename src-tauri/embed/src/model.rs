//! The model as callers see it: load it once, then ask for vectors.

use std::path::Path;

use crate::encoder::{Passage, pool};
use crate::weights::Weights;
use crate::{DIMENSIONS, Error, MAX_PIECES, pins};

/// What a text means, as a vector of length 1.
pub type Vector = [f32; DIMENSIONS];

/// A batch holds at most about this many word pieces, so that memory stays small however many texts are given: what one
/// layer hands to the next stays near the processor.
const BATCH_PIECES: usize = 384;

/// The id of the model that this program was built for: what [`Model::id`] says once it is loaded.
#[must_use]
pub fn model_id() -> String {
    let short = pins::pins().small_sha256.get(..12).unwrap_or_default();
    format!("all-minilm-l6-v2-{short}")
}

/// The sentence model, ready for use from any thread.
#[derive(Debug)]
pub struct Model {
    id: String,
    weights: Weights,
}

impl Model {
    /// Reads the small weights at `path` (0.2 s), if they are the ones this program was built for.
    ///
    /// # Errors
    /// [`Error::Missing`] if there is no such file, [`Error::Unlike`] if its checksum differs, else what the file system said.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(Error::io(path))?;
        let sum = pins::sha256(&bytes);
        if sum != pins::pins().small_sha256 {
            return Err(Error::Unlike { path: path.to_owned(), found: sum });
        }
        Ok(Self { id: model_id(), weights: Weights::read(&bytes)? })
    }

    /// A name that changes whenever the vectors would: vectors of different ids can't be compared.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// One vector a text, in order, each of length 1. Any text has one, the empty one too; of a long text the
    /// first [`MAX_PIECES`] word pieces count. About 5 ms a text of a dozen words, on one thread.
    #[must_use]
    pub fn embed(&self, texts: &[&str]) -> Vec<Vector> {
        let mut vectors = Vec::with_capacity(texts.len());
        let mut batch = Vec::new();
        let mut size = 0;
        for text in texts {
            let pieces = self.weights.pieces.pieces(text, MAX_PIECES);
            if size + pieces.len() > BATCH_PIECES && !batch.is_empty() {
                vectors.extend(self.encode(&batch));
                batch.clear();
                size = 0;
            }
            size += pieces.len();
            batch.push(pieces);
        }
        vectors.extend(self.encode(&batch));
        vectors
    }

    fn encode(&self, batch: &[Vec<u32>]) -> Vec<Vector> {
        let lengths: Vec<usize> = batch.iter().map(Vec::len).collect();
        let mut rows = vec![0.0; lengths.iter().sum::<usize>() * DIMENSIONS];
        let positions = || self.weights.positions.chunks_exact(DIMENSIONS);
        let places = batch.iter().flat_map(|pieces| pieces.iter().zip(positions()));
        for (row, (&piece, position)) in rows.chunks_exact_mut(DIMENSIONS).zip(places) {
            row.copy_from_slice(position);
            self.weights.words.add_to(piece, row);
        }
        self.weights.norm.apply(&mut rows);
        let mut passage = Passage::of(rows, &lengths);
        for layer in &self.weights.layers {
            layer.apply(&mut passage);
        }
        pool(&passage.rows, &lengths)
    }
}
