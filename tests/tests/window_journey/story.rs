//! What is written in the journeys, and what must stand in the journal afterwards.

use serde_json::Value;
use stories::window::{Home, Window, fill, words};

pub const PASSPHRASE: &str = "heron ladle quiet ferry mosaic";
pub const CLIENT: &str = "Odalys Verne";
pub const OPENING: &str = "She came in slowly and sat on the edge of the chair.";
pub const WANT: &str = "Medicate my back pain";
pub const BETWEEN: &str = "Tablets since spring; the zanzibarquill cushion did not help.";
pub const NEED: &str = "Long-term posture and mobility";
pub const FITTING: (&str, &str) = (
    "Teaching bodies to move well",
    "I show people how to stand, sit and move: posture, mobility, small exercises for every day that keep a back well.",
);
pub const OTHER: (&str, &str) =
    ("Reading the small print", "Leases, licences and contracts: I like to find the clause that matters.");

/// A word that is typed, and must stand nowhere on the disk in clear.
pub const CANARY: &str = "zanzibarquill";

/// The page as it is typed.
pub fn page() -> String {
    [OPENING, WANT, BETWEEN, NEED].join("\n")
}

/// The first suggestion: the fitting gift, its reasons adding up to the fit that is shown.
pub fn best_fit_is_first_and_adds_up(window: &Window) {
    let best = fill("overlap.meets", &[("gift", FITTING.0), ("client", CLIENT), ("need", &lower_first(NEED))]);
    window.reads(&best);
    let figures: Vec<i64> = window.figures();
    let (fit, shares) = figures.split_last().unwrap();
    assert!(shares.len() >= 2, "a suggestion says why: {figures:?}");
    assert_eq!(shares.iter().sum::<i64>(), *fit, "the shares add up to the fit: {figures:?}");
}

/// Nothing that was written is in the document.
pub fn nothing_is_left(window: &Window) {
    let document = window.document();
    for written in [CLIENT, OPENING, WANT, BETWEEN, NEED, FITTING.0, FITTING.1, OTHER.0, CANARY, "Odalys", "mobility"] {
        assert!(!document.contains(written), "“{written}” is still in the document");
    }
}

/// Everything is back on the screen after unlocking.
pub fn all_is_there(window: &Window) {
    window.press("Ctrl+5");
    window.reads(FITTING.0);
    window.reads(OTHER.0);
    window.press("Ctrl+2");
    window.reads(OPENING);
    window.reads(CLIENT);
}

/// Everything is in the file, and only there.
pub fn all_is_in_the_file(home: &Home) {
    let all = home.read_journal(PASSPHRASE);
    let [client, reflection, want, need] = ["clients", "reflections", "wants", "needs"].map(|list| only(&all[list]));
    assert_eq!(client["name"], CLIENT);
    assert_eq!(reflection["text"], page());
    assert_eq!(reflection["client_ids"], serde_json::json!([client["id"]]));
    assert_eq!((&want["text"], &want["client_id"]), (&WANT.into(), &client["id"]));
    assert_eq!((&need["text"], &need["client_id"]), (&NEED.into(), &client["id"]));
    assert_eq!(need["beneath_wants"], serde_json::json!([want["id"]]));
    let marks = all["marks"].as_array().unwrap();
    for (kind, id, quote) in [("want", &want["id"], WANT), ("need", &need["id"], NEED)] {
        let mark = marks.iter().find(|mark| mark["kind"] == kind).unwrap();
        assert_eq!((&mark["quote"], &mark[format!("{kind}_id")]), (&quote.into(), id));
    }
    assert_eq!(marks.len(), 2);
    let gifts = all["gifts"].as_array().unwrap();
    let gift = |name: &str| gifts.iter().find(|gift| gift["name"] == name).unwrap();
    assert_eq!(gift(FITTING.0)["description"], FITTING.1);
    assert_eq!(gift(OTHER.0)["description"], OTHER.1);
    let verdict = only(&all["verdicts"]);
    assert_eq!(verdict["answer"], "take");
    assert_eq!((&verdict["need_id"], &verdict["gift_id"]), (&need["id"], &gift(FITTING.0)["id"]));
    assert_eq!(home.files_with(CANARY), Vec::<std::path::PathBuf>::new());
}

/// Taken, and said so.
pub fn taken() -> String {
    fill("overlap.said.take", &[("gift", FITTING.0), ("client", CLIENT)])
}

/// What a message says of the verdict undone, or done again.
pub fn verdict(key: &str) -> String {
    fill(key, &[("what", &fill("change.give_verdict", &[("subject", &quoted(NEED))]))])
}

/// The user's words, as a sentence quotes them.
pub fn quoted(text: &str) -> String {
    fill("words.quoted", &[("text", text)])
}

/// Opens the page of the only client there is.
pub fn the_only_client(window: &Window) {
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.find(&[("button", &fill("client.more", &[("text", CLIENT)]))]);
    // Single letters are the page's own, and go to it once it has the focus.
    window.focused(&[("main", ""), ("group", CLIENT)]);
}

/// Pictures in both themes, with something in the middle.
pub fn shoot_in_both(window: &Window, name: &str, path: &[(&str, &str)]) {
    let middle = window.find(path).as_argument();
    window.ask("arguments[0].scrollIntoView({ block: 'center' });", serde_json::json!([middle]));
    for theme in ["dark", "light"] {
        window.ask("document.documentElement.dataset.theme = arguments[0];", serde_json::json!([theme]));
        window.settles();
        window.shoot(&format!("{name}-{theme}"));
    }
}

fn only(list: &Value) -> &Value {
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 1, "{list:?}");
    &list[0]
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Makes a journal, lets the question of the trade be, and waits for the first page.
pub fn begin(window: &Window) {
    make(window);
    window.focused(&[("button", words("words.trade.coaching"))]);
    window.press("Escape");
    window.focused(&[("textbox", words("today.first.who"))]);
}

/// Makes a journal, and leaves its recovery code for later.
pub fn make(window: &Window) {
    window.focused(&[("textbox", words("create.passphrase"))]);
    window.type_words(PASSPHRASE);
    window.press("Tab");
    window.focused(&[("textbox", words("create.again"))]);
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.focused(&[("heading", words("code.title"))]);
    for _ in ["written", "print", "later"] {
        window.press("Tab");
    }
    window.focused(&[("button", words("code.later"))]);
    window.press("Enter");
}

/// Opens a locked journal.
pub fn unlock(window: &Window) {
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    window.press("Ctrl+A");
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.find(&[("navigation", words("frame.main_nav"))]);
}
