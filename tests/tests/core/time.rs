//! Days and instants, wherever the user is and whatever the clock says.

use chrono::{DateTime, Duration, NaiveDate};
use journal::clients::Minutes;
use journal::marks::Target;
use journal::reflections::{Facts, PageQuery};
use journal::words::Confidence;
use stories::Practice;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn an_instant_keeps_the_offset_it_was_written_in() {
    for instant in ["2026-11-17T00:30:00+14:00", "2026-11-17T23:30:00-11:00", "2026-11-17T12:00:00+05:45"] {
        let mut practice = Practice::at(instant);
        let client = practice.new_client("Ana Quill");
        let page = practice.new_page(&[client], "Words for searching.");
        practice.hands.set("2026-12-24T12:00:00+00:00");
        let happened = practice.reflection(page).unwrap().facts.happened_at.unwrap();
        assert_eq!(happened.to_rfc3339(), instant);
        let row = practice.list_clients().unwrap().remove(0);
        assert_eq!(row.last_contact_on, Some(day("2026-11-17")));
        for words in ["searching", "quill"] {
            assert_eq!(practice.search(words, 1).unwrap().0[0].on, day("2026-11-17"), "{words} at {instant}");
        }
        let facts = practice.reflection(page).unwrap().facts;
        practice.set_facts(page, &Facts { felt: Some(1), ..facts }).unwrap();
        assert_eq!(practice.export().unwrap().reflections[0].happened_at.unwrap().to_rfc3339(), instant);
    }
}

#[test]
fn three_days_are_three_days_where_they_were_lived() {
    let mut practice = Practice::at("2026-11-15T23:30:00-11:00");
    let client = practice.new_client("Ana Quill");
    let need = practice.new_need(client, "Rest");
    for instant in ["2026-11-15T23:30:00-11:00", "2026-11-16T00:30:00-11:00", "2026-11-17T00:30:00+14:00"] {
        practice.hands.set(instant);
        let page = practice.new_page(&[client], "So tired.");
        practice.mark(page, "tired", Target::Need(need));
    }
    assert_eq!(practice.need(need).unwrap().confidence, Confidence::Confirmed, "within half an hour by the sun");
    assert_eq!(practice.need(need).unwrap().created_on, day("2026-11-15"));
}

#[test]
fn the_week_begins_on_monday_in_the_offset_of_each_page() {
    let mut practice = Practice::at("2026-11-20T12:00:00+14:00");
    let client = practice.new_client("Ana Quill");
    let mut add = |instant: &str, paid: u32| {
        let happened_at = DateTime::parse_from_rfc3339(instant).ok();
        let facts = Facts { client_ids: vec![client], happened_at, paid_minutes: Some(paid), ..Facts::default() };
        practice.start_reflection("x", &facts).unwrap();
    };
    add("2026-11-15T23:59:00+14:00", 1);
    add("2026-11-15T23:59:00-11:00", 10);
    add("2026-11-16T00:00:00+14:00", 100);
    add("2026-11-16T00:00:00-11:00", 1_000);
    let monday = day("2026-11-16");
    assert_eq!(practice.today().unwrap().week, Minutes { paid: 1_100, given: 0 });
    assert_eq!(practice.minutes_since(monday).unwrap().paid, 1_100);
    assert_eq!(practice.client_minutes(client, Some(monday)).unwrap().paid, 1_100);
    assert_eq!(practice.client_minutes(client, None).unwrap().paid, 1_111);
}

#[test]
fn a_clock_set_back_ten_years_spoils_neither_order_nor_today() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let before = practice.new_page(&[client], "Before");
    practice.hands.set("2016-11-17T10:00:00+01:00");
    let after = practice.new_page(&[client], "After");
    practice.save_draft(after, "After, and on", &[]).unwrap();
    practice.settle_draft(after).unwrap();
    let listed = practice.list_reflections(PageQuery { limit: 9, ..PageQuery::default() }).unwrap();
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [before, after], "by the day each page bears");
    let today = practice.today().unwrap();
    assert_eq!((today.on, today.empty, today.gone_quiet.len()), (day("2016-11-17"), false, 0));
    assert_eq!(today.unfinished.iter().map(|row| row.id).collect::<Vec<_>>(), [after]);
    assert_eq!(practice.versions(after).unwrap().pop().unwrap().text, "After, and on");
    practice.undo().unwrap();
    practice.undo().unwrap();
    practice.redo().unwrap();
    assert!(practice.reflection(before).is_ok());
}

#[test]
fn who_has_gone_quiet_is_told_after_three_weeks_longest_first() {
    let mut practice = Practice::new();
    for name in ["Ana Quill", "Bo Tern"] {
        let client = practice.new_client(name);
        practice.new_page(&[client], "We met.");
        practice.hands.pass_days(4);
    }
    practice.new_client("Cy Marsh");
    practice.hands.pass_days(12);
    assert_eq!(practice.today().unwrap().gone_quiet, []);
    practice.hands.pass_days(6);
    let quiet = practice.today().unwrap().gone_quiet;
    assert_eq!(
        quiet.iter().map(|row| (row.name.as_str(), row.days)).collect::<Vec<_>>(),
        [("Ana Quill", 26), ("Bo Tern", 22)]
    );
}

#[test]
fn a_fresh_page_without_marks_waits_for_two_days() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let page = practice.new_page(&[client], "We met.");
    practice.new_page(&[], "A thought of my own.");
    let waits = |practice: &Practice| practice.today().unwrap().unfinished.iter().any(|row| row.id == page);
    assert!(waits(&practice));
    practice.hands.pass(Duration::hours(30));
    assert!(waits(&practice));
    let want = practice.new_want(client, "To meet");
    let mark = practice.mark(page, "met", Target::Want(want));
    assert!(!waits(&practice));
    practice.remove_mark(mark).unwrap();
    practice.hands.pass_days(1);
    assert!(!waits(&practice));
}

#[test]
fn a_want_is_first_heard_on_the_day_of_its_page() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let happened_at = DateTime::parse_from_rfc3339("2025-03-01T23:50:00-08:00").ok();
    let facts = Facts { client_ids: vec![client], happened_at, ..Facts::default() };
    let page = practice.start_reflection("She asked for more reach.", &facts).unwrap();
    let span = practice.span(page, "more reach", 0);
    let evidence =
        journal::marks::Evidence::new(journal::words::MarkKind::Want, "Reach", &[client], None, Default::default());
    practice.add_mark(page, span, evidence.unwrap()).unwrap();
    assert_eq!(practice.ladder(client).unwrap().wants[0].heard_on, day("2025-03-01"));
}
