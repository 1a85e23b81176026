//! Whatever is typed into whatever field: it is kept as it is, or refused in words that name the field. Never a panic,
//! and nothing half written.

use journal::clients::NewClient;
use journal::gifts::GiftFields;
use journal::ids::{ClientId, GiftId, NeedId, ReflectionId, WantId};
use journal::ladder::{Beneath, NeedFields, NewNeed, NewWant, WantFields};
use journal::marks::Evidence;
use journal::reflections::Facts;
use journal::words::{Answer, NeedState, WantState};
use journal::{Error, Result};
use stories::texts::{CONTROLS, HARD, megabyte};
use stories::{Practice, dump};

struct Known {
    client: ClientId,
    page: ReflectionId,
    want: WantId,
    need: NeedId,
    gift: GiftId,
}

/// Writes a text into one field, and reads back what was kept.
type Write = fn(&mut Practice, &Known, &str) -> Result<String>;

fn add_client(practice: &mut Practice, client: NewClient) -> Result<journal::clients::Client> {
    let id = practice.add_client(client)?;
    practice.client(id)
}

fn span(practice: &Practice, known: &Known) -> journal::anchor::Span {
    practice.span(known.page, "more money", 0)
}

/// Single lines, by the field that errors name; whether one may be empty.
const LINES: &[(&str, bool, Write)] = &[
    ("name", false, |practice, _, text| Ok(add_client(practice, NewClient::named(text))?.name)),
    ("about", true, |practice, _, text| {
        Ok(add_client(practice, NewClient { about: text.into(), ..NewClient::named("Bo") })?.about)
    }),
    ("how_met", true, |practice, known, text| {
        practice.update_client(known.client, NewClient { how_met: text.into(), ..NewClient::named("Bo") })?;
        Ok(practice.client(known.client)?.how_met)
    }),
    ("text", false, |practice, known, text| {
        let want = NewWant { client_id: known.client, text: text.into(), enough_line: None, heard_on: None };
        let id = practice.add_want(want)?;
        Ok(practice.want(id)?.text)
    }),
    ("enough_line", true, |practice, known, text| {
        let fields = WantFields { text: "x".into(), enough_line: Some(text.into()), state: WantState::Open };
        practice.update_want(known.want, &fields)?;
        Ok(practice.want(known.want)?.enough_line.unwrap_or_default())
    }),
    ("text", false, |practice, known, text| {
        let need = NewNeed { client_id: known.client, text: text.into(), beneath: Beneath::default() };
        let id = practice.add_need(need)?;
        Ok(practice.need(id)?.text)
    }),
    ("text", false, |practice, known, text| {
        practice.update_need(known.need, &NeedFields { text: text.into(), state: NeedState::Open })?;
        Ok(practice.need(known.need)?.text)
    }),
    ("name", false, |practice, _, text| {
        let id = practice.add_gift(&GiftFields::named(text))?;
        Ok(practice.gift(id)?.fields.name)
    }),
    ("note", true, |practice, known, text| {
        practice.update_gift(known.gift, &GiftFields { mastery: 4, ..GiftFields::named("Asking") }, text)?;
        Ok(practice.gift(known.gift)?.revisions.pop().unwrap().note)
    }),
    ("reason", true, |practice, known, text| {
        practice.give_verdict(known.need, known.gift, Answer::NotNow, text)?;
        Ok(practice.export()?.verdicts.pop().unwrap().reason)
    }),
    ("description", true, |practice, known, text| {
        let fields = GiftFields { description: text.into(), pleasure: 1, ..GiftFields::named("Asking") };
        practice.update_gift(known.gift, &fields, "")?;
        Ok(practice.gift(known.gift)?.fields.description)
    }),
];

fn begun() -> (Practice, Known) {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let page = practice.new_page(&[client], "She asked for more money.");
    let (want, need) = (practice.new_want(client, "More money"), practice.new_need(client, "Rest"));
    let gift = practice.new_gift("Asking");
    (practice, Known { client, page, want, need, gift })
}

fn refused(write: Write, field: &str, text: &str, kind: &str) {
    let (mut practice, known) = begun();
    let (before, state) = (dump(&practice), practice.steps());
    let error = write(&mut practice, &known, text).expect_err(kind);
    assert_eq!((error.code(), error.field()), ("invalid", Some(field)), "{kind}: {error}");
    assert!(!error.to_string().contains("all work"), "an error never quotes what was written");
    assert_eq!((dump(&practice), practice.steps()), (before, state), "{kind} in {field}");
}

#[test]
fn hard_texts_are_kept_exactly_in_every_field() {
    for (field, _, write) in LINES {
        for (kind, text) in HARD {
            let (mut practice, known) = begun();
            assert_eq!(write(&mut practice, &known, text).unwrap(), *text, "{kind} in {field}");
            let padded = format!(" \t{text}\r\n ");
            assert_eq!(write(&mut practice, &known, &padded).unwrap(), *text, "{kind} in {field}");
        }
    }
}

#[test]
fn control_characters_and_megabytes_are_refused_by_the_name_of_the_field() {
    for (field, _, write) in LINES {
        for (kind, text) in CONTROLS {
            refused(*write, field, text, kind);
        }
        refused(*write, field, &megabyte(), "a megabyte");
    }
}

#[test]
fn an_empty_line_is_refused_where_something_must_be_said() {
    for (field, may_be_empty, write) in LINES {
        for text in ["", "  \n\t "] {
            if *may_be_empty {
                let (mut practice, known) = begun();
                assert_eq!(write(&mut practice, &known, text).unwrap(), "", "{field}");
            } else {
                refused(*write, field, text, "nothing");
            }
        }
    }
}

