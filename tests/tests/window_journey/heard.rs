//! What a screen reader gets of the main screens, from the bus on which it listens.

use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::vault::KdfCost;
use serde_json::json;
use stories::PASSPHRASE;
use stories::window::{Ear, Heard, Home, Window, fill, words};

/// A key, the screen's name in its title, and what stands on it once it is there.
const SCREENS: &[(&str, &str, (&str, &str))] = &[
    ("Ctrl+1", "frame.today", ("landmark", "today.suggestion")),
    ("Ctrl+3", "frame.clients", ("table", "clients.title")),
    ("Ctrl+4", "frame.overlap", ("button", "overlap.answer.take")),
    ("Ctrl+5", "frame.gifts", ("landmark", "gifts.panel")),
    ("Ctrl+6", "frame.review", ("landmark", "review.step.budget")),
    ("Ctrl+,", "frame.settings", ("heading", "settings.title")),
    ("Ctrl+N", "words.reflection", ("entry", "reflect.editor")),
];

#[test]
fn every_main_screen_can_be_heard() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    let ear = Ear::new();
    let mut wrong = Vec::new();
    for (key, screen, (role, sign)) in SCREENS {
        window.press(key);
        let heard = ear.hears(&title(screen), (role, words(sign)));
        wrong.extend(complaints(&heard).into_iter().map(|what| format!("{screen}: {what}")));
    }
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", "Ilse Varnholt")]);
    let client = ear.hears(&title("words.client"), ("heading", words("client.timeline")));
    wrong.extend(complaints(&client).into_iter().map(|what| format!("client: {what}")));

    window.press("Ctrl+K");
    window.focused(&[("dialog", words("search.title")), ("combobox", words("search.field"))]);
    let palette = ear.hears(&title("words.client"), ("dialog", words("search.title")));
    wrong.extend(unnamed(&palette).into_iter().map(|what| format!("palette: {what}")));
    assert!(palette.all().any(|one| one.is_focused() && one.name == words("search.field")), "{}", palette.told());
    window.press("Escape");

    assert_eq!(wrong, Vec::<String>::new());
    a_change_is_said(&window, &ear);
    what_is_missing_is_noticed(&window, &ear);
    window.close();
}

#[test]
fn the_locked_journal_can_be_heard() {
    let home = Home::new();
    let clock = Arc::new(|| Local::now().fixed_offset());
    Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap().lock().unwrap();
    let window = Window::open(&home);
    window.find(&[("textbox", words("unlock.passphrase"))]);
    let heard = Ear::new().hears(words("frame.name"), ("password", words("unlock.passphrase")));
    let at = heard.all().find(|one| one.role == "password").unwrap();
    assert!(at.is_focused(), "{}", heard.told());
    assert_eq!(unnamed(&heard), Vec::<String>::new());
    assert!(heard.all().any(|one| one.is_landmark("main")), "{}", heard.told());
    window.close();
}

fn title(screen: &str) -> String {
    fill("frame.title", &[("screen", words(screen))])
}

/// What somebody who only hears the screen would be at a loss with.
fn complaints(document: &Heard) -> Vec<String> {
    let mut wrong = unnamed(document);
    for kind in ["navigation", "main"] {
        if !document.all().any(|one| one.is_landmark(kind) && !one.name.is_empty()) {
            wrong.push(format!("no {kind} with a name"));
        }
    }
    let firsts: Vec<_> = document.all().filter(|one| one.is_tag("h1") && !one.name.is_empty()).collect();
    if firsts.len() != 1 {
        wrong.push(format!("{} headings of the first level", firsts.len()));
    }
    // The document counts as focused with whatever in it is.
    let focused = document.all().skip(1).filter(|one| one.is_focused()).last();
    match focused {
        None => wrong.push("nothing has the focus".to_owned()),
        Some(one) if one.name.is_empty() => wrong.push(format!("what has the focus is a {} without a name", one.role)),
        Some(_) => {}
    }
    wrong
}

/// What takes the focus and has no name; lists that are told as none, or of a size that is not theirs.
fn unnamed(document: &Heard) -> Vec<String> {
    // A part of a page that the journal itself moves the focus to is no control, and takes it by no key.
    let silent = document.all().filter(|one| one.is_focusable() && one.name.is_empty() && one.role != "section");
    let mut wrong: Vec<_> = silent.map(|one| format!("a {} without a name: {:?}", one.role, one.attributes)).collect();
    for list in document.all().filter(|one| one.is_tag("ul") || one.is_tag("ol")) {
        let items = list.within.iter().filter(|one| one.role == "list item").count();
        if list.role != "list" {
            wrong.push(format!("a list told as a {}, “{}”", list.role, list.name));
        } else if items == 0 {
            wrong.push(format!("a list of nothing, “{}”", list.name));
        }
        for item in &list.within {
            let of: usize = item.attribute("setsize").and_then(|size| size.parse().ok()).unwrap_or(items);
            if of < items {
                wrong.push(format!("“{}” says it is of {of}, and there are {items}", item.name));
            }
        }
    }
    wrong
}

/// What a message says stands where a screen reader is told of every change.
fn a_change_is_said(window: &Window, ear: &Ear) {
    window.press("Ctrl+1");
    let before = ear.hears(&title("frame.today"), ("landmark", words("today.suggestion")));
    let live =
        |document: &Heard| document.all().any(|one| one.role == "status" && one.attribute("live") == Some("polite"));
    assert!(live(&before), "nothing there would tell of a change: {}", before.told());
    window.press("Ctrl+P");
    window.reads(words("print.not_here"));
    let after = ear.hears(&title("frame.today"), ("landmark", words("frame.toast")));
    let said = after
        .all()
        .find(|one| one.role == "status" && one.all().any(|part| part.text.contains(words("print.not_here"))));
    assert!(said.is_some_and(|one| one.attribute("live") == Some("polite")), "{}", after.told());
}

/// The same look finds a button that lost its name, a list that is none and a page without its heading.
fn what_is_missing_is_noticed(window: &Window, ear: &Ear) {
    window.press("Ctrl+4");
    let sign = ("button", words("overlap.answer.take"));
    assert_eq!(complaints(&ear.hears(&title("frame.overlap"), sign)), Vec::<String>::new());
    let harm = "const button = document.querySelector('main button.btn.primary');
         button.replaceChildren();
         for (const list of document.querySelectorAll('main [role=list]')) list.removeAttribute('role');
         for (const head of document.querySelectorAll('h1')) head.remove();
         const mark = document.body.appendChild(document.createElement('h2'));
         mark.textContent = 'harmed';";
    window.ask(harm, json!([]));
    let found = complaints(&ear.hears(&title("frame.overlap"), ("heading", "harmed")));
    for what in ["a button without a name", "a list told as a panel", "0 headings of the first level"] {
        assert!(found.iter().any(|one| one.starts_with(what)), "{what}: {found:?}");
    }
}
