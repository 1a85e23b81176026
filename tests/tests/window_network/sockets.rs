//! Every socket that the program and its web view ask the system for, from the first start until it is closed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use stories::window::{Home, Person, until};

use crate::display;

pub const PASSPHRASE: &str = "heron ladle quiet ferry mosaic";
const CLIENT: &str = "Odalys Verne";
const PAGE: &str = "She asked for tablets and stood up like somebody carrying a wardrobe.";

/// Sockets that stay on this machine: to the display and the message bus, and to the kernel, which the web view asks
/// whether there is a network at all.
const AT_HOME: &[&str] = &["AF_UNIX", "AF_NETLINK"];

#[test]
fn a_whole_journey_opens_no_socket_that_leaves_the_machine() {
    let _display = display();
    let home = Home::new();
    let trace = home.journal().with_file_name("sockets");
    let person = Person::new();
    let mut program = None;
    person.sees_after("the first screen", || program = Some(start(&home, &trace)));
    let window = person.turns_to("^Undercurrent$");
    make_a_journal_and_write(&person);
    print_the_page(&person, &home);
    person.sees_after("Overlap", || Person::presses("ctrl+4"));
    person.sees_after("the locked journal", || Person::presses("ctrl+l"));
    person.closes(window);
    let mut program = program.unwrap();
    let ended = until("the program to end", || program.try_wait().unwrap());
    assert!(ended.success(), "{ended}");
    the_page_is_kept(&home);
    no_socket_leaves(&fs::read_to_string(trace).unwrap());
}

/// The program, with all it starts, under a tracer that writes down sockets and programs.
fn start(home: &Home, trace: &Path) -> Child {
    let mut command = Command::new("strace");
    command.args(["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,execve", "-o"]).arg(trace);
    command.arg(std::env::var_os("UNDERCURRENT_APP").expect("UNDERCURRENT_APP: cargo xtask test sets it"));
    command.arg("--journal").arg(home.journal()).envs(home.places()).env_remove("WAYLAND_DISPLAY");
    command.env("UNDERCURRENT_TEST_SAVE_PATH", home.export_file());
    command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("strace: cargo xtask test provides it")
}

pub fn make_a_journal_and_write(person: &Person) {
    Person::types(PASSPHRASE);
    Person::presses("Tab");
    Person::types(PASSPHRASE);
    person.sees_after("the recovery code", || Person::presses("Return"));
    person.sees_after("the new journal", || {
        // Written, printed, later.
        for key in ["Tab", "Tab", "Tab", "Return"] {
            Person::presses(key);
        }
    });
    person.sees_after("its first page", || Person::presses("Escape"));
    Person::types(CLIENT);
    person.sees_after("an empty page", || Person::presses("Return"));
    Person::types(PAGE);
}

/// To a file: a printer would be looked for over the network.
fn print_the_page(person: &Person, home: &Home) {
    person.sees_after("the question before printing", || Person::presses("ctrl+p"));
    Person::presses("Return");
    let file = home.export_file().with_extension("pdf");
    let printed = until("the printed page", || fs::read(&file).ok());
    assert!(printed.starts_with(b"%PDF"));
    let ways = ways_to_print();
    assert!(ways.contains("libprintbackend-file.so"), "{ways:?}");
    assert!(!ways.contains("libprintbackend-cups.so"), "what asks a print server was loaded");
    person.looks_on();
}

/// What GTK loaded to print with, in any process on this display.
fn ways_to_print() -> BTreeSet<String> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let maps = processes.filter_map(|process| fs::read_to_string(process.path().join("maps")).ok());
    let files = maps
        .flat_map(|maps| maps.lines().filter_map(|line| Some(line.rsplit('/').next()?.to_owned())).collect::<Vec<_>>());
    files.filter(|file| file.starts_with("libprintbackend-")).collect()
}

pub fn the_page_is_kept(home: &Home) {
    let all = home.read_journal(PASSPHRASE);
    assert_eq!(all["clients"][0]["name"], CLIENT);
    assert_eq!(all["reflections"][0]["text"], PAGE);
    assert_eq!(all["reflections"][0]["client_ids"][0], all["clients"][0]["id"]);
}

fn no_socket_leaves(trace: &str) {
    for process in ["undercurrent", "WebKitWebProcess", "WebKitNetworkProcess"] {
        let is_started = |line: &str| line.contains("execve(") && line.contains(&format!("/{process}\""));
        assert!(trace.lines().any(is_started), "{process} was not traced");
    }
    let families: BTreeSet<&str> = trace.lines().flat_map(families).collect();
    assert!(families.contains("AF_UNIX"), "the trace says nothing of sockets");
    let foreign: Vec<&str> = families.into_iter().filter(|family| !AT_HOME.contains(family)).collect();
    let lines: Vec<&str> = trace.lines().filter(|line| foreign.iter().any(|family| line.contains(family))).collect();
    assert_eq!(lines, Vec::<&str>::new());
}

/// The kinds of address that a line of the trace speaks of.
fn families(line: &str) -> impl Iterator<Item = &str> {
    let is_call = line.contains(" socket(") || line.contains(" connect(");
    let names = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| word.starts_with("AF_"));
    names.take(if is_call { usize::MAX } else { 0 })
}

#[test]
fn a_socket_that_leaves_the_machine_would_be_found() {
    let trace = "1 execve(\"/usr/bin/undercurrent\", []) = 0\n2 execve(\"/x/WebKitWebProcess\", []) = 0\n\
                 3 execve(\"/x/WebKitNetworkProcess\", []) = 0\n1 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n";
    no_socket_leaves(trace);
    for call in
        ["socket(AF_INET6, SOCK_DGRAM <unfinished ...>", "connect(4, {sa_family=AF_INET, sin_port=htons(53)}, 16)"]
    {
        let found = std::panic::catch_unwind(|| no_socket_leaves(&format!("{trace}3 {call} = 0\n")));
        assert!(found.is_err(), "{call}");
    }
}
