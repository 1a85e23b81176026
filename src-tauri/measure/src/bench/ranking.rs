//! All needs against all gifts, beside the bare matrix product that lies in it.

use std::sync::Arc;
use std::time::Instant;

use journal::ids::{ClientId, GiftId, NeedId};
use journal::suggest::evidence::{Evidence, GiftFact, NeedFact};
use journal::suggest::{Memory, Neutral, rank};
use journal::words::{Confidence, GiftKind, GiftState};
use ndarray::Array2;
use uuid::Uuid;

use super::numpy::Numpy;
use super::{Outcome, milliseconds};
use crate::interval::Random;

const NEEDS: usize = 10_000;
const GIFTS: usize = 500;
const SIZE: usize = embed::DIMENSIONS;
const REPEATS: usize = 25;
/// So many does a ranking use, and NumPy beside it.
const THREADS: usize = 2;

/// The row, in words: time gone by, as both sides work on two threads, in turns.
///
/// # Errors
/// If NumPy is there and ends badly.
pub fn ranking() -> Outcome<String> {
    let mut random = Random(1);
    let mut evidence = evidence(&mut random);
    let neutral = Neutral::of(&direction(&mut random), &direction(&mut random));
    let (needs, gifts) = (matrix(&mut random, NEEDS), matrix(&mut random, GIFTS));
    let mut numpy = Numpy::start([NEEDS, GIFTS, SIZE], THREADS)?;
    let [mut whole, mut product, mut beside] = [f64::INFINITY; 3];
    for _ in 0..REPEATS {
        // Each time as if nothing had been ranked before.
        evidence.memory = Memory::default();
        whole = whole.min(timed(|| assert_eq!(rank(&evidence, &neutral).needs.len(), NEEDS)));
        product = product.min(timed(|| assert_eq!(needs.dot(&gifts.t()).nrows(), NEEDS)));
        if let Some(numpy) = &mut numpy {
            beside = beside.min(numpy.product()?);
        }
    }
    let numpy = match numpy {
        Some(numpy) => format!(
            "bare matrix product in NumPy {} ({THREADS} threads) {beside:.0} ms; ratio {:.2}",
            numpy.version,
            whole / beside
        ),
        None => "nothing beside it, as there is no Python with NumPy (`bench --install embed` gets it)".to_owned(),
    };
    Ok(format!(
        "rank, {NEEDS} needs × {GIFTS} gifts: {whole:.0} ms ({THREADS} threads); {numpy}; in ndarray (1 thread) {product:.0} ms"
    ))
}

fn timed(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    milliseconds(begun.elapsed())
}

fn number(random: &mut Random) -> f32 {
    (random.below(2001) as f32 - 1000.0) / 1000.0
}

pub(super) fn direction(random: &mut Random) -> Arc<[f32]> {
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
        heard_on: chrono::NaiveDate::default(),
        said: Vec::new(),
        said_vector: None,
        quotes: 1,
        wants: vec![words(random)],
        vector: Some(direction(random)),
        want_vector: Some(direction(random)),
    });
    let needs = needs.map(Arc::new).collect();
    let gifts = (0..GIFTS).map(|place| GiftFact {
        id: GiftId(id(place)),
        name: words(random),
        description: words(random),
        kind: GiftKind::Talent,
        state: GiftState::Living,
        pleasure: 4,
        mastery: 4,
        vector: Some(direction(random)),
        shown: Vec::new(),
        shown_vector: None,
    });
    Evidence { needs, gifts: gifts.map(Arc::new).collect(), ..Evidence::default() }
}
