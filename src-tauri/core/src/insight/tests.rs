//! Worked examples of the inequalities, of time, forms and gifts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::HashMap;

use uuid::Uuid;

use super::*;
use crate::words::{GiftEvent, GiftState, SignKind, Warmth};

fn client(number: u128) -> ClientId {
    ClientId(Uuid::from_u128(number))
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn given(number: u128, on: NaiveDate, minutes: u32, gift: Option<u128>) -> GivenFact {
    GivenFact {
        id: DeliveryId(Uuid::from_u128(number)),
        on,
        minutes: Some(minutes),
        scope: Scope::Goodwill,
        gift: gift.map(|gift| GiftId(Uuid::from_u128(gift))),
        form: Some(FormId(Uuid::from_u128(7))),
        receivers: vec![ReceiverFact { client_id: client(number), landed: Some((Landing::Loved, day(3, 2))) }],
    }
}

fn revision(on: NaiveDate, pleasure: u8) -> RevisionFact {
    RevisionFact { on, event: GiftEvent::Changed, pleasure, mastery: 4, state: GiftState::Living }
}

#[test]
fn the_first_telling_reading_within_ninety_days_counts_and_only_once() {
    let readings = [
        (client(1), day(1, 10), Warmth::Unsure),
        (client(1), day(1, 20), Warmth::Love),
        (client(2), day(1, 9), Warmth::Love),
        (client(2), day(6, 1), Warmth::Love),
        (client(3), day(1, 10), Warmth::Like),
    ];
    let facts = InequalityFacts {
        readings: Readings::of(readings),
        served: vec![(client(1), day(1, 10)), (client(1), day(1, 12)), (client(2), day(1, 10))],
        met_only: vec![(client(1), day(1, 11)), (client(3), day(1, 10))],
        ..InequalityFacts::default()
    };
    let told = inequalities(&facts).love_after_needs;
    assert_eq!((told.first.hits, told.first.of), (1, 1), "one reading, however many needs came before it");
    assert_eq!((told.second.hits, told.second.of), (0, 1), "what came after a need too is not after a want only");
    assert_eq!(told.effect, Effect::TooFew { least: LEAST });
}

#[test]
fn those_who_love_are_told_by_their_last_reading() {
    let mut readings = vec![(client(1), day(1, 1), Warmth::Love), (client(1), day(2, 1), Warmth::Like)];
    readings.extend((2..10).map(|number| (client(number), day(1, 1), Warmth::Love)));
    readings.extend((10..17).map(|number| (client(number), day(1, 1), Warmth::Like)));
    let signs = (1..9).map(|number| (client(number), SignKind::Returned)).collect();
    let facts = InequalityFacts { readings: Readings::of(readings), signs, ..InequalityFacts::default() };
    let told = inequalities(&facts);
    let counts = |share: Share| (share.hits, share.of);
    assert_eq!((counts(told.returned.first), counts(told.returned.second)), ((7, 8), (1, 8)));
    let Effect::Difference { interval, method } = told.returned.effect else { unreachable!("eight are enough") };
    assert_eq!((interval.value, method), (0.75, Method::Newcombe));
    assert!(interval.low > 0.0 && interval.high < 1.0);
    assert_eq!(counts(told.forgave.first), (0, 8));
}

#[test]
fn a_gift_is_unique_by_what_it_was_on_the_day() {
    let (before, after) = (day(1, 10), day(3, 10));
    let readings = (1..5).flat_map(|number| {
        [
            (client(number), day(1, 1), Warmth::Cold),
            (client(number), after, if number == 4 { Warmth::Cold } else { Warmth::Love }),
        ]
    });
    let facts = InequalityFacts {
        readings: Readings::of(readings),
        given: vec![
            given(1, before, 30, Some(1)),
            given(2, day(2, 10), 30, Some(1)),
            given(3, before, 0, Some(1)),
            given(4, before, 60, None),
        ],
        revisions: HashMap::from([(GiftId(Uuid::from_u128(1)), vec![revision(day(1, 20), 5), revision(day(2, 1), 3)])]),
        ..InequalityFacts::default()
    };
    let told = inequalities(&facts).warmth_per_hour;
    assert_eq!((told.first.deliveries, told.first.gained, told.first.minutes, told.first.value), (1, 2, 30, Some(4.0)));
    assert_eq!((told.second.deliveries, told.second.gained, told.second.minutes), (2, 2, 90));
    assert_eq!((told.first.low, told.effect), (None, Effect::TooFew { least: LEAST }));
}

#[test]
fn a_shared_page_counts_once_in_its_month_and_for_each_client() {
    let names = HashMap::from([(client(1), "Ana Quill".to_owned()), (client(2), "June Pellow".to_owned())]);
    let page = |on, paid, given, clients: &[u128]| PageMinutes {
        on,
        paid,
        given,
        clients: clients.iter().map(|number| client(*number)).collect(),
    };
    let pages = [page(day(1, 31), 60, 15, &[1, 2]), page(day(2, 1), 0, 30, &[]), page(day(1, 2), 30, 0, &[2])];
    let bare = [BareWeek { week_on: day(1, 26), paid: 5, given: 1 }];
    let mut sums = Months::default();
    pages.iter().for_each(|page| sums.add(page));
    bare.iter().for_each(|week| sums.add_bare(week));
    let months = sums.told(&names);
    assert_eq!(
        months.iter().map(|month| (month.month, month.paid, month.given)).collect::<Vec<_>>(),
        [(YearMonth::of(day(1, 1)), 95, 16), (YearMonth::of(day(2, 1)), 0, 30)]
    );
    let clients: Vec<_> = months[0].clients.iter().map(|one| (&one.client[..], one.paid, one.given)).collect();
    assert_eq!(clients, [("June Pellow", 90, 15), ("Ana Quill", 60, 15)]);
}

#[test]
fn forms_and_gifts_count_receivers_by_the_day() {
    let names = HashMap::from([(client(1), "Ana Quill".to_owned()), (client(2), "June Pellow".to_owned())]);
    let form = FormId(Uuid::from_u128(7));
    let mut all = [given(1, day(2, 10), 30, Some(1)), given(2, day(3, 1), 30, Some(1))];
    all[1].receivers[0].landed = None;
    let (mut by_form, mut by_gift) = (Forms::default(), Gifts::default());
    all.iter().for_each(|one| by_form.add(one));
    all.iter().for_each(|one| by_gift.add(one));
    let told = by_form.told(&HashMap::from([(form, "A card".to_owned())]), &names);
    assert_eq!((told.len(), told[0].form.as_deref(), told[0].landings.given), (1, Some("A card"), 2));
    assert_eq!((told[0].welcome.hits, told[0].welcome.of, told[0].clients.len()), (1, 1, 2));
    let gift = GiftFact { id: GiftId(Uuid::from_u128(1)), name: "Patience".into(), state: GiftState::Living };
    let told = by_gift.told(&[gift], &HashMap::new());
    let months: Vec<_> = told[0].months.iter().map(|one| (one.month, one.landings.given, one.landings.loved)).collect();
    assert_eq!(months, [(YearMonth::of(day(2, 1)), 1, 0), (YearMonth::of(day(3, 1)), 1, 1)]);
}
