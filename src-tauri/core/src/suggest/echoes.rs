//! Which other wants ask for the same thing in other words, and what lay beneath them.

use chrono::NaiveDate;
use matrix::dot;

use super::evidence::Vector;
use super::likeness::{Compared, From};
use crate::ids::{ClientId, NeedId, WantId};
use crate::words::{Landing, NeedState, WantState};

/// Wants this near ask for the same thing: so chosen .82 to .92 of them do (graded sets, recall .53 to .58).
const SAME: From = From { cosine: 0.40, shared: 0.34 };
/// So many echoes are told.
const MOST: usize = 3;

/// A want with what lay beneath it.
#[derive(Debug, Clone)]
pub struct WantFact {
    /// Which want.
    pub id: WantId,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// The want in the user's words.
    pub text: String,
    /// The day it was first heard.
    pub heard_on: NaiveDate,
    /// Where it stands.
    pub state: WantState,
    /// The needs right beneath it, in the order they were written down.
    pub needs: Vec<NeedBeneath>,
    /// Vector of `text`.
    pub vector: Vector,
}

/// A need beneath a want, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedBeneath {
    /// Which need.
    pub id: NeedId,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub state: NeedState,
    /// How what was given for it landed, the latest last.
    pub landings: Vec<Landing>,
}

/// Another want that asks for the same.
#[derive(Debug, Clone)]
pub struct Echo<'a> {
    /// The other want.
    pub want: &'a WantFact,
    /// How alike, 0 (barely) to 1 (the same words).
    pub likeness: f64,
}

/// Other wants that ask for the same as this one and beneath which needs were found, the most alike first.
#[must_use]
pub fn echoes<'a>(want: &WantFact, others: &'a [WantFact]) -> Vec<Echo<'a>> {
    let own = Compared::new(&want.text, &want.vector);
    let others = others.iter().filter(|other| other.id != want.id && !other.needs.is_empty());
    let mut echoes: Vec<Echo> = others
        .filter_map(|other| {
            let likeness = own.likeness(&Compared::new(&other.text, &other.vector), SAME)?;
            Some(Echo { want: other, likeness })
        })
        .collect();
    echoes.sort_by(|a, b| {
        let words = |echo: &Echo<'a>| (echo.want.text.as_str(), echo.want.heard_on, echo.want.id);
        b.likeness.total_cmp(&a.likeness).then_with(|| words(a).cmp(&words(b)))
    });
    echoes.truncate(MOST);
    echoes
}

/// How alike two wants are: the cosine of their unit vectors, −1 to 1; 0 if they can't be compared.
#[must_use]
pub fn echo_similarity(want: &[f32], other: &[f32]) -> f64 {
    if want.len() == other.len() { dot(want, other) } else { 0.0 }
}

/// Cosines up to this say nothing of two needs: of any two of the graded sets 3 to 4 % are nearer.
const UNLIKE: f64 = 0.35;

/// How alike two needs are, 0 (no more than any two) to 1 (the same); 0 if one has no vector.
pub(super) fn alike(one: &Vector, other: &Vector) -> f64 {
    match (one, other) {
        (Some(one), Some(other)) => ((echo_similarity(one, other) - UNLIKE) / (1.0 - UNLIKE)).clamp(0.0, 1.0),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_is_one_and_foreign_is_zero() {
        assert_eq!(echo_similarity(&[0.0, 1.0], &[0.0, 1.0]), 1.0);
        assert_eq!(echo_similarity(&[0.0, 1.0], &[1.0, 0.0]), 0.0);
        assert_eq!(echo_similarity(&[1.0], &[1.0, 0.0]), 0.0);
    }
}
