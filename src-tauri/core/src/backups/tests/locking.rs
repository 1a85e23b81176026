//! What works beside the journal lets go of its key once that is locked.

use super::*;
use crate::vault::Proof;

/// A journal that has a backup, and stick for a second place.
fn busy() -> (TempDir, TempDir, Journal) {
    let (home, mut journal) = journal();
    let stick = tempfile::tempdir().unwrap();
    page(&mut journal, &"words ".repeat(6_000));
    journal.back_up().unwrap();
    later(&mut journal, 24 * 60);
    journal.set_second_place(Some(stick.path())).unwrap();
    (home, stick, journal)
}

const NOT_AT_ALL: std::time::Duration = std::time::Duration::ZERO;

#[test]
fn a_backup_and_a_check_end_at_the_step_they_are_at() {
    for steps in 0..4 {
        let (home, _stick, journal) = busy();
        let (lending, before) = (journal.lending().unwrap(), tree(&folder(&home)));
        let until_locked = |at: &Cell<i32>, step: &mut dyn FnMut()| {
            step();
            at.set(at.get() + 1);
            if at.get() > steps {
                lending.end();
            }
            true
        };
        let (backing_up, checking) = (journal.backing_up().unwrap(), journal.checking().unwrap());
        let made = backing_up.run(&mut |step| until_locked(&Cell::new(steps), step)).unwrap();
        assert_eq!(made, None);
        assert!(!lending.wait(NOT_AT_ALL), "both still have the key");
        drop(backing_up);
        assert!(checking.run(&mut |step| until_locked(&Cell::new(steps), step)).unwrap().is_none());
        drop(checking);
        assert!(lending.wait(NOT_AT_ALL));
        assert_eq!(tree(&folder(&home)), before, "nothing is left of either");
    }
}

#[test]
fn nothing_is_brought_to_a_second_place_restored_or_cleared_away_any_more() {
    let (home, stick, journal) = busy();
    let (shelf, restoring) = (journal.shelf().unwrap(), journal.restoring(&ids(&journal)[0]).unwrap());
    let newest = shelf.list()[0].clone();
    let before = tree(&folder(&home));
    journal.lending().unwrap().end();
    assert!(matches!(shelf.copy_to_second(&newest), Err(Error::Locked)));
    assert!(matches!(restoring.prepare(), Err(Error::Locked)));
    shelf.thin(None, at("2036-11-25T11:11:12+01:00").to_utc());
    assert_eq!((tree(&folder(&home)), shelf.list()), (before, Vec::new()));
    assert!(tree(stick.path()).iter().all(|path| !path.contains("journal.db")));
}

#[test]
fn a_passphrase_that_was_tried_prepares_no_change_of_keys_any_more() {
    let (home, _stick, mut journal) = busy();
    let lending = journal.lending().unwrap();
    let proof = || Proof::lent(&folder(&home), PASSPHRASE, &lending).unwrap();
    let change = proof().new_passphrase("another four quiet words", KdfCost::cheap()).unwrap();
    let new_code = proof().new_code(KdfCost::cheap()).unwrap();
    let (for_passphrase, for_code) = (proof(), proof());
    assert!(!lending.wait(NOT_AT_ALL));
    lending.end();
    assert!(matches!(Proof::lent(&folder(&home), PASSPHRASE, &lending), Err(Error::Locked)));
    let refused = for_passphrase.new_passphrase("another four quiet words", KdfCost::cheap());
    assert!(matches!(refused, Err(Error::Locked)));
    assert!(matches!(for_code.new_code(KdfCost::cheap()), Err(Error::Locked)));
    assert!(matches!(journal.replace_code(&new_code), Err(Error::Locked)));
    journal.change_keys(&change).unwrap();
    let reached = change.reach_backups(&journal.backup_places(&[]).unwrap());
    assert_eq!((reached.changed, reached.not_reached.len()), (0, 1));
    drop((change, new_code));
    assert!(lending.wait(NOT_AT_ALL));
    journal.lock().unwrap();
    let journal = Journal::unlock(&folder(&home), "another four quiet words", fixed_clock(morning())).unwrap();
    assert_eq!(texts(&journal).len(), 1, "what was replaced halfway is as it was");
}
