//! A made-up practice is the same for the same seed, holds what was asked for, and is sound.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;
use std::process::{Command, Output};

use chrono::NaiveDate;
use journal::Journal;
use journal::anchor::{Places, Span};
use journal::dates::fixed_clock;
use journal::vault::KdfCost;
use measure::practice::{Plan, make};
use serde_json::Value;

/// Four months of a small practice.
fn small() -> Plan {
    Plan {
        until: NaiveDate::from_ymd_opt(2024, 3, 1).unwrap(),
        days: 120,
        clients: 14,
        reflections: 250,
        wants: 50,
        needs: 60,
        gifts: 6,
        deliveries: 70,
        promises: 110,
    }
}

fn export(journal: &Journal) -> Value {
    serde_json::to_value(journal.export().unwrap()).unwrap()
}

fn list<'a>(export: &'a Value, kind: &str) -> &'a [Value] {
    export[kind].as_array().unwrap_or_else(|| panic!("{kind} is missing"))
}

#[test]
fn a_seed_gives_the_same_practice_and_another_seed_another() {
    let once = export(&make(&small(), 7, |_| {}).unwrap());
    assert!(export(&make(&small(), 7, |_| {}).unwrap()) == once);
    assert!(export(&make(&small(), 8, |_| {}).unwrap()) != once);
}

#[test]
fn it_holds_just_as_much_as_was_planned_and_some_of_every_kind() {
    let plan = small();
    let mut pages_told = 0;
    let export = export(&make(&plan, 1, |pages| pages_told = pages).unwrap());
    let planned = [
        ("clients", plan.clients),
        ("reflections", plan.reflections),
        ("wants", plan.wants),
        ("needs", plan.needs),
        ("gifts", plan.gifts),
        ("deliveries", plan.deliveries),
        ("promises", plan.promises),
    ];
    for (kind, count) in planned {
        assert_eq!(list(&export, kind).len(), count, "{kind}");
    }
    assert_eq!(pages_told, plan.reflections);
    for kind in ["marks", "verdicts", "occasions", "warmth", "signs", "asked_why", "ideas", "forms"] {
        assert!(!list(&export, kind).is_empty(), "{kind}");
    }
    let of = |kind: &str, field: &str, word: &str| list(&export, kind).iter().filter(|one| one[field] == word).count();
    for (kind, field, words) in [
        ("clients", "stage", &["active", "parted"][..]),
        ("promises", "state", &["open", "kept", "late"]),
        ("deliveries", "state", &["idea", "given", "landed"]),
        ("wants", "state", &["open", "met"]),
        ("needs", "state", &["open", "being_served", "served"]),
        ("needs", "confidence", &["hunch", "likely"]),
        ("marks", "kind", &["want", "need", "gift", "promise"]),
    ] {
        assert!(words.iter().all(|word| of(kind, field, word) > 0), "{kind} {field}");
    }
    assert!(list(&export, "reflections").iter().any(|page| !page["versions"].as_array().unwrap().is_empty()));
}

#[test]
fn every_mark_stands_on_its_words_and_no_slot_was_left_open() {
    let export = export(&make(&small(), 3, |_| {}).unwrap());
    let text_of = |id: &Value| {
        let page = list(&export, "reflections").iter().find(|page| page["id"] == *id).unwrap();
        page["text"].as_str().unwrap()
    };
    for mark in list(&export, "marks") {
        let at = |end: &str| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
        let span = Span { start: at("start"), end: at("end") };
        assert_eq!(Places::new(text_of(&mark["reflection_id"])).slice(span), mark["quote"].as_str().unwrap());
        assert_eq!(mark["orphaned"], false);
    }
    let words = export.to_string();
    for left in ["{^", "[[", "]]", "  ", " .", ".”.", "?.", " ,"] {
        assert!(!words.contains(left), "“{left}” in {}", around(&words, left));
    }
}

fn around<'a>(text: &'a str, word: &str) -> &'a str {
    let at = text.find(word).unwrap();
    let floor = |mut place: usize| {
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        place
    };
    &text[floor(at.saturating_sub(80))..floor((at + 40).min(text.len()))]
}

#[test]
fn wants_come_before_the_needs_beneath_them_which_go_four_deep() {
    let journal = make(&small(), 5, |_| {}).unwrap();
    let mut deepest = 0;
    for client in journal.client_names().unwrap() {
        let ladder = journal.ladder(client.id).unwrap();
        for need in &ladder.needs {
            let above = ladder.wants.iter().filter(|want| need.beneath.wants.contains(&want.id));
            assert!(above.clone().all(|want| want.heard_on <= need.created_on));
            let mut depth = 1;
            let mut upper = need.beneath.needs.first();
            while let Some(id) = upper {
                depth += 1;
                upper = ladder.needs.iter().find(|need| need.id == *id).unwrap().beneath.needs.first();
            }
            deepest = deepest.max(depth);
        }
    }
    assert_eq!(deepest, 4);
}

#[test]
fn it_is_kept_sound_in_a_folder() {
    let journal = make(&small(), 2, |_| {}).unwrap();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("practice");
    journal.keep_in(&folder, "four quiet words here", KdfCost::cheap()).unwrap();
    let kept = Journal::unlock(&folder, "four quiet words here", fixed_clock(journal.now())).unwrap();
    assert_eq!(
        kept.verify().unwrap(),
        Vec::<String>::new(),
        "pages, structure, and that references find their records"
    );
    assert!(export(&kept) == export(&journal));
    assert!(kept.search("silence", 5).unwrap().1 > 0);
}

fn practice(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_practice")).args(arguments).arg(folder).output().unwrap()
}

#[test]
fn what_makes_no_practice_is_refused_and_said() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("practice");
    for (arguments, told) in [
        (&["--years", "0"][..], "0 is not in 1..=50"),
        (&["--years", "51"], "51 is not in 1..=50"),
        (&["--years", "many"], "invalid"),
        (&["--years", "1", "--seed", "-1"], "-1"),
        (&["--years", "1", "--until", "2024-02-30"], "a day like"),
        (&["--years", "1", "--until", "1600-01-01"], "2021 to 2099"),
        (&["--years", "1", "--passphrase-file", "/nowhere"], "/nowhere"),
        (&["--seed", "1"], "--years"),
    ] {
        let output = practice(arguments, &folder);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && words.contains(told), "{arguments:?}: {words}");
        assert!(!folder.exists());
    }
    let clock = fixed_clock(chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap());
    Journal::create(&folder, "four quiet words here", KdfCost::cheap(), clock).unwrap().lock().unwrap();
    let output = practice(&["--years", "1"], &folder);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("There is a journal in this folder already."));
}
