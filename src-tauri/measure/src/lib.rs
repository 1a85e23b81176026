//! How good and how fast: suggestions against graded sets, beside simple baselines, and speed beside other programs.
//!
//! Nothing of this is shipped. It exists so that "better" is a number with an interval, got from the same functions
//! that the app calls.

pub mod baselines;
pub mod bench;
pub mod engine;
pub mod interval;
pub mod logistic;
pub mod measures;
pub mod neutral;
pub mod practice;
pub mod report;
pub mod sets;
