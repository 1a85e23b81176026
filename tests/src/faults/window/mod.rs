//! What the real window leaves behind. These need the program, a display and the
//! driver, which `cargo xtask faults` and `cargo xtask test` provide.

mod canaries;
mod canary;
mod memory;
mod remembered;

pub use canaries::canaries_are_left_in_no_file;
pub use remembered::{Remembered, what_is_remembered_after_locking};

use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::clients::NewClient;
use journal::dates::Clock;
use journal::vault::KdfCost;

use crate::PASSPHRASE;
use crate::window::{Home, Window, words};

/// A clock that goes, since the window has one too.
fn clock() -> Clock {
    Arc::new(|| Local::now().fixed_offset())
}

/// A new journal in a home, which asks nothing when it is first shown, with what `fill` writes in it.
fn make_journal(home: &Home, fill: impl FnOnce(&mut Journal)) {
    let mut journal = Journal::in_memory(clock()).unwrap();
    journal.set_trade(journal::words::Trade::Coaching).unwrap();
    journal.add_client(NewClient::named("Ana Quill")).unwrap();
    fill(&mut journal);
    journal.keep_in(&home.journal(), PASSPHRASE, KdfCost::cheap()).unwrap();
}

fn unlock(window: &Window) {
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.find(&[("navigation", words("frame.main_nav"))]);
}
