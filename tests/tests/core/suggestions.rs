//! The kinds of suggestion beside a gift for a need: echoes, gatherings, emerging gifts, acknowledgements, cautions; and
//! what the user makes of them.

use journal::aside::About;
use journal::calendar::SpecialDay;
use journal::clients::NewClient;
use journal::deliveries::{DeliveryFields, Landed};
use journal::gifts::GiftFields;
use journal::guard::Caution;
use journal::ideas::IdeaFields;
use journal::ids::{ClientId, NeedId, RecordId, ReflectionId, WantId};
use journal::ladder::Beneath;
use journal::occasions::OccasionFields;
use journal::promises::NewPromise;
use journal::reflections::Facts;
use journal::settings::Settings;
use journal::suggest::{Candidate, Gathering, Neutral, Pair, Reason, ReasonKind, echoes, emerging, gatherings, rank};
use journal::words::{Answer, CautionKind, Credit, GiftState, Kind, Landing, Stage, Suggested, Warmth};
use stories::{Practice, dump, read_everything};

const MODEL: &str = "toy";

fn neutral() -> Neutral {
    Neutral::of(&[0.0; 32], &[0.0; 32])
}

/// Two clients with like needs, and a third with another.
fn like_needs() -> (Practice, [NeedId; 3]) {
    let mut practice = Practice::new();
    let ids = [
        ("Ana Quill", "hold her ground in talks"),
        ("June Pellow", "hold her ground in talks now"),
        ("Noor Haddow", "sleep"),
    ];
    let needs = ids.map(|(client, need)| {
        let client = practice.new_client(client);
        practice.new_need(client, need)
    });
    practice.new_gift("Rehearsing talks to hold her ground");
    read_everything(&mut practice, MODEL);
    (practice, needs)
}

fn gathered(practice: &Practice) -> Vec<Gathering> {
    let evidence = practice.evidence(Some(MODEL)).unwrap();
    let aside = practice.aside().unwrap();
    let mut found = gatherings(&evidence, &rank(&evidence, &neutral()));
    found.retain(|gathering| aside.leaves_gathering(gathering));
    found
}

#[test]
fn a_gathering_is_taken_up_as_one_thing_for_all_and_undo_takes_it_back() {
    let (mut practice, needs) = like_needs();
    let found = gathered(&practice);
    assert_eq!(found.len(), 1);
    assert_eq!(
        {
            let mut all = found[0].needs.clone();
            all.sort();
            all
        },
        {
            let mut two = needs[..2].to_vec();
            two.sort();
            two
        }
    );
    let before = dump(&practice);
    let form = practice.forms().unwrap()[0].id;
    let delivery = practice.take_gathering("One call", &found[0].needs, found[0].gift, Some(form)).unwrap();
    let delivery = practice.delivery(delivery).unwrap();
    assert_eq!((delivery.receivers.len(), &delivery.what[..]), (2, "One call"));
    assert_eq!(gathered(&practice), [], "their needs are being served");
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    assert!(practice.take_gathering("Nothing", &[], None, None).is_err());
}

#[test]
fn a_gathering_set_aside_comes_back_after_two_weeks_or_by_undo() {
    let (mut practice, needs) = like_needs();
    let about: Vec<About> = needs[..2].iter().copied().map(About::Need).collect();
    practice.set_suggestion_aside(Suggested::Gathering, &about, false).unwrap();
    assert_eq!(gathered(&practice), []);
    practice.undo().unwrap();
    assert_eq!(gathered(&practice).len(), 1);
    practice.redo().unwrap();
    practice.hands.pass_days(13);
    assert_eq!(gathered(&practice), []);
    practice.hands.pass_days(1);
    assert_eq!(gathered(&practice).len(), 1);
    assert!(practice.set_suggestion_aside(Suggested::Gathering, &[], false).is_err());
}

#[test]
fn what_was_set_aside_goes_and_comes_with_what_it_speaks_of() {
    let (mut practice, needs) = like_needs();
    let about: Vec<About> = needs[..2].iter().copied().map(About::Need).collect();
    practice.set_suggestion_aside(Suggested::Gathering, &about, true).unwrap();
    let whole = dump(&practice);
    let trash = practice.delete(Kind::Need, RecordId(needs[0].0)).unwrap();
    practice.put_back(trash).unwrap();
    assert_eq!(dump(&practice), whole);
    let ana = practice.client_named("Ana Quill").unwrap();
    practice.forget_client(ana, &[]).unwrap();
    let export = serde_json::to_value(practice.export().unwrap()).unwrap();
    assert_eq!(export["set_aside"].as_array().unwrap().len(), 1);
    assert_eq!(export["set_aside"][0]["about_id"], needs[1].to_string());
}

