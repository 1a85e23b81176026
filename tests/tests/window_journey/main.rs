//! Journeys in the real window. `cargo xtask test` gives them the program, a display and the driver.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod accessible;
mod bad_input;
mod draft;
mod export;
mod keyboard;
mod main_loop;
mod story;
