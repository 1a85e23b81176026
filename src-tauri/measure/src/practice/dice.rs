//! Chance that can be thrown again: the same numbers from the same seed, on every machine and in every version.
//!
//! SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>), written out here because a practice made from a seed must stay
//! the same for years, which generators of libraries do not promise.

/// A sequence of numbers that follows from a seed.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The sequence of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A share from 0 up to, and without, 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this probability comes about.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A whole number from `low` up to and including `high`.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        low + (self.share() * (high - low + 1) as f64) as i64
    }

    /// One of these; `None` of nothing.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get((self.share() * of.len() as f64) as usize)
    }

    /// One of these, as often as its weight says; the last where the weights leave something over.
    pub fn weighted<T: Copy>(&mut self, of: &[(T, u32)], otherwise: T) -> T {
        let total: u32 = of.iter().map(|(_, weight)| weight).sum();
        let mut rest = (self.share() * f64::from(total)) as u32;
        for (value, weight) in of {
            if rest < *weight {
                return *value;
            }
            rest -= weight;
        }
        otherwise
    }

    /// About `usual`, now and then several times as much, never under `least`.
    pub fn long_tailed(&mut self, usual: f64, least: f64) -> f64 {
        let normal: f64 = (0..6).map(|_| self.share()).sum::<f64>() / 3.0 - 1.0;
        (usual * (normal * 1.9).exp()).max(least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_throws_the_same_numbers_for_ever() {
        let mut dice = Dice::new(7);
        let thrown: Vec<i64> = (0..8).map(|_| dice.within(1, 6)).collect();
        assert_eq!(thrown, [3, 1, 6, 4, 3, 2, 3, 2]);
        assert!((0..1_000).map(|_| dice.within(-2, 2)).all(|number| (-2..=2).contains(&number)));
        assert_eq!(dice.one::<u8>(&[]), None);
    }

    #[test]
    fn weights_are_kept_to() {
        let mut dice = Dice::new(1);
        let thrown = (0..10_000).filter(|_| dice.weighted(&[('a', 3), ('b', 1)], 'b') == 'a').count();
        assert!((7_200..7_800).contains(&thrown), "{thrown}");
    }
}
