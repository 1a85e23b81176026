//! Something else in the journal's place: refused in words, and left as it is.

use std::fs;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use journal::{Error, Journal};

use super::Promise;
use super::scene::{Scene, copy_folder, now};
use crate::PASSPHRASE;

/// What is put in the place of `journal.db`, by what is there to be said of it.
type Stranger = (&'static str, &'static str, fn(&Path));

const STRANGERS: &[Stranger] = &[
    ("an empty file", "damaged", |path| fs::write(path, "").unwrap()),
    ("a short text", "not_a_journal", |path| fs::write(path, "Dear Ana, it was good to see you.\n").unwrap()),
    ("a long text", "not_a_journal", |path| fs::write(path, "Dear Ana, it was good.\n".repeat(9_000)).unwrap()),
    ("another program's database", "not_a_journal", foreign_database),
    ("another journal's database", "damaged", |path| {
        fs::copy(Scene::new().folder().join("journal.db"), path).unwrap();
    }),
    ("noise", "damaged", |path| fs::write(path, noise()).unwrap()),
    ("zeros", "damaged", |path| fs::write(path, [0; 8192]).unwrap()),
    ("a folder", "not_a_journal", |path| fs::create_dir(path).unwrap()),
    ("a pipe", "not_a_journal", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("a socket", "not_a_journal", |path| drop(UnixListener::bind(path).unwrap())),
    ("a link to the journal", "not_a_journal", |path| symlink(path.with_file_name("kept"), path).unwrap()),
    ("a link to nowhere", "not_a_journal", |path| symlink("/nowhere/at/all", path).unwrap()),
    ("a device", "not_a_journal", |path| symlink("/dev/zero", path).unwrap()),
];

/// Puts one thing after the other in the journal's place, and a journal of a newer program.
#[must_use]
pub fn strangers_in_its_place() -> Promise {
    let mut promise = Promise::new("something else in the journal's place: refused in words, untouched");
    for (name, code, put) in STRANGERS {
        let scene = Scene::new();
        let database = scene.folder().join("journal.db");
        fs::rename(&database, scene.folder().join("kept")).unwrap();
        put(&database);
        promise.count(is_refused(&scene.folder(), PASSPHRASE, code).map_err(|what| format!("{name}: {what}")));
    }
    let newer = tempfile::tempdir().unwrap();
    let folder = newer.path().join("journal");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/newer/journal"), &folder);
    promise.count(is_refused(&folder, "four quiet words here", "too_new").map_err(|what| format!("newer: {what}")));
    promise
}

fn is_refused(folder: &Path, passphrase: &str, code: &str) -> Result<(), String> {
    // Taking hold of a folder leaves an empty lock file in it, whatever else lies there.
    fs::write(folder.join("lock"), "").unwrap();
    let before = described(folder);
    for passphrase in [passphrase, "a passphrase that is wrong"] {
        let refusal = Journal::unlock(folder, passphrase, now().clock()).err();
        let as_it_should = match &refusal {
            // Which key is right can't be known before one fits: only a database that is there is told by it.
            Some(Error::WrongPassphrase) => passphrase.contains("wrong") && ["too_new", "damaged"].contains(&code),
            Some(error) => error.code() == code && !error.to_string().is_empty(),
            None => false,
        };
        if !as_it_should {
            return Err(refusal.map_or("it was opened".to_owned(), |error| format!("it was called {}", error.code())));
        }
        if described(folder) != before {
            return Err("it was changed".to_owned());
        }
    }
    Ok(())
}

/// Everything in a folder: names, kinds, and what stands in files.
fn described(folder: &Path) -> Vec<(String, String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            let content = if kind.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
            let special = (kind.is_fifo(), kind.is_socket());
            (entry.file_name().to_string_lossy().into_owned(), format!("{kind:?} {special:?}"), content)
        })
        .collect();
    all.sort();
    all
}

fn foreign_database(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    database
        .execute_batch("CREATE TABLE letter (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO letter VALUES (1, 'x')")
        .unwrap();
}

fn noise() -> Vec<u8> {
    let mut dice = super::dice::Dice::new(11);
    (0..8 * 4096).map(|_| u8::try_from(dice.below(256)).unwrap()).collect()
}
