//! The worst a page could hold: somebody else's script, in the window, beside an open journal. It reaches nobody.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener, TcpStream};

use serde_json::{Value, json};
use stories::window::{Home, Window, until, words};

use crate::display;

/// Ways out of the page by going somewhere else. `to` stands for the listener's address.
const LEAVING: &[&str] = &[
    "location.href = to",
    "location.assign(to)",
    "location.replace(to)",
    "window.open(to)",
    "window.open(to, '_self')",
    "document.body.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` }))",
    "link({}).click()",
    "link({ target: '_blank' }).click()",
    "link({ download: 'page' }).click()",
    "link({ href: '#here', ping: to }).click()",
    "form('get').submit()",
    "form('post').submit()",
    "location.href = `data:text/html,<img src=${to}>`",
    "location.href = URL.createObjectURL(new Blob([`<img src=${to}>`], { type: 'text/html' }))",
];

const HELPERS: &str = "const [to] = arguments;
    const put = (tag, fields) => document.body.appendChild(Object.assign(document.createElement(tag), fields));
    const link = (fields) => put('a', { href: to, textContent: 'away', ...fields });
    const form = (method) => put('form', { action: to, method });";

#[test]
fn injected_script_reaches_nobody() {
    let _display = display();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);

    let outcomes = try_every_way(&window, address);
    for (way, outcome) in outcomes.as_object().unwrap() {
        assert_eq!(outcome, "refused", "{way}");
    }
    answers(&window);
    assert_eq!(callers(&listener), []);

    for way in LEAVING {
        window.ask(&format!("{HELPERS} {way};"), json!([format!("http://{address}/away")]));
        answers(&window);
        assert!(is_same_page(&window), "{way}");
        assert_eq!(callers(&listener), [], "{way}");
    }

    let witness = TcpStream::connect(address).unwrap();
    assert_eq!(callers(&listener), [witness.local_addr().unwrap()], "the listener notices who calls");
    window.close();
}

/// Waits until every way that can tell has told.
fn try_every_way(window: &Window, to: SocketAddr) -> Value {
    window.ask(include_str!("ways.js"), json!([to.to_string()]));
    until("every way to end", || {
        let told = window.ask("return window.__told;", json!([]));
        let outcomes = told.as_object().expect("the page is the one that was asked");
        (!outcomes.is_empty() && outcomes.values().all(|outcome| outcome != "nothing yet")).then(|| told.clone())
    })
}

/// The program is still itself, and asks its journal.
fn answers(window: &Window) {
    window.press("Ctrl+5");
    window.find(&[("main", ""), ("heading", words("gifts.title"))]);
    window.find(&[("main", ""), ("region", words("gifts.panel"))]);
    window.press("Ctrl+4");
    window.find(&[("main", ""), ("heading", words("overlap.title"))]);
    window.find(&[("main", ""), ("button", words("overlap.answer.take"))]);
}

/// Whether the document is still the one into which the script was put, and not another in its place.
fn is_same_page(window: &Window) -> bool {
    window
        .ask("return location.protocol === 'tauri:' && location.host === 'localhost' && '__told' in window;", json!([]))
        == true
}

/// Who has called so far. The system takes calls and holds them until they are asked for.
pub fn callers(listener: &TcpListener) -> Vec<SocketAddr> {
    listener.set_nonblocking(true).unwrap();
    let mut callers = Vec::new();
    loop {
        match listener.accept() {
            Ok((_, caller)) => callers.push(caller),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return callers,
            Err(error) => panic!("{error}"),
        }
    }
}
