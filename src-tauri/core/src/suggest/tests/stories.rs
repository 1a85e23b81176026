//! Small practices with toy vectors of two or three directions.

use super::*;
use crate::suggest::{FitLabel, Mode, rank, rank_top};

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
    facts.needs[0].wants = vec!["w".into()];
    facts.needs[0].want_vector = unit(&[0.0, 1.0]);
    let ranking = rank(&facts, &neutral(&[0.2, 0.4]));
    // q = (1, ½) / √1.25; q·g − ½ n·g
    let expected = (0.6 + 0.4) / 1.25f64.sqrt() - 0.5 * (0.2 * 0.6 + 0.4 * 0.8);
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
    (facts.gifts[0].pleasure, facts.gifts[0].mastery) = (1, 5);
    (facts.gifts[1].pleasure, facts.gifts[1].mastery) = (5, 5);
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    assert_eq!(names(&facts, &ranking), ["Playful", "Dutiful"]);
    assert!(contribution(&ranking, ReasonKind::Gift).unwrap() > 0.0);
}

#[test]
fn of_two_like_needs_the_surer_one_is_suggested_first() {
    let mut facts =
        evidence(vec![need(1, "n", &[1.0, 0.0]), need(2, "n", &[1.0, 0.0])], vec![gift(1, "g", &[1.0, 0.0])]);
    facts.needs[1].confidence = Confidence::Confirmed;
    let ranking = rank(&facts, &neutral(&[0.0, 0.0]));
    let order: Vec<_> = ranking.suggestions().map(|pair| pair.need_id).collect();
    assert_eq!(order, [facts.needs[1].id, facts.needs[0].id]);
}

#[test]
fn shared_words_are_quoted_from_the_need_and_from_the_want() {
    let mut facts = evidence(vec![need(1, "Being taken seriously by her board", &[1.0])], vec![gift(1, "g", &[1.0])]);
    facts.needs[0].wants = vec!["Slides for Monday".into()];
    facts.needs[0].want_vector = unit(&[1.0]);
    facts.gifts[0].description = "I take boards and their slides serious".into();
    let ranking = rank(&facts, &neutral(&[0.0]));
    let shared = |kind| ranking.needs[0].pairs[0].reasons.iter().find(|r| r.kind == kind).unwrap().fact.shared.clone();
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
    facts.needs[1].vector = None;
    facts.gifts[1].vector = None;
    facts.needs[0].wants = vec!["w".into()];
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
    facts.needs[0].wants = vec!["Hearings by March".into()];
    let ranking = rank(&facts, &Neutral::without_model());
    assert_eq!((ranking.mode, ranking.pending), (Mode::Words, 0));
    assert_eq!(names(&facts, &ranking), ["Hearing what matters", "Spreadsheets"]);
    let best = &ranking.needs[0].pairs[0];
    assert_eq!(best.label, FitLabel::Look);
    assert_eq!(best.reasons[0].kind, ReasonKind::Words);
    assert_eq!(best.reasons[0].fact.shared, ["matters", "Hearings"]);
    assert_eq!(ranking.needs[0].pairs[1].label, FitLabel::Nothing);
}

#[test]
fn verdicts_take_out_pairs_and_needs() {
    let mut facts = evidence(vec![need(1, "n", &[1.0])], vec![gift(1, "refused", &[1.0]), gift(2, "other", &[1.0])]);
    let kept = |facts: &Evidence| names(facts, &rank(facts, &neutral(&[0.0])));
    facts.verdicts = vec![verdict(&facts, Answer::NotThisGift)];
    assert_eq!(kept(&facts), ["other"]);
    facts.verdicts = vec![verdict(&facts, Answer::NotNow)];
    assert_eq!(kept(&facts), ["other"]);
    facts.verdicts = vec![verdict(&facts, Answer::NotANeed)];
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
