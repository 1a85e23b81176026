//! Earlier versions of a page: read beside another one with what differs, and brought back.
//!
//! A version is kept when a spell of writing ends, so the first is how the page first stood. None is ever taken away by
//! an undo.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use similar::{Algorithm, ChangeTag, TextDiff};

use crate::ids::ReflectionId;
use crate::marks::resettle;
use crate::reflections::title_and_opening;
use crate::{Change, Error, Journal, Result, store};

/// How long two long pages may be compared before the rest is told apart more coarsely.
const PATIENCE: Duration = Duration::from_millis(500);

/// Which version, of those of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionId(pub u32);

/// An earlier wording of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Which.
    pub id: VersionId,
    /// When it was kept, in the offset of that day.
    pub kept_at: DateTime<FixedOffset>,
    /// Its words.
    pub text: String,
}

/// A stretch of two texts that were compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// In which of them it stands.
    pub side: Side,
    /// Its words.
    pub text: String,
}

/// In which of two texts some words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the earlier alone.
    Earlier,
    /// In the later alone.
    Later,
}

impl Journal {
    /// The versions of a page, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn versions(&self, page: ReflectionId) -> Result<Vec<Version>> {
        store::versions::of(&self.connection, page)
    }

    /// One version of a page.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn version(&self, page: ReflectionId, id: VersionId) -> Result<Version> {
        store::versions::get(&self.connection, page, id)?.ok_or(Error::NotFound { what: "version" })
    }

    /// Makes an earlier version the page's words again, with its marks where their words are found. What is being typed
    /// is settled first, so it becomes a version of its own.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a page or version that is not there.
    pub fn bring_back_version(&mut self, page: ReflectionId, id: VersionId) -> Result<()> {
        self.settle_draft(page)?;
        let version = self.version(page, id)?;
        let before = self.reflection(page)?;
        if before.text == version.text {
            return Ok(());
        }
        let now = self.stamp();
        let marks = resettle(&version.text, before.marks, &[]);
        self.change(Change::BringBackVersion.of(&title_and_opening(&version.text).0), |connection| {
            store::reflections::rewrite(connection, page, &version.text, now.at)?;
            store::versions::keep(connection, page, &version.text, now)?;
            store::marks::replace_places(connection, &marks)
        })
    }
}

/// What differs between two wordings, word by word, in the order of reading; words taken out come before those put in.
#[must_use]
pub fn compare(earlier: &str, later: &str) -> Vec<Stretch> {
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_unicode_words(earlier, later);
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in diff.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::Earlier,
            ChangeTag::Insert => Side::Later,
        };
        match stretches.last_mut().filter(|last| last.side == side) {
            Some(last) => last.text.push_str(change.value()),
            None => stretches.push(Stretch { side, text: change.value().to_owned() }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(earlier: &str, later: &str) -> String {
        let stretch = |stretch: Stretch| match stretch.side {
            Side::Both => stretch.text,
            Side::Earlier => format!("[-{}-]", stretch.text),
            Side::Later => format!("[+{}+]", stretch.text),
        };
        compare(earlier, later).into_iter().map(stretch).collect()
    }

    #[test]
    fn what_differs_is_told_by_whole_words() {
        assert_eq!(told("She asked for money.", "She asked for more money."), "She asked for [+more +]money.");
        assert_eq!(told("Noor laughed.", "Noor left."), "Noor [-laughed-][+left+].");
        assert_eq!(told("", "First"), "[+First+]");
        assert_eq!(told("same\n", "same\n"), "same\n");
        assert_eq!(told("שלום e\u{301}té 👩‍👧", "שלום été 👩‍👧"), "שלום [-e\u{301}té-][+été+] 👩‍👧");
    }

    #[test]
    fn both_wordings_can_be_read_out_of_the_comparison() {
        let (earlier, later) = ("a b c d\n\ne f", "b c x d\ne f g");
        let of = |other: Side| -> String {
            let here = compare(earlier, later).into_iter().filter(|stretch| stretch.side != other);
            here.map(|stretch| stretch.text).collect()
        };
        assert_eq!((of(Side::Later).as_str(), of(Side::Earlier).as_str()), (earlier, later));
    }

    #[test]
    fn two_long_pages_with_nothing_in_common_are_compared_in_a_moment() {
        let words = |from: usize| (from..from + 60_000).map(|number| format!("w{number} ")).collect::<String>();
        let started = std::time::Instant::now();
        let stretches = compare(&words(0), &words(100_000));
        assert!(stretches.iter().any(|stretch| stretch.side == Side::Later));
        assert!(started.elapsed() < PATIENCE * 10, "{:?}", started.elapsed());
    }
}
