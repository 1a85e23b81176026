//! What the last ranking of some evidence found, so that the next one ranks again only what changed.
//!
//! Facts never change: a fact that is the same in memory is the same fact, and one that is held here can't make room for
//! another in its place. So a ranking from memory is the ranking anew, only sooner.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;

use super::evidence::{Evidence, GiftFact, LandedFact, Lesson, NeedFact, VerdictFact};
use super::lessons::Learned;
use super::neutral::Means;
use super::rank::Pair;
use crate::ids::NeedId;

/// Shared by all evidence that was made from the same records.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Option<Found>>>);

/// What it holds is nobody's to compare or to print.
impl std::fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Memory")
    }
}

impl Memory {
    pub(super) fn open(&self) -> MutexGuard<'_, Option<Found>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A ranking, with all that it rests on.
pub(super) struct Found {
    pub(super) frame: Frame,
    pub(super) learned: Learned,
    /// Each open need with its best gifts; with none where it waits for its vector.
    needs: HashMap<NeedId, (Arc<NeedFact>, Option<Vec<Pair>>)>,
}

/// What bears on all needs.
pub(super) struct Frame {
    keep: usize,
    today: NaiveDate,
    means: Option<Means>,
    gifts: Vec<Arc<GiftFact>>,
    verdicts: Arc<Vec<VerdictFact>>,
    landed: Arc<Vec<LandedFact>>,
    lessons: Arc<Vec<Lesson>>,
}

impl Frame {
    pub(super) fn of(evidence: &Evidence, means: Option<Means>, keep: usize) -> Self {
        Self {
            keep,
            today: evidence.today,
            means,
            gifts: evidence.gifts.clone(),
            verdicts: Arc::clone(&evidence.verdicts),
            landed: Arc::clone(&evidence.landed),
            lessons: Arc::clone(&evidence.lessons),
        }
    }

    /// Whether needs are ranked within both alike, but for the verdicts on each.
    fn is_like(&self, other: &Self) -> bool {
        let gifts = || self.gifts.iter().zip(&other.gifts).all(|(one, other)| Arc::ptr_eq(one, other));
        (self.keep, self.today) == (other.keep, other.today)
            && is_same(&self.landed, &other.landed)
            && is_same(&self.lessons, &other.lessons)
            && self.gifts.len() == other.gifts.len()
            && gifts()
            && self.means == other.means
    }
}

fn is_same<T>(one: &Arc<Vec<T>>, other: &Arc<Vec<T>>) -> bool {
    Arc::ptr_eq(one, other) || one.is_empty() && other.is_empty()
}

/// What of an earlier ranking still holds.
pub(super) struct StillTrue<'f> {
    found: &'f Found,
    judged_since: HashSet<NeedId>,
}

impl Found {
    pub(super) fn new(
        frame: Frame,
        learned: Learned,
        needs: impl Iterator<Item = (Arc<NeedFact>, Option<Vec<Pair>>)>,
    ) -> Self {
        Self { frame, learned, needs: needs.map(|(need, pairs)| (need.id, (need, pairs))).collect() }
    }

    pub(super) fn within(&self, frame: &Frame) -> Option<StillTrue<'_>> {
        let judged_since = || judged(&self.frame.verdicts, &frame.verdicts);
        self.frame.is_like(frame).then(|| StillTrue { found: self, judged_since: judged_since() })
    }
}

impl StillTrue<'_> {
    /// What was found for a need; `None` where it is to be ranked.
    pub(super) fn of(&self, need: &Arc<NeedFact>) -> Option<Option<Vec<Pair>>> {
        let (fact, pairs) = self.found.needs.get(&need.id)?;
        (Arc::ptr_eq(fact, need) && !self.judged_since.contains(&need.id)).then(|| pairs.clone())
    }
}

/// The needs on which one of the lists has a verdict that the other has not.
fn judged(before: &Arc<Vec<VerdictFact>>, now: &Arc<Vec<VerdictFact>>) -> HashSet<NeedId> {
    if is_same(before, now) {
        return HashSet::new();
    }
    let [before, now]: [HashSet<&VerdictFact>; 2] = [before.iter().collect(), now.iter().collect()];
    before.symmetric_difference(&now).map(|verdict| verdict.need_id).collect()
}
