//! Deliveries: from an idea to how it landed, whole or in parts, for one or for several; and forms of giving.

use chrono::NaiveDate;
use journal::Error;
use journal::deliveries::{Delivery, DeliveryFields, Landed, PartFields, ReceiverFields};
use journal::forms::FormFields;
use journal::ids::{ClientId, DeliveryId, GiftId, NeedId};
use journal::words::{Answer, DeliveryState, Landing, Motive, NeedState, Scope, Serves};
use stories::{Practice, dump};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(delivery: &Delivery) -> Vec<String> {
    delivery.history.iter().map(|change| format!("{} {}", change.on, change.state)).collect()
}

fn landed(landing: Landing) -> Landed {
    Landed { landing: Some(landing), ..Landed::default() }
}

fn receiver(client_id: ClientId, need_id: Option<NeedId>) -> ReceiverFields {
    ReceiverFields { id: None, client_id, need_id }
}

/// A client with a need and a gift, and something written down to give for it.
fn begun(practice: &mut Practice) -> (ClientId, NeedId, GiftId, DeliveryId) {
    let client = practice.new_client("Ilse Varnholt");
    let (need, gift) = (practice.new_need(client, "Name her own price"), practice.new_gift("The one sentence"));
    let receivers = vec![receiver(client, Some(need))];
    let fields =
        DeliveryFields { gift_id: Some(gift), receivers, ..DeliveryFields::of(client, "A sentence for her door") };
    let id = practice.add_delivery(&fields).unwrap();
    (client, need, gift, id)
}

#[test]
fn a_delivery_goes_from_an_idea_to_how_it_landed_and_keeps_its_days() {
    let mut practice = Practice::new();
    let (client, need, _, id) = begun(&mut practice);
    assert_eq!(practice.delivery(id).unwrap().state, DeliveryState::Idea);
    assert_eq!(practice.need(need).unwrap().state, NeedState::BeingServed);
    practice.hands.set("2026-11-20T10:00:00+01:00");
    practice.set_delivery_state(id, DeliveryState::Offered, None, "").unwrap();
    practice.hands.set("2026-11-25T10:00:00+01:00");
    practice.set_delivery_state(id, DeliveryState::Given, Some(day("2026-11-24")), "On a card").unwrap();
    let given = practice.delivery(id).unwrap();
    assert_eq!((given.state, given.given_on), (DeliveryState::Given, Some(day("2026-11-24"))));
    practice
        .land_delivery(given.receivers[0].id, &Landed { note: "She framed it".into(), ..landed(Landing::Loved) })
        .unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.is_open()), (DeliveryState::Landed, false));
    assert_eq!(delivery.receivers[0].landed_on, Some(day("2026-11-25")));
    let expected = ["2026-11-17 idea", "2026-11-20 offered", "2026-11-24 given", "2026-11-25 landed"];
    assert_eq!(
        (told(&delivery), delivery.history[2].note.as_str()),
        (expected.map(str::to_owned).to_vec(), "On a card")
    );
    assert_eq!(practice.need(need).unwrap().state, NeedState::BeingServed, "whether it is served, only the user says");
    assert_eq!(practice.search("framed", 9).unwrap().0[0].found.id, id.0);
    assert_eq!(practice.deliveries_of(client).unwrap(), [delivery]);
}

#[test]
fn what_landed_was_given_and_taking_that_back_leaves_it_given() {
    let mut practice = Practice::new();
    let (_, _, _, id) = begun(&mut practice);
    let receiver = practice.delivery(id).unwrap().receivers[0].id;
    practice.land_delivery(receiver, &Landed { on: Some(day("2026-11-10")), ..landed(Landing::Liked) }).unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.given_on), (DeliveryState::Landed, Some(day("2026-11-10"))));
    practice.land_delivery(receiver, &Landed::default()).unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.receivers[0].landed_on), (DeliveryState::Given, None));
    let refused = practice.set_delivery_state(id, DeliveryState::Landed, None, "");
    assert!(matches!(refused, Err(Error::Invalid { field: "state", .. })), "it lands with somebody, not by itself");
}