/// A page that felt like play and from which somebody left moved, at some day of November.
fn playful_page(practice: &mut Practice, client: ClientId, day: u32, text: &str) -> ReflectionId {
    let happened_at = format!("2026-11-{day:02}T10:00:00+01:00").parse().unwrap();
    let facts = Facts {
        client_ids: vec![client],
        happened_at: Some(happened_at),
        felt: Some(2),
        warmth: Some(Warmth::Love),
        ..Facts::default()
    };
    practice.start_reflection(text, &facts).unwrap()
}

fn candidates(practice: &Practice) -> Vec<Candidate> {
    let (passages, known) = practice.passages_like_play(Some(MODEL)).unwrap();
    let aside = practice.aside().unwrap();
    emerging(&passages, &known).into_iter().filter(|candidate| aside.leaves_emerging(candidate)).collect()
}

#[test]
fn whatever_brings_a_passage_brings_it_to_be_read() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let facts = Facts { client_ids: vec![ana], ..Facts::default() };
    let page = practice.start_reflection("I drew a map of her ways out.", &facts).unwrap();
    read_everything(&mut practice, MODEL);
    let unread = |practice: &Practice| practice.texts_without_vector(MODEL, 9).unwrap();
    assert_eq!(unread(&practice), Vec::<String>::new());

    let facts = Facts { felt: Some(2), ..facts };
    practice.set_facts(page, &facts).unwrap();
    assert_eq!(unread(&practice), Vec::<String>::new(), "nobody left warm");
    practice.set_facts(page, &Facts { warmth: Some(Warmth::Love), ..facts }).unwrap();
    assert_eq!(unread(&practice), ["I drew a map of her ways out."]);
    assert_eq!(unread(&practice), ["I drew a map of her ways out."], "it was asked for, and not read");
    read_everything(&mut practice, MODEL);

    practice.save_draft(page, "I drew a map of her ways in.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(unread(&practice), ["I drew a map of her ways in."]);
    practice.undo().unwrap();
    assert_eq!(unread(&practice), Vec::<String>::new());
}

#[test]
fn a_gift_that_emerges_is_named_with_its_passages_in_one_step() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    practice.new_gift("Counting money without fear");
    let pages = [
        playful_page(&mut practice, ana, 2, "Rain all day. I drew a map of her three ways out."),
        playful_page(&mut practice, ana, 9, "I drew a map of all his ways home. He paid late."),
        playful_page(&mut practice, ana, 16, "Slow start. I drew a map of their ways in."),
    ];
    let dull = Facts { client_ids: vec![ana], felt: Some(-1), warmth: Some(Warmth::Love), ..Facts::default() };
    practice.start_reflection("I drew a map of her many ways again.", &dull).unwrap();
    read_everything(&mut practice, MODEL);
    let found = candidates(&practice);
    assert_eq!(found.len(), 1);
    let places: Vec<_> = found[0].passages.iter().map(|passage| (passage.reflection_id, passage.span)).collect();
    assert_eq!(places.len(), 3);
    for (page, span) in &places {
        let text = practice.reflection(*page).unwrap().text;
        let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
        assert!(words.starts_with("I drew a map"), "{words}");
    }
    let before = dump(&practice);
    let fields = GiftFields { state: GiftState::Emerging, ..GiftFields::named("Drawing the ways out") };
    let (gift, marks) = practice.adopt_gift(&fields, &places).unwrap();
    assert_eq!((practice.gift(gift).unwrap().quotes.len(), marks.len()), (3, 3));
    assert_eq!(candidates(&practice).len(), 0, "what is marked has its name");
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    let about: Vec<About> = pages.into_iter().map(About::Page).collect();
    practice.set_suggestion_aside(Suggested::Emerging, &about, true).unwrap();
    practice.hands.pass_days(60);
    assert_eq!(candidates(&practice).len(), 0);
}

