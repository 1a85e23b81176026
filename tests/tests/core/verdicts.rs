//! What the user says of a suggestion, and what the suggestions rest on.

use journal::clients::NewClient;
use journal::gifts::GiftFields;
use journal::ids::{ClientId, GiftId, NeedId};
use journal::ladder::{Beneath, NeedFields};
use journal::marks::Target;
use journal::words::{Answer, Confidence, GiftState, NeedState, Stage};
use journal::{Error, Journal};
use stories::{Practice, dump, read_everything, toy_vector};

const MODEL: &str = "toy";

fn begun() -> (Practice, ClientId, NeedId, GiftId) {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let want = practice.new_want(client, "More reach");
    let need = practice.new_need_beneath(client, "To be heard", Beneath { wants: vec![want], needs: vec![] });
    let page = practice.new_page(&[client], "Nobody hears me, she said.");
    practice.mark(page, "Nobody hears me", Target::Need(need));
    let gift = practice.new_gift("Listening");
    read_everything(&mut practice, MODEL);
    (practice, client, need, gift)
}

/// All that the ranking may know, as text.
fn known(journal: &Journal) -> String {
    format!("{:?}", journal.evidence(Some(MODEL)).unwrap())
}

#[test]
fn taking_a_suggestion_serves_the_need_and_undo_asks_again() {
    let (mut practice, client, need, gift) = begun();
    practice.hands.pass_days(2);
    let (before, facts) = (dump(&practice), known(&practice));
    practice.give_verdict(need, gift, Answer::Take, "now").unwrap();
    let served = practice.need(need).unwrap();
    assert_eq!((served.state, served.state_on), (NeedState::BeingServed, practice.hands.now().date_naive()));
    assert!(practice.evidence(Some(MODEL)).unwrap().needs.is_empty());
    let taken = practice.gift(gift).unwrap();
    assert_eq!((taken.taken, taken.clients), (1, 1));
    assert_eq!(practice.list_clients().unwrap()[0].top_need.as_ref().unwrap().state, NeedState::BeingServed);
    practice.undo().unwrap();
    assert_eq!((dump(&practice), known(&practice)), (before, facts));
    assert_eq!(practice.ladder(client).unwrap().needs[0].state, NeedState::Open);
}

#[test]
fn not_a_need_makes_it_a_hunch_until_the_evidence_is_followed_again() {
    let (mut practice, _, need, gift) = begun();
    let (before, facts) = (dump(&practice), known(&practice));
    practice.give_verdict(need, gift, Answer::NotANeed, "").unwrap();
    assert_eq!(practice.need(need).unwrap().confidence, Confidence::Hunch);
    assert_eq!(practice.evidence(None).unwrap().verdicts.len(), 1);
    practice.set_confidence(need, None).unwrap();
    assert_eq!(practice.evidence(None).unwrap().verdicts.len(), 0);
    practice.undo().unwrap();
    assert_eq!(practice.evidence(None).unwrap().verdicts.len(), 1);
    practice.undo().unwrap();
    assert_eq!((dump(&practice), known(&practice)), (before, facts));
}

#[test]
fn the_other_answers_change_nothing_but_the_ranking() {
    for answer in [Answer::NotNow, Answer::NotThisGift] {
        let (mut practice, _, need, gift) = begun();
        let facts = known(&practice);
        let before = practice.need(need).unwrap();
        practice.give_verdict(need, gift, answer, "not her").unwrap();
        assert_eq!(practice.need(need).unwrap(), before);
        let evidence = practice.evidence(Some(MODEL)).unwrap();
        assert_eq!((evidence.verdicts[0].answer, evidence.verdicts[0].given_on), (answer, evidence.today));
        practice.undo().unwrap();
        assert_eq!(known(&practice), facts);
    }
}

#[test]
fn the_last_answer_counts_even_if_the_clock_was_set_back() {
    let (mut practice, _, need, gift) = begun();
    practice.give_verdict(need, gift, Answer::NotANeed, "").unwrap();
    practice.hands.set("2016-11-17T10:00:00+01:00");
    practice.give_verdict(need, gift, Answer::NotNow, "").unwrap();
    let answers = |practice: &Practice| -> Vec<Answer> {
        practice.evidence(None).unwrap().verdicts.iter().map(|verdict| verdict.answer).collect()
    };
    assert_eq!(answers(&practice), [Answer::NotANeed, Answer::NotNow]);
    practice.undo().unwrap();
    practice.undo().unwrap();
    practice.redo().unwrap();
    practice.redo().unwrap();
    assert_eq!(answers(&practice), [Answer::NotANeed, Answer::NotNow]);
}

