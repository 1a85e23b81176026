//! A whole journal written into a new encrypted file, table by table: far faster than making its changes there one by one.

use std::path::Path;

use rusqlite::Connection;

use super::rows;
use crate::vault::DatabaseKey;
use crate::{Error, Result};

const DOING: &str = "keeping a copy of the journal";

/// Every table that holds something of its own, oldest first, which is parents before most of their children. The search
/// index is built by its triggers; what was forgotten is hashed with the id of its own journal and means nothing elsewhere,
/// and the other journal has key files of its own.
const TABLES: &str = "
    SELECT name FROM main.sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
      AND name NOT IN ('journal', 'forgotten', 'key_generation')
    ORDER BY rowid";

/// Copies all of this journal into the file at `path`, which has the same schema and nothing else, in one transaction.
pub(crate) fn copy(from: &Connection, path: &Path, key: &DatabaseKey) -> Result<()> {
    let path = std::path::absolute(path).map_err(Error::io(DOING, path))?;
    let path = path.to_str().ok_or(Error::NotAJournal { what: "A folder whose name is not UTF-8" })?;
    // Bound, never spelled out: an error that names its SQL would name the key.
    from.execute("ATTACH DATABASE ?1 AS kept KEY ?2", (path, key.raw().as_str())).map_err(Error::store(DOING))?;
    let copied = copy_attached(from);
    let detached = from.execute_batch("DETACH DATABASE kept").map_err(Error::store(DOING));
    copied.and(detached)
}

fn copy_attached(from: &Connection) -> Result<()> {
    from.execute_batch("PRAGMA kept.synchronous = EXTRA").map_err(Error::store(DOING))?;
    let transaction = from.unchecked_transaction().map_err(Error::store(DOING))?;
    transaction.pragma_update(None, "defer_foreign_keys", true).map_err(Error::store(DOING))?;
    for table in rows(from, DOING, TABLES, [], |row| row.get::<_, String>(0))? {
        // The schema comes with some rows of its own. It is the same on both sides, so columns agree by their place.
        let sql = format!("DELETE FROM kept.{table}; INSERT INTO kept.{table} SELECT * FROM main.{table}");
        transaction.execute_batch(&sql).map_err(Error::store(DOING))?;
    }
    transaction.commit().map_err(Error::store(DOING))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::probe;
    use crate::dates::{Clock, fixed_clock};
    use crate::reflections::PageQuery;
    use crate::vault::{Found, KdfCost, look};
    use crate::words::Kind;
    use crate::{Error, Journal, ids};

    const PASSPHRASE: &str = "a plain long passphrase";

    fn clock() -> Clock {
        fixed_clock(chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap())
    }

    fn full() -> Journal {
        let mut journal = Journal::in_memory(clock()).unwrap();
        journal.play_sample().unwrap();
        let page = journal.list_reflections(PageQuery { limit: 1, ..PageQuery::default() }).unwrap()[0].id;
        journal.save_draft(page, "Half a sentence", &[]).unwrap();
        journal.keep_vectors("toy", &[("text".to_owned(), vec![1.0])]).unwrap();
        journal
    }

    /// Every row but the note of when it was last opened.
    fn records(journal: &Journal) -> Vec<String> {
        let mut lines = probe::dump(&journal.connection);
        lines.retain(|line| !line.contains("last_opened_at"));
        lines
    }

    #[test]
    fn a_journal_is_kept_whole_and_goes_on_being_one() {
        let (home, journal) = (tempfile::tempdir().unwrap(), full());
        let folder = home.path().join("kept");
        journal.keep_in(&folder, PASSPHRASE, KdfCost::cheap()).unwrap();
        let mut kept = Journal::unlock(&folder, PASSPHRASE, clock()).unwrap();
        assert_eq!(records(&kept), records(&journal));
        assert_eq!(kept.texts_without_vector("toy", 9).unwrap(), journal.texts_without_vector("toy", 9).unwrap());
        probe::check(&kept.connection);
        assert_eq!(kept.verify().unwrap(), Vec::<String>::new());
        assert_eq!(kept.search("bowl", 5).unwrap().1, journal.search("bowl", 5).unwrap().1);
        let client = kept.client_names().unwrap()[0].id;
        kept.delete(Kind::Client, ids::RecordId(client.0)).unwrap();
        kept.undo().unwrap();
        kept.undo().unwrap();
        assert_eq!(records(&kept), records(&journal));
    }

    #[test]
    fn what_cannot_be_kept_whole_is_not_kept_at_all() {
        let (home, journal) = (tempfile::tempdir().unwrap(), full());
        let folder = home.path().join("kept");
        let keep = |passphrase| journal.keep_in(&folder, passphrase, KdfCost::cheap());
        assert!(matches!(keep("short"), Err(Error::Invalid { field: "passphrase", .. })));
        journal
            .connection
            .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM client; PRAGMA foreign_keys = ON")
            .unwrap();
        assert!(matches!(keep(PASSPHRASE), Err(Error::Store { .. })));
        assert!(look(&folder).unwrap() == Found::Nothing && !folder.exists());
        assert!(journal.connection.is_autocommit(), "the journal itself goes on");
    }

    #[test]
    fn a_journal_that_is_there_stays() {
        let (home, journal) = (tempfile::tempdir().unwrap(), full());
        let folder = home.path().join("kept");
        Journal::create(&folder, PASSPHRASE, KdfCost::cheap(), clock()).unwrap().lock().unwrap();
        assert!(matches!(journal.keep_in(&folder, PASSPHRASE, KdfCost::cheap()), Err(Error::Exists)));
        let empty = Journal::unlock(&folder, PASSPHRASE, clock()).unwrap();
        assert_eq!(empty.client_names().unwrap(), Vec::new());
    }
}
