//! One ranking as it is worked out: what holds for all pairs, then each need's best gifts, in blocks and on two threads.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::calibration::{Basis, FitLabel, Mode, probability};
use super::candidate::Candidate;
use super::evidence::{Evidence, GiftFact, NeedFact};
use super::lessons::Lessons;
use super::memory::{Found as Remembered, Frame};
use super::nearest::{Column, Columns};
use super::neutral::{Means, Neutral};
use super::question::{Pool, Question, add_row};
use super::rank::Pair;
use super::reasons::{
    Reason, ReasonKind, by_nearness, confidence_reason, freshness_reason, gift_reason, gift_share, grained,
};
use super::record::Records;
use super::verdicts::Standing;
use super::words_only::NeedWords;
use crate::ids::{GiftId, NeedId};

/// Rounding may bring a share so far above what it may come to.
const GRAIN: f64 = 1e-6;
/// Needs scored at a time: their scores stay in the cache near the processor.
const BLOCK: usize = 120;

/// Needs with the pairs that are kept of each.
pub(super) type Ranked<'a> = Vec<(&'a NeedFact, Vec<Pair>)>;

#[derive(Debug)]
pub(super) struct Task<'a> {
    evidence: &'a Evidence,
    means: Option<Means>,
    candidates: Vec<Candidate<'a>>,
    standing: Standing,
    records: Records<'a>,
    lessons: Lessons<'a>,
    keep: usize,
    /// Where to find what a pair names; gathered when somebody first asks for reasons.
    found: OnceLock<Found<'a>>,
}

#[derive(Debug)]
struct Found<'a> {
    needs: HashMap<NeedId, &'a NeedFact>,
    /// Places among the candidates.
    gifts: HashMap<GiftId, usize>,
}

impl<'a> Task<'a> {
    pub(super) fn new(evidence: &'a Evidence, neutral: &Neutral, keep: usize, before: Option<&Remembered>) -> Self {
        let means = neutral.both().cloned();
        let gifts = evidence.gifts.iter().map(AsRef::as_ref);
        let mut candidates: Vec<Candidate> = match &means {
            Some(means) => gifts.filter_map(|gift| Candidate::by_meaning(gift, means)).collect(),
            None => gifts.map(Candidate::by_words).collect(),
        };
        let (standing, found) = (Standing::on(evidence.today, &evidence.verdicts), OnceLock::new());
        let (records, lessons) =
            (Records::of(&evidence.landed), Lessons::of(&evidence.lessons, before.map(|before| &before.learned)));
        for gift in &mut candidates {
            gift.swayed = swayed(gift.fact.id, &records, &lessons);
        }
        Self { evidence, means, candidates, standing, records, lessons, keep, found }
    }

