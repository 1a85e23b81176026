//! The ladder: what a client asks for, and the needs beneath it, each beneath the one before, to any depth.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::asked_why::AskedWhy;
use crate::dates::Stamp;
use crate::ids::{ClientId, MarkId, NeedId, ReflectionId, WantId};
use crate::marks::Target;
use crate::state_changes::StateTarget;
use crate::words::{Confidence, Kind, NeedState, WantState};
use crate::{Change, Error, Journal, Result, store, validate};

/// What a client asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// Which want.
    pub id: WantId,
    /// Whose.
    pub client_id: ClientId,
    /// In words.
    pub text: String,
    /// The day it was first heard.
    pub heard_on: NaiveDate,
    /// The least that keeps one in the game.
    pub enough_line: Option<String>,
    /// Where it stands.
    pub state: WantState,
    /// The day that state began.
    pub state_on: NaiveDate,
    /// The passages it rests on, oldest first.
    pub quotes: Vec<PageQuote>,
}

/// What would really help, beneath what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Which need.
    pub id: NeedId,
    /// Whose.
    pub client_id: ClientId,
    /// In words.
    pub text: String,
    /// How sure one may be: by the evidence, or as overruled.
    pub confidence: Confidence,
    /// How sure the evidence alone makes it.
    pub by_evidence: Confidence,
    /// Whether the user overruled the evidence.
    pub overruled: bool,
    /// Where it stands.
    pub state: NeedState,
    /// The day that state began.
    pub state_on: NaiveDate,
    /// The day it was written down.
    pub created_on: NaiveDate,
    /// The passages it rests on, oldest first.
    pub quotes: Vec<PageQuote>,
    /// What was asked about it, oldest first; answers that confirm it are evidence.
    pub asked: Vec<AskedWhy>,
    /// What it lies directly beneath.
    pub beneath: Beneath,
}

/// What a need lies directly beneath: any number of wants and of other needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beneath {
    /// Wants.
    pub wants: Vec<WantId>,
    /// Needs.
    pub needs: Vec<NeedId>,
}

/// A quoted passage and the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageQuote {
    /// The mark.
    pub mark_id: MarkId,
    /// The page.
    pub reflection_id: ReflectionId,
    /// The words.
    pub quote: String,
    /// The day of the page.
    pub on: NaiveDate,
    /// Whom the page is about.
    pub client_names: Vec<String>,
    /// Whether the words have been cut since.
    pub orphaned: bool,
}

/// What makes a want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWant {
    /// Whose.
    pub client_id: ClientId,
    /// In words; up to [`validate::LINE_CHARS`] characters.
    pub text: String,
    /// The least that is enough.
    pub enough_line: Option<String>,
    /// When first heard; `None` means today, or the day of the page it is marked on.
    pub heard_on: Option<NaiveDate>,
}

/// What changes a want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantFields {
    /// In words.
    pub text: String,
    /// The least that is enough.
    pub enough_line: Option<String>,
    /// Where it stands.
    pub state: WantState,
}

/// What makes a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNeed {
    /// Whose.
    pub client_id: ClientId,
    /// In words; up to [`validate::LINE_CHARS`] characters.
    pub text: String,
    /// What it lies beneath.
    pub beneath: Beneath,
}

/// What changes a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedFields {
    /// In words.
    pub text: String,
    /// Where it stands.
    pub state: NeedState,
}

/// A client's wants and needs, as the rungs of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ladder {
    /// Wants: open ones first, then by the day they were heard.
    pub wants: Vec<Want>,
    /// Needs in the order they were written down.
    pub needs: Vec<Need>,
}

impl Ladder {
    /// The needs directly beneath a want.
    pub fn beneath_want(&self, id: WantId) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(move |need| need.beneath.wants.contains(&id))
    }

    /// The needs directly beneath a need.
    pub fn beneath_need(&self, id: NeedId) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(move |need| need.beneath.needs.contains(&id))
    }

    /// The needs beneath nothing.
    pub fn afloat(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(|need| need.beneath == Beneath::default())
    }
}

impl Journal {
    /// Adds a want.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`] if the client is not there.
    pub fn add_want(&mut self, want: NewWant) -> Result<WantId> {
        let now = self.stamp();
        self.change(Change::Add(Kind::Want).of(&want.text), |connection| insert_want(connection, want, now, now))
    }

