//! Clients over the years: how they came, how they parted, their special days, and two who turn out to be one.

use chrono::NaiveDate;
use journal::asked_why::AskedFields;
use journal::brief::ToAsk;
use journal::calendar::SpecialDay;
use journal::clients::{NewClient, Parting};
use journal::deliveries::{DeliveryFields, ReceiverFields};
use journal::ids::ClientId;
use journal::ladder::Beneath;
use journal::occasions::{Kept, OccasionFields};
use journal::promises::NewPromise;
use journal::signs::SignFields;
use journal::state_changes::StateTarget;
use journal::warmth::ReadingFields;
use journal::words::{ByWhom, Kind, NeedState, SignKind, Stage, Warmth};
use stories::{Practice, dump};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn special(what: &str, month: u32, day: Option<u32>, year: Option<i32>) -> OccasionFields {
    OccasionFields { what: what.to_owned(), day: SpecialDay { month, day, year, yearly: true } }
}

#[test]
fn every_fact_is_kept_and_the_stages_with_their_days() {
    let mut practice = Practice::new();
    let wren = practice.new_client("Wren Castell");
    let facts = NewClient {
        stage: Stage::Prospect,
        also_known: vec!["Annie ".into(), "annie".into()],
        recommended_by: Some(wren),
        contract: "Four days.\r\nNo Fridays.".into(),
        tags: vec!["hotels".into()],
        keep_until: Some(day("2036-12-31")),
        ..NewClient::named("Ana Quill")
    };
    let ana = practice.add_client(facts.clone()).unwrap();
    let kept = practice.client(ana).unwrap();
    assert_eq!((kept.also_known, kept.contract.as_str()), (vec!["Annie".to_owned()], "Four days.\nNo Fridays."));
    assert_eq!(practice.recommended_by(wren).unwrap(), [(ana, "Ana Quill".to_owned())]);
    assert_eq!(practice.client_named("annie").unwrap(), ana);
    for (words, found) in [("fridays", ana), ("hotels", ana), ("annie", ana)] {
        assert_eq!(practice.search(words, 9).unwrap().0[0].found.id, found.0, "{words}");
    }
    practice.hands.pass_days(3);
    practice.update_client(ana, NewClient { stage: Stage::Active, ..facts.clone() }).unwrap();
    practice.hands.pass_days(3);
    let parting = Parting { on: None, reason: "All was said".into(), last_word: "Go well.".into() };
    practice.part_client(ana, parting).unwrap();
    let kept = practice.client(ana).unwrap();
    assert_eq!((kept.stage, kept.parting.on), (Stage::Parted, Some(day("2026-11-23"))));
    let stages = practice.history_of(StateTarget::Client(ana)).unwrap();
    let told: Vec<_> = stages.iter().map(|change| (change.state.as_str(), change.on.to_string())).collect();
    let days = ["2026-11-17", "2026-11-20", "2026-11-23"].map(str::to_owned);
    assert_eq!(told, ["prospect", "active", "parted"].into_iter().zip(days).collect::<Vec<_>>());
    assert_eq!(stages[2].note, "All was said");
    practice.update_client(ana, NewClient { stage: Stage::Active, ..facts }).unwrap();
    let back = practice.client(ana).unwrap().parting;
    assert_eq!((back.on, back.last_word.as_str()), (None, "Go well."), "they came back, and nothing said is lost");
}

#[test]
fn nobody_recommends_themselves() {
    let mut practice = Practice::new();
    let ana = practice.new_client("Ana Quill");
    let facts = NewClient { recommended_by: Some(ana), ..NewClient::named("Ana Quill") };
    assert_eq!(practice.update_client(ana, facts).unwrap_err().field(), Some("recommended_by"));
    let steps = practice.undo_state().0.cloned();
    practice.update_client(ana, NewClient::named("Ana Quill")).unwrap();
    assert_eq!(practice.undo_state().0.cloned(), steps, "what changes nothing is no step");
}

/// Two clients with a record of every kind each, some about both, and a third who knows them.
fn two_who_are_one(practice: &mut Practice) -> [ClientId; 2] {
    let [keep, other] = ["Ana Quill", "A. Quill"].map(|name| practice.new_client(name));
    let third = NewClient { recommended_by: Some(other), ..NewClient::named("Bo Tern") };
    let third = practice.add_client(third).unwrap();
    for (client, another) in [(keep, other), (other, third)] {
        practice.new_page(&[client], "Alone.");
        let want = practice.new_want(client, "More money");
        practice.new_need_beneath(client, "Rest", Beneath { wants: vec![want], needs: vec![] });
        practice.add_promise(NewPromise::mine(client, "A list of names")).unwrap();
        practice.add_delivery(&DeliveryFields::of(client, "A card")).unwrap();
        practice.add_occasion(client, &special("Birthday", 2, Some(29), None)).unwrap();
        let reading = ReadingFields { warmth: Warmth::Love, rests_on: "She laughed".into(), on: None };
        practice.add_reading(client, &reading).unwrap();
        let sign =
            SignFields { kind: SignKind::Recommended, about: Some(another), note: "By letter".into(), seen_on: None };
        practice.add_sign(client, &sign).unwrap();
        let asked = AskedFields { question: "Why stay?".into(), ..AskedFields::default() };
        practice.ask(client, &asked).unwrap();
        practice.add_idea(client, &journal::ideas::IdeaFields::given("A letter a month")).unwrap();
    }
    practice.new_page(&[other, keep], "About both.");
    let both = [keep, other, third].map(|client_id| ReceiverFields { id: None, client_id, need_id: None });
    practice.add_delivery(&DeliveryFields { receivers: both.to_vec(), ..DeliveryFields::of(keep, "A call") }).unwrap();
    [keep, other]
}

