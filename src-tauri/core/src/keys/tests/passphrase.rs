//! A change of passphrase, and what older copies of the key files are worth after it.

use super::*;

#[test]
fn the_new_passphrase_opens_and_the_old_one_does_not() {
    let (story, mut journal) = Story::begin();
    let reached = journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    assert_eq!((reached.changed, reached.not_reached.len()), (0, 0));
    story.is_whole(&journal);
    journal.undo().unwrap_err();
    journal.change_passphrase(NEW, "a third passphrase", CHEAP, &[]).unwrap();
    drop(journal);
    story.opens_with("a third passphrase", &[OLD, NEW, WRONG]);
    story.is_whole(&story.open_with_code(&story.code.text()).unwrap());
}

#[test]
fn a_wrong_old_or_a_weak_new_one_changes_nothing() {
    let (story, mut journal) = Story::begin();
    let before = story.keys();
    assert!(matches!(journal.change_passphrase(WRONG, NEW, CHEAP, &[]), Err(Error::WrongPassphrase)));
    let weak = journal.change_passphrase(OLD, "short", CHEAP, &[]).unwrap_err();
    assert_eq!(weak.field(), Some("passphrase"));
    assert_eq!(story.keys(), before);
    drop(journal);
    story.opens_with(OLD, &[NEW]);
}

#[test]
fn an_older_copy_of_the_key_files_put_back_lets_no_old_passphrase_in() {
    let (story, mut journal) = Story::begin();
    let old_keys = story.keys();
    journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    drop(journal);
    let new_keys = story.keys();
    let half_back = [vec![old_keys[0].clone(), new_keys[1].clone()], vec![new_keys[0].clone(), old_keys[1].clone()]];
    for keys in half_back {
        story.put_back(&keys);
        story.opens_with(NEW, &[OLD]);
        assert_eq!(story.keys(), new_keys, "the older copy is put right");
    }
    story.put_back(&old_keys);
    assert!(matches!(story.open(OLD), Err(Error::StaleKeys)));
    assert!(matches!(story.open(NEW), Err(Error::WrongPassphrase)));
    assert_eq!(story.keys(), old_keys, "and nothing is written");
    fs::remove_file(story.file("vault.keys")).unwrap();
    assert!(matches!(story.open(OLD), Err(Error::StaleKeys)));
    assert!(!story.file("vault.keys").exists(), "no stale copy is made of a stale copy");
    let database = fs::read(story.file("journal.db")).unwrap();
    fs::write(story.file("journal.db"), [&[0xEE; 16][..], &database[16..]].concat()).unwrap();
    assert!(matches!(story.open(OLD), Err(Error::StaleKeys)), "nor does a damaged salt let it in");
    fs::write(story.file("journal.db"), database).unwrap();

    story.is_whole(&story.open_with_code(&story.code.text()).unwrap());
    story.opens_with(NEW, &[OLD]);
    story.put_back(&new_keys);
    assert!(matches!(story.open(NEW), Err(Error::StaleKeys)), "the code wrote newer ones still");
}

#[test]
fn stale_key_files_put_back_under_an_open_journal_prove_nothing() {
    let (story, mut journal) = Story::begin();
    let old_keys = story.keys();
    journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    story.put_back(&old_keys);
    let proof = Proof::of(&story.folder(), OLD).unwrap();
    assert!(matches!(journal.recovery_code(&proof), Err(Error::StaleKeys)));
    assert!(matches!(journal.change_passphrase(OLD, "a third passphrase", CHEAP, &[]), Err(Error::StaleKeys)));
    let change = proof.new_code(CHEAP).unwrap();
    assert!(matches!(journal.replace_code(&change), Err(Error::StaleKeys)));
    assert_eq!(story.keys(), old_keys);
}

#[test]
fn of_two_changes_prepared_at_once_only_the_first_is_made() {
    let (story, mut journal) = Story::begin();
    let change = |new| Proof::of(&story.folder(), OLD).unwrap().new_passphrase(new, CHEAP).unwrap();
    let (first, second) = (change(NEW), change("a third passphrase"));
    journal.change_keys(&first).unwrap();
    assert!(journal.change_keys(&second).is_err());
    drop(journal);
    story.opens_with(NEW, &[OLD, "a third passphrase"]);
}

/// A journal of an older program knows nothing of generations, and learns it when it is opened.
#[test]
fn a_journal_learns_the_generation_of_its_keys_when_it_is_opened() {
    let (story, mut journal) = Story::begin();
    let old_keys = story.keys();
    journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    probe::forget_generation(&journal.connection);
    drop(journal);
    story.opens_with(NEW, &[OLD]);
    story.put_back(&old_keys);
    assert!(matches!(story.open(OLD), Err(Error::StaleKeys)));
}
