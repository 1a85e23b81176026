//! Verdicts: what the user says of a suggestion, and what follows from it.

use crate::ids::{GiftId, NeedId, VerdictId};
use crate::words::{Answer, Confidence, NeedState};
use crate::{Change, Error, Journal, Result, store, validate};

impl Journal {
    /// Answers a suggestion. *Take* means the need is being served from now on; *not a need* returns it to a hunch.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a reason that can't be kept.
    pub fn give_verdict(
        &mut self,
        need_id: NeedId,
        gift_id: GiftId,
        answer: Answer,
        reason: &str,
    ) -> Result<VerdictId> {
        let reason = validate::optional_line("reason", reason, validate::LINE_CHARS)?;
        let now = self.stamp();
        let id = VerdictId::new(now.at)?;
        self.change(Change::GiveVerdict, |connection| {
            store::ladder::client_of_need(connection, need_id)?.ok_or(Error::NotFound { what: "need" })?;
            store::verdicts::insert(connection, id, (need_id, gift_id), answer, &reason, now)?;
            match answer {
                Answer::Take => store::ladder::set_need_state(connection, need_id, NeedState::BeingServed, now.day()),
                Answer::NotANeed => store::ladder::set_confidence(connection, need_id, Some(Confidence::Hunch)),
                Answer::NotNow | Answer::NotThisGift => Ok(()),
            }
        })?;
        Ok(id)
    }
}
