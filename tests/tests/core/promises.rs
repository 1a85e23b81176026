//! Promises, mine and theirs: by when, and what became of them.

use chrono::NaiveDate;
use journal::Error;
use journal::ids::{ClientId, PromiseId};
use journal::marks::{Evidence, Target};
use journal::promises::{NewPromise, NewTerms, Promise, PromiseFields};
use journal::words::{ByWhom, MarkKind, PromiseState, Scope};
use stories::{Practice, dump};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn promised(practice: &mut Practice, client: ClientId, text: &str, due: &str) -> PromiseId {
    practice.add_promise(NewPromise { due_on: Some(day(due)), ..NewPromise::mine(client, text) }).unwrap()
}

fn told(promise: &Promise) -> Vec<String> {
    let due = |due: Option<NaiveDate>| due.map(|day| format!(" due {day}")).unwrap_or_default();
    let told = promise.history.iter().map(|change| {
        format!("{} {}{} {}", change.on, change.state, due(change.due_on), change.note).trim_end().to_owned()
    });
    told.collect()
}

#[test]
fn a_promise_of_mine_has_a_day_of_margin_and_theirs_has_none() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let mine = promised(&mut practice, client, "  Three   words ", "2026-11-19");
    let theirs = NewPromise { by_whom: ByWhom::Them, ..NewPromise::mine(client, "The contract, signed") };
    let theirs = practice.add_promise(theirs).unwrap();
    let (mine, theirs) = (practice.promise(mine).unwrap(), practice.promise(theirs).unwrap());
    assert_eq!((mine.fields.text.as_str(), mine.client_name.as_str()), ("Three words", "Ana Quill"));
    assert_eq!((mine.fields.margin_days, mine.planned_on()), (1, Some(day("2026-11-18"))));
    assert_eq!((mine.fields.scope, mine.fields.made_on), (Scope::InScope, day("2026-11-17")));
    assert_eq!((theirs.fields.margin_days, theirs.planned_on()), (0, None));
    assert_eq!(told(&mine), ["2026-11-17 open due 2026-11-19"]);
}

#[test]
fn a_promise_kept_after_its_day_was_kept_late() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let [first, second, third] =
        ["One", "Two", "Three"].map(|text| promised(&mut practice, client, text, "2026-11-19"));
    practice.hands.set("2026-11-21T10:00:00+01:00");
    assert_eq!(practice.promise(first).unwrap().late_days(day("2026-11-21")), Some(2));
    practice.keep_promise(first, None, "Sent by post").unwrap();
    practice.keep_promise(second, Some(day("2026-11-19")), "").unwrap();
    practice.drop_promise(third, "They no longer want it").unwrap();
    let [first, second, third] = [first, second, third].map(|id| practice.promise(id).unwrap());
    assert_eq!(
        (first.state, second.state, third.state),
        (PromiseState::Late, PromiseState::Kept, PromiseState::Dropped)
    );
    assert_eq!(told(&first)[1], "2026-11-21 late due 2026-11-19 Sent by post");
    assert_eq!((told(&second)[1].as_str(), second.state_on), ("2026-11-19 kept due 2026-11-19", day("2026-11-19")));
    assert_eq!(told(&third)[1], "2026-11-21 dropped due 2026-11-19 They no longer want it");
    assert_eq!(first.late_days(day("2026-11-30")), None, "what is kept is late no more");
}

#[test]
fn new_terms_keep_the_old_day_and_the_old_words() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let id = promised(&mut practice, client, "Two pages on founders", "2026-11-20");
    let before = dump(&practice);
    practice.hands.set("2026-11-18T10:00:00+01:00");
    let due_on = Some(day("2026-11-27"));
    let terms = NewTerms { text: "One page".into(), due_on, margin_days: 2, scope: Scope::Goodwill };
    practice.renegotiate_promise(id, terms.clone(), "Asked before it was due").unwrap();
    practice.renegotiate_promise(id, NewTerms { due_on: None, ..terms }, "").unwrap();
    let promise = practice.promise(id).unwrap();
    assert_eq!((promise.state, promise.is_live()), (PromiseState::Renegotiated, true));
    assert_eq!((promise.fields.text.as_str(), promise.fields.margin_days), ("One page", 2));
    let expected = [
        "2026-11-17 open due 2026-11-20",
        "2026-11-18 renegotiated due 2026-11-27 Asked before it was due\n“Two pages on founders”",
        "2026-11-18 renegotiated",
    ];
    assert_eq!(told(&promise), expected);
    assert_eq!(practice.search("founders", 9).unwrap().0[0].found.id, id.0, "the old words are still found");
    practice.undo().unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
}

