//! The weekly review, time for one's own practice, and going on in spite of a caution.

use chrono::NaiveDate;
use journal::Error;
use journal::asked_why::AskedFields;
use journal::clients::NewClient;
use journal::deliveries::{DeliveryFields, Landed};
use journal::ids::{ClientId, RecordId};
use journal::ladder::Beneath;
use journal::marks::Target;
use journal::profile::{Profile, Sentences};
use journal::promises::NewPromise;
use journal::pursuits::PursuitFields;
use journal::reflections::Facts;
use journal::words::{
    CautionKind, DeliveryState, Kind, Landing, Motive, NeedState, ReflectionKind, ReviewStep, Stage, StepState, Trade,
};
use stories::Practice;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn page_on(practice: &mut Practice, clients: &[ClientId], on: &str, given: u32) {
    let facts = Facts {
        client_ids: clients.to_vec(),
        happened_at: Some(format!("{on}T10:00:00+01:00").parse().unwrap()),
        paid_minutes: Some(60),
        given_minutes: Some(given),
        ..Facts::default()
    };
    practice.start_reflection("We met", &facts).unwrap();
}

fn promise(client: ClientId, text: &str, made: &str, due: &str) -> NewPromise {
    NewPromise { made_on: Some(day(made)), due_on: Some(day(due)), ..NewPromise::mine(client, text) }
}

#[test]
fn the_week_that_waits_is_the_last_one_until_it_is_closed_or_the_new_one_is_no_longer_young() {
    let mut practice = Practice::new();
    let (this, last) = (day("2026-11-16"), day("2026-11-09"));
    assert_eq!(
        (practice.review(None).unwrap().week_on, practice.review_due().unwrap()),
        (this, None),
        "nothing written"
    );
    page_on(&mut practice, &[], "2026-11-11", 15);
    page_on(&mut practice, &[], "2026-11-16", 20);
    assert_eq!(practice.review_due().unwrap(), Some(last));
    let told = practice.review(None).unwrap();
    assert_eq!((told.week_on, told.until_on, told.pages), (last, day("2026-11-15"), 1));
    assert_eq!((told.minutes.paid, told.minutes.given, told.budget.given), (60, 15, 15));
    practice.close_review(last, "Listen longer.", "").unwrap();
    assert_eq!((practice.review(None).unwrap().week_on, practice.review_due().unwrap()), (this, None));
    practice.undo().unwrap();
    practice.hands.set("2026-11-19T10:00:00+01:00");
    assert_eq!((practice.review(None).unwrap().week_on, practice.review_due().unwrap()), (this, None), "a Thursday");
    assert_eq!(practice.review(Some(last)).unwrap().closed_on, None);
    assert!(matches!(practice.review(Some(day("2026-11-17"))), Err(Error::Invalid { field: "week_on", .. })));
}

#[test]
fn a_review_is_left_and_taken_up_again_and_each_step_can_be_undone() {
    let mut practice = Practice::new();
    let week = day("2026-11-16");
    let state = |practice: &Practice| practice.review(Some(week)).unwrap().steps;
    assert!(state(&practice).iter().all(|(_, state)| *state == StepState::Ahead));
    assert_eq!(state(&practice).len(), 7);
    practice.each_way(|journal| journal.mark_step(week, ReviewStep::LooseEnds, StepState::Done));
    practice.each_way(|journal| journal.mark_step(week, ReviewStep::Ahead, StepState::Skipped));
    let expected = [(ReviewStep::LooseEnds, StepState::Done), (ReviewStep::Ahead, StepState::Skipped)];
    assert_eq!(state(&practice)[..2], expected);
    practice.mark_step(week, ReviewStep::Ahead, StepState::Ahead).unwrap();
    assert_eq!(state(&practice)[1], (ReviewStep::Ahead, StepState::Ahead));
}

