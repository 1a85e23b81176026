//! Looking at the page: finding by role and name, reading, waiting for words.

use std::time::Duration;

use serde_json::{Value, json};

use super::driver::{Element, Refused};
use super::wait::within;
use super::{Window, until};

/// What every script may use.
const PAGE: &str = include_str!("page.js");

/// So many keys lead from anywhere to anything.
const MOST_KEYS: usize = 300;

/// Whether every click is to be made by the keyboard alone.
fn is_without_mouse() -> bool {
    std::env::var_os("UNDERCURRENT_WITHOUT_MOUSE").is_some()
}

/// Where something is: roles and names, each within the one before.
pub type Path<'a> = &'a [(&'a str, &'a str)];

impl Window {
    /// Waits for something and gives it.
    pub fn find(&self, path: Path<'_>) -> Element {
        self.wait_for(&format!("{path:?}"), || self.look(path))
    }

    /// Whether something is shown now.
    #[must_use]
    pub fn has(&self, path: Path<'_>) -> bool {
        self.look(path).is_some()
    }

    /// Waits until something is gone.
    pub fn loses(&self, path: Path<'_>) {
        self.wait_for(&format!("{path:?} to go"), || self.look(path).is_none().then_some(()));
    }

    /// Clicks on something, once it is there, stands still and can be clicked: what arrives above it moves it away from
    /// under the pointer. Where journeys go without a mouse, goes to it and has it do the same, key by key.
    pub fn click(&self, path: Path<'_>) {
        if is_without_mouse() {
            return self.press_on(path);
        }
        let mut before = Value::Null;
        self.wait_for(&format!("{path:?} to take a click"), || {
            let at = self.ask("return placeOf(find(arguments[0]));", json!([path]));
            let stands = !at.is_null() && at == before;
            before = at;
            if stands { self.driver.click(&self.look(path)?).ok() } else { None }
        });
    }

    /// Moves the pointer into the page's corner. Left where it clicked last, it comes to lie on whatever the next screen has
    /// there, and that shows it or doesn't, by how fast it was drawn.
    pub fn point_away(&self) {
        self.wait_for("the pointer to lie in the corner", || {
            self.driver.point_at(0, 0);
            (self.ask("return isPointedAt(0, 0);", json!([])) == true).then_some(())
        });
    }

    /// Goes to something and has it do what a click would, by the keyboard alone: no pointer is left on it.
    ///
    /// # Panics
    /// Where no keys lead there.
    pub fn press_on(&self, path: Path<'_>) {
        let mut pressed = Vec::new();
        self.wait_for(&format!("the keys to come to {path:?}"), || {
            let key = self.ask("return nearer(arguments[0]);", json!([path]));
            let key = key.as_str()?;
            assert!(pressed.len() < MOST_KEYS, "no keys lead to {path:?}; pressed: {pressed:?}");
            if !key.is_empty() {
                self.press(key);
                pressed.push(key.to_owned());
                return None;
            }
            let key = self.ask("return doing(arguments[0]);", json!([path]));
            let key = key.as_str()?;
            if !key.is_empty() {
                self.press(key);
            }
            Some(())
        });
    }

    /// Waits until something has the focus.
    pub fn focused(&self, path: Path<'_>) {
        self.wait_for(&format!("the focus on {path:?}"), || self.is_focused(path).then_some(()));
    }

    /// Whether something, or a part of it, has the focus now.
    #[must_use]
    pub fn is_focused(&self, path: Path<'_>) -> bool {
        let script =
            "const at = find(arguments[0]); return at !== null && at.contains(at.getRootNode().activeElement);";
        self.ask(script, json!([path])) == true
    }

    /// Waits until words can be read.
    pub fn reads(&self, words: &str) {
        let wanted = plain(words);
        self.wait_for(&format!("the words “{wanted}”"), || self.text().contains(&wanted).then_some(()));
    }

    /// Everything that can be read, with single blanks, in lower case, since a style may change the case.
    #[must_use]
    pub fn text(&self) -> String {
        plain(self.ask("return seen();", json!([])).as_str().unwrap_or_default())
    }

    /// Everything the document holds, shown or not.
    #[must_use]
    pub fn document(&self) -> String {
        until("the document", || Some(self.ask("return held();", json!([])).as_str()?.to_owned()))
    }

    /// The words of one thing.
    #[must_use]
    pub fn words_of(&self, path: Path<'_>) -> String {
        let element = self.find(path);
        let script = "const [at] = arguments; return plain('value' in at && at.type ? at.value : said(at));";
        self.ask(script, json!([element.as_argument()])).as_str().unwrap_or_default().to_owned()
    }

    /// The figures of the first reasons shown, in hundredths: the shares and, last, the fit they add up to.
    #[must_use]
    pub fn figures(&self) -> Vec<i64> {
        let script = "return [...document.querySelector('dl.why').querySelectorAll('.fig')].map(said).map(plain);";
        let figures: Vec<String> = serde_json::from_value(self.ask(script, json!([]))).unwrap();
        let digits = |figure: &str| figure.replace('−', "-").replace(['+', '.'], "").parse().unwrap();
        figures.iter().map(|figure| digits(figure)).collect()
    }

    /// Puts a value into a field as a paste would, a value that no key gives included: `script` is its JavaScript.
    pub fn put(&self, path: Path<'_>, script: &str) {
        let element = self.find(path);
        let body = format!(
            "const [field] = arguments;
             Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, {script});
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));"
        );
        self.ask(&body, json!([element.as_argument()]));
    }

    /// Chooses from a list that the system draws, which no driver can see.
    pub fn choose(&self, path: Path<'_>, value: &str) {
        let element = self.find(path);
        let body = "const [list, value] = arguments;
             list.value = value;
             list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.ask(body, json!([element.as_argument(), value]));
    }

    /// What went wrong in the page: errors of its console and refusals by its policy.
    #[must_use]
    pub fn troubles(&self) -> Vec<String> {
        serde_json::from_value(self.ask("return troubles();", json!([]))).unwrap_or_default()
    }

    /// Runs a script's body with the helpers of `page.js`; null while a page goes and the next comes.
    pub fn ask(&self, body: &str, arguments: Value) -> Value {
        match self.driver.run(&format!("{PAGE}{body}"), &arguments) {
            Ok(value) => value,
            Err(Refused { error, message }) if error == "javascript error" => panic!("in the page: {message}"),
            Err(_) => Value::Null,
        }
    }

    /// Waits for something about the page, and tells what could be read instead.
    pub fn wait_for<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        within(Duration::from_secs(60), look).unwrap_or_else(|| {
            self.shoot("failed");
            panic!(
                "waited a minute in vain for {what}; the window reads: {}; went wrong: {:?}",
                self.text(),
                self.troubles()
            )
        })
    }

    fn look(&self, path: Path<'_>) -> Option<Element> {
        Some(self.ask("return find(arguments[0]);", json!([path]))).filter(|found| !found.is_null()).map(Element::from)
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
