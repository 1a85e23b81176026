//! Which gift fits which need, best first.
//!
//! score = q·g − ½ · mean over the neutral needs n of n·g, with q = unit(need + ½ want) and g the gift, all unit vectors,
//! plus a little for the gift's readings and the need's confidence. How it was found, and what else was tried: the
//! evaluation in `measure`. All pairs are scored by one matrix product; reasons are worked out for the pairs that are kept.

use std::cmp::Ordering;

use ndarray::{Array2, ArrayView1};

use super::calibration::{FitLabel, Mode, probability};
use super::evidence::{Evidence, GiftFact, NeedFact};
use super::neutral::Neutral;
use super::reasons::{Question, Reason, ReasonKind, confidence_reason, gift_reason, gift_share};
use super::stems::Word;
use super::verdicts::Standing;
use super::words_only::{NeedWords, gift_words};
use crate::ids::{GiftId, NeedId};

/// How many gifts are kept for each need: enough for the picture's ribbons and for a second thought.
pub const SHOWN_PER_NEED: usize = 3;

/// Needs scored at a time, which bounds memory.
const BLOCK: usize = 256;
/// Scores of the matrix product (single precision) are this near to the exact ones.
const ROUGHNESS: f32 = 1e-4;

/// Every need with its best gifts.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// On what the scores rest.
    pub mode: Mode,
    /// Texts that still wait for a vector; needs and gifts among them are not ranked yet.
    pub pending: usize,
    /// The needs, best overlap first.
    pub needs: Vec<RankedNeed>,
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
#[derive(Debug, Clone, PartialEq)]
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
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Ranking {
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
pub fn rank(evidence: &Evidence, neutral: &Neutral) -> Ranking {
    rank_top(evidence, neutral, SHOWN_PER_NEED)
}

/// [`rank`], keeping the best `keep` gifts of each need.
#[must_use]
pub fn rank_top(evidence: &Evidence, neutral: &Neutral, keep: usize) -> Ranking {
    let standing = Standing::on(evidence.today, &evidence.verdicts);
    let open: Vec<&NeedFact> = evidence.needs.iter().filter(|need| standing.allows_need(need.id)).collect();
    let task = Task { standing, keep };
    let (mode, pending, mut ranked) = match neutral.mean() {
        Some(mean) => {
            let (pending, ranked) = task.by_meaning(&open, &evidence.gifts, mean);
            (Mode::Meaning, pending, ranked)
        }
        None => (Mode::Words, 0, task.by_words(&open, &evidence.gifts)),
    };
    ranked.sort_by(|(need, pairs), (other, others)| {
        let (score, other_score) = (pairs.first().map(|pair| pair.score), others.first().map(|pair| pair.score));
        best_first(score, other_score).then_with(|| (&need.text, need.id).cmp(&(&other.text, other.id)))
    });
    let needs = ranked.into_iter().map(|(need, pairs)| RankedNeed { need_id: need.id, pairs }).collect();
    Ranking { mode, pending, needs }
}

fn best_first(score: Option<f64>, other: Option<f64>) -> Ordering {
    let value = |score: Option<f64>| score.unwrap_or(f64::NEG_INFINITY);
    value(other).total_cmp(&value(score))
}

type Ranked<'a> = Vec<(&'a NeedFact, Vec<Pair>)>;

struct Task {
    standing: Standing,
    keep: usize,
}

/// A gift with what is worked out once for all needs.
struct Candidate<'a> {
    fact: &'a GiftFact,
    vector: &'a [f32],
    words: Vec<Word>,
    reason: Reason,
}

impl<'a> Candidate<'a> {
    fn new(fact: &'a GiftFact, vector: &'a [f32]) -> Self {
        Self { fact, vector, words: gift_words(fact), reason: gift_reason(fact) }
    }
}

