//! The small weights: what is in the file, and how it becomes the encoder's matrices.
//!
//! Word embeddings are stored as bytes with one scale a row (value = byte × scale), everything else in half precision.
//! That is 33 MB in place of 91, without a measurable loss.

use half::f16;
use half::slice::HalfFloatSliceExt;
use matrix::{Packed, Shelf};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::encoder::{HEAD_SIZE, Layer, Norm};
use crate::wordpiece::WordPiece;
use crate::{DIMENSIONS, Error, MAX_PIECES};

pub(crate) const LAYERS: usize = 6;
pub(crate) const WIDE: usize = 1536;
pub(crate) const PIECES: usize = 30_522;

pub(crate) const WORDS: &str = "embeddings.word_embeddings.weight";
pub(crate) const WORDS_SCALE: &str = "embeddings.word_embeddings.scale";
pub(crate) const POSITIONS: &str = "embeddings.position_embeddings.weight";
pub(crate) const KINDS: &str = "embeddings.token_type_embeddings.weight";
/// The word pieces, one a line, as bytes: the model is one file.
pub(crate) const VOCABULARY: &str = "vocabulary";

/// Numbers in the matrices of all layers.
const LAYER_NUMBERS: usize = LAYERS * (4 * DIMENSIONS + 2 * WIDE) * DIMENSIONS;
/// Memory asked for in pieces larger than this always goes back to the system at once, once it is let go of (glibc's
/// `DEFAULT_MMAP_THRESHOLD_MAX`). Of such a piece only what is written to is really there.
const ALWAYS_GIVEN_BACK: usize = 33 * 1024 * 1024;