#[test]
fn two_clients_become_one_and_nothing_is_dropped() {
    let mut practice = Practice::new();
    let [keep, other] = two_who_are_one(&mut practice);
    let page = practice.new_page(&[other, keep], "Thrown away.");
    let thrown = practice.delete(Kind::Reflection, journal::ids::RecordId(page.0)).unwrap();
    let before = dump(&practice);
    let preview = practice.merge_preview(keep, other).unwrap();
    assert_eq!((preview.shared_pages, &preview.proposed.also_known), (1, &vec!["A. Quill".to_owned()]));
    assert_eq!((preview.other.holds[&Kind::Reflection], preview.other.holds[&Kind::Promise]), (2, 1));

    practice.merge_clients(keep, other, preview.proposed).unwrap();
    let after = dump(&practice);
    assert!(!after.to_string().contains(&other.to_string()), "nothing refers to the one who was merged");
    let mine = practice.merge_preview(keep, practice.client_named("Bo Tern").unwrap()).unwrap().keep.holds;
    let expected = [
        (Kind::Reflection, 3),
        (Kind::Want, 2),
        (Kind::Need, 2),
        (Kind::Delivery, 3),
        (Kind::Promise, 2),
        (Kind::Occasion, 2),
        (Kind::Warmth, 2),
        (Kind::Sign, 2),
        (Kind::AskedWhy, 2),
        (Kind::Idea, 2),
    ];
    assert_eq!(mine, expected.into_iter().collect());
    let both = practice.export().unwrap().reflections.into_iter().find(|page| page.text == "About both.").unwrap();
    assert_eq!(both.client_ids, [keep], "a page about both has one link");
    let about: Vec<_> = practice.signs(keep).unwrap().into_iter().map(|sign| sign.about_name).collect();
    assert!(about.contains(&None) && about.contains(&Some("Bo Tern".to_owned())), "{about:?}");
    let [bo] = &practice.recommended_by(keep).unwrap()[..] else { panic!("Bo was recommended by her") };
    assert_eq!(bo.1, "Bo Tern");
    assert_eq!(practice.client_named("a. quill").unwrap(), keep);
    assert_eq!(practice.verify().unwrap(), Vec::<String>::new());

    practice.put_back(thrown).unwrap();
    assert_eq!(practice.reflection(page).unwrap().facts.client_ids, [keep], "the trash knows her too");
    practice.undo().unwrap();
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before, "one step brings both back");
    practice.redo().unwrap();
    assert_eq!(dump(&practice), after);
}

#[test]
fn facts_of_both_are_proposed_and_the_user_chooses() {
    let mut practice = Practice::new();
    let keep =
        NewClient { contract: "Four days".into(), since_on: Some(day("2024-01-01")), ..NewClient::named("Ana Quill") };
    let keep = practice.add_client(keep).unwrap();
    let other = NewClient {
        contract: "Five days".into(),
        about: "hotels".into(),
        since_on: Some(day("2023-05-01")),
        recommended_by: Some(keep),
        ..NewClient::named("A. Quill")
    };
    let other = practice.add_client(other).unwrap();
    practice.part_client(other, Parting { reason: "Moved".into(), ..Parting::default() }).unwrap();
    let proposed = practice.merge_preview(keep, other).unwrap().proposed;
    assert_eq!((proposed.contract.as_str(), proposed.about.as_str()), ("Four days\n\nFive days", "hotels"));
    assert_eq!((proposed.since_on, proposed.recommended_by), (Some(day("2023-05-01")), None));
    let wrong = NewClient { recommended_by: Some(other), ..proposed.clone() };
    assert_eq!(practice.merge_clients(keep, other, wrong).unwrap_err().field(), Some("recommended_by"));
    assert_eq!(practice.merge_clients(keep, keep, proposed.clone()).unwrap_err().field(), Some("other"));
    practice.merge_clients(keep, other, NewClient { about: "Four hotels".into(), ..proposed }).unwrap();
    let one = practice.client(keep).unwrap();
    assert_eq!((one.about.as_str(), one.stage, one.parting.on), ("Four hotels", Stage::Active, None));
    assert_eq!(one.parting.reason, "Moved");
}

