//! Earlier versions of a page: kept when a spell of writing ends, and brought back as one change.

use journal::Error;
use journal::ladder::Beneath;
use journal::marks::Target;
use journal::reflections::Facts;
use journal::versions::VersionId;
use stories::{Practice, dump};

fn texts(practice: &Practice, page: journal::ids::ReflectionId) -> Vec<String> {
    practice.versions(page).unwrap().into_iter().map(|version| version.text).collect()
}

#[test]
fn a_page_begun_with_one_key_keeps_its_first_version_when_the_spell_ends() {
    let mut practice = Practice::new();
    let page = practice.begin_typing("S", &Facts::default()).unwrap();
    assert!(practice.reflection(page).unwrap().drafted, "born at the first key, and not settled yet");
    assert_eq!(texts(&practice, page), Vec::<String>::new());
    practice.save_draft(page, "She asked for more.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(texts(&practice, page), ["She asked for more."]);
    practice.hands.set("2026-11-18T10:00:00-11:00");
    practice.save_draft(page, "She asked for much more.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(texts(&practice, page), ["She asked for more.", "She asked for much more."]);
    let kept: Vec<String> =
        practice.versions(page).unwrap().iter().map(|version| version.kept_at.to_rfc3339()).collect();
    assert_eq!(kept, ["2026-11-17T10:00:00+01:00", "2026-11-18T10:00:00-11:00"], "shown as written");
}

#[test]
fn a_page_that_was_one_key_and_no_more_keeps_that_key() {
    let mut practice = Practice::new();
    let page = practice.begin_typing("S", &Facts::default()).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(texts(&practice, page), ["S"]);
    assert!(matches!(practice.begin_typing(" \n", &Facts::default()), Err(Error::Invalid { .. })));
}

#[test]
fn bringing_a_version_back_is_one_change_and_marks_follow() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let page = practice.new_page(&[client], "She asked for more money in spring, and laughed.");
    let need = practice.new_need_beneath(client, "To matter", Beneath::default());
    let mark = practice.mark(page, "more money", Target::Need(need));
    practice.save_draft(page, "She laughed.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(practice.words_of(page, mark), (String::new(), true), "its words were cut");
    practice.save_draft(page, "She laughed, and left.", &[]).unwrap();
    let before = dump(&practice);
    let first = practice.versions(page).unwrap()[0].id;
    practice.bring_back_version(page, first).unwrap();
    assert_eq!(practice.words_of(page, mark), ("more money".to_owned(), false));
    assert_eq!(practice.undo_state().0.unwrap().change.name(), "bring_back_version");
    let after = dump(&practice);
    practice.undo().unwrap();
    assert_eq!(practice.reflection(page).unwrap().text, "She laughed, and left.", "what was typed was settled first");
    assert!(practice.words_of(page, mark).1);
    assert_eq!(before["export"]["needs"], dump(&practice)["export"]["needs"]);
    practice.redo().unwrap();
    assert_eq!(dump(&practice), after);
    assert_eq!(texts(&practice, page).len(), 4, "none was lost on the way");
    let count = practice.versions(page).unwrap().len();
    practice.bring_back_version(page, first).unwrap();
    assert_eq!(practice.versions(page).unwrap().len(), count, "what stands there already is no change");
}

#[test]
fn a_version_of_another_page_is_not_found() {
    let mut practice = Practice::new();
    let (one, two) = (practice.new_page(&[], "One"), practice.new_page(&[], "Two"));
    let other = practice.versions(two).unwrap()[0].id;
    let before = dump(&practice);
    for id in [other, VersionId(9_999)] {
        assert!(matches!(practice.bring_back_version(one, id), Err(Error::NotFound { what: "version" })));
    }
    assert_eq!(dump(&practice), before);
}
