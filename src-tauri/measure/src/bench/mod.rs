//! How fast: each row measures something the user waits for, beside something to hold it against.

mod editing;
mod embedding;
mod growth;
mod insights;
mod numpy;
mod ranking;
mod saving;
mod screens;
mod searching;

pub use editing::editing;
pub use embedding::{embedding, install};
pub use insights::insights;
pub use ranking::ranking;
pub use saving::saving;
pub use screens::screens;
pub use searching::searching;

use std::time::{Duration, Instant};

/// What can go wrong in a row, in words.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Milliseconds this thread has really been computing, which a busy machine hardly changes; where the system does not
/// say (other than Linux), milliseconds gone by.
fn computing_ms(begun: Instant) -> f64 {
    let system = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds: Option<f64> = system.and_then(|line| line.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| milliseconds(begun.elapsed()), |nanoseconds| nanoseconds / 1e6)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// What a run takes, in milliseconds of computing.
fn spent_by(run: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    let before = computing_ms(begun);
    run();
    computing_ms(begun) - before
}

/// The best of several runs, in milliseconds of computing.
fn best_of(runs: usize, mut run: impl FnMut()) -> f64 {
    (0..runs).map(|_| spent_by(&mut run)).fold(f64::INFINITY, f64::min)
}

/// The value below which the given share of the times lies.
fn share(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = (times.len() as f64 * share) as usize;
    times.get(place.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_off_the_sorted_times() {
        let mut times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!((share(&mut times, 0.5), share(&mut times, 0.95)), (51.0, 96.0));
        assert_eq!(share(&mut [], 0.5), 0.0);
    }

    #[test]
    fn computing_takes_time() {
        assert!(best_of(2, || assert!((0..1_000_000u64).sum::<u64>() > 0)) >= 0.0);
    }
}