#[test]
fn a_page_keeps_everything_but_foreign_line_ends() {
    let texts = HARD.iter().chain(CONTROLS).map(|(_, text)| (*text).to_owned());
    for text in texts.chain([megabyte(), "\0\u{1}\u{1b}".into(), " padded ".into(), "x\n\n# y\n".into()]) {
        let mut practice = Practice::new();
        let page = practice.new_page(&[], &text);
        assert_eq!(practice.reflection(page).unwrap().text, text);
        let more = format!("{text}\r\nand more\r{text}");
        practice.save_draft(page, &more, &[]).unwrap();
        practice.settle_draft(page).unwrap();
        assert_eq!(practice.reflection(page).unwrap().text, format!("{text}\nand more\n{text}"));
        assert_eq!(practice.export().unwrap().reflections[0].text, format!("{text}\nand more\n{text}"));
        practice.hands.pass_days(1);
        practice.undo().unwrap();
        practice.redo().unwrap();
        assert_eq!(practice.reflection(page).unwrap().text, format!("{text}\nand more\n{text}"));
        assert_eq!(practice.list_reflections(Default::default()).unwrap(), []);
        assert_eq!(practice.verify().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_page_begins_with_words_and_may_be_emptied_later() {
    let mut practice = Practice::new();
    for text in ["", " \n\t", "\r\n"] {
        assert_eq!(practice.start_reflection(text, &Facts::default()).unwrap_err().field(), Some("text"));
    }
    assert!(
        practice
            .list_reflections(journal::reflections::PageQuery { limit: 9, ..Default::default() })
            .unwrap()
            .is_empty()
    );
    let page = practice.new_page(&[], "x");
    practice.save_draft(page, "", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(practice.reflection(page).unwrap().text, "");
}

#[test]
fn a_page_beyond_its_measure_is_refused_whole() {
    let (mut practice, known) = begun();
    let before = dump(&practice);
    let text = "x".repeat(journal::validate::PAGE_BYTES + 1);
    assert_eq!(practice.start_reflection(&text, &Facts::default()).unwrap_err().field(), Some("text"));
    assert_eq!(practice.save_draft(known.page, &text, &[]).unwrap_err().field(), Some("text"));
    assert_eq!(dump(&practice), before);
}

#[test]
fn figures_and_days_out_of_range_are_named() {
    let (mut practice, known) = begun();
    let before = dump(&practice);
    let far = chrono::NaiveDate::from_ymd_opt(12_026, 1, 1).unwrap();
    let far_away = far.and_hms_opt(0, 0, 0).unwrap().and_utc().fixed_offset();
    for (field, facts) in [
        ("felt", Facts { felt: Some(3), ..Facts::default() }),
        ("felt", Facts { felt: Some(i8::MIN), ..Facts::default() }),
        ("paid_minutes", Facts { paid_minutes: Some(u32::MAX), ..Facts::default() }),
        ("given_minutes", Facts { given_minutes: Some(10_081), ..Facts::default() }),
        ("happened_at", Facts { happened_at: Some(far_away), ..Facts::default() }),
    ] {
        assert_eq!(practice.start_reflection("x", &facts).unwrap_err().field(), Some(field));
        assert_eq!(practice.set_facts(known.page, &facts).unwrap_err().field(), Some(field));
    }
    for (field, fields) in [
        ("pleasure", GiftFields { pleasure: 0, ..GiftFields::named("x") }),
        ("mastery", GiftFields { mastery: 6, ..GiftFields::named("x") }),
    ] {
        assert_eq!(practice.add_gift(&fields).unwrap_err().field(), Some(field));
        assert_eq!(practice.update_gift(known.gift, &fields, "").unwrap_err().field(), Some(field));
    }
    let client = NewClient { since_on: Some(far), ..NewClient::named("x") };
    assert_eq!(practice.add_client(client).unwrap_err().field(), Some("since_on"));
    let want = NewWant { client_id: known.client, text: "x".into(), enough_line: None, heard_on: Some(far) };
    assert_eq!(practice.add_want(want).unwrap_err().field(), Some("heard_on"));
    assert_eq!(dump(&practice), before);
}

#[test]
fn a_mark_that_makes_something_is_all_or_nothing() {
    let (mut practice, known) = begun();
    let (before, place) = (dump(&practice), span(&practice, &known));
    let missing = ClientId(known.page.0);
    for client_id in [known.client, missing] {
        let want = NewWant { client_id, text: "a\0b".into(), enough_line: None, heard_on: None };
        assert!(practice.add_mark(known.page, place, Evidence::NewWant(want)).is_err());
    }
    let need = NewNeed { client_id: missing, text: "Rest".into(), beneath: Beneath::default() };
    let error = practice.add_mark(known.page, place, Evidence::NewNeed(need)).unwrap_err();
    assert!(matches!(error, Error::NotFound { what: "client" }));
    let error = practice.add_mark(known.page, place, Evidence::NewGift(megabyte())).unwrap_err();
    assert_eq!(error.field(), Some("name"));
    assert_eq!(dump(&practice), before);
}

#[test]
fn a_page_about_somebody_unknown_is_not_begun() {
    let (mut practice, known) = begun();
    let before = dump(&practice);
    let facts = Facts { client_ids: vec![known.client, ClientId(known.page.0)], ..Facts::default() };
    assert!(matches!(practice.start_reflection("x", &facts), Err(Error::NotFound { what: "client" })));
    assert!(matches!(practice.set_facts(known.page, &facts), Err(Error::NotFound { what: "client" })));
    assert_eq!(dump(&practice), before);
}
