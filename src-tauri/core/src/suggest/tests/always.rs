//! What holds for any facts.

use proptest::prelude::*;

use super::*;
use crate::suggest::{Pair, rank, rank_top};

const SIZE: usize = 4;

fn numbers() -> impl Strategy<Value = Vec<f32>> {
    // Coarse, so that equal scores happen.
    proptest::collection::vec((-2i8..=2).prop_map(f32::from), SIZE)
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof!["board", "trusted", "trust", "listen", "the", "\\PC{0,4}"], 0..5)
        .prop_map(|words| words.join(" "))
}

fn some_need() -> impl Strategy<Value = NeedFact> {
    let confidence = prop::sample::select(Confidence::ALL);
    (text(), numbers(), proptest::option::of((text(), numbers())), confidence).prop_map(|(text, vector, want, sure)| {
        let mut fact = need(0, &text, &vector);
        fact.confidence = sure;
        if let Some((text, vector)) = want {
            fact.said = vec![text.as_str().into()];
            fact.said_vector = unit(&vector.iter().rev().copied().collect::<Vec<_>>());
            fact.wants = vec![text];
            fact.want_vector = unit(&vector);
        }
        fact
    })
}

/// Landings and lessons about some of four gifts.
fn some_history() -> impl Strategy<Value = (Vec<LandedFact>, Vec<Lesson>)> {
    let landing = (1u128..5, numbers(), prop::sample::select(Landing::ALL), 1u32..20);
    let landings = proptest::collection::vec(landing, 0..6);
    let verdict = (1u128..5, numbers(), any::<bool>());
    let verdicts = proptest::collection::vec(verdict, 0..40);
    (landings, verdicts).prop_map(|(landings, verdicts)| {
        let facts = landings.iter().map(|(gift, need, landing, on)| landed(*gift, need, *landing, *on)).collect();
        let lessons = (2_000..)
            .zip(&verdicts)
            .map(|(need, (gift, vector, taken))| lesson(GiftId(Uuid::from_u128(*gift)), need, vector, *taken));
        (facts, lessons.collect())
    })
}

fn some_gift() -> impl Strategy<Value = GiftFact> {
    (text(), text(), numbers(), 1u8..=5, 1u8..=5, proptest::option::of(numbers())).prop_map(
        |(name, description, vector, pleasure, mastery, shown)| {
            let mut fact = GiftFact { description, pleasure, mastery, ..gift(0, &name, &vector) };
            if let Some(shown) = shown {
                fact.shown = vec!["what it did".into()];
                fact.shown_vector = unit(&shown);
            }
            fact
        },
    )
}

prop_compose! {
    fn some_evidence()(
        needs in proptest::collection::vec(some_need(), 1..6),
        gifts in proptest::collection::vec(some_gift(), 1..9),
        history in some_history(),
        picks in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(Answer::ALL), 1u32..20), 0..5),
    ) -> Evidence {
        let mut facts = evidence(needs, gifts);
        for (id, need) in (1..).zip(&mut facts.needs) {
            Arc::make_mut(need).id = NeedId(Uuid::from_u128(id));
        }
        for (id, gift) in (1..).zip(&mut facts.gifts) {
            Arc::make_mut(gift).id = GiftId(Uuid::from_u128(id));
        }
        (facts.landed, facts.lessons) = (history.0.into(), history.1.into());
        let verdicts: Vec<_> = (0..).zip(&picks).map(|(place, (need, gift, answer, on))| VerdictFact {
            place, need_id: need.get(&facts.needs).id, gift_id: gift.get(&facts.gifts).id, answer: *answer, given_on: day(*on),
        }).collect();
        facts.verdicts = verdicts.into();
        facts
    }
}

fn some_neutral() -> impl Strategy<Value = Neutral> {
    prop_oneof![Just(Neutral::without_model()), numbers().prop_map(|mean| neutral(&mean))]
}

fn all_pairs(facts: &Evidence, neutral: &Neutral) -> Vec<Pair> {
    rank_top(facts, neutral, usize::MAX).threads().copied().collect()
}

