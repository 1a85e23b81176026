//! Reflections: what is written after a meeting. Typing goes into a draft beside the record and becomes one change when
//! the spell of writing ends, so that a kill loses at most a second and undo takes back a spell, not a letter.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use crate::anchor::Span;
use crate::dates::Stamp;
use crate::ids::{ClientId, MarkId, ReflectionId};
use crate::marks::{Mark, resettle};
use crate::words::{MarkKind, ReflectionKind, Warmth};
use crate::{Change, Error, Journal, Result, store, validate};

/// What may be noted about a page; every fact is optional.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Whom it is about: one, several (a couple, a team) or nobody but oneself. In the order given.
    pub client_ids: Vec<ClientId>,
    /// When it happened; `None` on a new page means now.
    pub happened_at: Option<DateTime<FixedOffset>>,
    /// What kind of contact.
    pub kind: Option<ReflectionKind>,
    /// Minutes paid for, up to a week.
    pub paid_minutes: Option<u32>,
    /// Minutes given beyond that, up to a week.
    pub given_minutes: Option<u32>,
    /// −2 (work) to +2 (play).
    pub felt: Option<i8>,
    /// How they left.
    pub warmth: Option<Warmth>,
}

impl Facts {
    fn check(&self) -> Result<()> {
        validate::day("happened_at", self.happened_at.map(|instant| instant.date_naive()))?;
        validate::minutes("paid_minutes", self.paid_minutes)?;
        validate::minutes("given_minutes", self.given_minutes)?;
        validate::within("felt", self.felt.unwrap_or(0).into(), -2, 2)
    }
}

/// A page as it stands, a draft's words included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// Which page.
    pub id: ReflectionId,
    /// Its words: those of the draft, where there is one.
    pub text: String,
    /// Its facts; `happened_at` is always there.
    pub facts: Facts,
    /// Its marks in the order of the text.
    pub marks: Vec<Mark>,
    /// When these words were written to disk.
    pub saved_at: DateTime<FixedOffset>,
    /// Whether the words are still a draft.
    pub drafted: bool,
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReflectionRow {
    /// Which page.
    pub id: ReflectionId,
    /// Its first line.
    pub title: String,
    /// What follows, shortened.
    pub opening: String,
    /// When it happened, in the offset it was written in.
    pub happened_at: DateTime<FixedOffset>,
    /// What kind of contact.
    pub kind: Option<ReflectionKind>,
    /// Whom it is about.
    pub clients: Vec<(ClientId, String)>,
    /// Its length in words.
    pub words: usize,
    /// The kinds marked in it, each once.
    pub marks: Vec<MarkKind>,
    /// Whether its words are still a draft.
    pub drafted: bool,
    /// Minutes paid for.
    pub paid_minutes: Option<u32>,
    /// Minutes given.
    pub given_minutes: Option<u32>,
    /// How they left.
    pub warmth: Option<Warmth>,
}

/// Which pages a list holds; newest first.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageQuery {
    /// Only about this client.
    pub client_id: Option<ClientId>,
    /// Only older than this page.
    pub before: Option<ReflectionId>,
    /// At most this many.
    pub limit: u32,
}

/// Where a mark stands in a draft, as the editor followed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkPlace {
    /// Which mark.
    pub id: MarkId,
    /// Where it stands; empty once its words are cut.
    pub span: Span,
}

/// A draft as kept beside its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) text: String,
    pub(crate) places: Vec<MarkPlace>,
    pub(crate) saved_at: i64,
}

impl Journal {
    /// Begins a page with its first words, however few.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, also when there are no words yet; [`Error::NotFound`] if a client is not
    /// there.
    pub fn start_reflection(&mut self, text: &str, facts: &Facts) -> Result<ReflectionId> {
        facts.check()?;
        let text = first_words(text)?;
        self.begin_page(&text, facts, |connection, id, now| store::versions::keep(connection, id, &text, now))
    }

    /// Begins a page with its first key: what is typed is a draft at once, and the first version is kept when this spell
    /// of writing ends.
    ///
    /// # Errors
    /// As for [`Self::start_reflection`].
    pub fn begin_typing(&mut self, text: &str, facts: &Facts) -> Result<ReflectionId> {
        self.begin_typing_with(text, facts, |_, _| Ok(()))
    }

    /// Like [`Self::begin_typing`], with what belongs to the page in the same step.
    pub(crate) fn begin_typing_with(
        &mut self,
        text: &str,
        facts: &Facts,
        beside: impl FnOnce(&Connection, ReflectionId) -> Result<()>,
    ) -> Result<ReflectionId> {
        facts.check()?;
        let text = first_words(text)?;
        self.begin_page(&text, facts, |connection, id, now| {
            beside(connection, id)?;
            let draft = Draft { text: text.to_string(), places: Vec::new(), saved_at: now.at };
            store::drafts::save(connection, id, &draft)
        })
    }

    pub(crate) fn begin_page(
        &mut self,
        text: &str,
        facts: &Facts,
        beside: impl FnOnce(&Connection, ReflectionId, Stamp) -> Result<()>,
    ) -> Result<ReflectionId> {
        let now = self.stamp();
        let happened = facts.happened_at.map_or(now, Stamp::from);
        let id = ReflectionId::new(now.at)?;
        self.change(Change::WriteReflection(id).of(&title_and_opening(text).0), |connection| {
            store::reflections::insert(connection, id, text, facts, happened, now.at)?;
            beside(connection, id, now)
        })?;
        Ok(id)
    }

