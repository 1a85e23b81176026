//! How a page begins: a prompt and a template of one's own, from Settings to the page, by keyboard.

use serde_json::json;
use stories::window::{Home, Window, fill, lead, words};

use crate::story::{PASSPHRASE, begin};

const PROMPT: &str = "What did the room want?";
const NAME: &str = "After a session";
const TEXT: &str = "Who was there\nWhat was asked";

#[test]
fn a_prompt_and_a_template_of_ones_own_are_kept_and_begin_a_page() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    part_is_reached(&window);
    window.click(&[("textbox", words("starts.prompt.new"))]);
    window.type_words(PROMPT);
    window.press("Enter");
    window.find(&[("list", words("starts.prompts")), ("button", &fill("starts.prompt.change", &[("text", PROMPT)]))]);
    window.click(&[("button", words("starts.template.add"))]);
    let name = [("dialog", words("starts.template.new")), ("textbox", words("starts.template.name"))];
    window.focused(&name);
    window.press("Ctrl+A");
    window.type_words(NAME);
    window.press("Tab");
    window.press("Ctrl+A");
    window.type_words(TEXT);
    window.press("Tab");
    window.press("Enter");
    let kept = fill("starts.template.open", &[("name", NAME)]);
    window.find(&[("list", words("starts.templates")), ("button", &kept)]);

    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    asked_among_the_others(&window);
    window.press("Shift+Tab");
    window.focused(&[("button", words("starts.begin"))]);
    window.press("Enter");
    window.focused(&[("menuitem", NAME)]);
    window.press("Enter");
    window.focused(&[("textbox", words("reflect.editor"))]);
    window.type_words(": two of them.");
    window.reads(lead("reflect.saved"));
    assert!(!window.has(&[("button", words("starts.begin"))]), "a page that is begun offers no template");
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.press("Ctrl+L");
    window.close();

    let all = home.read_journal(PASSPHRASE);
    assert_eq!(all["reflections"][0]["text"], json!(format!("{TEXT}: two of them.")));
    assert_eq!(all["prompts"][0]["text"], PROMPT);
    let template = &all["templates"][0];
    assert_eq!((&template["name"], &template["text"]), (&json!(NAME), &json!(TEXT)));
}

/// By what was typed, as it is found in the palette: the part of Settings that holds it comes into view.
fn part_is_reached(window: &Window) {
    window.press("Ctrl+,");
    let contents = [("navigation", words("settings.contents")), ("button", words("starts.title"))];
    window.click(&contents);
    window.focused(&[("heading", words("starts.title"))]);
}

/// One's own prompt comes round among those of the house.
fn asked_among_the_others(window: &Window) {
    window.wait_for("one's own prompt", || {
        if window.has(&[("region", words("reflect.prompt.lead"))]) && window.text().contains(&PROMPT.to_lowercase()) {
            return Some(());
        }
        window.press("Alt+/");
        None
    });
}
