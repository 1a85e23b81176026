//! What somebody hears who does not see the screen: the tree that the web view gives to screen readers, over the bus that
//! these listen on. No script in the page can tell that tree; only the bus can.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::time::Duration;

use dbus::Path;
use dbus::blocking::Connection;
use dbus::blocking::stdintf::org_freedesktop_dbus::Properties as _;
use dbus::channel::Channel;

use super::wait::within;

const DEADLINE: Duration = Duration::from_secs(60);
/// For one answer.
const PATIENCE: Duration = Duration::from_secs(10);
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const TEXT: &str = "org.a11y.atspi.Text";

/// What a thing can be, by <https://docs.gtk.org/atspi2/enum.Role.html>: the web view gives the number alone.
const ROLES: &[(u32, &str)] = &[
    (7, "check box"),
    (10, "column header"),
    (11, "combo box"),
    (16, "dialog"),
    (27, "image"),
    (29, "label"),
    (31, "list"),
    (32, "list item"),
    (33, "menu"),
    (35, "menu item"),
    (39, "panel"),
    (40, "password"),
    (43, "button"),
    (44, "radio button"),
    (54, "status"),
    (55, "table"),
    (62, "toggle button"),
    (73, "paragraph"),
    (79, "entry"),
    (83, "heading"),
    (85, "section"),
    (88, "link"),
    (95, "document"),
    (98, "list box"),
    (99, "group"),
    (110, "landmark"),
    (116, "words"),
];

/// The bits of a state, by <https://docs.gtk.org/atspi2/enum.StateType.html>.
const FOCUSABLE: u32 = 11;
const FOCUSED: u32 = 12;
const SHOWING: u32 = 25;

/// The bus of the screen readers.
pub struct Ear(Connection);

/// Something that can be heard, with all within it.
#[derive(Debug)]
pub struct Heard {
    /// Such as "button", "heading", "list item".
    pub role: String,
    /// What it is called.
    pub name: String,
    /// Its own words, where it has a text.
    pub text: String,
    /// Such as `level`, `setsize`, `xml-roles`.
    pub attributes: HashMap<String, String>,
    /// In their order.
    pub within: Vec<Heard>,
    states: u64,
}

