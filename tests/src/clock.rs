//! A clock whose hands the story moves.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, FixedOffset};
use journal::dates::Clock;

/// The hands of a clock: moving them moves it for every journal that goes by it.
#[derive(Debug, Clone)]
pub struct Hands(Arc<Mutex<DateTime<FixedOffset>>>);

impl Hands {
    /// A clock that stands at this instant (RFC 3339).
    #[must_use]
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(Mutex::new(DateTime::parse_from_rfc3339(instant).unwrap())))
    }

    /// The clock, to be handed to a journal.
    #[must_use]
    pub fn clock(&self) -> Clock {
        let hands = self.clone();
        Arc::new(move || hands.now())
    }

    /// Where they stand.
    #[must_use]
    pub fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().unwrap()
    }

    /// Moves them to another instant (RFC 3339), which may lie in another time zone or in the past.
    pub fn set(&self, instant: &str) {
        *self.0.lock().unwrap() = DateTime::parse_from_rfc3339(instant).unwrap();
    }

    /// Moves them on.
    pub fn pass(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }

    /// Moves them on by whole days.
    pub fn pass_days(&self, days: i64) {
        self.pass(Duration::days(days));
    }
}
