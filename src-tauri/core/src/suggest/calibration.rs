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

/// On what a pair's own score rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The words that need and gift share.
    Words,
    /// What the texts of need and gift mean, and nothing beside them.
    Texts,
    /// That, and what was said of the need or what the gift has shown: more text, whose scores lie higher.
    Evidence,
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

/// From this chance on a pair is called strong: it fits more likely than not. On trades that the curve was not fitted on
/// (`calibrate`, ten parts of the training set) 67 % of the best gifts above it fit, and 7 % of the needs that no gift
/// fits come this high; on the development set 100 % and 0 %.
pub const STRONG_FROM: f64 = 0.5;

/// From this chance on a pair is worth a look; below, nothing stands out. Here needs with a fit are told best from needs
/// without one: of the best gifts above it 60 % fit (development set 95 %), and 33 % (27 %) of the needs that no gift
/// fits come this high, so the word is "worth a look" and no more. With evidence it is 66 % (92 %) and 39 % (7 %).
pub const LOOK_FROM: f64 = 0.375;

/// Shared words never make it likelier than this, however many: so often does the best gift by words fit (training set).
const WORDS_AT_BEST: f64 = 0.42;

/// The chance (0 to 1) that a careful reader would call the pair a fit: a logistic curve, fitted by `calibrate` on the
/// 4,588 graded pairs of 104 trades (log loss on unseen trades .507 by their texts, .490 with evidence, .535 by words).
#[must_use]
pub fn probability(basis: Basis, score: f64) -> f64 {
    let logistic = |slope: f64, shift: f64| 1.0 / (1.0 + (-(slope * score + shift)).exp());
    match basis {
        Basis::Texts => logistic(6.65, -1.78),
        Basis::Evidence => logistic(8.57, -2.62),
        Basis::Words => logistic(10.69, -1.40).min(WORDS_AT_BEST),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn label(basis: Basis, score: f64) -> FitLabel {
        FitLabel::of(probability(basis, score))
    }

    #[test]
    fn meaning_goes_from_nothing_to_strong() {
        assert_eq!(label(Basis::Texts, 0.15), FitLabel::Nothing);
        assert_eq!(label(Basis::Texts, 0.22), FitLabel::Look);
        assert_eq!(label(Basis::Texts, 0.28), FitLabel::Strong);
    }

    #[test]
    fn more_text_asks_for_more() {
        assert_eq!(label(Basis::Evidence, 0.22), FitLabel::Nothing);
        assert_eq!(label(Basis::Evidence, 0.28), FitLabel::Look);
        assert_eq!(label(Basis::Evidence, 0.32), FitLabel::Strong);
    }

    #[test]
    fn words_alone_are_never_strong() {
        assert_eq!(label(Basis::Words, 0.0), FitLabel::Nothing);
        assert_eq!(label(Basis::Words, 0.1), FitLabel::Look);
        assert_eq!(label(Basis::Words, 100.0), FitLabel::Look);
    }

    #[test]
    fn a_chance_is_a_chance_for_any_score() {
        for score in [f64::MIN, -1.0, 0.0, 1.0, f64::MAX] {
            assert!((0.0..=1.0).contains(&probability(Basis::Texts, score)));
        }
    }
}
