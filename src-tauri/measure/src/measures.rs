//! The measures, each averaged exactly over all orders of equal scores.

/// Grades of a list, best score first; gifts of equal score stand together.
struct Tiers(Vec<Vec<u8>>);

impl Tiers {
    fn new(scores: &[f64], grades: &[u8]) -> Self {
        let mut pairs: Vec<(f64, u8)> = scores.iter().copied().zip(grades.iter().copied()).collect();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        Self(pairs.chunk_by(|a, b| a.0 == b.0).map(|tier| tier.iter().map(|pair| pair.1).collect()).collect())
    }

    /// For each place of the list the mean of a value over the gifts that may stand there.
    fn expected(&self, value: impl Fn(u8) -> f64) -> Vec<f64> {
        let tiers = self.0.iter().map(|tier| {
            let mean = tier.iter().map(|&grade| value(grade)).sum::<f64>() / tier.len() as f64;
            std::iter::repeat_n(mean, tier.len())
        });
        tiers.flatten().collect()
    }

    /// The chance of each place to hold the first gift of grade 2.
    fn first_clear(&self) -> Vec<f64> {
        let mut chances = Vec::new();
        for tier in &self.0 {
            let mut left = tier.len() as f64;
            let clear = tier.iter().filter(|&&grade| grade == 2).count() as f64;
            let mut none_yet = 1.0;
            for _ in tier {
                let hit = (clear / left).min(1.0);
                chances.push(none_yet * hit);
                none_yet *= 1.0 - hit;
                left -= 1.0;
            }
            if clear > 0.0 {
                break;
            }
        }
        chances
    }
}

/// Discounted gain of the first three, 2^grade − 1 each, against the best possible. `None` without a fitting gift.
#[must_use]
pub fn ndcg_at_3(scores: &[f64], grades: &[u8]) -> Option<f64> {
    let gain = |grade: u8| f64::from((1u32 << grade) - 1);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| {
        gains.zip([1.0, 1.0 / 3f64.log2(), 0.5]).map(|(gain, discount)| gain * discount).sum::<f64>()
    };
    let mut ideal: Vec<f64> = grades.iter().map(|&grade| gain(grade)).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let best = discounted(&mut ideal.into_iter());
    (best > 0.0).then(|| discounted(&mut Tiers::new(scores, grades).expected(gain).into_iter()) / best)
}

/// Is the first of grade 2? `None` without one.
#[must_use]
pub fn recall_at_1(scores: &[f64], grades: &[u8]) -> Option<f64> {
    first(scores, grades, |grade| grade == 2)
}

/// Is the first of grade 1 or 2? `None` without one.
#[must_use]
pub fn precision_at_1(scores: &[f64], grades: &[u8]) -> Option<f64> {
    first(scores, grades, |grade| grade >= 1)
}

fn first(scores: &[f64], grades: &[u8], fits: impl Fn(u8) -> bool) -> Option<f64> {
    let any = grades.iter().any(|&grade| fits(grade));
    let places = Tiers::new(scores, grades).expected(|grade| f64::from(u8::from(fits(grade))));
    any.then(|| places.first().copied()).flatten()
}

/// One over the place of the first of grade 2. `None` without one.
#[must_use]
pub fn reciprocal_rank(scores: &[f64], grades: &[u8]) -> Option<f64> {
    let chances = Tiers::new(scores, grades).first_clear();
    let sum = chances.iter().zip(1u32..).map(|(chance, place)| chance / f64::from(place)).sum();
    grades.contains(&2).then_some(sum)
}

/// Is one of the first three of grade 2? `None` without one.
#[must_use]
pub fn hit_at_3(scores: &[f64], grades: &[u8]) -> Option<f64> {
    let chances = Tiers::new(scores, grades).first_clear();
    grades.contains(&2).then(|| chances.iter().take(3).sum())
}

/// The highest score with all gifts, and without those that fit. `None` if no gift fits or all do.
#[must_use]
pub fn tops(scores: &[f64], grades: &[u8]) -> Option<(f64, f64)> {
    let top = |keep: &dyn Fn(u8) -> bool| {
        let kept = scores.iter().zip(grades).filter(|(_, grade)| keep(**grade)).map(|(score, _)| *score);
        kept.max_by(f64::total_cmp)
    };
    grades.iter().any(|&grade| grade > 0).then_some((top(&|_| true)?, top(&|grade| grade == 0)?))
}

/// The chance that a score of the first list is higher than one of the second; ties count half.
#[must_use]
pub fn auc(with: &[f64], without: &[f64]) -> f64 {
    let mut sorted = without.to_vec();
    sorted.sort_by(f64::total_cmp);
    let wins = with.iter().map(|&score| {
        let below = sorted.partition_point(|&other| other < score);
        let level = sorted.partition_point(|&other| other <= score) - below;
        below as f64 + level as f64 / 2.0
    });
    wins.sum::<f64>() / (with.len() * sorted.len()) as f64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn a_perfect_order_is_worth_one() {
        let (scores, grades) = ([0.9, 0.8, 0.1, 0.0], [2, 1, 0, 0]);
        assert_eq!(ndcg_at_3(&scores, &grades), Some(1.0));
        assert_eq!(recall_at_1(&scores, &grades), Some(1.0));
        assert_eq!(reciprocal_rank(&scores, &grades), Some(1.0));
        assert_eq!(tops(&scores, &grades), Some((0.9, 0.1)));
    }

    #[test]
    fn an_order_worked_out_by_hand() {
        // Gains 0, 3, 0 then 1; the best would be 3, 1.
        let (scores, grades) = ([4.0, 3.0, 2.0, 1.0], [0, 2, 0, 1]);
        let log3 = 3f64.log2();
        assert!(near(ndcg_at_3(&scores, &grades).unwrap(), (3.0 / log3) / (3.0 + 1.0 / log3)));
        assert_eq!(reciprocal_rank(&scores, &grades), Some(0.5));
        assert_eq!(hit_at_3(&scores, &grades), Some(1.0));
        assert_eq!(precision_at_1(&scores, &grades), Some(0.0));
    }

    #[test]
    fn ties_are_averaged_over_their_orders() {
        let (scores, grades) = ([1.0; 4], [2, 0, 0, 0]);
        assert_eq!(recall_at_1(&scores, &grades), Some(0.25));
        assert!(near(hit_at_3(&scores, &grades).unwrap(), 0.75));
        assert!(near(reciprocal_rank(&scores, &grades).unwrap(), (1.0 + 0.5 + 1.0 / 3.0 + 0.25) / 4.0));
        assert!(near(ndcg_at_3(&scores, &grades).unwrap(), (1.0 + 1.0 / 3f64.log2() + 0.5) / 4.0));
        assert!(near(reciprocal_rank(&[2.0, 1.0, 1.0], &[0, 2, 2]).unwrap(), 0.5));
    }

    #[test]
    fn what_can_not_be_measured_is_left_out() {
        assert_eq!(ndcg_at_3(&[1.0], &[0]), None);
        assert_eq!(recall_at_1(&[1.0], &[1]), None);
        assert_eq!(precision_at_1(&[1.0], &[1]), Some(1.0));
        assert_eq!(tops(&[1.0], &[2]), None);
    }

    #[test]
    fn auc_counts_ties_half() {
        assert_eq!(auc(&[1.0, 2.0], &[1.0, 0.0]), 0.875);
        assert_eq!(auc(&[0.0], &[1.0]), 0.0);
    }
}
