//! The figures of a small practice: who is carrying whom, the week's budget, and what the records say of the three
//! inequalities.

use chrono::NaiveDate;
use journal::asked_why::AskedFields;
use journal::deliveries::{DeliveryFields, Landed};
use journal::forms::FormFields;
use journal::gifts::GiftFields;
use journal::guard::balance::{Balance, PartKind};
use journal::guard::budget::Standing;
use journal::ideas::IdeaFields;
use journal::ids::{ClientId, DeliveryId};
use journal::insight::{Effect, Share};
use journal::ladder::Beneath;
use journal::promises::{NewPromise, NewTerms};
use journal::reflections::Facts;
use journal::signs::SignFields;
use journal::warmth::ReadingFields;
use journal::words::{DeliveryState, Landing, NeedState, Scope, Serves, SignKind, WantState, Warmth};
use stories::{Practice, dump};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn page(practice: &mut Practice, clients: &[ClientId], on: &str, paid: u32, given: u32) {
    let facts = Facts {
        client_ids: clients.to_vec(),
        happened_at: Some(format!("{on}T10:00:00+01:00").parse().unwrap()),
        paid_minutes: Some(paid),
        given_minutes: Some(given),
        ..Facts::default()
    };
    practice.start_reflection("We met", &facts).unwrap();
}

fn reading(practice: &mut Practice, client: ClientId, on: &str, warmth: Warmth) {
    practice.add_reading(client, &ReadingFields { warmth, rests_on: String::new(), on: Some(day(on)) }).unwrap();
}

fn sign(practice: &mut Practice, client: ClientId, kind: SignKind) {
    practice.add_sign(client, &SignFields { kind, about: None, note: String::new(), seen_on: None }).unwrap();
}

fn give(practice: &mut Practice, fields: &DeliveryFields, on: &str) -> DeliveryId {
    let id = practice.add_delivery(fields).unwrap();
    practice.set_delivery_state(id, DeliveryState::Given, Some(day(on)), "").unwrap();
    id
}

fn counts(share: Share) -> (u64, u64) {
    (share.hits, share.of)
}

fn sides(balance: &Balance) -> Vec<(PartKind, u64, u64)> {
    balance.parts.iter().map(|part| (part.kind, part.mine, part.theirs)).collect()
}

#[test]
fn an_empty_practice_has_figures_and_says_nothing_with_them() {
    let figures = Practice::new().figures(None).unwrap();
    assert_eq!(figures.inequalities.returned.effect, Effect::TooFew { least: 8 });
    assert_eq!(figures.inequalities.warmth_per_hour.effect, Effect::TooFew { least: 8 });
    assert_eq!(figures.budget.standing, Standing::Within { left: 120 });
    assert!(figures.balance.is_empty() && figures.time.is_empty() && figures.forms.is_empty());
    assert!(figures.themes.is_empty() && figures.gifts.is_empty());
}

#[test]
fn the_balance_counts_what_went_both_ways_and_when() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    page(&mut practice, &[ana, june], "2026-03-02", 60, 0);
    page(&mut practice, &[ana], "2026-11-16", 60, 30);
    give(&mut practice, &DeliveryFields::of(ana, "A card"), "2026-11-10");
    give(
        &mut practice,
        &DeliveryFields { scope: Scope::InScope, ..DeliveryFields::of(ana, "The report") },
        "2026-11-11",
    );
    practice.add_idea(ana, &IdeaFields::given("A letter instead of a call")).unwrap();
    sign(&mut practice, ana, SignKind::Recommended);
    practice.new_want(ana, "a higher price");
    let late = NewPromise {
        made_on: Some(day("2026-11-01")),
        due_on: Some(day("2026-11-05")),
        ..NewPromise::mine(ana, "The list")
    };
    let late = practice.add_promise(late).unwrap();
    practice.keep_promise(late, Some(day("2026-11-09")), "").unwrap();
    let bent = practice.add_promise(NewPromise::mine(ana, "The draft")).unwrap();
    let terms = NewTerms { text: "The draft".into(), due_on: None, margin_days: 1, scope: Scope::InScope };
    practice.renegotiate_promise(bent, terms, "").unwrap();

    let balances = practice.balances().unwrap();
    let of = |client| balances.iter().find(|balance| balance.client_id == client).unwrap();
    let expected =
        [(PartKind::Time, 30, 0), (PartKind::Gestures, 1, 2), (PartKind::Promises, 0, 2), (PartKind::FirstMoves, 2, 1)];
    assert_eq!(sides(&of(ana).quarter), expected, "what is paid for is no gesture, and both were offered");
    assert_eq!((of(ana).quarter.parts[0].beside, of(ana).whole.parts[0].beside), (60, 120));
    let slips = of(ana).whole.promises;
    assert_eq!((slips.mine_late, slips.mine_bent, slips.theirs_late), (1, 1, 0));
    for balance in [of(ana).quarter, of(ana).whole, of(june).whole] {
        assert_eq!(balance.figure, balance.parts.iter().map(|part| part.adds).sum::<i32>());
    }
    assert_eq!((of(june).whole.parts[0].beside, of(june).whole.figure), (60, 0), "time paid for is even");
}

