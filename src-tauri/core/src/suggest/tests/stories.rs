//! Small practices with toy vectors of two or three directions.

use super::*;
use crate::anchor::Span;
use crate::ids::{ReflectionId, WantId};
use crate::suggest::{
    FitLabel, Mode, NeedBeneath, Passage, WantFact, carrying, echoes, emerging, gatherings, rank, rank_top,
};
use crate::words::{NeedState, WantState};

#[test]
fn the_gift_that_points_where_the_need_does_comes_first() {
    let facts = evidence(
        vec![need(1, "be heard", &[1.0, 0.0])],
        vec![gift(1, "Spreadsheets", &[0.0, 1.0]), gift(2, "Listening", &[1.0, 0.1])],
    );
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(names(&facts, &ranking), ["Listening", "Spreadsheets"]);
    assert_eq!((ranking.mode, ranking.pending), (Mode::Meaning, 0));
}

#[test]
fn the_score_is_the_published_formula() {
    let mut facts = evidence(vec![need(1, "n", &[1.0, 0.0])], vec![gift(1, "g", &[0.6, 0.8])]);
    need_of(&mut facts, 0).wants = vec!["w".into()];
    need_of(&mut facts, 0).want_vector = unit(&[0.0, 1.0]);
    let ranking = rank(&facts, &neutral(&[0.2, 0.4]));
    // q = (1, ½) / √1.25; q·g − ½ n·g; and .01 for a need heard of today
    let expected = (0.6 + 0.4) / 1.25f64.sqrt() - 0.5 * (0.2 * 0.6 + 0.4 * 0.8) + 0.01;
    assert!((ranking.needs[0].pairs[0].score - expected).abs() < 1e-6);
    assert!((contribution(&ranking, ReasonKind::Want).unwrap() - 0.4 / 1.25f64.sqrt()).abs() < 1e-6);
    assert_eq!(contribution(&ranking, ReasonKind::Gift), Some(0.0));
    assert_eq!(contribution(&ranking, ReasonKind::Confidence), Some(0.0));
}

#[test]
fn a_gift_that_is_near_to_everything_steps_back() {
    let facts = evidence(
        vec![need(1, "n", &[1.0, 1.0, 0.0])],
        vec![gift(1, "Near to everything", &[1.0, 0.2, 0.0]), gift(2, "Particular", &[0.2, 1.0, 0.0])],
    );
    assert_eq!(names(&facts, &rank(&facts, &neutral(&[0.5, 0.0, 0.0]))), ["Particular", "Near to everything"]);
}

#[test]
fn of_two_like_gifts_the_more_playful_and_better_one_is_named() {
    let mut facts = evidence(
        vec![need(1, "n", &[1.0, 0.0])],
        vec![gift(1, "Dutiful", &[1.0, 0.1]), gift(2, "Playful", &[1.0, 0.1])],
    );
    (gift_of(&mut facts, 0).pleasure, gift_of(&mut facts, 0).mastery) = (1, 5);
    (gift_of(&mut facts, 1).pleasure, gift_of(&mut facts, 1).mastery) = (5, 5);
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(names(&facts, &ranking), ["Playful", "Dutiful"]);
    assert!(contribution(&ranking, ReasonKind::Gift).unwrap() > 0.0);
}

#[test]
fn of_two_like_needs_the_surer_one_is_suggested_first() {
    let mut facts =
        evidence(vec![need(1, "n", &[1.0, 0.0]), need(2, "n", &[1.0, 0.0])], vec![gift(1, "g", &[1.0, 0.0])]);
    need_of(&mut facts, 1).confidence = Confidence::Confirmed;
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    let order: Vec<_> = ranking.suggestions().map(|pair| pair.need_id).collect();
    assert_eq!(order, [facts.needs[1].id, facts.needs[0].id]);
}

