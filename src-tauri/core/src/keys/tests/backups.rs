//! Backups: each a journal's folder with slots of its own, to which a new passphrase is brought.

use super::*;

/// A backup as it is found beside the journal.
fn backed_up(story: &Story, place: &Path, name: &str) -> PathBuf {
    let backup = place.join(name);
    copy(&story.folder(), &backup);
    backup
}

fn opens(backup: &Path, passphrase: &str) -> bool {
    Journal::unlock(backup, passphrase, clock()).is_ok()
}

#[test]
fn a_new_passphrase_reaches_every_backup_here_and_in_the_second_place() {
    let (story, mut journal) = Story::begin();
    let (first, second) = (story.file("backups"), story.home.path().join("stick"));
    let backups = [backed_up(&story, &first, "20261101T080000Z"), backed_up(&story, &second, "20261102T080000Z")];
    fs::remove_file(backups[1].join("vault.keys.2")).unwrap();
    let unfinished = backed_up(&story, &first, "20261103T080000Z.new");
    let (other, _) = Story::of_its_own();
    let foreign = backed_up(&other, &second, "20261104T080000Z");
    fs::write(second.join("a letter"), "Dear Ana").unwrap();
    let reached = journal.change_passphrase(OLD, NEW, CHEAP, std::slice::from_ref(&second)).unwrap();
    assert_eq!((reached.changed, reached.not_reached), (2, vec![]));
    drop(journal);
    for backup in backups {
        assert!(opens(&backup, NEW) && !opens(&backup, OLD));
        story.is_whole(&Journal::unlock(&backup, NEW, clock()).unwrap());
    }
    assert!(opens(&foreign, OLD), "another journal's backup is left alone");
    assert!(opens(&unfinished, OLD), "what is not finished is written by who makes it");
}

#[test]
fn backups_out_of_reach_are_named_and_the_old_passphrase_still_opens_them() {
    let (story, mut journal) = Story::begin();
    let stick = story.home.path().join("stick");
    let (here, there) =
        (backed_up(&story, &story.file("backups"), "20261101T080000Z"), backed_up(&story, &stick, "20261102T080000Z"));
    let pulled_out = story.home.path().join("pulled out");
    fs::rename(&stick, &pulled_out).unwrap();
    fs::remove_file(here.join("vault.keys")).unwrap();
    fs::create_dir(here.join("vault.keys")).unwrap();
    let reached = journal.change_passphrase(OLD, NEW, CHEAP, std::slice::from_ref(&stick)).unwrap();
    assert_eq!((reached.changed, &reached.not_reached), (0, &vec![here, stick.clone()]));
    drop(journal);
    fs::rename(&pulled_out, &stick).unwrap();
    assert!(opens(&there, OLD) && !opens(&there, NEW));
    story.opens_with(NEW, &[OLD]);
}

#[test]
fn backups_of_an_old_code_stay_and_follow_the_passphrase() {
    let (story, mut journal) = Story::begin();
    let place = story.file("backups");
    let old = [backed_up(&story, &place, "20261101T080000Z"), backed_up(&story, &place, "20261102T080000Z")];
    let change = Proof::of(&story.folder(), OLD).unwrap().new_code(CHEAP).unwrap();
    journal.replace_code(&change).unwrap();
    let places = journal.backup_places(&[]).unwrap();
    assert_eq!(change.old_backups(&places), 2);
    let fresh = backed_up(&story, &place, "20261103T080000Z");
    assert_eq!(change.old_backups(&places), 2);

    let reached = journal.change_passphrase(OLD, NEW, CHEAP, &[]).unwrap();
    assert_eq!((reached.changed, reached.not_reached), (3, vec![]));
    for backup in old.iter().chain([&fresh]) {
        assert!(opens(backup, NEW) && !opens(backup, OLD), "{backup:?}");
    }
    let code = story.code.text();
    story.is_whole(&Journal::unlock_with_code(&old[0], &code, "a third passphrase", CHEAP, clock()).unwrap());
    let reached = journal.change_passphrase(NEW, OLD, CHEAP, &[]).unwrap();
    assert_eq!((reached.changed, reached.not_reached), (2, vec![old[0].clone()]), "its passphrase is another one");
}

#[test]
fn a_passphrase_set_by_the_code_reaches_the_backups_that_the_code_opens() {
    let (story, journal) = Story::begin();
    drop(journal);
    let backup = backed_up(&story, &story.file("backups"), "20261101T080000Z");
    let (other, _) = Story::of_its_own();
    let foreign = backed_up(&other, &story.file("backups"), "20261102T080000Z");
    drop(story.open_with_code(&story.code.text()).unwrap());
    assert!(opens(&backup, NEW) && !opens(&backup, OLD) && opens(&foreign, OLD));
}
