//! Words are on the disk while they are being typed: the program may die at any moment.

use std::time::{Duration, Instant};

use stories::window::{Home, Window, lead, words};

use crate::story::{PASSPHRASE, begin, unlock};

/// What may be lost.
const AT_MOST: Duration = Duration::from_secs(1);
/// How long is typed on after the first save, in each round: the kill falls into another part of the rhythm each time.
const ROUNDS: &[Duration] = &[Duration::from_millis(2100), Duration::from_millis(2450), Duration::from_millis(2800)];

#[test]
fn a_program_that_dies_while_one_types_loses_less_than_a_second() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    window.close();
    for (round, time) in ROUNDS.iter().enumerate() {
        let window = Window::open(&home);
        unlock(&window);
        let (typed, surely_kept) = type_on(&window, round, *time);
        window.kill();
        let kept = text_of_the_newest_page(&home);
        assert!(typed.starts_with(&kept), "kept “{kept}”, typed “{typed}”");
        assert!(kept.len() >= surely_kept, "{} of {surely_kept} bytes kept: “{kept}”", kept.len());
        on_the_screen_again(&home, &kept);
    }
}

/// Types on a new page until some time after it was first saved. Gives what was typed, and how much of it had been there
/// for longer than may be lost.
fn type_on(window: &Window, round: usize, time: Duration) -> (String, usize) {
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    let mut typed = format!("Round {round} begins here.");
    window.type_words(&typed);
    window.reads(lead("reflect.saved"));
    let begun = Instant::now();
    let mut moments = vec![(begun, typed.len())];
    for word in 1.. {
        let next = format!(" word{word}");
        window.type_words(&next);
        typed.push_str(&next);
        moments.push((Instant::now(), typed.len()));
        if begun.elapsed() > time {
            break;
        }
    }
    let now = Instant::now();
    let kept = moments.iter().rev().find(|(moment, _)| now.duration_since(*moment) > AT_MOST).unwrap();
    assert!(kept.1 > moments[0].1, "words were typed after the first save, and more than a second ago");
    (typed, kept.1)
}

fn text_of_the_newest_page(home: &Home) -> String {
    home.read_journal(PASSPHRASE)["reflections"][0]["text"].as_str().unwrap().to_owned()
}

/// Today offers to continue, and the page holds every word.
fn on_the_screen_again(home: &Home, kept: &str) {
    let window = Window::open(home);
    unlock(&window);
    window.press("Ctrl+2");
    window.reads(kept.split(" word").next().unwrap());
    window.press("Ctrl+K");
    window.focused(&[("combobox", words("search.field"))]);
    window.type_words(kept.split('.').next().unwrap());
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.reads(kept);
    window.press("Ctrl+L");
    window.close();
}
