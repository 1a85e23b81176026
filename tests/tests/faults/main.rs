//! What goes wrong outside: a kill in the middle of a word, a disk that is full, a bit that flips. `cargo xtask faults` does
//! the same far more often.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[cfg(unix)]
mod disk;
#[cfg(target_os = "linux")]
mod few;
mod kill;
