//! What a score is worth: the chance of a fit, and the words for it.

use serde::Serialize;

/// On what the scores rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// What the texts mean, by the sentence model.
    Meaning,
    /// The words they share, as there is no model.
    Words,
}

/// What is said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FitLabel {
    /// Strong overlap.
    Strong,
    /// Worth a look.
    Look,
    /// Nothing stands out.
    Nothing,
}

/// From this chance on a pair is called strong.
pub const STRONG_FROM: f64 = 0.70;
/// From this chance on a pair is worth a look.
pub const LOOK_FROM: f64 = 0.35;

/// The chance (0 to 1) that a careful reader would call the pair a fit.
#[must_use]
pub fn probability(mode: Mode, score: f64) -> f64 {
    let (slope, shift) = match mode {
        Mode::Meaning => (8.0, -2.0),
        Mode::Words => (8.0, -2.0),
    };
    1.0 / (1.0 + (-(slope * score + shift)).exp())
}

impl FitLabel {
    /// The words for a chance.
    #[must_use]
    pub fn of(probability: f64) -> Self {
        if probability >= STRONG_FROM {
            Self::Strong
        } else if probability >= LOOK_FROM {
            Self::Look
        } else {
            Self::Nothing
        }
    }
}
