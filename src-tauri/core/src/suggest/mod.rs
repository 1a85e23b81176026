//! Where gifts meet needs: plain facts in, ranked suggestions with their reasons out. Nothing here touches the store.

mod calibration;
mod echoes;
pub mod evidence;
mod neutral;
mod rank;
mod reasons;
mod stems;
mod verdicts;
mod words_only;

pub use calibration::{FitLabel, LOOK_FROM, Mode, STRONG_FROM, probability};
pub use echoes::echo_similarity;
pub use neutral::{Neutral, neutral_texts};
pub use rank::{Pair, RankedNeed, Ranking, SHOWN_PER_NEED, rank, rank_top};
pub use reasons::{Fact, Reason, ReasonKind};
pub use verdicts::NOT_NOW_DAYS;

#[cfg(test)]
mod tests;
