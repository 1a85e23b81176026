//! What is left in memory once the journal is locked: looked for in every process of the program, as it runs for everybody,
//! without a driver that would hold on to the process which showed the journal.

use std::collections::BTreeSet;
use std::fmt;

use data_encoding::{HEXLOWER, HEXUPPER};

use super::super::Promise;
use super::canaries::all_are_kept;
use super::canary::{beginnings, canary, number, spellings};
use super::{make_journal, memory};
use crate::PASSPHRASE;
use crate::window::{Alone, Home, Person, name};

/// What was found, with what is published beside the promise.
#[derive(Debug)]
pub struct Remembered {
    /// No memory holds the key.
    pub promise: Promise,
    /// So many canaries were typed.
    pub typed: usize,
    /// What each process still held after locking, by its name.
    pub after: Vec<(String, Held)>,
}

/// What some memory holds.
#[derive(Debug, Default)]
pub struct Held {
    canaries: BTreeSet<usize>,
    key: bool,
    passphrase: bool,
    megabytes: u64,
}

/// Opens a journal, types so many, looks at them on other screens, and locks.
#[must_use]
pub fn what_is_remembered_after_locking(canaries: usize) -> Remembered {
    let home = Home::new();
    make_journal(&home, |_| ());
    let key = journal::vault::unlock(&home.journal(), PASSPHRASE).map(|opened| opened.key.bytes().to_vec()).unwrap();
    let person = Person::new();
    let mut program = None;
    person.sees_after("the locked journal", || program = Some(Alone::start(&home)));
    let program = program.unwrap();
    let window = person.turns_to("^Undercurrent$");
    Person::types(PASSPHRASE);
    person.sees_after("the open journal", || Person::presses("Return"));
    write(&person, canaries);
    let web = program.web_processes();
    let open = look(&program, &key);
    person.sees_after("the journal locked again", || Person::presses("ctrl+l"));
    let _ = program.other_web_processes(&web);
    let locked = look(&program, &key);
    person.closes(window);
    program.ends();

    let mut promise = Promise::new("after locking, no process's memory holds the key");
    promise.count(all_are_kept(&home, canaries));
    let after = match open.and_then(|open| Ok((open, locked?))) {
        Err(why) => {
            promise = promise.cannot(why);
            Vec::new()
        }
        Ok((open, locked)) => {
            promise.count(sees_what_is_there(&open, canaries));
            for (process, held) in &locked {
                promise.count(if held.key { Err(format!("{process} holds it")) } else { Ok(()) });
            }
            locked
        }
    };
    Remembered { promise, typed: canaries, after }
}

/// A page of them, and then the screens that list what was written.
fn write(person: &Person, canaries: usize) {
    person.sees_after("an empty page", || Person::presses("ctrl+n"));
    let lines: Vec<String> = (0..canaries).map(canary).collect();
    Person::types(&lines.chunks(10).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n"));
    for screen in ["ctrl+2", "ctrl+3", "ctrl+1"] {
        person.looks_on();
        Person::presses(screen);
    }
    person.looks_on();
}

/// While the journal is open its key and all that was typed are found, or not finding them later would prove nothing.
fn sees_what_is_there(open: &[(String, Held)], canaries: usize) -> Result<(), String> {
    let seen: BTreeSet<usize> = open.iter().flat_map(|(_, held)| held.canaries.iter().copied()).collect();
    let key = open.iter().any(|(_, held)| held.key);
    // What lies side by side in memory can look like one more that nobody typed.
    if key && (0..canaries).all(|canary| seen.contains(&canary)) {
        return Ok(());
    }
    Err(format!("while it is open, the key is found: {key}, and {} of {canaries} canaries: {open:?}", seen.len()))
}

/// Each process of the program, by its name, with what its memory holds.
fn look(program: &Alone, key: &[u8]) -> Result<Vec<(String, Held)>, String> {
    let keys = [key.to_vec(), HEXLOWER.encode(key).into_bytes(), HEXUPPER.encode(key).into_bytes()];
    let needles = [&beginnings()[..], &keys, &spellings(PASSPHRASE)].concat();
    let named = program.family().into_iter().filter_map(|process| Some((process, name(process)?)));
    let looks = named.map(|(process, name)| {
        let mut held = Held::default();
        let through = memory::search(process, &needles, |which, bytes| match which {
            0..3 => held.canaries.extend(number(which, bytes)),
            3..6 => held.key = true,
            _ => held.passphrase = true,
        })?;
        held.megabytes = through >> 20;
        Ok((name, held))
    });
    looks.collect()
}

impl Remembered {
    /// The canaries that some process still held.
    #[must_use]
    pub fn canaries(&self) -> usize {
        self.after.iter().flat_map(|(_, held)| &held.canaries).collect::<BTreeSet<_>>().len()
    }
}

/// What is published.
impl fmt::Display for Remembered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "After locking, {} of {} canaries are still in memory.", self.canaries(), self.typed)?;
        for (process, Held { canaries, passphrase, megabytes, .. }) in &self.after {
            let passphrase = if *passphrase { ", and the passphrase" } else { "" };
            write!(f, "\n    {process}: {} in {megabytes} MiB{passphrase}", canaries.len())?;
        }
        Ok(())
    }
}
