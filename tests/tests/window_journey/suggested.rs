//! What the journal suggests beside a gift for a need: echoes, gifts that emerge, what to acknowledge, and where to wait.

use stories::window::{Home, Window, fill, words};

use crate::story::shoot_in_both;

const ILSE: &str = "Ilse Varnholt";
/// Heard lately, with nothing beneath it; somebody else asked for the same.
const WANT: &str = "A name for the winter range";
const ECHOED: &str = "Leave to like a loaf that nobody else does";
const WHO: &str = "Oskar Fenn";
const GIFT: &str = "Drawing while they talk";

#[test]
fn an_echo_is_a_start_for_a_hunch_and_names_only_where_it_may() {
    let home = Home::new();
    let window = sample(&home);
    to_client(&window, ILSE);
    window.reads(&fill("client.echo.others.one", &[("number", "One"), ("needs", &lower_first(ECHOED))]));
    window.click(&[("button", words("client.echo.show.one"))]);
    window.reads(words("client.echo.someone"));
    assert!(!window.words_of(&[("list", words("client.echo.list"))]).contains(WHO), "nobody is named unasked");
    shoot_in_both(&window, "echo", &[("list", words("client.echo.list"))]);

    window.click(&[("button", &format!("{} {ECHOED}", words("client.echo.use")))]);
    let field = fill("client.hunch.field", &[("text", WANT)]);
    window.focused(&[("textbox", &field)]);
    assert_eq!(window.words_of(&[("textbox", &field)]), ECHOED);
    window.press("End");
    window.type_words(", and to be wrong\n");
    window.reads(words("client.said.need"));
    window.reads(&format!("{ECHOED}, and to be wrong"));
    window.press("Ctrl+Z");
    window.reads(words("client.beneath"));

    window.press("Ctrl+,");
    window.click(&[("switch", words("settings.echoes_name_clients"))]);
    window.reads(words("settings.said.changed"));
    to_client(&window, ILSE);
    window.reads(&fill("client.echo.named", &[("names", WHO), ("needs", &lower_first(ECHOED))]));
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}

#[test]
fn a_gift_that_emerges_gets_its_name_and_is_taken_back_or_set_aside() {
    let home = Home::new();
    let window = sample(&home);
    window.press("Ctrl+5");
    let may_be = ("region", words("gifts.emerging.lead"));
    window.find(&[may_be]);
    window.click(&[may_be, ("button", &fill("gifts.emerging.read", &[("number", "three")]))]);
    window.find(&[may_be, ("list", words("gifts.emerging.passages"))]);
    shoot_in_both(&window, "emerging", &[may_be]);
    assert_eq!(window.axe(), Vec::<String>::new());

    window.click(&[may_be, ("button", words("gifts.form.keep"))]);
    window.focused(&[may_be, ("textbox", words("gifts.form.name"))]);
    window.type_words(GIFT);
    window.press("Enter");
    window.find(&[("region", words("gifts.panel")), ("heading", GIFT)]);
    window.loses(&[may_be]);
    window.shoot("emerged");
    window.press("F8");
    window.focused(&[("button", words("frame.undo"))]);
    window.press("Enter");
    window.loses(&[("heading", GIFT)]);
    window.find(&[may_be]);

    window.click(&[may_be, ("button", words("gifts.emerging.no_gift"))]);
    window.reads(words("gifts.emerging.said.no_gift"));
    window.loses(&[may_be]);
    window.press("Ctrl+Z");
    window.find(&[may_be]);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}

fn sample(home: &Home) -> Window {
    let window = Window::open_sample(home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+4");
    window.find(&[("main", ""), ("button", words("overlap.answer.take"))]);
    let reading = words("overlap.pending.says").to_lowercase();
    window.wait_for("the last text to be read", || (!window.text().contains(&reading)).then_some(()));
    window
}

fn to_client(window: &Window, name: &str) {
    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", name)]);
    window.find(&[("heading", name)]);
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
