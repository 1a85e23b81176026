//! Stories of the whole core: what a user does, and what the journal answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod disk;
mod drafts;
mod input;
mod ladder;
mod lists;
mod marks;
mod search;
mod time;
mod undo;
mod verdicts;
mod whole;
