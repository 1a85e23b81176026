//! The journal itself, without any window: records, every change to them, suggestions, and the vault they live in.

pub mod error;
pub mod ids;
pub mod suggest;
pub mod vault;
pub mod words;

pub use error::{Error, Result};