#[test]
fn the_budget_warns_before_it_is_passed_and_remembers_the_weeks() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let form = FormFields {
        name: "A walk".into(),
        how: String::new(),
        usual_minutes: Some(90),
        serves: Serves::One,
        offered: true,
    };
    let form = practice.add_form(&form).unwrap();
    page(&mut practice, &[ana], "2026-11-09", 0, 121);
    page(&mut practice, &[ana], "2026-11-16", 0, 40);
    assert_eq!(practice.budget().unwrap().standing, Standing::Within { left: 80 });
    let walk = DeliveryFields { form_id: Some(form), ..DeliveryFields::of(ana, "Along the river") };
    let walk = practice.add_delivery(&walk).unwrap();
    let told = practice.budget().unwrap();
    assert_eq!((told.given, told.planned, told.standing), (40, 90, Standing::WillPass { by: 10 }));
    assert_eq!((told.week_on, told.before.len(), told.passed_before), (day("2026-11-16"), 12, 1));
    assert_eq!((told.before[11].week_on, told.before[11].given), (day("2026-11-09"), 121));
    practice.set_delivery_state(walk, DeliveryState::Given, None, "").unwrap();
    assert_eq!(practice.budget().unwrap().planned, 0);
    page(&mut practice, &[ana], "2026-11-17", 0, 90);
    assert_eq!(practice.budget().unwrap().standing, Standing::Passed { by: 10 });
}

/// Eight clients who left moved after a need of theirs was served, and eight who left content after a want was met.
fn sixteen() -> Practice {
    let mut practice = Practice::new();
    let names = ["Ana", "June", "Noor", "Ilse", "Bram", "Cleo", "Dov", "Edda"];
    let mut unique = GiftFields::named("Asking what nobody dares");
    (unique.pleasure, unique.mastery) = (5, 4);
    let unique = practice.add_gift(&unique).unwrap();
    let plain = practice.new_gift("Keeping minutes");
    for (place, name) in names.iter().enumerate() {
        let moved = practice.new_client(&format!("{name} Quill"));
        reading(&mut practice, moved, "2026-11-01", Warmth::Like);
        let want = practice.new_want(moved, "a plan");
        let need = practice.new_need_beneath(moved, "be heard", Beneath { wants: vec![want], needs: Vec::new() });
        practice.set_want_state(want, WantState::Met, "").unwrap();
        practice.set_need_state(need, NeedState::Served, "").unwrap();
        let talk = DeliveryFields { gift_id: Some(unique), minutes: Some(30), ..DeliveryFields::of(moved, "A talk") };
        give(&mut practice, &talk, "2026-11-16");
        reading(&mut practice, moved, "2026-11-17", Warmth::Love);
        if place < 6 {
            sign(&mut practice, moved, SignKind::Returned);
        }

        let content = practice.new_client(&format!("{name} Pellow"));
        reading(&mut practice, content, "2026-11-01", Warmth::Like);
        let want = practice.new_want(content, "a plan");
        practice.set_want_state(want, WantState::Met, "").unwrap();
        let notes = DeliveryFields { gift_id: Some(plain), minutes: Some(60), ..DeliveryFields::of(content, "Notes") };
        give(&mut practice, &notes, "2026-11-16");
        reading(&mut practice, content, "2026-11-17", Warmth::Like);
    }
    practice
}

#[test]
fn eight_on_each_side_are_enough_to_say() {
    let told = sixteen().inequalities().unwrap();
    assert_eq!(counts(told.love_after_needs.first), (8, 8));
    assert_eq!(counts(told.love_after_needs.second), (0, 8), "wants with a served need beneath them are left out");
    let Effect::Difference { interval, .. } = told.love_after_needs.effect else { panic!("enough to say") };
    assert!(interval.value == 1.0 && interval.low > 0.5);
    assert_eq!((counts(told.returned.first), counts(told.returned.second)), ((6, 8), (0, 8)));
    let per_hour = told.warmth_per_hour;
    assert_eq!((per_hour.first.value, per_hour.first.deliveries), (Some(2.0), 8));
    assert_eq!((per_hour.second.value, per_hour.second.deliveries), (Some(0.0), 8));
    let Effect::Difference { interval, .. } = per_hour.effect else { panic!("enough to say") };
    assert_eq!((interval.value, interval.low, interval.high), (2.0, 2.0, 2.0), "all alike, so nothing to doubt");
}

