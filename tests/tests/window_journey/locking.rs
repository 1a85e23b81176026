//! The journal locks before the machine sleeps and with the session's own screen; one comes back to the very place; and
//! whoever tries passphrases has to wait.

use serde_json::json;
use stories::Logind;
use stories::window::{Home, Person, Window, lead, words};

use crate::story::{PASSPHRASE, begin, nothing_is_left, page, unlock};

#[test]
fn before_sleep_what_is_in_hand_is_saved_and_the_journal_is_shut() {
    let logind = Logind::start();
    let home = Home::new().with(logind.variable());
    let window = Window::open(&home);
    begin(&window);
    logind.is_held_back();
    write(&window);
    logind.falls_asleep();
    // The machine may sleep: by now everything is in the file and nobody holds it.
    assert_eq!(home.read_journal(PASSPHRASE)["reflections"][0]["text"], page());
    window.reads(lead("unlock.sleep"));
    nothing_is_left(&window);

    logind.wakes_up();
    logind.is_held_back();
    unlock(&window);
    window.reads(&page());

    logind.asks_to_lock();
    window.reads(lead("unlock.session"));
    unlock(&window);
    window.reads(&page());
    logind.hints_at_a_lock();
    window.reads(lead("unlock.session"));
    nothing_is_left(&window);
    window.close();
}

fn write(window: &Window) {
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(&page());
}

#[test]
fn unlocking_comes_back_to_the_very_place() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    let lines: Vec<String> = (1..=120).map(|line| format!("line {line}")).collect();
    window.type_words(&lines.join("\n"));
    window.reads("line 120");
    window.reads(lead("reflect.saved"));
    let there = 900;
    window.wait_for("the page to stay where it was scrolled to", || {
        scroll_to(&window, there);
        (scroll(&window) == there && window.text().contains("line 60")).then_some(())
    });
    window.press("Ctrl+L");
    unlock(&window);
    window.wait_for("the page to be where it was", || (scroll(&window) == there).then_some(()));
    window.reads("line 60");
    window.close();
}

/// Scrolls the page and waits until the window has drawn it twice: what was typed last may still be scrolled into sight.
fn scroll_to(window: &Window, top: i64) {
    let script = "const [top] = arguments;
        document.querySelector('[data-scroller]').scrollTop = top;
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));";
    window.ask(script, json!([top]));
}

fn scroll(window: &Window) -> i64 {
    let top = window.ask("return document.querySelector('[data-scroller]')?.scrollTop ?? -1;", json!([]));
    top.as_f64().map_or(-1, |top| top.round() as i64)
}

#[test]
fn wrong_passphrases_slow_down_and_the_right_one_is_not_taken_meanwhile() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    window.press("Ctrl+L");
    let waiting = lead("unlock.wait.other").to_lowercase();
    window.wait_for("wrong ones in a row to cost time", || {
        say(&window, "heron ladle quiet ferry mosaix");
        window.text().contains(&waiting).then_some(())
    });
    say(&window, PASSPHRASE);
    assert!(!window.has(&[("navigation", words("frame.main_nav"))]), "it is not open yet");
    window.wait_for("the wait to be over", || {
        say(&window, PASSPHRASE);
        window.has(&[("navigation", words("frame.main_nav"))]).then_some(())
    });
    window.close();
}

fn say(window: &Window, passphrase: &str) {
    let field = [("textbox", words("unlock.passphrase"))];
    window.wait_for("the journal to be asked", || {
        if window.is_focused(&field) {
            window.press("Ctrl+A");
            window.type_words(passphrase);
            window.press("Enter");
            return Some(());
        }
        window.has(&[("navigation", words("frame.main_nav"))]).then_some(())
    });
}

#[test]
fn minimising_the_window_locks_where_that_was_chosen() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    let person = Person::new();
    let on_display = person.turns_to("Undercurrent");
    person.minimises(on_display);
    person.brings_back(on_display);
    // It is still open.
    window.press("Ctrl+,");
    window.click(&[("switch", words("settings.lock_minimised"))]);
    window.shoot("lock-minimised");
    write(&window);
    person.minimises(on_display);
    window.reads(lead("unlock.minimised"));
    assert_eq!(home.read_journal(PASSPHRASE)["reflections"][0]["text"], page());
    person.brings_back(on_display);
    nothing_is_left(&window);
    unlock(&window);
    window.reads(&page());
    window.close();
}

#[test]
fn another_day_the_window_and_the_screen_are_where_they_were_left() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    window.resize(940, 660);
    window.press("Ctrl+7");
    window.find(&[("main", ""), ("heading", words("insights.title"))]);
    window.press("Ctrl+L");
    window.find(&[("textbox", words("unlock.passphrase"))]);
    window.close();

    let window = Window::open(&home);
    window.find(&[("textbox", words("unlock.passphrase"))]);
    assert_ne!(page_size(&window), [940, 660], "it tells nothing before it is unlocked");
    unlock(&window);
    window.find(&[("main", ""), ("heading", words("insights.title"))]);
    window.wait_for("the window to be as large as it was", || (page_size(&window) == [940, 660]).then_some(()));
    window.close();
}

fn page_size(window: &Window) -> [i64; 2] {
    serde_json::from_value(window.ask("return [innerWidth, innerHeight];", json!([]))).unwrap_or_default()
}
