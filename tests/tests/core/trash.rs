//! The trash: what was deleted can be put back, with everything that hung on it, for thirty days.

use journal::deliveries::{DeliveryFields, ReceiverFields};
use journal::ids::{RecordId, TrashId};
use journal::ladder::{Beneath, NewNeed};
use journal::marks::Target;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use journal::words::{Answer, Kind};
use journal::{Error, Journal};
use serde_json::Value;
use stories::{Hands, Practice};

const PASSPHRASE: &str = "four quiet words here";

fn records(journal: &Journal) -> Value {
    let mut whole = serde_json::to_value(journal.export().unwrap()).unwrap();
    whole.as_object_mut().unwrap().remove("exported_at");
    whole
}

/// A practice in which everything hangs together.
fn woven() -> Practice {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let wren = practice.new_client("Wren Castell");
    let page = practice.new_page(&[ana], "She asked for more money. They never listen to me.");
    let both = practice.new_page(&[ana, wren], "The three of us talked about money.");
    let want = practice.new_want(ana, "More money");
    let beneath = Beneath { wants: vec![want], needs: vec![] };
    let need = practice.add_need(NewNeed { client_id: ana, text: "To be heard".into(), beneath }).unwrap();
    let beneath = Beneath { wants: vec![], needs: vec![need] };
    practice.add_need(NewNeed { client_id: ana, text: "To matter".into(), beneath }).unwrap();
    let gift = practice.new_gift("Asking what nobody dares");
    practice.mark(page, "more money", Target::Want(want));
    practice.mark(page, "never listen", Target::Need(need));
    practice.mark(both, "talked about", Target::Gift(gift));
    practice.give_verdict(need, gift, Answer::NotNow, "Too early").unwrap();
    practice
}

/// Every record that can be deleted, by its kind.
fn all(journal: &Journal) -> Vec<(Kind, RecordId)> {
    let whole = records(journal);
    let lists = [
        (Kind::Client, "clients"),
        (Kind::Reflection, "reflections"),
        (Kind::Want, "wants"),
        (Kind::Need, "needs"),
        (Kind::Gift, "gifts"),
    ];
    let ids = |list: &str| {
        let ids = whole[list].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().parse().unwrap());
        ids.collect::<Vec<RecordId>>()
    };
    lists.into_iter().flat_map(|(kind, list)| ids(list).into_iter().map(move |id| (kind, id))).collect()
}

#[test]
fn whatever_is_deleted_comes_back_whole_with_all_that_hung_on_it() {
    let mut practice = woven();
    let before = records(&practice);
    for (kind, id) in all(&practice) {
        let trash = practice.delete(kind, id).unwrap();
        assert_ne!(records(&practice), before, "{kind:?}");
        assert_eq!(practice.trash().unwrap()[0].record_id, id.0);
        practice.put_back(trash).unwrap();
        assert_eq!(records(&practice), before, "{kind:?}");
        assert_eq!(practice.trash().unwrap(), []);
        practice.undo().unwrap();
        practice.undo().unwrap();
        assert_eq!(records(&practice), before, "{kind:?} undone");
        practice.redo().unwrap();
        practice.redo().unwrap();
        assert_eq!(records(&practice), before, "{kind:?} done again");
    }
}

/// Whatever the order in which things are deleted and put back, nothing is lost.
#[test]
fn everything_deleted_one_by_one_comes_back_one_by_one() {
    for turn in 0..4 {
        let mut practice = woven();
        let before = records(&practice);
        let mut order = all(&practice);
        let by = turn * 3 % order.len();
        order.rotate_left(by);
        if turn % 2 == 1 {
            order.reverse();
        }
        for (kind, id) in order {
            match practice.delete(kind, id) {
                // A client took it along.
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(error) => panic!("{kind:?}: {error}"),
            }
        }
        assert_eq!(all(&practice), []);
        let mut waiting: Vec<TrashId> = practice.trash().unwrap().into_iter().map(|entry| entry.id).collect();
        while !waiting.is_empty() {
            let left = waiting.len();
            waiting.retain(|id| match practice.put_back(*id) {
                Ok(()) => false,
                Err(Error::Invalid { field: "trash", .. }) => true,
                Err(error) => panic!("{error}"),
            });
            assert!(waiting.len() < left, "turn {turn}: {} things can't be put back", waiting.len());
        }
        assert_eq!(records(&practice), before, "turn {turn}");
    }
}

