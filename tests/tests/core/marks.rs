//! Marks stay on their words.

use journal::anchor::Span;
use journal::ids::{MarkId, ReflectionId};
use journal::marks::{Evidence, Target};
use journal::reflections::MarkPlace;
use journal::words::Confidence;
use stories::Practice;

const TEXT: &str = "He asked for more money in spring. We spoke of his board, and he went quiet for a while.";

/// A page with two marks: a want on *more money*, a need on *went quiet*.
fn marked(text: &str) -> (Practice, ReflectionId, MarkId, MarkId) {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let page = practice.new_page(&[client], text);
    let (want, need) = (practice.new_want(client, "More money"), practice.new_need(client, "To be heard"));
    let want = practice.mark(page, "more money", Target::Want(want));
    let need = practice.mark(page, "went quiet", Target::Need(need));
    (practice, page, want, need)
}

/// Rewrites a page without an editor that follows the marks.
fn rewrite(practice: &mut Practice, page: ReflectionId, text: &str) {
    practice.save_draft(page, text, &[]).unwrap();
    practice.settle_draft(page).unwrap();
}

fn stands(practice: &Practice, page: ReflectionId, mark: MarkId, words: &str) {
    assert_eq!(practice.words_of(page, mark), (words.to_owned(), false));
}

#[test]
fn they_follow_edits_before_after_around_and_inside() {
    for (text, want, need) in [
        (
            "Late. He asked for more money in spring. His board, and he went quiet for a while.",
            "more money",
            "went quiet",
        ),
        ("He asked for more money in spring. We spoke of his board, and he went quiet.", "more money", "went quiet"),
        ("He asked for\r\nmore money in spring.\r\nWe spoke; he went quiet for a while.", "more money", "went quiet"),
        (
            "He asked for much more gold in spring. We spoke of his board, and he went quiet for a while.",
            "much more gold",
            "went quiet",
        ),
        ("more money went quiet", "more money", "went quiet"),
    ] {
        let (mut practice, page, one, other) = marked(TEXT);
        rewrite(&mut practice, page, text);
        stands(&practice, page, one, want);
        stands(&practice, page, other, need);
    }
}

#[test]
fn an_editor_that_follows_them_is_believed() {
    let (mut practice, page, want, need) = marked(TEXT);
    let text = "He asked for a bit more silver now. We spoke of his board, and he went quiet for a while.";
    let place = MarkPlace { id: want, span: Span { start: 13, end: 30 } };
    practice.save_draft(page, text, &[place]).unwrap();
    stands(&practice, page, want, "a bit more silver");
    practice.settle_draft(page).unwrap();
    stands(&practice, page, want, "a bit more silver");
    stands(&practice, page, need, "went quiet");
    practice.undo().unwrap();
    stands(&practice, page, want, "more money");
    practice.redo().unwrap();
    stands(&practice, page, want, "a bit more silver");
}

#[test]
fn overlapping_and_nested_marks_keep_apart() {
    let (mut practice, page, want, _) = marked(TEXT);
    let gift = practice.new_gift("Listening");
    let outer = practice.mark(page, "asked for more money in spring", Target::Gift(gift));
    let crossing = practice.mark(page, "money in spring. We spoke", Target::Gift(gift));
    rewrite(&mut practice, page, &format!("Then: {TEXT}"));
    stands(&practice, page, want, "more money");
    stands(&practice, page, outer, "asked for more money in spring");
    stands(&practice, page, crossing, "money in spring. We spoke");
}

#[test]
fn cut_words_orphan_their_mark_and_bring_it_back() {
    let (mut practice, page, want, need) = marked(TEXT);
    let confidence = |practice: &Practice| practice.mark_of(page, need).confidence;
    assert_eq!(confidence(&practice), Some(Confidence::Likely));
    rewrite(&mut practice, page, "He said nothing of it.");
    for mark in [want, need] {
        assert_eq!(practice.words_of(page, mark), (String::new(), true));
    }
    assert_eq!(practice.mark_of(page, want).quote.exact, "more money");
    assert_eq!(confidence(&practice), Some(Confidence::Hunch), "orphaned quotes don't count");
    practice.undo().unwrap();
    stands(&practice, page, want, "more money");
    practice.redo().unwrap();
    practice.hands.pass_days(1);
    rewrite(&mut practice, page, "Months later he asked for more money after all, and went quiet.");
    stands(&practice, page, want, "more money");
    stands(&practice, page, need, "went quiet");
    assert_eq!(confidence(&practice), Some(Confidence::Likely));
}

