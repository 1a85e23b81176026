//! Verdicts: what the user says of a suggestion, and what follows from it.

use chrono::NaiveDate;

use crate::ids::{ClientId, DeliveryId, GiftId, NeedId, VerdictId};
use crate::words::{Answer, Confidence, NeedState};
use crate::{Change, Journal, Result, deliveries, ladder, store, validate};

/// A verdict that was given, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The verdict.
    pub verdict_id: VerdictId,
    /// For *take*: what is to be given, an idea so far.
    pub delivery_id: Option<DeliveryId>,
}

/// What was said of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which verdict.
    pub id: VerdictId,
    /// Whose need it was about.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// The need.
    pub need_id: NeedId,
    /// Its words.
    pub need_text: String,
    /// The gift that was suggested.
    pub gift_id: GiftId,
    /// Its name.
    pub gift_name: String,
    /// What was said.
    pub answer: Answer,
    /// Why; may be empty.
    pub reason: String,
    /// The day.
    pub on: NaiveDate,
}

impl Journal {
    /// Takes a verdict back: the pair may be suggested again, and nothing is learned from it any more. A delivery that came
    /// of it stays.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn take_back_verdict(&mut self, id: VerdictId) -> Result<()> {
        let verdict = self.verdicts()?.into_iter().find(|verdict| verdict.id == id);
        let verdict = verdict.ok_or(crate::Error::NotFound { what: "verdict" })?;
        self.change(Change::TakeBackVerdict.of(&verdict.need_text), |connection| {
            if verdict.answer == Answer::NotANeed {
                // It returned the need to a hunch; the evidence decides again.
                store::ladder::set_confidence(connection, verdict.need_id, None)?;
            }
            store::verdicts::delete(connection, id)
        })
    }

    /// Every verdict, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn verdicts(&self) -> Result<Vec<Verdict>> {
        store::verdicts::list(&self.connection, None)
    }

    /// The verdicts about a need, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn verdicts_of(&self, need: NeedId) -> Result<Vec<Verdict>> {
        store::verdicts::list(&self.connection, Some(need))
    }

    /// Answers a suggestion. *Take* means the need is being served from now on, and writes the delivery down; *not a need*
    /// returns it to a hunch.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a reason that can't be kept.
    pub fn give_verdict(&mut self, need_id: NeedId, gift_id: GiftId, answer: Answer, reason: &str) -> Result<Given> {
        let reason = validate::optional_line("reason", reason, validate::LINE_CHARS)?;
        let now = self.stamp();
        let verdict_id = VerdictId::new(now.at)?;
        let subject = self.need(need_id)?.text;
        self.change(Change::GiveVerdict.of(&subject), |connection| {
            store::verdicts::insert(connection, verdict_id, (need_id, gift_id), answer, &reason, now)?;
            match answer {
                Answer::Take => ladder::need_comes_to(connection, need_id, NeedState::BeingServed, "", now)?,
                Answer::NotANeed => store::ladder::set_confidence(connection, need_id, Some(Confidence::Hunch))?,
                Answer::NotNow | Answer::NotThisGift => {}
            }
            let taken = answer == Answer::Take;
            let delivery = taken.then(|| deliveries::take_up(connection, need_id, gift_id, now));
            Ok(Given { verdict_id, delivery_id: delivery.transpose()? })
        })
    }
}
