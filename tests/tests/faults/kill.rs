//! Killed in the middle of typing, twenty times: nothing that was acknowledged is lost.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use journal::Journal;
use journal::ids::ReflectionId;
use journal::reflections::Facts;
use stories::OnDisk;

fn typist(on_disk: &OnDisk, page: ReflectionId) -> Child {
    Command::new(env!("CARGO_BIN_EXE_typist"))
        .arg("draft")
        .arg(on_disk.folder())
        .arg(page.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Reads so many acknowledgements, kills without warning, and tells the last length that was acknowledged.
fn kill_after(mut child: Child, acknowledgements: usize) -> usize {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 1..acknowledgements {
        lines.next().unwrap().unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let told: Vec<usize> = lines.map(|line| line.unwrap().parse().unwrap()).collect();
    told.last().copied().unwrap_or_default()
}

/// What is on the page, and that the file is sound.
fn opened(on_disk: &OnDisk, page: ReflectionId) -> (Journal, String) {
    let journal = on_disk.unlock().unwrap();
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
    let view = journal.reflection(page).unwrap();
    (journal, view.text)
}

#[test]
fn twenty_kills_in_the_middle_of_typing_lose_nothing_acknowledged() {
    let (on_disk, mut journal) = OnDisk::create();
    let page = journal.start_reflection("She said: enough. ", &Facts::default()).unwrap();
    journal.lock().unwrap();
    let mut length = 18;
    for round in 0..20 {
        let acknowledged = kill_after(typist(&on_disk, page), 2 + (round * 7) % 13).max(length);
        let (journal, text) = opened(&on_disk, page);
        length = text.chars().count();
        assert!(length >= acknowledged, "round {round}: {acknowledged} acknowledged, {length} kept");
        assert!("She said: enough. ".repeat(length / 18 + 1).starts_with(&text), "round {round}: other words");
        if round % 2 == 0 {
            drop(journal);
        } else {
            journal.lock().unwrap();
        }
    }
    let (mut journal, text) = opened(&on_disk, page);
    journal.settle_draft(page).unwrap();
    let view = journal.reflection(page).unwrap();
    assert!(view.text == text && !view.drafted);
}
