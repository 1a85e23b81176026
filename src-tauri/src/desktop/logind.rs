//! The machine's sleep and the session's own lock, as logind tells of them over the system's message bus
//! (<https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html>).
//!
//! Before sleep the journal needs a moment to save what is in hand and to close, so it holds a delay lock while the
//! machine is awake and lets go of it once it is shut. Where there is no such bus, or none on this machine's own sockets,
//! nothing is told and nothing is lost: the idle lock is there all the same.

use std::os::fd::OwnedFd;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use dbus::Message;
use dbus::arg::{PropMap, prop_cast};
use dbus::blocking::Connection;
use dbus::message::MatchRule;

use super::bus::PATIENCE;

const SERVICE: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// How long to listen before listening again.
const ROUND: Duration = Duration::from_secs(3600);

/// Why the journal is to lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The machine is about to sleep, and waits until the journal is shut.
    Sleep,
    /// The session's screen was locked.
    SessionLocked,
}

/// What is heard on the bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    FallingAsleep,
    Awake,
    Locked,
}

/// Starts a thread that calls `act` with each sign, and lets the machine sleep only when `act` is done. It ends with the
/// program, or when the bus does.
///
/// # Errors
/// If the system gives no thread.
pub fn start(act: impl Fn(Sign) + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name("logind".to_owned()).spawn(move || {
        // Without a bus, or once it is gone, there is nobody to hear.
        let _ = super::bus::system().map(|bus| listen(&bus, &act));
    })?;
    Ok(())
}

fn listen(bus: &Connection, act: &impl Fn(Sign)) -> Result<(), dbus::Error> {
    let (tell, heard) = channel();
    hear_sleep(bus, tell.clone())?;
    // A program outside of any session still hears of sleep.
    let _ = hear_session(bus, &tell);
    let mut delay = hold_back_sleep(bus);
    loop {
        bus.process(ROUND)?;
        for one in heard.try_iter() {
            match one {
                Heard::FallingAsleep => {
                    act(Sign::Sleep);
                    drop(delay.take());
                }
                Heard::Awake => delay = hold_back_sleep(bus),
                Heard::Locked => act(Sign::SessionLocked),
            }
        }
    }
}

/// The machine waits with sleeping while this is held, for as long as logind allows (five seconds, usually). Where it
/// can't be had, the journal locks as quickly as it can.
fn hold_back_sleep(bus: &Connection) -> Option<OwnedFd> {
    let asked = ("sleep", "Undercurrent", "Saving what was written and locking the journal", "delay");
    let proxy = bus.with_proxy(SERVICE, PATH, PATIENCE);
    let answer: Result<(OwnedFd,), _> = proxy.method_call(MANAGER, "Inhibit", asked);
    answer.ok().map(|(held,)| held)
}

fn hear_sleep(bus: &Connection, tell: Sender<Heard>) -> Result<(), dbus::Error> {
    let rule = MatchRule::new_signal(MANAGER, "PrepareForSleep").with_sender(SERVICE).with_path(PATH);
    bus.add_match(rule, move |(asleep,): (bool,), _, _: &Message| {
        tell.send(if asleep { Heard::FallingAsleep } else { Heard::Awake }).is_ok()
    })
    .map(drop)
}

/// The lock that is asked for (`loginctl lock-session`), and the hint that a screen locker gives when it has locked.
fn hear_session(bus: &Connection, tell: &Sender<Heard>) -> Result<(), dbus::Error> {
    let session = own_session(bus)?;
    let asked = MatchRule::new_signal(SESSION, "Lock").with_sender(SERVICE).with_path(session.clone());
    let teller = tell.clone();
    bus.add_match(asked, move |(): (), _, _: &Message| teller.send(Heard::Locked).is_ok())?;
    let hinted = MatchRule::new_signal(PROPERTIES, "PropertiesChanged").with_sender(SERVICE).with_path(session);
    let teller = tell.clone();
    bus.add_match(hinted, move |(_, changed, _): (String, PropMap, Vec<String>), _, _: &Message| {
        let is_locked = prop_cast::<bool>(&changed, "LockedHint").is_some_and(|locked| *locked);
        !is_locked || teller.send(Heard::Locked).is_ok()
    })
    .map(drop)
}

/// The session this program is shown in: the one it is told of, else the one that logind takes it for.
fn own_session(bus: &Connection) -> Result<dbus::Path<'static>, dbus::Error> {
    let proxy = bus.with_proxy(SERVICE, PATH, PATIENCE);
    let named = std::env::var("XDG_SESSION_ID").ok().filter(|name| !name.is_empty());
    let ask = |name: &str| proxy.method_call(MANAGER, "GetSession", (name,)).map(|(path,)| path);
    match named.map(|name| ask(&name)) {
        Some(Ok(path)) => Ok(path),
        _ => ask("auto"),
    }
}