#[test]
fn an_echo_tells_what_lay_beneath_the_same_want_and_how_it_ended() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    let want = practice.new_want(june, "more money in spring");
    let need = practice.new_need_beneath(june, "to be seen", Beneath { wants: vec![want], needs: vec![] });
    let gift = practice.new_gift("Seeing");
    let given = practice.give_verdict(need, gift, Answer::Take, "").unwrap().delivery_id.unwrap();
    let receiver = practice.delivery(given).unwrap().receivers[0].id;
    practice.land_delivery(receiver, &Landed { landing: Some(Landing::Loved), on: None, note: String::new() }).unwrap();
    let own = practice.new_want(ana, "more money in spring please");
    read_everything(&mut practice, MODEL);
    for model in [Some(MODEL), None] {
        let wants = practice.wants_with_needs(model).unwrap();
        let of = |id: WantId| wants.iter().find(|want| want.id == id).unwrap();
        let found = echoes(of(own), &wants);
        assert_eq!(found.len(), 1, "{model:?}");
        assert_eq!(found[0].want.needs[0].text, "to be seen");
        assert_eq!(found[0].want.needs[0].landings, [Landing::Loved]);
        assert_eq!(echoes(of(want), &wants).len(), 0, "nothing lies beneath the other yet");
    }
}

/// Every pair that is shown, with its reasons.
fn ranked(practice: &Practice) -> Vec<(Pair, Vec<Reason>)> {
    let (evidence, neutral) = (practice.evidence(Some(MODEL)).unwrap(), neutral());
    let ranking = rank(&evidence, &neutral);
    ranking.threads().map(|pair| (*pair, ranking.reasons(pair))).collect()
}

#[test]
fn what_landed_before_is_told_of_a_gift_and_a_verdict_taken_back_leaves_the_list_as_it_was() {
    let (mut practice, needs) = like_needs();
    let gift = practice.gifts().unwrap()[0].id;
    let given = practice.give_verdict(needs[0], gift, Answer::Take, "").unwrap().delivery_id.unwrap();
    let receiver = practice.delivery(given).unwrap().receivers[0].id;
    practice.land_delivery(receiver, &Landed { landing: Some(Landing::Liked), on: None, note: String::new() }).unwrap();
    read_everything(&mut practice, MODEL);
    let list = ranked(&practice);
    let (_, reasons) = list.iter().find(|(pair, _)| pair.need_id == needs[1]).unwrap();
    let record = reasons.iter().find(|reason| reason.kind == ReasonKind::Record).unwrap();
    assert_eq!(record.fact.before.as_ref().unwrap().delivery_id, given);

    let verdict = practice.give_verdict(needs[1], gift, Answer::NotThisGift, "no").unwrap().verdict_id;
    assert_eq!(ranked(&practice).iter().filter(|(pair, _)| pair.need_id == needs[1]).count(), 0);
    practice.take_back_verdict(verdict).unwrap();
    assert_eq!(ranked(&practice), list);
    practice.undo().unwrap();
    assert_eq!(ranked(&practice).iter().filter(|(pair, _)| pair.need_id == needs[1]).count(), 0);
    practice.undo().unwrap();
    assert_eq!(ranked(&practice), list);

    let verdict = practice.give_verdict(needs[1], gift, Answer::NotANeed, "").unwrap().verdict_id;
    practice.take_back_verdict(verdict).unwrap();
    assert_eq!(ranked(&practice), list);
    assert!(practice.take_back_verdict(verdict).is_err());
}

#[test]
fn verdicts_teach_only_where_the_user_lets_them() {
    let (mut practice, needs) = like_needs();
    let gift = practice.gifts().unwrap()[0].id;
    practice.give_verdict(needs[0], gift, Answer::NotThisGift, "").unwrap();
    assert_eq!(practice.evidence(Some(MODEL)).unwrap().lessons.len(), 1);
    practice.set_settings(Settings { verdicts_teach: false, ..Settings::default() }).unwrap();
    assert_eq!(practice.evidence(Some(MODEL)).unwrap().lessons.len(), 0);
    assert_eq!(practice.evidence(Some(MODEL)).unwrap().verdicts.len(), 1, "what was refused stays refused");
}