#[test]
fn what_belongs_to_something_deleted_later_waits_for_it() {
    let mut practice = woven();
    let ana = practice.client_named("Ana Quill").unwrap();
    let whole = records(&practice);
    let want = practice.ladder(ana).unwrap().wants[0].id;
    let want = practice.delete(Kind::Want, RecordId(want.0)).unwrap();
    let ana = practice.delete(Kind::Client, RecordId(ana.0)).unwrap();
    let before = records(&practice);
    let refused = practice.put_back(want).unwrap_err();
    assert!(refused.to_string().contains("The client this belongs to"), "{refused}");
    assert_eq!(records(&practice), before);
    practice.put_back(ana).unwrap();
    practice.put_back(want).unwrap();
    assert_eq!(records(&practice), whole);
}

/// A delivery is for somebody: alone it does not come back.
#[test]
fn a_delivery_waits_for_the_only_client_it_was_for() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let wren = practice.new_client("Wren Castell");
    let mut fields = DeliveryFields::of(ana, "A call for both");
    fields.receivers.push(ReceiverFields { id: None, client_id: wren, need_id: None });
    let delivery = practice.add_delivery(&fields).unwrap();
    let client_first = practice.delete(Kind::Client, RecordId(ana.0)).unwrap();
    let alone = practice.delete(Kind::Delivery, RecordId(delivery.0)).unwrap();
    let client_later = practice.delete(Kind::Client, RecordId(wren.0)).unwrap();
    let before = practice.trash().unwrap();

    let refused = practice.put_back(alone).unwrap_err();
    assert!(refused.to_string().contains("Put that back first"), "{refused}");
    assert_eq!(practice.trash().unwrap(), before, "nothing was changed");

    for trash in [client_later, alone, client_first] {
        practice.put_back(trash).unwrap();
    }
    let names: Vec<String> =
        practice.delivery(delivery).unwrap().receivers.into_iter().map(|receiver| receiver.client_name).collect();
    assert_eq!(names, ["Ana Quill", "Wren Castell"]);
}

/// What a record can do without does not keep it away, and is there again once it comes back itself.
#[test]
fn a_client_comes_back_before_the_form_and_the_gift_that_went_first() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let gift = practice.new_gift("Asking what nobody dares");
    let form = practice.forms().unwrap()[0].id;
    let fields =
        DeliveryFields { gift_id: Some(gift), form_id: Some(form), ..DeliveryFields::of(ana, "A card for Ana") };
    let delivery = practice.add_delivery(&fields).unwrap();
    let client_gone = practice.delete(Kind::Client, RecordId(ana.0)).unwrap();
    let form_gone = practice.delete(Kind::Form, RecordId(form.0)).unwrap();
    let gift_gone = practice.delete(Kind::Gift, RecordId(gift.0)).unwrap();

    practice.put_back(client_gone).unwrap();
    let bare = practice.delivery(delivery).unwrap();
    assert_eq!((&bare.what[..], bare.gift, bare.form), ("A card for Ana", None, None));
    practice.put_back(form_gone).unwrap();
    practice.put_back(gift_gone).unwrap();
    let whole = practice.delivery(delivery).unwrap();
    assert_eq!((whole.gift.unwrap().0, whole.form.unwrap().0), (gift, form));
}

#[test]
fn thirty_days_are_counted_up_to_the_time_the_journal_was_last_open() {
    let folder = tempfile::tempdir().unwrap();
    let hands = Hands::at("2026-11-17T10:00:00+01:00");
    let open = || Journal::unlock(folder.path(), PASSPHRASE, hands.clock()).unwrap();
    let mut journal = Journal::create(folder.path(), PASSPHRASE, KdfCost::cheap(), hands.clock()).unwrap();
    let facts = Facts::default();
    let page = journal.start_reflection("A page to delete.", &facts).unwrap();
    journal.delete(Kind::Reflection, RecordId(page.0)).unwrap();
    assert_eq!(journal.trash().unwrap()[0].days_left(journal.now()), 30);
    journal.lock().unwrap();

    // Once the clock runs ten years ahead, once it is right again: nothing is cleared.
    for instant in ["2036-11-17T10:00:00+01:00", "2026-11-18T10:00:00+01:00", "2026-12-17T09:00:00+01:00"] {
        hands.set(instant);
        let journal = open();
        assert_eq!(journal.trash().unwrap().len(), 1, "{instant}");
        journal.lock().unwrap();
    }
    // Thirty days on it leaves at the next opening.
    hands.set("2026-12-17T11:00:00+01:00");
    let journal = open();
    assert_eq!(journal.trash().unwrap()[0].days_left(journal.now()), 0);
    journal.lock().unwrap();
    let journal = open();
    assert_eq!(journal.trash().unwrap(), []);
    assert_eq!(journal.versions(page).unwrap(), []);
}
