//! Where wants and needs stood, and since when.

use journal::ladder::{NeedFields, WantFields};
use journal::state_changes::{StateChange, StateTarget};
use journal::words::{Answer, NeedState, WantState};
use stories::{Practice, dump};

fn told(changes: Vec<StateChange>) -> Vec<String> {
    changes.into_iter().map(|change| format!("{} {} {}", change.on, change.state, change.note)).collect()
}

#[test]
fn a_want_keeps_the_days_and_notes_of_its_states() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let want = practice.new_want(client, "More reach");
    practice.hands.set("2026-11-20T10:00:00+01:00");
    practice.set_want_state(want, WantState::Met, "She said so herself").unwrap();
    practice.hands.set("2026-12-01T10:00:00+01:00");
    let reopened = WantFields { text: "Much more reach".into(), enough_line: None, state: WantState::Open };
    practice.update_want(want, &reopened).unwrap();
    practice.update_want(want, &reopened).unwrap();
    let expected = ["2026-11-17 open ", "2026-11-20 met She said so herself", "2026-12-01 open "];
    assert_eq!(told(practice.history_of(StateTarget::Want(want)).unwrap()), expected);
    assert_eq!(practice.want(want).unwrap().state_on.to_string(), "2026-12-01");
    practice.undo().unwrap();
    assert_eq!(told(practice.history_of(StateTarget::Want(want)).unwrap()), expected[..2]);
    assert_eq!(practice.want(want).unwrap().state_on.to_string(), "2026-11-20");
}

#[test]
fn a_need_that_is_taken_up_says_since_when() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let (need, gift) = (practice.new_need(client, "To be heard"), practice.new_gift("Listening"));
    let before = dump(&practice);
    practice.hands.set("2026-11-19T10:00:00+01:00");
    practice.give_verdict(need, gift, Answer::Take, "").unwrap();
    practice.hands.set("2026-11-25T10:00:00+01:00");
    practice.update_need(need, &NeedFields { text: "To be heard".into(), state: NeedState::Served }).unwrap();
    practice.set_need_state(need, NeedState::Served, "And it lasts").unwrap();
    let expected =
        ["2026-11-17 open ", "2026-11-19 being_served ", "2026-11-25 served ", "2026-11-25 served And it lasts"];
    assert_eq!(told(practice.history_of(StateTarget::Need(need)).unwrap()), expected);
    for _ in 0..3 {
        practice.undo().unwrap();
    }
    assert_eq!(dump(&practice), before);
    assert_eq!(told(practice.history_of(StateTarget::Need(need)).unwrap()), expected[..1]);
}

#[test]
fn states_stay_in_their_order_when_the_clock_goes_back_and_when_undone() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let want = practice.new_want(client, "More reach");
    practice.hands.set("2016-11-17T10:00:00+01:00");
    practice.set_want_state(want, WantState::LetGo, "Enough of it").unwrap();
    practice.set_want_state(want, WantState::Open, "Again").unwrap();
    let expected = ["2026-11-17 open ", "2016-11-17 let_go Enough of it", "2016-11-17 open Again"];
    assert_eq!(told(practice.history_of(StateTarget::Want(want)).unwrap()), expected);
    for _ in 0..3 {
        practice.undo().unwrap();
    }
    for _ in 0..3 {
        practice.redo().unwrap();
    }
    assert_eq!(told(practice.history_of(StateTarget::Want(want)).unwrap()), expected);
}