proptest! {
    #[test]
    fn the_reasons_add_up_to_the_score_exactly(facts in some_evidence(), neutral in some_neutral()) {
        let ranking = rank_top(&facts, &neutral, usize::MAX);
        for pair in ranking.threads() {
            let reasons = ranking.reasons(pair);
            let forwards: f64 = reasons.iter().map(|reason| reason.contribution).sum();
            let backwards: f64 = reasons.iter().rev().map(|reason| reason.contribution).sum();
            prop_assert_eq!(forwards, pair.score);
            prop_assert_eq!(backwards, pair.score);
            let through_json: f64 = reasons.iter()
                .map(|reason| serde_json::to_value(reason).unwrap()["contribution"].as_f64().unwrap()).sum();
            prop_assert_eq!(through_json, pair.score);
        }
    }

    #[test]
    fn the_order_in_which_facts_come_does_not_matter(facts in some_evidence(), neutral in some_neutral()) {
        let mut turned = facts.clone();
        turned.needs.reverse();
        turned.gifts.reverse();
        Arc::make_mut(&mut turned.landed).reverse();
        Arc::make_mut(&mut turned.lessons).reverse();
        let (ranking, other) = (rank(&facts, &neutral), rank(&turned, &neutral));
        prop_assert_eq!((ranking.pending, &ranking.needs), (other.pending, &other.needs));
        for pair in ranking.threads() {
            prop_assert_eq!(ranking.reasons(pair), other.reasons(pair));
        }
    }

    #[test]
    fn the_few_that_are_kept_are_the_first_of_all(facts in some_evidence(), neutral in some_neutral()) {
        let all = rank_top(&facts, &neutral, usize::MAX);
        let few = rank(&facts, &neutral);
        for (few, all) in few.needs.iter().zip(&all.needs) {
            prop_assert_eq!(&few.pairs[..], &all.pairs[..few.pairs.len()]);
            prop_assert_eq!(few.pairs.len(), all.pairs.len().min(crate::suggest::SHOWN_PER_NEED));
        }
    }

    #[test]
    fn a_ranking_from_memory_is_the_ranking_anew(
        facts in some_evidence(), neutral in some_neutral(), need in some_need(), gift in some_gift(), history in some_history(),
        changes in proptest::collection::vec((0u8..9, any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(Answer::ALL)), 1..9),
    ) {
        let mut facts = facts;
        for (change, which, other, answer) in changes {
            let (place, of_gift) = (which.index(facts.needs.len()), other.index(facts.gifts.len()));
            let (need_id, gift_id) = (facts.needs[place].id, facts.gifts[of_gift].id);
            match change {
                0 => facts.needs[place] = NeedFact { id: need_id, ..need.clone() }.into(),
                1 => facts.gifts[of_gift] = GiftFact { id: gift_id, ..gift.clone() }.into(),
                2 => facts.landed = history.0.clone().into(),
                3 => Arc::make_mut(&mut facts.lessons).extend(history.1.clone()),
                4 | 5 => Arc::make_mut(&mut facts.verdicts).push(VerdictFact { place: 100, need_id, gift_id, answer, given_on: day(20) }),
                6 => facts.verdicts = Arc::default(),
                7 => facts.needs[place] = NeedFact { vector: None, ..NeedFact::clone(&facts.needs[place]) }.into(),
                _ => facts.today = day(21),
            }
            let fresh = Evidence { memory: crate::suggest::Memory::default(), ..facts.clone() };
            let (ranking, anew) = (rank(&facts, &neutral), rank(&fresh, &neutral));
            prop_assert_eq!((ranking.pending, &ranking.needs), (anew.pending, &anew.needs));
            for pair in ranking.threads() {
                prop_assert_eq!(ranking.reasons(pair), anew.reasons(pair));
            }
        }
    }

    #[test]
    fn what_is_added_leaves_the_others_as_they_were(
        facts in some_evidence(), neutral in some_neutral(), need in some_need(), gift in some_gift(),
    ) {
        let mut more = facts.clone();
        more.needs.push(Arc::new(NeedFact { id: NeedId(Uuid::from_u128(100)), ..need }));
        more.gifts.push(Arc::new(GiftFact { id: GiftId(Uuid::from_u128(100)), ..gift }));
        let (need, gift) = (more.needs.last().unwrap().id, more.gifts.last().unwrap().id);
        let of_need = |pairs: Vec<Pair>, id: NeedId| pairs.into_iter().filter(move |pair| pair.need_id == id).collect::<Vec<_>>();
        let others: Vec<Pair> = all_pairs(&more, &neutral).into_iter().filter(|pair| pair.need_id != need && pair.gift_id != gift).collect();
        for fact in &facts.needs {
            prop_assert_eq!(of_need(others.clone(), fact.id), of_need(all_pairs(&facts, &neutral), fact.id));
        }
    }

    #[test]
    fn taking_a_gift_never_lowers_it_and_refusing_it_never_raises_it(
        facts in some_evidence(), neutral in some_neutral(), gift in any::<prop::sample::Index>(), vector in numbers(), taken in any::<bool>(),
    ) {
        let gift = gift.get(&facts.gifts).id;
        let mut said = facts.clone();
        Arc::make_mut(&mut said.lessons).push(lesson(gift, 3_000, &vector, taken));
        let of_gift = |facts: &Evidence| -> Vec<(NeedId, f64)> {
            let pairs = all_pairs(facts, &neutral).into_iter().filter(|pair| pair.gift_id == gift);
            let mut scores: Vec<_> = pairs.map(|pair| (pair.need_id, pair.score)).collect();
            scores.sort_by_key(|(need, _)| *need);
            scores
        };
        for ((need, before), (_, after)) in of_gift(&facts).into_iter().zip(of_gift(&said)) {
            prop_assert!(if taken { after >= before } else { after <= before }, "{need}: {before} became {after}");
        }
    }

    #[test]
    fn a_refused_pair_never_comes_back(facts in some_evidence(), neutral in some_neutral()) {
        let pairs = all_pairs(&facts, &neutral);
        for verdict in facts.verdicts.iter().filter(|verdict| verdict.answer == Answer::NotThisGift) {
            prop_assert!(!pairs.iter().any(|pair| (pair.need_id, pair.gift_id) == (verdict.need_id, verdict.gift_id)));
        }
    }

    #[test]
    fn equal_scores_go_by_text_whenever_they_were_written(vector in numbers(), neutral in some_neutral(), ids in (1u128..9, 10u128..19)) {
        let order = |first: u128, second: u128| {
            let facts = evidence(vec![need(1, "n", &vector)], vec![gift(first, "b", &vector), gift(second, "c", &vector)]);
            names(&facts, &rank(&facts, &neutral))
        };
        prop_assert_eq!(order(ids.0, ids.1), order(ids.1, ids.0));
    }
}