#[test]
fn parted_clients_retired_gifts_and_needs_let_go_are_left_in_peace() {
    let (mut practice, client, need, gift) = begun();
    let counts = |practice: &Practice| {
        let evidence = practice.evidence(None).unwrap();
        (evidence.needs.len(), evidence.gifts.len())
    };
    assert_eq!(counts(&practice), (1, 1));
    for stage in Stage::ALL {
        practice.update_client(client, NewClient { stage: *stage, ..NewClient::named("Ana Quill") }).unwrap();
        assert_eq!(counts(&practice).0, usize::from(*stage != Stage::Parted), "{stage:?}");
    }
    assert_eq!(practice.today().unwrap().unasked, []);
    practice.update_client(client, NewClient::named("Ana Quill")).unwrap();
    for state in NeedState::ALL {
        practice.update_need(need, &NeedFields { text: "To be heard".into(), state: *state }).unwrap();
        assert_eq!(counts(&practice).0, usize::from(*state == NeedState::Open), "{state:?}");
    }
    for state in GiftState::ALL {
        practice.update_gift(gift, &GiftFields { state: *state, ..GiftFields::named("Listening") }, "").unwrap();
        let lives = matches!(state, GiftState::Living | GiftState::Emerging);
        assert_eq!(counts(&practice).1, usize::from(lives), "{state:?}");
    }
}

#[test]
fn a_verdict_on_what_is_not_there_changes_nothing() {
    let (mut practice, _, need, gift) = begun();
    let before = dump(&practice);
    let missing = practice.give_verdict(NeedId(gift.0), gift, Answer::Take, "").unwrap_err();
    assert!(matches!(missing, Error::NotFound { what: "need" }));
    let missing = practice.give_verdict(need, GiftId(need.0), Answer::Take, "").unwrap_err();
    assert!(matches!(missing, Error::NotFound { what: "gift" }));
    assert_eq!(dump(&practice), before);
}

#[test]
fn vectors_are_made_once_for_each_text_and_follow_its_changes() {
    let (mut practice, _, need, _) = begun();
    assert_eq!(read_everything(&mut practice, MODEL), 0);
    let fact = practice.evidence(Some(MODEL)).unwrap().needs.remove(0);
    assert_eq!(fact.vector.as_deref(), Some(&toy_vector("To be heard")[..]));
    assert_eq!(fact.want_vector.as_ref().map(|vector| vector.len()), Some(toy_vector("").len()));
    assert!(practice.evidence(None).unwrap().needs[0].vector.is_none());
    assert!(practice.evidence(Some("another")).unwrap().needs[0].vector.is_none());
    practice.update_need(need, &NeedFields { text: "To be seen".into(), state: NeedState::Open }).unwrap();
    assert_eq!(practice.texts_without_vector(MODEL, 9).unwrap(), ["To be seen"]);
    practice.undo().unwrap();
    assert_eq!(practice.texts_without_vector(MODEL, 9).unwrap(), Vec::<String>::new());
}

#[test]
fn a_gift_remembers_how_it_came_to_be_what_it_is() {
    let (mut practice, _, _, gift) = begun();
    practice.hands.pass_days(40);
    practice.update_gift(gift, &GiftFields { mastery: 5, ..GiftFields::named("Hearing") }, "a year of it").unwrap();
    practice.update_gift(gift, &GiftFields { mastery: 5, ..GiftFields::named("Hearing") }, "").unwrap();
    let known = practice.gift(gift).unwrap();
    assert_eq!(
        known.revisions.iter().map(|old| old.fields.name.as_str()).collect::<Vec<_>>(),
        ["Listening", "Hearing"]
    );
    assert_eq!((known.revisions[1].note.as_str(), known.fields.mastery), ("a year of it", 5));
    assert_eq!((known.revisions[1].on - known.revisions[0].on).num_days(), 40);
}
