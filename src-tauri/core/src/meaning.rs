//! What the suggestions rest on, and the vectors still missing. The model itself lives elsewhere: vectors come in.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::change::Area;
use crate::reading::Opening;
use crate::suggest::evidence::{Evidence, Vector, gift_text, unit_mean};
use crate::{Journal, Result, store};

/// The vectors of texts that were asked for lately, as one model made them: kept while the journal is open, so that an
/// edit costs no more than the texts it changed.
#[derive(Default)]
pub(crate) struct Vectors {
    /// A new one whenever all of this is dropped, as when somebody is forgotten.
    pub(crate) opening: Opening,
    model: String,
    by_hash: HashMap<[u8; 32], Arc<[f32]>>,
}

impl Journal {
    /// Everything the ranking may know, with the vectors that this model has made so far. With no model, none.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn evidence(&self, model: Option<&str>) -> Result<Evidence> {
        let mut evidence = Evidence {
            needs: store::evidence::open_needs(&self.connection)?,
            gifts: store::evidence::living_gifts(&self.connection)?,
            verdicts: store::verdicts::standing(&self.connection)?,
            landed: Vec::new(),
            lessons: Vec::new(),
            today: self.now().date_naive(),
        };
        let landed = store::evidence::landed(&self.connection)?;
        let lessons =
            if self.settings()?.verdicts_teach { store::evidence::lessons(&self.connection)? } else { Vec::new() };
        let asked = Asked { journal: self, model };
        for need in &mut evidence.needs {
            need.vector = asked.vector(&need.text)?;
            need.want_vector = asked.mean(need.wants.iter().map(String::as_str))?;
            need.said_vector = asked.mean(need.said.iter().map(AsRef::as_ref))?;
        }
        for gift in &mut evidence.gifts {
            gift.vector = asked.vector(&gift_text(&gift.name, &gift.description))?;
            gift.shown_vector = asked.mean(gift.shown.iter().map(AsRef::as_ref))?;
        }
        for (mut fact, need) in landed {
            fact.need_vector = asked.vector(&need)?;
            evidence.landed.push(fact);
        }
        for (mut lesson, need) in lessons {
            lesson.need_vector = asked.vector(&need)?;
            evidence.lessons.push(lesson);
        }
        Ok(evidence)
    }

    /// Up to `most` texts that suggestions rest on and that this model has not read yet.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn texts_without_vector(&self, model: &str, most: usize) -> Result<Vec<String>> {
        let mut texts = BTreeSet::new();
        for need in store::evidence::open_needs(&self.connection)? {
            texts.extend(need.wants);
            texts.extend(need.said.iter().map(|text| text.to_string()));
            texts.insert(need.text);
        }
        for gift in store::evidence::living_gifts(&self.connection)? {
            texts.extend(gift.shown.iter().map(|text| text.to_string()));
            texts.insert(gift_text(&gift.name, &gift.description));
        }
        texts.extend(store::evidence::landed(&self.connection)?.into_iter().map(|(_, need)| need));
        texts.extend(store::evidence::lessons(&self.connection)?.into_iter().map(|(_, need)| need));
        texts.extend(store::echoes::wants(&self.connection)?.into_iter().map(|want| want.text));
        texts.extend(store::insight::answers(&self.connection)?.into_iter().map(|answer| answer.answer));
        texts.extend(self.playful_passages()?.into_iter().map(|passage| passage.text));
        let kept = store::vectors::hashes(&self.connection, model)?;
        let missing = texts.into_iter().filter(|text| !kept.contains(&store::vectors::hash(text)));
        Ok(missing.take(most).collect())
    }

    /// Keeps vectors that this model made of these texts.
    ///
    /// # Errors
    /// What the disk says; none of them is kept then.
    pub fn keep_vectors(&mut self, model: &str, vectors: &[(String, Vec<f32>)]) -> Result<()> {
        self.unrecorded(|connection| {
            vectors.iter().try_for_each(|(text, vector)| store::vectors::put(connection, model, text, vector))
        })?;
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
