//! What the sample practice gives, promises and gets to know, as its file tells it. A negative number of days lies ahead.

use serde::Deserialize;

use crate::words::{ByWhom, CautionKind, Landing, Motive, Scope, SignKind, Warmth};

/// Something given, or to be given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDelivery {
    /// What exactly.
    pub what: String,
    /// The gift's key.
    pub gift: Option<String>,
    /// The origin of one of the ten forms.
    pub form: Option<String>,
    /// How it stands to what is paid for.
    pub scope: Scope,
    /// Days since it was thought of.
    pub days_ago: i64,
    /// Days since the client knew of it.
    pub offered_days_ago: Option<i64>,
    /// Days since it was given whole.
    pub given_days_ago: Option<i64>,
    /// Days since it was dropped.
    pub dropped_days_ago: Option<i64>,
    /// Days since it was thrown away.
    pub deleted_days_ago: Option<i64>,
    /// Minutes it took.
    pub minutes: Option<u32>,
    /// −2 (work) to +2 (play).
    pub felt: Option<i8>,
    /// Why.
    pub motive: Option<Motive>,
    /// Whom it serves.
    pub to: Vec<SampleReceiver>,
    /// The parts of a series.
    #[serde(default)]
    pub part: Vec<SamplePart>,
}

/// One whom a delivery serves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleReceiver {
    /// The client's key.
    pub client: String,
    /// The key of a need of theirs.
    pub need: Option<String>,
    /// How it landed.
    pub landing: Option<Landing>,
    /// Days since that was seen.
    pub landed_days_ago: Option<i64>,
    /// What they said or did.
    #[serde(default)]
    pub note: String,
}

/// A part of a series.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePart {
    /// What it is.
    pub what: String,
    /// Days since it was given.
    pub given_days_ago: Option<i64>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePromise {
    /// What marks call it.
    pub key: String,
    /// The client's key.
    pub client: String,
    /// Whose it is.
    pub by: ByWhom,
    /// What was promised.
    pub text: String,
    /// Days since it was made.
    pub days_ago: i64,
    /// Days since it was due.
    pub due_days_ago: Option<i64>,
    /// How it stands to what is paid for.
    pub scope: Scope,
    /// What became of it, oldest first.
    #[serde(default)]
    pub then: Vec<SampleTurn>,
}

/// What became of a promise on a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleTurn {
    /// Days since.
    pub days_ago: i64,
    /// What.
    pub what: Turn,
    /// For new terms, days since it was due by them.
    pub due_days_ago: Option<i64>,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// What can become of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Kept, in time or late.
    Kept,
    /// New terms.
    Renegotiated,
    /// Let go.
    Dropped,
}

/// A special day: `month` and perhaps `day`, or the day of another number of days ago.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleOccasion {
    /// The client's key.
    pub client: String,
    /// What it is.
    pub what: String,
    /// The month, where it does not hang on the day the practice is opened.
    pub month: Option<u32>,
    /// The day of that month.
    pub day: Option<u32>,
    /// Days since it last was.
    pub days_ago: Option<i64>,
    /// How many years before that it was for the first time; without it the year is not known.
    pub years: Option<u32>,
    /// Whether it happens once and not every year.
    #[serde(default)]
    pub once: bool,
}

/// What shows how a client feels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleSign {
    /// The client's key.
    pub client: String,
    /// What they did.
    pub kind: SignKind,
    /// The key of whom they recommended.
    pub about: Option<String>,
    /// In words.
    #[serde(default)]
    pub note: String,
    /// Days since.
    pub days_ago: i64,
}

/// A reading of warmth that stands on no page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleReading {
    /// The client's key.
    pub client: String,
    /// The reading.
    pub warmth: Warmth,
    /// What it rests on.
    pub rests_on: String,
    /// Days since.
    pub days_ago: i64,
}

/// A question put to a client.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleQuestion {
    /// The client's key.
    pub client: String,
    /// The question.
    pub question: String,
    /// The answer; empty where there is none yet.
    #[serde(default)]
    pub answer: String,
    /// The key of the need that the answer confirms.
    pub confirms: Option<String>,
    /// The key of the gift it speaks of.
    pub gift: Option<String>,
    /// Short words.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Days since.
    pub days_ago: i64,
}

/// An idea that a client gave.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleIdea {
    /// The client's key.
    pub client: String,
    /// What it is.
    pub what: String,
    /// Days since.
    pub days_ago: i64,
    /// Days since they were thanked.
    pub credited_days_ago: Option<i64>,
}

/// What one's own practice needs time for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePursuit {
    /// What it is.
    pub name: String,
    /// The minutes it is to have in a week.
    pub minutes_week: u32,
    /// Days since it was put on the list.
    pub since_days_ago: u32,
    /// The minutes it got in the weeks before this one, oldest first.
    #[serde(default)]
    pub weeks: Vec<u32>,
}

/// A week that was looked back on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleReview {
    /// How many weeks ago, 1 for last week.
    pub weeks_ago: u32,
    /// One thing learned.
    pub learned: String,
}

/// Something that the user went on in spite of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleOverrule {
    /// The client's key.
    pub client: String,
    /// What stood against it.
    pub caution: CautionKind,
    /// Why.
    pub reason: String,
    /// Days since.
    pub days_ago: u32,
}
