//! Ten thousand texts of every kind of trouble: each comes back from the journal, from its export and after undo and redo
//! exactly as it went in, but for line ends, which become `\n`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::DateTime;
use serde_json::Value;

use crate::Journal;
use crate::clients::NewClient;
use crate::dates::fixed_clock;
use crate::ids::ReflectionId;
use crate::reflections::Facts;
use crate::store::probe;

const TEXTS: usize = 10_000;
const PIECES: &[&str] = &[
    "\0",
    "\r\n",
    "\r",
    "\n",
    "\u{85}",
    "\u{2028}",
    "\t",
    " ",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "e\u{301}",
    "\u{301}",
    "A\u{30a}",
    "👩‍👧‍👦",
    "🏳️‍🌈",
    "👍🏽",
    "🇺🇳",
    "שלום",
    "مرحبا",
    "日本語",
    "ไทย",
    "𝒜",
    "𐍈",
    "\u{10ffff}",
    "\u{fffe}",
    "\u{fffd}",
    "\u{1}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{9f}",
    "\"",
    "'",
    "\\",
    "{}",
    "<b>",
    "--",
    "%00",
    "ä",
    "ß",
    "İ",
    "word",
];

/// The same numbers each time (<https://prng.di.unimi.it/splitmix64.c>).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap()
    }

    /// Hard pieces, and any character there is between them.
    fn text(&mut self) -> String {
        let mut text = "x".to_owned();
        for _ in 0..self.below(24) {
            match self.below(3) {
                0 => text.extend(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap())),
                _ => text.push_str(PIECES[self.below(PIECES.len())]),
            }
        }
        text
    }
}

fn with_unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn journal() -> Journal {
    Journal::in_memory(fixed_clock(DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap())).unwrap()
}

#[test]
fn ten_thousand_texts_come_back_as_they_went_in() {
    let mut numbers = Numbers(2026);
    let mut journal = journal();
    let mut kept: Vec<(ReflectionId, String)> = Vec::new();
    for nth in 0..TEXTS {
        let text = numbers.text();
        let id = if nth % 2 == 0 {
            journal.start_reflection(&text, &Facts::default()).unwrap()
        } else {
            let id = journal.start_reflection("first", &Facts::default()).unwrap();
            journal.save_draft(id, &text, &[]).unwrap();
            assert_eq!(journal.reflection(id).unwrap().text, with_unix_lines(&text), "{text:?} in a draft");
            journal.settle_draft(id).unwrap();
            id
        };
        assert_eq!(journal.reflection(id).unwrap().text, with_unix_lines(&text), "{text:?}");
        kept.push((id, with_unix_lines(&text)));
    }
    let dump = probe::dump(&journal.connection);
    for _ in 0..100 {
        journal.undo().unwrap();
    }
    for _ in 0..100 {
        journal.redo().unwrap();
    }
    assert_eq!(probe::dump(&journal.connection), dump);
    probe::check(&journal.connection);
    let export: Value = serde_json::from_str(&journal.export_json().unwrap()).unwrap();
    let exported: std::collections::HashMap<&str, &str> = export["reflections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| (page["id"].as_str().unwrap(), page["text"].as_str().unwrap()))
        .collect();
    for (id, text) in &kept {
        assert_eq!(exported[id.to_string().as_str()], text, "{text:?} in the export");
    }
}

/// A line has no line ends and nothing invisible that steers: what can't be kept is refused, and what is kept is the same
/// words with their white space folded.
#[test]
fn ten_thousand_names_are_kept_or_refused_but_never_changed_in_silence() {
    let mut numbers = Numbers(7);
    let mut journal = journal();
    let mut refused = 0;
    for _ in 0..TEXTS {
        let name = numbers.text();
        match journal.add_client(NewClient::named(&name)) {
            Ok(id) => {
                let folded = name.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(journal.client(id).unwrap().name, folded, "{name:?}");
            }
            Err(error) => {
                assert_eq!((error.code(), error.field()), ("invalid", Some("name")), "{name:?}");
                assert!(name.chars().any(char::is_control), "{name:?} was refused: {error}");
                refused += 1;
            }
        }
    }
    assert!(refused > 100 && refused < TEXTS - 100, "{refused}");
}

#[test]
fn ten_megabytes_come_back_as_they_went_in() {
    let mut numbers = Numbers(10);
    let mut text = String::new();
    while text.len() < 10_000_000 {
        text.push_str(&numbers.text());
    }
    let mut journal = journal();
    let id = journal.start_reflection(&text, &Facts::default()).unwrap();
    assert!(journal.reflection(id).unwrap().text == with_unix_lines(&text));
}
