//! Track record: how a gift landed before, for needs like this one.

use std::collections::HashMap;

use super::echoes::alike;
use super::evidence::{LandedFact, NeedFact};
use super::reasons::{Before, Fact, Reason, ReasonKind, Sum};
use crate::ids::GiftId;
use crate::words::Landing;

/// The most that a record can add or take away. Boosting by past matches gains nothing on the graded sets, so it settles
/// near ties and no more.
const RECORD_WEIGHT: f64 = 0.04;
/// Below this likeness (0 to 1) a need says nothing of another.
const FAINT: f64 = 0.15;

/// What a landing is worth, from −1 to 1.
const fn worth(landing: Landing) -> f64 {
    match landing {
        Landing::Loved => 1.0,
        Landing::Liked => 0.5,
        Landing::Shrugged => -0.5,
        Landing::Unwelcome => -1.0,
    }
}

/// The landings of each gift.
#[derive(Debug)]
pub(super) struct Records<'a>(HashMap<GiftId, Vec<&'a LandedFact>>);

impl<'a> Records<'a> {
    pub(super) fn of(landed: &'a [LandedFact]) -> Self {
        let mut by_gift: HashMap<GiftId, Vec<&LandedFact>> = HashMap::new();
        for fact in landed {
            by_gift.entry(fact.gift_id).or_default().push(fact);
        }
        Self(by_gift)
    }

    /// The most and the least that the record of a gift can come to, whatever the need.
    pub(super) fn bounds(&self, gift: GiftId) -> (f64, f64) {
        let Some(landed) = self.0.get(&gift) else { return (0.0, 0.0) };
        let has = |wanted: fn(f64) -> bool| landed.iter().any(|fact| wanted(worth(fact.landing)));
        (
            if has(|worth| worth < 0.0) { -RECORD_WEIGHT } else { 0.0 },
            if has(|worth| worth > 0.0) { RECORD_WEIGHT } else { 0.0 },
        )
    }

    /// What the record adds for a need, without saying why.
    pub(super) fn share(&self, gift: GiftId, need: &NeedFact) -> f64 {
        let landed = self.0.get(&gift).into_iter().flatten();
        share(landed.filter_map(|fact| near(need, fact)))
    }

    /// What the record adds for a need; `None` where the gift never landed for one like it.
    pub(super) fn reason(&self, gift: GiftId, need: &NeedFact) -> Option<Reason> {
        let near: Vec<(f64, &LandedFact)> = self.0.get(&gift)?.iter().filter_map(|fact| near(need, fact)).collect();
        let nearest = near.iter().max_by(|a, b| {
            a.0.total_cmp(&b.0)
                .then_with(|| (a.1.on, &a.1.what, a.1.delivery_id).cmp(&(b.1.on, &b.1.what, b.1.delivery_id)))
        })?;
        let well = near.iter().filter(|(_, fact)| worth(fact.landing) > 0.0).count();
        let before = Before {
            delivery_id: nearest.1.delivery_id,
            what: nearest.1.what.clone(),
            landing: nearest.1.landing,
            on: nearest.1.on,
            well,
            times: near.len(),
        };
        let fact = Fact { before: Some(before), ..Fact::default() };
        Some(Reason::new(ReasonKind::Record, share(near.into_iter()), fact))
    }
}

/// A landing with how alike its need is, if that says anything of this one.
fn near<'f>(need: &NeedFact, fact: &'f LandedFact) -> Option<(f64, &'f LandedFact)> {
    let alike = if fact.need_id == need.id { 1.0 } else { alike(&need.vector, &fact.need_vector) };
    (alike >= FAINT).then_some((alike, fact))
}

fn share<'f>(near: impl Iterator<Item = (f64, &'f LandedFact)>) -> f64 {
    let (mut weight, mut sum) = (Sum::default(), Sum::default());
    for (alike, fact) in near {
        weight.add(alike);
        sum.add(alike * worth(fact.landing));
    }
    RECORD_WEIGHT * sum.get() / (1.0 + weight.get())
}
