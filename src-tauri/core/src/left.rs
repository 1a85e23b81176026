//! Where the user was when the journal was shut: kept inside it, so that nothing of it stands in clear beside it.

use crate::{Error, Journal, Result, store};

pub(crate) const NAME: &str = "left";
/// The most that is kept, in bytes: ids and a few numbers.
const MOST: usize = 4_096;

impl Journal {
    /// What [`Self::keep_left`] kept last; it says what the window makes of it, and the journal does not read it.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn left(&self) -> Result<Option<String>> {
        store::settings::get(&self.connection, NAME)
    }

    /// Keeps where the user is, up to 4,096 bytes, in place of what was kept before. It is no change of the journal: there is
    /// nothing to undo, and no area is touched.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it is longer; if the file can't be written.
    pub fn keep_left(&mut self, left: &str) -> Result<()> {
        if left.len() > MOST {
            return Err(Error::invalid("left", "This place can't be kept. Nothing was changed."));
        }
        if self.left()?.as_deref() == Some(left) {
            return Ok(());
        }
        self.unrecorded(|connection| store::settings::put(connection, NAME, left))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::clients::NewClient;
    use crate::dates::fixed_clock;

    fn journal() -> Journal {
        Journal::in_memory(fixed_clock("2026-11-17T10:00:00+01:00".parse().unwrap())).unwrap()
    }

    #[test]
    fn the_place_is_kept_and_is_no_step_to_undo() {
        let mut journal = journal();
        assert_eq!(journal.left().unwrap(), None);
        journal.add_client(NewClient::named("Ana Quill")).unwrap();
        journal.take_changed();
        journal.keep_left(r#"{"screen":"gifts"}"#).unwrap();
        journal.keep_left(r#"{"screen":"today"}"#).unwrap();
        assert_eq!(journal.left().unwrap().as_deref(), Some(r#"{"screen":"today"}"#));
        assert!(journal.take_changed().is_empty());
        journal.undo().unwrap();
        assert!(journal.client_names().unwrap().is_empty(), "undo takes the client back, not the place");
        assert_eq!(journal.left().unwrap().as_deref(), Some(r#"{"screen":"today"}"#));
    }

    #[test]
    fn forgetting_a_client_forgets_the_place_as_well_since_it_may_be_their_page() {
        let mut journal = journal();
        let client = journal.add_client(NewClient::named("Ana Quill")).unwrap();
        journal.keep_left(&client.to_string()).unwrap();
        journal.forget_now(client, &[]).unwrap();
        assert_eq!(journal.left().unwrap(), None);
    }

    #[test]
    fn what_is_too_long_for_a_place_is_refused() {
        let mut journal = journal();
        assert!(matches!(journal.keep_left(&"x".repeat(MOST + 1)), Err(Error::Invalid { .. })));
        assert_eq!(journal.left().unwrap(), None);
    }
}
