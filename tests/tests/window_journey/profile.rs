//! A practice profile: its words everywhere, changed at any time, without touching what was recorded.

use stories::window::{Home, Window, fill, lead, words};

use crate::story::{CLIENT, OPENING, PASSPHRASE, make, the_only_client};

#[test]
fn a_therapist_reads_their_own_words_and_another_trade_touches_nothing_recorded() {
    let home = Home::new();
    let window = Window::open(&home);
    make(&window);
    choose_therapy(&window);
    write_and_say_how_they_left(&window);
    forgetting_names_the_duty(&window);
    take_up_coaching(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let all = home.read_journal(PASSPHRASE);
    assert_eq!(all["reflections"][0]["warmth"], "love");
    assert_eq!((&all["profile"]["trade"], &all["profile"]["love"]), (&"coaching".into(), &"love".into()));
}

fn choose_therapy(window: &Window) {
    window.focused(&[("button", words("words.trade.coaching"))]);
    window.shoot("first-trade");
    window.press("Down");
    window.press("Enter");
    window.reads(&fill("profile.said.trade", &[("trade", &words("words.trade.therapy").to_lowercase())]));
    window.focused(&[("textbox", words("today.first.who"))]);
    window.reads(words("profile.pseudonym"));
}

fn write_and_say_how_they_left(window: &Window) {
    window.type_words(CLIENT);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(OPENING);
    window.reads(lead("reflect.saved"));
    let left = ("radiogroup", words("reflect.left"));
    window.find(&[left, ("radio", "working")]);
    window.click(&[left, ("radio", "close")]);
    the_only_client(window);
    window.reads("close");
}

fn forgetting_names_the_duty(window: &Window) {
    window.click(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
    window.click(&[("menuitem", words("forget.menu"))]);
    window.find(&[("alertdialog", &fill("forget.title", &[("name", CLIENT)]))]);
    window.reads(words("forget.duty_text"));
    window.press("Escape");
    window.loses(&[("alertdialog", "")]);
}

fn take_up_coaching(window: &Window) {
    window.press("Ctrl+,");
    window.find(&[("textbox", words("profile.warmth.love"))]);
    window.choose(&[("combobox", words("profile.trade"))], "coaching");
    window.reads(words("profile.said.changed"));
    let love = [("textbox", words("profile.warmth.love"))];
    window.wait_for("the word of the new trade", || (window.words_of(&love) == "love").then_some(()));
    window.shoot("profile-settings");
    the_only_client(window);
    window.reads("love");
    window.wait_for("the last word of the former trade to go", || (!window.text().contains("distant")).then_some(()));
}
