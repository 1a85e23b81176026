//! What is known of a client beside the pages: an answer makes a need sure, the user overrules, states keep their days;
//! signs, readings and ideas are written down.

use serde_json::Value;
use stories::window::{Home, Window, fill, lead, words};

use crate::story::{CLIENT, NEED, PASSPHRASE, begin, page, the_only_client};

const ANSWER: &str = "Because you wait until I have said it.";
const NOTE: &str = "She stood up straight.";
const IDEA: &str = "A card for the refrigerator";

#[test]
fn what_is_known_of_a_client_stands_on_their_page() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write_and_mark(&window);
    the_only_client(&window);
    ask_about_the_need(&window);
    overrule_and_serve(&window);
    add_a_sign_and_a_reading(&window);
    thank_for_an_idea(&window);
    window.shoot("known");
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    all_is_in_the_file(&home);
}

fn write_and_mark(window: &Window) {
    window.type_words(CLIENT);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(&page());
    window.reads(lead("reflect.saved"));
    for key in ["Ctrl+End", "Shift+Home", "Alt+N"] {
        window.press(key);
    }
    window.reads(words("reflect.marked.need"));
}

fn ask_about_the_need(window: &Window) {
    let title = fill("knowledge.ask.title", &[("name", CLIENT)]);
    let dialog = ("dialog", title.as_str());
    window.press("a");
    window.focused(&[dialog, ("textbox", words("knowledge.ask.question"))]);
    window.press("Escape");
    window.loses(&[dialog]);
    from_the_menu(window, words("knowledge.ask.need"));
    window.click(&[dialog, ("textbox", words("knowledge.ask.answer"))]);
    window.type_words(ANSWER);
    window.click(&[dialog, ("checkbox", words("knowledge.ask.confirms"))]);
    window.click(&[dialog, ("textbox", words("knowledge.ask.themes"))]);
    window.type_words("patience, silence");
    window.press("Enter");
    window.reads(words("knowledge.ask.said"));
    window.reads(words("words.confidence.confirmed"));
    window.reads(&fill("knowledge.ask.confirmed", &[("text", NEED)]));
}

fn overrule_and_serve(window: &Window) {
    window.choose(&[("combobox", words("client.confidence"))], "hunch");
    let both = [("confidence", words("words.confidence.hunch")), ("evidence", words("words.confidence.confirmed"))];
    window.reads(&fill("client.overruled.by", &both));
    window.choose(&[("combobox", words("client.need_state"))], "served");
    window.reads(lead("client.since_state"));
    let title = fill("client.history.title", &[("text", NEED)]);
    let dialog = ("dialog", title.as_str());
    from_the_menu(window, words("client.history"));
    window.focused(&[dialog, ("textbox", words("client.state.note"))]);
    window.type_words(NOTE);
    window.press("Enter");
    window.loses(&[dialog]);
    from_the_menu(window, words("client.history"));
    window.find(&[dialog]);
    window.reads(NOTE);
    window.press("Escape");
    window.loses(&[dialog]);
}

fn add_a_sign_and_a_reading(window: &Window) {
    window.click(&[("button", words("knowledge.sign.add"))]);
    let sign = ("dialog", words("knowledge.sign.title"));
    window.click(&[sign, ("radio", words("words.sign_kind.forgave"))]);
    window.click(&[sign, ("textbox", words("knowledge.sign.note"))]);
    window.type_words("I was late");
    window.press("Enter");
    window.loses(&[sign]);
    window.reads("I was late");
    window.click(&[("button", words("knowledge.reading.add"))]);
    let reading = ("dialog", words("knowledge.reading.title"));
    window.click(&[reading, ("radio", words("words.warmth.love"))]);
    window.click(&[reading, ("textbox", words("knowledge.reading.rests_on"))]);
    window.type_words("She rang to tell me");
    window.press("Enter");
    window.loses(&[reading]);
    window.reads("She rang to tell me");
}

fn thank_for_an_idea(window: &Window) {
    window.click(&[("button", words("knowledge.idea.add"))]);
    window.focused(&[("textbox", words("knowledge.idea.field"))]);
    window.type_words(IDEA);
    window.press("Enter");
    window.reads(words("knowledge.idea.owed"));
    window.click(&[("button", words("knowledge.idea.thank"))]);
    window.reads(lead("knowledge.idea.thanked"));
}

fn from_the_menu(window: &Window, item: &str) {
    window.click(&[("button", &fill("client.more", &[("text", NEED)]))]);
    window.click(&[("menuitem", item)]);
}

fn all_is_in_the_file(home: &Home) {
    let all = home.read_journal(PASSPHRASE);
    let need = &all["needs"][0];
    assert_eq!((&need["confidence"], &need["by_evidence"]), (&"hunch".into(), &"confirmed".into()));
    let stood: Vec<(&Value, &Value)> =
        need["states"].as_array().unwrap().iter().map(|state| (&state["state"], &state["note"])).collect();
    let [open, served] = ["open", "served"].map(Value::from);
    let (none, note) = (Value::from(""), Value::from(NOTE));
    assert_eq!(stood, [(&open, &none), (&served, &none), (&served, &note)]);
    let asked = &all["asked_why"][0];
    assert_eq!((&asked["answer"], &asked["need_id"]), (&ANSWER.into(), &need["id"]));
    assert_eq!(asked["themes"], serde_json::json!(["patience", "silence"]));
    assert_eq!((&all["signs"][0]["kind"], &all["warmth"][0]["reading"]), (&"forgave".into(), &"love".into()));
    assert_eq!((&all["ideas"][0]["what"], &all["ideas"][0]["credit"]), (&IDEA.into(), &"given".into()));
}
