//! Through every screen, with a look at each.

use serde_json::json;
use stories::filled::LONG_PAGE;
use stories::window::{Window, fill, lead, words};

use super::texts::{RAN, SIGN, word};

/// How the word begins that each text ends with.
const SOME: &str = "heron";
/// What is longer is cut in the trash, so that its word is not shown.
const TITLE_CHARS: usize = 120;
const MAIN: &str = "const main = find([['main', '']]);";
/// Whether a line is drawn where the view ends, or the list ends before.
const DRAWN: &str = "
    const { bottom } = main.getBoundingClientRect();
    const isThere = (line) => line.top <= bottom && line.bottom >= bottom - 40;
    return (
        main.scrollHeight - main.scrollTop - main.clientHeight < 200 ||
        [...main.querySelectorAll('[data-line]')].some((line) => isThere(line.getBoundingClientRect()))
    );";
const LOOK: &str = include_str!("strangers.js");

/// What stands in the page or went wrong in it that must not, a line each.
pub fn found(window: &Window) -> Vec<String> {
    serde_json::from_value(window.ask(LOOK, json!([SIGN, RAN]))).expect("the page answers")
}

/// Somebody who opens everything there is.
pub struct Walk<'a> {
    window: &'a Window,
}

impl<'a> Walk<'a> {
    /// Opens the journal.
    pub fn begin(window: &'a Window, passphrase: &str) -> Self {
        window.focused(&[("textbox", words("unlock.passphrase"))]);
        window.type_words(passphrase);
        window.press("Enter");
        window.find(&[("navigation", words("frame.main_nav"))]);
        Self { window }
    }

    /// Looks once all is drawn, and where nothing may be wrong.
    fn look(&self, screen: &str) {
        self.window.settles();
        assert_eq!(found(self.window), Vec::<String>::new(), "{screen}");
    }

    /// The screens that list what there is: so many pages, and a trash that holds these texts.
    pub fn lists(&self, pages: usize, texts: &[String]) {
        let Self { window } = self;
        for (key, sign) in [
            ("Ctrl+1", "frame.today"),
            ("Ctrl+3", "clients.name"),
            ("Ctrl+,", "giving.forms"),
            ("Ctrl+4", "overlap.view.table"),
        ] {
            window.press(key);
            window.reads(words(sign));
            window.reads(SOME);
            self.look(sign);
        }
        window.click(&[("radiogroup", words("overlap.view")), ("radio", words("overlap.view.table"))]);
        window.reads(words("overlap.table"));
        self.look("overlap.table");
        window.press("Ctrl+2");
        window.reads(&fill("reflections.lede.other", &[("count", &pages.to_string())]));
        self.look_through("reflections.title");
        self.trash(texts);
    }

    fn trash(&self, texts: &[String]) {
        let Self { window } = self;
        window.press("Ctrl+K");
        window.focused(&[("combobox", words("search.field"))]);
        window.type_words(words("trash.title"));
        window.click(&[("option", &fill("search.go", &[("screen", words("trash.title"))]))]);
        window.find(&[("main", ""), ("heading", words("trash.title"))]);
        window.reads(SOME);
        let seen = self.look_through("trash.title");
        let whole = (0..).zip(texts).filter(|(_, text)| text.chars().count() <= TITLE_CHARS);
        let missed: Vec<String> = whole.map(|(number, _)| word(number)).filter(|word| !seen.contains(word)).collect();
        assert_eq!(missed, Vec::<String>::new(), "every text was looked at in the trash");
    }

    /// Looks at a screen from top to bottom, a view at a time, since a long list draws what is near. Gives all it read.
    fn look_through(&self, screen: &str) -> String {
        let mut seen = String::new();
        self.scroll("0");
        loop {
            self.look(screen);
            seen.push_str(&self.window.text());
            if !self.scroll("main.scrollTop + main.clientHeight") {
                return seen;
            }
            let script = format!("{MAIN} {DRAWN}");
            self.window
                .wait_for("the lines to be drawn", || (self.window.ask(&script, json!([])) == true).then_some(()));
        }
    }

    /// Scrolls what is shown to so far from its top, and tells whether it moved.
    fn scroll(&self, top: &str) -> bool {
        let moved =
            format!("{MAIN} const before = main.scrollTop; main.scrollTop = {top}; return main.scrollTop !== before;");
        self.window.ask(&moved, json!([])) == true
    }

