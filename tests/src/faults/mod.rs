//! What goes wrong outside, done on purpose: each rig does it over and over to a made-up journal and counts what was lost.
//! `cargo xtask faults` runs all of them and says a line for each; the tests run the ones that need no rights, with
//! smaller counts.

mod dice;
#[cfg(target_os = "linux")]
mod failing;
mod flips;
#[cfg(unix)]
mod full;
mod kills;
#[cfg(unix)]
mod launches;
pub mod operations;
#[cfg(target_os = "linux")]
mod power;
mod scene;
#[cfg(unix)]
mod strangers;
#[cfg(target_os = "linux")]
mod traced;
#[cfg(target_os = "linux")]
pub mod window;

use std::fmt;
use std::path::PathBuf;

#[cfg(target_os = "linux")]
pub use failing::{calls_fail, killed_at_every_call, writes_fall_short};
pub use flips::{flipped, shortened};
#[cfg(unix)]
pub use full::{disk_is_full, folder_is_read_only};
pub use kills::killed_while_writing;
#[cfg(unix)]
pub use launches::launched_at_once;
#[cfg(target_os = "linux")]
pub use power::{power_is_cut, power_is_cut_on_the_careless};
#[cfg(unix)]
pub use strangers::strangers_in_its_place;

/// The programs that rigs start: somebody who writes, and who can be stopped at any moment.
#[derive(Debug, Clone)]
pub struct Hand {
    /// `typist`.
    pub typist: PathBuf,
    /// `careless`, which must lose, or the rig for power cuts proves nothing.
    pub careless: PathBuf,
}

/// Something that is promised, how often a rig tried to break it, and where it did.
#[derive(Debug)]
pub struct Promise {
    /// What is promised, in words.
    pub name: String,
    /// How often it was put to the test.
    pub tried: usize,
    /// What happened each time that it was broken.
    pub lost: Vec<String>,
    /// How a rig that cannot be set up on this machine says so.
    pub impossible: Option<String>,
}

impl Promise {
    fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), tried: 0, lost: Vec::new(), impossible: None }
    }

    /// Counts one try, and what was lost by it.
    fn count(&mut self, outcome: Result<(), String>) {
        self.tried += 1;
        self.lost.extend(outcome.err());
    }

    fn cannot(mut self, why: impl Into<String>) -> Self {
        self.impossible = Some(why.into());
        self
    }

    /// Whether it was tried and held.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.tried > 0 && self.lost.is_empty() && self.impossible.is_none()
    }
}

/// One line: what, how often, how often not, and whether it holds.
impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match &self.impossible {
            Some(why) => format!("NOT TRIED: {why}"),
            None if self.is_kept() => "kept".to_owned(),
            None if self.tried == 0 => "NOT TRIED".to_owned(),
            None => "BROKEN".to_owned(),
        };
        write!(f, "{:<66} {:>6} tried {:>5} lost   {verdict}", self.name, self.tried, self.lost.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_only_if_it_was_tried_and_never_broken() {
        let mut promise = Promise::new("nothing is lost");
        assert!(!promise.is_kept() && promise.to_string().ends_with("NOT TRIED"));
        promise.count(Ok(()));
        assert!(promise.is_kept() && promise.to_string().ends_with("1 tried     0 lost   kept"));
        promise.count(Err("a page".to_owned()));
        assert!(!promise.is_kept() && promise.to_string().ends_with("2 tried     1 lost   BROKEN"));
        let promise = Promise::new("nothing is lost").cannot("it needs root");
        assert!(!promise.is_kept() && promise.to_string().ends_with("NOT TRIED: it needs root"));
    }
}
