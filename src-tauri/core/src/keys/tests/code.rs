//! The recovery code: enough with any intact copy of the database.

use super::*;

#[test]
fn the_code_and_the_database_alone_open_with_everything() {
    for lost in [&KEY_FILES[..], &KEY_FILES[..1], &[]] {
        let story = Story::closed();
        lost.iter().for_each(|name| fs::remove_file(story.file(name)).unwrap());
        story.is_whole(&story.open_with_code(&story.code.text()).unwrap());
        story.opens_with(NEW, &[OLD, WRONG]);
        assert_eq!(fs::read(story.file("vault.keys")).unwrap(), fs::read(story.file("vault.keys.2")).unwrap());
        let journal = story.open(NEW).unwrap();
        let proof = Proof::of(&story.folder(), NEW).unwrap();
        assert_eq!(journal.recovery_code(&proof).unwrap().text(), story.code.text(), "the code stays");
    }
}

#[test]
fn a_copy_of_the_database_in_another_folder_is_enough() {
    let story = Story::closed();
    let folder = story.home.path().join("another machine");
    fs::create_dir(&folder).unwrap();
    fs::copy(story.file("journal.db"), folder.join("journal.db")).unwrap();
    let typed = story.code.text().to_lowercase().replace('-', " ");
    story.is_whole(&Journal::unlock_with_code(&folder, &typed, NEW, CHEAP, clock()).unwrap());
    story.is_whole(&Journal::unlock(&folder, NEW, clock()).unwrap());
    story.opens_with(OLD, &[NEW]);
}

#[test]
fn damaged_key_files_and_a_damaged_salt_do_not_keep_the_code_out() {
    let story = Story::closed();
    let (keys, database) = (story.keys(), fs::read(story.file("journal.db")).unwrap());
    for garbage in [&b""[..], b"a letter", &keys[0][..200], &[0; 100_000]] {
        story.put_back(&[garbage.to_vec(), garbage.to_vec()]);
        assert!(matches!(story.open(OLD), Err(Error::Damaged { .. })));
        story.is_whole(&story.open_with_code(&story.code.text()).unwrap());
        story.opens_with(NEW, &[OLD]);
    }
    story.put_back(&keys);
    let salt_gone = [&[0xEE; 16][..], &database[16..]].concat();
    fs::write(story.file("journal.db"), salt_gone).unwrap();
    story.is_whole(&story.open_with_code(&story.code.text()).unwrap());
}

#[test]
fn a_code_of_another_journal_is_told_from_a_mistyped_one_and_from_damage() {
    let (story, other) = (Story::closed(), Story::of_its_own().0);
    let before = story.keys();
    let said = |code: &str| story.open_with_code(code).err().unwrap();
    let error = said(&other.code.text());
    assert_eq!(error.field(), Some("code"));
    assert!(error.to_string().contains("belongs to another journal"));
    let mut typed = story.code.text().to_string();
    typed.replace_range(7..8, if &typed[7..8] == "Q" { "P" } else { "Q" });
    assert!(said(&typed).to_string().contains("in group 2"));
    assert_eq!(said("open sesame").field(), Some("code"));
    assert_eq!(story.keys(), before, "nothing is written for a code that opens nothing");

    let database = fs::read(story.file("journal.db")).unwrap();
    let mut torn = database.clone();
    torn[2000] ^= 1;
    fs::write(story.file("journal.db"), torn).unwrap();
    assert!(matches!(said(&story.code.text()), Error::Damaged { .. }));
    fs::remove_file(story.file("journal.db")).unwrap();
    assert!(matches!(said(&story.code.text()), Error::Damaged { .. }));
    fs::write(story.file("journal.db"), "").unwrap();
    assert!(said(&story.code.text()).to_string().contains("which is empty"));
    fs::write(story.file("journal.db"), database).unwrap();
    story.opens_with(OLD, &[]);
}

#[test]
fn a_passphrase_that_is_too_short_and_a_journal_that_is_open_are_said_first() {
    let (story, journal) = Story::begin();
    assert!(matches!(story.open_with_code(&story.code.text()), Err(Error::Busy { .. })));
    drop(journal);
    let before = story.keys();
    let code = story.code.text();
    let error = Journal::unlock_with_code(&story.folder(), &code, "short", CHEAP, clock()).err().unwrap();
    assert_eq!(error.field(), Some("passphrase"));
    let nowhere = story.home.path().join("nowhere");
    let error = Journal::unlock_with_code(&nowhere, &code, NEW, CHEAP, clock()).err().unwrap();
    assert!(matches!(error, Error::NoJournal) && !nowhere.exists());
    assert_eq!(story.keys(), before);
}

/// What a newer program wrote there may be the only way in for it.
#[test]
fn key_files_of_a_newer_program_are_not_written_over() {
    let story = Story::closed();
    let newer = String::from_utf8(story.keys().remove(0)).unwrap().replace("\"version\": 1", "\"version\": 9");
    let (body, _) = newer.rsplit_once("\"checksum\": \"").unwrap();
    let newer = vault::tests::with_checksum(&format!("{body}\"checksum\": \""));
    story.put_back(&[newer.clone(), newer.clone()]);
    assert!(matches!(story.open_with_code(&story.code.text()), Err(Error::TooNew { found: 9, .. })));
    assert_eq!(story.keys(), [newer.clone(), newer]);
}

#[test]
fn the_code_is_shown_again_only_to_somebody_with_the_passphrase() {
    let (story, journal) = Story::begin();
    assert!(matches!(Proof::of(&story.folder(), WRONG), Err(Error::WrongPassphrase)));
    let proof = Proof::of(&story.folder(), OLD).unwrap();
    assert_eq!(journal.recovery_code(&proof).unwrap().text(), story.code.text());
    let (other, _) = Story::of_its_own();
    let foreign = Proof::of(&other.folder(), OLD).unwrap();
    assert!(matches!(journal.recovery_code(&foreign), Err(Error::StaleKeys)));
}
