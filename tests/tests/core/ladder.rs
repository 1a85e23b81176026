//! The ladder, and how sure one may be of what lies beneath.

use journal::Error;
use journal::ids::{ClientId, NeedId, ReflectionId};
use journal::ladder::{Beneath, NewNeed};
use journal::marks::Target;
use journal::words::Confidence;
use stories::{Practice, dump};

fn beneath(needs: &[NeedId]) -> Beneath {
    Beneath { wants: vec![], needs: needs.to_vec() }
}

#[test]
fn needs_lie_beneath_needs_to_any_depth() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let want = practice.new_want(client, "More reach");
    let mut lowest = practice.new_need_beneath(client, "Level 0", Beneath { wants: vec![want], needs: vec![] });
    for level in 1..60 {
        lowest = practice.new_need_beneath(client, &format!("Level {level}"), beneath(&[lowest]));
    }
    let ladder = practice.ladder(client).unwrap();
    let mut rung = ladder.beneath_want(want).next().unwrap().id;
    let mut depth = 1;
    while let Some(next) = ladder.beneath_need(rung).next() {
        (rung, depth) = (next.id, depth + 1);
    }
    assert_eq!((rung, depth), (lowest, 60));
    let evidence = practice.evidence(None).unwrap();
    let deepest = evidence.needs.iter().find(|need| need.id == lowest).unwrap();
    assert_eq!(deepest.wants, ["More reach"], "the want is seen through the whole ladder");
}

#[test]
fn one_need_lies_beneath_two_wants_and_a_need_at_once() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let (reach, money) = (practice.new_want(client, "Reach"), practice.new_want(client, "Money"));
    let upper = practice.new_need_beneath(client, "To be seen", Beneath { wants: vec![reach], needs: vec![] });
    let both = Beneath { wants: vec![reach, money, reach], needs: vec![upper] };
    let need = practice.new_need_beneath(client, "To matter", both);
    let ladder = practice.ladder(client).unwrap();
    assert!(ladder.beneath_want(reach).any(|found| found.id == need));
    assert!(ladder.beneath_want(money).any(|found| found.id == need));
    assert!(ladder.beneath_need(upper).any(|found| found.id == need));
    assert_eq!(practice.need(need).unwrap().beneath.wants.len(), 2);
    assert_eq!(practice.today().unwrap().unasked, []);
    practice.place_need(need, &Beneath::default()).unwrap();
    let ladder = practice.ladder(client).unwrap();
    assert_eq!(ladder.afloat().map(|found| found.id).collect::<Vec<_>>(), [need]);
    assert_eq!(practice.today().unwrap().unasked[0].want_id, money);
}

#[test]
fn circles_are_refused_in_words_and_nothing_moves() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let top = practice.new_need(client, "Top");
    let middle = practice.new_need_beneath(client, "Middle", beneath(&[top]));
    let bottom = practice.new_need_beneath(client, "Bottom", beneath(&[middle]));
    let (before, state) = (dump(&practice), practice.steps());
    for (need, upper) in [(top, bottom), (top, middle), (top, top), (middle, bottom)] {
        let error = practice.place_need(need, &beneath(&[upper])).unwrap_err();
        assert_eq!((error.field(), error.to_string().contains("Nothing was moved")), (Some("beneath"), true));
        assert_eq!((dump(&practice), practice.steps()), (before.clone(), state.clone()));
    }
}

#[test]
fn another_clients_rungs_are_refused() {
    let mut practice = Practice::new();
    let (ana, bo) = (practice.new_client("Ana Quill"), practice.new_client("Bo Tern"));
    let (want, need) = (practice.new_want(bo, "Sleep"), practice.new_need(bo, "Rest"));
    let own = practice.new_need(ana, "To matter");
    let before = dump(&practice);
    for beneath in [Beneath { wants: vec![want], needs: vec![] }, Beneath { wants: vec![], needs: vec![need] }] {
        assert_eq!(practice.place_need(own, &beneath).unwrap_err().field(), Some("beneath"));
        let new = NewNeed { client_id: ana, text: "New".into(), beneath };
        assert_eq!(practice.add_need(new).unwrap_err().field(), Some("beneath"));
    }
    assert_eq!(dump(&practice), before);
}

#[test]
fn what_is_not_there_is_not_found() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let need = practice.new_need(client, "Rest");
    practice.undo().unwrap();
    let found = |result: Result<(), Error>| matches!(result, Err(Error::NotFound { what: "need" }));
    assert!(found(practice.place_need(need, &Beneath::default())));
    assert!(found(practice.set_confidence(need, None)));
    assert!(found(
        practice.add_need(NewNeed { client_id: client, text: "x".into(), beneath: beneath(&[need]) }).map(drop)
    ));
    assert!(matches!(practice.want(journal::ids::WantId(need.0)), Err(Error::NotFound { what: "want" })));
    assert_eq!(practice.ladder(ClientId(need.0)).unwrap(), Default::default());
}

fn quoted(practice: &mut Practice, client: ClientId, need: NeedId) -> ReflectionId {
    let page = practice.new_page(&[client], "She said she was tired of proving herself.");
    practice.mark(page, "tired of proving herself", Target::Need(need));
    page
}

#[test]
fn a_need_is_as_sure_as_its_evidence() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let need = practice.new_need(client, "To be taken seriously");
    let confidence = |practice: &Practice| practice.need(need).unwrap().confidence;
    assert_eq!(confidence(&practice), Confidence::Hunch);
    for _ in 0..3 {
        quoted(&mut practice, client, need);
        assert_eq!(confidence(&practice), Confidence::Likely, "one day is one day, however many quotes");
    }
    practice.hands.pass_days(1);
    quoted(&mut practice, client, need);
    assert_eq!(confidence(&practice), Confidence::Likely);
    practice.hands.pass_days(1);
    let page = quoted(&mut practice, client, need);
    assert_eq!(confidence(&practice), Confidence::Confirmed);
    assert_eq!(practice.evidence(None).unwrap().needs[0].quotes, 5);

    practice.set_confidence(need, Some(Confidence::Hunch)).unwrap();
    let overruled = practice.need(need).unwrap();
    assert_eq!((overruled.confidence, overruled.overruled), (Confidence::Hunch, true));
    practice.set_confidence(need, None).unwrap();
    assert_eq!(confidence(&practice), Confidence::Confirmed);

    practice.save_draft(page, "Nothing of the kind.", &[]).unwrap();
    practice.settle_draft(page).unwrap();
    assert_eq!(confidence(&practice), Confidence::Likely, "a quote whose words were cut no longer counts");
    let quotes = practice.need(need).unwrap().quotes;
    assert_eq!((quotes.len(), quotes.iter().filter(|quote| quote.orphaned).count()), (5, 1));
}

#[test]
fn quotes_name_whom_their_page_is_about_in_its_order() {
    let mut practice = Practice::new();
    let (bo, ana) = (practice.new_client("Bo Tern"), practice.new_client("Ana Quill"));
    let need = practice.new_need(bo, "Rest");
    let page = practice.new_page(&[ana, bo], "Both were tired.");
    practice.mark(page, "tired", Target::Need(need));
    let gift = practice.new_gift("Patience");
    practice.mark(page, "Both", Target::Gift(gift));
    assert_eq!(practice.need(need).unwrap().quotes[0].client_names, ["Ana Quill", "Bo Tern"]);
    assert_eq!(practice.gift(gift).unwrap().quotes[0].quote, "Both");
    assert_eq!(practice.ladder(ana).unwrap(), Default::default());
}
