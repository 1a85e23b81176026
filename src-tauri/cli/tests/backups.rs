//! Backups from a script: made, listed, brought in again, and offered when the journal is damaged.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;

use serde_json::Value;
use support::{Practice, keys};

fn flip(practice: &Practice, database: &str, byte: usize) {
    let path = practice.path(database);
    let mut bytes = fs::read(&path).unwrap();
    bytes[byte] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn clients(practice: &Practice) -> Vec<String> {
    practice.done(&["clients"]).lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn a_backup_is_made_listed_and_brought_in_again() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.say_with(&["reflect", "--client", "Ana Quill"], "A page").done();
    let id = practice.done(&["back-up"]);
    practice.done(&["client", "Bo"]);

    let listed = practice.json(&["backups", "--json"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(
        keys(&listed[0]),
        [
            "at",
            "bytes",
            "clients",
            "id",
            "last_reflection_at",
            "opens_with",
            "reflections",
            "second_place",
            "set_aside"
        ]
    );
    assert_eq!((&listed[0]["id"], &listed[0]["clients"]), (&Value::from(id.as_str()), &1.into()));
    assert_eq!((&listed[0]["reflections"], &listed[0]["opens_with"]), (&1.into(), &"current".into()));
    let line = practice.done(&["backups"]);
    let fields: Vec<&str> = line.split('\t').collect();
    assert_eq!((fields.len(), fields[0], fields[2], fields[3], fields[6]), (8, id.as_str(), "1", "1", "current"));

    let verdict = practice.json(&["verify", "--json"]);
    assert_eq!((&verdict["newest_backup"]["id"], &verdict["missing_since"]), (&id.as_str().into(), &0.into()));
    assert!(practice.done(&["verify"]).contains(&format!("Newest backup: {id}. Reflections written since: 0.")));

    let restored = practice.json(&["restore", &id, "--json"]);
    assert_eq!((&restored["clients"], &restored["reflections"]), (&1.into(), &1.into()));
    assert_eq!(clients(&practice), ["Ana Quill"]);
    let aside = restored["set_aside"].as_str().unwrap();
    practice.done(&["restore", aside]);
    assert_eq!(clients(&practice).len(), 2);
    let listed = practice.json(&["backups", "--json"]);
    assert_eq!(listed.as_array().unwrap().iter().filter(|backup| backup["set_aside"] == true).count(), 2);
}

#[test]
fn a_damaged_journal_names_the_backup_that_would_take_its_place() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    assert_eq!(practice.say(&["restore", "newest"]).code, 5, "there is no backup yet");
    let id = practice.done(&["back-up"]);
    fs::write(practice.path("journal/journal.db"), "This is a letter, and not a journal at all.").unwrap();
    let refused = practice.say(&["verify"]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.contains(&format!("`undercurrent-cli restore {id}`")), "{}", refused.err);
    assert_eq!(practice.json(&["backups", "--json"])[0]["id"], id.as_str());
    let said = practice.done(&["restore", "newest"]);
    assert!(said.contains("clients 1, reflections 0. What was there before is kept as "), "{said}");
    assert_eq!(clients(&practice), ["Ana Quill"]);
}

#[test]
fn a_new_machine_takes_a_backups_folder_and_the_passphrase() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let backup = practice.path("journal/backups").join(practice.done(&["back-up"]));
    fs::rename(practice.journal(), practice.path("left behind")).unwrap();
    let backup = practice.path("left behind").join(backup.strip_prefix(practice.journal()).unwrap());
    practice.done(&["restore", "--from", &backup.to_string_lossy()]);
    assert_eq!(clients(&practice), ["Ana Quill"]);
    assert_eq!(practice.json(&["backups", "--json"]), Value::Array(Vec::new()), "nothing was there to be set aside");
}

#[test]
fn forgetting_reaches_older_backups_when_asked_to() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["client", "Bo"]);
    let made = practice.path("journal/backups").join(practice.done(&["back-up"]));
    let id = "20200101T000000Z";
    fs::rename(&made, made.with_file_name(id)).unwrap();
    let said = practice.json(&["forget", "Bo", "--yes", "--json"]);
    assert_eq!((&said["backups_holding"], &said["backups_replaced"]), (&1.into(), &0.into()));
    let said = practice.json(&["forget", "Ana Quill", "--yes", "--in-backups", "--json"]);
    // The one from after Bo was forgotten gives way to the newest of its day, or is made anew as well.
    assert_eq!(&said["backups_holding"], &0);
    assert!(said["backups_replaced"].as_u64() >= Some(1), "{said}");
    let listed = practice.json(&["backups", "--json"]);
    let older = listed.as_array().unwrap().iter().find(|backup| backup["id"] == id).unwrap();
    assert_eq!(older["clients"], 0);
}

#[test]
fn forgetting_names_the_backups_that_nobody_can_look_into() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["client", "Bo"]);
    let made = practice.path("journal/backups").join(practice.done(&["back-up"]));
    // Of another day, so that the fresh one does not take its place.
    let id = "20200101T000000Z";
    fs::rename(&made, made.with_file_name(id)).unwrap();
    // Damaged: as unknown as one from before the recovery code was replaced.
    flip(&practice, &format!("journal/backups/{id}/journal.db"), 50);
    let said = practice.json(&["forget", "Bo", "--yes", "--json"]);
    assert_eq!((&said["backups_holding"], &said["backups_unknown"]), (&0.into(), &serde_json::json!([id])));
    let said = practice.done(&["forget", "Ana Quill", "--yes"]);
    let unknown = format!("Backups that may still hold them, and can't be opened with what is known: {id}.");
    assert!(said.ends_with(&unknown), "{said}");
}

#[test]
fn what_cannot_be_restored_is_refused_and_changes_nothing() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let id = practice.done(&["back-up"]);
    let other = Practice::new();
    let theirs = other.path("journal/backups").join(other.done(&["back-up"]));
    let before = practice.everything();
    assert_eq!(practice.say(&["restore"]).code, 2);
    assert_eq!(practice.say(&["restore", "20200101T000000Z"]).code, 5);
    assert_eq!(practice.say(&["restore", "../journal"]).code, 5);
    assert_eq!(practice.say(&["restore", "--from", &practice.path("none").to_string_lossy()]).code, 4);
    assert_eq!(practice.say(&["restore", "--from", &theirs.to_string_lossy()]).code, 7, "of another journal");
    flip(&practice, &format!("journal/backups/{id}/journal.db"), 5000);
    assert_eq!(practice.say(&["restore", &id]).code, 4);
    fs::write(practice.path("passphrase"), "quite another one").unwrap();
    assert_eq!(practice.say(&["restore", &id]).code, 3);
    let open = practice.open();
    fs::write(practice.path("passphrase"), support::PASSPHRASE).unwrap();
    assert_eq!(practice.say(&["restore", "newest"]).code, 6);
    drop(open);
    assert_eq!(practice.everything(), before);
}
