//! Every screen in the real window, in both themes and three sizes: nothing is cut off, nothing scrolls sideways, nothing
//! goes wrong in the console. `cargo xtask screens` keeps the pictures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod gate;
mod look;
mod practice;
