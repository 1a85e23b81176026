//! The trash, and forgetting for good.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use journal::Journal;
use journal::forget::{ForgetPreview, Forgotten};
use journal::ids::{ClientId, RecordId, ReflectionId, TrashId};
use journal::trash::Trashed;
use journal::words::Kind;
use serde::Serialize;

use super::{Outcome, client};
use crate::args::{Delete, Forget, Listing, PutBack};
use crate::failure::{Exit, Failure};
use crate::output::Answer;

#[derive(Serialize)]
struct Listed {
    id: TrashId,
    kind: Kind,
    title: String,
    client: Option<String>,
    deleted_at: DateTime<FixedOffset>,
    days_left: u32,
    holds: BTreeMap<Kind, u32>,
}

pub(super) fn list(journal: &Journal, listing: &Listing) -> Outcome {
    let now = journal.now();
    let listed = |entry: Trashed| {
        let days_left = entry.days_left(now);
        let Trashed { id, kind, title, client_name, deleted_at, holds, .. } = entry;
        Listed { id, kind, title, client: client_name, deleted_at, days_left, holds }
    };
    let entries: Vec<Listed> = journal.trash()?.into_iter().map(listed).collect();
    if listing.json {
        return Answer::json(&entries);
    }
    Ok(Answer::rows(entries.into_iter().map(|entry| {
        let day = entry.deleted_at.date_naive().to_string();
        [
            entry.id.to_string(),
            entry.kind.as_str().to_owned(),
            day,
            format!("{} days left", entry.days_left),
            entry.title,
        ]
    })))
}

pub(super) fn delete(journal: &mut Journal, asked: &Delete) -> Outcome {
    let id = match asked.kind {
        Kind::Client => RecordId(client(journal, &asked.id)?.0),
        _ => asked.id.parse()?,
    };
    Ok(Answer::line(journal.delete(asked.kind, id)?))
}

pub(super) fn put_back(journal: &mut Journal, asked: &PutBack) -> Outcome {
    journal.put_back(asked.id.parse()?)?;
    Ok(Answer::text(String::new()))
}

/// What was or would be forgotten, without a name.
#[derive(Serialize)]
struct Told {
    counts: BTreeMap<Kind, u32>,
    paid_minutes_kept: u64,
    given_minutes_kept: u64,
    shared_pages: Vec<ReflectionId>,
    mentions: usize,
    /// Older backups that still hold somebody who was forgotten.
    backups_holding: usize,
    /// Ids of backups that may hold them as well: nothing that is known opens them.
    backups_unknown: Vec<String>,
    backups_replaced: usize,
}

pub(super) fn forget(journal: &mut Journal, asked: &Forget) -> Outcome {
    let id = client(journal, &asked.client)?;
    let preview = journal.forget_preview(id)?;
    let shared: Vec<ReflectionId> = preview.shared.iter().map(|page| page.id).collect();
    if !asked.yes {
        return Err(Failure::new(
            Exit::Usage,
            format!("{}{} Nothing was forgotten. Add --yes to go on.", would(&preview), duty(journal, id)?),
        ));
    }
    let erase = if asked.erase_shared { shared.clone() } else { Vec::new() };
    let Forgotten { counts, minutes, mentions_left, backups, .. } = journal.forget_client(id, &erase)?;
    let replaced = if asked.in_backups { journal.forgetting_in_backups()?.replace().replaced } else { 0 };
    let told = Told {
        counts,
        paid_minutes_kept: minutes.paid,
        given_minutes_kept: minutes.given,
        shared_pages: if asked.erase_shared { Vec::new() } else { shared },
        mentions: mentions_left,
        backups_holding: backups.still.len().saturating_sub(replaced),
        backups_unknown: backups.perhaps.into_iter().map(|backup| backup.id).collect(),
        backups_replaced: replaced,
    };
    if asked.json {
        return Answer::json(&told);
    }
    let kept = match told.mentions {
        0 => String::new(),
        1 => " One record of others still holds the name or a part of it.".to_owned(),
        count => format!(" {count} records of others still hold the name or a part of it."),
    };
    Ok(Answer::line(format!("Forgotten for good: {}.{kept}{}", in_words(&told.counts), of_backups(&told))))
}

/// What is said of the backups that hold who was forgotten, and of those that may.
fn of_backups(told: &Told) -> String {
    let holding = match told.backups_holding {
        0 => String::new(),
        count => format!(" Older backups that still hold who was forgotten: {count}; --in-backups makes them anew."),
    };
    let unknown = match told.backups_unknown.join(", ") {
        ids if ids.is_empty() => ids,
        ids => format!(" Backups that may still hold them, and can't be opened with what is known: {ids}."),
    };
    holding + &unknown
}

/// The duty that forgetting now would come before.
fn duty(journal: &Journal, id: ClientId) -> Result<String, Failure> {
    let today = journal.now().date_naive();
    let until = journal.keep_until(id)?.filter(|day| *day >= today);
    Ok(until.map_or_else(String::new, |day| format!(" Their records must be kept until {day}.")))
}

fn would(preview: &ForgetPreview) -> String {
    let shared = match preview.shared.len() {
        0 => String::new(),
        count => {
            format!(" Pages about others as well: {count}; they lose the client, or go whole with --erase-shared.")
        }
    };
    format!("This can't be undone, and would erase {}.{shared}", in_words(&preview.counts))
}

fn in_words(counts: &BTreeMap<Kind, u32>) -> String {
    counts.iter().map(|(kind, count)| format!("{} {count}", kind.as_str())).collect::<Vec<_>>().join(", ")
}