#[test]
fn one_thing_learned_is_a_page_from_its_first_word_and_its_notes_stay_beneath() {
    let mut practice = Practice::new();
    let week = day("2026-11-16");
    assert_eq!(practice.write_learned(week, "  ").unwrap(), None);
    assert!(practice.review(Some(week)).unwrap().page.is_none() && practice.steps().0.is_none());
    let page = practice.write_learned(week, "When I stop").unwrap().unwrap();
    practice.write_learned(week, "When I stop selling the hour, they buy the year.").unwrap();
    let told = practice.review(Some(week)).unwrap();
    assert_eq!((told.page, told.learned.as_str()), (Some(page), "When I stop selling the hour, they buy the year."));
    assert_eq!(practice.reflection(page).unwrap().facts.kind, Some(ReflectionKind::Review));
    assert!(practice.today().unwrap().unfinished.is_empty(), "a review is no page that waits for its marks");

    let notes = "## Loose ends\n\n- Colour chips, to Noor\n";
    let closed = practice.close_review(week, &told.learned, notes).unwrap();
    assert_eq!(closed, Some(page));
    let expected = "When I stop selling the hour, they buy the year.\n\n## Loose ends\n\n- Colour chips, to Noor";
    assert_eq!(practice.reflection(page).unwrap().text, expected);
    assert_eq!(practice.review(Some(week)).unwrap().closed_on, Some(day("2026-11-17")));
    practice.write_learned(week, "They buy the year.").unwrap();
    practice.settle_draft(page).unwrap();
    let text = practice.reflection(page).unwrap().text;
    assert_eq!(text, "They buy the year.\n\n## Loose ends\n\n- Colour chips, to Noor");
    assert!(practice.versions(page).unwrap().len() >= 3, "earlier words are kept");

    practice.hands.set("2026-11-24T10:00:00+01:00");
    assert_eq!(practice.today().unwrap().learned.as_deref(), Some("They buy the year."));
    assert_eq!(practice.review(None).unwrap().learned_before.as_deref(), Some("They buy the year."));
    practice.delete(Kind::Reflection, RecordId(page.0)).unwrap();
    assert_eq!((practice.review(Some(week)).unwrap().page, practice.today().unwrap().learned), (None, None));
    let trashed = practice.trash().unwrap()[0].id;
    practice.put_back(trashed).unwrap();
    assert_eq!(practice.review(Some(week)).unwrap().page, Some(page), "the page is the review's again");
}

#[test]
fn a_heading_typed_into_what_was_learned_stays_there_and_doubles_nothing() {
    let mut practice = Practice::new();
    let week = day("2026-11-16");
    let learned = "## Less is more\nand ## so is this";
    for (end, _) in learned.char_indices() {
        practice.write_learned(week, &learned[..end]).unwrap();
    }
    let page = practice.close_review(week, learned, "## Loose ends\n\n- A card").unwrap().unwrap();
    practice.write_learned(week, learned).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(practice.review(Some(week)).unwrap().learned, learned);
    let text = "\\## Less is more\nand ## so is this\n\n## Loose ends\n\n- A card";
    assert_eq!(practice.reflection(page).unwrap().text, text);
    let hits = practice.search("less", 5).unwrap().0;
    let title: String = hits[0].title.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(title, "## Less is more", "lists show it as it was typed");
}

#[test]
fn a_week_is_closed_in_one_step_also_with_no_word_at_all() {
    let mut practice = Practice::new();
    let week = day("2026-11-16");
    practice.each_way(|journal| journal.close_review(week, "", "## The budget\n\n- Given: 0 min").map(drop));
    assert_eq!(practice.review(Some(week)).unwrap().learned, "");
    practice.undo().unwrap();
    assert_eq!(practice.close_review(week, " ", "").unwrap(), None);
    assert!(practice.review(Some(week)).unwrap().closed_on.is_some());
}