#[test]
fn shared_words_are_quoted_from_the_need_and_from_the_want() {
    let mut facts = evidence(vec![need(1, "Being taken seriously by her board", &[1.0])], vec![gift(1, "g", &[1.0])]);
    need_of(&mut facts, 0).wants = vec!["Slides for Monday".into()];
    need_of(&mut facts, 0).want_vector = unit(&[1.0]);
    gift_of(&mut facts, 0).description = "I take boards and their slides serious".into();
    let ranking = rank(&facts, &neutral(&[0.0]));
    let shared =
        |kind| ranking.reasons(&ranking.needs[0].pairs[0]).iter().find(|r| r.kind == kind).unwrap().fact.shared.clone();
    assert_eq!(shared(ReasonKind::Meaning), ["seriously", "board"]);
    assert_eq!(shared(ReasonKind::Want), ["Slides"]);
}

#[test]
fn a_need_that_no_gift_fits_is_not_yours_and_names_the_nearest() {
    let facts = evidence(
        vec![need(1, "fits", &[1.0, 0.0, 0.0]), need(2, "foreign", &[0.0, 0.1, 1.0])],
        vec![gift(1, "g", &[1.0, 0.0, 0.0]), gift(2, "h", &[0.9, 0.1, 0.0])],
    );
    let ranking = rank(&facts, &neutral(&[0.0; 3]));
    assert_eq!(ranking.suggestions().map(|pair| pair.need_id).collect::<Vec<_>>(), [facts.needs[0].id]);
    let not_yours: Vec<_> = ranking.not_yours().map(|pair| (pair.need_id, pair.gift_id, pair.label)).collect();
    assert_eq!(not_yours, [(facts.needs[1].id, facts.gifts[1].id, FitLabel::Nothing)]);
    assert_eq!(ranking.threads().count(), 4);
}

#[test]
fn what_still_waits_for_a_vector_is_counted_and_left_out() {
    let mut facts = evidence(
        vec![need(1, "n", &[1.0]), need(2, "m", &[1.0])],
        vec![gift(1, "g", &[1.0]), gift(2, "h", &[1.0]), gift(3, "of another model", &[1.0, 0.0])],
    );
    need_of(&mut facts, 1).vector = None;
    gift_of(&mut facts, 1).vector = None;
    need_of(&mut facts, 0).wants = vec!["w".into()];
    let ranking = rank(&facts, &neutral(&[0.0]));
    assert_eq!(ranking.pending, 4);
    assert_eq!(names(&facts, &ranking), ["g"]);
}

#[test]
fn without_a_model_shared_words_are_all_there_is() {
    let mut facts = evidence(
        vec![need(1, "To feel heard when it matters", &[])],
        vec![gift(1, "Spreadsheets", &[]), gift(2, "Hearing what matters", &[])],
    );
    need_of(&mut facts, 0).wants = vec!["Hearings by March".into()];
    let ranking = rank(&facts, &Neutral::without_model());
    assert_eq!((ranking.mode, ranking.pending), (Mode::Words, 0));
    assert_eq!(names(&facts, &ranking), ["Hearing what matters", "Spreadsheets"]);
    let best = &ranking.needs[0].pairs[0];
    assert_eq!(best.label, FitLabel::Look);
    assert_eq!(ranking.reasons(best)[0].kind, ReasonKind::Words);
    assert_eq!(ranking.reasons(best)[0].fact.shared, ["matters", "Hearings"]);
    assert_eq!(ranking.needs[0].pairs[1].label, FitLabel::Nothing);
}

#[test]
fn verdicts_take_out_pairs_and_needs() {
    let mut facts = evidence(vec![need(1, "n", &[1.0])], vec![gift(1, "refused", &[1.0]), gift(2, "other", &[1.0])]);
    let kept = |facts: &Evidence| names(facts, &rank(facts, &neutral(&[0.0])));
    facts.verdicts = vec![verdict(&facts, Answer::NotThisGift)].into();
    assert_eq!(kept(&facts), ["other"]);
    facts.verdicts = vec![verdict(&facts, Answer::NotNow)].into();
    assert_eq!(kept(&facts), ["other"]);
    facts.verdicts = vec![verdict(&facts, Answer::NotANeed)].into();
    assert!(rank(&facts, &neutral(&[0.0])).needs.is_empty());
}

