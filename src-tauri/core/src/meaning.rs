//! What the suggestions rest on, and the vectors still missing. The model itself lives elsewhere: vectors come in.

mod kept;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::change::Area;
use crate::reading::Opening;
use crate::store::evidence::Which;
use crate::suggest::evidence::{Evidence, Vector, gift_text, unit_mean};
use crate::{Journal, Result, store};

pub(crate) use kept::Kept;

/// The vectors of texts that were asked for lately, as one model made them: kept while the journal is open, so that an
/// edit costs no more than the texts it changed.
#[derive(Default)]
pub(crate) struct Vectors {
    /// A new one whenever all of this is dropped, as when somebody is forgotten.
    pub(crate) opening: Opening,
    /// How often vectors were kept.
    kept: u64,
    model: String,
    by_hash: HashMap<[u8; 32], Arc<[f32]>>,
    /// The model that had read every text when that was last looked into.
    read_all: Option<String>,
}

impl Vectors {
    /// Whether another vector is known of a text than this one.
    fn differs(&self, text: &str, vector: &[f32]) -> bool {
        self.by_hash.get(&store::vectors::hash(text)).is_some_and(|known| **known != *vector)
    }
}

impl Journal {
    /// Everything the ranking may know, with the vectors that this model has made so far. With no model, none.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn evidence(&self, model: Option<&str>) -> Result<Evidence> {
        let evidence = self.kept_evidence(model)?;
        let lessons = if self.settings()?.verdicts_teach { evidence.lessons } else { Arc::default() };
        Ok(Evidence { lessons, today: self.now().date_naive(), ..evidence })
    }

    /// Up to `most` texts that suggestions rest on and that this model has not read yet. The journal is looked through for
    /// them only after a change that may have brought one.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn texts_without_vector(&self, model: &str, most: usize) -> Result<Vec<String>> {
        let any_changed = store::touched::any_text(&self.connection)?;
        if !any_changed && self.vectors.borrow().read_all.as_deref() == Some(model) {
            return Ok(Vec::new());
        }
        // Should the look fail, the next one is to look again.
        self.vectors.borrow_mut().read_all = None;
        let texts: Vec<String> = self.unread_texts(model)?.take(most).collect();
        self.vectors.borrow_mut().read_all = (most > 0 && texts.is_empty()).then(|| model.to_owned());
        Ok(texts)
    }

    /// The same, of all texts, whatever was looked through before.
    pub(crate) fn unread_texts(&self, model: &str) -> Result<impl Iterator<Item = String> + use<>> {
        let mut texts = BTreeSet::new();
        let evidence = self.kept_evidence(Some(model))?;
        for need in evidence.needs.iter().filter(|need| need.waits()) {
            texts.extend(need.wants.iter().cloned());
            texts.extend(need.said.iter().map(ToString::to_string));
            texts.insert(need.text.clone());
        }
        for gift in evidence.gifts.iter().filter(|gift| gift.waits()) {
            texts.extend(gift.shown.iter().map(ToString::to_string));
            texts.insert(gift_text(&gift.name, &gift.description));
        }
        texts.extend(store::evidence::landed(&self.connection, Which::All)?.into_iter().map(|(_, need)| need));
        texts.extend(store::evidence::lessons(&self.connection, Which::All)?.into_iter().map(|(_, need)| need));
        texts.extend(store::echoes::wants(&self.connection)?.into_iter().map(|want| want.text));
        texts.extend(store::insight::answers(&self.connection)?.into_iter().map(|answer| answer.answer));
        texts.extend(self.playful_passages()?.into_iter().map(|passage| passage.text));
        let kept = store::vectors::hashes(&self.connection, model)?;
        Ok(texts.into_iter().filter(move |text| !kept.contains(&store::vectors::hash(text))))
    }

    /// Keeps vectors that this model made of these texts.
    ///
    /// # Errors
    /// What the disk says; none of them is kept then.
    pub fn keep_vectors(&mut self, model: &str, vectors: &[(String, Vec<f32>)]) -> Result<()> {
        self.unrecorded(|connection| {
            vectors.iter().try_for_each(|(text, vector)| store::vectors::put(connection, model, text, vector))
        })?;
        let mut known = self.vectors.borrow_mut();
        known.kept += 1;
        if known.model == model && vectors.iter().any(|(text, vector)| known.differs(text, vector)) {
            known.by_hash.clear();
            self.kept.take();
        }
        drop(known);
        self.note_changed(Area::Suggestions);
        Ok(())
    }

    /// The vector that this model made of a text; `None` where it has not read it yet.
    pub(crate) fn vector(&self, model: Option<&str>, text: &str) -> Result<Vector> {
        let Some(model) = model else { return Ok(None) };
        let mut vectors = self.vectors.borrow_mut();
        if vectors.model != model {
            model.clone_into(&mut vectors.model);
            vectors.by_hash.clear();
        }
        let hash = store::vectors::hash(text);
        if let Some(vector) = vectors.by_hash.get(&hash) {
            return Ok(Some(Arc::clone(vector)));
        }
        let Some(vector) = store::vectors::get(&self.connection, model, hash)?.map(Arc::from) else { return Ok(None) };
        vectors.by_hash.insert(hash, Arc::clone(&vector));
        Ok(Some(vector))
    }
}

/// The vectors of one model, asked for one by one.
pub(crate) struct Asked<'a> {
    pub(crate) journal: &'a Journal,
    pub(crate) model: Option<&'a str>,
}

impl Asked<'_> {
    pub(crate) fn vector(&self, text: &str) -> Result<Vector> {
        self.journal.vector(self.model, text)
    }

    /// The unit mean of the vectors of several texts, once all of them are there.
    fn mean<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Result<Vector> {
        let vectors: Option<Vec<_>> = texts.map(|text| self.vector(text)).collect::<Result<_>>()?;
        Ok(vectors.and_then(unit_mean))
    }
}
