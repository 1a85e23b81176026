//! The small weights: what is in the file, and how it becomes the encoder's matrices.
//!
//! Word embeddings are stored as bytes with one scale a row (value = byte × scale), everything else in half precision.
//! That is 33 MB in place of 91, without a measurable loss.

use half::f16;
use half::slice::HalfFloatSliceExt;
use ndarray::{Array1, Array2, Axis, concatenate};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::encoder::{HEAD_SIZE, Layer, Linear, Norm};
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

/// Word embeddings as they are stored.
#[derive(Debug)]
pub(crate) struct Words {
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

impl Words {
    /// Adds the embedding of a piece to a row.
    pub(crate) fn add_to<'a>(&self, piece: u32, row: impl IntoIterator<Item = &'a mut f32>) {
        let start = piece as usize * DIMENSIONS;
        let bytes = self.bytes.get(start..start + DIMENSIONS).unwrap_or_default();
        let scale = self.scales.get(piece as usize).copied().unwrap_or_default();
        for (to, &byte) in row.into_iter().zip(bytes) {
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
    pub positions: Array2<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
}

impl Weights {
    pub(crate) fn read(file: &[u8]) -> Result<Self, Error> {
        let file = SafeTensors::deserialize(file)?;
        let pieces = read_pieces(&file)?;
        let bytes = tensor(&file, WORDS, Dtype::I8, &[PIECES, DIMENSIONS])?;
        let scales = tensor(&file, WORDS_SCALE, Dtype::F32, &[PIECES])?;
        let words = Words {
            bytes: bytes.data().iter().map(|byte| byte.cast_signed()).collect(),
            scales: scales.data().as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect(),
        };
        let positions = matrix(&file, POSITIONS, MAX_PIECES, DIMENSIONS)? + vector(&file, KINDS, DIMENSIONS)?;
        let norm = norm(&file, "embeddings.LayerNorm")?;
        let layers = (0..LAYERS).map(|n| layer(&file, &format!("encoder.layer.{n}"))).collect::<Result<_, _>>()?;
        Ok(Self { pieces, words, positions, norm, layers })
    }
}

fn read_pieces(file: &SafeTensors) -> Result<WordPiece, Error> {
    let bytes = file.tensor(VOCABULARY)?;
    let lines = std::str::from_utf8(bytes.data()).map_err(|_| Error::tensor(VOCABULARY))?;
    let pieces = WordPiece::new(lines);
    if pieces.len() == PIECES { Ok(pieces) } else { Err(Error::tensor(VOCABULARY)) }
}

fn layer(file: &SafeTensors, name: &str) -> Result<Layer, Error> {
    let square = |part: &str| linear(file, &format!("{name}.attention.{part}"), DIMENSIONS, DIMENSIONS);
    let (mut query, key, value) = (square("self.query")?, square("self.key")?, square("self.value")?);
    let root = (HEAD_SIZE as f32).sqrt();
    query.weight /= root;
    query.bias /= root;
    let side_by_side = |_| Error::tensor(name);
    let attend = Linear {
        weight: concatenate(Axis(1), &[query.weight.view(), key.weight.view(), value.weight.view()])
            .map_err(side_by_side)?,
        bias: concatenate(Axis(0), &[query.bias.view(), key.bias.view(), value.bias.view()]).map_err(side_by_side)?,
    };
    Ok(Layer {
        attend,
        attended: square("output.dense")?,
        attended_norm: norm(file, &format!("{name}.attention.output.LayerNorm"))?,
        widen: linear(file, &format!("{name}.intermediate.dense"), DIMENSIONS, WIDE)?,
        narrow: linear(file, &format!("{name}.output.dense"), WIDE, DIMENSIONS)?,
        narrowed_norm: norm(file, &format!("{name}.output.LayerNorm"))?,
    })
}

fn norm(file: &SafeTensors, name: &str) -> Result<Norm, Error> {
    let scale = vector(file, &format!("{name}.weight"), DIMENSIONS)?;
    let shift = vector(file, &format!("{name}.bias"), DIMENSIONS)?;
    Ok(Norm { scale, shift })
}

/// The file has outputs by inputs; products read faster the other way round.
fn linear(file: &SafeTensors, name: &str, inputs: usize, outputs: usize) -> Result<Linear, Error> {
    let weight = matrix(file, &format!("{name}.weight"), outputs, inputs)?;
    let bias = vector(file, &format!("{name}.bias"), outputs)?;
    Ok(Linear { weight: weight.t().as_standard_layout().into_owned(), bias })
}

fn matrix(file: &SafeTensors, name: &str, rows: usize, columns: usize) -> Result<Array2<f32>, Error> {
    let values = halves(&tensor(file, name, Dtype::F16, &[rows, columns])?);
    Array2::from_shape_vec((rows, columns), values).map_err(|_| Error::tensor(name))
}

fn vector(file: &SafeTensors, name: &str, size: usize) -> Result<Array1<f32>, Error> {
    Ok(Array1::from_vec(halves(&tensor(file, name, Dtype::F16, &[size])?)))
}

fn halves(tensor: &TensorView) -> Vec<f32> {
    let halves: Vec<f16> = tensor.data().as_chunks().0.iter().map(|two| f16::from_le_bytes(*two)).collect();
    halves.to_f32_vec()
}

fn tensor<'a>(file: &SafeTensors<'a>, name: &str, kind: Dtype, shape: &[usize]) -> Result<TensorView<'a>, Error> {
    let tensor = file.tensor(name).map_err(|_| Error::tensor(name))?;
    if tensor.dtype() == kind && tensor.shape() == shape { Ok(tensor) } else { Err(Error::tensor(name)) }
}