#[test]
fn a_need_served_deep_beneath_counts_for_its_want_and_seven_are_too_few() {
    let mut practice = sixteen();
    let client = practice.client_named("Ana Pellow").unwrap();
    let want = practice.ladder(client).unwrap().wants[0].id;
    let upper = practice.new_need_beneath(client, "sleep", Beneath { wants: vec![want], needs: Vec::new() });
    let deep = practice.new_need_beneath(client, "trust", Beneath { wants: Vec::new(), needs: vec![upper] });
    let before = dump(&practice);
    practice.set_need_state(deep, NeedState::Served, "").unwrap();
    let told = practice.inequalities().unwrap().love_after_needs;
    assert_eq!((counts(told.first), counts(told.second)), ((8, 9), (0, 7)));
    assert_eq!(told.effect, Effect::TooFew { least: 8 });
    practice.undo().unwrap();
    assert_eq!((dump(&practice), counts(practice.inequalities().unwrap().love_after_needs.second)), (before, (0, 8)));
}

#[test]
fn time_is_told_by_month_and_stays_when_a_client_is_forgotten() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    page(&mut practice, &[ana], "2026-10-06", 60, 15);
    page(&mut practice, &[june], "2026-10-07", 30, 0);
    let before = practice.time_by_month().unwrap();
    assert_eq!(
        (before[0].month.to_string().as_str(), before[0].paid, before[0].given, before[0].clients.len()),
        ("2026-10", 90, 15, 2)
    );
    practice.forget_client(ana, &[]).unwrap();
    let after = practice.time_by_month().unwrap();
    assert_eq!((after[0].paid, after[0].given), (90, 15), "bare numbers stay in the totals");
    assert_eq!(after[0].clients.iter().map(|one| one.client.as_str()).collect::<Vec<_>>(), ["June Pellow"]);
}

#[test]
fn themes_forms_and_gifts_say_how_many_of_how_many() {
    let mut practice = Practice::new();
    let (ana, june) = (practice.new_client("Ana Quill"), practice.new_client("June Pellow"));
    for (client, themes) in [(ana, vec!["calm".to_owned()]), (june, Vec::new())] {
        let asked = AskedFields {
            question: "Why do you stay?".into(),
            answer: "It is quiet here".into(),
            themes,
            ..AskedFields::default()
        };
        practice.ask(client, &asked).unwrap();
    }
    let themes = practice.theme_figures(None).unwrap().themes;
    assert_eq!((themes.len(), themes[0].theme.as_str(), counts(themes[0].clients)), (1, "calm", (1, 2)));

    let (gift, form) = (practice.new_gift("Patience"), practice.forms().unwrap()[0].id);
    for (client, landing) in [(ana, Landing::Loved), (june, Landing::Shrugged)] {
        let card = DeliveryFields { gift_id: Some(gift), form_id: Some(form), ..DeliveryFields::of(client, "A card") };
        let card = give(&mut practice, &card, "2026-10-20");
        let receiver = practice.delivery(card).unwrap().receivers[0].id;
        practice.land_delivery(receiver, &Landed { landing: Some(landing), ..Landed::default() }).unwrap();
    }
    let forms = practice.form_figures().unwrap();
    assert_eq!((forms.len(), forms[0].landings.given, counts(forms[0].welcome)), (1, 2, (1, 2)));
    assert_eq!(forms[0].clients.len(), 2);
    let gifts = practice.gift_figures().unwrap();
    let months: Vec<_> =
        gifts[0].months.iter().map(|one| (one.month.to_string(), one.landings.given, one.landings.loved)).collect();
    assert_eq!(months, [("2026-10".to_owned(), 2, 0), ("2026-11".to_owned(), 0, 1)]);
    assert_eq!((gifts[0].revisions.len(), counts(gifts[0].welcome)), (1, (1, 2)));
}

#[test]
fn the_sample_has_something_to_tell_with_every_figure() {
    let mut practice = Practice::new();
    practice.play_sample().unwrap();
    let told = practice.figures(None).unwrap();
    let inequalities = told.inequalities;
    assert!(inequalities.love_after_needs.first.value > inequalities.love_after_needs.second.value);
    assert!(inequalities.recommended.first.value > inequalities.recommended.second.value);
    assert!(inequalities.forgave.first.value > inequalities.forgave.second.value);
    let hours = [inequalities.warmth_per_hour.first, inequalities.warmth_per_hour.second];
    assert!(hours.iter().all(|side| side.value.is_some()), "both sides have hours, one too few of them");
    let carried = |figure: i32| told.balance.iter().any(|one| one.whole.figure.signum() == figure);
    assert!(carried(1) && carried(-1), "some are carried, and some carry");
    assert!(told.budget.given > 0 && told.budget.planned > 0 && told.budget.planned_unknown == 0);
    assert!(told.time.len() >= 12 && told.themes.len() >= 3 && told.forms.len() >= 4 && told.gifts.len() >= 8);
}
