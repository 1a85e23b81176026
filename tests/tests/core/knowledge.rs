//! What is known of clients beside the ladder: warmth, signs, answers, ideas.

use journal::Error;
use journal::asked_why::AskedFields;
use journal::ideas::IdeaFields;
use journal::reflections::Facts;
use journal::signs::SignFields;
use journal::warmth::{ReadingFields, ReadingSource};
use journal::words::{Confidence, Credit, SignKind, Warmth};
use stories::{Practice, dump};

fn answered(question: &str, answer: &str) -> AskedFields {
    AskedFields { question: question.into(), answer: answer.into(), ..AskedFields::default() }
}

#[test]
fn readings_on_pages_and_apart_are_one_line_in_the_order_of_their_days() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let facts = Facts { client_ids: vec![client], warmth: Some(Warmth::Love), ..Facts::default() };
    practice.start_reflection("She beamed.", &facts).unwrap();
    let on = |day: &str| Some(day.parse().unwrap());
    let cold = ReadingFields { warmth: Warmth::Cold, rests_on: " No  reply for weeks ".into(), on: on("2026-06-01") };
    practice.add_reading(client, &cold).unwrap();
    let told: Vec<(String, Warmth, String)> = practice
        .warmth(client)
        .unwrap()
        .into_iter()
        .map(|reading| (reading.on.to_string(), reading.warmth, reading.rests_on))
        .collect();
    let expected = [
        ("2026-06-01".to_owned(), Warmth::Cold, "No reply for weeks".to_owned()),
        ("2026-11-17".to_owned(), Warmth::Love, String::new()),
    ];
    assert_eq!(told, expected);
    let latest = ReadingFields { warmth: Warmth::Like, rests_on: String::new(), on: on("2026-11-18") };
    practice.add_reading(client, &latest).unwrap();
    assert_eq!(practice.list_clients().unwrap()[0].warmth, Some(Warmth::Like), "the latest of both");
    let ReadingSource::Apart(id) = practice.warmth(client).unwrap()[2].source else { panic!("not apart") };
    practice.each_way(|journal| {
        journal.update_reading(id, &ReadingFields { warmth: Warmth::Love, rests_on: "A card".into(), on: None })
    });
    assert_eq!(practice.warmth(client).unwrap()[2].on.to_string(), "2026-11-18", "without a day it stays");
}

#[test]
fn a_recommendation_says_to_whom() {
    let mut practice = Practice::new();
    let (ana, noor) = (practice.new_client("Ana Quill"), practice.new_client("Noor Haddow"));
    let sign = SignFields { kind: SignKind::Recommended, about: Some(noor), note: "At the fair".into(), seen_on: None };
    let mut made = None;
    practice.each_way(|journal| {
        made = Some(journal.add_sign(ana, &sign)?);
        Ok(())
    });
    assert_eq!(practice.signs(ana).unwrap()[0].about_name.as_deref(), Some("Noor Haddow"));
    assert_eq!(practice.signs(noor).unwrap(), []);
    let themselves = SignFields { about: Some(ana), ..sign.clone() };
    assert_eq!(practice.add_sign(ana, &themselves).unwrap_err().field(), Some("about"));
    practice.each_way(|journal| {
        let fields = SignFields { kind: SignKind::Forgave, about: None, ..sign };
        journal.update_sign(made.unwrap(), &fields)
    });
}

#[test]
fn an_answer_that_confirms_a_need_makes_it_sure_and_the_user_may_still_overrule() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let need = practice.new_need(client, "To be heard");
    let asked = AskedFields { need: Some(need), ..answered("What would change?", "") };
    let id = practice.ask(client, &asked).unwrap();
    assert_eq!(practice.need(need).unwrap().confidence, Confidence::Hunch, "a question alone is no evidence");
    let refused = practice.update_asked(id, &AskedFields { confirms: true, ..asked.clone() }).unwrap_err();
    assert_eq!(refused.field(), Some("confirms"));
    let confirmed = AskedFields { answer: "Everything.".into(), confirms: true, ..asked };
    practice.each_way(|journal| journal.update_asked(id, &confirmed));
    let sure = practice.need(need).unwrap();
    assert_eq!((sure.confidence, sure.overruled, sure.asked.len()), (Confidence::Confirmed, false, 1));
    practice.set_confidence(need, Some(Confidence::Hunch)).unwrap();
    let overruled = practice.need(need).unwrap();
    assert_eq!((overruled.confidence, overruled.by_evidence), (Confidence::Hunch, Confidence::Confirmed));
    assert!(overruled.overruled);
    practice.set_confidence(need, None).unwrap();
    practice.update_asked(id, &AskedFields { answer: String::new(), confirms: false, ..confirmed }).unwrap();
    assert_eq!(practice.need(need).unwrap().confidence, Confidence::Hunch, "the evidence is gone");
    assert_eq!(practice.question(id).unwrap().fields.answered_on, None);
}