#[test]
fn one_call_serves_three_clients_and_has_landed_once_that_is_known_of_all() {
    let mut practice = Practice::new();
    let clients = ["Ilse", "Noor", "Wren"].map(|name| practice.new_client(name));
    let needs = clients.map(|client| practice.new_need(client, "Leave to choose"));
    let receivers: Vec<_> = clients.iter().zip(needs).map(|(client, need)| receiver(*client, Some(need))).collect();
    let fields = DeliveryFields { receivers, ..DeliveryFields::of(clients[0], "An hour on choosing") };
    let id = practice.add_delivery(&fields).unwrap();
    practice.set_delivery_state(id, DeliveryState::Given, None, "").unwrap();
    let receivers = practice.delivery(id).unwrap().receivers;
    let names: Vec<_> = receivers.iter().map(|receiver| receiver.client_name.as_str()).collect();
    assert_eq!(names, ["Ilse", "Noor", "Wren"]);
    for (receiver, landing) in receivers.iter().zip([Landing::Loved, Landing::Shrugged, Landing::Liked]) {
        assert_eq!(practice.delivery(id).unwrap().state, DeliveryState::Given);
        practice.land_delivery(receiver.id, &landed(landing)).unwrap();
    }
    let delivery = practice.delivery(id).unwrap();
    assert_eq!(delivery.state, DeliveryState::Landed);
    let landings: Vec<_> = delivery.receivers.iter().map(|receiver| receiver.landing.unwrap()).collect();
    assert_eq!(landings, [Landing::Loved, Landing::Shrugged, Landing::Liked]);
    // One of them was not there after all, and somebody else was: how it landed with them is not known yet.
    let late = practice.new_client("Dele");
    let mut fields = delivery.fields();
    fields.receivers.remove(1);
    fields.receivers.insert(0, receiver(late, None));
    practice.update_delivery(id, &fields).unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.receivers.len()), (DeliveryState::Given, 3));
    assert_eq!((delivery.receivers[0].landing, delivery.receivers[1].landing), (None, Some(Landing::Loved)));
    assert_eq!(practice.need(needs[1]).unwrap().state, NeedState::Open, "nothing serves it any more");
}

#[test]
fn a_series_is_one_delivery_whose_parts_are_each_given_on_their_day() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let part = |what: &str| PartFields { id: None, what: what.into() };
    let parts = vec![part("The first letter"), part("The second letter"), part("The last letter")];
    let id = practice.add_delivery(&DeliveryFields { parts, ..DeliveryFields::of(client, "Three letters") }).unwrap();
    let parts = practice.delivery(id).unwrap().parts;
    for (part, on) in parts.iter().zip(["2026-11-17", "2026-11-24"]) {
        practice.give_part(part.id, true, Some(day(on))).unwrap();
    }
    assert_eq!(practice.delivery(id).unwrap().state, DeliveryState::Offered, "it has begun");
    let receiver = practice.delivery(id).unwrap().receivers[0].id;
    practice.land_delivery(receiver, &landed(Landing::Liked)).unwrap();
    assert_eq!(practice.delivery(id).unwrap().state, DeliveryState::Offered, "a part is still to come");
    practice.give_part(parts[2].id, true, Some(day("2026-12-01"))).unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.given_on), (DeliveryState::Landed, Some(day("2026-12-01"))));
    practice.give_part(parts[1].id, false, None).unwrap();
    let delivery = practice.delivery(id).unwrap();
    assert_eq!((delivery.state, delivery.given_on), (DeliveryState::Offered, None));
    assert_eq!(delivery.parts[1].given_on, None);
    // Given whole, the rest is given on that day.
    practice.set_delivery_state(id, DeliveryState::Given, Some(day("2026-12-02")), "").unwrap();
    let days: Vec<_> = practice.delivery(id).unwrap().parts.iter().map(|part| part.given_on.unwrap()).collect();
    assert_eq!(days, ["2026-11-17", "2026-12-02", "2026-12-01"].map(day));
    // A part that is still to come opens the series again.
    let mut fields = practice.delivery(id).unwrap().fields();
    fields.parts.push(part("One more"));
    practice.update_delivery(id, &fields).unwrap();
    assert_eq!(practice.delivery(id).unwrap().state, DeliveryState::Offered);
    practice.set_delivery_state(id, DeliveryState::Idea, None, "").unwrap();
    assert_eq!(practice.search("last letter", 9).unwrap().0[0].found.id, id.0);
}

#[test]
fn what_is_dropped_leaves_its_need_open_unless_something_else_serves_it() {
    let mut practice = Practice::new();
    let (client, need, gift, id) = begun(&mut practice);
    let receivers = vec![receiver(client, Some(need))];
    let other = practice.add_delivery(&DeliveryFields { receivers, ..DeliveryFields::of(client, "A call") }).unwrap();
    practice.set_delivery_state(id, DeliveryState::Dropped, None, "Too much").unwrap();
    assert_eq!(practice.need(need).unwrap().state, NeedState::BeingServed);
    practice.set_delivery_state(other, DeliveryState::Dropped, None, "").unwrap();
    assert_eq!(practice.need(need).unwrap().state, NeedState::Open);
    practice.set_delivery_state(id, DeliveryState::Offered, None, "").unwrap();
    assert_eq!(practice.need(need).unwrap().state, NeedState::BeingServed);
    practice.set_need_state(need, NeedState::Served, "She did").unwrap();
    practice.set_delivery_state(id, DeliveryState::Dropped, None, "").unwrap();
    assert_eq!(practice.need(need).unwrap().state, NeedState::Served, "what the user said stays");
    assert_eq!(practice.deliveries_with(gift).unwrap().len(), 1);
}

