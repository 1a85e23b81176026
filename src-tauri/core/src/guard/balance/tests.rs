//! The balance mirrors, adds up, and minds nobody else's business.

use chrono::Days;
use proptest::prelude::*;

use super::*;

fn balances(dealt: &[Dealing], names: &HashMap<ClientId, String>, today: NaiveDate) -> Vec<ClientBalance> {
    let mut dealings = Dealings::until(today);
    dealt.iter().for_each(|dealing| dealings.add(*dealing));
    dealings.balances(names)
}

fn client(number: u128) -> ClientId {
    ClientId(uuid::Uuid::from_u128(number))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 17).unwrap_or_default()
}

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap_or_default()
}

fn names(clients: &[ClientId]) -> HashMap<ClientId, String> {
    clients.iter().map(|id| (*id, id.to_string())).collect()
}

fn only(dealings: &[Dealing]) -> Option<ClientBalance> {
    balances(dealings, &names(&[client(1)]), today()).pop()
}

fn dealt(days: u64, what: Deal) -> Dealing {
    Dealing { client_id: client(1), on: ago(days), what }
}

fn adds(balance: &Balance) -> Vec<i32> {
    balance.parts.iter().map(|part| part.adds).collect()
}

#[test]
fn each_part_says_who_is_carrying_whom() {
    use ByWhom::{Me, Them};
    let dealings = [
        dealt(3, Deal::Paid(60)),
        dealt(3, Deal::Given(Me, 180)),
        dealt(2, Deal::Gesture(Me)),
        dealt(2, Deal::Gesture(Me)),
        dealt(9, Deal::Gesture(Them)),
        dealt(1, Deal::Late(Me)),
        dealt(1, Deal::Bent(Me)),
        dealt(1, Deal::FirstMove(Them)),
    ];
    let balance = only(&dealings).map(|told| told.whole);
    assert_eq!(balance.as_ref().map(adds), Some(vec![15, 5, -13, -8]), "180/300, 1/5, -2/4, -1/3 of 25");
    assert_eq!(balance.map(|told| told.figure), Some(-1));
}

#[test]
fn nothing_dealt_is_even_and_the_quarter_ends_after_ninety_days() {
    assert_eq!(only(&[]).map(|told| (told.quarter.figure, told.whole.figure)), Some((0, 0)));
    let within = only(&[dealt(89, Deal::Gesture(ByWhom::Me))]);
    assert_eq!(within.map(|told| (told.quarter.figure, told.whole.figure)), Some((8, 8)));
    let before = only(&[dealt(90, Deal::Gesture(ByWhom::Me))]);
    assert_eq!(before.map(|told| (told.quarter.figure, told.whole.figure)), Some((0, 8)));
}

#[test]
fn what_lies_ahead_does_not_count() {
    let tomorrow = today().checked_add_days(Days::new(1)).unwrap_or_default();
    let ahead = Dealing { client_id: client(1), on: tomorrow, what: Deal::Gesture(ByWhom::Me) };
    assert_eq!(only(&[ahead]), only(&[]));
}

fn other(by: ByWhom) -> ByWhom {
    match by {
        ByWhom::Me => ByWhom::Them,
        ByWhom::Them => ByWhom::Me,
    }
}

fn mirrored(dealing: &Dealing) -> Dealing {
    let what = match dealing.what {
        Deal::Paid(minutes) => Deal::Paid(minutes),
        Deal::Given(by, minutes) => Deal::Given(other(by), minutes),
        Deal::Gesture(by) => Deal::Gesture(other(by)),
        Deal::Late(by) => Deal::Late(other(by)),
        Deal::Bent(by) => Deal::Bent(other(by)),
        Deal::FirstMove(by) => Deal::FirstMove(other(by)),
    };
    Dealing { what, ..*dealing }
}

fn any_deal() -> impl Strategy<Value = Deal> {
    let by = prop_oneof![Just(ByWhom::Me), Just(ByWhom::Them)];
    (0..6, by, 0..10_000u32).prop_map(|(kind, by, minutes)| match kind {
        0 => Deal::Paid(minutes),
        1 => Deal::Given(by, minutes),
        2 => Deal::Gesture(by),
        3 => Deal::Late(by),
        4 => Deal::Bent(by),
        _ => Deal::FirstMove(by),
    })
}

fn dealings(clients: std::ops::Range<u128>) -> impl Strategy<Value = Vec<Dealing>> {
    let one = (clients, 0..200u64, any_deal());
    let one = one.prop_map(|(number, days, what)| Dealing { client_id: client(number), on: ago(days), what });
    proptest::collection::vec(one, 0..40)
}

proptest! {
    #[test]
    fn mirrored_histories_give_mirrored_figures(dealings in dealings(1..2)) {
        let mirror: Vec<Dealing> = dealings.iter().map(mirrored).collect();
        let (Some(told), Some(mirror)) = (only(&dealings), only(&mirror)) else { return Err(TestCaseError::fail("both")) };
        for (told, mirror) in [(told.quarter, mirror.quarter), (told.whole, mirror.whole)] {
            prop_assert_eq!(told.figure, -mirror.figure);
            for (part, mirror) in told.parts.iter().zip(&mirror.parts) {
                prop_assert_eq!((part.mine, part.theirs, part.adds), (mirror.theirs, mirror.mine, -mirror.adds));
            }
        }
    }

    #[test]
    fn the_parts_add_up_exactly_and_stay_in_their_range(dealings in dealings(1..2)) {
        for told in only(&dealings).into_iter().flat_map(|told| [told.quarter, told.whole]) {
            prop_assert_eq!(told.parts.iter().map(|part| part.adds).sum::<i32>(), told.figure);
            prop_assert!(told.parts.iter().all(|part| (-25..=25).contains(&part.adds)));
        }
    }

    #[test]
    fn another_client_changes_nobody_elses_figures(known in dealings(1..4), more in dealings(9..10)) {
        let clients = [client(1), client(2), client(3)];
        let alone = balances(&known, &names(&clients), today());
        let all: Vec<Dealing> = more.iter().chain(&known).copied().collect();
        let mut beside = balances(&all, &names(&[clients[0], clients[1], clients[2], client(9)]), today());
        beside.retain(|told| told.client_id != client(9));
        prop_assert_eq!(alone, beside);
    }
}
