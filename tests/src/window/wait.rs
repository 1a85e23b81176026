//! Waiting for what must come, instead of for a time.

use std::thread;
use std::time::{Duration, Instant};

/// On a busy machine everything may take its time; what takes longer than this is not coming.
const DEADLINE: Duration = Duration::from_secs(60);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until there is something to see.
///
/// # Panics
/// After a minute, with what was waited for.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(DEADLINE, look).unwrap_or_else(|| panic!("waited a minute in vain for {what}"))
}

/// Looks until there is something to see, or `time` is over.
pub fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        let seen = look();
        if seen.is_some() || begun.elapsed() > time {
            return seen;
        }
        thread::sleep(PAUSE);
    }
}
