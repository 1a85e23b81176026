//! Random deletions of every kind of record, and random returns from the trash.

use super::{Story, pick};
use crate::Result;
use crate::store::probe;
use crate::words::Kind;

impl Story {
    pub(super) fn delete_or_put_back(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let trash = self.journal.trash()?;
        // Things come back more often than they go, so that the journal does not run empty.
        if !trash.is_empty() && how % 5 > 1 {
            return self.journal.put_back(trash[which % trash.len()].id);
        }
        let kinds: Vec<Kind> =
            Kind::ALL.iter().copied().filter(|kind| !matches!(kind, Kind::Mark | Kind::Verdict)).collect();
        // Clients take much with them: rarely.
        let kind = pick(&kinds, more);
        let kind = if kind == Kind::Client && !which.is_multiple_of(7) { Kind::Reflection } else { kind };
        let Some(id) = probe::any_record(&self.journal.connection, kind, which) else { return Ok(()) };
        self.journal.delete(kind, id).map(drop)
    }
}