#[test]
fn another_clients_need_is_refused() {
    let mut practice = Practice::new();
    let (ana, noor) = (practice.new_client("Ana Quill"), practice.new_client("Noor Haddow"));
    let need = practice.new_need(noor, "To rest");
    let before = dump(&practice);
    let asked = AskedFields { need: Some(need), ..answered("Why?", "Because.") };
    assert_eq!(practice.ask(ana, &asked).unwrap_err().field(), Some("need"));
    assert!(matches!(practice.ask(ana, &answered("  ", "")), Err(Error::Invalid { .. })));
    assert_eq!(dump(&practice), before);
}

#[test]
fn themes_gather_answers_across_clients() {
    let mut practice = Practice::new();
    let (ana, noor) = (practice.new_client("Ana Quill"), practice.new_client("Noor Haddow"));
    let themed = |themes: &[&str], answer: &str| AskedFields {
        themes: themes.iter().map(|theme| (*theme).to_owned()).collect(),
        ..answered("Why do you stay?", answer)
    };
    practice.ask(ana, &themed(&["Calm"], "It is calm here.")).unwrap();
    practice.ask(ana, &themed(&["Calm", "calm", "Being heard"], "You listen.")).unwrap();
    practice.ask(noor, &themed(&["being heard"], "I am heard.")).unwrap();
    practice.ask(noor, &themed(&["Price"], "")).unwrap();
    let told: Vec<_> =
        practice.themes().unwrap().into_iter().map(|theme| (theme.name, theme.answers, theme.clients)).collect();
    assert_eq!(
        told,
        [("Being heard".to_owned(), 2, 2), ("Calm".to_owned(), 2, 1)],
        "an unanswered one has no theme yet"
    );
}

#[test]
fn an_idea_owes_thanks_until_they_were_said() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let id = practice.add_idea(client, &IdeaFields::given("A waiting list")).unwrap();
    let idea = practice.ideas(client).unwrap().remove(0).fields;
    assert_eq!((idea.credit, idea.credited_on), (Credit::Owed, None));
    practice.hands.set("2026-12-01T10:00:00+01:00");
    practice.each_way(|journal| journal.update_idea(id, &IdeaFields { credit: Credit::Given, ..idea.clone() }));
    let thanked = practice.ideas(client).unwrap().remove(0).fields;
    assert_eq!(thanked.credited_on.unwrap().to_string(), "2026-12-01");
    assert_eq!(thanked.given_on, idea.given_on);
    practice.update_idea(id, &IdeaFields { credit: Credit::Owed, ..thanked }).unwrap();
    assert_eq!(practice.ideas(client).unwrap()[0].fields.credited_on, None);
}

#[test]
fn what_changes_nothing_leaves_nothing_to_undo() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let idea = practice.add_idea(client, &IdeaFields::given("A waiting list")).unwrap();
    let asked = practice.ask(client, &answered("Why?", "Because.")).unwrap();
    let newest = practice.undo_state().0.cloned();
    let fields = practice.ideas(client).unwrap().remove(0).fields;
    practice.update_idea(idea, &fields).unwrap();
    let fields = practice.question(asked).unwrap().fields;
    practice.update_asked(asked, &fields).unwrap();
    practice.update_asked(asked, &AskedFields { asked_on: None, answered_on: None, ..fields }).unwrap();
    assert_eq!(practice.undo_state().0.cloned(), newest);
}