    fn needs(&self) -> impl Iterator<Item = &'a NeedFact> {
        self.evidence.needs.iter().map(AsRef::as_ref)
    }

    pub(super) fn mode(&self) -> Mode {
        if self.means.is_some() { Mode::Meaning } else { Mode::Words }
    }

    /// The needs that the verdicts leave, each with its best gifts, and how many texts still wait for a vector. What was
    /// found before, as far as it still holds, is not looked for again; what is found takes its place.
    pub(super) fn ranked(&self, memory: &mut Option<Remembered>) -> (usize, Ranked<'a>) {
        let needs = self.evidence.needs.iter();
        let open: Vec<&'a Arc<NeedFact>> = needs.filter(|need| self.standing.allows_need(need.id)).collect();
        let frame = Frame::of(self.evidence, self.means.clone(), self.keep);
        let known = memory.as_ref().and_then(|found| found.within(&frame));
        let known: Vec<Option<Option<Vec<Pair>>>> =
            open.iter().map(|need| known.as_ref().and_then(|known| known.of(need))).collect();
        let new: Vec<&NeedFact> =
            open.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(need, _)| Arc::as_ref(*need)).collect();
        let mut new = self.best_of_each(&new).into_iter().peekable();
        let found = open.iter().zip(known).map(|(need, known)| {
            let pairs = known.unwrap_or_else(|| new.next_if(|(fact, _)| fact.id == need.id).map(|(_, pairs)| pairs));
            (Arc::clone(need), pairs)
        });
        let found: Vec<(Arc<NeedFact>, Option<Vec<Pair>>)> = found.collect();
        let ranked: Ranked = open
            .iter()
            .zip(&found)
            .filter_map(|(need, (_, pairs))| Some((Arc::as_ref(*need), pairs.clone()?)))
            .collect();
        let learned = self.lessons.learned(&self.evidence.lessons);
        *memory = Some(Remembered::new(frame, learned, found.into_iter()));
        if self.means.is_none() {
            return (0, ranked);
        }
        let unread = self.evidence.gifts.len() - self.candidates.len() + open.len() - ranked.len();
        (unread + self.unread_beside(&open), ranked)
    }

    /// The best gifts of each of these needs, in their order; needs that wait for their vector are left out.
    fn best_of_each(&self, needs: &[&'a NeedFact]) -> Ranked<'a> {
        let Some(means) = &self.means else { return needs.iter().map(|need| (*need, self.by_words(need))).collect() };
        if needs.is_empty() {
            return Vec::new();
        }
        let columns = self.candidates.iter().map(|gift| {
            let (own, (least, most)) = (gift_share(gift.fact), gift.swayed);
            Column { direction: &gift.direction, least: own + least, most: own + most }
        });
        let columns = Columns::of(&columns.collect::<Vec<_>>(), means.needs.len());
        on_two_threads(needs, |needs| self.by_meaning(needs, &columns, means))
    }

    fn by_meaning(&self, needs: &[&'a NeedFact], columns: &Columns, means: &Means) -> Ranked<'a> {
        let mut pool = Pool::sized(means.needs.len());
        let (mut rows, mut scores, mut room) = (Vec::new(), Vec::new(), Vec::new());
        let mut near = Vec::new();
        let mut ranked = Vec::with_capacity(needs.len());
        for block in needs.chunks(BLOCK) {
            rows.clear();
            let mut question = |need: &&'a NeedFact| {
                let question = Question::new(need, means, &mut pool)?;
                add_row(&pool, means, &mut rows);
                Some((*need, question))
            };
            let questions: Vec<_> = block.iter().filter_map(&mut question).collect();
            columns.scores(&rows, questions.len(), &mut scores, &mut room);
            for (place, (need, question)) in questions.into_iter().enumerate() {
                let scores = scores.get_mut(place * columns.count()..(place + 1) * columns.count()).unwrap_or_default();
                self.leave_out(need, scores);
                columns.near(scores, self.keep, &mut near);
                let near = near.iter().filter_map(|column| self.candidates.get(*column));
                let nearness = |gift: &Candidate| -> f64 {
                    let parts = question.nearnesses(&gift.direction, gift.commonness);
                    parts.map(|(_, figure, weight)| grained(weight * figure)).sum()
                };
                ranked.push((need, self.best_of(need, near.map(|gift| (nearness(gift), gift)))));
            }
        }
        ranked
    }

    fn by_words(&self, need: &NeedFact) -> Vec<Pair> {
        let words = NeedWords::new(need);
        let gifts = self.candidates.iter();
        let allowed = gifts.filter(|gift| self.standing.allows_pair(need.id, gift.fact.id));
        self.best_of(need, allowed.map(|gift| (words.reason(gift.words()).contribution, gift)))
    }

    /// Takes the gifts out that the verdicts leave out for a need; few needs have any.
    fn leave_out(&self, need: &NeedFact, scores: &mut [f32]) {
        if self.standing.allows_all_of(need.id) {
            return;
        }
        for (score, gift) in scores.iter_mut().zip(&self.candidates) {
            if !self.standing.allows_pair(need.id, gift.fact.id) {
                *score = f32::NEG_INFINITY;
            }
        }
    }

    /// The best of these gifts, each with what its texts are worth; what gift, need and history add is added here. History
    /// takes long, so it is looked at only for gifts that it may bring up among the best. All shares are so grained that
    /// their sum is exact in any order.
    fn best_of<'c>(&self, need: &NeedFact, gifts: impl Iterator<Item = (f64, &'c Candidate<'a>)>) -> Vec<Pair>
    where
        'a: 'c,
    {
        let of_need = confidence_reason(need).contribution + freshness_reason(need, self.today()).contribution;
        let mut waiting: Vec<(f64, &Candidate)> =
            gifts.map(|(texts, gift)| (texts + gift.own + of_need, gift)).collect();
        let at_most = |score: f64, gift: &Candidate| score + gift.swayed.1 + GRAIN;
        waiting.sort_by(|(score, gift), (other_score, other)| {
            at_most(*other_score, other).total_cmp(&at_most(*score, gift))
        });
        let mut scored: Vec<(f64, &Candidate)> = Vec::new();
        for (score, gift) in waiting {
            let last_kept = self.keep.checked_sub(1).and_then(|last| scored.get(last));
            if last_kept.is_some_and(|(least, _)| at_most(score, gift) < *least) {
                break;
            }
            let new = (score + self.by_history(need, gift), gift);
            scored.insert(scored.partition_point(|other| best_first(other, &new).is_lt()), new);
        }
        scored.truncate(self.keep);
        let pair = |(score, gift): (f64, &Candidate)| {
            let probability = probability(self.basis(need, gift.fact), score);
            let label = FitLabel::of(probability);
            Pair { need_id: need.id, gift_id: gift.fact.id, score, probability, label }
        };
        scored.into_iter().map(pair).collect()
    }

    fn basis(&self, need: &NeedFact, gift: &GiftFact) -> Basis {
        match self.mode() {
            Mode::Words => Basis::Words,
            Mode::Meaning if need.said_vector.is_some() || gift.shown_vector.is_some() => Basis::Evidence,
            Mode::Meaning => Basis::Texts,
        }
    }

    fn by_history(&self, need: &NeedFact, gift: &Candidate) -> f64 {
        if gift.swayed == (0.0, 0.0) {
            return 0.0;
        }
        let learned = self.lessons.share(gift.fact.id, need).unwrap_or_default();
        grained(self.records.share(gift.fact.id, need)) + grained(learned)
    }

    fn today(&self) -> NaiveDate {
        self.evidence.today
    }

    /// Why a gift fits a need as well as it does: the shares of the score, with what they rest on.
    pub(super) fn reasons(&self, pair: &Pair) -> Vec<Reason> {
        let Some((need, gift)) = self.find(pair) else { return Vec::new() };
        let words = NeedWords::new(need);
        let mut reasons = match &self.means {
            Some(means) => by_nearnesses(need, gift, &words, means),
            None => vec![words.reason(gift.words())],
        };
        reasons.push(gift_reason(gift.fact));
        reasons.extend(self.records.reason(gift.fact.id, need));
        reasons.extend(self.lessons.reason(gift.fact.id, need));
        reasons.extend([confidence_reason(need), freshness_reason(need, self.today())]);
        reasons
    }

    fn find(&self, pair: &Pair) -> Option<(&'a NeedFact, &Candidate<'a>)> {
        let found = self.found.get_or_init(|| Found {
            needs: self.needs().map(|need| (need.id, need)).collect(),
            gifts: (0..).zip(&self.candidates).map(|(place, gift)| (gift.fact.id, place)).collect(),
        });
        Some((found.needs.get(&pair.need_id)?, self.candidates.get(*found.gifts.get(&pair.gift_id)?)?))
    }

    /// How many of these needs, and gifts, are ranked without all of their vectors.
    fn unread_beside(&self, needs: &[&Arc<NeedFact>]) -> usize {
        let wants = needs.iter().filter(|need| need.wants_wait()).count();
        let said = needs.iter().filter(|need| need.said_waits()).count();
        wants + said + self.evidence.gifts.iter().filter(|gift| gift.shown_waits()).count()
    }
}

/// The least and the most that what happened with a gift may come to, whatever the need.
fn swayed(gift: GiftId, records: &Records, lessons: &Lessons) -> (f64, f64) {
    let (record, lessons) = (records.bounds(gift), lessons.bounds(gift));
    (record.0 + lessons.0, record.1 + lessons.1)
}

/// The higher score first; of equal ones by words.
fn best_first((score, gift): &(f64, &Candidate), (other_score, other): &(f64, &Candidate)) -> Ordering {
    other_score.total_cmp(score).then_with(|| words_first(gift).cmp(&words_first(other)))
}

/// By what gifts of one score are ordered.
fn words_first<'g>(gift: &'g Candidate) -> (&'g str, &'g str, GiftId) {
    (&gift.fact.name, &gift.fact.description, gift.fact.id)
}

/// The reasons that lie in what the texts mean.
fn by_nearnesses(need: &NeedFact, gift: &Candidate, words: &NeedWords, means: &Means) -> Vec<Reason> {
    let Some(question) = Question::new(need, means, &mut Pool::sized(means.needs.len())) else { return Vec::new() };
    let nearnesses = question.nearnesses(&gift.direction, gift.commonness);
    let reasons = nearnesses.map(|(kind, figure, weight)| {
        let mut reason = by_nearness(kind, figure, weight);
        match kind {
            ReasonKind::Meaning => {
                reason.fact.shared = words.shared_with_need(gift.words());
                reason.fact.shown = Some(gift.fact.shown.len()).filter(|shown| *shown > 0);
            }
            ReasonKind::Want => reason.fact.shared = words.shared_with_want(gift.words()),
            _ => {}
        }
        reason
    });
    reasons.collect()
}

/// Does the first half here and the second beside it; few are not worth a thread.
fn on_two_threads<'n, T: Send>(needs: &[&'n NeedFact], work: impl Fn(&[&'n NeedFact]) -> Vec<T> + Sync) -> Vec<T> {
    if needs.len() <= 2 * BLOCK {
        return work(needs);
    }
    let (first, second) = needs.split_at(needs.len() / 2);
    std::thread::scope(|threads| {
        let beside = threads.spawn(|| work(second));
        let mut done = work(first);
        match beside.join() {
            Ok(others) => done.extend(others),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        done
    })
}
