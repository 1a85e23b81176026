//! Somebody who writes without pause, to be stopped at any moment: a story starts it, reads what it acknowledges on
//! standard output, and then kills it or lets its disk run full.
//!
//! `typist draft FOLDER PAGE` types into a page's draft and tells its length in characters after each save.
//! `typist pages FOLDER [SENTENCES]` writes page after page and tells how many; when one fails, it tells why, and ends.
//! `typist does OPERATION FOLDER` does one thing, says "now" before it, and ends with 0, or with 3 and why not.
//! `typist holds FOLDER` opens it and keeps it open until nothing more comes on standard input, or tells who has it.
//! `typist reads FOLDER PAGE EXPORT` opens it, waits as above, and then tells whether it can still save, read and export.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use journal::reflections::Facts;
use journal::{Journal, Result};
use stories::faults::operations::Operation;
use stories::{Hands, PASSPHRASE};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["draft", folder, page] => type_into(unlock(folder).unwrap(), page),
        ["pages", folder] => write_pages(unlock(folder).unwrap(), 1_500),
        ["pages", folder, sentences] => write_pages(unlock(folder).unwrap(), sentences.parse().unwrap()),
        ["does", operation, folder] => return does(Operation::named(operation), folder.as_ref()),
        ["holds", folder] => hold(folder),
        ["reads", folder, page, export] => read(unlock(folder).unwrap(), page, export.as_ref()),
        _ => panic!("the head of this program's source says how it is called"),
    }
    ExitCode::SUCCESS
}

fn unlock(folder: &str) -> Result<Journal> {
    Journal::unlock(folder.as_ref(), PASSPHRASE, Hands::at("2026-11-17T10:00:00+01:00").clock())
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody who listens");
}

fn wait() {
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

fn type_into(mut journal: Journal, page: &str) {
    let page = page.parse().unwrap();
    let mut text = journal.reflection(page).unwrap().text;
    let mut length = text.chars().count();
    loop {
        for letter in "She said: enough. ".chars().cycle().skip(length % 18).take(7) {
            text.push(letter);
            length += 1;
        }
        journal.save_draft(page, &text, &[]).unwrap();
        tell(&length.to_string());
    }
}

fn write_pages(mut journal: Journal, sentences: usize) {
    let text = "It went well. ".repeat(sentences);
    for count in 1_u32.. {
        match journal.start_reflection(&format!("Page {count}. {text}"), &Facts::default()) {
            Ok(_) => tell(&count.to_string()),
            Err(error) => return tell(&format!("{} {error}", error.code())),
        }
    }
}

/// What is told of a refusal may itself not be written when every write fails: the code at the end tells as much.
fn does(operation: Operation, folder: &Path) -> ExitCode {
    let done = operation.perform(folder, &|| {
        let _ = std::io::stdout().lock().write_all(b"now\n");
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stdout().lock(), "{} {error}", error.code());
            ExitCode::from(3)
        }
    }
}

fn hold(folder: &str) {
    match unlock(folder) {
        Ok(_journal) => {
            tell("mine");
            wait();
        }
        Err(error) => tell(&format!("{} {error}", error.code())),
    }
}

fn read(mut journal: Journal, page: &str, export: &Path) {
    let page = page.parse().unwrap();
    tell("open");
    wait();
    match journal.save_draft(page, "Not to be saved.", &[]) {
        Ok(_) => tell("save done"),
        Err(error) => tell(&format!("save {}", error.code())),
    }
    tell(if journal.reflection(page).is_ok() { "page" } else { "no page" });
    tell(if journal.search("window", 1).is_ok_and(|(_, count)| count > 0) { "found" } else { "nothing found" });
    let exported = journal.export_json().map(|text| std::fs::write(export, text).is_ok());
    tell(if exported.is_ok_and(|written| written) { "export" } else { "no export" });
}
