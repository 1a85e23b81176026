//! Suggestions as the screen *Overlap* lists them: for each open need its best gift, where there is a fit.

use std::collections::HashMap;
use std::sync::Arc;

use journal::Journal;
use journal::ids::{GiftId, NeedId};
use journal::suggest::evidence::{Evidence, GiftFact, NeedFact};
use journal::suggest::{Neutral, Pair, Ranking, rank};
use serde::Serialize;

use super::{Outcome, client, overlap};
use crate::args::Suggest;
use crate::meaning;
use crate::output::Answer;
use crate::wording::{label, reason_words};

/// A pair with what it is about.
pub(super) struct Fit<'a> {
    pub(super) need: &'a NeedFact,
    pub(super) gift: &'a GiftFact,
    pub(super) pair: &'a Pair,
    pub(super) reasons: Vec<journal::suggest::Reason>,
}

/// What there is to show.
pub(super) struct Overlap<'a> {
    pub(super) needs: usize,
    pub(super) gifts: usize,
    pub(super) suggestions: Vec<Fit<'a>>,
    pub(super) not_yours: Vec<Fit<'a>>,
}

pub(super) fn show(journal: &mut Journal, asked: &Suggest) -> Outcome {
    let only = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let (evidence, neutral) = gather(journal)?;
    let ranking = rank(&evidence, &neutral);
    let whose = |need: &&Arc<NeedFact>| only.is_none_or(|only| need.client_id == only);
    let needs: HashMap<_, _> = evidence.needs.iter().filter(whose).map(|need| (need.id, need.as_ref())).collect();
    let gifts: HashMap<_, _> = evidence.gifts.iter().map(|gift| (gift.id, gift.as_ref())).collect();
    let overlap = Overlap {
        needs: needs.len(),
        gifts: gifts.len(),
        suggestions: fits(&ranking, ranking.suggestions(), &needs, &gifts),
        not_yours: fits(&ranking, ranking.not_yours(), &needs, &gifts),
    };
    if asked.json {
        return Answer::json(&overlap.suggestions.iter().map(Suggestion::from).collect::<Vec<_>>());
    }
    Ok(Answer::text(overlap::in_words(&overlap)))
}

/// The pairs of these needs, in their order.
fn fits<'a>(
    ranking: &Ranking,
    pairs: impl Iterator<Item = &'a Pair>,
    needs: &HashMap<NeedId, &'a NeedFact>,
    gifts: &HashMap<GiftId, &'a GiftFact>,
) -> Vec<Fit<'a>> {
    let fit = |pair: &'a Pair| {
        let (need, gift) = (needs.get(&pair.need_id)?, gifts.get(&pair.gift_id)?);
        Some(Fit { need, gift, pair, reasons: ranking.reasons(pair) })
    };
    pairs.filter_map(fit).collect()
}

/// The facts with every vector made. Without a need or a gift there is nothing to compare, and no model is loaded.
pub(super) fn gather(journal: &mut Journal) -> journal::Result<(Evidence, Neutral), crate::Failure> {
    let bare = journal.evidence(None)?;
    if bare.needs.is_empty() || bare.gifts.is_empty() {
        return Ok((bare, Neutral::without_model()));
    }
    let Some(model) = meaning::model() else { return Ok((bare, Neutral::without_model())) };
    meaning::read_texts(journal, &model)?;
    Ok((journal.evidence(Some(model.id()))?, meaning::neutral(&model)))
}

/// The form that scripts read. The contributions add up to the score exactly.
#[derive(Serialize)]
struct Suggestion<'a> {
    client: &'a str,
    need: &'a str,
    gift: &'a str,
    score: f64,
    label: String,
    reasons: Vec<Reason>,
}

#[derive(Serialize)]
struct Reason {
    kind: journal::suggest::ReasonKind,
    contribution: f64,
    fact: String,
}

impl<'a> From<&Fit<'a>> for Suggestion<'a> {
    fn from(fit: &Fit<'a>) -> Self {
        let reasons = most_telling_first(fit).into_iter().map(|reason| Reason {
            kind: reason.kind,
            contribution: reason.contribution,
            fact: reason_words(reason).side_by_side(),
        });
        Self {
            client: &fit.need.client_name,
            need: &fit.need.text,
            gift: &fit.gift.name,
            score: fit.pair.score,
            label: label(fit.pair.label),
            reasons: reasons.collect(),
        }
    }
}

/// A pair's reasons in the order of the screen.
fn most_telling_first<'a>(fit: &'a Fit) -> Vec<&'a journal::suggest::Reason> {
    let mut reasons: Vec<_> = fit.reasons.iter().collect();
    reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
    reasons
}
