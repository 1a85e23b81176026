//! Clients in the window: their facts, parting, two who are one; their special days; and the page before a meeting.

use std::sync::Arc;

use chrono::{Datelike as _, Local};
use journal::Journal;
use journal::clients::NewClient;
use journal::ladder::{Beneath, NewNeed, NewWant};
use journal::promises::NewPromise;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use stories::window::{Home, Window, fill, words};

use crate::story::{CLIENT, NEED, OPENING, PASSPHRASE, WANT, quoted, unlock};

const TWIN: &str = "O. Verne";
const FRIEND: &str = "Wren Castell";
const CONTRACT: &str = "Four afternoons, no Fridays.";
const PROMISE: &str = "The name of a good chair maker";

/// A client with a want, a need, a page and a promise; the same person once more; and a friend.
fn practice(home: &Home) {
    let clock = Arc::new(|| Local::now().fixed_offset());
    let mut journal = Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap();
    let client_id = journal.add_client(NewClient::named(CLIENT)).unwrap();
    let contract = "Two mornings.".to_owned();
    let twin = journal.add_client(NewClient { contract, ..NewClient::named(TWIN) }).unwrap();
    journal.add_client(NewClient::named(FRIEND)).unwrap();
    let heard = |client_id| NewWant { client_id, text: WANT.into(), enough_line: None, heard_on: None };
    let want = journal.add_want(heard(client_id)).unwrap();
    let beneath = Beneath { wants: vec![want], needs: vec![] };
    journal.add_need(NewNeed { client_id, text: NEED.into(), beneath }).unwrap();
    journal.add_want(NewWant { text: "A new cushion".into(), ..heard(twin) }).unwrap();
    journal.add_promise(NewPromise::mine(twin, PROMISE)).unwrap();
    let about = Facts { client_ids: vec![twin, client_id], ..Facts::default() };
    journal.start_reflection(&format!("Both of her.\n\n{OPENING}"), &about).unwrap();
    journal.lock().unwrap();
}

fn begun() -> (Home, Window) {
    let home = Home::new();
    practice(&home);
    let window = Window::open(&home);
    unlock(&window);
    open(&window, CLIENT);
    (home, window)
}

fn open(window: &Window, client: &str) {
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", client)]);
    window.find(&[("heading", client)]);
}

