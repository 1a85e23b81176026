//! The sample practice: fourteen months in the life of a fictional brand consultant and coach, so that somebody who
//! wonders what the journal is for can read one that is full.
//!
//! It stands in one file that a person can read and edit, `practice.toml`; its head says how. Days are counted back from
//! the day it is opened, so the same file is always current, and the same day always gives the same practice.
//!
//! ```
//! let practice = journal::sample::practice()?;
//! let morning_after = practice.reflections.last().map(|page| page.text.as_str()).unwrap_or_default();
//! assert!(morning_after.starts_with("# The morning after"));
//! # Ok::<(), journal::sample::SampleError>(())
//! ```

pub mod dealings;
mod form;
mod inline;
mod parse;
mod play;
#[cfg(test)]
mod tests;

use chrono::NaiveTime;

use crate::words::{
    Answer, Confidence, GiftKind, GiftState, MarkKind, NeedState, ReflectionKind, Stage, WantState, Warmth,
};

use dealings::{
    SampleDelivery, SampleIdea, SampleOccasion, SampleOverrule, SamplePromise, SamplePursuit, SampleQuestion,
    SampleReading, SampleReview, SampleSign,
};
pub use parse::parse;

/// The sample practice that comes with the journal.
///
/// # Errors
/// When the file is not as its head asks: a fault of this build, which the tests would have found.
pub fn practice() -> Result<Practice, SampleError> {
    parse(include_str!("practice.toml"))
}

/// A practice as its file tells it. Records refer to each other by key; each list stands in the order of the file,
/// which is oldest first for reflections and verdicts, and shallow before deep for needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Those the practice is for.
    pub clients: Vec<SampleClient>,
    /// What the practitioner does well and gladly.
    pub gifts: Vec<SampleGift>,
    /// What was asked for.
    pub wants: Vec<SampleWant>,
    /// What lay beneath; a need comes after every need it lies beneath.
    pub needs: Vec<SampleNeed>,
    /// The pages.
    pub reflections: Vec<SampleReflection>,
    /// What was said of suggestions.
    pub verdicts: Vec<SampleVerdict>,
    /// What was given, or is to be.
    pub deliveries: Vec<SampleDelivery>,
    /// What was promised.
    pub promises: Vec<SamplePromise>,
    /// Special days.
    pub occasions: Vec<SampleOccasion>,
    /// What shows how clients feel.
    pub signs: Vec<SampleSign>,
    /// Readings of warmth that stand on no page.
    pub readings: Vec<SampleReading>,
    /// What clients were asked.
    pub questions: Vec<SampleQuestion>,
    /// Ideas that clients gave.
    pub ideas: Vec<SampleIdea>,
    /// What one's own practice needs time for.
    pub pursuits: Vec<SamplePursuit>,
    /// Weeks that were looked back on.
    pub reviews: Vec<SampleReview>,
    /// What the user went on in spite of.
    pub overrules: Vec<SampleOverrule>,
}

/// A client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleClient {
    /// What the other records call them.
    pub key: String,
    /// First and last name.
    pub name: String,
    /// Their work, in a few words.
    pub about: String,
    /// Where they stand in the practice.
    pub stage: Stage,
    /// Days since the work together began; `None` for a prospect.
    pub since_days_ago: Option<u32>,
    /// How they met.
    pub how_met: String,
    /// The key of the client who recommended the practitioner.
    pub recommended_by: Option<String>,
    /// What the contract says.
    pub contract: String,
    /// How they are reached.
    pub contact: String,
    /// Short words.
    pub tags: Vec<String>,
    /// What is better not touched on.
    pub leave_alone: String,
    /// The most minutes to give in ninety days.
    pub line_minutes: Option<u32>,
    /// Days since they came to stand where they stand; `None` if they always did.
    pub stage_days_ago: Option<u32>,
    /// Why it ended.
    pub parting_reason: String,
    /// What was said last.
    pub last_word: String,
}

/// A gift with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleGift {
    /// What the other records call it.
    pub key: String,
    /// The key of the gift it was split from.
    pub split_from: Option<String>,
    /// At least one, oldest first; the last is how it stands now.
    pub revisions: Vec<SampleRevision>,
}

