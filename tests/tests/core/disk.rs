//! A journal on disk: locked and unlocked, and never let in by two.

use journal::ladder::Beneath;
use journal::marks::Target;
use journal::words::Answer;
use journal::{Error, Journal};
use stories::{Hands, OnDisk, PASSPHRASE, dump};

/// A little of everything.
fn fill(journal: &mut Journal) {
    let client = journal.add_client(journal::clients::NewClient::named("Ana Quill")).unwrap();
    let facts = journal::reflections::Facts { client_ids: vec![client], ..Default::default() };
    let page = journal.start_reflection("She asked for more money.", &facts).unwrap();
    let need = journal::ladder::NewNeed { client_id: client, text: "Rest".into(), beneath: Beneath::default() };
    let need = journal.add_need(need).unwrap();
    let gift = journal.add_gift(&journal::gifts::GiftFields::named("Asking")).unwrap();
    let span = journal::anchor::Span { start: 14, end: 24 };
    journal.add_mark(page, span, journal::marks::Evidence::For(Target::Need(need))).unwrap();
    journal.give_verdict(need, gift, Answer::Take, "").unwrap();
    journal.set_settings(journal::settings::Settings { lock_minutes: 7, ..Default::default() }).unwrap();
}

#[test]
fn everything_is_there_after_locking_and_unlocking() {
    let (on_disk, mut journal) = OnDisk::create();
    fill(&mut journal);
    let before = dump(&journal);
    journal.lock().unwrap();
    let mut journal = on_disk.unlock().unwrap();
    assert_eq!(dump(&journal), before);
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
    assert_eq!(journal.search("\"more money\"", 5).unwrap().1, 1);
    assert_eq!(journal.undo_state(), (None, None), "the history is gone with the key");
    assert!(journal.undo().is_err());
    journal.lock().unwrap();
}

#[test]
fn a_wrong_passphrase_changes_nothing_and_the_right_one_opens() {
    let (on_disk, mut journal) = OnDisk::create();
    fill(&mut journal);
    journal.lock().unwrap();
    let before = on_disk.files();
    let clock = || Hands::at("2026-11-17T10:00:00+01:00").clock();
    for wrong in ["another passphrase", &PASSPHRASE.to_uppercase(), ""] {
        let refused = Journal::unlock(&on_disk.folder(), wrong, clock()).err().unwrap();
        assert!(!matches!(refused, Error::Damaged { .. }), "{refused:?}");
        assert_eq!(on_disk.files(), before);
    }
    assert_eq!(on_disk.unlock().unwrap().client_names().unwrap().len(), 1);
}

#[test]
fn no_second_one_gets_in_and_no_second_journal_is_made_over_the_first() {
    let (on_disk, journal) = OnDisk::create();
    assert!(matches!(on_disk.unlock(), Err(Error::Busy { .. })));
    drop(journal);
    let clock = Hands::at("2026-11-17T10:00:00+01:00").clock();
    let again = Journal::create(&on_disk.folder(), PASSPHRASE, journal::vault::KdfCost::cheap(), clock);
    assert!(matches!(again, Err(Error::Exists)));
    assert!(on_disk.unlock().is_ok());
}

#[test]
fn no_file_holds_a_word_in_clear() {
    let (on_disk, mut journal) = OnDisk::create();
    let page = journal.start_reflection("whippoorwill in the settled words", &Default::default()).unwrap();
    journal.save_draft(page, "whippoorwill in the draft", &[]).unwrap();
    let in_clear = |on_disk: &OnDisk| {
        on_disk.files().iter().any(|(_, bytes)| bytes.windows(12).any(|window| window == b"whippoorwill"))
    };
    assert!(!in_clear(&on_disk));
    journal.lock().unwrap();
    assert!(!in_clear(&on_disk));
}
