//! What locking leaves of the journal in the machine's memory: the process that showed it is gone, and none of the
//! program's processes may ever be written to disk by a crash. Looked at from outside, since a driver would keep hold of
//! that process.

use std::fs;

use stories::window::{Alone, Home, Person};

use crate::display;
use crate::sockets::{PASSPHRASE, make_a_journal_and_write, the_page_is_kept};

#[test]
fn locking_ends_the_process_that_showed_the_journal() {
    let _display = display();
    let home = Home::new();
    let person = Person::new();
    let mut program = None;
    person.sees_after("the first screen", || program = Some(Alone::start(&home)));
    let program = program.unwrap();
    let window = person.turns_to("^Undercurrent$");
    make_a_journal_and_write(&person);
    let open = program.web_processes();
    assert!(!open.is_empty(), "something shows the window");
    no_process_dumps_its_memory(&program);

    person.sees_after("the locked journal", || Person::presses("ctrl+l"));
    let locked = program.other_web_processes(&open);
    assert!(locked.is_disjoint(&open), "{open:?} before, {locked:?} now");
    no_process_dumps_its_memory(&program);

    Person::types(PASSPHRASE);
    person.sees_after("the journal again", || Person::presses("Return"));
    person.closes(window);
    program.ends();
    the_page_is_kept(&home);
}

/// Core files may hold one byte at most, which is none, in the program and in all that it starts.
fn no_process_dumps_its_memory(program: &Alone) {
    let family = program.family();
    assert!(family.len() > 2, "the program, its web process and its network process: {family:?}");
    for process in family {
        // One that has just ended has nothing to write any more.
        let Ok(limits) = fs::read_to_string(format!("/proc/{process}/limits")) else { continue };
        let line = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
        let figures: Vec<&str> = line.split_whitespace().take(2).collect();
        assert!(figures == ["1", "1"] || figures == ["0", "0"], "{process}: {line}");
    }
}
