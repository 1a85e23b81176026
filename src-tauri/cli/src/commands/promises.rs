//! Promises: writing one down, what became of it, listing them.

use journal::Journal;
use journal::export::PromiseOut;
use journal::ids::PromiseId;
use journal::promises::{NewPromise, NewTerms};
use journal::words::ByWhom;

use super::{Outcome, client, text_or_input};
use crate::args::{Keep, Promise, Promises, Renegotiate};
use crate::output::Answer;

pub(super) fn add(journal: &mut Journal, asked: &Promise) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let id = journal.add_promise(NewPromise {
        by_whom: if asked.theirs { ByWhom::Them } else { ByWhom::Me },
        due_on: asked.due,
        margin_days: asked.margin,
        scope: asked.scope,
        ..NewPromise::mine(client_id, text_or_input(&asked.text)?)
    })?;
    told(journal, id, asked.json)
}

pub(super) fn keep(journal: &mut Journal, asked: &Keep) -> Outcome {
    let id = asked.id.parse()?;
    journal.keep_promise(id, asked.on, &asked.note)?;
    told(journal, id, asked.json)
}

pub(super) fn renegotiate(journal: &mut Journal, asked: &Renegotiate) -> Outcome {
    let id = asked.id.parse()?;
    let before = journal.promise(id)?.fields;
    let text = asked.text.clone().unwrap_or(before.text);
    let terms = NewTerms { text, due_on: asked.due, margin_days: before.margin_days, scope: before.scope };
    journal.renegotiate_promise(id, terms, &asked.note)?;
    told(journal, id, asked.json)
}

/// The id of a promise that was made or changed, or all of it.
pub(super) fn told(journal: &Journal, id: PromiseId, json: bool) -> Outcome {
    if json { Answer::json(&PromiseOut::from(journal.promise(id)?)) } else { Ok(Answer::line(id)) }
}

pub(super) fn list(journal: &Journal, asked: &Promises) -> Outcome {
    let only = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let today = journal.now().date_naive();
    let mut promises = match (asked.due, only) {
        (true, _) => journal.promises_due(today)?,
        (false, Some(client_id)) => journal.promises_of(client_id)?,
        (false, None) => journal.promises()?,
    };
    promises.retain(|promise| only.is_none_or(|only| promise.client_id == only));
    if asked.json {
        return Answer::json(&promises.into_iter().map(PromiseOut::from).collect::<Vec<_>>());
    }
    Ok(Answer::rows(promises.into_iter().map(|promise| {
        let state = match promise.late_days(today) {
            Some(1) => "late by 1 day".to_owned(),
            Some(days) => format!("late by {days} days"),
            None => promise.state.as_str().to_owned(),
        };
        let due = promise.fields.due_on.map(|day| day.to_string()).unwrap_or_default();
        let by_whom = promise.fields.by_whom.as_str().to_owned();
        [promise.id.to_string(), promise.client_name, by_whom, due, state, promise.fields.text]
    })))
}
