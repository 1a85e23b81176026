//! Which gift fits which need, best first.
//!
//! score = q·g − ½ n̄·g − ½ q·ḡ, with n̄ the mean of the neutral needs, ḡ that of the neutral gifts, q = unit(need + ½ want + ¼ what they said) and
//! g = unit(gift + ¾ what it has shown), all unit vectors; plus a little for the gift's readings and record, for how sure
//! and how fresh the need is, and for what verdicts taught. How it was found, and what else was tried: the evaluation in
//! `measure`. All pairs are scored by one matrix product, those that may be kept exactly; reasons are
//! worked out for pairs that somebody asks about.

use super::calibration::{FitLabel, Mode};
use super::evidence::Evidence;
use super::neutral::Neutral;
use super::reasons::Reason;
use super::task::Task;
use crate::ids::{GiftId, NeedId};

/// How many gifts are kept for each need: enough for the picture's ribbons and for a second thought.
pub const SHOWN_PER_NEED: usize = 3;

/// Every need with its best gifts. Why a gift is among them is worked out when it is asked for ([`Ranking::reasons`]).
#[derive(Debug)]
pub struct Ranking<'a> {
    /// On what the scores rest.
    pub mode: Mode,
    /// Texts that still wait for a vector; needs and gifts among them are not ranked yet.
    pub pending: usize,
    /// The needs, best overlap first.
    pub needs: Vec<RankedNeed>,
    task: Task<'a>,
}

/// A need and the gifts for it.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedNeed {
    /// Which need.
    pub need_id: NeedId,
    /// Best first; empty if there is no gift that the verdicts leave.
    pub pairs: Vec<Pair>,
}

/// A gift for a need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The need.
    pub need_id: NeedId,
    /// The gift.
    pub gift_id: GiftId,
    /// The sum of the reasons' contributions, exactly.
    pub score: f64,
    /// The chance (0 to 1) that a careful reader would call it a fit.
    pub probability: f64,
    /// That chance in words.
    pub label: FitLabel,
}

impl Ranking<'_> {
    /// Why a pair of this ranking has its score.
    #[must_use]
    pub fn reasons(&self, pair: &Pair) -> Vec<Reason> {
        self.task.reasons(pair)
    }

    /// The best gift of every need that has a fit, best first.
    pub fn suggestions(&self) -> impl Iterator<Item = &Pair> {
        self.best().filter(|pair| pair.label != FitLabel::Nothing)
    }

    /// The nearest gift of every need that has none, nearest first.
    pub fn not_yours(&self) -> impl Iterator<Item = &Pair> {
        self.best().filter(|pair| pair.label == FitLabel::Nothing)
    }

    /// Every pair that was kept.
    pub fn threads(&self) -> impl Iterator<Item = &Pair> {
        self.needs.iter().flat_map(|need| &need.pairs)
    }

    fn best(&self) -> impl Iterator<Item = &Pair> {
        self.needs.iter().filter_map(|need| need.pairs.first())
    }
}

/// Ranks the gifts for each need and keeps the best [`SHOWN_PER_NEED`].
///
/// The order depends on the facts alone, not on the order in which they come; equal scores go by text, then by id.
#[must_use]
pub fn rank<'a>(evidence: &'a Evidence, neutral: &Neutral) -> Ranking<'a> {
    rank_top(evidence, neutral, SHOWN_PER_NEED)
}

/// [`rank`], keeping the best `keep` gifts of each need.
#[must_use]
pub fn rank_top<'a>(evidence: &'a Evidence, neutral: &Neutral, keep: usize) -> Ranking<'a> {
    let mut memory = evidence.memory.open();
    let task = Task::new(evidence, neutral, keep, memory.as_ref());
    let (pending, mut ranked) = task.ranked(&mut memory);
    drop(memory);
    let score = |pairs: &[Pair]| pairs.first().map_or(f64::NEG_INFINITY, |pair| pair.score);
    ranked.sort_by(|(need, pairs), (other, others)| {
        let by_score = score(others).total_cmp(&score(pairs));
        by_score.then_with(|| (&need.text, need.id).cmp(&(&other.text, other.id)))
    });
    let needs = ranked.into_iter().map(|(need, pairs)| RankedNeed { need_id: need.id, pairs }).collect();
    Ranking { mode: task.mode(), pending, needs, task }
}
