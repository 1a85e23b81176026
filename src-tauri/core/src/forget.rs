//! Forgetting a client for good: out of every table, version, draft, vector, index and the trash, out of the file's free
//! pages, and out of what can be undone. Minutes stay, as bare numbers. A ledger of hashes makes an older copy of the
//! journal forget again. This is the one thing that can't be undone.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;

use crate::backups::Holding;
use crate::clients::{Client, Minutes};
use crate::ids::{ClientId, ReflectionId};
use crate::search::Hit;
use crate::store::taking::Taking;
use crate::vault::ledger::{self, IdHash};
use crate::words::Kind;
use crate::{Error, Journal, Result, left, store};

/// Shortest part of a name that is looked for by itself, in characters.
const NAME_PART_CHARS: usize = 3;
/// At most so many pages that mention a client are listed.
const MOST_MENTIONS: u32 = 1_000;

/// What forgetting a client would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgetPreview {
    /// Whom.
    pub client: Client,
    /// How many records of each kind would be erased, pages about others as well not among them.
    pub counts: BTreeMap<Kind, u32>,
    /// Minutes that stay as bare numbers.
    pub minutes: Minutes,
    /// Pages about others as well, newest first: each may lose the client or be erased whole.
    pub shared: Vec<SharedPage>,
    /// What else holds their name or a part of it.
    pub mentions: Vec<Hit>,
}

/// A page about a client and others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedPage {
    /// Which page.
    pub id: ReflectionId,
    /// Its first line.
    pub title: String,
    /// Its day.
    pub on: NaiveDate,
    /// The others.
    pub others: Vec<String>,
}

/// What was forgotten, without a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forgotten {
    /// How many records of each kind were erased.
    pub counts: BTreeMap<Kind, u32>,
    /// Earlier versions of pages that were erased.
    pub versions: usize,
    /// Minutes that stay as bare numbers.
    pub minutes: Minutes,
    /// Pages and records of others that still hold the name or a part of it.
    pub mentions_left: usize,
    /// Whether a fresh backup was made, without the client.
    pub backed_up: bool,
    /// The older backups within reach that still hold the client, or somebody else who was forgotten, and those that may.
    pub backups: Holding,
}

