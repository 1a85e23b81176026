//! The same loop without a mouse: nothing is clicked, and the focus is always where the next key needs it.

use stories::window::{Home, Window, fill, lead, words};

use crate::story::{
    CLIENT, FITTING, NEED, OTHER, WANT, all_is_in_the_file, all_is_there, begin, best_fit_is_first_and_adds_up,
    nothing_is_left, page, taken, unlock, verdict,
};

#[test]
fn the_whole_loop_by_keyboard_alone() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write_about_a_new_client(&window);
    mark_the_want_and_the_need(&window);
    name_the_gifts(&window);
    take_the_best_fit_and_think_twice(&window);
    lock_and_unlock(&window);
    all_is_there(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    all_is_in_the_file(&home);
}

fn write_about_a_new_client(window: &Window) {
    window.type_words(CLIENT);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(&page());
    window.reads(lead("reflect.saved"));
}

fn mark_the_want_and_the_need(window: &Window) {
    for key in ["Ctrl+Home", "Down", "Shift+End", "Alt+W"] {
        window.press(key);
    }
    window.reads(words("reflect.marked.want"));
    window.focused(&[("textbox", words("reflect.editor"))]);
    for key in ["Ctrl+End", "Shift+Home", "Alt+N"] {
        window.press(key);
    }
    window.focused(&[("option", WANT)]);
    window.press("Enter");
    window.reads(words("reflect.marked.need"));
    window.find(&[("button", &fill("reflect.note.rename", &[("label", NEED)]))]);
    window.focused(&[("textbox", words("reflect.editor"))]);
}

fn name_the_gifts(window: &Window) {
    window.press("Ctrl+5");
    window.find(&[("heading", words("gifts.title"))]);
    for (name, description) in [OTHER, FITTING] {
        window.press_until_on("Tab", &[("main", ""), ("button", words("gifts.name_one"))]);
        window.press("Enter");
        window.focused(&[("textbox", words("gifts.form.name"))]);
        window.type_words(name);
        window.press("Tab");
        window.type_words(description);
        window.press_until_on("Tab", &[("radiogroup", words("gifts.field.pleasure")), ("radio", "3")]);
        window.press("Right");
        window.press("Right");
        window.focused(&[("radiogroup", words("gifts.field.pleasure")), ("radio", "5")]);
        window.press_until_on("Tab", &[("button", words("gifts.form.keep"))]);
        window.press("Enter");
        window.find(&[("region", words("gifts.panel")), ("heading", name)]);
    }
}

fn take_the_best_fit_and_think_twice(window: &Window) {
    window.press("Ctrl+4");
    best_fit_is_first_and_adds_up(window);
    window.press_until_on("F6", &[("list", words("overlap.ranked"))]);
    window.press("y");
    window.find(&[("button", words("overlap.why.less"))]);
    best_fit_is_first_and_adds_up(window);
    window.press("t");
    window.reads(&taken());
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
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
    window.type_words("not the one");
    window.press("Enter");
    window.reads(&journal::Error::WrongPassphrase.to_string());
    unlock(window);
}
