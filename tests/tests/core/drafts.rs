//! Typing: a draft beside the page, one undo step a spell, and no word ever lost.

use chrono::Duration;
use journal::reflections::{Facts, PageQuery};
use journal::{Change, Error};
use stories::{OnDisk, Practice};

#[test]
fn what_was_typed_is_there_after_a_kill() {
    let (on_disk, mut journal) = OnDisk::create();
    let page = journal.start_reflection("She came late", &Facts::default()).unwrap();
    journal.save_draft(page, "She came late, and laughing.", &[]).unwrap();
    drop(journal);
    let mut journal = on_disk.unlock().unwrap();
    let view = journal.reflection(page).unwrap();
    assert_eq!((view.text.as_str(), view.drafted), ("She came late, and laughing.", true));
    assert_eq!(journal.today().unwrap().unfinished[0].id, page);
    assert_eq!(journal.search("laughing", 9).unwrap().1, 0, "drafts are not searched");
    journal.settle_draft(page).unwrap();
    assert_eq!(journal.search("laughing", 9).unwrap().1, 1);
    assert_eq!(journal.versions(page).unwrap().len(), 2);
    journal.lock().unwrap();
    assert!(!on_disk.unlock().unwrap().reflection(page).unwrap().drafted);
}

#[test]
fn locking_settles_what_is_being_written() {
    let (on_disk, mut journal) = OnDisk::create();
    let page = journal.start_reflection("Begun", &Facts::default()).unwrap();
    journal.save_draft(page, "Begun and ended", &[]).unwrap();
    journal.lock().unwrap();
    let view = on_disk.unlock().unwrap().reflection(page).unwrap();
    assert_eq!((view.text.as_str(), view.drafted), ("Begun and ended", false));
}

#[test]
fn a_spell_of_writing_is_one_step_and_the_next_spell_another() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "One.");
    practice.hands.pass(Duration::minutes(2));
    for text in ["One. Two.", "One. Two. Three.", "One. Two. Three. Four."] {
        practice.hands.pass(Duration::seconds(20));
        practice.save_draft(page, text, &[]).unwrap();
        practice.settle_draft(page).unwrap();
    }
    practice.hands.pass(Duration::seconds(61));
    practice.save_draft(page, "One. Two. Three. Four. Five.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    let text = |practice: &Practice| practice.reflection(page).unwrap().text;
    practice.undo().unwrap();
    assert_eq!(text(&practice), "One. Two. Three. Four.");
    practice.undo().unwrap();
    assert_eq!(text(&practice), "One.");
    practice.undo().unwrap();
    assert!(practice.reflection(page).is_err());
    for _ in 0..3 {
        practice.redo().unwrap();
    }
    assert_eq!(text(&practice), "One. Two. Three. Four. Five.");
}

#[test]
fn writing_on_two_pages_by_turns_stays_apart() {
    let mut practice = Practice::new();
    let (one, two) = (practice.new_page(&[], "One"), practice.new_page(&[], "Two"));
    practice.save_draft(one, "One more", &[]).unwrap();
    practice.save_draft(two, "Two more", &[]).unwrap();
    assert_eq!(
        practice.undo().unwrap().change,
        Change::WriteReflection(two),
        "both are settled before anything is undone"
    );
    assert_eq!(practice.reflection(one).unwrap().text, "One more");
    assert!(!practice.reflection(one).unwrap().drafted);
}

#[test]
fn undo_never_loses_what_is_still_a_draft() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "Begun");
    practice.hands.pass(Duration::minutes(5));
    practice.save_draft(page, "Begun, and gone on", &[]).unwrap();
    practice.undo().unwrap();
    assert_eq!(practice.reflection(page).unwrap().text, "Begun");
    practice.redo().unwrap();
    assert_eq!(practice.reflection(page).unwrap().text, "Begun, and gone on");
}

#[test]
fn a_page_undone_away_refuses_a_draft_and_redo_brings_every_word_back() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "Begun");
    practice.save_draft(page, "Begun, and gone on", &[]).unwrap();
    practice.undo().unwrap();
    assert!(matches!(practice.save_draft(page, "typed after", &[]), Err(Error::NotFound { what: "page" })));
    practice.settle_draft(page).unwrap();
    practice.redo().unwrap();
    assert_eq!(practice.reflection(page).unwrap().text, "Begun, and gone on");
}

#[test]
fn words_typed_after_an_undo_end_redo_and_stay() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "Begun");
    practice.hands.pass(Duration::minutes(5));
    practice.new_client("Ana Quill");
    practice.undo().unwrap();
    practice.save_draft(page, "Begun anew", &[]).unwrap();
    assert!(matches!(practice.redo(), Err(Error::NothingTo { .. })));
    assert_eq!(practice.reflection(page).unwrap().text, "Begun anew");
}

#[test]
fn lists_show_the_words_of_the_draft_and_settling_twice_changes_nothing() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "A working title\nand more");
    practice.save_draft(page, "# A better title\n\nwith five words more", &[]).unwrap();
    let row = practice.list_reflections(PageQuery { limit: 9, ..PageQuery::default() }).unwrap().remove(0);
    assert_eq!((row.title.as_str(), row.opening.as_str()), ("A better title", "with five words more"));
    assert!(row.drafted && row.words == 8);
    practice.settle_draft(page).unwrap();
    let (state, versions) = (practice.steps(), practice.versions(page).unwrap());
    practice.save_draft(page, "# A better title\n\nwith five words more", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!((practice.steps(), practice.versions(page).unwrap()), (state, versions));
}

#[test]
fn every_drafted_page_waits_on_today_however_old() {
    let mut practice = Practice::new();
    let old = practice.new_page(&[], "An old page");
    practice.hands.pass_days(90);
    let pages: Vec<_> = (0..15).map(|n| practice.new_page(&[], &format!("Thought {n}"))).collect();
    practice.save_draft(old, "An old page, taken up again", &[]).unwrap();
    let today = practice.today().unwrap();
    assert_eq!(today.unfinished.iter().map(|row| row.id).collect::<Vec<_>>(), [old]);
    assert_eq!(today.recent.len(), 5);
    for page in pages {
        practice.save_draft(page, "being written", &[]).unwrap();
    }
    let today = practice.today().unwrap();
    assert_eq!((today.unfinished.len(), today.recent.len()), (16, 0));
}
