//! The ladder: wants, and the needs beneath them.

use chrono::NaiveDate;
use journal::Journal;
use journal::ids::{NeedId, WantId};
use journal::ladder::{Beneath, NewNeed, NewWant};
use journal::words::{Confidence, NeedState, WantState};
use serde::Serialize;

use super::knowledge::clients;
use super::{Outcome, client, folded, text_or_input};
use crate::args::{Need, OfClient, Want};
use crate::failure::{Exit, Failure};
use crate::output::Answer;

pub(super) fn want(journal: &mut Journal, asked: &Want) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let text = text_or_input(&asked.text)?;
    let id = journal.add_want(NewWant { client_id, text, enough_line: asked.enough.clone(), heard_on: None })?;
    Ok(Answer::line(id))
}

pub(super) fn need(journal: &mut Journal, asked: &Need) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let ladder = journal.ladder(client_id)?;
    let wants: Vec<_> = ladder.wants.iter().map(|want| (want.id, want.text.as_str())).collect();
    let needs: Vec<_> = ladder.needs.iter().map(|need| (need.id, need.text.as_str())).collect();
    let beneath = Beneath {
        wants: asked.beneath_want.iter().map(|named| one("want", named, &wants)).collect::<Result<_, _>>()?,
        needs: asked.beneath_need.iter().map(|named| one("need", named, &needs)).collect::<Result<_, _>>()?,
    };
    let text = text_or_input(&asked.text)?;
    let id = journal.add_need(NewNeed { client_id, text, beneath })?;
    Ok(Answer::line(id))
}

#[derive(Serialize)]
struct ListedWant {
    id: WantId,
    client: String,
    text: String,
    state: WantState,
    state_on: NaiveDate,
    heard_on: NaiveDate,
    enough_line: Option<String>,
    quotes: usize,
}

pub(super) fn wants(journal: &Journal, asked: &OfClient) -> Outcome {
    let mut listed = Vec::new();
    for (id, client) in clients(journal, asked.client.as_deref())? {
        listed.extend(journal.ladder(id)?.wants.into_iter().map(|want| ListedWant {
            id: want.id,
            client: client.clone(),
            text: want.text,
            state: want.state,
            state_on: want.state_on,
            heard_on: want.heard_on,
            enough_line: want.enough_line,
            quotes: want.quotes.len(),
        }));
    }
    if asked.json {
        return Answer::json(&listed);
    }
    Ok(Answer::rows(listed.into_iter().map(|want| {
        let (state, on) = (want.state.as_str().to_owned(), want.state_on.to_string());
        [want.client, want.text, state, on, want.enough_line.unwrap_or_default()]
    })))
}

#[derive(Serialize)]
struct ListedNeed {
    id: NeedId,
    client: String,
    text: String,
    confidence: Confidence,
    by_evidence: Confidence,
    overruled: bool,
    state: NeedState,
    state_on: NaiveDate,
    beneath_wants: Vec<WantId>,
    beneath_needs: Vec<NeedId>,
    quotes: usize,
    answers: usize,
}

pub(super) fn needs(journal: &Journal, asked: &OfClient) -> Outcome {
    let mut listed = Vec::new();
    for (id, client) in clients(journal, asked.client.as_deref())? {
        listed.extend(journal.ladder(id)?.needs.into_iter().map(|need| ListedNeed {
            id: need.id,
            client: client.clone(),
            text: need.text,
            confidence: need.confidence,
            by_evidence: need.by_evidence,
            overruled: need.overruled,
            state: need.state,
            state_on: need.state_on,
            beneath_wants: need.beneath.wants,
            beneath_needs: need.beneath.needs,
            quotes: need.quotes.len(),
            answers: need.asked.iter().filter(|asked| !asked.fields.answer.is_empty()).count(),
        }));
    }
    if asked.json {
        return Answer::json(&listed);
    }
    Ok(Answer::rows(listed.into_iter().map(|need| {
        let sure = match need.overruled {
            true => format!("{} (overruled: {})", need.confidence.as_str(), need.by_evidence.as_str()),
            false => need.confidence.as_str().to_owned(),
        };
        [need.client, need.text, sure, need.state.as_str().to_owned(), need.state_on.to_string()]
    })))
}

/// The one that has this id or exactly this text.
pub(super) fn one<Id: Copy + ToString>(what: &str, named: &str, all: &[(Id, &str)]) -> Result<Id, Failure> {
    let text = folded(named);
    let mut found = all.iter().filter(|(id, words)| *words == text || id.to_string() == text.to_lowercase());
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Ok(*id),
        (Some(_), Some(_)) => {
            Err(Failure::invalid(format!("There are several {what}s of that text. Please name one by its id.")))
        }
        (None, _) => Err(Failure::new(
            Exit::NotFound,
            format!("There is no such {what}. Its exact text or its id is needed. Nothing was saved."),
        )),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_rung_is_named_by_its_text_or_its_id() {
        let rungs = [(7, "a raise"), (8, "to be seen"), (9, "to be seen")];
        assert_eq!(one("want", " a  raise ", &rungs).unwrap(), 7);
        assert_eq!(one("want", "9", &rungs).unwrap(), 9);
        assert_eq!(one("want", "to be seen", &rungs).unwrap_err().exit, Exit::Invalid);
        assert_eq!(one("want", "A raise", &rungs).unwrap_err().exit, Exit::NotFound);
    }
}
