//! A new recovery code: the whole journal under another key.

use super::*;

fn replace(story: &Story, journal: &mut Journal) -> RecoveryCode {
    let change = Proof::of(&story.folder(), OLD).unwrap().new_code(CHEAP).unwrap();
    journal.replace_code(&change).unwrap()
}

#[test]
fn everything_is_there_under_the_new_code_and_the_old_one_opens_nothing() {
    let (mut story, mut journal) = Story::begin();
    journal.add_keychain_slot(OLD, &[7; 32]).unwrap();
    let vault_id = crate::store::open::vault_id(&journal.connection).unwrap();
    let before = fs::read(story.file("journal.db")).unwrap();
    let code = replace(&story, &mut journal);
    story.is_whole(&journal);
    probe::check(&journal.connection);
    assert_eq!(crate::store::open::vault_id(&journal.connection).unwrap(), vault_id);
    assert_ne!(code.text(), story.code.text());
    let after = fs::read(story.file("journal.db")).unwrap();
    assert_eq!(after.len(), before.len());
    assert!(after.chunks(4096).zip(before.chunks(4096)).all(|(new, old)| new != old), "every page is sealed anew");
    assert!(!story.file("journal.db.new").exists() && !vault::has_keychain_slot(&story.folder()));

    let wren = journal.trash().unwrap()[0].id;
    journal.put_back(wren).unwrap();
    journal.undo().unwrap();
    story.records = records(&journal);
    drop(journal);
    story.opens_with(OLD, &[NEW]);
    let refused = story.open_with_code(&story.code.text()).err().unwrap();
    assert!(refused.to_string().contains("before its code was replaced"));
    let journal = story.open_with_code(&code.text()).unwrap();
    story.is_whole(&journal);
    let shown = journal.recovery_code(&Proof::of(&story.folder(), NEW).unwrap()).unwrap();
    assert_eq!(shown.text(), code.text());
}

#[test]
fn what_could_be_undone_before_can_be_undone_after() {
    let (story, mut journal) = Story::begin();
    let before = probe::dump(&journal.connection);
    journal.add_client(NewClient::named("Ida Lark")).unwrap();
    replace(&story, &mut journal);
    journal.undo().unwrap();
    assert_eq!(probe::dump(&journal.connection), before);
    journal.redo().unwrap();
    drop(journal);
    assert_eq!(story.open(OLD).unwrap().client_names().unwrap().len(), 2);
}

#[test]
fn a_journal_that_cannot_be_copied_sound_keeps_its_old_code() {
    let (story, mut journal) = Story::begin();
    probe::break_a_reference(&journal.connection);
    let (keys, database) = (story.keys(), fs::read(story.file("journal.db")).unwrap());
    let change = Proof::of(&story.folder(), OLD).unwrap().new_code(CHEAP).unwrap();
    assert!(matches!(journal.replace_code(&change), Err(Error::Damaged { .. })));
    assert_eq!((story.keys(), fs::read(story.file("journal.db")).unwrap()), (keys, database));
    assert!(!story.file("journal.db.new").exists());
    assert_eq!(journal.client_names().unwrap().len(), 1);
}

#[test]
fn a_journal_that_does_not_open_again_at_once_still_has_its_new_code() {
    let (story, mut journal) = Story::begin();
    let (database, away) = (story.file("journal.db"), story.file("away"));
    let (before, from, to) = (fs::read(&database).unwrap(), database.clone(), away.clone());
    let take_away = move || {
        if !to.exists() && fs::read(&from).is_ok_and(|now| now[..16] != before[..16]) {
            fs::rename(&from, &to)?;
        }
        Ok(())
    };
    let code = crate::vault::folder::moments::watched(take_away, || replace(&story, &mut journal));
    drop(journal);
    fs::rename(&away, &database).unwrap();
    story.is_whole(&story.open_with_code(&code.text()).unwrap());
}

#[test]
fn what_is_changed_right_after_is_among_what_suggestions_rest_on() {
    let (story, mut journal) = Story::begin();
    let before = journal.evidence(Some("toy")).unwrap().needs.len();
    replace(&story, &mut journal);
    let client_id = journal.client_names().unwrap()[0].id;
    let need = crate::ladder::NewNeed { client_id, text: "A calm desk".into(), beneath: Default::default() };
    journal.add_need(need).unwrap();
    assert!(journal.texts_without_vector("toy", 99).unwrap().contains(&"A calm desk".to_owned()));
    assert_eq!(journal.evidence(Some("toy")).unwrap().needs.len(), before + 1);
}

#[test]
fn an_old_copy_of_everything_beside_the_database_does_not_open_the_new_one() {
    let (story, mut journal) = Story::begin();
    let old_keys = story.keys();
    replace(&story, &mut journal);
    drop(journal);
    story.put_back(&old_keys);
    // The passphrase opens these key files, but not to the secret of this journal.
    assert!(matches!(story.open(OLD), Err(Error::Damaged { .. })));
    assert_eq!(story.keys(), old_keys);
}
