//! Placeholder.
fn main() { undercurrent::run() }