#[test]
fn taking_a_suggestion_makes_an_idea_of_that_gift_for_that_need_in_the_same_step() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let (need, gift) = (practice.new_need(client, "To be heard"), practice.new_gift("Listening"));
    let before = dump(&practice);
    let taken = practice.give_verdict(need, gift, Answer::Take, "").unwrap().delivery_id.unwrap();
    let delivery = practice.delivery(taken).unwrap();
    assert_eq!((delivery.what.as_str(), delivery.state), ("Listening", DeliveryState::Idea));
    assert_eq!(delivery.gift, Some((gift, "Listening".into())));
    assert_eq!((delivery.scope, delivery.motive, delivery.form.clone()), (Scope::Goodwill, None, None));
    let receiver = &delivery.receivers[0];
    assert_eq!((receiver.client_id, receiver.need.clone()), (client, Some((need, "To be heard".into()))));
    let again = practice.give_verdict(need, gift, Answer::Take, "").unwrap().delivery_id;
    assert_eq!(again, Some(taken), "what is not yet given is not taken up twice");
    practice.undo().unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    assert_eq!(practice.give_verdict(need, gift, Answer::NotNow, "").unwrap().delivery_id, None);
}

#[test]
fn what_is_said_of_a_delivery_changes_as_a_whole_and_what_is_wrong_changes_nothing() {
    let mut practice = Practice::new();
    let (client, _, _, id) = begun(&mut practice);
    let form = practice.forms().unwrap()[0].id;
    let fields = DeliveryFields {
        what: "A sentence, on a card".into(),
        form_id: Some(form),
        minutes: Some(25),
        felt: Some(2),
        motive: Some(Motive::ForThem),
        scope: Scope::NextTimeCharged,
        ..practice.delivery(id).unwrap().fields()
    };
    practice.update_delivery(id, &fields).unwrap();
    assert_eq!(practice.delivery(id).unwrap().fields(), fields);
    let before = dump(&practice);
    practice.update_delivery(id, &fields).unwrap();
    let other = practice.new_client("Noor");
    let theirs = practice.new_need(other, "Rest");
    practice.undo().unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    practice.redo().unwrap();
    practice.redo().unwrap();
    let whom = |receivers: Vec<ReceiverFields>| DeliveryFields { receivers, ..fields.clone() };
    let before = dump(&practice);
    for (wrong, field) in [
        (whom(vec![]), "receivers"),
        (whom(vec![receiver(client, Some(theirs))]), "receivers"),
        (whom(vec![receiver(other, None), receiver(other, None)]), "receivers"),
        (DeliveryFields { what: "  ".into(), ..fields.clone() }, "what"),
        (DeliveryFields { felt: Some(3), ..fields.clone() }, "felt"),
        (DeliveryFields { minutes: Some(99_999), ..fields.clone() }, "minutes"),
        (DeliveryFields { parts: vec![PartFields { id: None, what: String::new() }], ..fields.clone() }, "parts"),
    ] {
        assert_eq!(practice.update_delivery(id, &wrong).unwrap_err().field(), Some(field), "{wrong:?}");
    }
    for unknown in [
        DeliveryFields { gift_id: Some(GiftId(client.0)), ..fields.clone() },
        DeliveryFields { form_id: Some(journal::ids::FormId(client.0)), ..fields.clone() },
        whom(vec![receiver(ClientId(id.0), None)]),
    ] {
        assert!(matches!(practice.update_delivery(id, &unknown), Err(Error::NotFound { .. })), "{unknown:?}");
    }
    assert_eq!(dump(&practice), before);
}

#[test]
fn ten_forms_come_with_the_journal_and_may_be_reworded_laid_aside_and_joined() {
    let mut practice = Practice::new();
    let (_, _, _, id) = begun(&mut practice);
    let forms = practice.forms().unwrap();
    assert_eq!(forms.len(), 10);
    assert!(forms.iter().all(|form| form.origin.is_some() && form.fields.offered && !form.fields.how.is_empty()));
    let before = dump(&practice);
    let card = &forms[0];
    let reworded = FormFields { name: "A card".into(), offered: false, usual_minutes: Some(10), ..card.fields.clone() };
    practice.update_form(card.id, &reworded).unwrap();
    practice.update_form(card.id, &reworded).unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
    practice.redo().unwrap();
    let own = practice.add_form(&FormFields { serves: Serves::Many, ..FormFields::named("A walk together") }).unwrap();
    let fields = DeliveryFields { form_id: Some(own), ..practice.delivery(id).unwrap().fields() };
    practice.update_delivery(id, &fields).unwrap();
    assert_eq!(practice.form(own).unwrap().given, 0, "an idea is not given yet");
    practice.set_delivery_state(id, DeliveryState::Given, None, "").unwrap();
    let forms = practice.forms().unwrap();
    assert_eq!((forms[0].fields.clone(), forms[10].id, forms[10].given), (reworded, own, 1));
    assert_eq!(
        (forms[10].origin.clone(), practice.delivery(id).unwrap().form),
        (None, Some((own, "A walk together".into())))
    );
    assert_eq!(practice.add_form(&FormFields::named(" ")).unwrap_err().field(), Some("name"));
}
