//! Gifts that turn out to be two, or one and the same.

use super::{insert_after, revise};
use crate::gifts::GiftFields;
use crate::ids::{GiftId, MarkId};
use crate::words::{GiftEvent, GiftState};
use crate::{Change, Error, Journal, Result, store, validate};

impl Journal {
    /// Splits a new gift from another. The new one takes those of the other's marks that are chosen; both remember.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, also for a mark that is not evidence for the gift; [`Error::NotFound`].
    pub fn split_gift(&mut self, from: GiftId, fields: &GiftFields, marks: &[MarkId], note: &str) -> Result<GiftId> {
        let before = self.gift(from)?;
        let fields = fields.checked()?;
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        if !marks.iter().all(|id| before.quotes.iter().any(|quote| quote.mark_id == *id)) {
            return Err(Error::invalid(
                "marks",
                "Only marks of this gift can go with the new one. Nothing was changed.",
            ));
        }
        let now = self.stamp();
        self.change(Change::SplitGift.of(&before.fields.name), |connection| {
            let made = insert_after(connection, &fields, Some(from), &note, now)?;
            marks.iter().try_for_each(|mark| store::gifts::take_mark(connection, *mark, made))?;
            revise(connection, from, &before.fields, (GiftEvent::Split, Some(made)), &note, now)?;
            Ok(made)
        })
    }

    /// Merges a gift into another, which takes all its evidence: marks, deliveries, verdicts and answers. The merged one
    /// is retired, and both remember.
    ///
    /// # Errors
    /// [`Error::Invalid`] for one and the same gift or a note that can't be kept; [`Error::NotFound`].
    pub fn merge_gifts(&mut self, kept: GiftId, merged: GiftId, note: &str) -> Result<()> {
        if kept == merged {
            return Err(Error::invalid("gift", "A gift can't be merged into itself. Nothing was changed."));
        }
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        let (kept_fields, before) = (self.gift(kept)?.fields, self.gift(merged)?.fields);
        let (now, retired) = (self.stamp(), GiftFields { state: GiftState::Retired, ..before.clone() });
        self.change(Change::MergeGifts.of(&before.name), |connection| {
            store::gifts::take_evidence(connection, merged, kept)?;
            store::gifts::update(connection, merged, &retired)?;
            revise(connection, merged, &retired, (GiftEvent::Rested, Some(kept)), &note, now)?;
            revise(connection, kept, &kept_fields, (GiftEvent::Merged, Some(merged)), &note, now)
        })
    }
}
