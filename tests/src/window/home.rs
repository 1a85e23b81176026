//! A home that no other run has seen, with a place for a journal, and what is found in it afterwards.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use serde_json::Value;
use tempfile::TempDir;

/// The variables that say where a program keeps things, and the folder each is given.
const PLACES: &[(&str, &str)] = &[
    ("HOME", "home"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_RUNTIME_DIR", "runtime"),
    ("TMPDIR", "tmp"),
];

/// Where distributions keep the library that shows programs another time, in its form for several threads.
const FAKETIME: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib64/faketime/libfaketimeMT.so.1",
    "/usr/lib/faketime/libfaketimeMT.so.1",
];

/// Folders for one run, gone when it ends.
pub struct Home {
    root: TempDir,
    more: Vec<(&'static str, OsString)>,
}

impl Home {
    /// Nothing in it yet.
    #[must_use]
    pub fn new() -> Self {
        let home = Self { root: TempDir::with_prefix("uc-").unwrap(), more: Vec::new() };
        for (_, place) in home.folders() {
            fs::create_dir(&place).unwrap();
            fs::set_permissions(&place, fs::Permissions::from_mode(0o700)).unwrap();
        }
        home
    }

    /// Has every program in this home started with one more variable.
    #[must_use]
    pub fn with(mut self, (variable, value): (&'static str, impl Into<OsString>)) -> Self {
        self.more.push((variable, value.into()));
        self
    }

    /// Nothing in it yet, and for every program in it the clock shows another time, written as `faketime` has it. What only
    /// counts seconds is not touched.
    ///
    /// # Panics
    /// Without libfaketime.
    #[must_use]
    pub fn at_the_hour(clock: &str) -> Self {
        let library = FAKETIME.iter().find(|path| Path::new(path).exists());
        let library = library.expect("libfaketime: cargo xtask test provides it");
        let variables = [("LD_PRELOAD", *library), ("FAKETIME", clock), ("DONT_FAKE_MONOTONIC", "1"), ("TZ", "UTC")];
        variables.into_iter().fold(Self::new(), Self::with)
    }

    /// The variables a program in this home is started with.
    pub fn places(&self) -> impl Iterator<Item = (&'static str, OsString)> {
        self.folders().map(|(variable, folder)| (variable, folder.into())).chain(self.more.iter().cloned())
    }

    fn folders(&self) -> impl Iterator<Item = (&'static str, PathBuf)> {
        PLACES.iter().map(|(variable, folder)| (*variable, self.root.path().join(folder)))
    }

    /// Where the journal is made.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.root.path().join("journal")
    }

    /// Where an export goes.
    #[must_use]
    pub fn export_file(&self) -> PathBuf {
        self.root.path().join("home").join("everything.json")
    }

    /// Opens the journal without a window and reads everything in it.
    #[must_use]
    pub fn read_journal(&self, passphrase: &str) -> Value {
        let journal = Journal::unlock(&self.journal(), passphrase, Arc::new(|| Local::now().fixed_offset())).unwrap();
        let text = journal.export_json().unwrap();
        journal.lock().unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Every file below, the journal's among them, with what stands in it.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
        files_below(self.root.path()).into_iter().map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
    }

    /// The files in which a word stands in clear, in any of the encodings a program might write it in.
    #[must_use]
    pub fn files_with(&self, word: &str) -> Vec<PathBuf> {
        let little: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let needles = [word.as_bytes(), &little, &big];
        let mut files = files_below(self.root.path());
        assert!(files.len() > 1, "a home with a journal has files");
        files.retain(|file| {
            let bytes = fs::read(file).unwrap_or_default();
            needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
        });
        files
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files_below(&entry.path())),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found
}
