//! The system's clock and zone, handed to the journal.

use std::sync::Arc;

use journal::dates::Clock;

/// The system's clock in the user's zone.
#[must_use]
pub fn system() -> Clock {
    Arc::new(|| chrono::Local::now().fixed_offset())
}
