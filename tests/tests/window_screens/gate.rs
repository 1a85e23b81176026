//! The screens without words in them: the first start, an empty journal, and a locked one.

use stories::window::{Album, Window, words};

use crate::look::{Looking, SIZES, THEMES, as_the_system, home};

const PASSPHRASE: &str = "heron ladle quiet ferry mosaic";

#[test]
fn the_first_start_the_empty_journal_and_the_locked_one_fit() {
    let home = home();
    let album = Album::open();
    let window = Window::open(&home);
    let mut wrong = Vec::new();
    window.find(&[("button", words("create.begin"))]);
    wrong.extend(in_every_manner(&window, &album, |looking| looking.at("first-start")));
    make_a_journal(&window);
    wrong.extend(in_every_manner(&window, &album, |looking| looking.at("first-trade")));
    window.press("Escape");
    window.find(&[("textbox", words("today.first.who"))]);
    wrong.extend(in_every_manner(&window, &album, |looking| empty_screens(&window, looking)));
    window.press("Ctrl+L");
    window.find(&[("button", words("unlock.open"))]);
    wrong.extend(in_every_manner(&window, &album, |looking| looking.at("unlock")));
    window.close();
    assert_eq!(wrong, Vec::<String>::new());
}

fn make_a_journal(window: &Window) {
    window.click(&[("textbox", words("create.passphrase"))]);
    window.type_words(PASSPHRASE);
    window.click(&[("textbox", words("create.again"))]);
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.click(&[("button", words("code.later"))]);
    window.find(&[("list", words("profile.ask.trades"))]);
}

fn empty_screens(window: &Window, looking: &mut Looking<'_>) {
    for (key, screen, sign) in [
        ("Ctrl+2", "reflections-empty", "reflections.empty.title"),
        ("Ctrl+3", "clients-empty", "clients.empty.title"),
        ("Ctrl+4", "overlap-empty", "overlap.none.title"),
        ("Ctrl+5", "gifts-empty", "gifts.none.title"),
        ("Ctrl+N", "reflect-empty", "reflect.placeholder"),
        ("Ctrl+1", "today-empty", "today.first.title"),
    ] {
        window.press(key);
        window.reads(words(sign));
        looking.at(screen);
    }
}

fn in_every_manner(window: &Window, album: &Album, look: impl Fn(&mut Looking<'_>)) -> Vec<String> {
    let mut wrong = Vec::new();
    for (size, width, height) in SIZES {
        window.resize(*width, *height);
        for theme in THEMES {
            as_the_system(window, theme);
            let mut looking = Looking::new(window, album, theme, size);
            look(&mut looking);
            wrong.append(&mut looking.wrong);
        }
    }
    wrong
}
