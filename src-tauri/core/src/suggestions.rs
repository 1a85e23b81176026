//! Echoes, gatherings, emerging gifts and acknowledgements: the facts for them, gathered for `suggest`, and what becomes
//! of them.

use chrono::NaiveDate;

use crate::anchor::Span;
use crate::aside::About;
use crate::deliveries::{DeliveryFields, ReceiverFields};
use crate::gifts::GiftFields;
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, IdeaId, MarkId, NeedId, ReflectionId};
use crate::marks::Target;
use crate::meaning::Asked;
use crate::occasions::{AHEAD_DAYS, OccasionAhead};
use crate::suggest::evidence::{Vector, gift_text};
use crate::suggest::{Passage, WantFact, sentences};
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store};

/// An idea whose credit is still owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Which idea.
    pub idea_id: IdeaId,
    /// Who gave it.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// What it is.
    pub what: String,
    /// The day they gave it.
    pub given_on: NaiveDate,
}

/// What a small true gesture would acknowledge now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Acknowledge {
    /// Special days and years of working together, soonest first.
    pub days: Vec<OccasionAhead>,
    /// Credit owed, oldest first.
    pub credit: Vec<Owed>,
}

impl Journal {
    /// Every want with what lies beneath it: what [`crate::suggest::echoes`] compares.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn wants_with_needs(&self, model: Option<&str>) -> Result<Vec<WantFact>> {
        let mut wants = store::echoes::wants(&self.connection)?;
        for want in &mut wants {
            want.vector = self.vector(model, &want.text)?;
        }
        Ok(wants)
    }

    /// Takes a gathering up: one thing, an idea at first, for all of these needs at once.
    ///
    /// # Errors
    /// [`Error::Invalid`] for no need; [`Error::NotFound`].
    pub fn take_gathering(
        &mut self,
        what: &str,
        needs: &[NeedId],
        gift_id: Option<GiftId>,
        form_id: Option<FormId>,
    ) -> Result<DeliveryId> {
        let receiver = |need_id: &NeedId| {
            let client_id = self.need(*need_id)?.client_id;
            Ok(ReceiverFields { id: None, client_id, need_id: Some(*need_id) })
        };
        let receivers = needs.iter().map(receiver).collect::<Result<Vec<_>>>()?;
        let first = receivers.first().ok_or_else(|| Error::invalid("needs", "Say first whose needs these are."))?;
        let fields = DeliveryFields { gift_id, form_id, ..DeliveryFields::of(first.client_id, what) };
        self.add_delivery(&DeliveryFields { receivers, ..fields })
    }

    /// Passages of pages that felt like play and landed warm, without their vectors.
    pub(crate) fn playful_passages(&self) -> Result<Vec<Passage>> {
        let mut passages = Vec::new();
        for page in store::evidence::playful_pages(&self.connection)? {
            let marked = store::evidence::marked_spans(&self.connection, page.id)?;
            passages.extend(sentences(&page.text, &marked).into_iter().map(|(span, text)| Passage {
                reflection_id: page.id,
                span,
                text,
                on: page.on,
                vector: None,
            }));
        }
        Ok(passages)
    }

    /// What [`crate::suggest::emerging`] looks at: passages of pages that felt like play and landed warm, and the
    /// vectors of all gifts that have a name.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn passages_like_play(&self, model: Option<&str>) -> Result<(Vec<Passage>, Vec<Vector>)> {
        let mut passages = self.playful_passages()?;
        let known = store::evidence::all_gifts(&self.connection)?;
        let asked = Asked { journal: self, model };
        let known = known
            .iter()
            .map(|(name, description)| asked.vector(&gift_text(name, description)))
            .collect::<Result<_>>()?;
        for passage in &mut passages {
            passage.vector = asked.vector(&passage.text)?;
        }
        Ok((passages, known))
    }

    /// Names a gift that emerged, with the passages it showed in as its evidence, in one step.
    ///
    /// # Errors
    /// As [`Journal::add_gift_with_note`] and [`Journal::add_mark`]; nothing was changed then.
    pub fn adopt_gift(
        &mut self,
        fields: &GiftFields,
        passages: &[(ReflectionId, Span)],
    ) -> Result<(GiftId, Vec<MarkId>)> {
        for (page, _) in passages {
            self.settle_draft(*page)?;
        }
        let fields = fields.checked()?;
        let places =
            passages.iter().map(|(page, span)| self.place_to_mark(*page, *span)).collect::<Result<Vec<_>>>()?;
        let now = self.stamp();
        self.change(Change::Add(Kind::Gift).of(&fields.name), |connection| {
            let gift = crate::gifts::insert(connection, &fields, "", now)?;
            let mark = |place: &crate::marks::Place| place.mark(connection, Target::Gift(gift), now);
            Ok((gift, places.iter().map(mark).collect::<Result<Vec<_>>>()?))
        })
    }

    /// Special days, years of working together and credit owed that a small gesture would acknowledge, but for what was
    /// set aside.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn acknowledge(&self) -> Result<Acknowledge> {
        let aside = self.aside()?;
        let mut days = self.occasions_ahead(AHEAD_DAYS, None)?;
        days.retain(|day| aside.leaves_acknowledging(day.about()));
        let mut credit = store::ideas::owed(&self.connection)?;
        credit.retain(|owed| aside.leaves_acknowledging(About::Idea(owed.idea_id)));
        Ok(Acknowledge { days, credit })
    }
}
