//! Every kind of change can be taken back and done again.

use chrono::NaiveDate;
use journal::anchor::Span;
use journal::calendar::SpecialDay;
use journal::clients::{NewClient, Parting};
use journal::deliveries::DeliveryFields;
use journal::forms::FormFields;
use journal::gifts::GiftFields;
use journal::ids::{ClientId, DeliveryId, GiftId, MarkId, NeedId, PromiseId, ReflectionId, WantId};
use journal::ladder::{Beneath, NeedFields, NewNeed, NewWant, WantFields};
use journal::marks::{Evidence, Target};
use journal::occasions::OccasionFields;
use journal::promises::{NewPromise, NewTerms};
use journal::reflections::Facts;
use journal::settings::{Settings, Theme};
use journal::words::{
    Answer, Confidence, DeliveryState, GiftKind, GiftState, NeedState, ReflectionKind, Scope, Stage, WantState, Warmth,
};
use journal::{Area, Error, Journal, Result};
use stories::{Practice, dump};

struct Known {
    client: ClientId,
    other: ClientId,
    page: ReflectionId,
    mark: MarkId,
    want: WantId,
    need: NeedId,
    gift: GiftId,
    promise: PromiseId,
    delivery: DeliveryId,
}

fn begun() -> (Practice, Known) {
    let mut practice = Practice::new();
    let [client, other] = ["Ana Quill", "A. Quill"].map(|name| practice.new_client(name));
    let page = practice.new_page(&[client], "She asked for more money, and then for less of it.");
    let want = practice.new_want(client, "More money");
    let need = practice.new_need(client, "To be taken seriously");
    let gift = practice.new_gift("Asking what nobody dares");
    let mark = practice.mark(page, "more money", Target::Want(want));
    let promise = practice.add_promise(NewPromise::mine(client, "Two pages")).unwrap();
    let delivery = practice.add_delivery(&DeliveryFields::of(client, "A sentence")).unwrap();
    practice.hands.pass_days(1);
    (practice, Known { client, other, page, mark, want, need, gift, promise, delivery })
}

type Deed = fn(&mut Journal, &Known) -> Result<()>;

const DEEDS: &[(&str, Area, Deed)] = &[
    ("add_client", Area::Clients, |journal, _| journal.add_client(NewClient::named("Bo Tern")).map(drop)),
    ("update_client", Area::Clients, |journal, known| {
        let since_on = NaiveDate::from_ymd_opt(2024, 2, 29);
        let client = NewClient { since_on, stage: Stage::Paused, about: "hotels".into(), ..NewClient::named("Ana Q") };
        journal.update_client(known.client, client)
    }),
    ("update_client", Area::Clients, |journal, known| {
        journal.part_client(known.client, Parting { on: None, reason: "All was said".into(), last_word: String::new() })
    }),
    ("add_occasion", Area::Knowledge, |journal, known| {
        let day = SpecialDay { month: 2, day: Some(29), year: None, yearly: true };
        journal.add_occasion(known.client, &OccasionFields { what: "Birthday".into(), day }).map(drop)
    }),
    ("merge_clients", Area::Clients, |journal, known| {
        let facts = journal.merge_preview(known.client, known.other)?.proposed;
        journal.merge_clients(known.client, known.other, facts)
    }),
    ("write_reflection", Area::Reflections, |journal, known| {
        let facts = Facts { client_ids: vec![known.client], felt: Some(2), ..Facts::default() };
        journal.start_reflection("Another day.", &facts).map(drop)
    }),
    ("write_reflection", Area::Reflections, |journal, known| {
        journal.save_draft(known.page, "Before: She asked for more money, and no more.", &[])?;
        journal.settle_draft(known.page)
    }),
    ("set_facts", Area::Reflections, |journal, known| {
        let (kind, warmth) = (Some(ReflectionKind::Call), Some(Warmth::Love));
        journal.set_facts(known.page, &Facts { kind, warmth, paid_minutes: Some(60), ..Facts::default() })
    }),
    ("mark_need", Area::Ladder, |journal, known| {
        let span = journal::anchor::Span { start: 0, end: 9 };
        let (client_id, beneath) = (known.client, Beneath { wants: vec![known.want], needs: vec![known.need] });
        let need = NewNeed { client_id, text: "Room to say no".into(), beneath };
        journal.add_mark(known.page, span, Evidence::NewNeed(need)).map(drop)
    }),
    ("remove_mark", Area::Reflections, |journal, known| journal.remove_mark(known.mark)),
    ("add_want", Area::Ladder, |journal, known| {
        let enough_line = Some("one page a month".into());
        let heard_on = NaiveDate::from_ymd_opt(2026, 1, 2);
        journal.add_want(NewWant { client_id: known.client, text: "Reach".into(), enough_line, heard_on }).map(drop)
    }),
    ("update_want", Area::Ladder, |journal, known| {
        let fields = WantFields { text: "Much more money".into(), enough_line: None, state: WantState::Met };
        journal.update_want(known.want, &fields)
    }),
    ("add_need", Area::Ladder, |journal, known| {
        let beneath = Beneath { wants: vec![known.want], needs: vec![known.need] };
        journal.add_need(NewNeed { client_id: known.client, text: "Rest".into(), beneath }).map(drop)
    }),
    ("update_need", Area::Ladder, |journal, known| {
        journal.update_need(known.need, &NeedFields { text: "To be heard".into(), state: NeedState::NotMine })
    }),
    ("set_confidence", Area::Ladder, |journal, known| journal.set_confidence(known.need, Some(Confidence::Confirmed))),
    ("place_need", Area::Ladder, |journal, known| {
        journal.place_need(known.need, &Beneath { wants: vec![known.want], needs: vec![] })
    }),
    ("add_gift", Area::Gifts, |journal, _| journal.add_gift_with_note(&GiftFields::named("Time"), "noticed").map(drop)),
    ("update_gift", Area::Gifts, |journal, known| {
        let (kind, state) = (GiftKind::GladCost, GiftState::Dormant);
        journal.update_gift(
            known.gift,
            &GiftFields { kind, state, pleasure: 5, ..GiftFields::named("Asking") },
            "tired",
        )
    }),
    ("give_verdict", Area::Suggestions, |journal, known| {
        journal.give_verdict(known.need, known.gift, Answer::Take, "it fits").map(drop)
    }),
    ("mark_promise", Area::Promises, |journal, known| {
        let evidence = Evidence::NewPromise(NewPromise::mine(known.client, "Two pages"));
        journal.add_mark(known.page, Span { start: 0, end: 9 }, evidence).map(drop)
    }),
    ("add_promise", Area::Promises, |journal, known| {
        let due_on = NaiveDate::from_ymd_opt(2026, 11, 30);
        journal.add_promise(NewPromise { due_on, ..NewPromise::mine(known.client, "Another page") }).map(drop)
    }),
    ("update_promise", Area::Promises, |journal, known| {
        let terms = NewTerms { text: "One page".into(), due_on: None, margin_days: 3, scope: Scope::Goodwill };
        journal.renegotiate_promise(known.promise, terms, "sooner")
    }),
    ("add_delivery", Area::Deliveries, |journal, known| {
        journal.add_delivery(&DeliveryFields::of(known.client, "A call")).map(drop)
    }),
    ("update_delivery", Area::Deliveries, |journal, known| {
        journal.set_delivery_state(known.delivery, DeliveryState::Given, None, "on a card")
    }),
    ("add_form", Area::Deliveries, |journal, _| journal.add_form(&FormFields::named("A walk")).map(drop)),
    ("update_form", Area::Deliveries, |journal, _| {
        let form = journal.forms()?.remove(0);
        journal.update_form(form.id, &FormFields { offered: false, ..form.fields })
    }),
    ("set_settings", Area::Settings, |journal, _| {
        journal.set_settings(Settings { theme: Theme::Dark, lock_minutes: 9, ..Settings::default() })
    }),
];