/// A gift as it stood from one day on, in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRevision {
    /// Days since it came to be so.
    pub days_ago: u32,
    /// Its name.
    pub name: String,
    /// What it is, in the practitioner's words.
    pub description: String,
    /// Talent or glad cost.
    pub kind: GiftKind,
    /// 1 (work) to 5 (play).
    pub pleasure: u8,
    /// 1 (as most do) to 5 (better than most).
    pub mastery: u8,
    /// Where it stood.
    pub state: GiftState,
    /// What happened; may be empty.
    pub note: String,
}

/// A want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleWant {
    /// What the other records call it.
    pub key: String,
    /// The client's key.
    pub client: String,
    /// What was asked for.
    pub text: String,
    /// Days since it was first heard.
    pub heard_days_ago: u32,
    /// The enough line, where one was drawn.
    pub enough: Option<String>,
    /// Where it stands.
    pub state: WantState,
    /// Days since it came to stand there.
    pub state_days_ago: u32,
}

/// A need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleNeed {
    /// What the other records call it.
    pub key: String,
    /// The client's key.
    pub client: String,
    /// What would really help.
    pub text: String,
    /// What it lies beneath: wants and needs of the same client.
    pub beneath: Vec<Beneath>,
    /// Days since it was first noticed.
    pub noticed_days_ago: u32,
    /// Where it stands.
    pub state: NeedState,
    /// Days since it came to stand there; `None` if it was always open.
    pub state_days_ago: Option<u32>,
    /// The confidence that the practitioner set against the evidence.
    pub overruled: Option<Confidence>,
}

/// What a need lies beneath, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beneath {
    /// A want.
    Want(String),
    /// A need.
    Need(String),
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleReflection {
    /// Days since it happened; never less than one, since an hour of today may lie ahead.
    pub days_ago: u32,
    /// The hour on the clock of wherever it is opened, where known.
    pub at: Option<NaiveTime>,
    /// The keys of those it is about: one, several or none.
    pub clients: Vec<String>,
    /// What kind of contact it was.
    pub kind: Option<ReflectionKind>,
    /// Minutes paid for.
    pub paid_minutes: Option<u32>,
    /// Minutes given.
    pub given_minutes: Option<u32>,
    /// How it felt, −2 (work) to +2 (play).
    pub felt: Option<i8>,
    /// How they left.
    pub warmth: Option<Warmth>,
    /// Markdown, one paragraph a line, without the marks' brackets.
    pub text: String,
    /// In the order of the text; they never overlap.
    pub marks: Vec<SampleMark>,
}

/// A marked passage of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleMark {
    /// What it is evidence for.
    pub kind: MarkKind,
    /// The key of that want, need or gift.
    pub key: String,
    /// Where it begins, in Unicode code points of the page's text.
    pub start: usize,
    /// Where it has ended: the first code point after it.
    pub end: usize,
}

/// What was said of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleVerdict {
    /// The need's key.
    pub need: String,
    /// The gift's key.
    pub gift: String,
    /// Days since it was said.
    pub days_ago: u32,
    /// The answer.
    pub answer: Answer,
    /// Why, where it was said.
    pub reason: Option<String>,
}

impl SampleMark {
    /// The marked words; empty if the mark is not of this text.
    #[must_use]
    pub fn quote(&self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }
}

/// Why a practice could not be read. `place` says where in the file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SampleError {
    /// Not TOML, a section or field that is unknown or missing, or a word outside its set.
    #[error("The practice can't be read: {0}")]
    Form(String),
    /// A key that nothing bears, or that is borne only further down.
    #[error("{place} refers to {kind} \"{key}\", which is not defined above it.")]
    Unknown {
        /// Where.
        place: String,
        /// The kind of record.
        kind: &'static str,
        /// The key.
        key: String,
    },
    /// Two records of a kind bear one key.
    #[error("{place} is defined twice.")]
    Twice {
        /// Which record.
        place: String,
    },
    /// A day that has not come yet.
    #[error("{place} lies in the future: {days_ago} days ago.")]
    Future {
        /// Where.
        place: String,
        /// What the file says.
        days_ago: i64,
    },
    /// A mark that is unclosed, empty, inside another, or not of the page's client.
    #[error("{place}: {problem}")]
    Mark {
        /// Which reflection.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// A fact that can't be.
    #[error("{place}: {problem}")]
    Fact {
        /// Where.
        place: String,
        /// What is wrong and what would be right.
        problem: &'static str,
    },
}
