//! Journals of every released schema open, and keep everything that was in them.

use std::path::{Path, PathBuf};

use journal::Journal;
use serde_json::Value;
use stories::Hands;

const PASSPHRASE: &str = "four quiet words here";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// A copy of a fixture that may be written to.
fn copy_of(fixture: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in ["journal.db", "vault.keys", "vault.keys.2"] {
        std::fs::copy(fixture.join(name), copy.path().join(name)).unwrap();
    }
    copy
}

/// Where something of the older document is not in the newer one as it was; lists are compared item by item.
fn missing(older: &Value, newer: &Value, place: &str, found: &mut Vec<String>) {
    match (older, newer) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, value) in fields {
                missing(value, &newer[name], &format!("{place}/{name}"), found);
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() <= others.len() => {
            for (at, item) in items.iter().enumerate() {
                let id = item.get("id").filter(|id| id.is_string());
                let same = id.and_then(|id| others.iter().find(|other| other.get("id") == Some(id)));
                missing(item, same.unwrap_or(&others[at]), &format!("{place}/{at}"), found);
            }
        }
        _ if older == newer => {}
        _ => found.push(format!("{place}: {older} became {newer}")),
    }
}

#[test]
fn a_journal_of_every_released_schema_keeps_everything() {
    let folders: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("journal.db").is_file())
        .collect();
    assert!(!folders.is_empty());
    for fixture in folders {
        let copy = copy_of(&fixture);
        let older: Value = serde_json::from_slice(&std::fs::read(fixture.join("export.json")).unwrap()).unwrap();
        let clock = || Hands::at("2026-11-23T10:00:00+01:00").clock();
        // Once to bring it up to date, and once as it is then.
        for _ in 0..2 {
            let mut journal = Journal::unlock(copy.path(), PASSPHRASE, clock()).unwrap();
            let newer: Value = serde_json::from_str(&journal.export_json().unwrap()).unwrap();
            let mut lost = Vec::new();
            for (list, items) in older.as_object().unwrap() {
                if items.is_array() {
                    missing(items, &newer[list], list, &mut lost);
                }
            }
            assert_eq!(lost, Vec::<String>::new(), "{fixture:?}");
            assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
            let name = older["clients"][0]["name"].as_str().unwrap();
            assert!(journal.search(name, 5).unwrap().1 > 0, "{fixture:?}: its search index is gone");
            assert!(journal.take_changed().is_empty());
            journal.lock().unwrap();
        }
    }
}

#[test]
fn a_migrated_journal_takes_every_kind_of_change_and_can_undo_it() {
    let copy = copy_of(&fixtures().join("schema-1"));
    let clock = Hands::at("2026-11-23T10:00:00+01:00").clock();
    let mut journal = Journal::unlock(copy.path(), PASSPHRASE, clock).unwrap();
    let whole = |journal: &Journal| serde_json::to_value(journal.export().unwrap()).unwrap();
    let before = whole(&journal);
    let client = journal.client_names().unwrap()[0].id;
    let gift = journal.gifts().unwrap().remove(0);
    journal.delete(journal::words::Kind::Client, journal::ids::RecordId(client.0)).unwrap();
    journal.delete(journal::words::Kind::Gift, journal::ids::RecordId(gift.id.0)).unwrap();
    assert_ne!(whole(&journal)["clients"], before["clients"]);
    journal.undo().unwrap();
    journal.undo().unwrap();
    for list in ["clients", "reflections", "marks", "wants", "needs", "gifts", "verdicts"] {
        assert_eq!(whole(&journal)[list], before[list], "{list}");
    }
}
