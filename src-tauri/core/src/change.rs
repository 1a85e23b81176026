//! Every write to the records goes through here: one transaction, named, with its changeset kept for undo and redo.
//!
//! Undo follows SQLite's session extension: the recorded tables are attached by name (attaching all would record the
//! search index's own tables), and an inverted changeset is applied in a transaction of its own. Search triggers fire
//! again as it is applied, so the index follows. The history lives in memory and is gone when the journal is locked.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::session::{ConflictAction, Session};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::ids::ReflectionId;
use crate::{Error, Journal, Result};

/// The tables whose every change is recorded.
pub(crate) const RECORDED_TABLES: &[&str] = &[
    "client",
    "reflection",
    "reflection_client",
    "want",
    "need",
    "need_beneath_want",
    "need_beneath_need",
    "gift",
    "gift_revision",
    "mark",
    "verdict",
    "setting",
];

/// Steps kept for undo, and the memory they may take together (bytes).
const MOST_STEPS: usize = 500;
const MOST_BYTES: usize = 64 << 20;
/// Two spells of writing on the same page no further apart than this (milliseconds) are undone together.
const SAME_SPELL_MS: i64 = 60_000;

/// What a write did, by the name under which the screen words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A client was added.
    AddClient,
    /// Facts of a client changed.
    UpdateClient,
    /// Words were written on a page, which it may have begun.
    WriteReflection(ReflectionId),
    /// Facts of a reflection changed.
    SetFacts,
    /// A passage was marked, and what it is evidence for perhaps made.
    AddMark,
    /// A mark was taken off.
    RemoveMark,
    /// A want was added.
    AddWant,
    /// A want changed.
    UpdateWant,
    /// A need was added.
    AddNeed,
    /// A need changed.
    UpdateNeed,
    /// The user overruled the evidence, or follows it again.
    SetConfidence,
    /// A need was placed beneath something else.
    PlaceNeed,
    /// A gift was named.
    AddGift,
    /// A gift changed, with a revision.
    UpdateGift,
    /// The user answered a suggestion.
    GiveVerdict,
    /// A setting changed.
    SetSettings,
}

impl Change {
    /// The change's name in messages and scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AddClient => "add_client",
            Self::UpdateClient => "update_client",
            Self::WriteReflection(_) => "write_reflection",
            Self::SetFacts => "set_facts",
            Self::AddMark => "add_mark",
            Self::RemoveMark => "remove_mark",
            Self::AddWant => "add_want",
            Self::UpdateWant => "update_want",
            Self::AddNeed => "add_need",
            Self::UpdateNeed => "update_need",
            Self::SetConfidence => "set_confidence",
            Self::PlaceNeed => "place_need",
            Self::AddGift => "add_gift",
            Self::UpdateGift => "update_gift",
            Self::GiveVerdict => "give_verdict",
            Self::SetSettings => "set_settings",
        }
    }
}

/// A part of the journal that a screen shows, told when it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Clients.
    Clients,
    /// Reflections and their marks.
    Reflections,
    /// Wants and needs.
    Ladder,
    /// Gifts and their revisions.
    Gifts,
    /// What the suggestions rest on besides the rest: verdicts and vectors.
    Suggestions,
    /// Settings.
    Settings,
}

impl Area {
    fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "client" => Self::Clients,
            "reflection" | "reflection_client" | "mark" => Self::Reflections,
            "want" | "need" | "need_beneath_want" | "need_beneath_need" => Self::Ladder,
            "gift" | "gift_revision" => Self::Gifts,
            "verdict" => Self::Suggestions,
            "setting" => Self::Settings,
            _ => return None,
        })
    }
}

struct Step {
    change: Change,
    changeset: Vec<u8>,
    at: i64,
}

/// What can be undone and redone, newest last.
#[derive(Default)]
pub(crate) struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    changed: BTreeSet<Area>,
}

impl History {
    /// The change is on disk when this is called, so it can't fail: spells that can't be joined stay two steps.
    fn record(&mut self, step: Step) {
        self.redo.clear();
        let joined = self.undo.back().filter(|last| same_spell(last, &step));
        match joined.and_then(|last| concat(&last.changeset, &step.changeset).ok()) {
            Some(changeset) => {
                self.undo.pop_back();
                // Words written and taken out again leave nothing to undo.
                if !changeset.is_empty() {
                    self.undo.push_back(Step { changeset, ..step });
                }
            }
            None => self.undo.push_back(step),
        }
        while self.undo.len() > 1 && (self.undo.len() > MOST_STEPS || self.bytes() > MOST_BYTES) {
            self.undo.pop_front();
        }
    }

    fn bytes(&self) -> usize {
        self.undo.iter().map(|step| step.changeset.len()).sum()
    }
}

fn same_spell(last: &Step, next: &Step) -> bool {
    matches!(last.change, Change::WriteReflection(_))
        && last.change == next.change
        && (0..=SAME_SPELL_MS).contains(&(next.at - last.at))
}