    /// Changes a want.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_want(&mut self, id: WantId, fields: &WantFields) -> Result<()> {
        let text = validate::line("text", &fields.text, validate::LINE_CHARS)?;
        let fields = WantFields { text, enough_line: enough_line(fields.enough_line.as_deref())?, state: fields.state };
        let (now, before) = (self.stamp(), self.want(id)?);
        self.change(Change::Update(Kind::Want).of(&fields.text), |connection| {
            store::ladder::update_want(connection, id, &fields, now.day())?;
            store::state_changes::note_if_changed(
                connection,
                StateTarget::Want(id),
                [before.state.as_str(), fields.state.as_str()],
                "",
                now,
            )
        })
    }

    /// Says where a want stands from today on, and why, where there is something to say.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a note that can't be kept; [`Error::NotFound`].
    pub fn set_want_state(&mut self, id: WantId, state: WantState, note: &str) -> Result<()> {
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        let (now, Want { text, enough_line, state: before, .. }) = (self.stamp(), self.want(id)?);
        self.change(Change::Update(Kind::Want).of(&text), |connection| {
            store::ladder::update_want(
                connection,
                id,
                &WantFields { text: text.clone(), enough_line, state },
                now.day(),
            )?;
            store::state_changes::note_if_changed(
                connection,
                StateTarget::Want(id),
                [before.as_str(), state.as_str()],
                &note,
                now,
            )
        })
    }

    /// Adds a need.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, also when it is placed beneath another client's; [`Error::NotFound`].
    pub fn add_need(&mut self, need: NewNeed) -> Result<NeedId> {
        let now = self.stamp();
        self.change(Change::Add(Kind::Need).of(&need.text), |connection| insert_need(connection, need, now))
    }

    /// Changes a need's words or state.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_need(&mut self, id: NeedId, fields: &NeedFields) -> Result<()> {
        let text = validate::line("text", &fields.text, validate::LINE_CHARS)?;
        let fields = NeedFields { text, state: fields.state };
        let (now, before) = (self.stamp(), self.need(id)?);
        self.change(Change::Update(Kind::Need).of(&fields.text), |connection| {
            store::ladder::update_need(connection, id, &fields, now.day())?;
            store::state_changes::note_if_changed(
                connection,
                StateTarget::Need(id),
                [before.state.as_str(), fields.state.as_str()],
                "",
                now,
            )
        })
    }

    /// Says where a need stands from today on, and why, where there is something to say.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a note that can't be kept; [`Error::NotFound`].
    pub fn set_need_state(&mut self, id: NeedId, state: NeedState, note: &str) -> Result<()> {
        let note = validate::optional_line("note", note, validate::LINE_CHARS)?;
        let (now, subject) = (self.stamp(), self.need(id)?.text);
        self.change(Change::Update(Kind::Need).of(&subject), |connection| {
            need_comes_to(connection, id, state, &note, now)
        })
    }

    /// Overrules the evidence, or (with `None`) follows it again.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_confidence(&mut self, id: NeedId, overruled: Option<Confidence>) -> Result<()> {
        let subject = self.need(id)?.text;
        self.change(Change::SetConfidence.of(&subject), |connection| {
            store::ladder::set_confidence(connection, id, overruled)
        })
    }

    /// Says anew what a need lies beneath.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it would lie beneath itself or beneath another client's want or need; [`Error::NotFound`].
    pub fn place_need(&mut self, id: NeedId, beneath: &Beneath) -> Result<()> {
        let subject = self.need(id)?.text;
        self.change(Change::PlaceNeed.of(&subject), |connection| {
            let client_id = store::ladder::client_of_need(connection, id)?.ok_or(Error::NotFound { what: "need" })?;
            store::ladder::lift(connection, id)?;
            place(connection, id, client_id, beneath)
        })
    }

    /// A client's wants and needs.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn ladder(&self, client_id: ClientId) -> Result<Ladder> {
        let mut ladder = Ladder {
            wants: store::ladder::wants(&self.connection, client_id)?,
            needs: store::ladder::needs(&self.connection, client_id)?,
        };
        for (target, quote) in store::marks::quotes_of_client(&self.connection, client_id)? {
            let quotes = match target {
                Target::Want(id) => ladder.wants.iter_mut().find(|want| want.id == id).map(|want| &mut want.quotes),
                Target::Need(id) => ladder.needs.iter_mut().find(|need| need.id == id).map(|need| &mut need.quotes),
                Target::Gift(_) | Target::Promise(_) => None,
            };
            quotes.into_iter().for_each(|quotes| quotes.push(quote.clone()));
        }
        for asked in self.asked(client_id)? {
            let need = ladder.needs.iter_mut().find(|need| Some(need.id) == asked.fields.need);
            need.into_iter().for_each(|need| need.asked.push(asked.clone()));
        }
        Ok(ladder)
    }

    /// One want, with its quotes.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn want(&self, id: WantId) -> Result<Want> {
        let not_found = || Error::NotFound { what: "want" };
        let client_id = store::ladder::client_of_want(&self.connection, id)?.ok_or_else(not_found)?;
        self.ladder(client_id)?.wants.into_iter().find(|want| want.id == id).ok_or_else(not_found)
    }

    /// One need, with its quotes.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn need(&self, id: NeedId) -> Result<Need> {
        let not_found = || Error::NotFound { what: "need" };
        let client_id = store::ladder::client_of_need(&self.connection, id)?.ok_or_else(not_found)?;
        self.ladder(client_id)?.needs.into_iter().find(|need| need.id == id).ok_or_else(not_found)
    }
}

