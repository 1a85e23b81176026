//! Gifts: what one does better than most, and with more pleasure. They change; each change is a dated revision.

mod parting;
mod timeline;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::asked_why::AskedWhy;
use crate::dates::Stamp;
use crate::ids::{DeliveryId, GiftId, RevisionId};
use crate::ladder::PageQuote;
use crate::words::{DeliveryState, GiftEvent, GiftKind, GiftState, Kind, Landing};
use crate::{Change, Error, Journal, Result, store, validate};

pub use timeline::Moment;

/// What is said of a gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftFields {
    /// Its name; up to [`validate::NAME_CHARS`] characters.
    pub name: String,
    /// What it is; up to [`validate::DESCRIPTION_CHARS`] characters, or nothing.
    pub description: String,
    /// Talent or glad cost.
    pub kind: GiftKind,
    /// 1 (work) to 5 (play).
    pub pleasure: u8,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: u8,
    /// Emerging, living, dormant or retired.
    pub state: GiftState,
}

impl GiftFields {
    /// A living talent in the middle of both readings.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            kind: GiftKind::Talent,
            pleasure: 3,
            mastery: 3,
            state: GiftState::Living,
        }
    }

    pub(crate) fn checked(&self) -> Result<Self> {
        validate::within("pleasure", self.pleasure.into(), 1, 5)?;
        validate::within("mastery", self.mastery.into(), 1, 5)?;
        Ok(Self {
            name: validate::line("name", &self.name, validate::NAME_CHARS)?,
            description: validate::lines("description", &self.description, validate::DESCRIPTION_CHARS)?,
            ..self.clone()
        })
    }
}

/// A gift as it is now, with how it came to this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Which gift.
    pub id: GiftId,
    /// What is said of it now.
    pub fields: GiftFields,
    /// Oldest first; the first is how it was named.
    pub revisions: Vec<Revision>,
    /// The passages it rests on, oldest first.
    pub quotes: Vec<PageQuote>,
    /// What was given with it, oldest first.
    pub given: Vec<GivenWith>,
    /// What clients said of it when they were asked, oldest first.
    pub asked: Vec<AskedWhy>,
    /// How often a suggestion with it was taken.
    pub taken: u32,
    /// For how many clients.
    pub clients: u32,
}

/// A gift as it was from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The day.
    pub on: NaiveDate,
    /// What this revision was.
    pub event: GiftEvent,
    /// The other gift it has to do with, and its name now. *Named* with another: split from that one. *Rested* with
    /// another: merged into that one.
    pub other: Option<(GiftId, String)>,
    /// What was said of it.
    pub fields: GiftFields,
    /// Why it changed.
    pub note: String,
}

/// Something given with a gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenWith {
    /// Which delivery.
    pub id: DeliveryId,
    /// What exactly.
    pub what: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// The day it was given, else the day it came to stand there.
    pub on: NaiveDate,
    /// To whom, by name, and how it landed with each.
    pub receivers: Vec<(String, Option<Landing>)>,
}

impl Journal {
    /// Names a gift.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_gift(&mut self, fields: &GiftFields) -> Result<GiftId> {
        self.add_gift_with_note(fields, "")
    }

    /// Names a gift and says how it was noticed.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_gift_with_note(&mut self, fields: &GiftFields, note: &str) -> Result<GiftId> {
        let now = self.stamp();
        let fields = fields.checked()?;
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        self.change(Change::Add(Kind::Gift).of(&fields.name), |connection| insert(connection, &fields, &note, now))
    }

    /// Changes a gift; what it was stays as a revision, with a note on why.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_gift(&mut self, id: GiftId, fields: &GiftFields, note: &str) -> Result<()> {
        let fields = fields.checked()?;
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        let now = self.stamp();
        let before = store::gifts::get(&self.connection, id)?.ok_or(Error::NotFound { what: "gift" })?;
        if before == fields && note.is_empty() {
            return Ok(());
        }
        let event = event(before.state, fields.state);
        self.change(Change::Update(Kind::Gift).of(&fields.name), |connection| {
            store::gifts::update(connection, id, &fields)?;
            revise(connection, id, &fields, (event, None), &note, now)
        })
    }

    /// Every gift: living and emerging ones first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn gifts(&self) -> Result<Vec<Gift>> {
        let gifts = store::gifts::list(&self.connection)?.into_iter();
        gifts.map(|gift| self.with_all_it_rests_on(gift)).collect()
    }

    /// One gift.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn gift(&self, id: GiftId) -> Result<Gift> {
        let gift = store::gifts::one(&self.connection, id)?.ok_or(Error::NotFound { what: "gift" })?;
        self.with_all_it_rests_on(gift)
    }

    fn with_all_it_rests_on(&self, gift: Gift) -> Result<Gift> {
        Ok(Gift {
            revisions: store::gifts::revisions(&self.connection, gift.id)?,
            quotes: store::marks::quotes_of_gift(&self.connection, gift.id)?,
            given: store::gifts::given_with(&self.connection, gift.id)?,
            asked: store::asked_why::of_gift(&self.connection, gift.id)?,
            ..gift
        })
    }
}

/// Names a gift of which nothing but the name is known yet.
pub(crate) fn insert_named(connection: &Connection, name: &str, now: Stamp) -> Result<GiftId> {
    insert(connection, &GiftFields::named(name).checked()?, "", now)
}

pub(crate) fn insert(connection: &Connection, fields: &GiftFields, note: &str, now: Stamp) -> Result<GiftId> {
    insert_after(connection, fields, None, note, now)
}

/// Names a gift, perhaps out of another.
pub(crate) fn insert_after(
    connection: &Connection,
    fields: &GiftFields,
    other: Option<GiftId>,
    note: &str,
    now: Stamp,
) -> Result<GiftId> {
    let id = GiftId::new(now.at)?;
    store::gifts::insert(connection, id, fields, now)?;
    revise(connection, id, fields, (GiftEvent::Named, other), note, now)?;
    Ok(id)
}

/// Keeps what a gift is from now on as a revision.
pub(crate) fn revise(
    connection: &Connection,
    id: GiftId,
    fields: &GiftFields,
    (event, other): (GiftEvent, Option<GiftId>),
    note: &str,
    now: Stamp,
) -> Result<()> {
    store::gifts::insert_revision(connection, RevisionId::new(now.at)?, id, fields, (event, other), note, now)
}

fn event(before: GiftState, after: GiftState) -> GiftEvent {
    let rests = |state: GiftState| matches!(state, GiftState::Dormant | GiftState::Retired);
    match (rests(before), rests(after)) {
        (true, false) => GiftEvent::FoundAgain,
        (false, true) => GiftEvent::Rested,
        _ => GiftEvent::Changed,
    }
}
