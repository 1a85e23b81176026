//! What was copied out of the journal doesn't stay in the clipboard; what another program put there does.

use std::io::Write as _;
use std::process::{Command, Stdio};

use stories::window::{Home, Window, until, words};

use crate::story::begin;

const WRITTEN: &str = "He keeps the good chisels in the hall.";
const ELSEWHERE: &str = "a shopping list";

#[test]
fn a_copy_leaves_the_clipboard_though_one_locked_meanwhile() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    copy(&window);
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    until("the selection to be forgotten", || held("primary").is_empty().then_some(()));
    assert_eq!(held("clipboard"), WRITTEN, "there is time to paste");
    until("the clipboard to be cleared", || held("clipboard").is_empty().then_some(()));
    window.close();
}

#[test]
fn a_copy_goes_with_the_program_and_what_others_copied_stays() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    copy(&window);
    window.close();
    assert_eq!(held("clipboard"), "");

    let window = Window::open(&home);
    crate::story::unlock(&window);
    copy(&window);
    put(ELSEWHERE);
    window.close();
    assert_eq!(held("clipboard"), ELSEWHERE);
}

fn copy(window: &Window) {
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(WRITTEN);
    window.press("Ctrl+A");
    window.press("Ctrl+C");
    until("the copy", || (held("clipboard") == WRITTEN).then_some(()));
}

/// What another program would paste; nothing, where nobody has copied anything.
fn held(selection: &str) -> String {
    let output = Command::new("xclip").args(["-out", "-selection", selection]).stderr(Stdio::null()).output();
    String::from_utf8(output.expect("xclip: cargo xtask test provides it").stdout).unwrap()
}

/// Copies in another program, which lives on until something else is copied.
fn put(text: &str) {
    let mut command = Command::new("xclip");
    command.args(["-in", "-selection", "clipboard"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut other = command.spawn().unwrap();
    other.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(other.wait().unwrap().success());
    until("the other copy", || (held("clipboard") == text).then_some(()));
}
