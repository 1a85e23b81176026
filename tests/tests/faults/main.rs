//! What goes wrong outside: a kill in the middle of a word, a disk that is full.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[cfg(unix)]
mod disk;
mod kill;
