//! Verbs about suggestions.

use clap::Args;
use journal::ids::VerdictId;

/// Takes back what was said of a suggestion.
#[derive(Debug, Args)]
pub struct TakeBack {
    /// The verdict's id, as `verdicts --json` lists it
    #[arg(value_name = "ID")]
    pub id: VerdictId,
}
