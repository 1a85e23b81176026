//! Placeholder.

/// Runs.
pub fn run() {}
