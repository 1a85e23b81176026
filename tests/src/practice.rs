//! A practice to tell stories of: short words for what its user does.

use journal::anchor::{Places, Span};
use journal::clients::NewClient;
use journal::gifts::GiftFields;
use journal::ids::{ClientId, GiftId, MarkId, NeedId, ReflectionId, WantId};
use journal::ladder::{Beneath, NewNeed, NewWant};
use journal::marks::{Evidence, Mark, Target};
use journal::reflections::Facts;
use journal::{Deed, Journal, Result};
use serde_json::{Value, json};

use crate::Hands;

/// A journal in memory with a clock; it stands for the journal itself wherever one is asked for.
pub struct Practice {
    journal: Journal,
    /// The clock it goes by.
    pub hands: Hands,
}

impl std::ops::Deref for Practice {
    type Target = Journal;
    fn deref(&self) -> &Journal {
        &self.journal
    }
}

impl std::ops::DerefMut for Practice {
    fn deref_mut(&mut self) -> &mut Journal {
        &mut self.journal
    }
}

impl Practice {
    /// Does something that changes the journal, takes it back and does it again.
    ///
    /// # Panics
    /// When it fails or changes nothing, or when undo or redo leave anything else than was there.
    pub fn each_way(&mut self, act: impl FnOnce(&mut Journal) -> Result<()>) {
        let before = dump(self);
        act(self).unwrap();
        let after = dump(self);
        assert_ne!(before, after);
        self.undo().unwrap();
        assert_eq!(dump(self), before);
        self.redo().unwrap();
        assert_eq!(dump(self), after);
    }

    /// An empty practice on a Tuesday morning.
    #[must_use]
    pub fn new() -> Self {
        Self::at("2026-11-17T10:00:00+01:00")
    }

    /// An empty practice at some instant (RFC 3339).
    #[must_use]
    pub fn at(instant: &str) -> Self {
        let hands = Hands::at(instant);
        Self { journal: Journal::in_memory(hands.clock()).unwrap(), hands }
    }

    /// What undo and redo would do now.
    #[must_use]
    pub fn steps(&self) -> (Option<Deed>, Option<Deed>) {
        let (undo, redo) = self.undo_state();
        (undo.cloned(), redo.cloned())
    }

    /// Adds a client.
    pub fn new_client(&mut self, name: &str) -> ClientId {
        self.add_client(NewClient::named(name)).unwrap()
    }

    /// Writes a page.
    pub fn new_page(&mut self, clients: &[ClientId], text: &str) -> ReflectionId {
        let facts = Facts { client_ids: clients.to_vec(), ..Facts::default() };
        self.start_reflection(text, &facts).unwrap()
    }

    /// Adds a want.
    pub fn new_want(&mut self, client_id: ClientId, text: &str) -> WantId {
        self.add_want(NewWant { client_id, text: text.to_owned(), enough_line: None, heard_on: None }).unwrap()
    }

    /// Adds a need beneath nothing.
    pub fn new_need(&mut self, client_id: ClientId, text: &str) -> NeedId {
        self.new_need_beneath(client_id, text, Beneath::default())
    }

    /// Adds a need beneath something.
    pub fn new_need_beneath(&mut self, client_id: ClientId, text: &str, beneath: Beneath) -> NeedId {
        self.add_need(NewNeed { client_id, text: text.to_owned(), beneath }).unwrap()
    }

    /// Names a gift.
    pub fn new_gift(&mut self, name: &str) -> GiftId {
        self.add_gift(&GiftFields::named(name)).unwrap()
    }

    /// Marks the first place on a page where these words stand.
    pub fn mark(&mut self, page: ReflectionId, words: &str, target: Target) -> MarkId {
        self.mark_nth(page, words, 0, target)
    }

    /// Marks the nth place (from 0) on a page where these words stand.
    pub fn mark_nth(&mut self, page: ReflectionId, words: &str, nth: usize, target: Target) -> MarkId {
        let span = self.span(page, words, nth);
        self.add_mark(page, span, Evidence::For(target)).unwrap()
    }

    /// Where these words stand on a page for the nth time (from 0).
    #[must_use]
    pub fn span(&self, page: ReflectionId, words: &str, nth: usize) -> Span {
        let text = self.reflection(page).unwrap().text;
        let (at, _) = text.match_indices(words).nth(nth).expect("words that stand on the page");
        let start = text[..at].chars().count();
        Span { start, end: start + words.chars().count() }
    }

    /// A mark as it stands.
    #[must_use]
    pub fn mark_of(&self, page: ReflectionId, id: MarkId) -> Mark {
        self.reflection(page).unwrap().marks.into_iter().find(|mark| mark.id == id).expect("a mark on this page")
    }

    /// The words a mark stands on, and whether it is orphaned.
    #[must_use]
    pub fn words_of(&self, page: ReflectionId, id: MarkId) -> (String, bool) {
        let (text, mark) = (self.reflection(page).unwrap().text, self.mark_of(page, id));
        (Places::new(&text).slice(mark.span).to_owned(), mark.orphaned)
    }
}

impl Default for Practice {
    fn default() -> Self {
        Self::new()
    }
}

/// Everything undo must bring back, as one value: the export without its instant and without the versions, which stay,
/// and the settings.
#[must_use]
pub fn dump(journal: &Journal) -> Value {
    let mut export: Value = serde_json::from_str(&journal.export_json().unwrap()).unwrap();
    export["exported_at"] = Value::Null;
    for page in export["reflections"].as_array_mut().unwrap() {
        page["versions"] = Value::Null;
    }
    json!({ "export": export, "settings": journal.settings().unwrap() })
}
