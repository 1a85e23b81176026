//! Clients: the people one works for.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::dates::Stamp;
use crate::ids::ClientId;
use crate::state_changes::StateTarget;
use crate::words::{Confidence, Kind, NeedState, Stage, Warmth};
use crate::{Change, Error, Journal, Result, store, validate};

/// A client as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Which client.
    pub id: ClientId,
    /// Their name, or what the user calls them.
    pub name: String,
    /// A line about them.
    pub about: String,
    /// Where they stand in the practice.
    pub stage: Stage,
    /// The first day of working together.
    pub since_on: Option<NaiveDate>,
    /// How they met.
    pub how_met: String,
    /// Other names they go by.
    pub also_known: Vec<String>,
    /// The client who recommended the user to them.
    pub recommended_by: Option<ClientId>,
    /// What the contract says.
    pub contract: String,
    /// How they are reached, in lines.
    pub contact: String,
    /// Short words to gather clients by.
    pub tags: Vec<String>,
    /// What is better not touched on.
    pub leave_alone: String,
    /// Until when the records have to be kept.
    pub keep_until: Option<NaiveDate>,
    /// The line the user drew: the most minutes to give in ninety days.
    pub line_minutes: Option<u32>,
    /// How it ended, as far as it did; kept when they come back.
    pub parting: Parting,
}

/// How working together ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parting {
    /// The day; `None` while they have not parted.
    pub on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// What was said last.
    pub last_word: String,
}

/// What makes or changes a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClient {
    /// See [`Client::name`]; up to [`validate::NAME_CHARS`] characters.
    pub name: String,
    /// See [`Client::about`].
    pub about: String,
    /// See [`Client::stage`].
    pub stage: Stage,
    /// See [`Client::since_on`].
    pub since_on: Option<NaiveDate>,
    /// See [`Client::how_met`].
    pub how_met: String,
    /// See [`Client::also_known`].
    pub also_known: Vec<String>,
    /// See [`Client::recommended_by`].
    pub recommended_by: Option<ClientId>,
    /// See [`Client::contract`]; up to [`validate::DESCRIPTION_CHARS`] characters, as the next.
    pub contract: String,
    /// See [`Client::contact`].
    pub contact: String,
    /// See [`Client::tags`].
    pub tags: Vec<String>,
    /// See [`Client::leave_alone`].
    pub leave_alone: String,
    /// See [`Client::keep_until`].
    pub keep_until: Option<NaiveDate>,
    /// See [`Client::line_minutes`]; up to [`validate::MOST_MINUTES`].
    pub line_minutes: Option<u32>,
}

impl Default for NewClient {
    fn default() -> Self {
        Self {
            name: String::new(),
            about: String::new(),
            stage: Stage::Active,
            since_on: None,
            how_met: String::new(),
            also_known: Vec::new(),
            recommended_by: None,
            contract: String::new(),
            contact: String::new(),
            tags: Vec::new(),
            leave_alone: String::new(),
            keep_until: None,
            line_minutes: None,
        }
    }
}

impl From<Client> for NewClient {
    fn from(client: Client) -> Self {
        Self {
            name: client.name,
            about: client.about,
            stage: client.stage,
            since_on: client.since_on,
            how_met: client.how_met,
            also_known: client.also_known,
            recommended_by: client.recommended_by,
            contract: client.contract,
            contact: client.contact,
            tags: client.tags,
            leave_alone: client.leave_alone,
            keep_until: client.keep_until,
            line_minutes: client.line_minutes,
        }
    }
}

impl Parting {
    fn checked(self) -> Result<Self> {
        validate::day("parted_on", self.on)?;
        Ok(Self {
            on: self.on,
            reason: validate::lines("reason", &self.reason, validate::DESCRIPTION_CHARS)?,
            last_word: validate::lines("last_word", &self.last_word, validate::DESCRIPTION_CHARS)?,
        })
    }
}

impl NewClient {
    /// An active client of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    pub(crate) fn checked(self) -> Result<Self> {
        validate::day("since_on", self.since_on)?;
        validate::day("keep_until", self.keep_until)?;
        validate::minutes("line_minutes", self.line_minutes)?;
        Ok(Self {
            name: validate::line("name", &self.name, validate::NAME_CHARS)?,
            about: validate::optional_line("about", &self.about, validate::LINE_CHARS)?,
            how_met: validate::optional_line("how_met", &self.how_met, validate::LINE_CHARS)?,
            also_known: validate::short_words("also_known", &self.also_known)?,
            contract: validate::lines("contract", &self.contract, validate::DESCRIPTION_CHARS)?,
            contact: validate::lines("contact", &self.contact, validate::DESCRIPTION_CHARS)?,
            tags: validate::short_words("tags", &self.tags)?,
            leave_alone: validate::lines("leave_alone", &self.leave_alone, validate::DESCRIPTION_CHARS)?,
            ..self
        })
    }
}

/// A client's name, and how many pages are about them: enough for a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientName {
    /// Which client.
    pub id: ClientId,
    /// Their name.
    pub name: String,
    /// Other names they go by.
    pub also_known: Vec<String>,
    /// Pages about them.
    pub pages: u32,
}

/// A client in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// The client.
    pub client: Client,
    /// The newest open want.
    pub first_want: Option<String>,
    /// How many more are open.
    pub more_wants: u32,
    /// The surest open need, else one being served, else any; the newest of equals.
    pub top_need: Option<TopNeed>,
    /// The latest reading.
    pub warmth: Option<Warmth>,
    /// The day of the latest page about them.
    pub last_contact_on: Option<NaiveDate>,
    /// Pages about them.
    pub pages: u32,
}