pub(crate) fn insert_want(connection: &Connection, want: NewWant, now: Stamp, heard: Stamp) -> Result<WantId> {
    let text = validate::line("text", &want.text, validate::LINE_CHARS)?;
    let enough_line = enough_line(want.enough_line.as_deref())?;
    validate::day("heard_on", want.heard_on)?;
    store::clients::get(connection, want.client_id)?.ok_or(Error::NotFound { what: "client" })?;
    let id = WantId::new(now.at)?;
    let heard_on = want.heard_on.unwrap_or_else(|| heard.day());
    let want = NewWant { text, enough_line, heard_on: Some(heard_on), ..want };
    store::ladder::insert_want(connection, id, &want, heard_on, now.at)?;
    store::state_changes::note(connection, StateTarget::Want(id), WantState::Open.as_str(), None, "", now)?;
    Ok(id)
}

pub(crate) fn insert_need(connection: &Connection, need: NewNeed, now: Stamp) -> Result<NeedId> {
    let text = validate::line("text", &need.text, validate::LINE_CHARS)?;
    store::clients::get(connection, need.client_id)?.ok_or(Error::NotFound { what: "client" })?;
    let id = NeedId::new(now.at)?;
    store::ladder::insert_need(connection, id, need.client_id, &text, now)?;
    store::state_changes::note(connection, StateTarget::Need(id), NeedState::Open.as_str(), None, "", now)?;
    place(connection, id, need.client_id, &need.beneath)?;
    Ok(id)
}

/// A need stands here from now on, for whatever reason: the user says so, or a gift was taken to it.
pub(crate) fn need_comes_to(
    connection: &Connection,
    id: NeedId,
    state: NeedState,
    note: &str,
    now: Stamp,
) -> Result<()> {
    let before = store::ladder::state_of_need(connection, id)?.ok_or(Error::NotFound { what: "need" })?;
    store::ladder::set_need_state(connection, id, state, now.day())?;
    store::state_changes::note_if_changed(
        connection,
        StateTarget::Need(id),
        [before.as_str(), state.as_str()],
        note,
        now,
    )
}

fn enough_line(line: Option<&str>) -> Result<Option<String>> {
    let line = validate::optional_line("enough_line", line.unwrap_or_default(), validate::LINE_CHARS)?;
    Ok(Some(line).filter(|line| !line.is_empty()))
}

fn place(connection: &Connection, id: NeedId, client_id: ClientId, beneath: &Beneath) -> Result<()> {
    for want in &beneath.wants {
        let owner = store::ladder::client_of_want(connection, *want)?.ok_or(Error::NotFound { what: "want" })?;
        same_client(owner, client_id)?;
        store::ladder::place_beneath_want(connection, id, *want)?;
    }
    for upper in &beneath.needs {
        let owner = store::ladder::client_of_need(connection, *upper)?.ok_or(Error::NotFound { what: "need" })?;
        same_client(owner, client_id)?;
        if *upper == id || store::ladder::lies_beneath(connection, *upper, id)? {
            return Err(Error::invalid("beneath", "A need can't lie beneath itself. Nothing was moved."));
        }
        store::ladder::place_beneath_need(connection, id, *upper)?;
    }
    Ok(())
}

fn same_client(owner: ClientId, client_id: ClientId) -> Result<()> {
    if owner == client_id {
        return Ok(());
    }
    Err(Error::invalid("beneath", "A need lies beneath what the same client wants or needs. Nothing was moved."))
}
