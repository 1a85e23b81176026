//! Opening the encrypted database, and nothing but it: never a file that is damaged, foreign or empty.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Once;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags, ffi};
use uuid::Uuid;

use crate::vault::DatabaseKey;
use crate::vault::folder::{exists, inspect_database, make_empty, remove, rollback_journal, sync_parent, unfinished};
use crate::{Error, Result};

/// Stands in the database's header: "UNDC".
pub const APPLICATION_ID: i32 = 0x554E_4443;

const OPENING: &str = "opening the journal";
const MAKING: &str = "making the journal";
const COPYING: &str = "making a copy of the journal";
/// Statements kept prepared: about as many as there are. Preparing one anew costs more than running it.
const STATEMENTS: usize = 256;
const BUSY: Duration = Duration::from_millis(250);
const UNMARKED: Error = Error::Damaged { what: "The journal's file (journal.db, which lacks its mark)" };

/// Where each setting comes from: <https://www.sqlite.org/pragma.html>. A rollback journal and EXTRA are what kills,
/// power cuts and flipped bits could not make lose a save. SQLite's own small page cache stays as it is: pages stand in it
/// decrypted, and only a little memory can be kept from being swapped out.
const SETTINGS: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = EXTRA;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
";

/// For what is only read.
const READING: &str = "
    PRAGMA query_only = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
";

const FIRST_TABLE: &str = "
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        vault_id BLOB NOT NULL CHECK (length(vault_id) = 16),
        created_at INTEGER NOT NULL
    ) STRICT;
";

/// Makes the database of a new journal, without any schema but its own mark (`user_version` is 0).
///
/// It comes under its name only when it is whole and `fill` has put into it what it is to begin with (told where it lies
/// until then); after a crash or a failure before that, the folder holds no journal.
///
/// # Errors
/// [`Error::Exists`] when something has that name already; [`Error::DiskFull`], [`Error::Io`], [`Error::Store`]; what
/// `fill` says.
pub fn create(
    path: &Path,
    key: &DatabaseKey,
    vault_id: Uuid,
    fill: impl FnOnce(&mut Connection, &Path) -> Result<()>,
) -> Result<()> {
    if exists(path)? {
        return Err(Error::Exists);
    }
    let temporary = unfinished(path);
    remove(&rollback_journal(&temporary))?;
    make_empty(&temporary)?;
    let mut db = connect_to_fill(&temporary, key, MAKING)?;
    set(&db, MAKING)?;
    mark(&mut db, vault_id)?;
    fill(&mut db, &temporary)?;
    db.close().map_err(|(_, error)| Error::store(MAKING)(error))?;
    std::fs::rename(&temporary, path).map_err(Error::io(MAKING, path))?;
    sync_parent(path)
}

/// Opens the journal's database. What is not sound is refused and stays as it is, byte for byte.
///
/// Page 1 is checked here; [`verify`] checks everything.
///
/// # Errors
/// [`Error::Damaged`], [`Error::NotAJournal`], [`Error::Busy`], [`Error::Io`], [`Error::Store`].
pub fn open(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    inspect_database(path)?;
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if opened_to_read(&db, OPENING)? {
        match refused(path) {
            // So it was meant: whoever keeps a journal where nothing is written reads it.
            Some(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {}
            other => return Err(at_fault(OPENING, path, other)),
        }
    }
    check_mark(&db)?;
    set(&db, OPENING)?;
    Ok(db)
}

/// Opens a database that is only to be read: nothing in it can be changed by any statement, and the file is not touched.
///
/// # Errors
/// As [`open`].
pub fn open_to_read(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    inspect_database(path)?;
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    check_mark(&db)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    db.execute_batch(READING).map_err(Error::store(OPENING))?;
    Ok(db)
}

/// Makes an empty file that a whole database is to be copied into. Nothing in it is durable before the caller sees to it.
///
/// # Errors
/// [`Error::DiskFull`], [`Error::Io`], [`Error::Store`].
pub fn make_target(path: &Path, key: &DatabaseKey) -> Result<Connection> {
    make_empty(path)?;
    let db = connect_to_fill(path, key, COPYING)?;
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY").map_err(Error::store(COPYING))?;
    Ok(db)
}

/// Connects to a file that was just made, and is there to be written.
pub fn connect_to_fill(path: &Path, key: &DatabaseKey, doing: &'static str) -> Result<Connection> {
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if opened_to_read(&db, doing)? { Err(at_fault(doing, path, refused(path))) } else { Ok(db) }
}

/// Whether SQLite opened a file to be read though it was asked to write. It does so wherever the system refuses to open one
/// for writing, be it for want of the right or because the disk failed, and says so only at the first write.
fn opened_to_read(db: &Connection, doing: &'static str) -> Result<bool> {
    db.is_readonly(rusqlite::MAIN_DB).map_err(Error::store(doing))
}

/// Why a file can't be opened for writing; `None` if it can be by now.
fn refused(path: &Path) -> Option<std::io::Error> {
    std::fs::OpenOptions::new().write(true).open(path).err()
}

fn at_fault(doing: &'static str, path: &Path, refused: Option<std::io::Error>) -> Error {
    Error::io(doing, path)(refused.unwrap_or_else(|| ErrorKind::Other.into()))
}

fn check_mark(db: &Connection) -> Result<()> {
    let application_id: i32 =
        db.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(Error::store(OPENING))?;
    if application_id != APPLICATION_ID {
        return Err(UNMARKED);
    }
    vault_id(db).map(drop)
}

/// A database in memory for what is never to be kept, marked and set like one on disk. Its memory is not wiped: what is in
/// it is nobody's secret, and wiping costs five times what the work does.
///
/// # Errors
/// [`Error::Store`] when SQLite has no memory, [`Error::NoRandomness`].
pub fn in_memory() -> Result<Connection> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|_| Error::NoRandomness)?;
    start_once();
    let mut db = Connection::open_in_memory().map_err(Error::store(MAKING))?;
    set(&db, MAKING)?;
    mark(&mut db, uuid::Builder::from_random_bytes(id).into_uuid())?;
    Ok(db)
}