fn choose_in_menu(window: &Window, item: &str) {
    window.click(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
    window.click(&[("menuitem", item)]);
}

#[test]
fn facts_are_kept_a_client_parts_kindly_and_two_become_one() {
    let (home, window) = begun();
    choose_in_menu(&window, words("client.facts.edit"));
    let form = ("form", words("client.facts.edit"));
    window.click(&[form, ("textbox", words("client.facts.contract"))]);
    window.type_words(CONTRACT);
    window.click(&[form, ("combobox", words("client.facts.recommended_by"))]);
    window.type_words("wren");
    window.click(&[("option", FRIEND)]);
    window.click(&[form, ("textbox", words("client.facts.tags"))]);
    window.type_words("hotels, board");
    window.shoot("client-facts");
    window.click(&[form, ("button", words("client.keep"))]);
    window.loses(&[form]);
    window.reads(CONTRACT);
    window.find(&[("list", words("client.facts.tags"))]);

    choose_in_menu(&window, words("client.part"));
    let part = ("form", &*fill("client.part.title", &[("name", CLIENT)]));
    window.click(&[part, ("textbox", words("client.part.last_word"))]);
    window.type_words("Go well, and write.");
    window.click(&[part, ("button", words("client.part.keep"))]);
    window.reads("Go well, and write.");
    window.shoot("client-parted");
    window.press("Ctrl+Z");
    window.reads(&fill("undo.undone", &[("what", &fill("change.update_client", &[("subject", &quoted(CLIENT))]))]));
    window.wait_for("the last word to be taken back", || (!window.text().contains("go well")).then_some(()));

    merge_and_undo(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let all = home.read_journal(PASSPHRASE);
    let clients = all["clients"].as_array().unwrap();
    let one = clients.iter().find(|client| client["name"] == CLIENT).unwrap();
    assert_eq!(clients.len(), 2);
    assert_eq!((&one["stage"], &one["contract"]), (&"active".into(), &"Two mornings.".into()));
    assert_eq!(one["also_known"], serde_json::json!([TWIN]));
    for list in ["wants", "needs", "promises"] {
        assert!(all[list].as_array().unwrap().iter().all(|record| record["client_id"] == one["id"]), "{list}");
    }
    assert_eq!(all["reflections"][0]["client_ids"], serde_json::json!([one["id"]]));
}

/// Merges the twin in, takes it back, and merges again: the contract is the twin's.
fn merge_and_undo(window: &Window) {
    let title = fill("client.merge.title", &[("name", CLIENT)]);
    for again in [false, true] {
        choose_in_menu(window, words("client.merge"));
        window.find(&[("dialog", &title), ("combobox", words("client.merge.who"))]);
        window.type_words(TWIN);
        window.press("Enter");
        window.reads(&fill("client.merge.shared.one", &[]));
        window.click(&[("form", &title), ("radio", "Two mornings.")]);
        window.shoot("client-merge");
        window.click(&[("form", &title), ("button", words("client.merge.keep"))]);
        window.reads(&fill("client.merge.said", &[("other", TWIN), ("name", CLIENT)]));
        window.reads("A new cushion");
        if !again {
            window.press("Ctrl+Z");
            window.reads(CONTRACT);
            open(window, TWIN);
            window.reads("A new cushion");
            open(window, CLIENT);
        }
    }
}

#[test]
fn special_days_come_in_time_with_and_without_their_year() {
    let (home, window) = begun();
    let tomorrow = Local::now().date_naive().succ_opt().unwrap();
    let form = ("form", words("occasions.add"));
    for (what, month, day) in [("Birthday", 2, 29), ("Opening day", tomorrow.month(), tomorrow.day())] {
        window.click(&[("button", words("occasions.add"))]);
        window.focused(&[form, ("textbox", words("occasions.what"))]);
        window.type_words(what);
        window.choose(&[form, ("combobox", words("occasions.month"))], &month.to_string());
        window.choose(&[form, ("combobox", words("occasions.day"))], &day.to_string());
        if day == 29 && month == 2 {
            window.reads(words("occasions.leap"));
        }
        window.click(&[form, ("button", words("client.keep"))]);
        window.loses(&[form]);
        window.reads(what);
    }
    window.reads("29 February");
    window.shoot("occasions");
    window.press("Ctrl+1");
    window.reads(&fill("occasions.of", &[("what", "Opening day"), ("name", CLIENT)]));
    window.reads(words("occasions.tomorrow"));
    window.shoot("occasions-today");
    window.press("Ctrl+Z");
    window.press("Ctrl+Z");
    window.loses(&[("button", &fill("occasions.of", &[("what", "Opening day"), ("name", CLIENT)]))]);
    window.press("Ctrl+Shift+Z");
    window.press("Ctrl+Shift+Z");
    window.reads(words("occasions.tomorrow"));
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let occasions = home.read_journal(PASSPHRASE)["occasions"].as_array().unwrap().clone();
    let birthday = occasions.iter().find(|occasion| occasion["what"] == "Birthday").unwrap();
    assert_eq!((&birthday["month"], &birthday["day"]), (&2.into(), &29.into()));
    assert!(birthday["year"].is_null(), "no year is invented");
    assert_eq!(occasions.len(), 2);
}

#[test]
fn a_meeting_is_prepared_from_the_page_and_from_the_palette() {
    let (_home, window) = begun();
    let title = fill("brief.of", &[("name", CLIENT)]);
    choose_in_menu(&window, words("brief.title"));
    window.find(&[("heading", &title)]);
    for read in [WANT, NEED, OPENING, words("brief.to_ask")] {
        window.reads(read);
    }
    window.reads(&fill("brief.ask.is_it_so", &[("text", NEED)]));
    window.shoot("brief");
    window.click(&[("button", words("brief.back"))]);
    window.find(&[("heading", CLIENT)]);
    window.press("Ctrl+K");
    window.type_words("client:");
    window.click(&[("option", &fill("search.narrow.client", &[("name", TWIN)]))]);
    window.shoot("palette-narrowed");
    window.type_words("cushion");
    window.click(&[("option", &fill("brief.of", &[("name", TWIN)]))]);
    window.find(&[("heading", &fill("brief.of", &[("name", TWIN)]))]);
    window.reads(PROMISE);
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}
