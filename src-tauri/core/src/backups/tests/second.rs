//! The second place: a stick that comes and goes, a folder that another journal uses as well.

use super::*;

fn second(journal: &Journal) -> Vec<String> {
    journal.shelf().unwrap().list().into_iter().filter(|backup| backup.second).map(|backup| backup.id).collect()
}

#[test]
fn a_backup_is_copied_to_the_second_place_and_checked_there() {
    let (_home, mut journal) = journal();
    let stick = tempfile::tempdir().unwrap();
    page(&mut journal, "A page");
    journal.set_second_place(Some(stick.path())).unwrap();
    let made = journal.back_up().unwrap();
    assert_eq!(second(&journal), [format!("second:{}", made.id)]);
    let place = journal.shelf().unwrap().second_place().unwrap();
    assert_eq!((place.path.as_path(), place.reachable, place.newest_at), (stick.path(), true, Some(made.at)));
    let looked = journal.look_into(&second(&journal)[0]).unwrap();
    assert_eq!(texts(&looked), ["A page"]);

    journal.set_second_place(None).unwrap();
    assert_eq!((second(&journal), journal.shelf().unwrap().second_place()), (Vec::new(), None));
    journal.undo().unwrap();
    assert_eq!(second(&journal).len(), 1, "choosing is a change like any other");
}

#[test]
fn a_place_that_cannot_be_reached_is_no_failure_and_catches_up_later() {
    let (_home, mut journal) = journal();
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    journal.set_second_place(Some(&stick)).unwrap();
    fs::remove_dir(&stick).unwrap();
    let made = journal.back_up().unwrap();
    let shelf = journal.shelf().unwrap();
    assert_eq!((shelf.second_place().unwrap().reachable, shelf.second_place().unwrap().newest_at), (false, None));
    shelf.catch_up().unwrap();
    assert!(!stick.exists(), "a stick that is not there is not made up");
    assert!(matches!(journal.look_into(&format!("second:{}", made.id)), Err(Error::NotFound { .. })));

    fs::create_dir(&stick).unwrap();
    shelf.catch_up().unwrap();
    shelf.catch_up().unwrap();
    assert_eq!(second(&journal), [format!("second:{}", made.id)]);
}

#[test]
fn a_damaged_backup_is_not_carried_on() {
    let (_home, mut journal) = journal();
    page(&mut journal, &"words ".repeat(6_000));
    let made = journal.back_up().unwrap();
    let stick = tempfile::tempdir().unwrap();
    journal.set_second_place(Some(stick.path())).unwrap();
    flip(&database_path(made.folder()), 5 * 4096 + 9);
    let refused = journal.shelf().unwrap().catch_up();
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
    assert!(tree(stick.path()).iter().all(|path| !path.ends_with("journal.db")));
}

#[test]
fn two_journals_share_a_second_place_and_leave_each_other_alone() {
    let stick = tempfile::tempdir().unwrap();
    let (_home, mut one) = journal();
    let (_other_home, mut other) = journal();
    for journal in [&mut one, &mut other] {
        journal.set_second_place(Some(stick.path())).unwrap();
        journal.back_up().unwrap();
    }
    for days in 1..16 {
        later(&mut one, 24 * 60);
        page(&mut one, &format!("Day {days}"));
        one.back_up().unwrap();
    }
    assert_eq!((second(&one).len(), second(&other).len()), (12, 1));
}

#[test]
fn what_can_be_no_second_place_is_refused_in_words() {
    let (home, mut journal) = journal();
    let inside = folder(&home).join("inside");
    fs::create_dir(&inside).unwrap();
    for place in [&inside, &folder(&home), &home.path().join("nowhere"), Path::new("here")] {
        let refused = journal.set_second_place(Some(place)).unwrap_err();
        assert_eq!(refused.field(), Some("second_place"), "{place:?}");
        assert!(!refused.to_string().contains("nowhere"));
    }
}

#[test]
fn a_new_passphrase_reaches_the_second_place_or_says_that_it_could_not() {
    let (_home, mut journal) = journal();
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    journal.set_second_place(Some(&stick)).unwrap();
    journal.back_up().unwrap();
    let (cost, new) = (KdfCost::cheap(), "another plain passphrase");
    let reached = journal.change_passphrase(PASSPHRASE, new, cost, &[]).unwrap();
    assert_eq!((reached.changed, reached.not_reached), (2, Vec::new()));
    fs::rename(&stick, home.path().join("pulled out")).unwrap();
    let reached = journal.change_passphrase(new, PASSPHRASE, cost, &[]).unwrap();
    assert_eq!((reached.changed, reached.not_reached), (1, vec![stick]));
}

#[test]
fn the_place_that_was_chosen_last_outlives_a_restore() {
    let (home, mut journal) = journal();
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    journal.set_second_place(Some(one.path())).unwrap();
    let made = journal.back_up().unwrap();
    for chosen in [Some(other.path()), None] {
        journal.set_second_place(chosen).unwrap();
        journal = journal.restore(&made.id).unwrap();
        assert_eq!(journal.shelf().unwrap().second_place().map(|place| place.path), chosen.map(Path::to_owned));
        assert!(matches!(journal.undo(), Err(Error::NothingTo { .. })));
    }
    journal.lock().unwrap();
    assert_eq!(unlocked(&home).shelf().unwrap().second_place(), None);
}
