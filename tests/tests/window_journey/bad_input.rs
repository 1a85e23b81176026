//! What no one means to write, and what comes in by paste all the same: a sentence for what can't be kept, everything
//! else kept as it is, and nothing goes wrong behind it.

use journal::clients::NewClient;
use serde_json::json;
use stories::texts::megabyte;
use stories::window::{Home, Window, lead, words};

use crate::story::{PASSPHRASE, begin};

/// What is put into a field, as JavaScript, and how it is kept.
const KEPT: &[(&str, &str)] = &[
    ("'Wren 👩‍👧‍👦🏳️‍🌈'", "Wren 👩‍👧‍👦🏳️‍🌈"),
    ("'נועה عين'", "נועה عين"),
    // Half a character can't be written anywhere: it is replaced as it comes in.
    ("'half \\ud83d gone'", "half \u{FFFD} gone"),
];
const NUL: &str = "'nothing \\u0000 here'";

#[test]
fn a_megabyte_pasted_is_kept_and_one_can_go_on_typing() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window);
    window.press("Ctrl+N");
    window.focused(&[("textbox", words("reflect.editor"))]);
    let paste = "const [text] = arguments;
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const field = find([['textbox', arguments[1]]]);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));";
    window.ask(paste, json!([megabyte(), words("reflect.editor")]));
    window.type_words("and still typing");
    window.reads("and still typing");
    window.reads(lead("reflect.saved"));
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
    window.close();
    let text = format!("{}and still typing", megabyte());
    assert!(home.read_journal(PASSPHRASE)["reflections"][0]["text"] == text.as_str(), "every letter is kept");
}

#[test]
fn names_and_wants_in_any_script_are_kept_and_the_rest_is_refused_in_words() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    clients_and_wants(&window);
    gifts(&window);
    search(&window);
    assert_eq!(window.troubles(), Vec::<String>::new());
}

fn clients_and_wants(window: &Window) {
    for (script, kept) in KEPT {
        add_client(window, script);
        window.find(&[("main", ""), ("heading", kept)]);
        write_want(window, script);
        window.reads(words("client.said.want"));
        window.find(&[("main", ""), ("button", kept)]);
    }
    write_want(window, NUL);
    window.reads(&refusal());
    let field = [("textbox", words("client.want"))];
    assert!(window.words_of(&field).starts_with("nothing"), "the words stay in the field");
    window.press("Escape");
    add_client(window, NUL);
    window.reads(&refusal());
    assert!(window.words_of(&[("textbox", words("clients.filter"))]).starts_with("nothing"));
}

fn add_client(window: &Window, script: &str) {
    let field = [("textbox", words("clients.filter"))];
    window.press("Ctrl+3");
    window.click(&[("button", words("clients.filter"))]);
    window.focused(&field);
    window.put(&field, script);
    window.press("Enter");
}

fn write_want(window: &Window, script: &str) {
    let field = [("textbox", words("client.want"))];
    window.click(&[("main", ""), ("button", words("client.add_want"))]);
    window.focused(&field);
    window.put(&field, script);
    window.press("Enter");
}

fn gifts(window: &Window) {
    let field = [("textbox", words("gifts.form.name"))];
    let name_one = [("main", ""), ("button", words("gifts.name_one"))];
    window.press("Ctrl+5");
    for (script, kept) in KEPT {
        window.click(&name_one);
        window.put(&field, script);
        window.press("Enter");
        window.find(&[("region", words("gifts.panel")), ("heading", kept)]);
    }
    window.click(&name_one);
    window.focused(&field);
    window.press("Enter");
    window.reads(words("gifts.form.name.missing"));
    window.put(&field, NUL);
    window.press("Enter");
    window.reads(&refusal());
    assert!(window.words_of(&field).starts_with("nothing"));
    window.press("Escape");
}

fn search(window: &Window) {
    let field = [("combobox", words("search.field"))];
    window.press("Ctrl+K");
    for (script, kept) in KEPT {
        window.put(&field, script);
        let hits = [("listbox", words("search.title")), ("group", words("search.journal"))];
        window.find(&hits);
        window.reads(kept);
    }
    window.put(&field, NUL);
    window.find(&[("group", words("search.do")), ("option", "")]);
    window.press("Escape");
    window.loses(&field);
}

/// What the journal says of a control character.
fn refusal() -> String {
    let mut journal = journal::Journal::in_memory(stories::Hands::at("2026-11-17T10:00:00+01:00").clock()).unwrap();
    journal.add_client(NewClient::named("a\0b")).unwrap_err().to_string()
}