/// The id of the vault that this database belongs to.
///
/// # Errors
/// [`Error::Damaged`] when it bears none.
pub fn vault_id(db: &Connection) -> Result<Uuid> {
    match db.query_row("SELECT vault_id FROM journal WHERE id = 1", [], |row| row.get::<_, [u8; 16]>(0)) {
        Ok(id) => Ok(Uuid::from_bytes(id)),
        Err(error) => match Error::store(OPENING)(error) {
            Error::Store { .. } => Err(UNMARKED),
            other => Err(other),
        },
    }
}

/// Whether a connection still answers. SQLCipher gives one up for good that met a damaged page.
pub fn answers(db: &Connection) -> bool {
    !matches!(vault_id(db), Err(Error::Damaged { .. }))
}

/// Reads the whole journal and says what is not as it should be; an empty list means that all is well.
///
/// Three checks, and the first that finds something is the last: the seal of every page, the structure of the database,
/// and that what refers to a record finds it. The findings name pages and tables and never what stands in them.
///
/// # Errors
/// [`Error::Store`] when a check could not be made for another reason than damage.
pub fn verify(db: &Connection) -> Result<Vec<String>> {
    for check in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
        let mut findings = match lines(db, check) {
            Ok(lines) => lines,
            Err(Error::Damaged { .. }) => vec![format!("{check} met a damaged page and ended there")],
            Err(error) => return Err(error),
        };
        findings.retain(|line| line != "ok");
        if check == "foreign_key_check" {
            findings.iter_mut().for_each(|table| table.push_str(" refers to a record that is not there"));
        }
        // After a damaged page SQLCipher answers nothing more.
        if !findings.is_empty() {
            return Ok(findings);
        }
    }
    Ok(Vec::new())
}

fn lines(db: &Connection, check: &str) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    db.pragma_query(None, check, |row| {
        lines.push(row.get(0)?);
        Ok(())
    })
    .map_err(Error::store("checking the journal"))?;
    Ok(lines)
}

/// Lets SQLite start, with SQLCipher, before anything is opened. It calls itself started a moment before SQLCipher is, so
/// that a second thread which opens something just then would be refused.
fn start_once() {
    static STARTED: Once = Once::new();
    // Whatever kept it from starting, opening says.
    STARTED.call_once(|| drop(Connection::open_in_memory()));
}

pub(super) fn connect(path: &Path, key: &DatabaseKey, way: OpenFlags) -> Result<Connection> {
    start_once();
    // Without CREATE: a file that vanished must not come back empty.
    let db = Connection::open_with_flags(path, way | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(Error::store(OPENING))?;
    keep_quiet(&db)?;
    db.busy_timeout(BUSY).map_err(Error::store(OPENING))?;
    db.execute_batch(&key.keying()).map_err(without_sql)?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(Error::store(OPENING))?;
    Ok(db)
}

/// SQLCipher writes to standard error when a key does not fit, and does not wipe its memory unless told to.
fn keep_quiet(db: &Connection) -> Result<()> {
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON")
        .map_err(Error::store(OPENING))
}

/// An error that names its SQL would name the key.
fn without_sql(error: rusqlite::Error) -> Error {
    let code = error.sqlite_error().map_or(ffi::SQLITE_ERROR, |error| error.extended_code);
    Error::store(OPENING)(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
}

pub(super) fn set(db: &Connection, doing: &'static str) -> Result<()> {
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    db.execute_batch(SETTINGS).map_err(Error::store(doing))?;
    db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).map_err(Error::store(doing))
}

fn mark(db: &mut Connection, vault_id: Uuid) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let created_at = i64::try_from(now).unwrap_or(i64::MAX);
    let fill = |db: &mut Connection| {
        let transaction = db.transaction()?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(FIRST_TABLE)?;
        transaction.execute(
            "INSERT INTO journal (id, vault_id, created_at) VALUES (1, ?1, ?2)",
            (vault_id.as_bytes(), created_at),
        )?;
        transaction.commit()
    };
    fill(db).map_err(Error::store(MAKING))
}
