//! Somebody who writes without pause, to be stopped at any moment: a story starts it, reads what it acknowledges on
//! standard output, and then kills it or lets its disk run full.
//!
//! `typist draft FOLDER PAGE` types into a page's draft and tells its length in characters after each save.
//! `typist pages FOLDER` writes page after page and tells how many; when one fails, it tells why, and ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Write as _;

use journal::Journal;
use journal::reflections::Facts;
use stories::{Hands, PASSPHRASE};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let clock = Hands::at("2026-11-17T10:00:00+01:00").clock();
    let journal = Journal::unlock(arguments[1].as_ref(), PASSPHRASE, clock).unwrap();
    match arguments[0].as_str() {
        "draft" => type_into(journal, &arguments[2]),
        _ => write_pages(journal),
    }
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody who listens");
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

fn write_pages(mut journal: Journal) {
    let text = "It went well. ".repeat(1_500);
    for count in 1_u32.. {
        match journal.start_reflection(&format!("Page {count}. {text}"), &Facts::default()) {
            Ok(_) => tell(&count.to_string()),
            Err(error) => return tell(&format!("{} {error}", error.code())),
        }
    }
}