#[test]
fn the_steps_show_what_waits_what_rests_and_what_is_not_mine() {
    let mut practice = Practice::new();
    let week = day("2026-11-16");
    let (ana, dele) = (practice.new_client("Ana Quill"), practice.new_client("Dele Marchbank"));
    for on in ["2026-08-03", "2026-08-17", "2026-08-31", "2026-09-14", "2026-10-07"] {
        page_on(&mut practice, &[dele], on, 0);
    }
    for on in ["2026-07-01", "2026-08-20", "2026-10-21"] {
        page_on(&mut practice, &[ana], on, 0);
    }
    let late = practice.add_promise(promise(ana, "Colour chips", "2026-11-01", "2026-11-15")).unwrap();
    practice.add_promise(promise(ana, "A far one", "2026-11-01", "2026-12-24")).unwrap();
    let kept = practice.add_promise(promise(dele, "Three words", "2026-11-01", "2026-11-18")).unwrap();
    practice.keep_promise(kept, None, "").unwrap();
    practice.new_want(ana, "A name for the winter range");
    let card = practice.add_delivery(&DeliveryFields::of(ana, "A card")).unwrap();
    practice.set_delivery_state(card, DeliveryState::Offered, None, "").unwrap();
    let need = practice.new_need(ana, "Somebody to do the books");
    practice.set_need_state(need, NeedState::NotMine, "June knows somebody").unwrap();
    practice.new_gift("Patience");

    let told = practice.review(Some(week)).unwrap();
    let ends = &told.loose_ends;
    assert_eq!(ends.promises.iter().map(|one| one.id).collect::<Vec<_>>(), [late]);
    assert_eq!(ends.kept.iter().map(|one| one.id).collect::<Vec<_>>(), [kept]);
    assert_eq!((ends.deliveries[0].id, ends.deliveries[0].clients[0].0), (card, ana));
    assert_eq!(ends.unasked.len(), 1);
    let quiet: Vec<_> = told.gone_quiet.iter().map(|one| (one.name.as_str(), one.days, one.usual_days)).collect();
    assert_eq!(
        quiet,
        [("Dele Marchbank", 41, Some(14))],
        "Ana's 27 days are less than half as long again as her usual 62"
    );
    assert_eq!((told.not_mine[0].need_id, told.not_mine[0].note.as_str()), (need, "June knows somebody"));
    assert!(told.gifts_unused.is_empty(), "it was named today");
    practice.hands.set("2026-12-15T10:00:00+01:00");
    let told = practice.review(None).unwrap();
    assert_eq!((told.gifts_unused[0].name.as_str(), told.gifts_unused[0].days), ("Patience", None));
    let paused = NewClient { stage: Stage::Paused, ..practice.client(dele).unwrap().into() };
    practice.update_client(dele, paused).unwrap();
    let told = practice.review(None).unwrap();
    let dele = told.gone_quiet.iter().find(|one| one.client_id == dele).unwrap();
    assert_eq!((dele.stage, dele.stage_on), (Stage::Paused, Some(day("2026-12-15"))));
}

#[test]
fn why_one_gave_is_counted_with_the_pages_behind_it() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let need = practice.new_need_beneath(ana, "Be taken seriously", Beneath::default());
    let page = practice.new_page(&[ana], "They never listen to me, she said.");
    practice.mark(page, "never listen", Target::Need(need));
    let given = [
        ("A call", "2026-10-20", Some(Motive::ToProve)),
        ("A card", "2026-10-21", Some(Motive::ForThem)),
        ("A list", "2026-10-22", None),
    ];
    for (what, on, motive) in given {
        let mut fields = DeliveryFields { motive, ..DeliveryFields::of(ana, what) };
        fields.receivers[0].need_id = Some(need);
        let id = practice.add_delivery(&fields).unwrap();
        practice.set_delivery_state(id, DeliveryState::Given, Some(day(on)), "").unwrap();
    }
    let dropped = DeliveryFields { motive: Some(Motive::ToProve), ..DeliveryFields::of(ana, "A dropped one") };
    let dropped = practice.add_delivery(&dropped).unwrap();
    practice.set_delivery_state(dropped, DeliveryState::Dropped, None, "").unwrap();
    let told = practice.review(None).unwrap().motives;
    assert_eq!((told.for_them, told.to_prove, told.unanswered), (1, 1, 1));
    assert_eq!(told.behind.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["A card", "A call"]);
    assert_eq!(told.behind[0].pages, [(page, day("2026-11-17"))]);
    let before = practice.review(Some(day("2026-10-12"))).unwrap().motives;
    assert_eq!((before.for_them, before.behind.len()), (0, 0), "it was given later");
}

