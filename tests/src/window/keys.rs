//! Keys as a person presses them: one after the other, with the modifiers held down around them.

use serde_json::{Value, json};

use super::Window;
use super::look::Path;

/// No screen has more stops than this.
const MOST_STOPS: usize = 60;

/// Keys without a character of their own (<https://www.w3.org/TR/webdriver2/#keyboard-actions>).
const NAMED: &[(&str, char)] = &[
    ("Ctrl", '\u{E009}'),
    ("Shift", '\u{E008}'),
    ("Alt", '\u{E00A}'),
    ("Enter", '\u{E007}'),
    ("Tab", '\u{E004}'),
    ("Escape", '\u{E00C}'),
    ("Backspace", '\u{E003}'),
    ("Home", '\u{E011}'),
    ("End", '\u{E010}'),
    ("Left", '\u{E012}'),
    ("Up", '\u{E013}'),
    ("Right", '\u{E014}'),
    ("Down", '\u{E015}'),
    ("F1", '\u{E031}'),
    ("F6", '\u{E036}'),
    ("F8", '\u{E038}'),
];

impl Window {
    /// Presses a key, with its modifiers: "Ctrl+Shift+Z", "Alt+W", "Enter", "t".
    pub fn press(&self, combo: &str) {
        let keys: Vec<char> = combo.split('+').map(key).collect();
        let down = keys.iter().map(|key| stroke("keyDown", *key));
        let up = keys.iter().rev().map(|key| stroke("keyUp", *key));
        self.driver.act(&down.chain(up).collect::<Vec<_>>());
    }

    /// Goes on with a key until something has the focus, as a person would.
    pub fn press_until_on(&self, key: &str, path: Path<'_>) {
        self.find(path);
        for _ in 0..MOST_STOPS {
            if self.is_focused(path) {
                return;
            }
            self.press(key);
        }
        panic!("{key} does not reach {path:?}");
    }

    /// Types words, a key at a time; a line's end is Enter.
    pub fn type_words(&self, words: &str) {
        let keys = words.chars().map(|c| if c == '\n' { key("Enter") } else { c });
        let strokes: Vec<Value> = keys.flat_map(|key| [stroke("keyDown", key), stroke("keyUp", key)]).collect();
        self.driver.act(&strokes);
    }
}

fn key(name: &str) -> char {
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
    let mut characters = name.chars();
    let only = characters.next().filter(|_| characters.next().is_none());
    named.or(only.map(|c| c.to_ascii_lowercase())).unwrap_or_else(|| panic!("no key is called {name}"))
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_by_name_or_by_their_character() {
        assert_eq!(("Shift+Z".split('+').map(key).collect::<Vec<_>>()), ['\u{E008}', 'z']);
        assert!(std::panic::catch_unwind(|| key("Hyper")).is_err());
    }
}
