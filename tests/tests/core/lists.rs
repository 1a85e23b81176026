//! Lists: who comes first, what is shown, and turning the pages.

use chrono::DateTime;
use journal::ladder::NeedFields;
use journal::marks::Target;
use journal::reflections::{Facts, PageQuery};
use journal::settings::{Settings, Theme};
use journal::words::{Confidence, MarkKind, NeedState, ReflectionKind, Warmth};
use stories::{Practice, dump};

#[test]
fn clients_written_about_most_recently_come_first() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    practice.hands.pass_days(1);
    let bo = practice.new_client("Bo Tern");
    practice.hands.pass_days(1);
    let order = |practice: &Practice| {
        let rows: Vec<_> = practice.list_clients().unwrap().iter().map(|row| row.client.id).collect();
        assert_eq!(practice.client_names().unwrap().iter().map(|name| name.id).collect::<Vec<_>>(), rows);
        rows
    };
    assert_eq!(order(&practice), [bo, ana]);
    practice.new_page(&[ana], "We met.");
    assert_eq!(order(&practice), [ana, bo]);
    practice.hands.pass_days(1);
    practice.new_page(&[bo, ana, bo], "We all met.");
    assert_eq!(practice.client_names().unwrap().iter().map(|name| name.pages).sum::<u32>(), 3);
    assert!(practice.client_named("nobody").is_err());
    practice.new_client(" ANA  quill ");
    assert_eq!(practice.client_named("Ana Quill").unwrap_err().field(), Some("client"));
}

#[test]
fn a_row_shows_the_newest_want_the_surest_need_and_the_latest_warmth() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    for (text, warmth) in [("first", Some(Warmth::Like)), ("second", Some(Warmth::Love)), ("third", None)] {
        practice.hands.pass_days(1);
        practice.new_want(client, text);
        let facts = Facts { client_ids: vec![client], warmth, ..Facts::default() };
        practice.start_reflection("We met.", &facts).unwrap();
    }
    let (older, newer) = (practice.new_need(client, "older"), practice.new_need(client, "newer"));
    let row = practice.list_clients().unwrap().remove(0);
    assert_eq!((row.first_want.as_deref(), row.more_wants, row.pages), (Some("third"), 2, 3));
    assert_eq!((row.warmth, row.last_contact_on), (Some(Warmth::Love), Some(practice.hands.now().date_naive())));
    let top = |practice: &Practice| practice.list_clients().unwrap().remove(0).top_need.map(|need| need.text);
    assert_eq!(top(&practice).as_deref(), Some("newer"), "the newest of equals");
    practice.set_confidence(older, Some(Confidence::Likely)).unwrap();
    assert_eq!(top(&practice).as_deref(), Some("older"), "the surest");
    practice.update_need(older, &NeedFields { text: "older".into(), state: NeedState::BeingServed }).unwrap();
    assert_eq!(top(&practice).as_deref(), Some("newer"), "open ones first");
    practice.update_need(newer, &NeedFields { text: "newer".into(), state: NeedState::LetGo }).unwrap();
    assert_eq!(top(&practice).as_deref(), Some("older"));
    assert_eq!(
        practice.warmth(client).unwrap().iter().map(|reading| reading.warmth).collect::<Vec<_>>(),
        [Warmth::Like, Warmth::Love]
    );
}

#[test]
fn pages_of_the_same_instant_are_each_listed_once() {
    let mut practice = Practice::new();
    let (ana, bo) = (practice.new_client("Ana Quill"), practice.new_client("Bo Tern"));
    let about = |number: usize| if number.is_multiple_of(2) { vec![ana, bo] } else { vec![bo] };
    let pages: Vec<_> = (0..25).map(|number| practice.new_page(&about(number), "x")).collect();
    for (client_id, expected) in [(None, 25), (Some(ana), 13), (Some(bo), 25)] {
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let turned = practice.list_reflections(PageQuery { client_id, before, limit: 4 }).unwrap();
            let Some(last) = turned.last() else { break };
            before = Some(last.id);
            seen.extend(turned.iter().map(|row| row.id));
        }
        let wanted: Vec<_> = pages.iter().rev().filter(|id| expected == 25 || seen.contains(id)).copied().collect();
        assert_eq!((seen.len(), &seen), (expected, &wanted), "newest first, none twice");
    }
    assert_eq!(practice.page_number(pages[4], ana).unwrap(), Some(3));
    assert_eq!(practice.page_number(pages[1], ana).unwrap(), Some(1));
    practice.hands.pass_days(1);
    practice.new_client("Nobody yet");
    let gone = journal::ids::ReflectionId(ana.0);
    assert!(practice.list_reflections(PageQuery { before: Some(gone), limit: 9, client_id: None }).unwrap().is_empty());
}

#[test]
fn a_page_in_a_list_shows_its_facts() {
    let mut practice = Practice::new();
    let (ana, bo) = (practice.new_client("Ana Quill"), practice.new_client("Bo Tern"));
    let happened_at = DateTime::parse_from_rfc3339("2026-10-01T18:00:00+02:00").ok();
    let facts = Facts {
        client_ids: vec![bo, ana],
        happened_at,
        kind: Some(ReflectionKind::Call),
        paid_minutes: Some(60),
        given_minutes: Some(15),
        felt: Some(-2),
        warmth: Some(Warmth::Cold),
    };
    let page = practice.start_reflection("# The call\n\nFive words and **no** more.", &facts).unwrap();
    let gift = practice.new_gift("Patience");
    practice.mark(page, "words", Target::Gift(gift));
    practice.mark(page, "more", Target::Gift(gift));
    let row = practice.list_reflections(PageQuery { limit: 1, ..PageQuery::default() }).unwrap().remove(0);
    assert_eq!((row.title.as_str(), row.opening.as_str(), row.words), ("The call", "Five words and **no** more.", 8));
    assert_eq!(row.clients, [(bo, "Bo Tern".to_owned()), (ana, "Ana Quill".to_owned())]);
    assert_eq!((row.kind, row.warmth, row.marks), (facts.kind, facts.warmth, vec![MarkKind::Gift]));
    assert_eq!((row.paid_minutes, row.given_minutes, Some(row.happened_at)), (Some(60), Some(15), happened_at));
    assert_eq!(practice.reflection(page).unwrap().facts, facts);
    practice.set_facts(page, &Facts::default()).unwrap();
    let bare = practice.reflection(page).unwrap().facts;
    assert_eq!(bare, Facts { happened_at, ..Facts::default() }, "only the instant can't be taken away");
}

#[test]
fn settings_are_kept_undone_and_refused_out_of_range() {
    let mut practice = Practice::new();
    assert_eq!(practice.settings().unwrap(), Settings::default());
    let chosen = Settings { theme: Theme::Dark, text_percent: 200, single_keys: false, ..Settings::default() };
    practice.set_settings(chosen).unwrap();
    assert_eq!(practice.settings().unwrap(), chosen);
    let before = dump(&practice);
    for (field, settings) in [
        ("lock_minutes", Settings { lock_minutes: 0, ..chosen }),
        ("lock_minutes", Settings { lock_minutes: 121, ..chosen }),
        ("text_percent", Settings { text_percent: 89, ..chosen }),
        ("text_percent", Settings { text_percent: 201, ..chosen }),
        ("text_percent", Settings { text_percent: u32::MAX, ..chosen }),
    ] {
        assert_eq!(practice.set_settings(settings).unwrap_err().field(), Some(field));
    }
    assert_eq!(dump(&practice), before);
    practice.undo().unwrap();
    assert_eq!(practice.settings().unwrap(), Settings::default());
}