type Reference = (String, Path<'static>);

impl Ear {
    /// Listens.
    ///
    /// # Panics
    /// Without a session's bus that knows the one for screen readers.
    #[must_use]
    pub fn new() -> Self {
        let session = Connection::new_session().unwrap();
        let bus = session.with_proxy("org.a11y.Bus", "/org/a11y/bus", PATIENCE);
        let asked: Result<(String,), _> = bus.method_call("org.a11y.Bus", "GetAddress", ());
        let (address,) = asked.expect("at-spi2-core: cargo xtask test provides it");
        // As a screen reader does when it starts.
        bus.set("org.a11y.Status", "IsEnabled", true).unwrap();
        let mut channel = Channel::open_private(&address).unwrap();
        channel.register().unwrap();
        Self(Connection::from(channel))
    }

    /// Waits until the document has this title and something of this kind and name in it, and gives all of it.
    ///
    /// # Panics
    /// After a minute, with what was heard instead.
    #[must_use]
    pub fn hears(&self, title: &str, (role, name): (&str, &str)) -> Heard {
        let mut last = None;
        let found = within(DEADLINE, || {
            let document = self.document()?;
            let is_it = document.name == title && document.has(role, name);
            last = Some(document);
            if is_it { last.take() } else { None }
        });
        found.unwrap_or_else(|| {
            let heard = last.map_or_else(String::new, |heard| heard.told());
            panic!("waited a minute in vain for “{title}” with a {role} “{name}”; heard: {heard}")
        })
    }

    /// The document in the program's window, as far as it is there.
    fn document(&self) -> Option<Heard> {
        let root = ("org.a11y.atspi.Registry".to_owned(), Path::from("/org/a11y/atspi/accessible/root"));
        let apps = self.children(&root)?;
        let mut open: Vec<Reference> =
            apps.into_iter().filter(|app| self.name(app).is_some_and(|name| name == "undercurrent")).collect();
        while let Some(next) = open.pop() {
            if self.role(&next)? == "document" {
                return self.read(&next);
            }
            open.extend(self.children(&next)?);
        }
        None
    }

    /// What goes while it is read is read as gone.
    fn read(&self, at: &Reference) -> Option<Heard> {
        let within = self.children(at)?.iter().filter_map(|child| self.read(child)).collect();
        let (states,): (Vec<u32>,) = self.ask(at, ACCESSIBLE, "GetState")?;
        let (attributes,) = self.ask(at, ACCESSIBLE, "GetAttributes")?;
        Some(Heard {
            role: self.role(at)?,
            name: self.name(at)?,
            text: self.text(at).unwrap_or_default(),
            attributes,
            within,
            states: states.iter().rev().fold(0, |all, half| all << 32 | u64::from(*half)),
        })
    }

    /// A window tells of the web view within it only when it is asked for it by its place.
    fn children(&self, at: &Reference) -> Option<Vec<Reference>> {
        let (children,): (Vec<Reference>,) = self.ask(at, ACCESSIBLE, "GetChildren")?;
        if !children.is_empty() {
            return Some(children);
        }
        let (program, path) = at;
        let parent = self.0.with_proxy(program.as_str(), path, PATIENCE);
        let count: i32 = parent.get(ACCESSIBLE, "ChildCount").ok()?;
        (0..count)
            .map(|place| {
                Some(parent.method_call::<(Reference,), _, _, _>(ACCESSIBLE, "GetChildAtIndex", (place,)).ok()?.0)
            })
            .collect()
    }

    fn role(&self, at: &Reference) -> Option<String> {
        let (number,): (u32,) = self.ask(at, ACCESSIBLE, "GetRole")?;
        let known = ROLES.iter().find(|(role, _)| *role == number);
        Some(known.map_or_else(|| format!("role {number}"), |(_, role)| (*role).to_owned()))
    }

    fn name(&self, (program, path): &Reference) -> Option<String> {
        self.0.with_proxy(program.as_str(), path, PATIENCE).get(ACCESSIBLE, "Name").ok()
    }

    fn text(&self, (program, path): &Reference) -> Option<String> {
        let thing = self.0.with_proxy(program.as_str(), path, PATIENCE);
        let (text,): (String,) = thing.method_call(TEXT, "GetText", (0i32, -1i32)).ok()?;
        Some(text)
    }

    fn ask<A: dbus::arg::ReadAll>(&self, (program, path): &Reference, what: &str, method: &str) -> Option<A> {
        self.0.with_proxy(program.as_str(), path, PATIENCE).method_call(what, method, ()).ok()
    }
}

impl Default for Ear {
    fn default() -> Self {
        Self::new()
    }
}

impl Heard {
    /// This and all within it, from the top.
    pub fn all(&self) -> Box<dyn Iterator<Item = &Heard> + '_> {
        Box::new(std::iter::once(self).chain(self.within.iter().flat_map(Self::all)))
    }

    /// Whether something of a kind and a name is there.
    #[must_use]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.all().any(|one| one.role == role && one.name == name)
    }

    /// Whether it is written as this in the page: "ul", "h1".
    #[must_use]
    pub fn is_tag(&self, tag: &str) -> bool {
        self.attribute("tag") == Some(tag)
    }

    /// What is said of it beside.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it takes the focus and can be seen.
    #[must_use]
    pub fn is_focusable(&self) -> bool {
        self.is(FOCUSABLE) && self.is(SHOWING)
    }

    /// Whether it has the focus.
    #[must_use]
    pub fn is_focused(&self) -> bool {
        self.is(FOCUSED)
    }

    /// Whether it is a part of the page that one can go to, of this kind: "navigation", "main".
    #[must_use]
    pub fn is_landmark(&self, kind: &str) -> bool {
        self.role == "landmark"
            && self.attributes.get("xml-roles").is_some_and(|roles| roles.split(' ').any(|role| role == kind))
    }

    fn is(&self, state: u32) -> bool {
        self.states >> state & 1 == 1
    }

    /// All of it in lines, for whoever has to find out why a test fails.
    #[must_use]
    pub fn told(&self) -> String {
        let mut told = String::new();
        self.tell(&mut told, 0);
        told
    }

    fn tell(&self, told: &mut String, depth: usize) {
        let Self { role, name, text, attributes, .. } = self;
        let focus = if self.is_focused() { " *" } else { "" };
        let _ = writeln!(told, "{:depth$}{role} “{name}” “{text}” {attributes:?}{focus}", "");
        for one in &self.within {
            one.tell(told, depth + 1);
        }
    }
}
