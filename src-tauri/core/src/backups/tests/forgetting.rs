//! Who was forgotten stays forgotten, in older backups as well.

use super::*;

const CANARY: &str = "zqxjk";

/// A journal with somebody to be forgotten, in a backup of yesterday, and somebody who stays.
fn told() -> (TempDir, Journal, ClientId, Backup) {
    let (home, mut journal) = journal();
    let gone = journal.add_client(NewClient::named(CANARY)).unwrap();
    journal.add_client(NewClient::named("Wren Castell")).unwrap();
    let facts = Facts { client_ids: vec![gone], ..Facts::default() };
    journal.start_reflection(&format!("With {CANARY}own"), &facts).unwrap();
    page(&mut journal, "Of nobody");
    let older = journal.back_up().unwrap();
    later(&mut journal, 24 * 60);
    (home, journal, gone, older)
}

fn holds_canary(journal: &Journal) -> bool {
    probe::in_clear(&journal.connection).windows(CANARY.len()).any(|window| window == CANARY.as_bytes())
}

#[test]
fn after_forgetting_a_fresh_backup_is_made_and_the_older_are_named() {
    let (_home, mut journal, gone, older) = told();
    assert!(holds_canary(&journal));
    assert_eq!(journal.forgetting_in_backups().unwrap().holding(), Holding::default());
    let forgotten = journal.forget_client(gone, &[]).unwrap();
    assert!(forgotten.backed_up);
    assert_eq!((forgotten.backups.still.len(), forgotten.backups.perhaps.len()), (1, 0));
    let holding = journal.forgetting_in_backups().unwrap().holding().still;
    assert_eq!(holding.iter().map(|backup| &backup.id).collect::<Vec<_>>(), [&older.id]);
    let fresh = journal.look_into(&ids(&journal)[0]).unwrap();
    assert!(!holds_canary(&fresh) && texts(&fresh) == ["Of nobody"]);
}

#[test]
fn a_backup_that_is_restored_forgets_again() {
    let (home, mut journal, gone, older) = told();
    journal.forget_client(gone, &[]).unwrap();
    // The ledger beside the database may be lost as well.
    fs::remove_file(folder(&home).join("vault.ledger")).unwrap();
    let journal = journal.restore(&older.id).unwrap();
    assert!(!holds_canary(&journal) && journal.client(gone).is_err());
    assert_eq!(texts(&journal), ["Of nobody"]);
    journal.lock().unwrap();
    assert!(!holds_canary(&unlocked(&home)));
}

#[test]
fn backups_that_hold_them_are_made_anew_and_keep_everything_else() {
    let (_home, mut journal, gone, older) = told();
    let stick = tempfile::tempdir().unwrap();
    journal.set_second_place(Some(stick.path())).unwrap();
    journal.shelf().unwrap().catch_up().unwrap();
    assert_eq!(journal.forget_client(gone, &[]).unwrap().backups.still.len(), 2);
    let replaced = journal.forgetting_in_backups().unwrap().replace();
    assert_eq!(replaced, Replaced { replaced: 2, left: Vec::new() });
    assert_eq!(journal.forgetting_in_backups().unwrap().holding(), Holding::default());
    for id in [older.id.clone(), format!("second:{}", older.id)] {
        let looked = journal.look_into(&id).unwrap();
        assert!(!holds_canary(&looked), "{id}");
        assert_eq!((texts(&looked), looked.client_names().unwrap().len()), (vec!["Of nobody".to_owned()], 1));
        assert_eq!(looked.verify().unwrap(), Vec::<String>::new());
    }
    let names: Vec<_> = fs::read_dir(older.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn somebody_who_lay_in_the_trash_is_forgotten_in_backups_too() {
    let (_home, mut journal, gone, _) = told();
    journal.delete(Kind::Client, RecordId(gone.0)).unwrap();
    let trashed = journal.back_up().unwrap();
    later(&mut journal, 24 * 60);
    journal.undo().unwrap();
    journal.forget_client(gone, &[]).unwrap();
    assert_eq!(journal.forgetting_in_backups().unwrap().replace().replaced, 2);
    assert!(!holds_canary(&journal.look_into(&trashed.id).unwrap()));
}

#[test]
fn a_backup_that_cannot_be_made_anew_stays_as_it_is_and_is_named() {
    let (_home, mut journal, gone, older) = told();
    journal.forget_client(gone, &[]).unwrap();
    let blocked = older.folder().join("journal.db.new");
    fs::create_dir(&blocked).unwrap();
    let bytes = fs::read(database_path(older.folder())).unwrap();
    let replaced = journal.forgetting_in_backups().unwrap().replace();
    assert_eq!(replaced, Replaced { replaced: 0, left: vec![older.id.clone()] });
    assert_eq!(fs::read(database_path(older.folder())).unwrap(), bytes);
}

#[test]
fn backups_that_cannot_be_opened_any_more_are_listed_since_nobody_knows_what_they_hold() {
    let (home, mut journal, gone, older) = told();
    let change = vault::Proof::of(&folder(&home), PASSPHRASE).unwrap().new_code(KdfCost::cheap()).unwrap();
    journal.replace_code(&change).unwrap();
    let damaged = journal.back_up().unwrap();
    flip(&database_path(damaged.folder()), 50);
    later(&mut journal, 24 * 60);
    let of_now = journal.back_up().unwrap();
    journal.change_passphrase(PASSPHRASE, "another four quiet words", KdfCost::cheap(), &[]).unwrap();
    later(&mut journal, 24 * 60);

    let Holding { still, perhaps } = journal.forget_client(gone, &[]).unwrap().backups;
    assert_eq!(still.iter().map(|backup| &backup.id).collect::<Vec<_>>(), [&of_now.id]);
    assert_eq!(perhaps.iter().map(|backup| &backup.id).collect::<Vec<_>>(), [&damaged.id, &older.id]);
    assert_eq!(perhaps[1].opens_with, OpensWith::OldCode);
    assert_eq!(journal.forgetting_in_backups().unwrap().replace().replaced, 1);
    let Holding { still, perhaps } = journal.forgetting_in_backups().unwrap().holding();
    assert_eq!((still.len(), perhaps.len()), (0, 2), "those are as unknown as before");
}

#[test]
fn forgetting_is_whole_also_when_the_journal_is_to_be_locked_meanwhile() {
    let (home, mut journal, gone, _) = told();
    journal.lending().unwrap().end();
    let pages = probe::pages(&journal.connection);
    journal.forget_now(gone, &[]).unwrap();
    assert_eq!(probe::pages(&journal.connection), pages, "nobody waited for the file to be written anew");
    assert!(!holds_canary(&journal) && journal.client(gone).is_err());
    assert!(matches!(journal.back_up(), Err(Error::Locked)));
    journal.lock().unwrap();
    assert!(!holds_canary(&unlocked(&home)));
}
