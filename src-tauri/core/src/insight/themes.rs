//! What answers to *asked why* speak of: gathered by the names the user gave, and the rest by what they mean.
//!
//! Answers that mean the same are gathered as needs are (complete linkage: each is like each). A group goes by its most
//! central words: those that most of its answers share and few others hold. Of very many answers the newest make the
//! groups, and each older one joins the group whose central answer it is like.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::Share;
use crate::ids::{AskedWhyId, ClientId};
use crate::suggest::evidence::Vector;
use crate::suggest::likeness::{Compared, From, gathered, most_central};
use crate::suggest::stems::{Telling, words};

/// Answers this near speak of the same. Answers to one question are nearer to each other than needs are, and shorter.
const NEAR: From = From { cosine: 0.36, shared: 1.0 };
/// So many answers, the newest, make the groups.
const MOST_COMPARED: usize = 200;
/// So many words name a group.
const NAME_WORDS: usize = 3;
/// Longest name taken from an answer, in characters.
const NAME_CHARS: usize = 48;

/// An answer that a client gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerFact {
    /// To which question.
    pub asked_id: AskedWhyId,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client: String,
    /// The question.
    pub question: String,
    /// The answer in their words.
    pub answer: String,
    /// The day it was given.
    pub answered_on: NaiveDate,
    /// The names the user gathered it under.
    #[serde(skip)]
    pub named: Vec<String>,
    /// The vector of the answer.
    #[serde(skip)]
    pub vector: Vector,
}

/// What answers speak of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThemeFigures {
    /// In a few words.
    pub theme: String,
    /// Whether the user gave it that name; else its most central words stand for it.
    pub named: bool,
    /// Answers that speak of it.
    pub answers: u64,
    /// The share of clients who spoke of it, of those who gave an answer.
    pub clients: Share,
    /// The answers, the most central one first.
    pub said: Vec<AnswerFact>,
}

/// All that answers speak of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Themes {
    /// Answers in all.
    pub answers: u64,
    /// Clients who gave one.
    pub clients: u64,
    /// What they speak of, themes of most clients first.
    pub themes: Vec<ThemeFigures>,
    /// Answers that are like no other and under no name, newest first.
    pub alone: Vec<AnswerFact>,
    /// Whether answers were gathered by meaning at all; else by the user's names alone.
    pub by_meaning: bool,
}

/// Gathers answers. The same answers make the same themes, in whatever order they come.
#[must_use]
pub fn themes(mut answers: Vec<AnswerFact>) -> Themes {
    answers.sort_by_cached_key(|answer| std::cmp::Reverse((answer.answered_on, answer.asked_id)));
    let clients = clients_of(&answers);
    let by_meaning_at_all = answers.iter().any(|answer| answer.vector.is_some());
    let compared: Vec<Compared> = if by_meaning_at_all {
        answers.iter().map(|answer| Compared::new("", &answer.vector)).collect()
    } else {
        Vec::new()
    };
    let likeness = |one: usize, other: usize| compared.get(one)?.likeness(compared.get(other)?, NEAR);

    let mut by_name: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (place, answer) in answers.iter().enumerate().rev() {
        for name in &answer.named {
            by_name.entry(name.to_lowercase()).or_insert_with(|| (name.clone(), Vec::new())).1.push(place);
        }
    }
    by_name.values_mut().for_each(|(_, group)| group.reverse());
    let free: Vec<usize> = answers
        .iter()
        .enumerate()
        .filter(|(_, answer)| answer.named.is_empty() && answer.vector.is_some())
        .map(|(place, _)| place)
        .collect();
    let groups = by_meaning(&free, likeness);
    let taken: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let names = if groups.is_empty() { Names::default() } else { Names::of(&answers) };
    let has_vector = |place: &usize| answers.get(*place).is_some_and(|answer| answer.vector.is_some());

    let all_groups: Vec<(Option<String>, Vec<usize>)> = by_name
        .into_values()
        .map(|(name, group)| (Some(name), group))
        .chain(groups.into_iter().map(|group| (None, group)))
        .map(|(name, group)| (name, central_first(group, has_vector, likeness)))
        .collect();
    let all = answers.len() as u64;
    let mut alone = Vec::new();
    let mut told: Vec<Option<AnswerFact>> = Vec::with_capacity(answers.len());
    for (place, answer) in answers.into_iter().enumerate() {
        if answer.named.is_empty() && !taken.contains(&place) {
            alone.push(answer);
            told.push(None);
        } else {
            told.push(Some(answer));
        }
    }
    let mut found: Vec<ThemeFigures> = all_groups
        .into_iter()
        .map(|(name, group)| {
            let said: Vec<AnswerFact> = group.iter().filter_map(|place| handed_out(told.get_mut(*place)?)).collect();
            let who = clients_of(&said);
            ThemeFigures {
                named: name.is_some(),
                theme: name.unwrap_or_else(|| names.name(&group, &said)),
                answers: said.len() as u64,
                clients: Share::of(who, clients),
                said,
            }
        })
        .collect();
    found.sort_by(|a, b| (b.clients.hits, b.answers, &a.theme).cmp(&(a.clients.hits, a.answers, &b.theme)));
    Themes { answers: all, clients, themes: found, alone, by_meaning: by_meaning_at_all }
}