#[test]
fn special_days_ahead_are_told_in_time_and_years_together_follow() {
    let mut practice = Practice::at("2026-12-24T10:00:00+01:00");
    let since_on = Some(day("2020-12-31"));
    let ana = practice.add_client(NewClient { since_on, ..NewClient::named("Ana Quill") }).unwrap();
    let bo = practice.new_client("Bo Tern");
    let birthday = practice.add_occasion(ana, &special("Birthday", 1, Some(7), Some(1604))).unwrap();
    practice.add_occasion(bo, &special("The month it began", 1, None, None)).unwrap();
    practice.add_occasion(bo, &special("Too far", 1, Some(8), None)).unwrap();
    let told: Vec<_> = practice.acknowledge().unwrap().days.into_iter().map(|one| (one.what, one.when.from)).collect();
    assert_eq!(told.len(), 3);
    assert_eq!(told[0], (Kept::YearsTogether(6), day("2026-12-31")));
    assert!(
        matches!(&told[1], (Kept::Occasion(_, what), on) if what == "The month it began" && *on == day("2027-01-01"))
    );
    assert!(matches!(&told[2], (Kept::Occasion(id, _), on) if *id == birthday && *on == day("2027-01-07")));
    practice.part_client(ana, Parting::default()).unwrap();
    assert_eq!(practice.acknowledge().unwrap().days.len(), 1, "a client who parted is left in peace");
    practice.undo().unwrap();
    practice.update_occasion(birthday, &special("Birthday", 2, Some(29), None)).unwrap();
    let (kept, next) = practice.occasions(ana).unwrap().remove(0);
    assert_eq!((kept.fields.day.year, next.unwrap().from, next.unwrap().moved), (None, day("2027-02-28"), true));
}

#[test]
fn before_a_meeting_there_is_one_page() {
    let mut practice = Practice::new();
    let ana =
        practice.add_client(NewClient { since_on: Some(day("2024-03-01")), ..NewClient::named("Ana Quill") }).unwrap();
    practice.new_page(&[ana], "First.\n\nSecond.\nThird.\nFourth.\nLast.\n");
    let want = practice.new_want(ana, "More money");
    let bare = practice.new_want(ana, "A new chair");
    let upper = practice.new_need_beneath(ana, "Rest", Beneath { wants: vec![want], needs: vec![] });
    practice.new_need_beneath(ana, "Sleep", Beneath { wants: vec![], needs: vec![upper] });
    let not_mine = practice.new_need_beneath(ana, "A doctor", Beneath { wants: vec![want], needs: vec![] });
    let fields = journal::ladder::NeedFields { text: "A doctor".into(), state: NeedState::NotMine };
    practice.update_need(not_mine, &fields).unwrap();
    for (text, due) in [("Later", Some("2026-12-01")), ("Sooner", Some("2026-11-15")), ("Some day", None)] {
        practice.add_promise(NewPromise { due_on: due.map(day), ..NewPromise::mine(ana, text) }).unwrap();
    }
    practice.add_promise(NewPromise { by_whom: ByWhom::Them, ..NewPromise::mine(ana, "The figures") }).unwrap();
    practice.add_idea(ana, &journal::ideas::IdeaFields::given("A letter a month")).unwrap();
    let asked = AskedFields { question: "Why stay?".into(), ..AskedFields::default() };
    practice.ask(ana, &asked).unwrap();

    let brief = practice.brief(ana).unwrap();
    assert_eq!(brief.standing.together, Some((2, 8)));
    let mine: Vec<_> = brief.mine.iter().map(|promise| promise.fields.text.as_str()).collect();
    assert_eq!((mine, brief.theirs.len()), (vec!["Sooner", "Later", "Some day"], 1));
    let needs: Vec<_> = brief.ladder[0].needs.iter().map(|need| (need.depth, need.text.as_str())).collect();
    assert_eq!(needs, [(1, "Rest"), (2, "Sleep")]);
    assert_eq!(brief.ladder[1].want.as_ref().map(|(id, _)| *id), Some(bare));
    assert_eq!(brief.last_page.unwrap().lines, ["Second.", "Third.", "Fourth.", "Last."]);
    let [again, beneath, hunch, _] = &brief.to_ask[..] else { panic!("{:?}", brief.to_ask) };
    assert_eq!(*again, ToAsk::Again("Why stay?".into()));
    assert_eq!(*beneath, ToAsk::Beneath("A new chair".into()));
    assert_eq!(*hunch, ToAsk::IsItSo("Rest".into()));
    assert_eq!((brief.not_mine, brief.credit_owed.len()), (vec!["A doctor".to_owned()], 1));
    assert!(practice.brief(ClientId(not_mine.0)).is_err());
}
