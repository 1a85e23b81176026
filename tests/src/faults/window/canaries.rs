//! Made-up words that stand nowhere else are written in every field of every kind of record, shown and typed in the real
//! window, backed up, and looked for in every file of its home, however the program ended.

use std::path::PathBuf;

use journal::Journal;

use super::super::Promise;
use super::canary::{canary, numbers_in};
use super::{clock, make_journal, unlock};
use crate::PASSPHRASE;
use crate::filled::fill_every_field;
use crate::window::{Home, Window, lead, words};

const ON_A_PAGE: usize = 20;
/// So many are typed as the names of clients and gifts.
const NAMED: usize = 6;
/// So many are written about one client.
const TOGETHER: usize = 10;

/// Writes so many in every field there is, types so many more, locks, closes, opens again, types again, and kills.
#[must_use]
pub fn canaries_are_left_in_no_file(written: usize, typed: usize) -> Promise {
    let home = Home::new();
    write_them(&home, written);
    let mut promise = Promise::new("what was written stands in no file, open, locked, closed or killed");
    let window = Window::open(&home);
    unlock(&window);
    show_them(&window, written);
    let typed = type_them(&window, written, typed);
    look_into_files(&home, &mut promise, "while open", typed);
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    look_into_files(&home, &mut promise, "after lock", typed);
    window.close();
    look_into_files(&home, &mut promise, "after exit", typed);
    let window = Window::open(&home);
    unlock(&window);
    let typed = type_them(&window, typed, ON_A_PAGE);
    window.kill();
    look_into_files(&home, &mut promise, "after kill", typed);
    // What was looked for had been there.
    promise.count(all_are_kept(&home, typed));
    promise
}

/// Each in every field of every kind of record, in the trash, and in a backup.
fn write_them(home: &Home, count: usize) {
    let canaries: Vec<String> = (0..count).map(canary).collect();
    make_journal(home, |journal| {
        for together in canaries.chunks(TOGETHER) {
            fill_every_field(journal, together).unwrap();
        }
    });
    let journal = Journal::unlock(&home.journal(), PASSPHRASE, clock()).unwrap();
    journal.back_up().unwrap();
    journal.lock().unwrap();
}

/// On the screens that list them, and on the page of the first client they are about.
fn show_them(window: &Window, count: usize) {
    for key in ["Ctrl+1", "Ctrl+2", "Ctrl+4", "Ctrl+5", "Ctrl+3"] {
        window.press(key);
        window.settles();
    }
    if count > 0 {
        window.click(&[("table", words("clients.title")), ("button", &canary(0))]);
        window.find(&[("region", words("client.timeline"))]);
        window.settles();
    }
}

/// Names of clients and gifts first, and then page after page.
fn type_them(window: &Window, from: usize, count: usize) -> usize {
    let to = from + count;
    let mut next = from;
    while next + 3 <= from + NAMED.min(count) {
        name_a_client(window, &canary(next));
        name_a_gift(window, &canary(next + 1), &canary(next + 2));
        next += 3;
    }
    while next < to {
        window.press("Ctrl+N");
        window.focused(&[("textbox", words("reflect.editor"))]);
        let end = (next + ON_A_PAGE).min(to);
        for number in next..end {
            window.type_words(&format!("{} ", canary(number)));
        }
        window.reads(&canary(end - 1));
        window.reads(lead("reflect.saved"));
        next = end;
    }
    // Searched for as well: what is typed there is kept nowhere.
    window.press("Ctrl+K");
    window.focused(&[("combobox", words("search.field"))]);
    window.type_words(&canary(from));
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal"))]);
    window.press("Escape");
    window.loses(&[("combobox", words("search.field"))]);
    to
}

fn name_a_client(window: &Window, name: &str) {
    window.press("Ctrl+3");
    window.click(&[("button", words("clients.filter"))]);
    window.focused(&[("textbox", words("clients.filter"))]);
    window.type_words(name);
    window.press("Enter");
    window.find(&[("main", ""), ("heading", name)]);
}

fn name_a_gift(window: &Window, name: &str, description: &str) {
    window.press("Ctrl+5");
    window.click(&[("main", ""), ("button", words("gifts.name_one"))]);
    window.focused(&[("textbox", words("gifts.form.name"))]);
    window.type_words(name);
    window.click(&[("textbox", words("gifts.form.description"))]);
    window.type_words(description);
    window.click(&[("button", words("gifts.form.keep"))]);
    window.find(&[("region", words("gifts.panel")), ("heading", name)]);
}

/// One try for each canary, each time.
fn look_into_files(home: &Home, promise: &mut Promise, when: &str, typed: usize) {
    let mut found: Vec<(usize, PathBuf)> = Vec::new();
    for (path, bytes) in home.files() {
        found.extend(numbers_in(&bytes).into_iter().map(|number| (number, path.clone())));
    }
    for number in 0..typed {
        let file = found.iter().find(|(found, _)| *found == number);
        promise
            .count(file.map_or(Ok(()), |(_, path)| Err(format!("{when}: {} in {}", canary(number), path.display()))));
    }
}

/// All that was typed is in the journal.
pub(super) fn all_are_kept(home: &Home, typed: usize) -> Result<(), String> {
    let text = home.read_journal(PASSPHRASE).to_string();
    let kept = numbers_in(text.as_bytes());
    let lost: Vec<usize> = (0..typed).filter(|number| !kept.contains(number)).collect();
    if lost.is_empty() { Ok(()) } else { Err(format!("these were not kept: {lost:?}")) }
}
