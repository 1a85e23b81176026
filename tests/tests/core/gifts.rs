//! Gifts evolve: they change, rest, are found again, split and merge, and keep their story.

use journal::asked_why::AskedFields;
use journal::gifts::{GiftFields, Moment};
use journal::marks::Target;
use journal::words::{Answer, GiftEvent, GiftState};
use journal::{Error, Journal};
use stories::{Practice, dump};

fn events(journal: &Journal, id: journal::ids::GiftId) -> Vec<(GiftEvent, Option<String>, String)> {
    let revisions = journal.gift(id).unwrap().revisions;
    revisions.into_iter().map(|one| (one.event, one.other.map(|(_, name)| name), one.note)).collect()
}

#[test]
fn a_gift_that_rested_is_found_again() {
    let mut practice = Practice::new();
    let gift = practice.new_gift("Asking");
    for (state, note) in [
        (GiftState::Dormant, "Too tired"),
        (GiftState::Retired, ""),
        (GiftState::Emerging, "There it was"),
        (GiftState::Living, ""),
    ] {
        practice.update_gift(gift, &GiftFields { state, ..GiftFields::named("Asking") }, note).unwrap();
    }
    let told: Vec<GiftEvent> = events(&practice, gift).into_iter().map(|(event, ..)| event).collect();
    let expected = [GiftEvent::Named, GiftEvent::Rested, GiftEvent::Changed, GiftEvent::FoundAgain, GiftEvent::Changed];
    assert_eq!(told, expected);
    assert_eq!(events(&practice, gift)[3].2, "There it was");
}

#[test]
fn a_split_gift_takes_the_chosen_marks_along() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "I asked. Then I was patient.");
    let gift = practice.new_gift("Asking patiently");
    let (asked, patient) =
        (practice.mark(page, "asked", Target::Gift(gift)), practice.mark(page, "patient", Target::Gift(gift)));
    let before = dump(&practice);
    let made = practice.split_gift(gift, &GiftFields::named("Patience"), &[patient], "They are two").unwrap();
    assert_eq!(practice.mark_of(page, patient).target, Target::Gift(made));
    assert_eq!(practice.mark_of(page, asked).target, Target::Gift(gift));
    let why = "They are two".to_owned();
    assert_eq!(events(&practice, made), [(GiftEvent::Named, Some("Asking patiently".to_owned()), why.clone())]);
    assert_eq!(events(&practice, gift)[1], (GiftEvent::Split, Some("Patience".to_owned()), why));
    let after = dump(&practice);
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    practice.redo().unwrap();
    assert_eq!(dump(&practice), after);
    let error = practice.split_gift(made, &GiftFields::named("Third"), &[asked], "").unwrap_err();
    assert_eq!(error.field(), Some("marks"), "a mark of another gift stays where it is");
    assert_eq!(dump(&practice), after);
}

#[test]
fn a_merged_gift_gives_all_its_evidence_and_undo_gives_it_back() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let page = practice.new_page(&[client], "I asked, and asked again.");
    let need = practice.new_need(client, "To be heard");
    let (kept, merged) = (practice.new_gift("Asking"), practice.new_gift("Asking again"));
    practice.mark(page, "asked", Target::Gift(merged));
    practice.give_verdict(need, merged, Answer::Take, "").unwrap();
    let spoke = AskedFields {
        question: "Why do you stay?".into(),
        answer: "You ask.".into(),
        gift: Some(merged),
        ..AskedFields::default()
    };
    practice.ask(client, &spoke).unwrap();
    let before = dump(&practice);
    practice.merge_gifts(kept, merged, "One and the same").unwrap();
    let (whole, gone) = (practice.gift(kept).unwrap(), practice.gift(merged).unwrap());
    assert_eq!((whole.quotes.len(), whole.asked.len(), whole.taken), (1, 1, 1));
    assert_eq!((gone.quotes.len(), gone.asked.len(), gone.taken), (0, 0, 0));
    assert_eq!(gone.fields.state, GiftState::Retired);
    assert_eq!(events(&practice, kept)[1].0, GiftEvent::Merged);
    assert_eq!(events(&practice, merged)[1].1.as_deref(), Some("Asking"));
    let story: Vec<bool> = whole.timeline().iter().map(|moment| matches!(moment, Moment::Revised(_))).collect();
    assert_eq!(
        story.iter().filter(|revised| !**revised).count(),
        3,
        "the passage, the answer and what was taken up stand in its story"
    );
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    let error = practice.merge_gifts(kept, kept, "").unwrap_err();
    assert!(matches!(error, Error::Invalid { .. }) && error.to_string().contains("Nothing was changed"));
}