#[test]
fn special_days_and_credit_owed_ask_for_a_small_gesture_until_set_aside_or_given() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let day = SpecialDay { month: 11, day: Some(20), year: None, yearly: true };
    let occasion = practice.add_occasion(ana, &OccasionFields { what: "The shop opens".into(), day }).unwrap();
    let idea = practice.add_idea(ana, &IdeaFields::given("A letter instead of a call")).unwrap();
    let told = practice.acknowledge().unwrap();
    assert_eq!((told.days.len(), told.credit.len()), (1, 1));
    practice.set_suggestion_aside(Suggested::Acknowledge, &[About::Occasion(occasion)], false).unwrap();
    assert_eq!(practice.acknowledge().unwrap().days.len(), 0);
    practice.update_idea(idea, &IdeaFields { credit: Credit::Given, ..IdeaFields::given("A letter") }).unwrap();
    assert_eq!(practice.acknowledge().unwrap().credit.len(), 0);
    practice.undo().unwrap();
    practice.undo().unwrap();
    practice.update_client(ana, NewClient { stage: Stage::Parted, ..NewClient::named("Ana Quill") }).unwrap();
    let told = practice.acknowledge().unwrap();
    assert_eq!((told.days.len(), told.credit.len()), (0, 0), "those who parted are left in peace");
}

fn told(cautions: &[Caution]) -> Vec<(CautionKind, u32, u32)> {
    cautions.iter().map(|caution| (caution.kind, caution.now, caution.limit)).collect()
}

#[test]
fn the_guard_counts_what_is_open_and_what_the_week_was_given() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    assert_eq!(practice.cautions(ana).unwrap(), []);
    let delivery = practice.add_delivery(&DeliveryFields::of(ana, "A card")).unwrap();
    assert_eq!(told(&practice.cautions(ana).unwrap()), [(CautionKind::OpenDeliveries, 1, 1)]);
    let receiver = practice.delivery(delivery).unwrap().receivers[0].id;
    practice.land_delivery(receiver, &Landed { landing: Some(Landing::Liked), on: None, note: String::new() }).unwrap();
    assert_eq!(practice.cautions(ana).unwrap(), []);
    for promise in ["one", "two", "three"] {
        practice.add_promise(NewPromise::mine(ana, promise)).unwrap();
    }
    let facts = Facts { client_ids: vec![ana], given_minutes: Some(130), ..Facts::default() };
    practice.start_reflection("A long call.", &facts).unwrap();
    let all = [(CautionKind::OpenPromises, 3, 3), (CautionKind::WeekIsGiven, 130, 120)];
    assert_eq!(told(&practice.cautions(ana).unwrap()), all);
    let wide = Settings { open_promises: 9, giving_minutes_week: 600, ..Settings::default() };
    practice.set_settings(wide).unwrap();
    assert_eq!(practice.cautions(ana).unwrap(), []);
    assert!(practice.set_settings(Settings { open_deliveries: 0, ..Settings::default() }).is_err());
}

#[test]
fn merging_two_clients_carries_over_what_was_set_aside() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    practice.set_suggestion_aside(Suggested::Acknowledge, &[About::Years(june)], true).unwrap();
    let facts = practice.merge_preview(ana, june).unwrap().proposed;
    practice.merge_clients(ana, june, facts).unwrap();
    let export = serde_json::to_value(practice.export().unwrap()).unwrap();
    assert_eq!(export["set_aside"][0]["about_id"], ana.to_string());
}

#[test]
fn evidence_is_read_once_and_vectors_of_what_is_gone_go() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let need = practice.new_need(ana, "to be heard");
    let page = practice.new_page(&[ana], "Nobody hears me, she said.");
    practice.mark(page, "Nobody hears me", journal::marks::Target::Need(need));
    assert_eq!(read_everything(&mut practice, MODEL), 2, "the need and what was said of it");
    assert_eq!(read_everything(&mut practice, MODEL), 0);
    assert_eq!(read_everything(&mut practice, "another"), 2, "another model reads anew");
    let fact = practice.evidence(Some(MODEL)).unwrap().needs.remove(0);
    assert!(fact.vector.is_some() && fact.said_vector.is_some());
    assert_eq!(fact.said.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["Nobody hears me"]);
    practice.forget_client(ana, &[]).unwrap();
    assert_eq!(practice.evidence(Some(MODEL)).unwrap().needs.len(), 0);
    let other = practice.new_client("June Pellow");
    practice.new_need(other, "to be heard");
    assert_eq!(read_everything(&mut practice, MODEL), 1, "its vector was forgotten with it");
}