impl Task {
    fn by_meaning<'a>(&self, needs: &[&'a NeedFact], gifts: &[GiftFact], neutral: &[f32]) -> (usize, Ranked<'a>) {
        let size = neutral.len();
        let known = |gift: &&GiftFact| gift.vector.as_deref().is_some_and(|vector| vector.len() == size);
        let candidates: Vec<Candidate> = gifts
            .iter()
            .filter(known)
            .map(|gift| Candidate::new(gift, gift.vector.as_deref().unwrap_or_default()))
            .collect();
        let questions: Vec<_> = needs.iter().filter_map(|&need| Some((need, Question::new(need, size)?))).collect();
        let wants = needs.iter().filter(|need| !need.wants.is_empty() && need.want_vector.is_none()).count();
        let pending = gifts.len() - candidates.len() + needs.len() - questions.len() + wants;

        let columns = stacked(candidates.iter().map(|gift| gift.vector.iter().copied()), size);
        let extra: Vec<f32> = candidates.iter().map(|gift| gift_share(gift.fact) as f32).collect();
        let mut ranked = Ranked::new();
        for block in questions.chunks(BLOCK) {
            let rows = stacked(block.iter().map(|(_, question)| question.direction(neutral)), size);
            let scores = rows.dot(&columns.t()) + ArrayView1::from(&extra);
            for ((need, question), scores) in block.iter().zip(scores.rows()) {
                let near = self.nearest(need, &candidates, scores);
                let pairs = near.map(|gift| (gift, question.reasons(gift.vector, neutral))).collect();
                ranked.push((*need, self.best_of(need, pairs)));
            }
        }
        (pending, ranked)
    }

    fn by_words<'a>(&self, needs: &[&'a NeedFact], gifts: &[GiftFact]) -> Ranked<'a> {
        let candidates: Vec<Candidate> = gifts.iter().map(|gift| Candidate::new(gift, &[])).collect();
        let rank = |&need: &&'a NeedFact| {
            let words = NeedWords::new(need);
            let allowed = candidates.iter().filter(|gift| self.standing.allows_pair(need.id, gift.fact.id));
            let pairs = allowed.map(|gift| (gift, vec![words.reason(&gift.words)])).collect();
            (need, self.best_of(need, pairs))
        };
        needs.iter().map(rank).collect()
    }

    /// The gifts that may be among the best `keep`, by their rough scores.
    fn nearest<'c, 'a>(
        &self,
        need: &NeedFact,
        candidates: &'c [Candidate<'a>],
        scores: ArrayView1<f32>,
    ) -> impl Iterator<Item = &'c Candidate<'a>> + use<'c, 'a> {
        let allowed = candidates.iter().zip(scores.iter().copied());
        let mut near: Vec<_> = allowed.filter(|(gift, _)| self.standing.allows_pair(need.id, gift.fact.id)).collect();
        if let Some(last) = self.keep.checked_sub(1).filter(|&last| last < near.len()) {
            let (_, &mut (_, least), _) = near.select_nth_unstable_by(last, |a, b| b.1.total_cmp(&a.1));
            near.retain(|(_, score)| *score >= least - ROUGHNESS);
        }
        near.into_iter().map(|(gift, _)| gift)
    }

    fn best_of(&self, need: &NeedFact, candidates: Vec<(&Candidate, Vec<Reason>)>) -> Vec<Pair> {
        let confidence = confidence_reason(need);
        let mut scored: Vec<_> = candidates
            .into_iter()
            .map(|(gift, mut reasons)| {
                reasons.extend([gift.reason.clone(), confidence.clone()]);
                (reasons.iter().map(|reason| reason.contribution).sum::<f64>(), gift, reasons)
            })
            .collect();
        scored.sort_by(|(score, gift, _), (other_score, other, _)| {
            let text = |gift: &GiftFact| (gift.name.clone(), gift.description.clone(), gift.id);
            other_score.total_cmp(score).then_with(|| text(gift.fact).cmp(&text(other.fact)))
        });
        scored.truncate(self.keep);
        let words = NeedWords::new(need);
        scored.into_iter().map(|(score, gift, reasons)| pair(need, gift, score, reasons, &words)).collect()
    }
}

fn pair(need: &NeedFact, gift: &Candidate, score: f64, mut reasons: Vec<Reason>, words: &NeedWords) -> Pair {
    let mut mode = Mode::Meaning;
    for reason in &mut reasons {
        match reason.kind {
            ReasonKind::Meaning => reason.fact.shared = words.shared_with_need(&gift.words),
            ReasonKind::Want => reason.fact.shared = words.shared_with_want(&gift.words),
            ReasonKind::Words => mode = Mode::Words,
            ReasonKind::Commonness | ReasonKind::Gift | ReasonKind::Confidence => {}
        }
    }
    let probability = probability(mode, score);
    Pair { need_id: need.id, gift_id: gift.fact.id, score, probability, label: FitLabel::of(probability), reasons }
}

fn stacked(rows: impl Iterator<Item = impl IntoIterator<Item = f32>>, size: usize) -> Array2<f32> {
    let values: Vec<f32> = rows.flatten().collect();
    let count = values.len().checked_div(size).unwrap_or_default();
    Array2::from_shape_vec((count, size), values).unwrap_or_else(|_| Array2::zeros((0, size)))
}
