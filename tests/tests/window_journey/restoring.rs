//! A backup is looked into, restored and taken back; and on a machine that never saw the journal, it comes back by its
//! passphrase or its recovery code alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::clients::NewClient;
use journal::reflections::Facts;
use journal::vault::{KdfCost, RecoveryCode};
use stories::window::{Home, Window, words};

use crate::story::{CLIENT, OPENING, PASSPHRASE, unlock};

/// Written after the backup was made.
const LATER: &str = "It rained all day, and nobody came.";
const NEW_PASSPHRASE: &str = "velvet anchor siren tundra plum";

#[test]
fn a_backup_is_looked_into_restored_and_taken_back() {
    let home = Home::new();
    backed_up_and_gone_on(&home);
    let window = Window::open(&home);
    unlock(&window);
    holds(&window, &[OPENING, LATER]);

    let list = restore_list(&window);
    window.shoot("restoring-list");
    window.click(&list);
    window.find(&[("button", words("backups.back"))]);
    lacks(&window, LATER);
    window.shoot("restoring-look");
    window.click(&[("button", words("backups.back"))]);
    window.loses(&[("button", words("backups.back"))]);
    holds(&window, &[OPENING, LATER]);

    window.press_until_on("Tab", &restore_list(&window));
    window.press("Tab");
    window.press("Enter");
    window.find(&[("button", words("frame.undo"))]);
    lacks(&window, LATER);
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.reads(words("backups.taken_back"));
    holds(&window, &[OPENING, LATER]);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    assert_eq!(home.read_journal(PASSPHRASE)["reflections"].as_array().unwrap().len(), 2);
}

#[test]
fn another_machine_restores_it_with_the_passphrase_alone() {
    let lost = Home::new();
    backed_up_and_gone_on(&lost);
    let fresh = Home::new().with(("UNDERCURRENT_TEST_FOLDER", carried_over(&lost)));
    let window = Window::open(&fresh);
    window.click(&[("button", words("unlock.restore"))]);
    window.find(&[("form", words("restore.title"))]);
    window.shoot("restoring-fresh");
    window.click(&[("textbox", words("restore.passphrase"))]);
    window.type_words("heron ladle quiet ferry mosaix");
    window.press("Enter");
    window.reads("That passphrase does not open this journal. Nothing was changed.");
    window.focused(&[("textbox", words("restore.passphrase"))]);
    window.press("Ctrl+A");
    window.type_words(PASSPHRASE);
    window.click(&[("button", words("restore.choose"))]);
    is_back(&window);
    window.close();
    assert_eq!(fresh.read_journal(PASSPHRASE)["clients"][0]["name"], CLIENT);
}

#[test]
fn another_machine_restores_it_with_the_recovery_code_alone() {
    let lost = Home::new();
    let code = backed_up_and_gone_on(&lost);
    let fresh = Home::new().with(("UNDERCURRENT_TEST_FOLDER", carried_over(&lost)));
    let window = Window::open(&fresh);
    window.click(&[("button", words("unlock.restore"))]);
    window.click(&[("radiogroup", words("restore.with")), ("radio", words("restore.with.code"))]);
    window.click(&[("textbox", words("code.field"))]);
    window.type_words(&code.text());
    window.click(&[("textbox", words("create.new"))]);
    window.type_words(NEW_PASSPHRASE);
    window.click(&[("textbox", words("create.again"))]);
    window.type_words(NEW_PASSPHRASE);
    window.shoot("restoring-code");
    window.click(&[("button", words("restore.choose"))]);
    is_back(&window);
    window.close();
    assert_eq!(fresh.read_journal(NEW_PASSPHRASE)["reflections"][0]["text"], OPENING);
}

/// A journal with a page in its backup, and one written since.
fn backed_up_and_gone_on(home: &Home) -> RecoveryCode {
    let clock = Arc::new(|| Local::now().fixed_offset());
    let made = Journal::create_with_code(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock);
    let (mut journal, code) = made.unwrap();
    let client = journal.add_client(NewClient::named(CLIENT)).unwrap();
    let facts = Facts { client_ids: vec![client], ..Facts::default() };
    journal.start_reflection(OPENING, &facts).unwrap();
    journal.back_up().unwrap();
    journal.start_reflection(LATER, &facts).unwrap();
    journal.lock().unwrap();
    code
}

/// The one backup of a home, where a stick would be; nothing else of that home is there.
fn carried_over(home: &Home) -> PathBuf {
    let folders: Vec<PathBuf> = fs::read_dir(home.journal().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    let [backup] = folders.as_slice() else { panic!("one backup was made: {folders:?}") };
    let stick = home.export_file().with_file_name("stick");
    let to = stick.join(backup.file_name().unwrap());
    copy(backup, &to);
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Opens the list of backups, and answers with its first act, which is to look into the newest.
fn restore_list(window: &Window) -> [(&'static str, &'static str); 3] {
    window.press("Ctrl+,");
    window.click(&[("button", words("backups.restore"))]);
    let list = [("dialog", words("backups.dialog")), ("list", words("backups.list")), ("button", "")];
    window.find(&list);
    list
}

fn holds(window: &Window, pages: &[&str]) {
    window.press("Ctrl+2");
    pages.iter().for_each(|page| window.reads(page));
}

/// The first page is there, and this one not.
fn lacks(window: &Window, page: &str) {
    holds(window, &[OPENING]);
    assert!(!window.text().contains(&page.to_lowercase()), "“{page}” is there");
}

/// What the fresh machine shows in the end.
fn is_back(window: &Window) {
    window.find(&[("navigation", words("frame.main_nav"))]);
    lacks(window, LATER);
    assert_eq!(window.troubles(), Vec::<String>::new());
}