/// The need that stands for a client in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopNeed {
    /// The need.
    pub text: String,
    /// How sure one may be.
    pub confidence: Confidence,
    /// Where it stands.
    pub state: NeedState,
}

/// Minutes paid and given, in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Minutes {
    /// Paid for.
    pub paid: u64,
    /// Given beyond that.
    pub given: u64,
}

impl Journal {
    /// Adds a client.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn add_client(&mut self, client: NewClient) -> Result<ClientId> {
        let client = client.checked()?;
        self.check_recommender(None, client.recommended_by)?;
        let now = self.stamp();
        let id = ClientId::new(now.at)?;
        let parting = Parting { on: (client.stage == Stage::Parted).then(|| now.day()), ..Parting::default() };
        self.change(Change::Add(Kind::Client).of(&client.name), |connection| {
            store::clients::insert(connection, id, &client, now)?;
            store::clients::set_parting(connection, id, &parting)?;
            note_stage(connection, id, client.stage, "", now)
        })?;
        Ok(id)
    }

    /// Changes a client's facts. A stage that changed is noted with its day; to part with a reason and a last word, see
    /// [`Self::part_client`].
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_client(&mut self, id: ClientId, client: NewClient) -> Result<()> {
        let client = client.checked()?;
        self.check_recommender(Some(id), client.recommended_by)?;
        let before = self.client(id)?;
        let (was, mut parting) = (before.stage, before.parting.clone());
        if client == before.into() {
            return Ok(());
        }
        let now = self.stamp();
        self.change(Change::Update(Kind::Client).of(&client.name), |connection| {
            store::clients::update(connection, id, &client)?;
            if was == client.stage {
                return Ok(());
            }
            parting.on = (client.stage == Stage::Parted).then(|| now.day());
            store::clients::set_parting(connection, id, &parting)?;
            note_stage(connection, id, client.stage, "", now)
        })
    }

    /// Parts from a client kindly, or words anew how it was. Without a day it is today.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn part_client(&mut self, id: ClientId, parting: Parting) -> Result<()> {
        let (before, now) = (self.client(id)?, self.stamp());
        let parting = Parting { on: parting.on.or(before.parting.on).or(Some(now.day())), ..parting.checked()? };
        let parted_already = before.stage == Stage::Parted;
        if parted_already && parting == before.parting {
            return Ok(());
        }
        let client = NewClient { stage: Stage::Parted, ..before.into() };
        self.change(Change::Update(Kind::Client).of(&client.name), |connection| {
            store::clients::update(connection, id, &client)?;
            store::clients::set_parting(connection, id, &parting)?;
            if parted_already {
                return Ok(());
            }
            note_stage(connection, id, Stage::Parted, &parting.reason, now)
        })
    }

    pub(crate) fn check_recommender(&self, id: Option<ClientId>, by: Option<ClientId>) -> Result<()> {
        match by {
            Some(by) if Some(by) == id => {
                Err(Error::invalid("recommended_by", "Nobody recommends you to themselves. Nothing was changed."))
            }
            Some(by) => self.client(by).map(drop),
            None => Ok(()),
        }
    }

    /// One client.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn client(&self, id: ClientId) -> Result<Client> {
        store::clients::get(&self.connection, id)?.ok_or(Error::NotFound { what: "client" })
    }

    /// All names, those written about most recently first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn client_names(&self) -> Result<Vec<ClientName>> {
        store::listing::names(&self.connection)
    }

    /// Whom a client recommended the user to, by name.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn recommended_by(&self, id: ClientId) -> Result<Vec<(ClientId, String)>> {
        store::clients::recommended(&self.connection, id)
    }

    /// The client of that name, else the one who is also known by it, ignoring case and surrounding space.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if several share the name.
    pub fn client_named(&self, name: &str) -> Result<ClientId> {
        let wanted = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let names = self.client_names()?;
        let also_known = |client: &&ClientName| client.also_known.iter().any(|name| name.to_lowercase() == wanted);
        let mut found: Vec<&ClientName> = names.iter().filter(|client| client.name.to_lowercase() == wanted).collect();
        if found.is_empty() {
            found = names.iter().filter(also_known).collect();
        }
        match found.as_slice() {
            [] => Err(Error::NotFound { what: "client" }),
            [client] => Ok(client.id),
            _ => Err(Error::invalid("client", "Several clients share this name. Please give one of them another.")),
        }
    }

    /// Every client with what a list shows of them, those written about most recently first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn list_clients(&self) -> Result<Vec<ClientRow>> {
        store::listing::list(&self.connection)
    }

    /// Minutes paid and given on pages about a client from that day on (`None`: from the first). A page about several
    /// clients counts for each of them.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn client_minutes(&self, id: ClientId, from: Option<NaiveDate>) -> Result<Minutes> {
        store::clients::minutes_about(&self.connection, id, from)
    }

    /// Minutes paid and given on all pages from that day on, with those of pages forgotten since, by the week.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn minutes_since(&self, from: NaiveDate) -> Result<Minutes> {
        let (written, bare) = (store::clients::minutes_since(&self.connection, from)?, self.bare_minutes(from)?);
        Ok(Minutes { paid: written.paid + bare.paid, given: written.given + bare.given })
    }
}

pub(crate) fn note_stage(connection: &Connection, id: ClientId, stage: Stage, note: &str, now: Stamp) -> Result<()> {
    store::state_changes::note(connection, StateTarget::Client(id), stage.as_str(), None, note, now)
}