/// Word embeddings as they are stored.
#[derive(Debug)]
pub(crate) struct Words {
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

impl Words {
    /// Adds the embedding of a piece to a row.
    pub(crate) fn add_to(&self, piece: u32, row: &mut [f32]) {
        let start = piece as usize * DIMENSIONS;
        let bytes = self.bytes.get(start..start + DIMENSIONS).unwrap_or_default();
        let scale = self.scales.get(piece as usize).copied().unwrap_or_default();
        for (to, &byte) in row.iter_mut().zip(bytes) {
            *to += f32::from(byte) * scale;
        }
    }
}

/// All that the encoder needs.
#[derive(Debug)]
pub(crate) struct Weights {
    pub pieces: WordPiece,
    pub words: Words,
    /// One row a position; the embedding of the only segment is already added.
    pub positions: Vec<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
}

impl Weights {
    pub(crate) fn read(file: &[u8]) -> Result<Self, Error> {
        let file = SafeTensors::deserialize(file)?;
        let pieces = read_pieces(&file)?;
        let bytes = tensor(&file, WORDS, Dtype::I8, &[PIECES, DIMENSIONS])?;
        let scales = tensor(&file, WORDS_SCALE, Dtype::F32, &[PIECES])?;
        let mut kept = Vec::with_capacity(ALWAYS_GIVEN_BACK);
        kept.extend(bytes.data().iter().map(|byte| byte.cast_signed()));
        let words = Words {
            bytes: kept,
            scales: scales.data().as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect(),
        };
        let mut positions = numbers(&file, POSITIONS, &[MAX_PIECES, DIMENSIONS])?;
        let kind = numbers(&file, KINDS, &[DIMENSIONS])?;
        positions.iter_mut().zip(kind.iter().cycle()).for_each(|(to, kind)| *to += kind);
        let norm = norm(&file, "embeddings.LayerNorm")?;
        Ok(Self { pieces, words, positions, norm, layers: layers(&file)? })
    }
}

fn read_pieces(file: &SafeTensors) -> Result<WordPiece, Error> {
    let bytes = file.tensor(VOCABULARY)?;
    let lines = std::str::from_utf8(bytes.data()).map_err(|_| Error::tensor(VOCABULARY))?;
    let pieces = WordPiece::new(lines);
    if pieces.len() == PIECES { Ok(pieces) } else { Err(Error::tensor(VOCABULARY)) }
}

fn layers(file: &SafeTensors) -> Result<Vec<Layer>, Error> {
    let names = || (0..LAYERS).map(|n| format!("encoder.layer.{n}"));
    let mut shelf = Shelf::with_room(LAYER_NUMBERS);
    names().try_for_each(|name| put_matrices(file, &name, &mut shelf))?;
    let mut matrices = shelf.all();
    let layer = |name: String| {
        let mut next = || matrices.next().ok_or_else(|| Error::tensor(&name));
        Ok(Layer {
            attend: next()?,
            attended: next()?,
            attended_norm: norm(file, &format!("{name}.attention.output.LayerNorm"))?,
            widen: next()?,
            narrow: next()?,
            narrowed_norm: norm(file, &format!("{name}.output.LayerNorm"))?,
        })
    };
    names().map(layer).collect()
}

/// Puts the matrices of a layer on the shelf, in the order in which they are used.
fn put_matrices(file: &SafeTensors, name: &str, shelf: &mut Shelf) -> Result<(), Error> {
    let square = |part: &str| Linear::read(file, &format!("{name}.attention.{part}"), DIMENSIONS, DIMENSIONS);
    let mut query = square("self.query")?;
    let root = (HEAD_SIZE as f32).sqrt();
    query.weight.iter_mut().chain(&mut query.bias).for_each(|value| *value /= root);
    shelf.put(packed(&[query, square("self.key")?, square("self.value")?], DIMENSIONS));
    shelf.put(packed(&[square("output.dense")?], DIMENSIONS));
    let widen = Linear::read(file, &format!("{name}.intermediate.dense"), DIMENSIONS, WIDE)?;
    shelf.put(packed(&[widen], DIMENSIONS));
    shelf.put(packed(&[Linear::read(file, &format!("{name}.output.dense"), WIDE, DIMENSIONS)?], WIDE));
    Ok(())
}

fn norm(file: &SafeTensors, name: &str) -> Result<Norm, Error> {
    let scale = numbers(file, &format!("{name}.weight"), &[DIMENSIONS])?;
    let shift = numbers(file, &format!("{name}.bias"), &[DIMENSIONS])?;
    Ok(Norm { scale, shift })
}

/// A matrix and what is added after it, as the file has them: outputs by inputs.
struct Linear {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    fn read(file: &SafeTensors, name: &str, inputs: usize, outputs: usize) -> Result<Self, Error> {
        let weight = numbers(file, &format!("{name}.weight"), &[outputs, inputs])?;
        let bias = numbers(file, &format!("{name}.bias"), &[outputs])?;
        Ok(Self { weight, bias })
    }
}

/// Several side by side as one.
fn packed(parts: &[Linear], inputs: usize) -> Packed {
    let outputs = parts.iter().map(|part| part.bias.len()).sum();
    let bias: Vec<f32> = parts.iter().flat_map(|part| &part.bias).copied().collect();
    let columns = parts.iter().flat_map(|part| part.weight.chunks_exact(inputs));
    Packed::with_room(columns, inputs, outputs).adding(&bias)
}

fn numbers(file: &SafeTensors, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
    let tensor = tensor(file, name, Dtype::F16, shape)?;
    let halves: Vec<f16> = tensor.data().as_chunks().0.iter().map(|two| f16::from_le_bytes(*two)).collect();
    Ok(halves.to_f32_vec())
}

fn tensor<'a>(file: &SafeTensors<'a>, name: &str, kind: Dtype, shape: &[usize]) -> Result<TensorView<'a>, Error> {
    let tensor = file.tensor(name).map_err(|_| Error::tensor(name))?;
    if tensor.dtype() == kind && tensor.shape() == shape { Ok(tensor) } else { Err(Error::tensor(name)) }
}
