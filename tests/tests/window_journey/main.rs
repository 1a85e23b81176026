//! Journeys in the real window. `cargo xtask test` gives them the program, a display and the driver.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod accessible;
mod acknowledged;
mod bad_input;
mod clients;
mod clipboard;
mod draft;
mod export;
mod from_the_right;
mod gift_story;
mod giving;
mod heard;
mod keyboard;
mod keychain;
mod known;
mod locking;
mod looking_back;
mod main_loop;
mod overlap;
mod printing;
mod profile;
mod restoring;
mod starts;
mod story;
mod suggested;
mod trash;
mod undo;
mod versions;
