//! The words on the screen, from the catalogue the window itself reads: a journey asks for what a thing is called, so
//! that another wording doesn't break it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/messages/en");
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    files.flat_map(|text| serde_json::from_str::<HashMap<String, String>>(&text).unwrap()).collect()
});

/// The words for a key.
#[must_use]
pub fn words(key: &str) -> &'static str {
    CATALOGUE.get(key).unwrap_or_else(|| panic!("the catalogue has no {key}"))
}

/// The words for a key, with the places in them filled.
#[must_use]
pub fn fill(key: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(words(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The words for a key up to the first place to fill.
#[must_use]
pub fn lead(key: &str) -> &'static str {
    words(key).split('{').next().unwrap_or_default().trim()
}