#[test]
fn what_ones_own_practice_was_to_have_and_got_is_told_by_the_week() {
    let mut practice = Practice::at("2026-10-26T10:00:00+01:00");
    let marketing = PursuitFields { name: "  Marketing ".into(), minutes_week: 60 };
    let id = practice.add_pursuit(&marketing).unwrap();
    practice.hands.set("2026-11-17T10:00:00+01:00");
    let told = |practice: &Practice| {
        let budget = practice.budget().unwrap();
        budget.pursuits.into_iter().map(|one| (one.name, one.spent, one.planned, one.short_weeks)).collect::<Vec<_>>()
    };
    assert_eq!(told(&practice), [("Marketing".to_owned(), 0, 60, 3)], "of three weeks that are over");
    practice.each_way(|journal| journal.set_pursuit_minutes(id, day("2026-11-02"), 60));
    assert_eq!(told(&practice)[0].3, 1, "only the last one since");
    practice.hands.set("2026-11-20T10:00:00+01:00");
    assert_eq!(told(&practice)[0].3, 2, "and on Friday this one as well");
    practice.set_pursuit_minutes(id, day("2026-11-16"), 90).unwrap();
    assert_eq!((told(&practice)[0].1, told(&practice)[0].3), (90, 0));
    practice.each_way(|journal| journal.update_pursuit(id, &PursuitFields { name: "Rest".into(), minutes_week: 100 }));
    assert_eq!(practice.search("rest", 9).unwrap().0[0].found.kind, Kind::Pursuit);
    practice.each_way(|journal| journal.delete(Kind::Pursuit, RecordId(id.0)).map(drop));
    assert!(told(&practice).is_empty());
    let trashed = practice.trash().unwrap()[0].id;
    practice.put_back(trashed).unwrap();
    assert_eq!(told(&practice)[0].1, 90, "its weeks came back with it");
    for (minutes, week) in [(10_081, "2026-11-16"), (10, "2026-11-17")] {
        assert!(matches!(practice.set_pursuit_minutes(id, day(week), minutes), Err(Error::Invalid { .. })));
    }
}

#[test]
fn a_caution_can_be_overruled_with_a_reason_that_is_kept() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    let line = NewClient { line_minutes: Some(30), ..practice.client(ana).unwrap().into() };
    practice.each_way(|journal| journal.update_client(ana, line));
    page_on(&mut practice, &[ana], "2026-09-01", 45);
    let told = |practice: &Practice, client| {
        let all = practice.cautions(client).unwrap();
        all.into_iter().map(|one| (one.kind, one.now, one.limit, one.until_on, one.overruled)).collect::<Vec<_>>()
    };
    let until = Some(day("2026-11-30"));
    assert_eq!(told(&practice, ana), [(CautionKind::Line, 45, 30, until, None)]);
    assert_eq!(told(&practice, june), []);
    assert!(matches!(practice.overrule(ana, CautionKind::Line, "  "), Err(Error::Invalid { field: "reason", .. })));
    practice.each_way(|journal| journal.overrule(ana, CautionKind::Line, "Her exam is on Monday").map(drop));
    assert_eq!(told(&practice, ana)[0].4.as_deref(), Some("Her exam is on Monday"));
    assert_eq!(practice.search("exam", 9).unwrap().0[0].found.kind, Kind::Overrule);
    practice.hands.set("2026-11-18T10:00:00+01:00");
    assert_eq!(told(&practice, ana)[0].4, None, "it was said for that day");
    let kept = practice.overruled(ana).unwrap();
    assert_eq!((kept.len(), kept[0].caution), (1, CautionKind::Line));
    let facts = practice.client(june).unwrap().into();
    practice.merge_clients(june, ana, facts).unwrap();
    assert_eq!(practice.overruled(june).unwrap(), [journal::waiting::Overrule { client_id: june, ..kept[0].clone() }]);
    practice.each_way(|journal| journal.delete(Kind::Overrule, RecordId(kept[0].id.0)).map(drop));
    practice.undo().unwrap();
    practice.forget_client(june, &[]).unwrap();
    assert_eq!(practice.search("exam", 9).unwrap().1, 0);
}

