//! Graded sets from files, which other people write: every doubt about one is told in a sentence.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A need with the want above it.
#[derive(Debug, Clone, Deserialize)]
pub struct Need {
    /// What was asked for; may be empty.
    #[serde(default)]
    pub want: String,
    /// What would really help.
    pub text: String,
    /// What was said of it, where the set has evidence.
    #[serde(default)]
    pub said: Vec<String>,
}

/// A gift.
#[derive(Debug, Clone, Deserialize)]
pub struct Gift {
    /// Its name.
    pub name: String,
    /// What it is; may be empty.
    #[serde(default)]
    pub description: String,
    /// Passages in which it showed and what was given of it, where the set has evidence.
    #[serde(default)]
    pub shown: Vec<String>,
}

/// Needs, gifts, and how well each gift serves each need.
#[derive(Debug, Clone, Deserialize)]
pub struct GradedSet {
    /// The needs.
    pub needs: Vec<Need>,
    /// The gifts.
    pub gifts: Vec<Gift>,
    /// By need, then by gift: 2 clearly serves it, 1 could, 0 does not.
    pub grades: Vec<Vec<u8>>,
}

impl GradedSet {
    /// Whether it has any evidence.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        self.needs.iter().any(|need| !need.said.is_empty()) || self.gifts.iter().any(|gift| !gift.shown.is_empty())
    }

    /// The same set without its evidence.
    #[must_use]
    pub fn bare(&self) -> Self {
        let mut bare = self.clone();
        bare.needs.iter_mut().for_each(|need| need.said.clear());
        bare.gifts.iter_mut().for_each(|gift| gift.shown.clear());
        bare
    }
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// One or more graded sets, each ranked by itself.
    NeedGift(Vec<GradedSet>),
    /// Groups of wants that ask for the same thing.
    Echo(Vec<Vec<String>>),
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It can't be read.
    #[error("{}: can't be read ({source}).", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is no JSON.
    #[error("{}: this is not JSON ({source}).", path.display())]
    NotJson {
        /// The file.
        path: PathBuf,
        /// Where reading ended.
        source: serde_json::Error,
    },
    /// It is JSON, but not such a set.
    #[error("{}: {problem}.", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

/// Reads a file of one of the three known shapes.
///
/// # Errors
/// One of [`Error`], each a whole sentence with the file's name.
pub fn read(path: &Path) -> Result<Content, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
    let value = serde_json::from_slice(&bytes).map_err(|source| Error::NotJson { path: path.to_owned(), source })?;
    content(value).map_err(|problem| Error::Shape { path: path.to_owned(), problem })
}

fn content(mut value: Value) -> Result<Content, String> {
    let mut part = |key: &str| value.get_mut(key).map(Value::take);
    if let Some(groups) = part("groups") {
        return echo(typed("groups", groups)?);
    }
    let sets = match (part("trades"), part("needs"), part("gifts"), part("labels")) {
        (Some(trades), ..) => typed::<Vec<GradedSet>>("trades", trades)?,
        (None, Some(needs), Some(gifts), Some(labels)) => {
            vec![labelled(typed("needs", needs)?, typed("gifts", gifts)?, typed("labels", labels)?)?]
        }
        _ => {
            return Err(
                "expected an object with needs, gifts and labels, or with trades, or with groups of wants".into()
            );
        }
    };
    for (index, set) in sets.iter().enumerate() {
        check(set)
            .map_err(|problem| if sets.len() > 1 { format!("trade {}: {problem}", index + 1) } else { problem })?;
    }
    if sets.iter().flat_map(|set| set.grades.iter().flatten()).all(|&grade| grade == 0) {
        return Err("no need has a gift graded 1 or 2, so there is nothing to measure".into());
    }
    Ok(Content::NeedGift(sets))
}

fn typed<T: DeserializeOwned>(key: &str, value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| format!("{key:?} is not as expected: {error}"))
}

#[derive(Deserialize)]
struct Group {
    wants: Vec<String>,
}

fn echo(groups: Vec<Group>) -> Result<Content, String> {
    if groups.len() < 2 {
        return Err("at least two groups of wants are needed".into());
    }
    if let Some(index) = groups.iter().position(|group| group.wants.len() < 2) {
        return Err(format!("group {} has fewer than two wants", index + 1));
    }
    Ok(Content::Echo(groups.into_iter().map(|group| group.wants).collect()))
}

#[derive(Deserialize)]
struct WithId<T> {
    id: String,
    #[serde(flatten)]
    fact: T,
}

