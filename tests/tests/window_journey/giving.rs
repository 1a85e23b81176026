//! What is promised and what is given: marked, taken up, renegotiated, kept, given, and seen to have landed.

use chrono::{Days, Local};
use stories::window::{Home, Window, fill, lead, words};

use crate::main_loop::name_a_gift;
use crate::story::{
    CLIENT, FITTING, NEED, OPENING, PASSPHRASE, begin, best_fit_is_first_and_adds_up, page, taken, the_only_client,
};

const PROMISED: &str = "I said I would send the two pages.";
const CARD: &str = "A handwritten acknowledgement";

#[test]
fn a_promise_is_marked_gets_its_day_and_new_terms_and_is_kept() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write(&window, &[OPENING, PROMISED].join("\n"));
    for key in ["Ctrl+End", "Shift+Home", "Alt+P"] {
        window.press(key);
    }
    window.reads(words("reflect.marked.promise"));
    window.click(&[("list", words("reflect.notes")), ("button", words("giving.promise.asked_when"))]);
    let (soon, later) = (in_days(2), in_days(9));
    set_day(&window, words("giving.promise.edit"), &soon);
    window.reads(words("giving.promise.margin.days.one"));
    window.shoot("promise-marked");

    window.press("Ctrl+1");
    window.click(&[("button", &fill("giving.promise.to", &[("what", PROMISED), ("name", CLIENT)]))]);
    window.click(&[("button", &fill("giving.more", &[("what", PROMISED)]))]);
    window.click(&[("menuitem", words("giving.promise.renegotiate"))]);
    window.click(&[("textbox", words("giving.promise.why"))]);
    window.type_words("They asked first");
    set_day(&window, words("giving.promise.terms"), &later);
    window.reads(words("words.promise_state.renegotiated"));
    window.shoot("promise-renegotiated");
    window.click(&[("button", &format!("{} {PROMISED}", words("giving.promise.kept")))]);
    window.reads(words("giving.promise.said.kept"));
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();

    let all = home.read_journal(PASSPHRASE);
    let promise = &all["promises"][0];
    assert_eq!((&promise["state"], &promise["text"]), (&"kept".into(), &PROMISED.into()));
    let told: Vec<_> = promise["history"].as_array().unwrap().iter().map(|at| (&at["state"], &at["due_on"])).collect();
    assert_eq!(told[1..], [(&"renegotiated".into(), &later.as_str().into()), (&"kept".into(), &later.as_str().into())]);
    assert_eq!(promise["history"][1]["note"], "They asked first");
    assert_eq!(all["marks"][0]["promise_id"], promise["id"]);
}

#[test]
fn what_is_taken_up_gets_its_form_is_given_and_lands() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write(&window, &page());
    for key in ["Ctrl+End", "Shift+Home", "Alt+N"] {
        window.press(key);
    }
    window.reads(words("reflect.marked.need"));
    name_a_gift(&window, FITTING, "5");
    window.press("Ctrl+4");
    best_fit_is_first_and_adds_up(&window);
    window.click(&[("button", words("overlap.answer.take"))]);
    window.reads(&taken());
    let about = fill("giving.taken.about", &[("time", &fill("words.minutes", &[("minutes", "15")]))]);
    window.focused(&[("option", &format!("{CARD}, {about}"))]);
    window.shoot("taken-form");
    window.press("Enter");
    window.click(&[("option", words("words.motive.for_them"))]);

    the_only_client(&window);
    window.reads(CARD);
    window.click(&[("button", &format!("{} {}", words("giving.delivery.give"), FITTING.0))]);
    window.reads(words("giving.delivery.said.given"));
    let landing = fill("giving.delivery.landing.with", &[("name", CLIENT)]);
    window.click(&[("radiogroup", &landing), ("radio", words("words.landing.loved"))]);
    window.reads(&fill("giving.gave.landed", &[("landing", words("words.landing.loved"))]));
    window.shoot("landed");

    window.press("Ctrl+,");
    let teleclass = fill("giving.forms.of", &[("what", words("giving.forms.offered")), ("name", "A teleclass")]);
    window.click(&[("switch", &teleclass)]);
    window.reads(words("giving.forms.said.aside"));
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();

    let all = home.read_journal(PASSPHRASE);
    let delivery = &all["deliveries"][0];
    assert_eq!((&delivery["state"], &delivery["motive"]), (&"landed".into(), &"for_them".into()));
    assert_eq!((&delivery["what"], &delivery["receivers"][0]["landing"]), (&FITTING.0.into(), &"loved".into()));
    let form = |name: &str| all["forms"].as_array().unwrap().iter().find(|form| form["name"] == name).unwrap();
    assert_eq!((&delivery["form_id"], &form("A teleclass")["offered"]), (&form(CARD)["id"], &false.into()));
    assert_eq!((&all["needs"][0]["text"], &all["needs"][0]["state"]), (&NEED.into(), &"being_served".into()));
}

fn write(window: &Window, text: &str) {
    window.type_words(CLIENT);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(text);
    window.reads(lead("reflect.saved"));
}

fn in_days(days: u64) -> String {
    (Local::now().date_naive() + Days::new(days)).to_string()
}

fn set_day(window: &Window, title: &str, day: &str) {
    let dialog = ("dialog", title);
    window.put(&[dialog, ("date", words("giving.promise.due"))], &format!("'{day}'"));
    window.click(&[dialog, ("button", words("giving.promise.keep"))]);
}
