//! All needs against all gifts, beside the bare matrix product that lies in it.

use std::sync::Arc;

use journal::ids::{ClientId, GiftId, NeedId};
use journal::suggest::evidence::{Evidence, GiftFact, NeedFact};
use journal::suggest::{Neutral, rank};
use journal::words::{Confidence, GiftKind, GiftState};
use ndarray::Array2;
use uuid::Uuid;

use super::best_of;
use crate::interval::Random;

const NEEDS: usize = 10_000;
const GIFTS: usize = 500;
const SIZE: usize = embed::DIMENSIONS;
const REPEATS: usize = 3;

/// The row, in words.
#[must_use]
pub fn ranking() -> String {
    let mut random = Random(1);
    let evidence = evidence(&mut random);
    let neutral = Neutral::from_vectors(&[direction(&mut random)]);
    let whole = best_of(REPEATS, || assert_eq!(rank(&evidence, &neutral).needs.len(), NEEDS));
    let (needs, gifts) = (matrix(&mut random, NEEDS), matrix(&mut random, GIFTS));
    let product = best_of(REPEATS, || assert_eq!(needs.dot(&gifts.t()).nrows(), NEEDS));
    format!(
        "rank, {NEEDS} needs × {GIFTS} gifts: {whole:.0} ms; bare matrix product {product:.0} ms; ratio {:.1}",
        whole / product
    )
}

fn number(random: &mut Random) -> f32 {
    (random.below(2001) as f32 - 1000.0) / 1000.0
}

fn direction(random: &mut Random) -> Arc<[f32]> {
    let numbers: Vec<f32> = (0..SIZE).map(|_| number(random)).collect();
    let length = numbers.iter().map(|x| x * x).sum::<f32>().sqrt();
    numbers.into_iter().map(|x| x / length).collect()
}

fn matrix(random: &mut Random, rows: usize) -> Array2<f32> {
    Array2::from_shape_fn((rows, SIZE), |_| number(random))
}

fn words(random: &mut Random) -> String {
    (0..10).map(|_| format!("word{} ", random.below(500))).collect()
}

fn evidence(random: &mut Random) -> Evidence {
    let id = |place: usize| Uuid::from_u128(place as u128);
    let needs = (0..NEEDS).map(|place| NeedFact {
        id: NeedId(id(place)),
        client_id: ClientId(id(place / 5)),
        client_name: "Ana Quill".into(),
        text: words(random),
        confidence: Confidence::Likely,
        quotes: 1,
        wants: vec![words(random)],
        vector: Some(direction(random)),
        want_vector: Some(direction(random)),
    });
    let needs = needs.collect();
    let gifts = (0..GIFTS).map(|place| GiftFact {
        id: GiftId(id(place)),
        name: words(random),
        description: words(random),
        kind: GiftKind::Talent,
        state: GiftState::Living,
        pleasure: 4,
        mastery: 4,
        vector: Some(direction(random)),
    });
    Evidence { needs, gifts: gifts.collect(), verdicts: Vec::new(), today: chrono::NaiveDate::default() }
}
