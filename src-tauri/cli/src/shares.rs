//! Shares of a score as they are shown: in whole hundredths that visibly add up (`ui/src/lib/overlap/reasons.ts`).

/// Whole hundredths that add up to the rounded sum of `shares` (largest remainder:
/// <https://en.wikipedia.org/wiki/Quota_method>). Rounding each alone could leave the total off by several hundredths.
pub fn in_hundredths(shares: &[f64]) -> Vec<i64> {
    let scaled: Vec<f64> = shares.iter().map(|share| share * 100.0).collect();
    let mut whole: Vec<i64> = scaled.iter().map(|share| share.floor() as i64).collect();
    let missing = rounded(shares.iter().sum()) - whole.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..scaled.len()).collect();
    let remainder = |at: &usize| scaled.get(*at).map_or(0.0, |share| share - share.floor());
    by_remainder.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)));
    for at in by_remainder.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        whole.iter_mut().skip(at).take(1).for_each(|share| *share += 1);
    }
    whole
}

/// A score in hundredths, halves rounded up.
pub fn rounded(score: f64) -> i64 {
    (score * 100.0 + 0.5).floor() as i64
}

/// "+0.41", "−0.08": the sign is part of a share.
pub fn signed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "" } else { "+" };
    format!("{sign}{}", figure(hundredths))
}

/// "0.86"
pub fn figure(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_adds_up_to_what_is_shown() {
        let shares = [0.415, 0.126, -0.034, 0.005, 0.333];
        let shown = in_hundredths(&shares);
        assert_eq!(shown.iter().sum::<i64>(), rounded(shares.iter().sum()));
        assert!(shown.iter().zip(shares).all(|(shown, share)| (*shown as f64 / 100.0 - share).abs() < 0.01));
        assert!(in_hundredths(&[]).is_empty());
    }

    #[test]
    fn figures_carry_their_sign() {
        assert_eq!([signed(41), signed(-8), signed(0)], ["+0.41", "−0.08", "+0.00"]);
        assert_eq!([figure(186), figure(-1)], ["1.86", "−0.01"]);
    }
}
