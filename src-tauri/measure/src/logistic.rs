//! The logistic curve of one variable, fitted by Newton's method.

const STEPS: usize = 30;

/// chance = 1 / (1 + e^−(slope · score + shift)).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// How steeply the chance rises with the score.
    pub slope: f64,
    /// Where it starts.
    pub shift: f64,
}

impl Curve {
    /// The chance (0 to 1) that belongs to a score.
    #[must_use]
    pub fn chance(&self, score: f64) -> f64 {
        1.0 / (1.0 + (-(self.slope * score + self.shift)).exp())
    }
}

/// The curve under which what was seen is likeliest. Both outcomes must have been seen, at overlapping scores.
#[must_use]
pub fn fit(seen: &[(f64, bool)]) -> Curve {
    let mut curve = Curve { slope: 0.0, shift: 0.0 };
    for _ in 0..STEPS {
        let (mut pull, mut slope_pull) = (0.0, 0.0);
        let (mut bend, mut cross, mut slope_bend) = (0.0, 0.0, 0.0);
        for &(score, happened) in seen {
            let chance = curve.chance(score);
            let missed = f64::from(u8::from(happened)) - chance;
            let weight = chance * (1.0 - chance);
            pull += missed;
            slope_pull += missed * score;
            bend += weight;
            cross += weight * score;
            slope_bend += weight * score * score;
        }
        let determinant = bend * slope_bend - cross * cross;
        curve.slope += (bend * slope_pull - cross * pull) / determinant;
        curve.shift += (slope_bend * pull - cross * slope_pull) / determinant;
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_seen_at_two_scores_are_given_back() {
        let seen = [(0.0, 1, 4), (1.0, 3, 4)];
        let seen: Vec<(f64, bool)> =
            seen.iter().flat_map(|&(score, yes, all)| (0..all).map(move |n| (score, n < yes))).collect();
        let curve = fit(&seen);
        assert!((curve.chance(0.0) - 0.25).abs() < 1e-9 && (curve.chance(1.0) - 0.75).abs() < 1e-9);
    }
}
