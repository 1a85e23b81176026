//! What can be undone and redone. It lives in memory alone.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::Connection;

use super::{Area, Change, Deed, concat};
use crate::Result;

/// Steps kept for undo, and the memory they may take together (bytes).
const MOST_STEPS: usize = 500;
const MOST_BYTES: usize = 64 << 20;
/// Two spells of writing on the same page no further apart than this (milliseconds) are undone together.
const SAME_SPELL_MS: i64 = 60_000;

pub(super) struct Step {
    pub(super) deed: Deed,
    pub(super) changeset: Vec<u8>,
    pub(super) at: i64,
}

/// Very many changes that are being made as one.
#[derive(Default)]
pub(super) struct Gathering {
    /// Whether one of them could not be made.
    pub(super) failed: bool,
}

impl Gathering {
    /// Makes one of them. It is not taken back alone: if it can't be made, none of them is.
    pub(super) fn fill<T>(
        &mut self,
        connection: &Connection,
        write: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        let done = write(connection);
        self.failed |= done.is_err();
        done
    }
}

/// What can be undone and redone, newest last.
#[derive(Default)]
pub(crate) struct History {
    pub(super) undo: VecDeque<Step>,
    pub(super) redo: Vec<Step>,
    pub(super) changed: BTreeSet<Area>,
    /// Set while very many changes are made as one.
    pub(super) gathering: Option<Gathering>,
}

impl History {
    /// The change is on disk when this is called, so it can't fail: spells that can't be joined stay two steps.
    pub(super) fn record(&mut self, step: Step) {
        self.redo.clear();
        let joined = self.undo.back().filter(|last| same_spell(last, &step));
        match joined.and_then(|last| concat([last.changeset.as_slice(), &step.changeset]).ok()) {
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
    matches!(last.deed.change, Change::WriteReflection(_))
        && last.deed.change == next.deed.change
        && (0..=SAME_SPELL_MS).contains(&(next.at - last.at))
}
