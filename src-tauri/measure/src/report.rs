//! What is said of a file: every measure it allows, for the engine and beside it the baselines.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::baselines;
use crate::engine::{Engine, Scores, scores_by_words};
use crate::interval::{Figure, Sample, difference, figure};
use crate::measures;
use crate::sets::{Content, GradedSet};

/// A measure's name and what was seen of it.
type Samples = Vec<(&'static str, Sample)>;

/// The measures of one file.
#[derive(Debug)]
pub struct Report {
    file: String,
    engine: Samples,
    baselines: Vec<(&'static str, Samples)>,
}

impl Report {
    /// Measures engine and baselines on what a file holds.
    ///
    /// # Errors
    /// What SQLite says to the full-text baseline.
    pub fn of(file: String, content: &Content, engine: &Engine) -> rusqlite::Result<Self> {
        Ok(match content {
            Content::NeedGift(sets) => {
                let score = |scores: &dyn Fn(&GradedSet) -> Scores| need_gift(sets, sets.iter().map(scores).collect());
                let full_text = sets.iter().map(baselines::full_text).collect::<rusqlite::Result<_>>()?;
                let mut baselines = vec![
                    ("fts5", need_gift(sets, full_text)),
                    ("words_only", score(&scores_by_words)),
                    ("cosine", score(&|set| baselines::cosine(engine, set))),
                ];
                if sets.iter().any(GradedSet::has_evidence) {
                    baselines.push(("without_evidence", score(&|set| engine.scores(&set.bare()))));
                }
                Self { file, engine: score(&|set| engine.scores(set)), baselines }
            }
            Content::Echo(groups) => {
                let wants: Vec<&str> = groups.iter().flatten().map(String::as_str).collect();
                let full_text = echo(groups, baselines::full_text_echoes(&wants)?);
                Self { file, engine: echo(groups, engine.echoes(&wants)), baselines: vec![("fts5", full_text)] }
            }
        })
    }

    /// A figure of the engine's, by the measure's name.
    #[must_use]
    pub fn engine_figure(&self, name: &str) -> Option<Figure> {
        self.engine.iter().find(|(measure, _)| *measure == name).and_then(|(_, sample)| figure(sample))
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let baselines: Map<String, Value> = self
            .baselines
            .iter()
            .map(|(name, theirs)| {
                let mut figures = figures(theirs);
                figures.insert("difference".into(), Value::Object(self.differences(theirs)));
                ((*name).to_owned(), Value::Object(figures))
            })
            .collect();
        json!({ "file": self.file, "engine": figures(&self.engine), "baselines": baselines })
    }

    /// For people.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = format!("{}\n{:<22}{:<22}", self.file, "", "engine");
        for (name, _) in &self.baselines {
            let _ = write!(table, "{name:<22}{:<24}", format!("engine - {name}"));
        }
        for (measure, ours) in &self.engine {
            let _ = write!(table, "\n{measure:<22}{:<22}", cell(figure(ours)));
            for (_, samples) in &self.baselines {
                let theirs = samples.iter().find(|(name, _)| name == measure).map(|(_, sample)| sample);
                let ahead = theirs.and_then(|theirs| difference(ours, theirs));
                let _ = write!(table, "{:<22}{:<24}", cell(theirs.and_then(figure)), cell(ahead));
            }
        }
        table.push('\n');
        table
    }

    fn differences(&self, theirs: &Samples) -> Map<String, Value> {
        let pairs = self.engine.iter().zip(theirs);
        pairs
            .filter_map(|((name, ours), (_, theirs))| Some(((*name).to_owned(), json!(difference(ours, theirs)?))))
            .collect()
    }
}

fn figures(samples: &Samples) -> Map<String, Value> {
    samples.iter().filter_map(|(name, sample)| Some(((*name).to_owned(), json!(figure(sample)?)))).collect()
}

fn cell(figure: Option<Figure>) -> String {
    figure.map_or_else(|| "-".into(), |Figure { value, low, high }| format!("{value:.3} [{low:.3}, {high:.3}]"))
}

type Measure = fn(&[f64], &[u8]) -> Option<f64>;

fn need_gift(sets: &[GradedSet], scores: Vec<Scores>) -> Samples {
    let rows = || sets.iter().zip(&scores).flat_map(|(set, scores)| scores.iter().zip(&set.grades));
    let by_need =
        |measure: Measure| Sample::Mean(rows().filter_map(|(scores, grades)| measure(scores, grades)).collect());
    let by_gift = sets.iter().zip(&scores).flat_map(|(set, scores)| {
        let columns = columns(scores).into_iter().zip(columns(&set.grades));
        columns.filter_map(|(scores, grades)| measures::ndcg_at_3(&scores, &grades)).collect::<Vec<_>>()
    });
    vec![
        ("ndcg_at_3", by_need(measures::ndcg_at_3)),
        ("recall_at_1", by_need(measures::recall_at_1)),
        ("mrr", by_need(measures::reciprocal_rank)),
        ("hit_at_3", by_need(measures::hit_at_3)),
        ("precision_at_1", by_need(measures::precision_at_1)),
        ("reverse_ndcg_at_3", Sample::Mean(by_gift.collect())),
        ("abstain_auc", Sample::Auc(rows().filter_map(|(scores, grades)| measures::tops(scores, grades)).collect())),
    ]
}

fn columns<T: Copy>(rows: &[Vec<T>]) -> Vec<Vec<T>> {
    let count = rows.first().map_or(0, Vec::len);
    (0..count).map(|column| rows.iter().filter_map(|row| row.get(column).copied()).collect()).collect()
}

/// Whether the want found nearest to each is a sibling; one value a group, as siblings are not independent.
fn echo(groups: &[Vec<String>], scores: Scores) -> Samples {
    let owners: Vec<usize> = groups.iter().enumerate().flat_map(|(owner, wants)| vec![owner; wants.len()]).collect();
    let found = |place: usize, scores: &[f64]| {
        let owner = owners.get(place);
        let others = scores.iter().zip(&owners).enumerate().filter(|(other, _)| *other != place);
        let (scores, siblings): (Vec<f64>, Vec<u8>) =
            others.map(|(_, (score, other))| (*score, if owner == Some(other) { 2 } else { 0 })).unzip();
        measures::recall_at_1(&scores, &siblings).unwrap_or_default()
    };
    let mut found = scores.iter().enumerate().map(|(place, scores)| found(place, scores));
    let groups = groups.iter().map(|wants| found.by_ref().take(wants.len()).sum::<f64>() / wants.len() as f64);
    vec![("echo_recall_at_1", Sample::Mean(groups.collect()))]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn an_echo_is_the_nearest_other_want() {
        let groups = vec![vec!["a".into(), "b".into()], vec!["c".into(), "d".into()]];
        let scores = vec![vec![9.0, 1.0, 0.0, 0.0], vec![0.0, 9.0, 1.0, 0.0], vec![0.0, 0.0, 9.0, 1.0], vec![0.0; 4]];
        let samples = echo(&groups, scores);
        let Sample::Mean(values) = &samples[0].1 else { unreachable!("echo is a mean") };
        assert_eq!(values[0], 0.5);
        assert!((values[1] - (1.0 + 1.0 / 3.0) / 2.0).abs() < 1e-12);
    }
}
