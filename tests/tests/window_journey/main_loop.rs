//! The main loop, by mouse where a person would take it.

use stories::window::{Home, Window, lead, words};

use crate::story::{
    CLIENT, FITTING, NEED, OTHER, PASSPHRASE, WANT, all_is_in_the_file, all_is_there, best_fit_is_first_and_adds_up,
    nothing_is_left, page, taken, verdict,
};

#[test]
fn from_the_first_start_to_a_gift_taken_up() {
    let home = Home::new();
    let window = Window::open(&home);
    make_a_journal(&window);
    write_about_a_new_client(&window);
    mark_the_want_and_the_need(&window);
    name_a_gift(&window, OTHER, "3");
    name_a_gift(&window, FITTING, "5");
    take_the_best_fit_and_think_twice(&window);
    lock_and_unlock(&window);
    all_is_there(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    all_is_in_the_file(&home);
}

fn make_a_journal(window: &Window) {
    let [first, again] = [words("create.passphrase"), words("create.again")];
    window.click(&[("textbox", first)]);
    window.type_words("password1");
    window.reads(words("create.strength.hours"));
    window.press("Ctrl+A");
    window.type_words(PASSPHRASE);
    window.reads(words("create.strength.never"));
    window.click(&[("textbox", again)]);
    window.type_words("heron ladle");
    window.click(&[("button", words("create.begin"))]);
    window.reads(words("create.differ"));
    window.click(&[("textbox", again)]);
    window.press("Ctrl+A");
    window.type_words(PASSPHRASE);
    window.shoot("first-start");
    window.click(&[("button", words("create.begin"))]);
    window.find(&[("heading", words("code.title"))]);
    window.shoot("first-code");
    window.click(&[("button", words("code.later"))]);
    window.shoot("first-trade");
    window.click(&[("button", words("words.trade.consulting"))]);
    window.reads(words("today.first.who"));
}

fn write_about_a_new_client(window: &Window) {
    window.click(&[("textbox", words("today.first.who"))]);
    window.type_words(CLIENT);
    window.click(&[("button", words("today.first.start"))]);
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.reads(CLIENT);
    window.type_words(&page());
    window.reads(lead("reflect.saved"));
}

/// The words stand on lines of their own: the need on the last, the want on the second.
fn mark_the_want_and_the_need(window: &Window) {
    let notes = ("list", words("reflect.notes"));
    window.press("Ctrl+Home");
    window.press("Down");
    window.press("Shift+End");
    window.click(&[("toolbar", words("reflect.toolbar")), ("button", words("words.want"))]);
    window.reads(words("reflect.marked.want"));
    window.find(&[notes, ("button", &stories::window::fill("reflect.note.rename", &[("label", WANT)]))]);
    window.press("Ctrl+End");
    window.press("Shift+Home");
    window.press("Alt+N");
    window.reads(words("reflect.ask.beneath"));
    window.click(&[("option", WANT)]);
    window.reads(words("reflect.marked.need"));
    window.find(&[notes, ("button", &stories::window::fill("reflect.note.rename", &[("label", NEED)]))]);
    window.shoot("marked");
}

pub(crate) fn name_a_gift(window: &Window, (name, description): (&str, &str), pleasure: &str) {
    window.click(&[("navigation", words("frame.main_nav")), ("button", words("frame.gifts"))]);
    window.click(&[("main", ""), ("button", words("gifts.name_one"))]);
    window.focused(&[("textbox", words("gifts.form.name"))]);
    window.type_words(name);
    window.click(&[("textbox", words("gifts.form.description"))]);
    window.type_words(description);
    window.click(&[("radiogroup", words("gifts.field.pleasure")), ("radio", pleasure)]);
    window.click(&[("button", words("gifts.form.keep"))]);
    window.find(&[("region", words("gifts.panel")), ("heading", name)]);
}

fn take_the_best_fit_and_think_twice(window: &Window) {
    window.click(&[("navigation", words("frame.main_nav")), ("button", words("frame.overlap"))]);
    best_fit_is_first_and_adds_up(window);
    window.shoot("best-fit");
    window.click(&[("button", words("overlap.answer.take"))]);
    window.reads(&taken());
    window.shoot("taken");
    window.click(&[("button", words("frame.undo"))]);
    window.reads(&verdict("undo.undone"));
    best_fit_is_first_and_adds_up(window);
    window.press("Ctrl+Shift+Z");
    window.reads(&verdict("undo.redone"));
    window.loses(&[("button", words("overlap.answer.take"))]);
}

fn lock_and_unlock(window: &Window) {
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    nothing_is_left(window);
    window.type_words("heron ladle quiet ferry mosaix");
    window.click(&[("button", words("unlock.open"))]);
    window.reads(&journal::Error::WrongPassphrase.to_string());
    window.shoot("wrong-passphrase");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.find(&[("navigation", words("frame.main_nav"))]);
}
