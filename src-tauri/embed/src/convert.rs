//! From the published weights to the small ones that are shipped: the same bytes on every machine.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use half::f16;
use safetensors::tensor::{Dtype, SafeTensors, TensorView, View};

use crate::weights::{KINDS, LAYERS, POSITIONS, VOCABULARY, WORDS, WORDS_SCALE};
use crate::{DIMENSIONS, Error, MAX_PIECES, pins};

/// Reads the published weights in `folder`, and writes the small ones to `file`; both are checked against the pins.
/// A file that is already right is left alone.
///
/// # Errors
/// As [`crate::Model::load`]; [`Error::Unlike`] names the file whose checksum differs.
pub fn convert(folder: &Path, file: &Path) -> Result<(), Error> {
    let pins = pins::pins();
    if read_pinned(file, pins.small_sha256).is_ok() {
        return Ok(());
    }
    let weights = read_pinned(&folder.join(pins.weights_file), pins.weights_sha256)?;
    let pieces = read_pinned(&folder.join(pins.tokenizer_file), pins.tokenizer_sha256)?;
    let small = small_weights(&weights, &pieces)?;
    check(file, &small, pins.small_sha256)?;
    write_whole(file, &small)
}

fn read_pinned(path: &Path, sum: &str) -> Result<Vec<u8>, Error> {
    let bytes = std::fs::read(path).map_err(Error::io(path))?;
    check(path, &bytes, sum)?;
    Ok(bytes)
}

fn check(path: &Path, bytes: &[u8], sum: &str) -> Result<(), Error> {
    let found = pins::sha256(bytes);
    if found == sum { Ok(()) } else { Err(Error::Unlike { path: path.to_owned(), found }) }
}

/// Writes beside, then renames: nobody ever finds half a model.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
    }
    let beside = file.with_extension("part");
    std::fs::write(&beside, bytes).map_err(Error::io(&beside))?;
    std::fs::rename(&beside, file).map_err(Error::io(file))
}

/// The small weights as the bytes of a safetensors file: word embeddings as bytes with a scale a row, the rest in half
/// precision, the word pieces as text; what the vectors don't depend on is left out.
///
/// # Errors
/// [`Error::Format`] and [`Error::Tensor`] if `weights` is not the published file.
pub fn small_weights(weights: &[u8], pieces: &[u8]) -> Result<Vec<u8>, Error> {
    let published = SafeTensors::deserialize(weights)?;
    let mut small = BTreeMap::new();
    for name in names() {
        small.insert(name.clone(), to_half(&singles(&published, &name)?, &name));
    }
    let words = singles(&published, WORDS)?;
    let (bytes, scales) = to_bytes(&words);
    small.insert(WORDS.to_owned(), Tensor { kind: Dtype::I8, shape: vec![scales.len(), DIMENSIONS], bytes });
    let bytes = scales.iter().flat_map(|scale| scale.to_le_bytes()).collect();
    small.insert(WORDS_SCALE.to_owned(), Tensor { kind: Dtype::F32, shape: vec![scales.len()], bytes });
    let bytes = pieces.to_vec();
    small.insert(VOCABULARY.to_owned(), Tensor { kind: Dtype::U8, shape: vec![bytes.len()], bytes });
    Ok(safetensors::serialize(small, None)?)
}

/// The tensors kept in half precision.
fn names() -> Vec<String> {
    let norm = |name: &str| [format!("{name}.LayerNorm.weight"), format!("{name}.LayerNorm.bias")];
    let mut names = vec![POSITIONS.to_owned(), KINDS.to_owned()];
    names.extend(norm("embeddings"));
    for layer in (0..LAYERS).map(|n| format!("encoder.layer.{n}")) {
        let parts = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"];
        for part in parts.into_iter().chain(["intermediate.dense", "output.dense"]) {
            names.extend([format!("{layer}.{part}.weight"), format!("{layer}.{part}.bias")]);
        }
        names.extend(norm(&format!("{layer}.attention.output")).into_iter().chain(norm(&format!("{layer}.output"))));
    }
    names
}

struct Single {
    shape: Vec<usize>,
    values: Vec<f32>,
}

fn singles(file: &SafeTensors, name: &str) -> Result<Single, Error> {
    let tensor: TensorView = file.tensor(name)?;
    if tensor.dtype() != Dtype::F32 {
        return Err(Error::tensor(name));
    }
    let values = tensor.data().as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
    Ok(Single { shape: tensor.shape().to_vec(), values })
}

/// Of the positions only those are kept that a text can reach, of the two segments only the first.
fn to_half(tensor: &Single, name: &str) -> Tensor {
    let shape = match name {
        POSITIONS => vec![MAX_PIECES, DIMENSIONS],
        KINDS => vec![DIMENSIONS],
        _ => tensor.shape.clone(),
    };
    let kept = tensor.values.iter().take(shape.iter().product());
    let bytes = kept.flat_map(|&value| f16::from_f32(value).to_le_bytes()).collect();
    Tensor { kind: Dtype::F16, shape, bytes }
}

fn to_bytes(words: &Single) -> (Vec<u8>, Vec<f32>) {
    let mut bytes = Vec::with_capacity(words.values.len());
    let mut scales = Vec::new();
    for row in words.values.chunks(DIMENSIONS) {
        let largest = row.iter().fold(f32::MIN_POSITIVE, |largest, value| largest.max(value.abs()));
        let scale = largest / 127.0;
        bytes.extend(row.iter().map(|value| ((value / scale).round() as i8).cast_unsigned()));
        scales.push(scale);
    }
    (bytes, scales)
}

struct Tensor {
    kind: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl View for Tensor {
    fn dtype(&self) -> Dtype {
        self.kind
    }
    fn shape(&self) -> &[usize] {
        &self.shape
    }
    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }
    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_row_keeps_its_largest_value_and_its_zeros() {
        let mut values = vec![0.0; DIMENSIONS];
        values[..3].copy_from_slice(&[-0.5, 0.25, 0.001]);
        let (bytes, scales) = to_bytes(&Single { shape: vec![1, DIMENSIONS], values });
        assert_eq!(bytes[..4], [(-127i8).cast_unsigned(), 64, 0, 0]);
        assert_eq!(scales, [0.5 / 127.0]);
    }

    #[test]
    fn a_foreign_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(pins::pins().weights_file), "not a model").unwrap();
        let outcome = convert(folder.path(), &folder.path().join("small"));
        assert!(matches!(outcome, Err(Error::Unlike { path, .. }) if path.ends_with(pins::pins().weights_file)));
    }

    #[test]
    fn bytes_that_are_no_tensors_are_refused() {
        assert!(matches!(small_weights(b"not a model", b""), Err(Error::Format(_))));
    }
}