#[test]
fn the_same_quote_twice_is_two_marks_and_cutting_one_leaves_the_other_alone() {
    let text = "more money in spring, and then more money in autumn, he said";
    for (left, kept, lost) in [("and then more money in autumn", 1, 0), ("more money in spring", 0, 1)] {
        for followed in [false, true] {
            let mut practice = Practice::new();
            let client = practice.new_client("Ana Quill");
            let page = practice.new_page(&[client], text);
            let want = practice.new_want(client, "More money");
            let marks = [0, 1].map(|nth| practice.mark_nth(page, "more money", nth, Target::Want(want)));
            let spans = marks.map(|mark| practice.mark_of(page, mark).span);
            assert!(spans[0].end < spans[1].start);
            let gone = MarkPlace { id: marks[lost], span: Span { start: 0, end: 0 } };
            practice.save_draft(page, left, if followed { std::slice::from_ref(&gone) } else { &[] }).unwrap();
            practice.settle_draft(page).unwrap();
            stands(&practice, page, marks[kept], "more money");
            assert!(practice.words_of(page, marks[lost]).1, "{left:?}, followed: {followed}");
        }
    }
}

#[test]
fn a_want_and_a_need_on_the_same_words_move_together() {
    let (mut practice, page, want, _) = marked(TEXT);
    let client = practice.client_named("ana quill").unwrap();
    let need = practice.new_need(client, "Safety");
    let same = practice.mark(page, "more money", Target::Need(need));
    rewrite(&mut practice, page, "In spring, as he said, it was to be more money.");
    stands(&practice, page, want, "more money");
    stands(&practice, page, same, "more money");
}

#[test]
fn scripts_and_signs_of_every_kind_keep_their_places() {
    for (_, words) in stories::texts::HARD {
        let mut practice = Practice::new();
        let client = practice.new_client("Ana Quill");
        let page = practice.new_page(&[client], &format!("👩‍👧 e\u{301} before {words} after אחרי\n"));
        let gift = practice.new_gift("Listening");
        let mark = practice.mark(page, words, Target::Gift(gift));
        stands(&practice, page, mark, words);
        rewrite(&mut practice, page, &format!("🌊🌊 שלום 👩‍👧 e\u{301} before {words} after אחרי\n"));
        stands(&practice, page, mark, words);
        practice.undo().unwrap();
        stands(&practice, page, mark, words);
    }
}

#[test]
fn a_draft_may_place_marks_that_are_gone_or_lie_outside_the_text() {
    let (mut practice, page, want, need) = marked(TEXT);
    practice.remove_mark(want).unwrap();
    let places = [(want, 0, 4), (need, 9_000, 10_000), (need, 7, 3)];
    let places = places.map(|(id, start, end)| MarkPlace { id, span: Span { start, end } });
    practice.save_draft(page, &format!("{TEXT} And so on."), &places).unwrap();
    practice.settle_draft(page).unwrap();
    stands(&practice, page, need, "went quiet");
    assert_eq!(practice.reflection(page).unwrap().marks.len(), 1);
}

#[test]
fn marking_settles_the_draft_first_and_takes_the_passage_for_its_words() {
    let (mut practice, page, ..) = marked(TEXT);
    let client = practice.client_named("Ana  Quill").unwrap();
    practice.save_draft(page, &format!("{TEXT} He longs for rest."), &[]).unwrap();
    let span = practice.span(page, "longs for rest", 0);
    let evidence = Evidence::new(journal::words::MarkKind::Need, " ", &[client], None, Default::default()).unwrap();
    practice.add_mark(page, span, evidence).unwrap();
    assert!(!practice.reflection(page).unwrap().drafted);
    let need = practice.ladder(client).unwrap().needs.pop().unwrap();
    assert_eq!((need.text.as_str(), need.quotes[0].quote.as_str()), ("longs for rest", "longs for rest"));
    practice.undo().unwrap();
    assert!(practice.need(need.id).is_err());
    assert!(practice.reflection(page).unwrap().text.ends_with("longs for rest."), "the words are a step of their own");
}

#[test]
fn an_empty_or_impossible_passage_is_refused_and_nothing_changes() {
    let (mut practice, page, ..) = marked(TEXT);
    let gift = practice.new_gift("Listening");
    let before = stories::dump(&practice);
    for (start, end) in [(0, 0), (2, 3), (5, 2), (0, 9_000), (usize::MAX, usize::MAX)] {
        let error = practice.add_mark(page, Span { start, end }, Evidence::For(Target::Gift(gift))).unwrap_err();
        assert_eq!(error.field(), Some("span"), "{start}..{end}");
    }
    assert_eq!(stories::dump(&practice), before);
}

#[test]
fn a_page_of_one_letter_half_of_it_marked_is_settled_soon() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], &"a".repeat(60_000));
    let gift = practice.new_gift("Patience");
    let span = Span { start: 10_000, end: 40_000 };
    let mark = practice.add_mark(page, span, Evidence::For(Target::Gift(gift))).unwrap();
    rewrite(&mut practice, page, &"a".repeat(60_001));
    assert!(!practice.mark_of(page, mark).orphaned);
}
