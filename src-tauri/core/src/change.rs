//! Every write to the records goes through here: one transaction, named, with its changeset kept for undo and redo.
//!
//! Undo follows SQLite's session extension: the recorded tables are attached by name (attaching all would record the
//! search index's own tables), and an inverted changeset is applied in a transaction of its own. Search triggers fire
//! again as it is applied, so the index follows. The history lives in memory and is gone when the journal is locked.

mod history;
mod names;

use std::collections::BTreeSet;

use rusqlite::session::{Changegroup, ConflictAction, Session};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::vault::reserve;
use crate::{Error, Journal, Result, store};

pub(crate) use history::History;
use history::{Gathering, Step};
pub use names::{Area, Change, Deed};

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
    "set_aside",
    "setting",
    "client_merged",
    "form",
    "delivery",
    "delivery_receiver",
    "delivery_part",
    "promise",
    "occasion",
    "warmth",
    "sign",
    "asked_why",
    "idea",
    "overrule",
    "pursuit",
    "pursuit_week",
    "prompt",
    "template",
    "review",
    "review_step",
    "state_change",
    "trash",
    "trash_row",
];

impl Journal {
    /// Runs `write` in one transaction. If it succeeds, the change is on disk and can be undone; if not, nothing changed.
    pub(crate) fn change<T>(
        &mut self,
        deed: impl Into<Deed>,
        write: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        if let Some(gathering) = &mut self.history.gathering {
            return gathering.fill(&self.connection, write);
        }
        self.revived(|journal| {
            let transaction = begin(&journal.connection)?;
            let (value, changeset) = watched(&transaction, write)?;
            let touched = areas(&changeset)?;
            transaction.commit().map_err(Error::store(SAVING))?;
            if !changeset.is_empty() {
                journal.history.changed.extend(touched);
                journal.history.record(Step { deed: deed.into(), changeset, at: journal.stamp().at });
            }
            Ok(value)
        })
    }

