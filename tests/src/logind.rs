//! Somebody on a message bus of its own who says that the machine falls asleep.

use std::io::{Read as _, pipe};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use dbus::Message;
use dbus::arg::{PropMap, Variant};
use dbus::blocking::Connection;
use dbus::channel::default_reply;

use crate::bus::Bus;
use crate::window::until;

const PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";
/// Between two looks at what is to be said.
const PAUSE: Duration = Duration::from_millis(20);

/// A stand-in for logind, for whoever is started with [`Self::variable`].
pub struct Logind {
    bus: Bus,
    say: Sender<Message>,
    delays: Arc<Delays>,
}

/// The delay locks that were taken, and how many of them were let go of.
#[derive(Default)]
struct Delays {
    taken: AtomicUsize,
    let_go: AtomicUsize,
}

impl Logind {
    /// Starts the bus and the stand-in.
    #[must_use]
    pub fn start() -> Self {
        let daemon = Bus::start();
        let bus = Connection::new_address(daemon.address()).unwrap();
        bus.request_name("org.freedesktop.login1", false, false, true).unwrap();
        let (say, to_say) = channel();
        let delays = Arc::new(Delays::default());
        let kept = Arc::clone(&delays);
        thread::spawn(move || serve(&bus, &to_say, &kept));
        Self { bus: daemon, say, delays }
    }

    /// What a program is started with to take this bus for the system's.
    #[must_use]
    pub fn variable(&self) -> (&'static str, &str) {
        ("DBUS_SYSTEM_BUS_ADDRESS", self.bus.address())
    }

    /// Waits until the program holds the machine back from sleep; by then it has heard of the session as well.
    pub fn is_held_back(&self) {
        until("a delay lock", || (self.held() > 0).then_some(()));
    }

    /// Says that the machine is about to sleep, and waits until nobody holds it back.
    pub fn falls_asleep(&self) {
        self.say(PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", |signal| signal.append1(true));
        until("the delay lock to be let go", || (self.held() == 0).then_some(()));
    }

    /// Says that the machine is awake again.
    pub fn wakes_up(&self) {
        self.say(PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", |signal| signal.append1(false));
    }

    /// Asks the session to lock, as `loginctl lock-session` does.
    pub fn asks_to_lock(&self) {
        self.say(SESSION, "org.freedesktop.login1.Session", "Lock", |signal| signal);
    }

    /// Says that the session's screen is locked.
    pub fn hints_at_a_lock(&self) {
        let mut changed = PropMap::new();
        changed.insert("LockedHint".to_owned(), Variant(Box::new(true)));
        self.say(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", |signal| {
            signal.append3("org.freedesktop.login1.Session", changed, Vec::<String>::new())
        });
    }

    fn held(&self) -> usize {
        self.delays.taken.load(Ordering::SeqCst) - self.delays.let_go.load(Ordering::SeqCst)
    }

    fn say(&self, path: &str, interface: &str, name: &str, fill: impl FnOnce(Message) -> Message) {
        self.say.send(fill(Message::new_signal(path, interface, name).unwrap())).unwrap();
    }
}

/// Answers what is asked and says what is to be said, until the bus is gone.
fn serve(bus: &Connection, to_say: &Receiver<Message>, delays: &Arc<Delays>) {
    while let Ok(message) = bus.channel().blocking_pop_message(PAUSE) {
        for signal in to_say.try_iter() {
            bus.channel().send(signal).unwrap();
        }
        let Some(message) = message else { continue };
        let member = message.member();
        let answer = match member.as_deref().unwrap_or_default() {
            "Inhibit" => Some(message.method_return().append1(delay(delays))),
            "GetSession" => Some(message.method_return().append1(dbus::Path::from(SESSION))),
            _ => default_reply(&message),
        };
        if let Some(answer) = answer {
            bus.channel().send(answer).unwrap();
        }
    }
}

/// One end of a pipe: it is let go of when the other end has nothing more to read.
fn delay(delays: &Arc<Delays>) -> OwnedFd {
    let (mut here, there) = pipe().unwrap();
    delays.taken.fetch_add(1, Ordering::SeqCst);
    let delays = Arc::clone(delays);
    thread::spawn(move || {
        here.read_to_end(&mut Vec::new()).unwrap();
        delays.let_go.fetch_add(1, Ordering::SeqCst);
    });
    there.into()
}
