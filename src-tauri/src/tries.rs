//! Wrong passphrases slow down whoever tries them at this window. Three are free: people mistype.
//!
//! The count lives as long as the program. It keeps a passer-by from guessing at the keyboard; what keeps a thief of the
//! file from guessing is the key derivation.

use std::time::{Duration, Instant};

/// Wrong tries in a row before one has to wait.
const FREE: u32 = 3;
/// The first wait; each further wrong try doubles it.
const FIRST: Duration = Duration::from_secs(5);
/// No wait is longer.
const LONGEST: Duration = Duration::from_secs(300);

/// How often the passphrase was wrong in a row, and when last.
#[derive(Debug, Default)]
pub struct Tries {
    wrong: u32,
    last: Option<Instant>,
}

impl Tries {
    /// How long nobody may try again, seen from `now`.
    #[must_use]
    pub fn wait(&self, now: Instant) -> Duration {
        let Some(last) = self.last.filter(|_| self.wrong >= FREE) else { return Duration::ZERO };
        let factor = 2u32.saturating_pow(self.wrong - FREE);
        let whole = FIRST.saturating_mul(factor).min(LONGEST);
        whole.saturating_sub(now.saturating_duration_since(last))
    }

    /// One more was wrong.
    pub fn went_wrong(&mut self, now: Instant) {
        self.wrong = self.wrong.saturating_add(1);
        self.last = Some(now);
    }

    /// It was right: all is forgiven.
    pub fn went_right(&mut self) {
        *self = Self::default();
    }
}

/// Whole seconds, rounded up: whoever waits as long as they were told may try.
#[must_use]
pub fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_mistakes_cost_nothing_and_from_the_third_on_each_costs_twice_as_much() {
        let now = Instant::now();
        let mut tries = Tries::default();
        let waits: Vec<u64> = (0..11)
            .map(|_| {
                tries.went_wrong(now);
                tries.wait(now).as_secs()
            })
            .collect();
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
    }

    #[test]
    fn a_wait_passes_and_the_right_passphrase_ends_the_count() {
        let now = Instant::now();
        let mut tries = Tries::default();
        (0..4).for_each(|_| tries.went_wrong(now));
        assert_eq!(tries.wait(now + Duration::from_millis(7500)), Duration::from_millis(2500));
        assert_eq!(seconds(tries.wait(now + Duration::from_millis(7500))), 3);
        assert_eq!(tries.wait(now + Duration::from_secs(10)), Duration::ZERO);
        tries.went_right();
        tries.went_wrong(now);
        assert_eq!(tries.wait(now), Duration::ZERO);
    }

    #[test]
    fn thousands_of_tries_overflow_nothing() {
        let now = Instant::now();
        let tries = Tries { wrong: u32::MAX, last: Some(now) };
        assert_eq!(tries.wait(now), LONGEST);
    }
}
