//! The trash: what was deleted rests here, whole, for thirty days, and can be put back with everything that hung on it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::ids::{RecordId, TrashId};
use crate::reflections::{shorten, title_and_opening};
use crate::store::taking::{Taking, in_words};
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store};

/// Days that what was deleted rests in the trash.
pub const DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;
/// Longest title of a thing in the trash, in characters.
const TITLE_CHARS: usize = 120;
/// The setting that holds when the journal was last opened (Unix milliseconds).
const LAST_OPENED: &str = "last_opened_at";

/// Something in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Which.
    pub id: TrashId,
    /// What kind of record it was.
    pub kind: Kind,
    /// Which record.
    pub record_id: Uuid,
    /// The words it went by.
    pub title: String,
    /// Whose it was, where that client is still there.
    pub client_name: Option<String>,
    /// When it was deleted.
    pub deleted_at: DateTime<FixedOffset>,
    /// How many records of each kind went with it, itself included.
    pub holds: BTreeMap<Kind, u32>,
}

impl Trashed {
    /// Days that it still rests, at that time; 0 means that it leaves when the journal is next opened.
    #[must_use]
    pub fn days_left(&self, now: DateTime<FixedOffset>) -> u32 {
        let rested = now.signed_duration_since(self.deleted_at).num_days();
        u32::try_from((DAYS - rested).clamp(0, DAYS)).unwrap_or_default()
    }
}

impl Journal {
    /// Puts a record in the trash, with all that hangs on it. What can live on without it stays.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for what has no place in the trash: a mark is taken off, and a verdict
    /// stands.
    pub fn delete(&mut self, kind: Kind, id: RecordId) -> Result<TrashId> {
        let id = id.0;
        if matches!(kind, Kind::Mark | Kind::Verdict) {
            return Err(Error::invalid("kind", format!("A {} can't be put in the trash.", in_words(kind))));
        }
        self.settle_all_drafts()?;
        let (title, body) =
            store::trash::title(&self.connection, kind, id)?.ok_or(Error::NotFound { what: in_words(kind) })?;
        let title = if title.is_empty() { title_and_opening(&body).0 } else { title };
        let title = shorten(&title, TITLE_CHARS);
        let now = self.stamp();
        let trash_id = TrashId::new(now.at)?;
        self.even_on_a_full_disk(|journal| {
            // The disk may have refused when all was done: it lies in the trash then.
            if store::trash::get(&journal.connection, trash_id)?.is_some() {
                return Ok(());
            }
            journal.change(Change::Delete(kind).of(&title), |connection| {
                let mut taking = Taking::new(connection);
                taking.take(kind, id)?;
                store::trash::insert(connection, trash_id, (kind, id), &title, &taking.rows, now)
            })
        })?;
        Ok(trash_id)
    }

    /// What lies in the trash, newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn trash(&self) -> Result<Vec<Trashed>> {
        store::trash::list(&self.connection)
    }

    /// Puts something back from the trash, with everything that hung on it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when what it belongs to lies in the trash as well: that goes first.
    pub fn put_back(&mut self, id: TrashId) -> Result<()> {
        let (kind, _, title) =
            store::trash::get(&self.connection, id)?.ok_or(Error::NotFound { what: "thing in the trash" })?;
        self.change(Change::PutBack(kind).of(&title), |connection| store::trash::restore(connection, id))
    }

    /// Clears away what has rested for its thirty days. Their end is counted up to the time the journal was opened
    /// before, so that a clock that runs ahead once clears nothing.
    pub(crate) fn clear_trash(&mut self) -> Result<()> {
        if self.trash()?.is_empty() {
            return Ok(());
        }
        let now = self.stamp().at;
        self.unrecorded(|connection| {
            let before = store::settings::get(connection, LAST_OPENED)?.and_then(|at| at.parse::<i64>().ok());
            let until = before.map_or(i64::MIN, |before| before.min(now));
            store::trash::clear_before(connection, until.saturating_sub(DAYS * DAY_MS))?;
            store::settings::put(connection, LAST_OPENED, &now.to_string())
        })
    }
}
