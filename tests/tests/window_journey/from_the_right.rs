//! Words that are read from the right: each line of the user's begins where its own script does.

use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::clients::NewClient;
use journal::ladder::NewWant;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use serde_json::json;
use stories::window::{Home, Window, fill, words};

use crate::story::{PASSPHRASE, unlock};

const NAME: &str = "מאיה לוין";
const ABOUT: &str = "מעצבת תכשיטים";
const WANT: &str = "اسم للمجموعة الشتوية";
const FROM_THE_LEFT: &str = "A name for the winter range";
const PAGE: &str = "היא נכנסה לאט.\nThen she laughed.\nضحكت ثم سكتت.";

/// On which side the words of an element begin: nearer to which edge of their block their first line lies.
const SIDE: &str = "
    const [wanted] = arguments;
    const walker = (root) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const roots = [document.body, ...[...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? [])];
    for (const root of roots) {
        for (let walk = walker(root), node = walk.nextNode(); node; node = walk.nextNode()) {
            if (node.data.trim() !== wanted) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const [line] = range.getClientRects();
            let block = node.parentElement;
            while (getComputedStyle(block).display === 'inline') block = block.parentElement;
            const box = block.getBoundingClientRect();
            if (!line || box.width < 2) continue;
            const [left, right] = [line.left - box.left, box.right - line.right];
            return left < right - 1 ? 'left' : right < left - 1 ? 'right' : 'whole';
        }
    }
    return 'missing';";

fn begins(window: &Window, text: &str, side: &str) {
    window.wait_for(&format!("“{text}” to begin on the {side}"), || {
        (window.ask(SIDE, json!([text])) == json!(side)).then_some(())
    });
}

#[test]
fn each_line_begins_where_its_own_script_does() {
    let home = Home::new();
    let clock = Arc::new(|| Local::now().fixed_offset());
    let mut journal = Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap();
    let client = journal.add_client(NewClient { about: ABOUT.into(), ..NewClient::named(NAME) }).unwrap();
    for text in [WANT, FROM_THE_LEFT] {
        let want = NewWant { client_id: client, text: text.into(), enough_line: None, heard_on: None };
        journal.add_want(want).unwrap();
    }
    journal.start_reflection(PAGE, &Facts { client_ids: vec![client], ..Facts::default() }).unwrap();
    journal.lock().unwrap();

    let window = Window::open(&home);
    unlock(&window);
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", NAME)]);
    let more = fill("client.more", &[("text", &format!("\u{2068}{NAME}\u{2069}"))]);
    window.find(&[("button", &format!("\u{200E}{more}"))]);
    window.shoot("from-the-right-client");
    window.press("Ctrl+2");
    window.click(&[("main", ""), ("button", "היא נכנסה לאט.")]);
    window.focused(&[("textbox", words("reflect.editor"))]);
    for (line, side) in PAGE.lines().zip(["right", "left", "right"]) {
        begins(&window, line, side);
    }
    window.shoot("from-the-right-page");
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}
