//! axe-core on each screen, in both themes.

use serde_json::json;
use stories::window::{Home, Window, words};

use crate::story::{begin, unlock};

#[test]
fn the_gate_and_the_empty_journal_are_accessible() {
    let home = Home::new();
    let window = Window::open(&home);
    let mut wrong = Vec::new();
    window.find(&[("button", words("create.begin"))]);
    look(&window, "first start", &mut wrong);
    begin(&window);
    look(&window, "today, empty", &mut wrong);
    for (key, screen, sign) in [
        ("Ctrl+2", "reflections, empty", "reflections.empty.title"),
        ("Ctrl+3", "clients, empty", "clients.empty.title"),
        ("Ctrl+4", "overlap, empty", "overlap.none.title"),
        ("Ctrl+5", "gifts, empty", "gifts.none.title"),
        ("Ctrl+6", "review, empty", "review.loose_ends.none"),
        ("Ctrl+7", "insights, empty", "insights.empty.title"),
        ("Ctrl+N", "reflect, empty", "reflect.how_to_mark"),
    ] {
        window.press(key);
        window.reads(words(sign));
        look(&window, screen, &mut wrong);
    }
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    look(&window, "unlock", &mut wrong);
    window.type_words("not the one\n");
    window.reads(&journal::Error::WrongPassphrase.to_string());
    look(&window, "unlock, refused", &mut wrong);
    unlock(&window);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_screen_of_a_full_practice_is_accessible() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    let mut wrong = Vec::new();
    for (key, screen, sign) in [
        ("Ctrl+1", "today", ("region", words("today.suggestion"))),
        ("Ctrl+2", "reflections", ("heading", words("reflections.title"))),
        ("Ctrl+3", "clients", ("table", words("clients.title"))),
        ("Ctrl+4", "overlap", ("button", words("overlap.answer.take"))),
        ("Ctrl+5", "gifts", ("table", words("gifts.table"))),
        ("Ctrl+6", "review", ("region", words("review.step.budget"))),
        ("Ctrl+7", "insights", ("img", words("insights.gifts"))),
        ("Ctrl+,", "settings", ("heading", words("settings.title"))),
    ] {
        window.press(key);
        window.find(&[("main", ""), sign]);
        look(&window, screen, &mut wrong);
    }
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", "")]);
    window.find(&[("main", ""), ("heading", words("client.timeline"))]);
    look(&window, "client", &mut wrong);
    window.press("Ctrl+K");
    window.focused(&[("combobox", words("search.field"))]);
    window.type_words("miser’s keys");
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    look(&window, "search", &mut wrong);
    window.press("Enter");
    window.find(&[("main", ""), ("list", words("reflect.notes"))]);
    look(&window, "reflect, with marks", &mut wrong);
    window.press("F1");
    window.focused(&[("dialog", words("help.title")), ("textbox", words("help.field"))]);
    look(&window, "help", &mut wrong);
    window.type_words("backups");
    window.find(&[("dialog", words("help.title")), ("list", words("help.results")), ("button", "")]);
    look(&window, "help, searched", &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
}

fn look(window: &Window, screen: &str, wrong: &mut Vec<String>) {
    for theme in ["light", "dark"] {
        window.ask("document.documentElement.dataset.theme = arguments[0];", json!([theme]));
        wrong.extend(window.axe().into_iter().map(|found| format!("{screen}, {theme}: {found}")));
        window.shoot(&format!("axe {screen} {theme}"));
    }
    wrong.extend(window.troubles().into_iter().map(|trouble| format!("{screen}: {trouble}")));
}
