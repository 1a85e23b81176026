//! Undo and redo across screens, each step by name.

use stories::window::{Home, Window, fill, lead, words};

use crate::story::{CLIENT, NEED, WANT, begin, page, quoted, the_only_client};

#[test]
fn every_step_is_named_as_it_is_taken_back_and_done_again_from_any_screen() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write_and_mark(&window);
    let marked = [change("change.mark_need", NEED), change("change.mark_want", WANT)];
    the_palette_and_settings_name_the_last(&window, &marked[0]);
    for (screen, what) in ["Ctrl+3", "Ctrl+5"].into_iter().zip(&marked) {
        window.press(screen);
        window.press("Ctrl+Z");
        window.reads(&fill("undo.undone", &[("what", what)]));
    }
    window.press("Ctrl+4");
    for what in marked.iter().rev() {
        window.press("Ctrl+Shift+Z");
        window.reads(&fill("undo.redone", &[("what", what)]));
    }
    window.press("Ctrl+Shift+Z");
    window.reads(words("error.nothing_to_redo"));
    the_only_client(&window);
    window.reads(WANT);
    window.reads(NEED);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}

fn write_and_mark(window: &Window) {
    window.type_words(CLIENT);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(&page());
    window.reads(lead("reflect.saved"));
    for key in ["Ctrl+Home", "Down", "Shift+End", "Alt+W"] {
        window.press(key);
    }
    window.reads(words("reflect.marked.want"));
    for key in ["Ctrl+End", "Shift+Home", "Alt+N"] {
        window.press(key);
    }
    window.focused(&[("option", WANT)]);
    window.press("Enter");
    window.reads(words("reflect.marked.need"));
}

fn the_palette_and_settings_name_the_last(window: &Window, what: &str) {
    window.press("Ctrl+K");
    window.type_words("undo");
    window.reads(&fill("search.undo_what", &[("what", what)]));
    window.press("Escape");
    window.press("Ctrl+,");
    window.reads(&fill("settings.undo_next", &[("what", what)]));
    window.shoot("undo-named");
}

fn change(key: &str, subject: &str) -> String {
    fill(key, &[("subject", &quoted(subject))])
}