    /// Keeps what is being typed, and where the marks now stand; answers with the instant it was on disk.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the page is not there (any more); [`Error::DiskFull`] and what else the disk says: the
    /// draft before this one is still whole then.
    pub fn save_draft(&mut self, id: ReflectionId, text: &str, places: &[MarkPlace]) -> Result<DateTime<FixedOffset>> {
        let now = self.stamp();
        let draft = Draft { text: validate::page(text)?.into_owned(), places: places.to_vec(), saved_at: now.at };
        self.even_on_a_full_disk(|journal| {
            journal.unrecorded(|connection| store::drafts::save(connection, id, &draft))
        })?;
        Ok(now.instant())
    }

    /// Ends the spell of writing: the draft becomes one recorded change, marks follow their words, a version is kept.
    /// Words outlive their page: a draft whose page is gone begins it anew.
    ///
    /// # Errors
    /// What the disk says; the draft is still there then.
    pub fn settle_draft(&mut self, id: ReflectionId) -> Result<()> {
        self.even_on_a_full_disk(|journal| journal.settle(id))?;
        self.set_room_aside();
        Ok(())
    }

    fn settle(&mut self, id: ReflectionId) -> Result<()> {
        let Some(draft) = store::drafts::get(&self.connection, id)? else { return Ok(()) };
        let Some(page) = store::reflections::get(&self.connection, id)? else {
            return self.begin_anew(id, &draft);
        };
        let now = self.stamp();
        let marks = resettle(&draft.text, store::marks::of_reflection(&self.connection, id)?, &draft.places);
        self.change(Change::WriteReflection(id).of(&title_and_opening(&draft.text).0), |connection| {
            if page.text != draft.text {
                store::reflections::rewrite(connection, id, &draft.text, now.at)?;
            }
            store::versions::keep(connection, id, &draft.text, now)?;
            store::marks::replace_places(connection, &marks)?;
            store::drafts::remove(connection, id)
        })
    }

    fn begin_anew(&mut self, id: ReflectionId, draft: &Draft) -> Result<()> {
        let now = self.stamp();
        let happened = Stamp { at: draft.saved_at, ..now };
        self.change(Change::WriteReflection(id).of(&title_and_opening(&draft.text).0), |connection| {
            if !draft.text.trim().is_empty() {
                store::reflections::insert(connection, id, &draft.text, &Facts::default(), happened, now.at)?;
                store::versions::keep(connection, id, &draft.text, now)?;
            }
            store::drafts::remove(connection, id)
        })
    }

    pub(crate) fn settle_all_drafts(&mut self) -> Result<()> {
        store::drafts::ids(&self.connection)?.into_iter().try_for_each(|id| self.settle_draft(id))
    }

    /// Changes a page's facts; words in its draft are settled first.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn set_facts(&mut self, id: ReflectionId, facts: &Facts) -> Result<()> {
        facts.check()?;
        self.settle_draft(id)?;
        let before = self.reflection(id)?;
        let happened = facts.happened_at.or(before.facts.happened_at).map_or_else(|| self.stamp(), Stamp::from);
        let deed = Change::SetFacts.of(&title_and_opening(&before.text).0);
        self.change(deed, |connection| store::reflections::set_facts(connection, id, facts, happened))
    }

    /// One page, with the words of its draft where there is one.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn reflection(&self, id: ReflectionId) -> Result<Reflection> {
        let mut page = store::reflections::get(&self.connection, id)?.ok_or(Error::NotFound { what: "page" })?;
        page.marks = store::marks::of_reflection(&self.connection, id)?;
        if let Some(draft) = store::drafts::get(&self.connection, id)? {
            page.marks = resettle(&draft.text, page.marks, &draft.places);
            page.saved_at = Stamp { at: draft.saved_at, offset: self.stamp().offset }.instant();
            page.text = draft.text;
            page.drafted = true;
        }
        page.marks.sort_by_key(|mark| (mark.span, mark.id));
        Ok(page)
    }

    /// Pages, newest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn list_reflections(&self, query: PageQuery) -> Result<Vec<ReflectionRow>> {
        store::reflections::list(&self.connection, query)
    }

    /// Which page about a client this is, counted from the first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn page_number(&self, id: ReflectionId, client_id: ClientId) -> Result<Option<u32>> {
        store::reflections::page_number(&self.connection, id, client_id)
    }
}

fn first_words(text: &str) -> Result<Cow<'_, str>> {
    let text = validate::page(text)?;
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "There are no words to keep yet; a page begins with the first of them."));
    }
    Ok(text)
}

/// The first line without its Markdown heading, and the beginning of what follows, for lists.
pub(crate) fn title_and_opening(text: &str) -> (String, String) {
    const TITLE: usize = 90;
    const OPENING: usize = 180;
    let mut lines = text.lines().map(|line| without_sign(line).trim()).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if first.chars().count() <= TITLE {
        return (first.to_owned(), shorten(&lines.collect::<Vec<_>>().join(" "), OPENING));
    }
    let title = match first.find(['.', '?', '!']) {
        Some(at) if first.get(..=at).is_some_and(|head| head.chars().count() <= TITLE) => {
            first.get(..=at).unwrap_or(first)
        }
        _ => first,
    };
    let rest = first.get(title.len()..).unwrap_or_default().trim();
    let rest = if title.len() == first.len() { String::new() } else { rest.to_owned() };
    (
        shorten(title, TITLE),
        shorten(&std::iter::once(rest.as_str()).chain(lines).collect::<Vec<_>>().join(" "), OPENING),
    )
}

/// A line without the signs of a heading; an escaped one is no heading, and goes without its escape.
fn without_sign(line: &str) -> &str {
    match line.strip_prefix('\\') {
        Some(plain) if plain.starts_with('#') => plain,
        _ => line.trim_start_matches('#'),
    }
}

/// A text cut between words, with an ellipsis, if it is longer than `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rfind(' ').and_then(|at| cut.get(..at)).filter(|kept| !kept.is_empty()).unwrap_or(&cut);
    format!("{whole} …")
}
