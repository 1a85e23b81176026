//! How sure a figure is. All intervals are of 95 %.
//!
//! - A share: Wilson's score interval, without continuity correction (E. B. Wilson, *Probable inference, the law of
//!   succession, and statistical inference*, JASA 22, 1927). It holds for small counts too, and at 0 and 1.
//! - A difference of two shares: Newcombe's hybrid score interval, his method 10 (R. G. Newcombe, *Interval estimation for
//!   the difference between independent proportions*, Statistics in Medicine 17, 1998).
//! - A rate, and a difference of two rates: the percentile bootstrap (B. Efron, *Bootstrap methods*, Annals of Statistics 7,
//!   1979), 2,000 times, with a fixed seed; each side is drawn anew by itself, and quantiles lie between neighbours as in
//!   Hyndman and Fan's type 7 (*Sample quantiles in statistical packages*, The American Statistician 50, 1996).
//!   Of more than 500 deliveries a side, random groups are drawn in their place, so that a long practice waits no longer
//!   for its figures (random groups: K. M. Wolter, *Introduction to Variance Estimation*, 2007, chapter 2).

use serde::Serialize;

use super::chance::Random;

/// Fewer than this on either side is too few to say.
pub const LEAST: u64 = 8;
/// The 97.5 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;
const REPEATS: usize = 2_000;
const MOST_GROUPS: usize = 500;
const SEED: u64 = 20_261_126;

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The figure.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// So many of so many, with Wilson's interval. `None` only where there are none to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// `hits ÷ of`, 0 to 1.
    pub value: Option<f64>,
    /// The lower end.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How many.
    pub hits: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// `hits` of `of`; more hits than there are count as all.
    #[must_use]
    pub fn of(hits: u64, of: u64) -> Self {
        let hits = hits.min(of);
        let interval = wilson(hits, of);
        let [value, low, high] = match interval {
            Some(Interval { value, low, high }) => [Some(value), Some(low), Some(high)],
            None => [None; 3],
        };
        Self { value, low, high, hits, of }
    }
}

fn wilson(hits: u64, of: u64) -> Option<Interval> {
    if of == 0 {
        return None;
    }
    let (n, value) = (of as f64, hits as f64 / of as f64);
    let centre = (value + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt();
    let low = if hits == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if hits == of { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { value, low, high })
}

/// How much higher the first share is than the second, however few there are: see [`Effect::of_shares`] for whether that
/// may be said. `None` if a side is empty.
#[must_use]
pub fn difference(first: Share, second: Share) -> Option<Interval> {
    let (a, b) = (wilson(first.hits, first.of)?, wilson(second.hits, second.of)?);
    let value = a.value - b.value;
    let low = value - (a.value - a.low).hypot(b.high - b.value);
    let high = value + (a.high - a.value).hypot(b.value - b.low);
    Some(Interval { value, low, high })
}

/// What one delivery brought, and how long it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Steps of warmth gained; lost ones are negative.
    pub gained: i32,
    /// Minutes, more than 0.
    pub minutes: u32,
}

/// Steps of warmth gained in an hour.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// All steps gained over all hours. `None` without an hour.
    pub value: Option<f64>,
    /// The lower end. `None` if there are too few to say.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Deliveries it rests on.
    pub deliveries: u64,
    /// Steps of warmth gained with them.
    pub gained: i64,
    /// Minutes they took.
    pub minutes: u64,
}

impl Rate {
    /// The rate over these deliveries.
    #[must_use]
    pub fn of(units: &[Unit]) -> Self {
        let (gained, minutes) = totals(units);
        let deliveries = units.len() as u64;
        let mut figures = if deliveries < LEAST { Vec::new() } else { drawn_rates(units, &mut Random(SEED)) };
        let (low, high) = ends(&mut figures).unzip();
        Self { value: per_hour((gained, minutes)), low, high, deliveries, gained, minutes }
    }
}