#[test]
fn nothing_to_rank_is_no_trouble() {
    for mean in [&[][..], &[0.5]] {
        assert!(rank(&Evidence::default(), &neutral(mean)).needs.is_empty());
    }
    let lonely = evidence(vec![need(1, "n", &[1.0])], Vec::new());
    assert_eq!(rank(&lonely, &neutral(&[0.0])).needs.len(), 1);
    assert_eq!(rank(&lonely, &neutral(&[0.0])).suggestions().count(), 0);
    let facts = evidence(vec![need(1, "", &[f32::NAN])], vec![gift(1, "", &[f32::INFINITY])]);
    assert!(rank(&facts, &neutral(&[1.0])).threads().all(|pair| pair.score.is_finite()));
    assert_eq!(rank_top(&facts, &neutral(&[1.0]), 0).threads().count(), 0);
}

#[test]
fn what_they_said_and_what_the_gift_has_shown_join_in() {
    let mut facts = evidence(
        vec![need(1, "n", &[1.0, 0.0, 0.0])],
        vec![gift(1, "Plain", &[0.8, 0.6, 0.0]), gift(2, "Shown", &[0.6, 0.8, 0.0])],
    );
    let nothing = neutral(&[0.0, 0.0, 0.0]);
    assert_eq!(names(&facts, &rank(&facts, &nothing)), ["Plain", "Shown"]);
    gift_of(&mut facts, 1).shown = vec!["what it did".into()];
    gift_of(&mut facts, 1).shown_vector = unit(&[1.0, 0.0, 0.0]);
    assert_eq!(names(&facts, &rank(&facts, &nothing)), ["Shown", "Plain"]);
    need_of(&mut facts, 0).said = vec!["what they said".into()];
    need_of(&mut facts, 0).said_vector = unit(&[0.0, 1.0, 0.0]);
    let ranking = rank(&facts, &nothing);
    assert!(contribution(&ranking, ReasonKind::Said).unwrap() > 0.1);
    let meaning = ranking.reasons(ranking.threads().next().unwrap())[0].clone();
    assert_eq!((meaning.kind, meaning.fact.shown), (ReasonKind::Meaning, Some(1)));
}

#[test]
fn what_landed_for_a_need_like_this_is_told_with_its_day() {
    let mut facts = evidence(
        vec![need(1, "n", &[1.0, 0.0])],
        vec![gift(1, "Was loved", &[0.9, 0.1]), gift(2, "Was not tried", &[0.9, 0.1])],
    );
    facts.landed = vec![landed(1, &[1.0, 0.1], Landing::Loved, 3), landed(1, &[1.0, 0.0], Landing::Liked, 5)].into();
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(names(&facts, &ranking), ["Was loved", "Was not tried"]);
    let pair = ranking.threads().next().unwrap();
    let reasons = ranking.reasons(pair);
    let record = reasons.iter().find(|reason| reason.kind == ReasonKind::Record).unwrap();
    let before = record.fact.before.as_ref().unwrap();
    assert!(record.contribution > 0.0);
    assert_eq!((before.landing, before.on, before.well, before.times), (Landing::Liked, day(5), 2, 2));
    facts.landed = vec![landed(1, &[0.0, 1.0], Landing::Loved, 3)].into();
    let of_another_kind = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(contribution(&of_another_kind, ReasonKind::Record), None, "it says nothing of a need unlike this");
}

#[test]
fn what_was_unwelcome_steps_back() {
    let mut facts = evidence(
        vec![need(1, "n", &[1.0, 0.0])],
        vec![gift(1, "A was unwelcome", &[0.9, 0.1]), gift(2, "B was not tried", &[0.9, 0.1])],
    );
    facts.landed = vec![landed(1, &[1.0, 0.0], Landing::Unwelcome, 3)].into();
    assert_eq!(names(&facts, &rank(&facts, &neutral(&[0.0, 0.0])))[0], "B was not tried");
}

#[test]
fn a_need_heard_of_lately_goes_before_its_like() {
    let mut facts =
        evidence(vec![need(1, "a", &[1.0, 0.0]), need(2, "b", &[1.0, 0.0])], vec![gift(1, "g", &[1.0, 0.0])]);
    need_of(&mut facts, 0).heard_on = day(1);
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(ranking.needs[0].need_id, facts.needs[1].id);
}

