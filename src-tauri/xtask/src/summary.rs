//! The end of `cargo xtask test`: a line per step with counts and times, and one that machines can read.

use std::time::Duration;

use crate::counts::Counts;

/// How one step ended.
pub struct Outcome {
    /// The step, in a word or two.
    pub name: &'static str,
    /// What it counted.
    pub counts: Counts,
    /// How long it took.
    pub took: Duration,
}

impl Outcome {
    fn verdict(&self) -> &'static str {
        match self.counts {
            Counts { failed: 1.., .. } => "failed",
            Counts { skipped: 1.., .. } => "skipped some",
            Counts { passed: 0, .. } => "ran nothing",
            _ => "ok",
        }
    }
}

/// Whether every step ran something, nothing failed and nothing was skipped.
pub fn is_good(outcomes: &[Outcome]) -> bool {
    outcomes.iter().all(|outcome| outcome.verdict() == "ok")
}

/// The summary as it is printed. `left_out` names what the user asked to leave out.
pub fn text(outcomes: &[Outcome], left_out: &[&str]) -> String {
    let mut text = "\nSummary\n".to_owned();
    let mut total = Counts::default();
    let mut took = Duration::ZERO;
    for outcome in outcomes {
        let Counts { passed, failed, skipped } = outcome.counts;
        let line = format!(
            "  {:<14} {:<13} {passed:>5} passed {failed:>4} failed {skipped:>4} skipped  {:>8}\n",
            outcome.name,
            outcome.verdict(),
            clock(outcome.took)
        );
        text.push_str(&line);
        total += outcome.counts;
        took += outcome.took;
    }
    for name in left_out {
        text.push_str(&format!("  {name:<14} left out, as asked\n"));
    }
    text.push_str(&format!("  {:<60} {:>8}\n\n", "together", clock(took)));
    text.push_str(&format!("{} passed, {} failed", total.passed, total.failed));
    if total.skipped > 0 {
        text.push_str(&format!(", {} skipped", total.skipped));
    }
    text.push('\n');
    text
}

fn clock(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{}:{:02} min", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn outcome(passed: usize, failed: usize, skipped: usize) -> Outcome {
        Outcome { name: "rules", counts: Counts { passed, failed, skipped }, took: Duration::from_millis(1200) }
    }

    #[test]
    fn the_last_line_is_plain() {
        let text = text(&[outcome(3, 0, 0), outcome(4, 1, 0)], &["window"]);
        assert_eq!(text.lines().last(), Some("7 passed, 1 failed"));
        assert!(text.contains("window         left out, as asked"));
    }

    #[test]
    fn failing_skipping_and_running_nothing_are_all_bad() {
        assert!(is_good(&[outcome(3, 0, 0)]));
        for (bad, verdict) in
            [(outcome(3, 1, 0), "failed"), (outcome(3, 0, 1), "skipped some"), (outcome(0, 0, 0), "ran nothing")]
        {
            assert_eq!(bad.verdict(), verdict);
            assert!(!is_good(&[outcome(3, 0, 0), bad]));
        }
        assert!(text(&[outcome(3, 0, 1)], &[]).ends_with("3 passed, 0 failed, 1 skipped\n"));
    }

    #[test]
    fn times_are_readable() {
        assert_eq!(clock(Duration::from_millis(1250)), "1.2 s");
        assert_eq!(clock(Duration::from_secs(125)), "2:05 min");
    }
}
