//! A writer who doesn't wait for the disk: a write-ahead log and `synchronous=NORMAL`, which loses what it has
//! acknowledged when the power goes (<https://www.sqlite.org/pragma.html#pragma_synchronous>). The rig for power cuts must
//! notice, or it proves nothing about the writer who does wait.
//!
//! `careless pages FOLDER SENTENCES` writes into `FOLDER.db` and tells how many rows, like `typist`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Write as _;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [_, folder, sentences] = arguments.as_slice() else { panic!("careless pages FOLDER SENTENCES") };
    let database = rusqlite::Connection::open(Path::new(folder).with_extension("db")).unwrap();
    database.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    database.execute_batch("PRAGMA synchronous = NORMAL; CREATE TABLE page (text TEXT NOT NULL) STRICT").unwrap();
    let text = "It went well. ".repeat(sentences.parse().unwrap());
    let mut out = std::io::stdout().lock();
    for count in 1_u32.. {
        database.execute("INSERT INTO page (text) VALUES (?1)", [&text]).unwrap();
        writeln!(out, "{count}").and_then(|()| out.flush()).expect("somebody who listens");
    }
}
