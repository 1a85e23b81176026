//! A gift splits in two, rests, is found again and takes another in; its story tells all of it.

use stories::window::{Home, Window, fill, lead, words};

use crate::story::{PASSPHRASE, begin};

const GIFT: &str = "Asking patiently";
const NEW: &str = "Patience";
const ASKED: &str = "I asked again.";
const WAITED: &str = "Then I waited.";

#[test]
fn a_gift_splits_rests_is_found_again_and_merges() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    name_it(&window);
    write_and_mark(&window);
    split(&window);
    rest_and_be_found_again(&window);
    merge_and_think_twice(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let all = home.read_journal(PASSPHRASE);
    let gifts = all["gifts"].as_array().unwrap();
    let events = |name: &str| -> Vec<String> {
        let gift = gifts.iter().find(|gift| gift["name"] == name).unwrap();
        gift["revisions"].as_array().unwrap().iter().map(|one| one["event"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(events(GIFT), ["named", "split"]);
    assert_eq!(events(NEW), ["named", "rested", "found_again"]);
    let of = |quote: &str| all["marks"].as_array().unwrap().iter().find(|mark| mark["quote"] == quote).unwrap().clone();
    assert_ne!(of(ASKED)["gift_id"], of(WAITED)["gift_id"], "each passage is with its gift");
}

fn name_it(window: &Window) {
    window.press("Ctrl+5");
    window.click(&[("main", ""), ("button", words("gifts.name_one"))]);
    window.focused(&[("textbox", words("gifts.form.name"))]);
    window.type_words(GIFT);
    window.click(&[("button", words("gifts.form.keep"))]);
    window.find(&[("region", words("gifts.panel")), ("heading", GIFT)]);
}

fn write_and_mark(window: &Window) {
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(&[ASKED, WAITED].join("\n"));
    window.reads(lead("reflect.saved"));
    for line in ["Ctrl+Home", "Ctrl+End"] {
        window.press(line);
        window.press("Home");
        window.press("Shift+End");
        window.press("Alt+G");
        window.click(&[("option", GIFT)]);
        window.reads(words("reflect.marked.gift"));
        window.focused(&[("textbox", words("reflect.editor"))]);
    }
}

fn split(window: &Window) {
    window.press("Ctrl+5");
    window.click(&[("button", &fill("client.more", &[("text", GIFT)]))]);
    window.click(&[("menuitem", words("gifts.split"))]);
    let title = fill("gifts.split.title", &[("name", GIFT)]);
    let dialog = ("dialog", title.as_str());
    window.focused(&[dialog, ("textbox", words("gifts.split.name"))]);
    window.type_words(NEW);
    for key in ["Tab", "Tab", " "] {
        window.press(key);
    }
    window.click(&[dialog, ("button", words("gifts.split.keep"))]);
    window.find(&[("region", words("gifts.panel")), ("heading", NEW)]);
    window.reads(&fill("gifts.revision.fact.split_from", &[("gift", GIFT)]));
    window.reads(WAITED);
}

fn rest_and_be_found_again(window: &Window) {
    for (state, said) in [("dormant", "gifts.revision.rests"), ("living", "gifts.revision.found_again")] {
        window.click(&[
            ("radiogroup", words("gifts.field.state")),
            ("radio", words(&format!("words.gift_state.{state}"))),
        ]);
        window.reads(words(said));
    }
    window.shoot("gift-story");
}

fn merge_and_think_twice(window: &Window) {
    window.click(&[("button", &fill("client.more", &[("text", NEW)]))]);
    window.click(&[("menuitem", words("gifts.merge"))]);
    let title = fill("gifts.merge.title", &[("name", NEW)]);
    let dialog = ("dialog", title.as_str());
    window.click(&[dialog, ("button", words("gifts.merge.keep"))]);
    window.loses(&[dialog]);
    window.reads(&fill("gifts.revision.fact.merged", &[("gift", GIFT)]));
    window.reads(ASKED);
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.reads(lead("undo.undone"));
    window.find(&[("button", &fill("client.more", &[("text", NEW)]))]);
}
