//! Each rig that needs no rights, a few times over: enough to see that it still finds its way, and that the promise still
//! holds where it is most likely to break.

use std::path::PathBuf;

use stories::faults::operations::{OPERATIONS, Operation};
use stories::faults::{self, Hand, Promise};

fn hand() -> Hand {
    let [typist, careless] = [env!("CARGO_BIN_EXE_typist"), env!("CARGO_BIN_EXE_careless")].map(PathBuf::from);
    Hand { typist, careless }
}

#[track_caller]
fn is_kept(promise: &Promise) {
    assert!(promise.is_kept(), "{promise}\n{:#?}", promise.lost);
}

#[test]
fn kills_while_writing_lose_nothing_acknowledged() {
    is_kept(&faults::killed_while_writing(&hand(), 12));
}

#[test]
fn a_flipped_bit_is_healed_or_reported() {
    is_kept(&faults::flipped(50));
}

#[test]
fn a_file_cut_short_is_healed_or_reported() {
    is_kept(&faults::shortened(40));
}

#[test]
fn of_many_launched_at_once_one_is_the_owner_and_the_others_say_so() {
    is_kept(&faults::launched_at_once(&hand(), 12));
}

#[test]
fn something_else_in_the_journals_place_is_refused_and_left_as_it_is() {
    is_kept(&faults::strangers_in_its_place());
}

#[test]
fn in_a_read_only_folder_reading_goes_on() {
    is_kept(&faults::folder_is_read_only(&hand()));
}

#[test]
fn a_disk_that_refuses_leaves_the_old_or_the_new() {
    is_kept(&faults::calls_fail(&hand(), Operation::named("page"), 4));
    is_kept(&faults::writes_fall_short(&hand(), Operation::named("page"), 120));
}

#[test]
fn a_kill_at_any_call_leaves_the_old_or_the_new() {
    for operation in OPERATIONS {
        is_kept(&faults::killed_at_every_call(&hand(), *operation, 200));
    }
}
