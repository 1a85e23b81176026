//! The system's keychain: one more way in, never the only one.

use super::*;

const KEY: [u8; 32] = [0xC5; 32];

fn by_keychain(story: &Story, key: [u8; 32]) -> Result<Journal> {
    Journal::unlock_with_keychain(&story.folder(), &key, clock())
}

#[test]
fn the_keychain_opens_beside_the_passphrase_until_it_is_taken_away() {
    let (story, mut journal) = Story::begin();
    assert!(!vault::has_keychain_slot(&story.folder()));
    assert!(matches!(journal.add_keychain_slot(WRONG, &KEY), Err(Error::WrongPassphrase)));
    journal.add_keychain_slot(OLD, &[1; 32]).unwrap();
    journal.add_keychain_slot(OLD, &KEY).unwrap();
    assert!(vault::has_keychain_slot(&story.folder()));
    drop(journal);
    let with_keychain = story.keys();
    assert_eq!(by_keychain(&story, [1; 32]).err().unwrap().field(), Some("keychain"), "the newer one replaced it");
    story.is_whole(&by_keychain(&story, KEY).unwrap());
    story.opens_with(OLD, &[NEW]);

    let mut journal = story.open(OLD).unwrap();
    assert!(matches!(journal.remove_keychain_slot(WRONG), Err(Error::WrongPassphrase)));
    journal.remove_keychain_slot(OLD).unwrap();
    drop(journal);
    assert!(!vault::has_keychain_slot(&story.folder()));
    assert_eq!(by_keychain(&story, KEY).err().unwrap().field(), Some("keychain"));
    story.opens_with(OLD, &[]);
    story.put_back(&with_keychain);
    assert!(matches!(by_keychain(&story, KEY), Err(Error::StaleKeys)), "an older copy does not bring it back");
}

#[test]
fn a_new_passphrase_keeps_the_keychain_and_the_code_does_not() {
    let (story, mut journal) = Story::begin();
    journal.add_keychain_slot(OLD, &KEY).unwrap();
    journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    drop(journal);
    story.is_whole(&by_keychain(&story, KEY).unwrap());
    story.opens_with(NEW, &[OLD]);
    drop(story.open_with_code(&story.code.text()).unwrap());
    assert!(!vault::has_keychain_slot(&story.folder()));
    assert!(by_keychain(&story, KEY).is_err());
}

#[test]
fn damage_is_damage_for_the_keychain_too() {
    let (story, mut journal) = Story::begin();
    journal.add_keychain_slot(OLD, &KEY).unwrap();
    drop(journal);
    story.put_back(&[b"torn".to_vec(), b"torn".to_vec()]);
    assert!(matches!(by_keychain(&story, KEY), Err(Error::Damaged { .. })));
}
