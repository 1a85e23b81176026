//! What the real window leaves behind of words that were written everywhere, and of a few that were typed; `cargo xtask
//! faults` types 200.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use stories::faults::window::{canaries_are_left_in_no_file, what_is_remembered_after_locking};

#[test]
fn what_was_written_and_typed_is_left_in_no_file() {
    let promise = canaries_are_left_in_no_file(200, 35);
    assert!(promise.is_kept(), "{promise}\n{:#?}", promise.lost);
}

#[test]
fn no_memory_holds_the_key_once_the_journal_is_locked() {
    let remembered = what_is_remembered_after_locking(35);
    let promise = &remembered.promise;
    // Reading another program's memory is a right that not every machine gives; `cargo xtask faults` insists on it.
    assert!(promise.is_kept() || promise.impossible.is_some(), "{promise}\n{:#?}", promise.lost);
    assert!(promise.tried > 0 && promise.lost.is_empty(), "{promise}\n{:#?}", promise.lost);
}
