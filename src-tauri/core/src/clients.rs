//! Clients: the people one works for.

use chrono::NaiveDate;

use crate::ids::{ClientId, ReflectionId};
use crate::words::{Confidence, NeedState, Stage, Warmth};
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
}

impl NewClient {
    /// An active client of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), about: String::new(), stage: Stage::Active, since_on: None, how_met: String::new() }
    }

    fn checked(self) -> Result<Self> {
        validate::day("since_on", self.since_on)?;
        Ok(Self {
            name: validate::line("name", &self.name, validate::NAME_CHARS)?,
            about: validate::optional_line("about", &self.about, validate::LINE_CHARS)?,
            how_met: validate::optional_line("how_met", &self.how_met, validate::LINE_CHARS)?,
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

/// How a client left, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarmthReading {
    /// The day.
    pub on: NaiveDate,
    /// The reading.
    pub warmth: Warmth,
    /// The page it stands on.
    pub reflection_id: ReflectionId,
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
        let now = self.stamp();
        let id = ClientId::new(now.at)?;
        self.change(Change::AddClient, |connection| store::clients::insert(connection, id, &client, now))?;
        Ok(id)
    }

    /// Changes a client's facts.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn update_client(&mut self, id: ClientId, client: NewClient) -> Result<()> {
        let client = client.checked()?;
        self.change(Change::UpdateClient, |connection| store::clients::update(connection, id, &client))
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
        store::clients::names(&self.connection)
    }

    /// The client of that name, ignoring case and surrounding space.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if several share the name.
    pub fn client_named(&self, name: &str) -> Result<ClientId> {
        let wanted = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let mut found = self.client_names()?.into_iter().filter(|client| client.name.to_lowercase() == wanted);
        let client = found.next().ok_or(Error::NotFound { what: "client" })?;
        if found.next().is_some() {
            return Err(Error::invalid("client", "Several clients share this name. Please give one of them another."));
        }
        Ok(client.id)
    }

    /// Every client with what a list shows of them, those written about most recently first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn list_clients(&self) -> Result<Vec<ClientRow>> {
        store::clients::list(&self.connection)
    }

    /// Every reading of a client's warmth, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn warmth(&self, id: ClientId) -> Result<Vec<WarmthReading>> {
        store::clients::warmth(&self.connection, id)
    }

    /// Minutes paid and given on pages about a client from that day on (`None`: from the first). A page about several
    /// clients counts for each of them.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn client_minutes(&self, id: ClientId, from: Option<NaiveDate>) -> Result<Minutes> {
        store::clients::minutes_about(&self.connection, id, from)
    }

    /// Minutes paid and given on all pages from that day on.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn minutes_since(&self, from: NaiveDate) -> Result<Minutes> {
        store::clients::minutes_since(&self.connection, from)
    }
}