impl Journal {
    /// What forgetting a client would do; nothing is changed.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn forget_preview(&mut self, id: ClientId) -> Result<ForgetPreview> {
        self.settle_all_drafts()?;
        let client = self.client(id)?;
        let shared = store::forgotten::shared_pages(&self.connection, id)?;
        let own = store::forgotten::own_pages(&self.connection, id)?;
        let (counts, minutes) = self.tried(|connection| {
            // Taking words out of the index takes many times as long as all the rest, and none of this stays.
            store::search::stop_following(connection)?;
            let minutes = keep_minutes(connection, &own)?;
            let mut taking = Taking::new(connection);
            taking.take(Kind::Client, id.0)?;
            Ok((taking.counts(), minutes))
        })?;
        let shared = shared.into_iter().map(|page| self.shared_page(page, id)).collect::<Result<_>>()?;
        let mentions = self.mentions(&client)?;
        Ok(ForgetPreview { client, counts, minutes, shared, mentions })
    }

    /// Forgets a client for good: in the journal as [`Self::forget_now`] does, then makes a fresh backup, and looks for older
    /// ones that hold them.
    ///
    /// # Errors
    /// As [`Self::forget_now`]. The client is forgotten, whatever becomes of the backups.
    pub fn forget_client(&mut self, id: ClientId, erase: &[ReflectionId]) -> Result<Forgotten> {
        let forgotten = self.forget_now(id, erase)?;
        let backed_up = self.back_up().is_ok();
        let backups = self.forgetting_in_backups().map(|forgetting| forgetting.holding()).unwrap_or_default();
        Ok(Forgotten { backed_up, backups, ..forgotten })
    }

    /// Forgets a client in the journal itself; its backups are the caller's to make and to look into. Of the pages about
    /// others as well, those in `erase` go whole; the others lose the client and keep their words.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if a page to erase is not about the client; what the disk says. Nothing is
    /// forgotten then, unless only the last step failed, which writes the file anew: what was forgotten is zeroes by then.
    pub fn forget_now(&mut self, id: ClientId, erase: &[ReflectionId]) -> Result<Forgotten> {
        self.settle_all_drafts()?;
        let client = self.client(id)?;
        let shared = store::forgotten::shared_pages(&self.connection, id)?;
        if erase.iter().any(|page| !shared.contains(page)) {
            return Err(Error::invalid("erase", "A page to erase is not about this client. Nothing was forgotten."));
        }
        let names = self.names_of_nobody_else(&client)?;
        let mut pages = store::forgotten::own_pages(&self.connection, id)?;
        pages.extend(erase);
        let vault_id = store::open::vault_id(&self.connection)?;
        let hashes: BTreeSet<IdHash> = std::iter::once(id.0)
            .chain(store::forgotten::former_ids(&self.connection, id)?)
            .chain(pages.iter().map(|page| page.0))
            .map(|id| ledger::hash(vault_id, id))
            .collect();
        let mentions_left = self.mentions(&client)?.len();
        let before = self.note_in_ledger(&hashes)?;
        let taken_out = self.unrecorded(|connection| {
            hashes.iter().try_for_each(|hash| store::forgotten::add_hash(connection, hash))?;
            // It may hold the client's id.
            store::settings::remove(connection, left::NAME)?;
            take_out(connection, id, &pages, &names)
        });
        if let (Err(_), Some(folder)) = (&taken_out, self.folder()) {
            // If this fails as well, the client is forgotten when the journal is next opened.
            ledger::write(folder, &before).ok();
        }
        let forgotten = taken_out?;
        self.forget_history();
        self.vectors.take();
        self.kept.take();
        self.note_all_changed();
        self.write_anew()?;
        Ok(Forgotten { mentions_left, ..forgotten })
    }

    /// Writes the whole file anew, unless the journal is to be locked: nobody waits for that then.
    fn write_anew(&self) -> Result<()> {
        let Some(home) = &self.home else { return store::forgotten::vacuum(&self.connection) };
        let lease = home.lending.lend();
        match lease.while_lent(&self.connection, store::forgotten::vacuum) {
            Err(Error::Locked) => Ok(()),
            written => written,
        }
    }

    /// Minutes of forgotten pages from the week of that day on, as bare numbers.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn bare_minutes(&self, from: NaiveDate) -> Result<Minutes> {
        store::forgotten::bare_minutes(&self.connection, from)
    }

    /// Forgets again what an older copy of the database still holds, and makes ledger and database agree.
    pub(crate) fn keep_forgetting(&mut self) -> Result<()> {
        let Some(folder) = self.folder().map(Path::to_owned) else { return Ok(()) };
        let (beside, known) = (ledger::read(&folder), store::forgotten::hashes(&self.connection)?);
        if beside == known {
            return Ok(());
        }
        let all: BTreeSet<IdHash> = beside.union(&known).copied().collect();
        self.forget_all(&all)?;
        ledger::write(&folder, &all)
    }

    /// Forgets all of these that the journal still holds, in the trash as well.
    pub(crate) fn forget_all(&mut self, all: &BTreeSet<IdHash>) -> Result<()> {
        let vault_id = store::open::vault_id(&self.connection)?;
        let is_forgotten = |id: Uuid| all.contains(&ledger::hash(vault_id, id));
        let pages = store::forgotten::page_ids(&self.connection)?.into_iter();
        let gone: HashSet<ReflectionId> = pages.filter(|page| is_forgotten(page.0)).collect();
        let clients = store::forgotten::client_ids(&self.connection)?.into_iter();
        let clients: BTreeSet<ClientId> =
            clients.filter(|(id, _)| is_forgotten(*id)).map(|(_, client)| client).collect();
        for client in clients {
            let shared = store::forgotten::shared_pages(&self.connection, client)?;
            let erase: Vec<ReflectionId> = shared.into_iter().filter(|page| gone.contains(page)).collect();
            self.forget_now(client, &erase)?;
        }
        let trashed: HashSet<Uuid> =
            store::backups::ids(&self.connection)?.into_iter().filter(|id| is_forgotten(*id)).collect();
        self.unrecorded(|connection| {
            if !trashed.is_empty() {
                store::forgotten::clear_trash_of(connection, &trashed)?;
                store::forgotten::clear_beside(connection)?;
                store::search::rebuild(connection)?;
                store::search::join_segments(connection)?;
            }
            all.iter().try_for_each(|hash| store::forgotten::add_hash(connection, hash))
        })?;
        if trashed.is_empty() { Ok(()) } else { self.write_anew() }
    }

    /// The ledger is written before anything is taken out: a crash in between forgets the rest at the next opening.
    /// Answers with what stood in it before.
    fn note_in_ledger(&self, hashes: &BTreeSet<IdHash>) -> Result<BTreeSet<IdHash>> {
        let Some(folder) = self.folder() else { return Ok(BTreeSet::new()) };
        let mut before = ledger::read(folder);
        before.extend(store::forgotten::hashes(&self.connection)?);
        ledger::write(folder, &before.union(hashes).copied().collect())?;
        Ok(before)
    }

    fn shared_page(&self, id: ReflectionId, without: ClientId) -> Result<SharedPage> {
        let page = self.reflection(id)?;
        let others = page.facts.client_ids.iter().filter(|other| **other != without);
        Ok(SharedPage {
            id,
            title: crate::reflections::title_and_opening(&page.text).0,
            on: page.facts.happened_at.unwrap_or_else(|| self.now()).date_naive(),
            others: others.map(|other| Ok(self.client(*other)?.name)).collect::<Result<_>>()?,
        })
    }

    /// What is not the client's own and holds their name, another name of theirs, or a part of one.
    fn mentions(&self, client: &Client) -> Result<Vec<Hit>> {
        let own: HashSet<Uuid> =
            store::forgotten::own_pages(&self.connection, client.id)?.into_iter().map(|page| page.0).collect();
        let shared: HashSet<Uuid> =
            store::forgotten::shared_pages(&self.connection, client.id)?.into_iter().map(|page| page.0).collect();
        let is_theirs = |hit: &Hit| match hit.found.kind {
            Kind::Reflection => own.contains(&hit.found.id) || shared.contains(&hit.found.id),
            _ => hit.client.as_ref().is_some_and(|(id, _)| *id == client.id),
        };
        let mut mentions: Vec<Hit> = Vec::new();
        for name in self.names(client.id)? {
            for hit in self.search(&format!("\"{}\"", name.replace('"', " ")), MOST_MENTIONS)?.0 {
                if !is_theirs(&hit) && mentions.iter().all(|other| other.found != hit.found) {
                    mentions.push(hit);
                }
            }
        }
        Ok(mentions)
    }

    fn names(&self, id: ClientId) -> Result<Vec<String>> {
        Ok(with_parts(&store::forgotten::names(&self.connection, id)?))
    }

    /// Their names and the parts of them that no other client's name holds.
    fn names_of_nobody_else(&self, client: &Client) -> Result<Vec<String>> {
        let others = self.client_names()?;
        let held = |name: &String| {
            let mut others = others.iter().filter(|other| other.id != client.id);
            others.any(|other| other.name.to_lowercase().contains(&name.to_lowercase()))
        };
        Ok(self.names(client.id)?.into_iter().filter(|name| !held(name)).collect())
    }
}