#[test]
fn needs_of_several_clients_that_are_alike_gather_whatever_else_is_open() {
    let near = |id: u128, text: &str, more: f32| need(id, text, &[1.0, more, 0.0]);
    let mut facts = evidence(
        vec![near(1, "hold their ground", 0.1), near(2, "stand firm", 0.2), need(3, "sleep", &[0.0, 0.0, 1.0])],
        vec![gift(1, "Backbone", &[1.0, 0.2, 0.0])],
    );
    let found = |facts: &Evidence| gatherings(facts, &rank(facts, &neutral(&[0.0, 0.0, 0.0])));
    let first = found(&facts);
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].needs.len(), 2);
    assert_eq!(first[0].gift, Some(facts.gifts[0].id));
    facts.needs.insert(0, need(4, "a garden", &[0.0, 1.0, 0.0]).into());
    facts.today = day(25);
    assert_eq!(found(&facts), first);
    let other = facts.needs[2].client_id;
    need_of(&mut facts, 1).client_id = other;
    assert_eq!(found(&facts), [], "two needs of one client are no gathering");
}

#[test]
fn passages_alike_on_two_days_and_near_no_gift_may_be_one() {
    let passage = |id: u128, on: u32, vector: &[f32]| Passage {
        reflection_id: ReflectionId(Uuid::from_u128(id)),
        span: Span { start: 0, end: 9 },
        text: format!("passage {id}"),
        on: day(on),
        vector: unit(vector),
    };
    let passages = [
        passage(1, 1, &[1.0, 0.1]),
        passage(2, 1, &[1.0, 0.2]),
        passage(3, 2, &[1.0, 0.3]),
        passage(4, 3, &[0.0, 1.0]),
    ];
    let found = emerging(&passages, &[unit(&[0.0, 1.0])]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].passages.iter().map(|passage| passage.text.clone()).collect::<Vec<_>>(),
        ["passage 2", "passage 1", "passage 3"]
    );
    assert_eq!(emerging(&passages, &[unit(&[1.0, 0.2])]).len(), 0, "the gift is known");
    let one_day: Vec<Passage> = passages.iter().map(|one| Passage { on: day(1), ..one.clone() }).collect();
    assert_eq!(emerging(&one_day, &[]).len(), 0, "one day is not enough");
}

#[test]
fn an_echo_tells_the_needs_that_lay_beneath() {
    let want = |id: u128, text: &str, vector: &[f32], needs: Vec<NeedBeneath>| WantFact {
        id: WantId(Uuid::from_u128(id)),
        client_id: ClientId(Uuid::from_u128(id)),
        client_name: "Ana".into(),
        text: text.into(),
        heard_on: day(1),
        state: WantState::Open,
        needs,
        vector: unit(vector),
    };
    let beneath = || {
        let id = NeedId(Uuid::from_u128(9));
        vec![NeedBeneath { id, text: "to matter".into(), state: NeedState::Served, landings: vec![Landing::Loved] }]
    };
    let all = [
        want(1, "more money", &[1.0, 0.0], Vec::new()),
        want(2, "a raise", &[0.9, 0.2], beneath()),
        want(3, "a pay rise", &[0.9, 0.1], Vec::new()),
        want(4, "a garden", &[0.0, 1.0], beneath()),
    ];
    let found = echoes(&all[0], &all);
    assert_eq!(found.iter().map(|echo| echo.want.text.as_str()).collect::<Vec<_>>(), ["a raise"]);
    assert!(found[0].likeness > 0.9);
}

#[test]
fn the_words_that_carry_a_match_are_those_it_loses_most_by() {
    // A toy model: each of these words is a direction of its own, and a text the sum of its words.
    let read = |texts: &[&str]| -> Vec<Vec<f32>> {
        let of = |text: &&str| {
            let has = |words: &[&str]| words.iter().any(|word| text.contains(word)) as u8 as f32;
            let vector = [has(&["board", "boardroom"]), has(&["seriously", "weight"]), 0.2];
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
            vector.iter().map(|x| x / length).collect()
        };
        texts.iter().map(of).collect()
    };
    let found = carrying("be taken seriously by her board", "Giving words weight in any boardroom", read);
    assert_eq!(found.need, ["seriously", "board"]);
    assert_eq!(found.gift, ["weight", "boardroom"]);
    assert_eq!(found.pairs.len(), 2);
    assert!(found.pairs.iter().all(|(_, _, nearness)| *nearness >= 0.35));
}
