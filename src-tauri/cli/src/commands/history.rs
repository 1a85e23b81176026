//! What a record came through: versions of a page, the story of a gift, the states of the rest; and what was said of
//! suggestions.

use chrono::NaiveDate;
use journal::Journal;
use journal::gifts::{Gift, GivenWith, Moment};
use journal::ids::VerdictId;
use journal::state_changes::StateTarget;
use journal::words::Answer as Said;
use serde::Serialize;

use super::Outcome;
use crate::args::{History, OfClient};
use crate::failure::{Exit, Failure};
use crate::output::Answer;

#[derive(Serialize)]
struct Step {
    on: Option<NaiveDate>,
    kind: &'static str,
    what: String,
    note: String,
}

pub(super) fn show(journal: &Journal, asked: &History) -> Outcome {
    let steps = match versions(journal, &asked.id)? {
        Some(steps) => Some(steps),
        None => match story(journal, &asked.id) {
            Some(steps) => Some(steps),
            None => states(journal, &asked.id)?,
        },
    };
    let not_found = "Nothing in this journal that has a history goes by this id; lists with --json tell the ids.";
    let steps = steps.ok_or_else(|| Failure::new(Exit::NotFound, not_found))?;
    if asked.json {
        return Answer::json(&steps);
    }
    let day = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
    Ok(Answer::rows(steps.into_iter().map(|step| [day(step.on), step.kind.to_owned(), step.what, step.note])))
}

fn versions(journal: &Journal, id: &str) -> Result<Option<Vec<Step>>, Failure> {
    let Some(page) = id.parse().ok().filter(|id| journal.reflection(*id).is_ok()) else { return Ok(None) };
    let steps = journal.versions(page)?.into_iter().map(|version| Step {
        on: Some(version.kept_at.date_naive()),
        kind: "version",
        note: version.kept_at.to_rfc3339(),
        what: version.text,
    });
    Ok(Some(steps.collect()))
}

fn story(journal: &Journal, id: &str) -> Option<Vec<Step>> {
    let gift = journal.gift(id.parse().ok()?).ok()?;
    Some(gift.timeline().iter().map(|moment| step(&gift, moment)).collect())
}

fn step(gift: &Gift, moment: &Moment<'_>) -> Step {
    let (kind, what, note) = match moment {
        Moment::Revised(revision) => {
            let other = revision.other.as_ref().map(|(_, name)| format!(", {name}")).unwrap_or_default();
            ("revision", format!("{}{other}", revision.event.as_str()), revision.note.clone())
        }
        Moment::Quoted(quote) => ("passage", quote.quote.clone(), quote.client_names.join(", ")),
        Moment::Given(given) => ("delivery", given.what.clone(), receivers(given)),
        Moment::Asked(asked) => ("answer", asked.fields.answer.clone(), asked.client_name.clone()),
    };
    let what = if what.is_empty() { gift.fields.name.clone() } else { what };
    Step { on: moment.on(), kind, what, note }
}

fn receivers(given: &GivenWith) -> String {
    let told = given.receivers.iter().map(|(name, landing)| match landing {
        Some(landing) => format!("{name} ({})", landing.as_str()),
        None => name.clone(),
    });
    told.collect::<Vec<_>>().join(", ")
}

fn states(journal: &Journal, id: &str) -> Result<Option<Vec<Step>>, Failure> {
    let targets = [
        id.parse().ok().map(StateTarget::Client),
        id.parse().ok().map(StateTarget::Want),
        id.parse().ok().map(StateTarget::Need),
        id.parse().ok().map(StateTarget::Delivery),
        id.parse().ok().map(StateTarget::Promise),
    ];
    for target in targets.into_iter().flatten() {
        let states = journal.history_of(target)?;
        if !states.is_empty() {
            let step = |change: journal::state_changes::StateChange| {
                let due = change.due_on.map(|due| format!(", due {due}")).unwrap_or_default();
                Step { on: Some(change.on), kind: "state", what: format!("{}{due}", change.state), note: change.note }
            };
            return Ok(Some(states.into_iter().map(step).collect()));
        }
    }
    Ok(None)
}

#[derive(Serialize)]
struct Verdict {
    id: VerdictId,
    on: NaiveDate,
    client: String,
    need: String,
    gift: String,
    answer: Said,
    reason: String,
}

pub(super) fn verdicts(journal: &Journal, asked: &OfClient) -> Outcome {
    let only = asked.client.as_deref().map(|named| super::client(journal, named)).transpose()?;
    let given = journal.verdicts()?.into_iter().filter(|one| only.is_none_or(|id| id == one.client_id));
    let given = given.map(|one| Verdict {
        id: one.id,
        on: one.on,
        client: one.client_name,
        need: one.need_text,
        gift: one.gift_name,
        answer: one.answer,
        reason: one.reason,
    });
    if asked.json {
        return Answer::json(&given.collect::<Vec<_>>());
    }
    Ok(Answer::rows(
        given.map(|one| {
            [one.on.to_string(), one.client, one.need, one.gift, one.answer.as_str().to_owned(), one.reason]
        }),
    ))
}
