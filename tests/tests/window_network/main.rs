//! No network: what the program asks the system for, and what a page that turned bad could reach.
//! `cargo xtask test` gives these the program, a display and the driver.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod harmful;
mod injected;
mod locking;
mod sockets;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The display shows one program at a time: keys go to whichever has the focus.
static DISPLAY: Mutex<()> = Mutex::new(());

fn display() -> MutexGuard<'static, ()> {
    DISPLAY.lock().unwrap_or_else(PoisonError::into_inner)
}