#[derive(Deserialize)]
struct Label {
    need: String,
    gift: String,
    grade: u8,
}

fn labelled(needs: Vec<WithId<Need>>, gifts: Vec<WithId<Gift>>, labels: Vec<Label>) -> Result<GradedSet, String> {
    let rows = places("need", needs.iter().map(|need| need.id.as_str()))?;
    let columns = places("gift", gifts.iter().map(|gift| gift.id.as_str()))?;
    let mut grades = vec![vec![None; gifts.len()]; needs.len()];
    for Label { need, gift, grade } in &labels {
        let row =
            rows.get(need.as_str()).ok_or_else(|| format!("a label names the need {need:?}, which is not there"))?;
        let column =
            columns.get(gift.as_str()).ok_or_else(|| format!("a label names the gift {gift:?}, which is not there"))?;
        let place = grades.get_mut(*row).and_then(|grades| grades.get_mut(*column));
        if place.is_some_and(|place| place.replace(*grade).is_some_and(|earlier| earlier != *grade)) {
            return Err(format!("the pair {need:?} and {gift:?} is labelled twice, with different grades"));
        }
    }
    Ok(GradedSet {
        needs: needs.into_iter().map(|need| need.fact).collect(),
        gifts: gifts.into_iter().map(|gift| gift.fact).collect(),
        grades: grades.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect(),
    })
}

fn places<'a>(what: &str, ids: impl Iterator<Item = &'a str>) -> Result<HashMap<&'a str, usize>, String> {
    let mut places = HashMap::new();
    for (index, id) in ids.enumerate() {
        if places.insert(id, index).is_some() {
            return Err(format!("the {what} {id:?} is there twice"));
        }
    }
    Ok(places)
}

fn check(set: &GradedSet) -> Result<(), String> {
    if set.needs.is_empty() || set.gifts.is_empty() {
        return Err("there must be at least one need and one gift".into());
    }
    if set.grades.len() != set.needs.len() || set.grades.iter().any(|row| row.len() != set.gifts.len()) {
        return Err("grades must have a row for each need and in it a grade for each gift".into());
    }
    match set.grades.iter().flatten().find(|&&grade| grade > 2) {
        Some(grade) => Err(format!("{grade} is no grade: 2 clearly serves, 1 could, 0 does not")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn problem(value: Value) -> String {
        content(value).unwrap_err()
    }

    fn one_pair(labels: Value) -> Value {
        json!({"needs": [{"id": "n", "text": "t"}], "gifts": [{"id": "g", "name": "m"}], "labels": labels})
    }

    #[test]
    fn a_labelled_file_becomes_a_table_of_grades() {
        let Content::NeedGift(sets) = content(one_pair(json!([{"need": "n", "gift": "g", "grade": 2}]))).unwrap()
        else {
            unreachable!("labels make a graded set");
        };
        assert_eq!(sets.first().unwrap().grades, [[2]]);
    }

    #[test]
    fn every_doubt_is_told_in_words() {
        assert!(problem(json!([])).contains("expected an object"));
        assert!(problem(json!({"needs": [], "gifts": [], "labels": []})).contains("at least one need"));
        assert!(problem(one_pair(json!([]))).contains("nothing to measure"));
        assert!(problem(one_pair(json!([{"need": "x", "gift": "g", "grade": 2}]))).contains("the need \"x\""));
        assert!(problem(one_pair(json!([{"need": "n", "gift": "x", "grade": 2}]))).contains("the gift \"x\""));
        assert!(problem(one_pair(json!([{"need": "n", "gift": "g", "grade": 3}]))).contains("no grade"));
        assert!(problem(one_pair(json!([{"need": "n", "gift": "g", "grade": -1}]))).contains("\"labels\""));
        assert!(problem(json!({"trades": []})).contains("nothing to measure"));
        assert!(problem(json!({"groups": [{"wants": ["a", "b"]}]})).contains("two groups"));
        assert!(problem(json!({"groups": [{"wants": ["a", "b"]}, {"wants": ["c"]}]})).contains("group 2"));
        let twice = json!([{"id": "n", "text": "t"}, {"id": "n", "text": "u"}]);
        assert!(problem(json!({"needs": twice, "gifts": [], "labels": []})).contains("twice"));
        let row = json!({"needs": [{"text": "t"}], "gifts": [{"name": "m"}], "grades": [[1, 2]]});
        assert!(problem(json!({"trades": [row]})).contains("a grade for each gift"));
    }
}