    /// All gifts beside each other, and those of these names in their panel.
    pub fn gifts<'t>(&self, names: impl Iterator<Item = &'t String>) {
        let Self { window } = self;
        window.press("Ctrl+5");
        for name in names.map(|name| one_line(name)) {
            window.click(&[("table", words("gifts.table")), ("button", &name)]);
            window.find(&[("region", words("gifts.panel")), ("heading", &name)]);
            self.look("gifts");
        }
    }

    /// What is found with the beginnings of their words, ten texts at a time.
    pub fn searches(&self, count: usize) {
        let Self { window } = self;
        let (field, list) = ([("combobox", words("search.field"))], [("listbox", words("search.title"))]);
        window.press("Ctrl+K");
        window.focused(&field);
        for tens in (0..count).step_by(10) {
            let begun = &word(tens)[..word(tens).len() - 1];
            window.put(&field, &format!("'{begun}'"));
            let option = "return [...find(arguments[0]).querySelectorAll('mark')].some((mark) => said(mark).startsWith(arguments[1]));";
            window.wait_for(begun, || (window.ask(option, json!([list, begun])) == true).then_some(()));
            self.look("search");
        }
        window.press("Escape");
        window.loses(&field);
    }

    /// A client's page, and the page before a meeting.
    pub fn client(&self, texts: &[String]) {
        let Self { window } = self;
        let name = &one_line(&texts[0]);
        window.press("Ctrl+3");
        window.click(&[("table", words("clients.title")), ("button", name)]);
        // Each text was written on a page and given, and there is the long page.
        let count = (texts.len() * 2 + 1).to_string();
        let all = fill("client.timeline.all.other", &[("count", &count)]);
        let all = [("region", words("client.timeline")), ("button", all.as_str())];
        self.press_at(&all);
        self.look("client");
        self.choose(name, "brief.title");
        window.find(&[("heading", &fill("brief.of", &[("name", name)]))]);
        self.look("brief");
        window.click(&[("button", words("brief.back"))]);
    }

    /// What can be laid over a client's page.
    pub fn over_client(&self, name: &str) {
        let (Self { window }, name) = (self, &one_line(name));
        for (item, over) in [
            ("client.facts.edit", "dialog"),
            ("client.part", "dialog"),
            ("client.merge", "dialog"),
            ("forget.menu", "alertdialog"),
        ] {
            self.choose(name, item);
            self.look_at_what_lies_over(over);
        }
        window.click(&[("main", ""), ("button", &fill("client.history.title", &[("text", name)]))]);
        self.look_at_what_lies_over("dialog");
    }

    /// From the menu of the client.
    fn choose(&self, name: &str, item: &str) {
        self.press_at(&[("button", &fill("client.more", &[("text", name)]))]);
        self.press_at(&[("menuitem", words(item))]);
    }

    /// Wherever it is: pages as long as these end at the very edge of the window.
    fn press_at(&self, path: &[(&str, &str)]) {
        self.window.find(path);
        self.window.ask("find(arguments[0]).click();", json!([path]));
    }

    fn look_at_what_lies_over(&self, role: &str) {
        self.window.find(&[(role, "")]);
        self.look(role);
        self.window.press("Escape");
        self.window.loses(&[(role, "")]);
    }

    /// The page with all texts of the client that is shown: with its marks, and beside an earlier version.
    pub fn long_page(&self, number: usize) {
        let Self { window } = self;
        let title = format!("{LONG_PAGE} {number}");
        self.press_at(&[("region", words("client.timeline")), ("button", &title)]);
        window.find(&[("list", words("reflect.notes"))]);
        self.look("reflect");
        window.press("Alt+V");
        let dialog = [("dialog", words("versions.title"))];
        window.focused(&dialog);
        window.reads(lead("versions.later"));
        self.look("versions");
        window.press("Escape");
        window.loses(&dialog);
    }

    /// What is typed by hand, and said of it in passing.
    pub fn typing(&self, text: &str) {
        let Self { window } = self;
        let text = &format!("Typed {text}");
        window.press("Ctrl+3");
        window.click(&[("button", words("clients.filter"))]);
        window.focused(&[("textbox", words("clients.filter"))]);
        window.type_words(text);
        self.look("a client's name");
        window.press("Enter");
        window.find(&[("main", ""), ("heading", text)]);
        window.click(&[("button", words("client.add_want"))]);
        window.focused(&[("textbox", words("client.want"))]);
        window.type_words(text);
        window.press("Enter");
        window.reads(words("client.said.want"));
        self.look("a want");
        self.page(text);
        self.gift(text);
        window.press("Ctrl+K");
        window.focused(&[("combobox", words("search.field"))]);
        window.type_words(text);
        window.find(&[("group", words("search.journal")), ("option", "")]);
        self.look("search");
        window.press("Escape");
        window.loses(&[("combobox", words("search.field"))]);
    }

    fn page(&self, text: &str) {
        let Self { window } = self;
        window.press("Ctrl+N");
        window.focused(&[("textbox", words("reflect.editor"))]);
        window.type_words(text);
        window.reads(lead("reflect.saved"));
        for key in ["Shift+Home", "Alt+W"] {
            window.press(key);
        }
        window.reads(words("reflect.marked.want"));
        self.look("a page");
    }

    fn gift(&self, text: &str) {
        let Self { window } = self;
        window.press("Ctrl+5");
        window.click(&[("main", ""), ("button", words("gifts.name_one"))]);
        for field in ["gifts.form.name", "gifts.form.description"] {
            window.click(&[("textbox", words(field))]);
            window.type_words(text);
        }
        window.click(&[("button", words("gifts.form.keep"))]);
        window.find(&[("region", words("gifts.panel")), ("heading", text)]);
        self.look("a gift");
    }
}

/// As the journal keeps a name.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