impl Journal {
    /// Runs `write` in one transaction. If it succeeds, the change is on disk and can be undone; if not, nothing changed.
    pub(crate) fn change<T>(&mut self, change: Change, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let doing = "saving a change";
        let transaction = begin(&self.connection)?;
        let mut session = Session::new(&transaction).map_err(Error::store(doing))?;
        for table in RECORDED_TABLES {
            session.attach(Some(*table)).map_err(Error::store(doing))?;
        }
        let value = write(&transaction)?;
        let mut changeset = Vec::new();
        session.changeset_strm(&mut changeset).map_err(Error::store(doing))?;
        drop(session);
        let touched = areas(&changeset)?;
        transaction.commit().map_err(Error::store(doing))?;
        if !changeset.is_empty() {
            self.history.changed.extend(touched);
            self.history.record(Step { change, changeset, at: self.stamp().at });
        }
        Ok(value)
    }

    /// Runs `write` in one transaction without recording it: for drafts, versions and what can be derived again.
    pub(crate) fn unrecorded<T>(&mut self, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let transaction = begin(&self.connection)?;
        let value = write(&transaction)?;
        transaction.commit().map_err(Error::store("saving beside the records"))?;
        Ok(value)
    }

    /// Takes the last change back. Words still in a draft become a change of their own first, so that none is lost.
    ///
    /// # Errors
    /// [`Error::NothingTo`] when nothing has changed since the journal was opened.
    pub fn undo(&mut self) -> Result<Change> {
        self.settle_all_drafts()?;
        let step = self.history.undo.back().ok_or(Error::NothingTo { direction: "undo" })?;
        let inverse = invert(&step.changeset)?;
        let touched = apply(&self.connection, &inverse)?;
        self.history.changed.extend(touched);
        let step = self.history.undo.pop_back().ok_or(Error::NothingTo { direction: "undo" })?;
        let change = step.change;
        self.history.redo.push(step);
        Ok(change)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// [`Error::NothingTo`] when nothing was undone, or something else changed since.
    pub fn redo(&mut self) -> Result<Change> {
        self.settle_all_drafts()?;
        let step = self.history.redo.last().ok_or(Error::NothingTo { direction: "redo" })?;
        let touched = apply(&self.connection, &step.changeset)?;
        self.history.changed.extend(touched);
        let step = self.history.redo.pop().ok_or(Error::NothingTo { direction: "redo" })?;
        let change = step.change;
        self.history.undo.push_back(step);
        Ok(change)
    }

    /// What [`Self::undo`] and [`Self::redo`] would do now.
    #[must_use]
    pub fn undo_state(&self) -> (Option<Change>, Option<Change>) {
        (self.history.undo.back().map(|step| step.change), self.history.redo.last().map(|step| step.change))
    }

    /// The areas changed since this was last asked.
    pub fn take_changed(&mut self) -> Vec<Area> {
        std::mem::take(&mut self.history.changed).into_iter().collect()
    }

    pub(crate) fn note_changed(&mut self, area: Area) {
        self.history.changed.insert(area);
    }

    /// Leaves nothing to undo; what changed is still told.
    pub(crate) fn forget_history(&mut self) {
        self.history.undo.clear();
        self.history.redo.clear();
    }
}

fn begin(connection: &Connection) -> Result<Transaction<'_>> {
    Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(Error::store("beginning a change"))
}

fn apply(connection: &Connection, changeset: &[u8]) -> Result<BTreeSet<Area>> {
    let doing = "undoing or redoing a change";
    let transaction = begin(connection)?;
    let mut input = changeset;
    transaction
        .apply_strm(&mut input, None::<fn(&str) -> bool>, |_kind, _item| ConflictAction::SQLITE_CHANGESET_ABORT)
        .map_err(Error::store(doing))?;
    let touched = areas(changeset)?;
    transaction.commit().map_err(Error::store(doing))?;
    Ok(touched)
}

fn invert(changeset: &[u8]) -> Result<Vec<u8>> {
    let mut inverse = Vec::new();
    rusqlite::session::invert_strm(&mut &changeset[..], &mut inverse).map_err(Error::store("undoing a change"))?;
    Ok(inverse)
}

fn concat(first: &[u8], second: &[u8]) -> Result<Vec<u8>> {
    let mut whole = Vec::new();
    rusqlite::session::concat_strm(&mut &first[..], &mut &second[..], &mut whole)
        .map_err(Error::store("joining two spells of writing"))?;
    Ok(whole)
}

fn areas(changeset: &[u8]) -> Result<BTreeSet<Area>> {
    use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
    let doing = "reading what a change touched";
    let mut touched = BTreeSet::new();
    let mut bytes = changeset;
    let input: &mut dyn std::io::Read = &mut bytes;
    let mut items = rusqlite::session::ChangesetIter::start_strm(&input).map_err(Error::store(doing))?;
    while let Some(item) = items.next().map_err(Error::store(doing))? {
        let operation = item.op().map_err(Error::store(doing))?;
        touched.extend(Area::of_table(operation.table_name()));
    }
    Ok(touched)
}