#[test]
fn a_promise_that_was_settled_by_mistake_is_live_again() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let id = promised(&mut practice, client, "Two pages", "2026-11-20");
    practice.keep_promise(id, None, "").unwrap();
    practice.reopen_promise(id).unwrap();
    assert_eq!(practice.promise(id).unwrap().state, PromiseState::Open);
    let terms = NewTerms { text: "A page".into(), due_on: None, margin_days: 0, scope: Scope::InScope };
    practice.renegotiate_promise(id, terms, "").unwrap();
    practice.drop_promise(id, "").unwrap();
    practice.reopen_promise(id).unwrap();
    assert_eq!(practice.promise(id).unwrap().state, PromiseState::Renegotiated);
}

#[test]
fn today_thinks_of_mine_in_time_of_theirs_on_their_day_and_of_late_ones_first() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    promised(&mut practice, client, "soon", "2026-11-21");
    promised(&mut practice, client, "not yet", "2026-11-22");
    promised(&mut practice, client, "late", "2026-11-15");
    let wide =
        NewPromise { due_on: Some(day("2026-12-01")), margin_days: Some(11), ..NewPromise::mine(client, "wide") };
    practice.add_promise(wide).unwrap();
    practice.add_promise(NewPromise::mine(client, "some day")).unwrap();
    for (text, due) in [("theirs today", "2026-11-17"), ("theirs tomorrow", "2026-11-18")] {
        let due_on = Some(day(due));
        let theirs = NewPromise { by_whom: ByWhom::Them, due_on, ..NewPromise::mine(client, text) };
        practice.add_promise(theirs).unwrap();
    }
    let kept = promised(&mut practice, client, "kept", "2026-11-18");
    practice.keep_promise(kept, None, "").unwrap();
    let due: Vec<String> =
        practice.promises_due(day("2026-11-17")).unwrap().into_iter().map(|promise| promise.fields.text).collect();
    assert_eq!(due, ["late", "theirs today", "soon", "wide"]);
    let live: Vec<String> =
        practice.promises_of(client).unwrap().into_iter().map(|promise| promise.fields.text).collect();
    let expected = ["late", "theirs today", "theirs tomorrow", "soon", "not yet", "wide", "some day", "kept"];
    assert_eq!(live, expected);
}

#[test]
fn a_promise_rests_on_the_passage_it_was_marked_in() {
    let mut practice = Practice::new();
    let client = practice.new_client("Tomas Breck");
    practice.hands.set("2026-11-20T10:00:00+01:00");
    let page = practice.new_page(&[client], "Told him I’d send the two pages. I’d send the two pages.");
    let span = practice.span(page, "I’d send the two pages", 0);
    let evidence = Evidence::new(MarkKind::Promise, "", &[client], None, journal::ladder::Beneath::default()).unwrap();
    let before = dump(&practice);
    practice.add_mark(page, span, evidence).unwrap();
    let promise = practice.promises_of(client).unwrap().remove(0);
    assert_eq!((promise.fields.text.as_str(), promise.fields.by_whom), ("I’d send the two pages", ByWhom::Me));
    assert_eq!((promise.quotes.len(), promise.fields.made_on), (1, day("2026-11-20")));
    practice.mark_nth(page, "I’d send the two pages", 1, Target::Promise(promise.id));
    assert_eq!(practice.promise(promise.id).unwrap().quotes.len(), 2, "the same words marked twice are two marks");
    let label = practice.reflection(page).unwrap().marks.remove(0).label;
    assert_eq!(label, "I’d send the two pages");
    practice.undo().unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    let nobodys = Evidence::new(MarkKind::Promise, "x", &[], None, journal::ladder::Beneath::default());
    assert!(matches!(nobodys, Err(Error::Invalid { field: "client", .. })));
}

#[test]
fn what_cannot_be_kept_of_a_promise_is_refused_and_changes_nothing() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let id = promised(&mut practice, client, "Two pages", "2026-11-20");
    let fields = practice.promise(id).unwrap().fields;
    let before = dump(&practice);
    practice.update_promise(id, &fields).unwrap();
    let far = PromiseFields { margin_days: 366, ..fields.clone() };
    assert!(matches!(practice.update_promise(id, &far), Err(Error::Invalid { field: "margin_days", .. })));
    let blank = PromiseFields { text: " ".into(), ..fields };
    assert!(matches!(practice.update_promise(id, &blank), Err(Error::Invalid { field: "text", .. })));
    let nobody = NewPromise::mine(ClientId(id.0), "x");
    assert!(matches!(practice.add_promise(nobody), Err(Error::NotFound { what: "client" })));
    assert_eq!(dump(&practice), before);
}
