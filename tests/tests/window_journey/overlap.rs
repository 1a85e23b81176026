//! Suggestions that say why and when to wait; one thing for several clients; answers taken back. By mouse and by keyboard,
//! in the sample practice.

use serde_json::json;
use stories::window::{Home, Window, fill, lead, words};

/// The three whose needs are alike in the sample practice, the one whose words stand for all first, and those words as a
/// sentence has them.
const ALIKE: &str = "Ilse Varnholt, Kit Sorley and Sander Rowe";
const NEED: &str = "name her own price without apologising";
const FORM: &str = "A teleclass";
/// So many verdicts stand in the sample practice at least.
const VERDICTS: usize = 8;

#[test]
fn why_wait_gather_and_take_back_by_mouse() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    turn_to_it(&window);
    picture(&window, "overlap");

    window.click(&[ranked(), ("button", words("overlap.why.all"))]);
    window.reads(words("overlap.why.carries"));
    assert!(marks(&window) > 0, "the words that carry the match are set apart");
    picture(&window, "overlap-why");
    window.click(&[ranked(), ("button", words("overlap.why.less"))]);
    window.wait_for("all of why to fold", || (marks(&window) == 0).then_some(()));

    window.reads(&fill("giving.wait.lead", &[("name", "Ilse Varnholt")]));
    window.click(&[ranked(), ("button", words("overlap.answer.take"))]);
    window.reads(lead("overlap.said.take"));
    leave_for_later(&window, "giving.taken.form");
    undo_by_mouse(&window);

    window.click(&[ranked(), ("button", &gathering_line())]);
    window.find(&[ranked(), ("list", words("overlap.gathering.needs"))]);
    picture(&window, "overlap-gathering");
    let forms = [ranked(), ("combobox", words("overlap.gathering.form"))];
    let teleclass = choice(&window, FORM);
    window.choose(&forms, &teleclass);
    window.click(&[ranked(), ("button", words("overlap.gathering.take"))]);
    window.reads(&fill("overlap.gathering.said.take", &[("clients", ALIKE)]));
    window.shoot("overlap-gathering-taken");
    leave_for_later(&window, "giving.delivery.motive");
    window.loses(&[ranked(), ("list", words("overlap.gathering.needs"))]);
    undo_by_mouse(&window);
    window.find(&[ranked(), ("list", words("overlap.gathering.needs"))]);

    window.click(&[("button", words("overlap.taught"))]);
    window.reads(words("overlap.taught.on"));
    window.reads(words("overlap.taught.final"));
    window.find(&[verdicts()]);
    picture(&window, "overlap-taught");
    let before = taken_backs(&window);
    window.click(&[verdicts(), ("button", &before[0])]);
    window.wait_for("one answer less", || (taken_backs(&window) == before[1..]).then_some(()));
    undo_by_mouse(&window);
    window.wait_for("the answer to be there again", || (taken_backs(&window) == before).then_some(()));
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.troubles(), Vec::<String>::new());
}

#[test]
fn why_wait_gather_and_take_back_by_keyboard() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    turn_to_it(&window);
    window.press_until_on("F6", &[ranked()]);
    window.press("y");
    window.reads(words("overlap.why.carries"));
    window.press("y");
    window.wait_for("all of why to fold", || (marks(&window) == 0).then_some(()));

    window.press("End");
    let sentence = gathering_sentence();
    let card = [ranked(), ("group", sentence.as_str())];
    window.focused(&card);
    window.press("l");
    window.reads(words("overlap.gathering.said.not_now"));
    window.loses(&card);
    undo_by_keyboard(&window);
    window.find(&card);

    window.press_until_on("F6", &[ranked()]);
    window.press("End");
    window.focused(&card);
    window.press("t");
    window.reads(&fill("overlap.gathering.said.take", &[("clients", ALIKE)]));
    leave_for_later(&window, "giving.taken.form");
    undo_by_keyboard(&window);
    window.find(&card);

    window.press_until_on("F6", &[("button", words("overlap.taught"))]);
    window.press("Enter");
    window.find(&[verdicts()]);
    let before = taken_backs(&window);
    assert!(before.len() >= VERDICTS, "{before:?}");
    window.press_until_on("Tab", &[verdicts(), ("button", &before[1])]);
    window.press("Enter");
    window.wait_for("one answer less", || (taken_backs(&window).len() + 1 == before.len()).then_some(()));
    undo_by_keyboard(&window);
    window.wait_for("the answer to be there again", || (taken_backs(&window) == before).then_some(()));
    assert_eq!(window.troubles(), Vec::<String>::new());
}

fn ranked() -> (&'static str, &'static str) {
    ("list", words("overlap.ranked"))
}

fn verdicts() -> (&'static str, &'static str) {
    ("list", words("overlap.taught.list"))
}

/// Suggestions come once the texts are read for their meaning.
fn turn_to_it(window: &Window) {
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+4");
    window.find(&[ranked(), ("button", words("overlap.answer.take"))]);
    let reading = words("overlap.pending.says").to_lowercase();
    window.wait_for("the last text to be read", || (!window.text().contains(&reading)).then_some(()));
}

fn gathering_sentence() -> String {
    let all = fill("overlap.gathering.all.more", &[("count", "three")]);
    fill("overlap.gathering.line", &[("clients", ALIKE), ("need", NEED), ("all", &all)])
}

fn gathering_line() -> String {
    format!("{} {}", gathering_sentence(), words("overlap.gathering"))
}

/// How many words are set apart as those that carry a match.
fn marks(window: &Window) -> u64 {
    let script = "return [...document.querySelectorAll('mark')].filter(isShown).length;";
    window.ask(script, json!([])).as_u64().unwrap_or_default()
}

/// What the list of forms calls one of them.
fn choice(window: &Window, name: &str) -> String {
    let script = "const [name] = arguments;
         return [...document.querySelectorAll('option')].find((option) => option.label === name)?.value ?? '';";
    let value = window.ask(script, json!([name]));
    value.as_str().unwrap_or_default().to_owned()
}

/// The buttons that take an answer back, by name, in their order.
fn taken_backs(window: &Window) -> Vec<String> {
    let script = "const list = find(arguments[0]);
         return list === null ? [] : [...list.querySelectorAll('button')].map(nameOf);";
    serde_json::from_value(window.ask(script, json!([[verdicts()]]))).unwrap_or_default()
}

/// Leaves the question after taking something up for later.
fn leave_for_later(window: &Window, question: &str) {
    window.focused(&[("dialog", words(question))]);
    window.press("Escape");
    window.loses(&[("dialog", words(question))]);
}

fn undo_by_mouse(window: &Window) {
    window.click(&[("button", words("frame.undo"))]);
    window.reads(lead("undo.undone"));
}

fn undo_by_keyboard(window: &Window) {
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.reads(lead("undo.undone"));
}

/// A picture in each theme.
fn picture(window: &Window, name: &str) {
    for theme in ["light", "dark"] {
        window.ask("document.documentElement.dataset.theme = arguments[0];", json!([theme]));
        window.settles();
        window.shoot(&format!("{name} {theme}"));
    }
    window.ask("document.documentElement.dataset.theme = 'light';", json!([]));
}
