//! Stories of a vault: made, opened, damaged, cut off, shared.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

mod creation;
mod database;
mod key_files;
mod owning;

const PASSPHRASE: &str = "heron ladle quiet ferry";
const CANARY: &str = "canary-of-the-want";

/// A folder for one test, and the journal's place in it.
fn place() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("journal");
    (home, folder)
}

/// A journal with a word in it, closed.
fn journal() -> (TempDir, PathBuf) {
    let (home, folder) = place();
    drop(create(&folder, PASSPHRASE, KdfCost::cheap()).unwrap());
    let (db, _owner) = enter(&folder).unwrap();
    db.execute_batch("CREATE TABLE word (text TEXT NOT NULL) STRICT").unwrap();
    db.execute("INSERT INTO word (text) VALUES (?1)", [CANARY]).unwrap();
    (home, folder)
}

fn enter(folder: &Path) -> Result<(Connection, Opened)> {
    let opened = unlock(folder, PASSPHRASE)?;
    let db = store::open::open(&database_path(folder), &opened.key)?;
    Ok((db, opened))
}

/// Whether the journal opens and still holds the word.
fn is_all_there(folder: &Path) -> bool {
    let (db, _owner) = enter(folder).unwrap();
    db.query_row("SELECT text FROM word", [], |row| row.get::<_, String>(0)).unwrap() == CANARY
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

fn with_flipped_bit(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut flipped = bytes.to_vec();
    flipped[bit / 8] ^= 1 << (bit % 8);
    flipped
}

/// A key file's text up to its checksum, with the checksum that fits it.
pub(crate) fn with_checksum(body: &str) -> Vec<u8> {
    keyfile::finish(body).into_bytes()
}

/// How many slots the key files in a folder hold, those of another secret among them.
pub(crate) fn slots_in(folder: &Path) -> usize {
    let keys = keyfile::read(&Folder::new(folder)).unwrap();
    keys.newest.slots.len() + keys.newest.next.len()
}
