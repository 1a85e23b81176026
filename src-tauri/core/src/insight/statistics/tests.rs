//! The figures agree with SciPy and statsmodels; see `fixtures/statistics/reference.py` for where the reference is from.
#![allow(clippy::unwrap_used)]

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Reference {
    shares: Vec<ShareCase>,
    differences: Vec<DifferenceCase>,
    rates: Vec<RateCase>,
}

#[derive(Deserialize)]
struct ShareCase {
    hits: u64,
    of: u64,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Deserialize)]
struct DifferenceCase {
    first: (u64, u64),
    second: (u64, u64),
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Deserialize)]
struct RateCase {
    first: Vec<(i32, u32)>,
    second: Vec<(i32, u32)>,
    value: Option<f64>,
    /// Quantiles that numpy took of the same draws.
    drawn: Option<(f64, f64)>,
    /// SciPy's own bootstrap, of 100,000 draws.
    scipy: Option<(f64, f64)>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../../fixtures/statistics/reference.json")).unwrap()
}

fn units(pairs: &[(i32, u32)]) -> Vec<Unit> {
    pairs.iter().map(|(gained, minutes)| Unit { gained: *gained, minutes: *minutes }).collect()
}

#[track_caller]
fn assert_near(found: Option<f64>, expected: Option<f64>, tolerance: f64) {
    let near = match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
        (found, expected) => found == expected,
    };
    assert!(near, "{found:?} is not {expected:?}");
}

#[test]
fn shares_agree_with_scipy() {
    let cases = reference().shares;
    assert!(cases.len() >= 19);
    for case in cases {
        let share = Share::of(case.hits, case.of);
        assert_near(share.low, case.low, 1e-12);
        assert_near(share.high, case.high, 1e-12);
        assert_eq!(share.value.is_some(), case.of > 0);
    }
}

#[test]
fn differences_of_shares_agree_with_statsmodels() {
    let cases = reference().differences;
    assert!(cases.len() >= 19);
    for DifferenceCase { first, second, low, high } in cases {
        let found = difference(Share::of(first.0, first.1), Share::of(second.0, second.1));
        assert_near(found.map(|found| found.low), low, 1e-9);
        assert_near(found.map(|found| found.high), high, 1e-9);
    }
}

#[test]
fn differences_of_shares_agree_with_newcombes_own_table() {
    let printed = [
        (((56, 70), (48, 80)), (0.0524, 0.3339)),
        (((9, 10), (3, 10)), (0.1705, 0.8090)),
        (((6, 7), (2, 7)), (0.0582, 0.8062)),
        (((5, 56), (0, 29)), (-0.0381, 0.1926)),
    ];
    for ((first, second), (low, high)) in printed {
        let found = difference(Share::of(first.0, first.1), Share::of(second.0, second.1)).unwrap();
        assert_near(Some(found.low), Some(low), 5.1e-5);
        assert_near(Some(found.high), Some(high), 5.1e-5);
    }
}

#[test]
fn differences_of_rates_agree_with_numpy_on_the_same_draws() {
    for case in reference().rates {
        let found = rate_difference(&units(&case.first), &units(&case.second));
        assert_near(found.map(|found| found.value), case.value, 1e-9);
        if case.first.len().max(case.second.len()) > MOST_GROUPS {
            continue;
        }
        assert_near(found.map(|found| found.low), case.drawn.map(|ends| ends.0), 1e-9);
        assert_near(found.map(|found| found.high), case.drawn.map(|ends| ends.1), 1e-9);
    }
}

/// Two thousand draws put an end within about 1.5 % of the interval's length of where endless draws would (a standard
/// error of √(0.025 × 0.975 ÷ 2,000) ÷ φ(1.96) deviations); six hundredths are four of those, and
/// nearly three where groups are drawn.
#[test]
fn differences_of_rates_lie_where_scipys_bootstrap_puts_them() {
    let mut seen = 0;
    for case in reference().rates {
        let Some((low, high)) = case.scipy else { continue };
        let found = rate_difference(&units(&case.first), &units(&case.second)).unwrap();
        let tolerance = 0.06 * (high - low) + 1e-9;
        assert_near(Some(found.low), Some(low), tolerance);
        assert_near(Some(found.high), Some(high), tolerance);
        seen += 1;
    }
    assert!(seen >= 8);
}

#[test]
fn seven_on_a_side_are_too_few_and_eight_are_not() {
    let too_few = Effect::TooFew { least: LEAST };
    assert_eq!(Effect::of_shares(Share::of(7, 7), Share::of(0, 100)), too_few);
    assert_ne!(Effect::of_shares(Share::of(8, 8), Share::of(0, 8)), too_few);
    let unit = Unit { gained: 1, minutes: 30 };
    assert_eq!(Effect::of_rates(&[unit; 7], &[unit; 100]), too_few);
    assert_ne!(Effect::of_rates(&[unit; 8], &[unit; 8]), too_few);
    assert_eq!((Rate::of(&[unit; 7]).low, Rate::of(&[unit; 8]).low), (None, Some(2.0)));
}
