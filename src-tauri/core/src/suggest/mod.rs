//! Where gifts meet needs: plain facts in, ranked suggestions with their reasons out. Nothing here touches the store.

mod calibration;
mod candidate;
mod echoes;
mod emerging;
pub mod evidence;
mod gatherings;
mod lessons;
pub(crate) mod likeness;
mod memory;
mod nearest;
mod neutral;
mod question;
mod rank;
mod reasons;
mod record;
pub(crate) mod stems;
mod task;
mod verdicts;
mod why;
mod words_only;

pub use calibration::{Basis, FitLabel, LOOK_FROM, Mode, STRONG_FROM, probability};
pub use echoes::{Echo, NeedBeneath, WantFact, echo_similarity, echoes};
pub(crate) use emerging::sentences;
pub use emerging::{Candidate, Passage, emerging};
pub use gatherings::{Gathering, gatherings};
pub use memory::Memory;
pub use neutral::Neutral;
pub use rank::{Pair, RankedNeed, Ranking, SHOWN_PER_NEED, rank, rank_top};
pub use reasons::{Before, Fact, Reason, ReasonKind, Taught};
pub use verdicts::NOT_NOW_DAYS;
pub use why::{Carrying, carrying};

#[cfg(test)]
mod tests;
