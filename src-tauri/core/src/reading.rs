//! Reading texts for suggestions: what a model has not read yet, few by few, for as long as the journal stays open.

use std::sync::{Arc, Weak};

use crate::{Journal, Result};

/// Held by an open journal; gone once it is locked, or once somebody was forgotten.
#[derive(Default)]
pub(crate) struct Opening(Arc<()>);

/// Texts that a model is about to read.
#[derive(Debug)]
pub struct Reading {
    model: String,
    opening: Weak<()>,
    unread: Vec<String>,
    /// How many of the last ones are being read.
    in_hand: usize,
}

impl Journal {
    /// Up to `most` texts to be read by this model. They are asked for once and read few by few ([`Reading::next_texts`],
    /// [`Reading::keep`]), and the journal need not be held meanwhile.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn reading(&self, model: &str, most: usize) -> Result<Reading> {
        let unread = self.texts_without_vector(model, most)?;
        let opening = Arc::downgrade(&self.vectors.borrow().opening.0);
        Ok(Reading { model: model.to_owned(), opening, unread, in_hand: 0 })
    }
}

impl Reading {
    /// Up to `most` texts to read next; none when all are read, and none any more once the journal was locked or somebody
    /// was forgotten, whose words may be among them.
    pub fn next_texts(&mut self, most: usize) -> &[String] {
        if self.opening.strong_count() == 0 {
            self.unread.clear();
        }
        self.in_hand = most.min(self.unread.len());
        self.unread.get(self.unread.len() - self.in_hand..).unwrap_or_default()
    }

    /// Keeps the vectors of the texts that were given out last, in their order. In any other journal than theirs nothing is
    /// kept, and the reading is over.
    ///
    /// # Errors
    /// What the disk says; none of them is kept then.
    pub fn keep(&mut self, journal: &mut Journal, vectors: Vec<Vec<f32>>) -> Result<()> {
        let is_theirs = std::ptr::eq(self.opening.as_ptr(), Arc::as_ptr(&journal.vectors.borrow().opening.0));
        let texts = self.unread.split_off(self.unread.len() - self.in_hand);
        self.in_hand = 0;
        if !is_theirs {
            self.unread.clear();
            return Ok(());
        }
        journal.keep_vectors(&self.model, &texts.into_iter().zip(vectors).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::clients::NewClient;
    use crate::dates::fixed_clock;
    use crate::ladder::{Beneath, NewNeed};

    const NEEDS: usize = 10;

    fn journal() -> Journal {
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap();
        let mut journal = Journal::in_memory(fixed_clock(now)).unwrap();
        let ana = journal.add_client(NewClient::named("Ana Quill")).unwrap();
        for number in 0..NEEDS {
            let text = format!("need {number}");
            journal.add_need(NewNeed { client_id: ana, text, beneath: Beneath::default() }).unwrap();
        }
        journal
    }

    /// Reads three at a time, at most so often, and tells what was read.
    fn read(journal: &mut Journal, model: &str, times: usize) -> Vec<String> {
        let (mut reading, mut read) = (journal.reading(model, 512).unwrap(), Vec::new());
        for _ in 0..times {
            let texts = reading.next_texts(3).to_vec();
            reading.keep(journal, vec![vec![1.0]; texts.len()]).unwrap();
            read.extend(texts);
        }
        read
    }

    fn pending(journal: &Journal, model: &str) -> usize {
        let neutral = crate::suggest::Neutral::of(&[0.5], &[0.5]);
        crate::suggest::rank(&journal.evidence(Some(model)).unwrap(), &neutral).pending
    }

    #[test]
    fn nothing_is_read_twice_and_an_interrupted_reading_goes_on_where_it_was() {
        let mut journal = journal();
        let mut all = read(&mut journal, "toy", 2);
        assert_eq!((all.len(), pending(&journal, "toy")), (6, 4), "what is left is told");
        all.extend(read(&mut journal, "toy", 9));
        assert_eq!(all.len(), NEEDS);
        all.sort();
        all.dedup();
        assert_eq!((all.len(), pending(&journal, "toy")), (NEEDS, 0));
        assert!(read(&mut journal, "toy", 1).is_empty());
    }

    #[test]
    fn another_model_reads_all_anew_and_an_edit_is_read_alone() {
        let mut journal = journal();
        read(&mut journal, "toy", 9);
        assert_eq!(pending(&journal, "another"), NEEDS);
        assert_eq!(read(&mut journal, "another", 9).len(), NEEDS);
        assert!(read(&mut journal, "toy", 9).is_empty(), "what the first one read is still there");
        let need = journal.evidence(None).unwrap().needs[0].id;
        let state = journal.need(need).unwrap().state;
        journal.update_need(need, &crate::ladder::NeedFields { text: "other words".into(), state }).unwrap();
        assert_eq!(read(&mut journal, "another", 9), ["other words"]);
    }

    #[test]
    fn a_journal_that_locks_ends_its_reading() {
        let journal = journal();
        let mut reading = journal.reading("toy", 512).unwrap();
        assert_eq!(reading.next_texts(3).len(), 3);
        drop(journal);
        assert!(reading.next_texts(3).is_empty());
    }

    #[test]
    fn vectors_come_into_no_other_journal() {
        let (one, mut other) = (journal(), journal());
        let mut reading = one.reading("toy", 512).unwrap();
        reading.next_texts(3);
        reading.keep(&mut other, vec![vec![1.0]; 3]).unwrap();
        assert_eq!(pending(&other, "toy"), NEEDS);
        assert!(reading.next_texts(3).is_empty());
    }

    #[test]
    fn words_of_somebody_forgotten_are_not_read_on() {
        let mut journal = journal();
        let ana = journal.evidence(None).unwrap().needs[0].client_id;
        let mut reading = journal.reading("toy", 512).unwrap();
        assert_eq!(reading.next_texts(3).len(), 3);
        journal.forget_client(ana, &[]).unwrap();
        reading.keep(&mut journal, vec![vec![1.0]; 3]).unwrap();
        assert!(crate::store::vectors::hashes(&journal.connection, "toy").unwrap().is_empty());
    }
}
