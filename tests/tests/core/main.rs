//! Stories of the whole core: what a user does, and what the journal answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod clients;
mod deliveries;
mod disk;
mod drafts;
mod gifts;
mod input;
mod insights;
mod knowledge;
mod ladder;
mod lists;
mod marks;
mod migrations;
mod promises;
mod review;
mod search;
mod starts;
mod states;
mod suggestions;
mod time;
mod trash;
mod undo;
mod verdicts;
mod versions;
mod whole;