#[test]
fn more_than_a_client_takes_up_is_a_reason_to_wait() {
    let mut practice = Practice::new();
    let mut settings = practice.settings().unwrap();
    settings.open_deliveries = 9;
    practice.set_settings(settings).unwrap();
    let ana = practice.new_client("Ana Quill");
    let mut receivers = Vec::new();
    for on in ["2026-09-01", "2026-10-01", "2026-11-01"] {
        let id = practice.add_delivery(&DeliveryFields::of(ana, "A note")).unwrap();
        practice.set_delivery_state(id, DeliveryState::Given, Some(day(on)), "").unwrap();
        receivers.push(practice.delivery(id).unwrap().receivers[0].id);
    }
    let told = practice.cautions(ana).unwrap();
    assert_eq!((told[0].kind, told[0].now, told[0].limit), (CautionKind::Pace, 3, 2));
    assert_eq!(told[0].until_on, Some(day("2026-11-30")));
    for receiver in &receivers[..2] {
        practice.land_delivery(*receiver, &Landed { landing: Some(Landing::Liked), ..Landed::default() }).unwrap();
    }
    assert_eq!(practice.cautions(ana).unwrap(), []);
}

#[test]
fn sentences_for_a_line_are_the_trades_until_they_are_ones_own() {
    let mut practice = Practice::new();
    let mut profile = practice.profile().unwrap();
    assert_eq!(profile.sentences.beyond, "This is more than we agreed.");
    profile.sentences.within = "As agreed.".into();
    practice.set_profile(profile).unwrap();
    practice.set_trade(Trade::Therapy).unwrap();
    let told = practice.profile().unwrap().sentences;
    assert_eq!(
        (told.within.as_str(), told.once.as_str()),
        ("As agreed.", &*Profile::of(Trade::Therapy).sentences.once)
    );
    let emptied = Sentences { beyond: "  ".into(), ..told };
    let profile = Profile { sentences: emptied, ..practice.profile().unwrap() };
    practice.set_profile(profile).unwrap();
    assert_eq!(practice.profile().unwrap().sentences.beyond, Profile::of(Trade::Therapy).sentences.beyond);
}

#[test]
fn a_theme_is_named_and_renamed_for_all_of_its_answers_at_once() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let asked = |answer: &str| AskedFields { question: "Why?".into(), answer: answer.into(), ..AskedFields::default() };
    let ids = ["You are honest", "Your honesty", "The dog"].map(|answer| practice.ask(ana, &asked(answer)).unwrap());
    practice
        .keep_vectors("toy", &[("You are honest".into(), vec![1.0, 0.0]), ("Your honesty".into(), vec![0.8, 0.6])])
        .unwrap();
    let told = |practice: &Practice| {
        let found = practice.theme_figures(Some("toy")).unwrap();
        let themes = found.themes.into_iter().map(|one| (one.theme, one.named, one.answers)).collect::<Vec<_>>();
        (themes, found.alone.len())
    };
    assert_eq!(
        told(&practice),
        (vec![("Your honesty".to_owned(), false, 2)], 1),
        "no word in both that tells anything"
    );
    practice.each_way(|journal| journal.name_theme(&ids[..2], None, "Honesty"));
    assert_eq!(told(&practice), (vec![("Honesty".to_owned(), true, 2)], 1));
    practice.each_way(|journal| journal.name_theme(&ids[..2], Some("honesty"), "Plain words"));
    assert_eq!(practice.question(ids[0]).unwrap().fields.themes, ["Plain words"]);
    practice.name_theme(&ids[..2], Some("Plain words"), "").unwrap();
    assert_eq!(practice.question(ids[0]).unwrap().fields.themes, [""; 0]);
}
