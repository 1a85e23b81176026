//! The system's keychain opens the journal for whoever wants that, and takes the place of nothing.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use stories::Bus;
use stories::window::{Home, Window, until, words};

use crate::story::{PASSPHRASE, begin, unlock};

#[test]
fn the_keychain_opens_the_journal_until_it_is_told_not_to() {
    let bus = Bus::start();
    let home = Home::new().with(("DBUS_SESSION_BUS_ADDRESS", bus.address()));
    let _keychain = Keychain::start(&home);
    let window = Window::open(&home);
    begin(&window);
    until("the keychain to be there", || {
        (ask(&window, "keychain_state", json!({})) == json!({ "available": true, "on": false })).then_some(())
    });

    let wrong = json!({ "passphrase": "heron ladle quiet ferry mosaix", "on": true });
    assert_eq!(ask(&window, "set_keychain", wrong), "wrong_passphrase");
    let on = json!({ "passphrase": PASSPHRASE, "on": true });
    assert_eq!(ask(&window, "set_keychain", on), json!({ "available": true, "on": true }));
    lock(&window);
    assert_eq!(ask(&window, "unlock_with_keychain", json!({}))["state"], "open");
    window.ask("location.reload();", json!([]));
    window.find(&[("navigation", words("frame.main_nav"))]);

    let off = json!({ "passphrase": PASSPHRASE, "on": false });
    assert_eq!(ask(&window, "set_keychain", off), json!({ "available": true, "on": false }));
    lock(&window);
    assert_eq!(ask(&window, "unlock_with_keychain", json!({})), "keychain");
    unlock(&window);
    window.close();
}

#[test]
fn without_a_keychain_none_is_offered_and_nothing_is_kept_elsewhere() {
    let bus = Bus::start();
    let home = Home::new().with(("DBUS_SESSION_BUS_ADDRESS", bus.address()));
    let window = Window::open(&home);
    begin(&window);
    assert_eq!(ask(&window, "keychain_state", json!({})), json!({ "available": false, "on": false }));
    let on = json!({ "passphrase": PASSPHRASE, "on": true });
    assert_eq!(ask(&window, "set_keychain", on), "keychain");
    assert_eq!(ask(&window, "vault_status", json!({}))["keychain"], false);
    lock(&window);
    unlock(&window);
    window.close();
}

fn lock(window: &Window) {
    window.press("Ctrl+L");
    window.focused(&[("textbox", words("unlock.passphrase"))]);
}

/// What a command answers, or the code it refuses with.
fn ask(window: &Window, command: &str, arguments: Value) -> Value {
    let script = "const [command, passed] = arguments;
        return window.__TAURI_INTERNALS__.invoke(command, passed).then((answer) => answer, ({ code }) => code);";
    window.ask(script, json!([command, arguments]))
}

/// A keychain of this home's own, unlocked.
struct Keychain(Child);

impl Keychain {
    fn start(home: &Home) -> Self {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets", "--unlock"]).envs(home.places());
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = command.spawn().expect("gnome-keyring-daemon: cargo xtask test provides it");
        daemon.stdin.take().unwrap().write_all(b"the keychain's own").unwrap();
        Self(daemon)
    }
}

impl Drop for Keychain {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