#[test]
fn each_change_is_named_taken_back_and_done_again() {
    for (name, area, deed) in DEEDS {
        let (mut practice, known) = begun();
        let before = dump(&practice);
        practice.take_changed();
        deed(&mut practice, &known).unwrap();
        let after = dump(&practice);
        assert_ne!(before, after, "{name}");
        assert_eq!(practice.steps().0.map(|deed| deed.change.name()), Some((*name).to_owned()));
        assert!(practice.take_changed().contains(area), "{name}");
        assert_eq!(practice.undo().unwrap().change.name(), *name);
        assert_eq!(dump(&practice), before, "{name} undone");
        assert!(practice.take_changed().contains(area), "{name} undone");
        assert_eq!(practice.steps().1.map(|deed| deed.change.name()), Some((*name).to_owned()));
        assert_eq!(practice.redo().unwrap().change.name(), *name);
        assert_eq!(dump(&practice), after, "{name} redone");
    }
}

#[test]
fn a_whole_day_is_undone_and_redone_step_by_step() {
    let (mut practice, known) = begun();
    let mut stations = vec![dump(&practice)];
    for (name, _, deed) in DEEDS.iter().filter(|(name, ..)| *name != "remove_mark") {
        practice.hands.pass(chrono::Duration::minutes(5));
        deed(&mut practice, &known).unwrap_or_else(|error| panic!("{name}: {error}"));
        stations.push(dump(&practice));
    }
    for station in stations.iter().rev().skip(1) {
        practice.undo().unwrap();
        assert_eq!(&dump(&practice), station);
    }
    for station in stations.iter().skip(1) {
        practice.redo().unwrap();
        assert_eq!(&dump(&practice), station);
    }
    assert!(matches!(practice.redo(), Err(Error::NothingTo { direction: "redo" })));
    assert_eq!(practice.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn with_nothing_to_undo_or_redo_a_sentence_says_so() {
    let mut practice = Practice::new();
    assert_eq!(practice.steps(), (None, None));
    assert_eq!(practice.undo().unwrap_err().to_string(), "There is nothing to undo.");
    assert_eq!(practice.redo().unwrap_err().to_string(), "There is nothing to redo.");
}

#[test]
fn a_new_change_ends_redo_and_one_that_changes_nothing_does_not() {
    let (mut practice, known) = begun();
    practice.set_confidence(known.need, Some(Confidence::Likely)).unwrap();
    practice.undo().unwrap();
    practice.set_confidence(known.need, None).unwrap();
    let gift = practice.gifts().unwrap()[0].fields.clone();
    practice.update_gift(known.gift, &gift, "").unwrap();
    assert!(practice.steps().1.is_some(), "nothing changed, so redo still stands");
    practice.new_client("Bo Tern");
    assert!(practice.steps().1.is_none());
}

#[test]
fn words_written_and_taken_out_within_one_spell_leave_no_empty_step() {
    let (mut practice, known) = begun();
    let page = practice.new_page(&[known.client], "Begun.");
    practice.new_client("Bo Tern");
    let state = practice.steps();
    for words in ["Begun, and gone on.", "Begun."] {
        practice.save_draft(page, words, &[]).unwrap();
        practice.settle_draft(page).unwrap();
    }
    assert_eq!(practice.steps(), state);
    assert_eq!(practice.undo().unwrap().change.name(), "add_client");
    assert_eq!(practice.reflection(page).unwrap().text, "Begun.");
}
