//! The engine under measure: the functions that the app calls, fed from graded sets.

use std::sync::Arc;

use chrono::NaiveDate;
use embed::Model;
use journal::ids::{ClientId, GiftId, NeedId};
use journal::suggest::evidence::{Evidence, GiftFact, NeedFact, Vector, gift_text, unit_mean};
use journal::suggest::{Neutral, echo_similarity, rank_top};

use crate::neutral::neutral;
use journal::words::{Confidence, GiftKind, GiftState};
use uuid::Uuid;

use crate::sets::{Gift, GradedSet, Need};

/// Scores by need, then by gift (or by want, then by other want).
pub type Scores = Vec<Vec<f64>>;

/// The sentence model with what ranking needs beside it.
#[derive(Debug)]
pub struct Engine {
    model: Model,
    neutral: Neutral,
}

impl Engine {
    /// Works out the neutral needs once.
    #[must_use]
    pub fn new(model: Model) -> Self {
        let neutral = neutral(&model);
        Self { model, neutral }
    }

    /// The vectors of texts.
    #[must_use]
    pub fn vectors<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<Arc<[f32]>> {
        let texts: Vec<&str> = texts.collect();
        self.model.embed(&texts).into_iter().map(|vector| Arc::from(vector.as_slice())).collect()
    }

    /// Facts as the store would gather them, every reading in the middle and every need a hunch.
    #[must_use]
    pub fn evidence(&self, set: &GradedSet) -> Evidence {
        let needs = self.vectors(set.needs.iter().map(|need| need.text.as_str()));
        let wants = self.vectors(set.needs.iter().map(|need| need.want.as_str()));
        let texts: Vec<String> = set.gifts.iter().map(|gift| gift_text(&gift.name, &gift.description)).collect();
        let gifts = self.vectors(texts.iter().map(String::as_str));
        let mut evidence = bare_evidence(set);
        let facts = evidence.needs.iter_mut().map(Arc::make_mut);
        for ((fact, need), want) in facts.zip(needs).zip(wants) {
            fact.vector = Some(need);
            fact.want_vector = (!fact.wants.is_empty()).then_some(want);
        }
        for (fact, gift) in evidence.gifts.iter_mut().map(Arc::make_mut).zip(gifts) {
            fact.vector = Some(gift);
        }
        for fact in evidence.needs.iter_mut().map(Arc::make_mut) {
            fact.said_vector = self.mean(&fact.said);
        }
        for fact in evidence.gifts.iter_mut().map(Arc::make_mut) {
            fact.shown_vector = self.mean(&fact.shown);
        }
        evidence
    }

    /// The unit mean of the vectors of texts, as the journal makes it.
    fn mean(&self, texts: &[Arc<str>]) -> Vector {
        unit_mean(self.vectors(texts.iter().map(AsRef::as_ref)))
    }

    /// The scores by which the app would rank.
    #[must_use]
    pub fn scores(&self, set: &GradedSet) -> Scores {
        scores(&self.evidence(set), &self.neutral)
    }

    /// How alike the app finds each want and each other one.
    #[must_use]
    pub fn echoes(&self, wants: &[&str]) -> Scores {
        let vectors = self.vectors(wants.iter().copied());
        vectors.iter().map(|want| vectors.iter().map(|other| echo_similarity(want, other)).collect()).collect()
    }
}

/// The scores of the app when it has no model.
#[must_use]
pub fn scores_by_words(set: &GradedSet) -> Scores {
    scores(&bare_evidence(set), &Neutral::without_model())
}

fn scores(evidence: &Evidence, neutral: &Neutral) -> Scores {
    let mut table = vec![vec![f64::NEG_INFINITY; evidence.gifts.len()]; evidence.needs.len()];
    for pair in rank_top(evidence, neutral, evidence.gifts.len()).threads() {
        let row = table.get_mut(place(pair.need_id.0));
        if let Some(score) = row.and_then(|row| row.get_mut(place(pair.gift_id.0))) {
            *score = pair.score;
        }
    }
    table
}

fn id(place: usize) -> Uuid {
    Uuid::from_u128(place as u128)
}

fn place(id: Uuid) -> usize {
    usize::try_from(id.as_u128()).unwrap_or(usize::MAX)
}

fn bare_evidence(set: &GradedSet) -> Evidence {
    let need = |(place, need): (usize, &Need)| NeedFact {
        id: NeedId(id(place)),
        client_id: ClientId(id(place)),
        client_name: String::new(),
        text: need.text.clone(),
        confidence: Confidence::Hunch,
        quotes: 0,
        heard_on: NaiveDate::default(),
        wants: Some(need.want.clone()).filter(|want| !want.trim().is_empty()).into_iter().collect(),
        vector: Vector::None,
        want_vector: Vector::None,
        said: need.said.iter().map(|text| Arc::from(text.as_str())).collect(),
        said_vector: Vector::None,
    };
    let gift = |(place, gift): (usize, &Gift)| GiftFact {
        id: GiftId(id(place)),
        name: gift.name.clone(),
        description: gift.description.clone(),
        kind: GiftKind::Talent,
        state: GiftState::Living,
        pleasure: 3,
        mastery: 3,
        vector: Vector::None,
        shown: gift.shown.iter().map(|text| Arc::from(text.as_str())).collect(),
        shown_vector: Vector::None,
    };
    Evidence {
        needs: set.needs.iter().enumerate().map(need).map(Arc::new).collect(),
        gifts: set.gifts.iter().enumerate().map(gift).map(Arc::new).collect(),
        ..Evidence::default()
    }
}
