//! The rules of the house, read off the sources and the dependency tree, so that they can't rot.
//!
//! ARCHITECTURE.md says why each of them is there. Every rule is a plain function over text that is shown a bad example
//! of its own, and a test that applies it to this repository and names the file and line that breaks it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod crates;
mod rust;
mod source;
mod ui;
mod window;
