//! The screens of a full practice.

use stories::window::{Album, Window, fill, words};

use crate::look::{Looking, SIZES, THEMES, home};

/// A client of the sample, and a page about her with marks on it, found by words that stand nowhere else.
const CLIENT: &str = "Ilse Varnholt";
const PAGE: &str = "Eleven bowls";

#[test]
fn every_screen_of_a_full_practice_fits() {
    let home = home();
    let album = Album::open();
    let window = Window::open_sample(&home);
    everything_is_read(&window);
    let mut wrong = Vec::new();
    for (size, width, height) in SIZES {
        window.resize(*width, *height);
        for theme in THEMES {
            choose_theme(&window, theme);
            let mut looking = Looking::new(&window, &album, theme, size);
            walk(&window, &mut looking);
            wrong.append(&mut looking.wrong);
        }
    }
    let (_, width, height) = SIZES.first().unwrap();
    window.resize(*width, *height);
    choose_theme(&window, "light");
    choose_largest_text(&window);
    let mut looking = Looking::new(&window, &album, "light", "-large");
    walk(&window, &mut looking);
    wrong.append(&mut looking.wrong);
    window.close();
    assert_eq!(wrong, Vec::<String>::new());
}

/// Suggestions come once the texts are read for their meaning.
fn everything_is_read(window: &Window) {
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+4");
    window.find(&[("main", ""), ("button", words("overlap.answer.take"))]);
    let reading = words("overlap.pending.says").to_lowercase();
    window.wait_for("the last text to be read", || (!window.text().contains(&reading)).then_some(()));
}

fn choose_theme(window: &Window, theme: &str) {
    window.press("Ctrl+,");
    let radio = words(&format!("settings.theme.{theme}"));
    window.click(&[("radiogroup", words("settings.theme")), ("radio", radio)]);
}

fn choose_largest_text(window: &Window) {
    let stepper = [("spinbutton", words("settings.text"))];
    window.click(&stepper);
    window.press("End");
    window.reads(&fill("words.percent", &[("percent", "200")]));
}

fn walk(window: &Window, looking: &mut Looking<'_>) {
    main_screens(window, looking);
    client(window, looking);
    page(window, looking);
    overlap_table(window, looking);
    over_the_page(window, looking);
    window.press("Ctrl+,");
    window.find(&[("heading", words("settings.title"))]);
    looking.at("settings");
    let trash = words("trash.title");
    by_palette(window, trash, &fill("search.go", &[("screen", trash)]), trash);
    looking.at("trash");
}

fn main_screens(window: &Window, looking: &mut Looking<'_>) {
    for (key, screen, sign) in [
        ("Ctrl+1", "today", ("region", words("today.suggestion"))),
        ("Ctrl+2", "reflections", ("heading", words("reflections.title"))),
        ("Ctrl+3", "clients", ("table", words("clients.title"))),
        ("Ctrl+4", "overlap", ("button", words("overlap.answer.take"))),
        ("Ctrl+5", "gifts", ("region", words("gifts.panel"))),
        ("Ctrl+6", "review", ("region", words("review.step.budget"))),
        ("Ctrl+7", "insights", ("img", words("insights.gifts"))),
    ] {
        window.press(key);
        window.find(&[("main", ""), sign]);
        looking.at(screen);
    }
}

fn client(window: &Window, looking: &mut Looking<'_>) {
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.find(&[("main", ""), ("heading", words("client.timeline"))]);
    looking.at("client");
    let narrowed = format!("client:\"{CLIENT}\"");
    by_palette(window, &narrowed, &fill("brief.of", &[("name", CLIENT)]), words("brief.ladder"));
    looking.at("brief");
}

/// Goes by what the palette has on these words to a screen with this heading.
fn by_palette(window: &Window, typed: &str, command: &str, heading: &str) {
    search(window, typed);
    window.press_on(&[("listbox", words("search.title")), ("option", command)]);
    window.find(&[("main", ""), ("heading", heading)]);
}

fn page(window: &Window, looking: &mut Looking<'_>) {
    search(window, PAGE);
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    window.press("Enter");
    window.find(&[("main", ""), ("list", words("reflect.notes"))]);
    looking.at("reflect");
    window.press("Ctrl+N");
    window.reads(words("reflect.placeholder"));
    looking.at("reflect-new");
}

fn overlap_table(window: &Window, looking: &mut Looking<'_>) {
    window.press("Ctrl+4");
    window.click(&[("radiogroup", words("overlap.view")), ("radio", words("overlap.view.table"))]);
    window.reads(words("overlap.table"));
    looking.at("overlap-table");
}

/// What lies over a page: search, and the keys.
fn over_the_page(window: &Window, looking: &mut Looking<'_>) {
    search(window, "price");
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    looking.at("palette");
    window.press("Escape");
    window.press("?");
    window.find(&[("dialog", words("help.title"))]);
    looking.at("keys");
    window.press("Escape");
}

fn search(window: &Window, for_what: &str) {
    window.press("Ctrl+K");
    window.focused(&[("dialog", words("search.title")), ("combobox", words("search.field"))]);
    window.type_words(for_what);
}
