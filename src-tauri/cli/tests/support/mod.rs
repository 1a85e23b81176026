//! A practice in a folder of its own, and the program as a script calls it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use journal::Journal;
use journal::vault::KdfCost;
use serde_json::Value;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "heron ladle quiet ferry";

/// A journal whose passphrase costs next to nothing to try, and its passphrase in a file.
pub struct Practice {
    pub folder: TempDir,
}

/// What a call answered.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Practice {
    /// An empty journal.
    pub fn new() -> Self {
        let practice = Self::without_journal();
        Journal::create(&practice.journal(), PASSPHRASE, KdfCost::cheap(), clock()).unwrap().lock().unwrap();
        practice
    }

    /// A passphrase, and nothing else yet.
    pub fn without_journal() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    pub fn journal(&self) -> PathBuf {
        self.path("journal")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Opens the journal in this process.
    pub fn open(&self) -> Journal {
        Journal::unlock(&self.journal(), PASSPHRASE, clock()).unwrap()
    }

    /// The program with no option given, without the sentence model unless a test brings it back.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_undercurrent-cli"));
        command.env("UNDERCURRENT_MODEL", self.path("no model")).env("XDG_DATA_HOME", self.path("data"));
        command
    }

    /// The program with this journal and its passphrase.
    pub fn called<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let mut command = self.program();
        command.arg("--journal").arg(self.journal()).arg("--passphrase-file").arg(self.path("passphrase"));
        command.args(words);
        command
    }

    pub fn say(&self, words: &[&str]) -> Said {
        said(self.called(words), b"")
    }

    pub fn say_with(&self, words: &[&str], input: impl AsRef<[u8]>) -> Said {
        said(self.called(words), input.as_ref())
    }

    /// What a call that must succeed answered, without its line end.
    pub fn done(&self, words: &[&str]) -> String {
        self.say(words).done()
    }

    /// The JSON that a call answered.
    pub fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.done(words)).unwrap()
    }

    /// Everything in the journal, but for the instant of looking.
    pub fn everything(&self) -> Value {
        let mut everything = serde_json::to_value(self.open().export().unwrap()).unwrap();
        everything["exported_at"] = Value::Null;
        everything
    }
}

impl Said {
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out.trim_end_matches('\n').to_owned()
    }
}

/// Runs a command to its end, with this on its standard input.
pub fn said(mut command: Command, input: &[u8]) -> Said {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    // A program that refuses early does not read on.
    child.stdin.take().unwrap().write_all(input).ok();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Said {
        code: status.code().expect("it ends by itself"),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// The keys of a JSON object, sorted.
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

pub fn clock() -> journal::dates::Clock {
    Arc::new(|| chrono::Local::now().fixed_offset())
}
