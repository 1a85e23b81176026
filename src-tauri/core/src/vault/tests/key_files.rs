//! The key files: one sound copy is enough, and damage is never called a wrong passphrase.

use super::*;

const BOTH: [&str; 2] = ["vault.keys", "vault.keys.2"];

fn rewrite(folder: &Path, name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let path = folder.join(name);
    fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
}

fn is_damaged<T>(result: Result<T>) -> bool {
    matches!(result, Err(Error::Damaged { .. }))
}

/// A key file with another content and the checksum that fits it.
fn forged(keys: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(keys.to_vec()).unwrap();
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let (body, _) = text.rsplit_once("\"checksum\": \"").unwrap();
    keyfile::finish(&format!("{body}\"checksum\": \"")).into_bytes()
}

#[test]
fn a_copy_that_went_astray_is_put_right_when_the_journal_is_unlocked() {
    let (_home, path) = journal();
    let sound = fs::read(path.join("vault.keys")).unwrap();
    let mut astray: Vec<Option<Vec<u8>>> = vec![None, Some(vec![]), Some(vec![0; 100_000]), Some(b"a letter".to_vec())];
    astray.extend((0..sound.len() * 8).step_by(397).map(|bit| Some(with_flipped_bit(&sound, bit))));
    for name in BOTH {
        for content in &astray {
            match content {
                Some(content) => fs::write(path.join(name), content).unwrap(),
                None => fs::remove_file(path.join(name)).unwrap(),
            }
            assert!(matches!(unlock(&path, "a wrong passphrase"), Err(Error::WrongPassphrase)));
            assert_ne!(fs::read(path.join(name)).ok(), Some(sound.clone()), "put right without the passphrase");
            assert!(is_all_there(&path));
            assert_eq!(fs::read(path.join(name)).unwrap(), sound, "{name}");
        }
    }
}

#[test]
fn damage_to_both_copies_is_damage_whatever_the_passphrase() {
    let (_home, path) = journal();
    let sound = fs::read(path.join("vault.keys")).unwrap();
    for (first, second) in [(9, 9), (2000, 70), (sound.len() * 8 - 1, 400)] {
        fs::write(path.join("vault.keys"), with_flipped_bit(&sound, first)).unwrap();
        fs::write(path.join("vault.keys.2"), with_flipped_bit(&sound, second)).unwrap();
        let before = files(&path);
        assert!(is_damaged(unlock(&path, PASSPHRASE)) && is_damaged(unlock(&path, "a wrong passphrase")));
        assert_eq!(files(&path), before);
    }
}

#[test]
fn the_loss_of_both_copies_is_named() {
    let (_home, path) = journal();
    for name in BOTH {
        fs::remove_file(path.join(name)).unwrap();
    }
    let error = unlock(&path, PASSPHRASE).unwrap_err();
    assert_eq!(error.code(), "damaged");
    assert!(error.to_string().contains("vault.keys and vault.keys.2 are missing"));
    assert_eq!(names(&path), ["journal.db", "lock"]);
}

#[cfg(unix)]
#[test]
fn something_else_in_a_key_files_place_is_passed_over() {
    let (_home, path) = journal();
    fs::remove_file(path.join("vault.keys")).unwrap();
    fs::create_dir(path.join("vault.keys")).unwrap();
    assert!(is_all_there(&path));
    fs::remove_dir(path.join("vault.keys")).unwrap();
    std::process::Command::new("mkfifo").arg(path.join("vault.keys")).status().unwrap();
    assert!(is_all_there(&path));
    assert!(fs::symlink_metadata(path.join("vault.keys")).unwrap().is_file());
}

#[test]
fn a_stale_copy_never_wins() {
    for (newer, stale) in [("vault.keys", "vault.keys.2"), ("vault.keys.2", "vault.keys")] {
        let (_home, path) = journal();
        let old = fs::read(path.join(stale)).unwrap();
        rewrite(&path, newer, |keys| forged(&keys, "\"generation\": 1", "\"generation\": 2"));
        let new = fs::read(path.join(newer)).unwrap();
        assert!(unlock(&path, PASSPHRASE).is_ok());
        assert_eq!(fs::read(path.join(stale)).unwrap(), new);
        assert_ne!(old, new);
    }
}

#[test]
fn the_key_files_of_two_journals_are_not_mixed() {
    let (_home, path) = journal();
    let (_other_home, other) = journal();
    fs::copy(other.join("vault.keys"), path.join("vault.keys")).unwrap();
    let before = files(&path);
    assert!(unlock(&path, PASSPHRASE).unwrap_err().to_string().contains("two different journals"));
    assert_eq!(files(&path), before);
}

/// The right copy may be the damaged one: it must not be written over with another journal's.
#[test]
fn a_key_that_does_not_belong_to_the_database_heals_nothing() {
    let (_home, path) = journal();
    let (_other_home, other) = journal();
    fs::copy(other.join("vault.keys"), path.join("vault.keys")).unwrap();
    rewrite(&path, "vault.keys.2", |keys| with_flipped_bit(&keys, 9));
    let before = files(&path);
    assert!(is_damaged(enter(&path)));
    assert_eq!(files(&path), before);
}

#[test]
fn what_a_forged_file_asks_for_is_capped_and_its_header_is_sealed() {
    let forge = |from: &str, to: &str| {
        let (home, path) = journal();
        for name in BOTH {
            rewrite(&path, name, |keys| forged(&keys, from, to));
        }
        (home, unlock(&path, PASSPHRASE))
    };
    assert!(is_damaged(forge("\"memory_kib\": 8", "\"memory_kib\": 4294967295").1));
    assert!(is_damaged(forge("\"passes\": 1", "\"passes\": 4000000000").1));
    assert!(is_damaged(forge("\"kind\": \"passphrase\"", "\"kind\": \"retina\"").1));
    assert!(is_damaged(forge("\"slots\"", "\"shots\"").1));
    assert!(matches!(forge("\"passes\": 1", "\"passes\": 2").1, Err(Error::WrongPassphrase)));
    assert!(matches!(
        forge("\"generation\": 1,\n      \"kdf\"", "\"generation\": 2,\n      \"kdf\"").1,
        Err(Error::WrongPassphrase)
    ));
    assert!(matches!(forge("\"version\": 1", "\"version\": 3").1, Err(Error::TooNew { found: 3, known: 2 })));
}
