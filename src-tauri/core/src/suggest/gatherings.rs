//! Open needs of several clients that one article, call or assessment would serve.

use std::collections::HashSet;

use super::evidence::{Evidence, NeedFact};
use super::likeness::{Compared, From, gathered, most_central};
use super::rank::Ranking;
use crate::ids::{GiftId, NeedId};

/// Needs this near are near enough that one thing may serve both. Of any two needs of the graded sets .2 % (training) and
/// .5 % (development) are.
const NEAR: From = From { cosine: 0.50, shared: 0.40 };
/// Beyond so many open needs only those heard of last are compared: each is compared with each.
const MOST_NEEDS: usize = 1_500;
/// So many gatherings are told, the largest first.
const MOST: usize = 4;

/// Needs of two clients or more that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// The need whose words stand for all.
    pub central: NeedId,
    /// All of them, the central one first, one for each client.
    pub needs: Vec<NeedId>,
    /// The gift that fits one of them best and is at least worth a look for each other one, where there is one.
    pub gift: Option<GiftId>,
}

/// The gatherings among the open needs that the verdicts leave, those of most clients first. The same needs make the same
/// gatherings, whatever the day and whatever else is open.
#[must_use]
pub fn gatherings(evidence: &Evidence, ranking: &Ranking) -> Vec<Gathering> {
    let ranked: HashSet<NeedId> = ranking.needs.iter().map(|need| need.need_id).collect();
    let mut needs: Vec<&NeedFact> =
        evidence.needs.iter().map(AsRef::as_ref).filter(|need: &&NeedFact| ranked.contains(&need.id)).collect();
    if needs.len() > MOST_NEEDS {
        needs.sort_by(|a, b| b.heard_on.cmp(&a.heard_on).then_with(|| (&a.text, a.id).cmp(&(&b.text, b.id))));
        needs.truncate(MOST_NEEDS);
    }
    needs.sort_by(|a, b| (&a.text, a.id).cmp(&(&b.text, b.id)));
    let compared: Vec<Compared> = needs.iter().map(|need| Compared::new(&need.text, &need.vector)).collect();
    let likeness = |one: usize, other: usize| match (needs.get(one), needs.get(other)) {
        (Some(a), Some(b)) if a.client_id != b.client_id => compared.get(one)?.likeness(compared.get(other)?, NEAR),
        _ => None,
    };
    let mut found: Vec<Gathering> = gathered(needs.len(), likeness)
        .into_iter()
        .filter_map(|group| {
            let central = most_central(&group, likeness)?;
            let first = [central].into_iter();
            let places = first.chain(group.iter().copied().filter(|place| *place != central));
            let members: Vec<NeedId> = places.filter_map(|place| Some(needs.get(place)?.id)).collect();
            let gift = gift_for_all(ranking, &members);
            Some(Gathering { central: *members.first()?, needs: members, gift })
        })
        .collect();
    // Stable: of as many, the order of the needs' words stays.
    found.sort_by_key(|gathering| std::cmp::Reverse(gathering.needs.len()));
    found.truncate(MOST);
    found
}

/// The gift with the best chance over all of them, if it is worth a look for each.
fn gift_for_all(ranking: &Ranking, members: &[NeedId]) -> Option<GiftId> {
    let pairs = |need: NeedId| ranking.needs.iter().find(|ranked| ranked.need_id == need).map(|ranked| &ranked.pairs);
    let chance = |gift: GiftId| {
        members.iter().try_fold(0.0, |sum, need| {
            let pair = pairs(*need)?.iter().find(|pair| pair.gift_id == gift)?;
            (pair.label != super::FitLabel::Nothing).then_some(sum + pair.probability)
        })
    };
    let gifts = pairs(*members.first()?)?.iter().map(|pair| pair.gift_id);
    gifts.filter_map(|gift| Some((chance(gift)?, gift))).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, gift)| gift)
}
