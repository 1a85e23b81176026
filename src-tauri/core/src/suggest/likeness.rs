//! How alike two texts are: by what they mean where both have a vector, else by the words they share.

use matrix::dot;

use super::evidence::Vector;
use super::stems::{Telling, Word, shared, words};

/// A text to compare with others.
pub(crate) struct Compared {
    vector: Vector,
    words: Vec<Word>,
}

/// From when on two texts count as alike, on the scale of meaning (cosine) and on that of words (shared part).
#[derive(Debug, Clone, Copy)]
pub(crate) struct From {
    pub(crate) cosine: f64,
    pub(crate) shared: f64,
}

impl Compared {
    pub(crate) fn new(text: &str, vector: &Vector) -> Self {
        let telling = words(text).into_iter().filter(|word| word.telling == Telling::Much).collect();
        Self { vector: vector.clone(), words: telling }
    }

    /// How alike, if at least as alike as that: 0 (barely) to 1 (the same).
    pub(crate) fn likeness(&self, other: &Self, from: From) -> Option<f64> {
        let (figure, least) = match (&self.vector, &other.vector) {
            (Some(one), Some(two)) if one.len() == two.len() => (dot(one, two), from.cosine),
            _ => (self.shared_part(other), from.shared),
        };
        (figure >= least && least < 1.0).then(|| ((figure - least) / (1.0 - least)).clamp(0.0, 1.0))
    }

    /// Telling words in both, as a part of those in either (Jaccard).
    fn shared_part(&self, other: &Self) -> f64 {
        let both = shared(&self.words, &other.words).count();
        let either = self.words.len() + other.words.len() - both;
        if either == 0 { 0.0 } else { both as f64 / either as f64 }
    }
}

/// Gathers what is alike, each with each (complete linkage), nearest first: groups of two and more, as places in the list.
///
/// Only what is alike has a say, so that something else, added or taken away, changes no group. Of equally near pairs the
/// one that stands first in the list is joined first.
pub(crate) fn gathered(count: usize, likeness: impl Fn(usize, usize) -> Option<f64>) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for one in 0..count {
        pairs.extend((one + 1..count).filter_map(|other| Some((likeness(one, other)?, one, other))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let near: std::collections::HashSet<(usize, usize)> = pairs.iter().map(|(_, one, other)| (*one, *other)).collect();
    let is_near = |one: usize, other: usize| near.contains(&(one.min(other), one.max(other)));
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|place| vec![place]).collect();
    for (_, one, other) in pairs {
        let (Some(&into), Some(&from)) = (group_of.get(one), group_of.get(other)) else { continue };
        let (Some(kept), Some(joined)) = (groups.get(into), groups.get(from)) else { continue };
        if into == from || !kept.iter().all(|a| joined.iter().all(|b| is_near(*a, *b))) {
            continue;
        }
        let joined = joined.clone();
        joined.iter().for_each(|member| {
            if let Some(group) = group_of.get_mut(*member) {
                *group = into;
            }
        });
        if let Some(group) = groups.get_mut(from) {
            group.clear();
        }
        if let Some(group) = groups.get_mut(into) {
            group.extend(joined);
        }
    }
    groups.into_iter().filter(|group| group.len() > 1).collect()
}

/// The member that is most like the others; of equals the one that stands first in the list.
pub(crate) fn most_central(group: &[usize], likeness: impl Fn(usize, usize) -> Option<f64>) -> Option<usize> {
    let nearness = |one: usize| {
        let others = group.iter().filter(|other| **other != one);
        others.map(|other| likeness(one.min(*other), one.max(*other)).unwrap_or_default()).sum::<f64>()
    };
    group.iter().copied().max_by(|a, b| nearness(*a).total_cmp(&nearness(*b)).then_with(|| b.cmp(a)))
}
