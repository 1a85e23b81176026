//! Backups: made, listed, and brought in again.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Local};
use journal::backups::{Backup, OpensWith, Shelf, Which};
use journal::{Error, Journal};
use serde::Serialize;

use super::{Outcome, clock};
use crate::args::{Listing, Restore};
use crate::failure::Failure;
use crate::output::Answer;

#[derive(Serialize)]
pub(super) struct Listed {
    pub(super) id: String,
    at: DateTime<FixedOffset>,
    clients: Option<u32>,
    reflections: Option<u32>,
    last_reflection_at: Option<DateTime<FixedOffset>>,
    bytes: u64,
    opens_with: &'static str,
    second_place: bool,
    set_aside: bool,
}

impl From<Backup> for Listed {
    fn from(backup: Backup) -> Self {
        Self {
            at: backup.at.with_timezone(&Local).fixed_offset(),
            clients: backup.holds.map(|holds| holds.clients),
            reflections: backup.holds.map(|holds| holds.reflections),
            last_reflection_at: backup.holds.and_then(|holds| holds.last_reflection_at),
            bytes: backup.bytes,
            opens_with: match backup.opens_with {
                OpensWith::Current => "current",
                OpensWith::OldPassphrase => "old_passphrase",
                OpensWith::OldCode => "old_code",
                OpensWith::Nothing => "nothing",
            },
            second_place: backup.second,
            set_aside: backup.set_aside,
            id: backup.id,
        }
    }
}

impl Listed {
    fn row(self) -> [String; 8] {
        let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        let notes = match (self.second_place, self.set_aside) {
            (false, false) => "",
            (true, false) => "second place",
            (false, true) => "set aside",
            (true, true) => "second place, set aside",
        };
        [
            self.id,
            self.at.format("%Y-%m-%d %H:%M").to_string(),
            number(self.clients),
            number(self.reflections),
            self.last_reflection_at.map_or_else(String::new, |at| at.date_naive().to_string()),
            self.bytes.to_string(),
            self.opens_with.to_owned(),
            notes.to_owned(),
        ]
    }
}

pub(super) fn make(journal: &Journal, listing: &Listing) -> Outcome {
    let made = Listed::from(journal.back_up()?);
    if listing.json { Answer::json(&made) } else { Ok(Answer::line(made.id)) }
}

pub(super) fn list(journal: &Journal, listing: &Listing) -> Outcome {
    listed(journal.shelf()?.list(), listing)
}

/// The list of a journal that does not open any more: what is wrong with it is said when its backups can't be told either.
pub(super) fn list_locked(folder: &Path, passphrase: &str, error: Error, listing: &Listing) -> Outcome {
    match Shelf::unlocked(folder, passphrase) {
        Ok(shelf) if is_damage(&error) => listed(shelf.list(), listing),
        _ => Err(error.into()),
    }
}

fn listed(backups: Vec<Backup>, listing: &Listing) -> Outcome {
    let backups = backups.into_iter().map(Listed::from);
    if listing.json {
        return Answer::json(&backups.collect::<Vec<_>>());
    }
    Ok(Answer::rows(backups.map(Listed::row)))
}

/// What is said of a journal that does not open any more, with the newest backup that would take its place.
pub(super) fn with_offer(error: Error, folder: &Path, passphrase: &str) -> Failure {
    let backup =
        Shelf::unlocked(folder, passphrase).ok().filter(|_| is_damage(&error)).and_then(|shelf| shelf.newest_sound());
    let failure = Failure::from(error);
    let Some(backup) = backup else { return failure };
    let pages = backup.holds.map_or(0, |holds| holds.reflections);
    let offer = format!(
        "The newest sound backup is {} (reflections: {pages}): `undercurrent-cli restore {}` brings it in, and sets what is \
         there aside.",
        backup.id, backup.id
    );
    Failure::new(failure.exit, format!("{} {offer}", failure.message))
}

fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Damaged { .. } | Error::NotAJournal { .. } | Error::NoJournal)
}

#[derive(Serialize)]
struct Restored {
    clients: u32,
    reflections: u32,
    /// The journal that was there before, where there was one.
    set_aside: Option<String>,
}

pub(super) fn restore(folder: &Path, passphrase: &str, asked: &Restore) -> Outcome {
    let restored = match (&asked.from, asked.id.as_deref()) {
        (Some(from), _) => Journal::restore_into(folder, Which::Folder(from), passphrase, clock())?,
        (None, Some("newest")) => Journal::restore_into(folder, Which::Newest, passphrase, clock())?,
        (None, id) => one_of_its_own(folder, passphrase, id.unwrap_or_default())?,
    };
    let aside = restored.shelf()?.list().into_iter().find(|backup| backup.set_aside && !backup.second);
    let holds = restored.holds()?;
    let told =
        Restored { clients: holds.clients, reflections: holds.reflections, set_aside: aside.map(|backup| backup.id) };
    if asked.json {
        return Answer::json(&told);
    }
    let aside = told.set_aside.map_or_else(String::new, |id| format!(" What was there before is kept as {id}."));
    Ok(Answer::line(format!("Restored: clients {}, reflections {}.{aside}", told.clients, told.reflections)))
}

/// Through the open journal where it opens, which knows of its second place.
fn one_of_its_own(folder: &Path, passphrase: &str, id: &str) -> journal::Result<Journal> {
    match Journal::unlock(folder, passphrase, clock()) {
        Ok(journal) => journal.restore(id),
        Err(error) if is_damage(&error) => Journal::restore_into(folder, Which::Id(id), passphrase, clock()),
        Err(error) => Err(error),
    }
}
