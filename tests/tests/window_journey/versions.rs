//! Earlier versions of a page: words that were cut with their mark are read beside what stands now, and brought back.

use stories::window::{Home, Window, fill, lead, words};

use crate::story::{CLIENT, NEED, OPENING, PASSPHRASE, begin, page};

const LATER: &str = "She left early.";

#[test]
fn an_earlier_version_is_read_beside_the_page_and_brought_back_with_its_marks() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    write_and_mark(&window);
    cut_everything(&window);
    bring_back(&window);
    think_twice(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let all = home.read_journal(PASSPHRASE);
    let reflection = &all["reflections"][0];
    assert_eq!(reflection["text"], page());
    let kept: Vec<&str> =
        reflection["versions"].as_array().unwrap().iter().map(|version| version["text"].as_str().unwrap()).collect();
    assert_eq!(kept.first(), Some(&page().as_str()), "the first version is the first spell, not its first key");
    assert!(kept.contains(&LATER));
    assert_eq!((&all["marks"][0]["quote"], &all["marks"][0]["orphaned"]), (&NEED.into(), &false.into()));
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
    window.focused(&[("textbox", words("reflect.editor"))]);
}

fn cut_everything(window: &Window) {
    window.press("Ctrl+A");
    window.type_words(LATER);
    window.reads(words("reflect.note.cut"));
}

fn bring_back(window: &Window) {
    window.press("Alt+V");
    let dialog = ("dialog", words("versions.title"));
    window.focused(&[dialog, ("listbox", words("versions.list"))]);
    // What both begin with stands apart from what went.
    window.reads(OPENING.split_once(' ').unwrap().1);
    window.reads(lead("versions.later"));
    window.shoot("versions");
    window.click(&[dialog, ("button", words("versions.bring_back"))]);
    window.loses(&[dialog]);
    window.reads(lead("versions.brought"));
    window.wait_for("the mark to stand on its words again", || {
        (!window.text().contains(words("reflect.note.cut"))).then_some(())
    });
}

fn think_twice(window: &Window) {
    let what = fill("change.bring_back_version", &[("subject", &fill("words.quoted", &[("text", OPENING)]))]);
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.reads(&fill("undo.undone", &[("what", &what)]));
    window.reads(LATER);
    window.press("Ctrl+3");
    window.press("Ctrl+Shift+Z");
    window.reads(&fill("undo.redone", &[("what", &what)]));
}
