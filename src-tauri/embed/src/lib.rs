//! Text to vector: the sentence model all-MiniLM-L6-v2, run on the machine itself.
//!
//! Suggestions compare what a text *means*, and nothing that the user wrote may leave the machine. So the model is a file
//! beside the program, and its six layers are computed here, over a library for matrix products.
//!
//! ```no_run
//! let model = embed::Model::load(std::path::Path::new("model/all-minilm-l6-v2.small.safetensors"))?;
//! let vectors = model.embed(&["to be taken seriously by her board", "asking what nobody dares to ask"]);
//! let cosine: f32 = vectors[0].iter().zip(&vectors[1]).map(|(a, b)| a * b).sum();
//! assert!(cosine > -1.0 && cosine < 1.0);
//! # Ok::<(), embed::Error>(())
//! ```

mod attention;
mod convert;
mod curves;
mod encoder;
mod error;
mod locate;
mod model;
mod pins;
mod weights;
mod wordpiece;

pub use convert::{convert, small_weights};
pub use error::Error;
pub use locate::{MODEL_VARIABLE, locate};
pub use model::{Model, Vector, model_id};
pub use pins::{Pins, pins};
pub use wordpiece::WordPiece;

/// How many numbers a vector has.
pub const DIMENSIONS: usize = 384;

/// How many word pieces of a text are read, its two end marks included; what comes after is not looked at
/// (`max_seq_length` of the published model).
pub const MAX_PIECES: usize = 256;
