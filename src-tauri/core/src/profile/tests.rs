#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::*;
use crate::clients::NewClient;
use crate::dates::fixed_clock;
use crate::forms::{Form, FormFields};
use crate::reflections::Facts;

const NOON: &str = "2024-02-29T12:00:00+01:00";

fn journal() -> Journal {
    Journal::in_memory(fixed_clock(chrono::DateTime::parse_from_rfc3339(NOON).unwrap())).unwrap()
}

fn form(journal: &Journal, origin: &str) -> Form {
    journal.forms().unwrap().into_iter().find(|form| form.origin.as_deref() == Some(origin)).expect("one of the ten")
}

fn offer(journal: &mut Journal, origin: &str, offered: bool) {
    let Form { id, fields, .. } = form(journal, origin);
    journal.update_form(id, &FormFields { offered, ..fields }).unwrap();
}

#[test]
fn nobody_was_asked_and_the_words_are_the_journals_own() {
    let profile = journal().profile().unwrap();
    assert_eq!(profile, Profile::of(Trade::Own));
    assert!(!profile.asked);
    assert_eq!(
        Warmth::ALL.iter().map(|warmth| profile.warmth_word(*warmth)).collect::<Vec<_>>(),
        ["cold", "like", "love", "unsure"]
    );
}

#[test]
fn therapy_speaks_of_distant_working_and_close_and_leaves_friendship_aside() {
    let profile = Profile::of(Trade::Therapy);
    assert_eq!(profile.warmth_word(Warmth::Like), "working");
    assert_eq!(profile.warmth_called("Close"), Some(Warmth::Love));
    assert_eq!(profile.warmth_called("love"), Some(Warmth::Love), "the journal's own words go on being understood");
    assert_eq!(profile.warmth_called("warm"), None);
    assert_eq!(profile.signs_off, [SignKind::BecameFriend]);
    assert!(profile.pseudonyms);
}

#[test]
fn another_trade_changes_what_was_as_it_came_and_keeps_what_the_user_set() {
    let mine = WarmthWords { cold: "off".into(), like: "on".into(), love: "alight".into() };
    let therapy = Profile { warmth: mine.clone(), keep_years: Some(30), ..Profile::of(Trade::Therapy) };
    let design = therapy.in_trade(Trade::Design);
    assert_eq!(design.warmth, mine);
    assert_eq!(design.keep_years, Some(30));
    assert_eq!(design.signs_off, []);
    assert!(!design.pseudonyms);
}

#[test]
fn the_profile_is_kept_and_undone_in_one_step() {
    let mut journal = journal();
    let therapy = Profile { asked: true, ..Profile::of(Trade::Therapy) };
    journal.set_profile(therapy.clone()).unwrap();
    journal.set_profile(therapy.clone()).unwrap();
    assert_eq!(journal.profile().unwrap(), therapy);
    assert_eq!(journal.undo().unwrap().change, Change::SetProfile);
    assert_eq!(journal.profile().unwrap(), Profile::default());
    assert!(journal.undo().is_err(), "saying the same again is no step");
}

#[test]
fn words_that_cannot_be_told_apart_and_years_out_of_reach_are_refused() {
    let mut journal = journal();
    let with = |cold: &str, keep_years| Profile {
        warmth: WarmthWords { cold: cold.into(), ..Profile::default().warmth },
        keep_years,
        ..Profile::default()
    };
    for (profile, field) in [
        (with("", None), "warmth.cold"),
        (with("seventeen letters", None), "warmth.cold"),
        (with("LIKE", None), "warmth"),
        (with("unsure", None), "warmth"),
        (with("cold", Some(0)), "keep_years"),
        (with("cold", Some(101)), "keep_years"),
    ] {
        assert_eq!(journal.set_profile(profile).unwrap_err().field(), Some(field));
    }
    assert_eq!(journal.profile().unwrap(), Profile::default());
}

#[test]
fn therapy_lays_gifts_and_discounts_aside_until_the_trade_changes() {
    let mut journal = journal();
    let offered = |journal: &Journal| {
        ["special_day", "reward", "credit", "resources"].map(|origin| form(journal, origin).fields.offered)
    };
    offer(&mut journal, "credit", false);
    journal.set_trade(Trade::Therapy).unwrap();
    assert_eq!(offered(&journal), [false, false, false, true]);
    journal.undo().unwrap();
    assert_eq!(offered(&journal), [true, true, false, true]);
    journal.redo().unwrap();
    offer(&mut journal, "reward", true);
    journal.set_profile(Profile { pseudonyms: false, ..journal.profile().unwrap() }).unwrap();
    assert!(form(&journal, "reward").fields.offered, "what the user offers in spite of it stays offered");
    journal.set_trade(Trade::Coaching).unwrap();
    assert_eq!(offered(&journal), [true, true, false, true], "what was off before stays off");
}

#[test]
fn every_form_that_a_trade_lays_aside_is_one_of_the_ten() {
    let journal = journal();
    for origin in Trade::ALL.iter().flat_map(|trade| laid_aside_by(*trade)) {
        assert!(form(&journal, origin).fields.offered, "{origin}");
    }
}

#[test]
fn records_are_kept_for_the_years_of_the_duty_after_the_last_contact() {
    let mut journal = journal();
    let ana = journal.add_client(NewClient::named("Ana Quill")).unwrap();
    assert_eq!(journal.keep_until(ana).unwrap(), None);
    journal.set_profile(Profile { keep_years: Some(3), ..Profile::default() }).unwrap();
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    assert_eq!(journal.keep_until(ana).unwrap(), day("2027-02-28"), "of a 29 February, the 28th");
    let facts = Facts { client_ids: vec![ana], ..Facts::default() };
    let page = journal.start_reflection("The last hour.", &facts).unwrap();
    let at = chrono::DateTime::parse_from_rfc3339("2024-05-31T23:30:00-11:00").unwrap();
    journal.set_facts(page, &Facts { happened_at: Some(at), ..facts }).unwrap();
    assert_eq!(journal.keep_until(ana).unwrap(), day("2027-05-31"));
    journal.connection.execute("UPDATE client SET parted_on = '2024-06-02'", []).unwrap();
    assert_eq!(journal.keep_until(ana).unwrap(), day("2027-06-02"));
    journal.connection.execute("UPDATE client SET keep_until = '2040-01-01'", []).unwrap();
    assert_eq!(journal.keep_until(ana).unwrap(), day("2040-01-01"));
}
