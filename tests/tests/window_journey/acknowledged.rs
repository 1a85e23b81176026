//! A small gesture in time, credit that is given, limits that are reached, and what Settings make of them.

use std::sync::Arc;

use chrono::{Datelike as _, Local};
use journal::Journal;
use journal::calendar::SpecialDay;
use journal::clients::NewClient;
use journal::ideas::IdeaFields;
use journal::occasions::OccasionFields;
use journal::vault::KdfCost;
use stories::window::{Home, Window, fill, words};

use crate::story::{CLIENT, PASSPHRASE, shoot_in_both, the_only_client, unlock};

const DAY: &str = "Opening day";
const IDEA: &str = "A cross on the floor that says where to stand";
const CARD: &str = "A card with the first bill on it";

/// A client with a special day tomorrow, who gave an idea and was not thanked.
fn practice(home: &Home) {
    let clock = Arc::new(|| Local::now().fixed_offset());
    let mut journal = Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap();
    let client = journal.add_client(NewClient::named(CLIENT)).unwrap();
    let tomorrow = Local::now().date_naive().succ_opt().unwrap();
    let day = SpecialDay { month: tomorrow.month(), day: Some(tomorrow.day()), year: None, yearly: true };
    journal.add_occasion(client, &OccasionFields { what: DAY.into(), day }).unwrap();
    journal.add_idea(client, &IdeaFields::given(IDEA)).unwrap();
    journal.lock().unwrap();
}

#[test]
fn small_gestures_are_begun_in_time_and_the_journal_says_where_to_wait() {
    let home = Home::new();
    practice(&home);
    let window = Window::open(&home);
    unlock(&window);
    let (day, idea) = (of("occasions.of", DAY), of("today.acknowledge.idea", IDEA));
    aside_and_back(&window, &day);
    thank_by_keys(&window, &idea);
    begin_something_small(&window, &day);
    wait_until_there_is_room(&window);
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();

    let all = home.read_journal(PASSPHRASE);
    assert_eq!(all["ideas"][0]["credit"], "given");
    assert_eq!((&all["deliveries"][0]["what"], &all["deliveries"][0]["state"]), (&CARD.into(), &"idea".into()));
}

fn of(key: &str, what: &str) -> String {
    fill(key, &[("what", what), ("name", CLIENT)])
}

fn aside_and_back(window: &Window, day: &str) {
    window.find(&[("button", day)]);
    window.shoot("acknowledge");
    window.click(&[("button", &fill("today.acknowledge.aside", &[("what", day)]))]);
    window.reads(words("today.acknowledge.said.aside"));
    window.loses(&[("button", day)]);
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.find(&[("button", day)]);
}

fn thank_by_keys(window: &Window, idea: &str) {
    window.click(&[("button", &fill("today.acknowledge.aside", &[("what", idea)]))]);
    window.loses(&[("button", idea)]);
    window.press("Ctrl+Z");
    window.find(&[("button", idea)]);
    let thank = format!("{} {idea}", words("knowledge.idea.thank"));
    for _ in 0..40 {
        if window.is_focused(&[("button", &thank)]) {
            break;
        }
        window.press("Tab");
    }
    window.focused(&[("button", &thank)]);
    window.press("Enter");
    window.reads(words("knowledge.idea.thanked.said"));
    window.loses(&[("button", idea)]);
}

fn begin_something_small(window: &Window, day: &str) {
    window.click(&[("button", &format!("{} {day}", words("today.acknowledge.give")))]);
    let form = ("dialog", words("giving.delivery.new"));
    window.focused(&[form, ("textbox", words("giving.delivery.what"))]);
    window.type_words(CARD);
    window.click(&[form, ("button", words("giving.promise.keep"))]);
    window.loses(&[form]);
    window.reads(words("giving.delivery.said.added"));
}

/// One is the limit, until Settings say two; taken back, it is one again.
fn wait_until_there_is_room(window: &Window) {
    let note = ("note", words("giving.wait"));
    let reason = fill("giving.wait.open_deliveries.one", &[("open", "One"), ("limit", "one")]);
    the_only_client(window);
    window.find(&[note]);
    window.reads(&reason);
    shoot_in_both(window, "guard", &[note]);
    window.click(&[("button", words("giving.add_delivery"))]);
    window.find(&[("dialog", words("giving.delivery.new")), note]);
    window.shoot("guard-in-the-form");
    window.press("Escape");

    window.press("Ctrl+,");
    window.click(&[("spinbutton", words("settings.open_deliveries"))]);
    window.press("Up");
    window.reads(words("settings.said.changed"));
    shoot_in_both(window, "limits", &[("region", words("settings.limits"))]);
    the_only_client(window);
    window.reads(CARD);
    window.loses(&[note]);
    window.press("Ctrl+Z");
    window.find(&[note]);
    window.press("Ctrl+Shift+Z");
    window.loses(&[note]);
}