/// How much higher the first rate is than the second. `None` if a side has no hours.
#[must_use]
pub fn rate_difference(first: &[Unit], second: &[Unit]) -> Option<Interval> {
    let value = per_hour(totals(first))? - per_hour(totals(second))?;
    let mut random = Random(SEED);
    let ours = drawn_rates(first, &mut random);
    let theirs = drawn_rates(second, &mut random);
    let mut figures: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours - theirs).collect();
    let (low, high) = ends(&mut figures)?;
    Some(Interval { value, low, high })
}

fn totals(units: &[Unit]) -> (i64, u64) {
    units
        .iter()
        .fold((0, 0), |(gained, minutes), unit| (gained + i64::from(unit.gained), minutes + u64::from(unit.minutes)))
}

fn per_hour((gained, minutes): (i64, u64)) -> Option<f64> {
    (minutes > 0).then(|| gained as f64 * 60.0 / minutes as f64)
}

/// The rate of as many groups, drawn with replacement, over and over.
fn drawn_rates(units: &[Unit], random: &mut Random) -> Vec<f64> {
    let groups = groups(units);
    let draw = |_| {
        let drawn = (0..groups.len()).filter_map(|_| groups.get(random.below(groups.len())));
        per_hour(drawn.fold((0, 0), |(gained, minutes), group| (gained + group.0, minutes + group.1)))
    };
    (0..REPEATS).filter_map(draw).collect()
}

/// Steps gained and minutes of each delivery, or, of more than [`MOST_GROUPS`], of random groups of them.
fn groups(units: &[Unit]) -> Vec<(i64, u64)> {
    if units.len() <= MOST_GROUPS {
        return units.iter().map(|unit| (i64::from(unit.gained), u64::from(unit.minutes))).collect();
    }
    let mut shuffled = units.to_vec();
    let mut random = Random(SEED);
    for place in (1..shuffled.len()).rev() {
        shuffled.swap(place, random.below(place + 1));
    }
    let mut groups = vec![(0, 0); MOST_GROUPS];
    for (place, unit) in shuffled.iter().enumerate() {
        if let Some(group) = groups.get_mut(place % MOST_GROUPS) {
            *group = (group.0 + i64::from(unit.gained), group.1 + u64::from(unit.minutes));
        }
    }
    groups
}

fn ends(figures: &mut [f64]) -> Option<(f64, f64)> {
    figures.sort_by(f64::total_cmp);
    Some((quantile(figures, 0.025)?, quantile(figures, 0.975)?))
}

/// Hyndman and Fan's type 7, of sorted figures.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? as f64 * share;
    let (below, above) = (sorted.get(place.floor() as usize)?, sorted.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

/// How an interval was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Newcombe 1998, method 10.
    Newcombe,
    /// Efron 1979, percentile.
    Bootstrap,
}

/// What two sides, held against each other, say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "says")]
pub enum Effect {
    /// Nothing: a side has fewer than it takes.
    TooFew {
        /// How many each side needs.
        least: u64,
    },
    /// How much higher the first side is than the second.
    Difference {
        /// The difference, with its ends.
        #[serde(flatten)]
        interval: Interval,
        /// How the ends were found.
        method: Method,
    },
}

impl Effect {
    /// The difference of two shares, if there are enough on each side.
    #[must_use]
    pub fn of_shares(first: Share, second: Share) -> Self {
        let enough = first.of.min(second.of) >= LEAST;
        Self::told(enough.then(|| difference(first, second)).flatten(), Method::Newcombe)
    }

    /// The difference of two rates, if there are enough on each side.
    #[must_use]
    pub fn of_rates(first: &[Unit], second: &[Unit]) -> Self {
        let enough = first.len().min(second.len()) as u64 >= LEAST;
        Self::told(enough.then(|| rate_difference(first, second)).flatten(), Method::Bootstrap)
    }

    fn told(interval: Option<Interval>, method: Method) -> Self {
        interval.map_or(Self::TooFew { least: LEAST }, |interval| Self::Difference { interval, method })
    }
}

#[cfg(test)]
mod tests;