    /// Does something on a connection that answers, and leaves one that does: a page that is damaged is not to keep the
    /// words on the screen from all the others.
    fn revived<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.revive()?;
        let done = act(self);
        if let Err(Error::Damaged { .. } | Error::Store { .. }) = done {
            // What happened is told; whether the file opens again, the next to need it will see.
            self.revive().ok();
        }
        done
    }

    /// Whether very many changes are being made as one.
    pub(crate) fn is_filled(&self) -> bool {
        self.history.gathering.is_some()
    }

    /// Makes very many changes as one, all of them or none: how a whole journal is filled. None of them can be undone, nor
    /// can what was done before. Nothing new is found by searching until it ends.
    ///
    /// # Errors
    /// What `changes` ends with, [`Error::Invalid`] if it passed over one that could not be made, and what the disk says;
    /// nothing changed then.
    pub fn fill<T>(&mut self, changes: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(Error::store(SAVING))?;
        self.history.gathering = Some(Gathering::default());
        let whole = Whole(self);
        let triggers = store::search::stop_following(&whole.0.connection)?;
        let value = changes(whole.0)?;
        if whole.0.history.gathering.as_ref().is_some_and(|gathering| gathering.failed) {
            return Err(Error::invalid("changes", "One of these changes can't be made, so none of them was."));
        }
        store::search::follow_again(&whole.0.connection, &triggers)?;
        whole.0.connection.execute_batch("COMMIT").map_err(Error::store(SAVING))?;
        drop(whole);
        self.forget_history();
        self.note_all_changed();
        Ok(value)
    }

    /// Runs `write` in one transaction without recording it: for drafts, versions and what can be derived again.
    pub(crate) fn unrecorded<T>(&mut self, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if let Some(gathering) = &mut self.history.gathering {
            return gathering.fill(&self.connection, write);
        }
        self.revived(|journal| {
            let transaction = begin(&journal.connection)?;
            let value = write(&transaction)?;
            transaction.commit().map_err(Error::store("saving beside the records"))?;
            Ok(value)
        })
    }

    /// Does something that has to be possible on a full disk as well: keeping words, deleting. The room that was set aside
    /// for this is given up where it is needed.
    pub(crate) fn even_on_a_full_disk<T>(&mut self, act: impl Fn(&mut Self) -> Result<T>) -> Result<T> {
        match self.revived(&act) {
            Err(error) if error.may_be_for_want_of_room() && self.folder().is_some_and(reserve::give_up) => act(self),
            other => other,
        }
    }

    /// Sets a little room aside for a full disk, where there is enough of it.
    pub(crate) fn set_room_aside(&self) {
        if let Some(folder) = self.folder() {
            reserve::set_aside(folder).ok();
        }
    }

    /// Takes the last change back. Words still in a draft become a change of their own first, so that none is lost.
    ///
    /// # Errors
    /// [`Error::NothingTo`] when nothing has changed since the journal was opened.
    pub fn undo(&mut self) -> Result<Deed> {
        self.revive()?;
        self.settle_all_drafts()?;
        let step = self.history.undo.back().ok_or(Error::NothingTo { direction: "undo" })?;
        let inverse = invert(&step.changeset)?;
        let touched = apply(&self.connection, &inverse)?;
        self.history.changed.extend(touched);
        let step = self.history.undo.pop_back().ok_or(Error::NothingTo { direction: "undo" })?;
        let deed = step.deed.clone();
        self.history.redo.push(step);
        Ok(deed)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// [`Error::NothingTo`] when nothing was undone, or something else changed since.
    pub fn redo(&mut self) -> Result<Deed> {
        self.revive()?;
        self.settle_all_drafts()?;
        let step = self.history.redo.last().ok_or(Error::NothingTo { direction: "redo" })?;
        let touched = apply(&self.connection, &step.changeset)?;
        self.history.changed.extend(touched);
        let step = self.history.redo.pop().ok_or(Error::NothingTo { direction: "redo" })?;
        let deed = step.deed.clone();
        self.history.undo.push_back(step);
        Ok(deed)
    }

    /// What [`Self::undo`] and [`Self::redo`] would do now.
    #[must_use]
    pub fn undo_state(&self) -> (Option<&Deed>, Option<&Deed>) {
        (self.history.undo.back().map(|step| &step.deed), self.history.redo.last().map(|step| &step.deed))
    }

    /// The areas changed since this was last asked.
    pub fn take_changed(&mut self) -> Vec<Area> {
        std::mem::take(&mut self.history.changed).into_iter().collect()
    }

    /// Runs `write` and takes back all it did: what a change would do.
    pub(crate) fn tried<T>(&mut self, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let transaction = begin(&self.connection)?;
        let value = write(&transaction)?;
        transaction.rollback().map_err(Error::store("trying a change"))?;
        Ok(value)
    }

    pub(crate) fn note_all_changed(&mut self) {
        self.history.changed.extend(Area::ALL);
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

const SAVING: &str = "saving a change";

/// Changes made as one, of which none stays unless all were made.
struct Whole<'a>(&'a mut Journal);

impl Drop for Whole<'_> {
    fn drop(&mut self) {
        self.0.history.gathering = None;
        if !self.0.connection.is_autocommit() {
            // A transaction that SQLite has already taken back can't be taken back again.
            self.0.connection.execute_batch("ROLLBACK").ok();
        }
    }
}

/// Runs `write` and tells what it changed in the recorded tables.
fn watched<T>(connection: &Connection, write: impl FnOnce(&Connection) -> Result<T>) -> Result<(T, Vec<u8>)> {
    let mut session = Session::new(connection).map_err(Error::store(SAVING))?;
    for table in RECORDED_TABLES {
        session.attach(Some(*table)).map_err(Error::store(SAVING))?;
    }
    let value = write(connection)?;
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset).map_err(Error::store(SAVING))?;
    Ok((value, changeset))
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

fn concat<'a>(changesets: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>> {
    let join = || {
        let mut group = Changegroup::new()?;
        changesets.into_iter().try_for_each(|mut changeset| group.add_stream(&mut changeset))?;
        let mut whole = Vec::new();
        group.output_strm(&mut whole).map(|()| whole)
    };
    join().map_err(Error::store("joining changes"))
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