/// These names, and the parts of them that are long enough to mean somebody.
fn with_parts(whole: &[String]) -> Vec<String> {
    let parts =
        whole.iter().flat_map(|name| name.split_whitespace()).filter(|part| part.chars().count() >= NAME_PART_CHARS);
    let mut names: Vec<String> = Vec::new();
    for name in whole.iter().map(String::as_str).chain(parts).map(|name| name.replace('"', " ")) {
        if !name.trim().is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn keep_minutes(connection: &Connection, pages: &[ReflectionId]) -> Result<Minutes> {
    let mut kept = Minutes::default();
    for page in pages {
        let minutes = store::forgotten::keep_minutes(connection, *page)?;
        kept = Minutes { paid: kept.paid + minutes.paid, given: kept.given + minutes.given };
    }
    Ok(kept)
}

fn take_out(connection: &Connection, id: ClientId, pages: &[ReflectionId], names: &[String]) -> Result<Forgotten> {
    let minutes = keep_minutes(connection, pages)?;
    // The index is written anew in the end.
    let follows = store::search::stop_following(connection)?;
    let mut taking = Taking::new(connection);
    for page in pages {
        taking.take(Kind::Reflection, page.0)?;
    }
    taking.take(Kind::Client, id.0)?;
    let mut gone = taking.ids_taken();
    gone.extend(store::forgotten::trashed_pages_of(connection, id)?);
    store::forgotten::clear_trash_of(connection, &gone)?;
    let versions =
        store::forgotten::clear_beside(connection)? + store::forgotten::drop_versions_naming(connection, names)?;
    store::search::follow_again(connection, &follows)?;
    store::search::join_segments(connection)?;
    Ok(Forgotten { counts: taking.counts(), versions, minutes, ..Forgotten::default() })
}
