//! The ladder: wants, and the needs beneath them.

use journal::Journal;
use journal::ladder::{Beneath, NewNeed, NewWant};

use super::{Outcome, client, folded, text_or_input};
use crate::args::{Need, Want};
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

/// The one that has this id or exactly this text.
fn one<Id: Copy + ToString>(what: &str, named: &str, all: &[(Id, &str)]) -> Result<Id, Failure> {
    let text = folded(named);
    let mut found = all.iter().filter(|(id, words)| *words == text || id.to_string() == text.to_lowercase());
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Ok(*id),
        (Some(_), Some(_)) => {
            Err(Failure::invalid(format!("This client has several {what}s of that text. Please name one by its id.")))
        }
        (None, _) => Err(Failure::new(
            Exit::NotFound,
            format!("This client has no such {what}. Its exact text or its id is needed. Nothing was saved."),
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
