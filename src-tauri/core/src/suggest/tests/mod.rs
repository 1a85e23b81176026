//! The ranking as its callers meet it: stories, and what must hold for any facts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod always;
mod stories;

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::evidence::{Evidence, GiftFact, LandedFact, Lesson, NeedFact, Vector, VerdictFact};
use super::{Neutral, Ranking, ReasonKind};
use crate::ids::{ClientId, DeliveryId, GiftId, NeedId, ReceiverId};
use crate::words::{Answer, Confidence, GiftKind, GiftState, Landing};

fn unit(numbers: &[f32]) -> Vector {
    let length = numbers.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    Some(numbers.iter().map(|x| x / length).collect::<Arc<[f32]>>())
}

fn need(id: u128, text: &str, vector: &[f32]) -> NeedFact {
    NeedFact {
        id: NeedId(Uuid::from_u128(id)),
        client_id: ClientId(Uuid::from_u128(id)),
        client_name: "Ana".into(),
        text: text.into(),
        confidence: Confidence::Hunch,
        quotes: 0,
        heard_on: day(20),
        wants: Vec::new(),
        vector: unit(vector),
        want_vector: None,
        said: Vec::new(),
        said_vector: None,
    }
}

fn gift(id: u128, name: &str, vector: &[f32]) -> GiftFact {
    GiftFact {
        id: GiftId(Uuid::from_u128(id)),
        name: name.into(),
        description: String::new(),
        kind: GiftKind::Talent,
        state: GiftState::Living,
        pleasure: 3,
        mastery: 3,
        vector: unit(vector),
        shown: Vec::new(),
        shown_vector: None,
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn arcs<T>(facts: Vec<T>) -> Vec<Arc<T>> {
    facts.into_iter().map(Arc::new).collect()
}

fn evidence(needs: Vec<NeedFact>, gifts: Vec<GiftFact>) -> Evidence {
    let (needs, gifts) = (arcs(needs), arcs(gifts));
    Evidence { needs, gifts, today: day(20), ..Evidence::default() }
}

fn need_of(evidence: &mut Evidence, place: usize) -> &mut NeedFact {
    Arc::make_mut(&mut evidence.needs[place])
}

fn gift_of(evidence: &mut Evidence, place: usize) -> &mut GiftFact {
    Arc::make_mut(&mut evidence.gifts[place])
}

fn verdict(evidence: &Evidence, answer: Answer) -> VerdictFact {
    VerdictFact { place: 0, need_id: evidence.needs[0].id, gift_id: evidence.gifts[0].id, answer, given_on: day(20) }
}

/// How gift `gift` landed for a need in that direction.
fn landed(gift: u128, need: &[f32], landing: Landing, on: u32) -> LandedFact {
    LandedFact {
        receiver_id: ReceiverId(Uuid::from_u128(u128::from(on))),
        delivery_id: DeliveryId(Uuid::from_u128(u128::from(on))),
        gift_id: GiftId(Uuid::from_u128(gift)),
        need_id: NeedId(Uuid::from_u128(1_000)),
        what: "a call".into(),
        need_vector: unit(need),
        landing,
        on: day(on),
    }
}

fn lesson(gift: GiftId, need: u128, vector: &[f32], taken: bool) -> Lesson {
    Lesson { gift_id: gift, need_id: NeedId(Uuid::from_u128(need)), need_vector: unit(vector), taken }
}

fn neutral(mean: &[f32]) -> Neutral {
    Neutral::of(mean, &vec![0.0; mean.len()])
}

/// The names of the gifts kept for the first need of the ranking.
fn names(evidence: &Evidence, ranking: &Ranking) -> Vec<String> {
    let name = |id: GiftId| evidence.gifts.iter().find(|gift| gift.id == id).unwrap().name.clone();
    ranking.needs.first().map_or_else(Vec::new, |need| need.pairs.iter().map(|pair| name(pair.gift_id)).collect())
}

fn contribution(ranking: &Ranking, kind: ReasonKind) -> Option<f64> {
    let pair = ranking.threads().next()?;
    ranking.reasons(pair).iter().find(|reason| reason.kind == kind).map(|reason| reason.contribution)
}
