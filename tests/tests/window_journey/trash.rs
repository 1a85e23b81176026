//! The trash and the way back; and forgetting, after which nothing of a client is left.

use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::anchor::Span;
use journal::clients::NewClient;
use journal::ladder::NewWant;
use journal::marks::Evidence;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use stories::window::{Home, Window, fill, words};

use crate::story::{CANARY, CLIENT, PASSPHRASE, unlock};

const OTHER: &str = "Wren Castell";
const MENTION: &str = "She asked after Odalys, and why the chair is new.";
const MENDED: &str = "She asked why the chair is new.";

#[test]
fn a_client_goes_to_the_trash_comes_back_whole_and_is_forgotten_for_good() {
    let home = Home::new();
    practice(&home);
    let window = Window::open(&home);
    unlock(&window);
    delete_and_put_back(&window);
    read_what_mentions_them_first(&window);
    keep_everything_is_the_easy_answer(&window);
    forget(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    nothing_is_left(&home);
}

/// Two clients: a page with a mark about the one, and a page about the other that mentions the first.
fn practice(home: &Home) {
    let clock = Arc::new(|| Local::now().fixed_offset());
    let mut journal = Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap();
    let client = journal.add_client(NewClient::named(CLIENT)).unwrap();
    let other = journal.add_client(NewClient::named(OTHER)).unwrap();
    let about =
        |client| Facts { client_ids: vec![client], paid_minutes: Some(50), given_minutes: Some(5), ..Facts::default() };
    let page = journal.start_reflection(&format!("A {CANARY} under the chair."), &about(client)).unwrap();
    let want = NewWant { client_id: client, text: "A chair that holds".into(), enough_line: None, heard_on: None };
    journal.add_mark(page, Span { start: 2, end: 15 }, Evidence::NewWant(want)).unwrap();
    journal.start_reflection(MENTION, &about(other)).unwrap();
    journal.lock().unwrap();
}

fn open_menu(window: &Window) {
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.click(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
}

fn delete_and_put_back(window: &Window) {
    open_menu(window);
    window.click(&[("menuitem", words("trash.delete"))]);
    window.reads(&fill("trash.said", &[("what", CLIENT)]));
    window.loses(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.press("Ctrl+K");
    window.type_words(words("trash.title"));
    window.find(&[("option", &fill("search.go", &[("screen", words("trash.title"))]))]);
    window.press("Enter");
    window.find(&[("heading", words("trash.title"))]);
    window.reads(CLIENT);
    window.reads(&fill("trash.count.reflection.one", &[("count", "1")]));
    window.shoot("trash");
    window.click(&[("button", &fill("trash.put_back_of", &[("what", CLIENT)]))]);
    window.reads(&fill("trash.is_back", &[("what", CLIENT)]));
    window.reads(words("trash.empty.title"));
    open_menu(window);
    window.reads("A chair that holds");
}

fn read_what_mentions_them_first(window: &Window) {
    window.click(&[("menuitem", words("forget.menu"))]);
    window.find(&[("alertdialog", &fill("forget.title", &[("name", CLIENT)]))]);
    window.shoot("forget");
    window.click(&[("button", words("forget.stays.read"))]);
    window.find(&[("alertdialog", words("forget.mentions"))]);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.press("Ctrl+A");
    window.type_words(MENDED);
    window.click(&[("button", words("forget.errand.back"))]);
    window.reads(words("forget.stays.no_mentions"));
    window.press("Escape");
}

fn keep_everything_is_the_easy_answer(window: &Window) {
    window.focused(&[("textbox", words("forget.type"))]);
    window.press("Escape");
    window.loses(&[("alertdialog", "")]);
    window.find(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
}

fn forget(window: &Window) {
    window.click(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
    window.click(&[("menuitem", words("forget.menu"))]);
    window.focused(&[("textbox", words("forget.type"))]);
    window.type_words(CLIENT);
    window.click(&[("button", words("forget.act"))]);
    window.find(&[("dialog", words("forget.done"))]);
    window.shoot("forgotten");
    window.press("Enter");
    window.loses(&[("dialog", words("forget.done"))]);
    let document = window.document();
    for gone in [CLIENT, "Odalys", CANARY, "A chair that holds"] {
        assert!(!document.contains(gone), "“{gone}” is still in the document");
    }
    window.press("Ctrl+Z");
    window.reads(words("error.nothing_to_undo"));
    window.press("Escape");
    assert!(!window.text().contains("odalys"), "going back leads to nobody");
}

fn nothing_is_left(home: &Home) {
    let all = home.read_journal(PASSPHRASE);
    let text = all.to_string();
    for gone in [CLIENT, "Odalys", CANARY, "A chair that holds"] {
        assert!(!text.contains(gone), "“{gone}” is still in the journal");
    }
    assert_eq!(all["clients"].as_array().unwrap().len(), 1);
    assert_eq!(all["reflections"][0]["text"], MENDED);
}