fn clients_of(answers: &[AnswerFact]) -> u64 {
    let mut clients: Vec<ClientId> = answers.iter().map(|answer| answer.client_id).collect();
    clients.sort_unstable();
    clients.dedup();
    clients.len() as u64
}

/// The answer itself, or a copy while it stands under another name as well.
fn handed_out(answer: &mut Option<AnswerFact>) -> Option<AnswerFact> {
    let held = answer.as_mut()?;
    if held.named.len() < 2 {
        return answer.take();
    }
    Some(held.clone())
}

/// Groups of two and more among these places, which stand newest first.
fn by_meaning(free: &[usize], likeness: impl Fn(usize, usize) -> Option<f64>) -> Vec<Vec<usize>> {
    let (newest, older) = free.split_at(free.len().min(MOST_COMPARED));
    let at = |place: usize| newest.get(place).copied().unwrap_or_default();
    let groups = gathered(newest.len(), |one, other| likeness(at(one), at(other)));
    let mut groups: Vec<(usize, Vec<usize>)> = groups
        .into_iter()
        .filter_map(|group| {
            let group: Vec<usize> = group.into_iter().map(at).collect();
            Some((most_central(&group, &likeness)?, group))
        })
        .collect();
    for place in older {
        let near = groups.iter_mut().filter_map(|(central, group)| Some((likeness(*central, *place)?, group)));
        if let Some((_, group)) = near.max_by(|a, b| a.0.total_cmp(&b.0)) {
            group.push(*place);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn central_first(
    mut group: Vec<usize>,
    has_vector: impl Fn(&usize) -> bool,
    likeness: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<usize> {
    let compared: Vec<usize> = group.iter().copied().filter(has_vector).take(MOST_COMPARED).collect();
    if let Some(central) = most_central(&compared, likeness)
        && let Some(at) = group.iter().position(|place| *place == central)
    {
        let central = group.remove(at);
        group.insert(0, central);
    }
    group
}

/// Which answers hold which telling words.
#[derive(Default)]
struct Names {
    of_answer: Vec<Vec<(String, String)>>,
    holders: HashMap<String, usize>,
}

impl Names {
    fn of(answers: &[AnswerFact]) -> Self {
        let told = |answer: &AnswerFact| {
            let telling = words(&answer.answer).into_iter().filter(|word| word.telling == Telling::Much);
            telling.map(|word| (word.stem, word.written.to_lowercase())).collect::<Vec<_>>()
        };
        let of_answer: Vec<Vec<(String, String)>> = answers.iter().map(told).collect();
        let mut holders: HashMap<String, usize> = HashMap::new();
        for (stem, _) in of_answer.iter().flatten() {
            *holders.entry(stem.clone()).or_default() += 1;
        }
        Self { of_answer, holders }
    }

    /// The words that most of a group share and few others hold, as its first answers write them; of a group that shares
    /// none, the beginning of its most central answer.
    fn name(&self, group: &[usize], said: &[AnswerFact]) -> String {
        let mut shared: Vec<(&str, &str, usize)> = Vec::new();
        let mut place_of: HashMap<&str, usize> = HashMap::new();
        for (stem, written) in group.iter().filter_map(|place| self.of_answer.get(*place)).flatten() {
            let place = *place_of.entry(stem).or_insert(shared.len());
            match shared.get_mut(place) {
                Some((_, _, count)) => *count += 1,
                None => shared.push((stem, written, 1)),
            }
        }
        let all = self.of_answer.len() as f64;
        let weight = |stem: &str, count: usize| {
            let holders = self.holders.get(stem).copied().unwrap_or(1);
            count as f64 * ((all + 1.0) / holders as f64).ln()
        };
        shared.retain(|(_, _, count)| *count > 1);
        // Stable: of as telling words, the order of the answers stays.
        shared.sort_by(|a, b| weight(b.0, b.2).total_cmp(&weight(a.0, a.2)));
        let named: Vec<&str> = shared.iter().take(NAME_WORDS).map(|(_, written, _)| *written).collect();
        if named.is_empty() {
            let first = said.first().map(|answer| answer.answer.lines().next().unwrap_or_default());
            return crate::reflections::shorten(first.unwrap_or_default(), NAME_CHARS);
        }
        named.join(", ")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use std::sync::Arc;

    use super::*;

    /// An answer that points this way (degrees) on a circle: 60 degrees apart are just near enough.
    fn answer(number: u128, client: u128, degrees: f32, words: &str) -> AnswerFact {
        AnswerFact {
            asked_id: AskedWhyId(uuid::Uuid::from_u128(number)),
            client_id: ClientId(uuid::Uuid::from_u128(client)),
            client: format!("Client {client}"),
            question: "Why do you stay?".into(),
            answer: words.into(),
            answered_on: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default(),
            named: Vec::new(),
            vector: Some(Arc::from([degrees.to_radians().cos(), degrees.to_radians().sin()])),
        }
    }

    fn told(themes: &Themes) -> Vec<(&str, bool, u64, u64)> {
        themes.themes.iter().map(|one| (one.theme.as_str(), one.named, one.answers, one.clients.hits)).collect()
    }

    fn some() -> Vec<AnswerFact> {
        vec![
            answer(1, 1, 0.0, "You are honest, even about the ledger."),
            answer(2, 2, 20.0, "Your honesty. Nobody else is honest with me."),
            answer(3, 2, 40.0, "An honest word about my ledger."),
            answer(4, 3, 200.0, "You remembered the dog."),
        ]
    }

    #[test]
    fn answers_that_mean_the_same_make_a_theme_named_by_their_words() {
        let found = themes(some());
        assert_eq!(told(&found), [("ledger, honest", false, 3, 2)]);
        assert_eq!((found.answers, found.clients, found.themes[0].clients.of), (4, 3, 3));
        assert_eq!(found.themes[0].said[0].asked_id.0.as_u128(), 2, "the one in the middle is the most central");
        assert_eq!(found.alone.iter().map(|one| one.answer.as_str()).collect::<Vec<_>>(), ["You remembered the dog."]);
    }

    #[test]
    fn a_name_that_the_user_gave_stands_and_its_answers_are_not_gathered_again() {
        let mut all = some();
        all[0].named = vec!["Plain words".into()];
        all[3].named = vec!["plain words".into()];
        let found = themes(all);
        assert_eq!(told(&found), [("Plain words", true, 2, 2), ("honest", false, 2, 1)]);
        assert!(found.alone.is_empty());
    }

    #[test]
    fn the_order_in_which_they_come_changes_nothing() {
        let mut turned = some();
        turned.reverse();
        assert_eq!(themes(turned), themes(some()));
    }

    #[test]
    fn without_vectors_there_are_the_users_names_alone() {
        let mut all = some();
        all.iter_mut().for_each(|answer| answer.vector = None);
        all[1].named = vec!["Honesty".into()];
        let found = themes(all);
        assert_eq!((told(&found), found.alone.len(), found.by_meaning), (vec![("Honesty", true, 1, 1)], 3, false));
        assert_eq!(themes(Vec::new()).themes, []);
    }

    #[test]
    fn of_very_many_the_older_ones_join_the_themes_of_the_newest() {
        let many = (0..450).map(|number| answer(number, number % 7, if number % 2 == 0 { 5.0 } else { 180.0 }, "word"));
        let found = themes(many.collect());
        assert_eq!(told(&found).iter().map(|theme| theme.2).collect::<Vec<_>>(), [225, 225]);
        assert!(found.alone.is_empty());
    }
}
