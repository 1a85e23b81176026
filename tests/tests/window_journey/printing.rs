//! A client's page, a reflection and the page before a meeting, for paper. What is looked at is the file.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use chrono::{Duration, Local};
use journal::Journal;
use journal::clients::NewClient;
use journal::profile::Profile;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use journal::words::Trade;
use serde_json::json;
use stories::PASSPHRASE;
use stories::window::{Home, Window, until, words};

const CLIENT: &str = "Ilse Varnholt";
/// More than the screen draws at once.
const PAGES: i64 = 320;
const WORDS: usize = 100_000;

#[test]
fn three_pages_become_pdfs_for_their_owner_alone_and_look_alike_in_the_dark() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+P");
    window.reads(words("print.not_here"));

    search(&window, "Eleven bowls");
    window.find(&[("main", ""), ("list", words("reflect.notes"))]);
    let page = print(&window, &home, "reflection");
    holds(&page, &["Ilse Varnholt", "Eleven bowls", words("reflect.notes"), "From a private journal."]);

    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.find(&[("main", ""), ("heading", words("client.timeline"))]);
    let client = print(&window, &home, "client");
    holds(&client, &[CLIENT, "Name her own price without apologising", words("client.timeline")]);
    // Nothing of the window.
    for control in ["frame.main_nav", "client.write", "giving.add_promise", "client.facts.change", "frame.sample"] {
        assert!(!client.contains(words(control)), "{control}: {client}");
    }
    let light = picture(&pdf(&home));
    assert_eq!(light.get_pixel(1, 1).0, [255, 255, 255], "paper is white");
    window.ask("document.documentElement.dataset.theme = 'dark';", json!([]));
    print(&window, &home, "client-dark");
    assert!(light == picture(&pdf(&home)), "paper is the same in the dark");

    window.click(&[("button", &client_more())]);
    window.click(&[("menuitem", words("brief.title"))]);
    window.find(&[("main", ""), ("heading", words("brief.ladder"))]);
    let brief = print(&window, &home, "brief");
    holds(&brief, &[CLIENT, words("brief.ladder"), words("brief.last_page")]);

    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}

#[test]
fn a_long_history_and_a_page_like_a_book_are_printed_whole() {
    let home = Home::new();
    write_much(&home);
    let window = Window::open(&home);
    window.find(&[("textbox", words("unlock.passphrase"))]);
    window.type_words(PASSPHRASE);
    window.press("Enter");
    window.find(&[("navigation", words("frame.main_nav"))]);

    window.press("Ctrl+3");
    window.click(&[("table", words("clients.title")), ("button", CLIENT)]);
    window.find(&[("main", ""), ("heading", words("client.timeline"))]);
    let client = print(&window, &home, "long-client");
    for page in 0..PAGES {
        assert!(client.contains(&format!("Meeting number {page} ")), "page {page} is missing");
    }

    search(&window, "Like a book");
    window.focused(&[("textbox", words("reflect.editor"))]);
    let book = print(&window, &home, "book");
    assert_eq!(book.matches("harbour").count(), WORDS);
    window.close();
}

fn write_much(home: &Home) {
    let now = Local::now().fixed_offset();
    let mut journal =
        Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), Arc::new(|| Local::now().fixed_offset()))
            .unwrap();
    journal.set_profile(Profile { asked: true, ..Profile::of(Trade::Own) }).unwrap();
    let client = journal.add_client(NewClient::named(CLIENT)).unwrap();
    for page in 0..PAGES {
        let facts =
            Facts { happened_at: Some(now - Duration::days(page)), client_ids: vec![client], ..Facts::default() };
        journal.start_reflection(&format!("Meeting number {page} of many"), &facts).unwrap();
    }
    let book = vec!["harbour"; WORDS].chunks(100).map(|some| some.join(" ")).collect::<Vec<_>>().join("\n\n");
    journal.start_reflection(&format!("# Like a book\n\n{book}"), &Facts::default()).unwrap();
    journal.lock().unwrap();
}

/// Opens what is found first.
fn search(window: &Window, for_what: &str) {
    window.press("Ctrl+K");
    window.focused(&[("dialog", words("search.title")), ("combobox", words("search.field"))]);
    window.type_words(for_what);
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    window.press("Enter");
}

fn client_more() -> String {
    stories::window::fill("client.more", &[("text", CLIENT)])
}

fn pdf(home: &Home) -> PathBuf {
    home.export_file().with_extension("pdf")
}

/// Prints what is shown and gives what the file says.
fn print(window: &Window, home: &Home, name: &str) -> String {
    let file = pdf(home);
    let _ = fs::remove_file(&file);
    window.press("Ctrl+P");
    window.focused(&[("dialog", words("print.title")), ("button", words("print.save"))]);
    window.reads(words("print.plain"));
    window.press("Enter");
    until("the file", || file.exists().then_some(()));
    window.loses(&[("dialog", words("print.title"))]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let beside = fs::read_dir(file.parent().unwrap()).unwrap().flatten();
    let hidden: Vec<_> = beside.filter(|entry| entry.file_name().to_string_lossy().starts_with(".under")).collect();
    assert!(hidden.is_empty(), "nothing half written is left: {hidden:?}");
    if let Some(shots) = std::env::var_os("UNDERCURRENT_SHOTS").map(PathBuf::from) {
        fs::create_dir_all(&shots).unwrap();
        fs::copy(&file, shots.join(format!("{name}.pdf"))).unwrap();
    }
    let said = poppler("pdftotext", &[file.as_ref(), "-".as_ref()]);
    String::from_utf8(said.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first page, as a viewer shows it.
fn picture(file: &Path) -> image::RgbImage {
    let drawn =
        poppler("pdftoppm", &["-r".as_ref(), "60".as_ref(), "-singlefile".as_ref(), "-png".as_ref(), file.as_ref()]);
    image::load_from_memory(&drawn.stdout).unwrap().to_rgb8()
}

fn poppler(program: &str, arguments: &[&std::ffi::OsStr]) -> Output {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; cargo xtask test provides it"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn holds(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "“{words}” is missing: {text}");
    }
}
