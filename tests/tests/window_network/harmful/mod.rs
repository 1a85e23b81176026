//! Three hundred texts that mean harm, in every field that takes text, on every screen: they are shown as what they are.
//! No script runs, no element comes of them, nothing is asked for.

mod texts;
mod walk;

use std::net::TcpListener;
use std::sync::Arc;

use chrono::Local;
use journal::Journal;
use journal::clients::NewClient;
use journal::profile::{Profile, WarmthWords};
use journal::vault::KdfCost;
use journal::words::Trade;
use serde_json::json;
use stories::PASSPHRASE;
use stories::filled::{fields_with, fill_every_field};
use stories::window::{Home, Window};

use crate::display;
use crate::injected::callers;
use texts::{RAN, SIGN, texts};
use walk::{Walk, found};

/// So many stand together about one client.
const TOGETHER: usize = 15;
/// What is laid over a client's page is opened for every client of so many.
const OVER_EVERY: usize = 10;
/// So many fields of what is exported hold words of the user's.
const FIELDS: usize = 41;

#[test]
fn what_is_written_to_do_harm_is_shown_as_it_is_and_does_nothing() {
    let _display = display();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let texts = texts(&format!("http://{}/", listener.local_addr().unwrap()));
    assert_eq!(texts.len(), 300);
    let home = Home::new();
    write_everywhere(&home, &texts);
    let window = Window::open(&home);
    let walk = Walk::begin(&window, PASSPHRASE);
    walk.lists(texts.len() + texts.len() / TOGETHER, &texts);
    walk.gifts(texts.iter().step_by(TOGETHER));
    walk.searches(texts.len());
    for (group, texts) in texts.chunks(TOGETHER).enumerate() {
        walk.client(texts);
        if group % OVER_EVERY == 0 {
            walk.over_client(&texts[0]);
        }
        walk.long_page((group + 1) * TOGETHER);
    }
    assert_eq!(callers(&listener), [], "nobody was called");
    window.close();
}

#[test]
fn what_is_typed_to_do_harm_does_nothing_and_would_be_noticed() {
    let _display = display();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let texts = texts(&format!("http://{}/", listener.local_addr().unwrap()));
    let home = Home::new();
    let mut journal = begun();
    journal.add_client(NewClient::named("Ana Quill")).unwrap();
    journal.keep_in(&home.journal(), PASSPHRASE, KdfCost::cheap()).unwrap();
    let window = Window::open(&home);
    let walk = Walk::begin(&window, PASSPHRASE);
    for text in texts.iter().filter(|text| text.starts_with("<img") || text.starts_with("[read](javascript")) {
        walk.typing(text);
    }
    is_noticed(&window, &texts);
    assert_eq!(callers(&listener), [], "nobody was called");
    window.close();
}

/// A journal in memory, in which the words for warmth mean harm as far as their length allows.
fn begun() -> Journal {
    let mut journal = Journal::in_memory(Arc::new(|| Local::now().fixed_offset())).unwrap();
    let warmth =
        WarmthWords { cold: "<b zq>a</b>".into(), like: "{{7*7}}<i zq>".into(), love: "<img zq src=x>".into() };
    journal.set_profile(Profile { asked: true, warmth, ..Profile::of(Trade::Own) }).unwrap();
    journal
}

/// Each text stands in each field.
fn write_everywhere(home: &Home, texts: &[String]) {
    let mut journal = begun();
    for together in texts.chunks(TOGETHER) {
        fill_every_field(&mut journal, together).unwrap();
    }
    let mut fields = fields_with(&serde_json::to_value(journal.export().unwrap()).unwrap(), texts);
    // What a mark remembers of the words around it is cut off at a length.
    fields.retain(|field, _| !field.ends_with("fix"));
    assert!(fields.len() >= FIELDS && fields.values().all(|held| *held >= texts.len()), "{fields:#?}");
    assert_eq!(journal.trash().unwrap().len(), texts.len() * 2);
    journal.keep_in(&home.journal(), PASSPHRASE, KdfCost::cheap()).unwrap();
}

/// The same look finds them once they are more than words, even though none runs then either.
fn is_noticed(window: &Window, texts: &[String]) {
    assert_eq!(found(window), Vec::<String>::new());
    for text in texts.iter().filter(|text| text.starts_with("<img") || text.starts_with("<script")) {
        window.ask("document.body.insertAdjacentHTML('beforeend', arguments[0]);", json!([text]));
        let seen = found(window);
        assert!(seen.iter().any(|what| what.starts_with("stands in the page:")), "{text}: {seen:?}");
        assert!(!seen.iter().any(|what| what == "a script ran"), "{text}");
    }
    window.wait_for("the policy to say what it refused", || {
        found(window).iter().any(|what| what.starts_with("in the console: refused by policy: img-src")).then_some(())
    });
    window.ask("window[arguments[0]] = 1;", json!([RAN]));
    assert!(found(window).contains(&"a script ran".to_owned()) && found(window).iter().any(|what| what.contains(SIGN)));
}
