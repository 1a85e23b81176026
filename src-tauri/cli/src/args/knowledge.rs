//! The options of what is known of clients beside the ladder, and of what a record came through.

use chrono::NaiveDate;
use clap::Args;
use journal::words::{SignKind, Warmth};

use super::one_of;

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct OfClient {
    /// Only this client's, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Sign {
    /// Who showed it, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What they did
    #[arg(value_parser = one_of::<SignKind>(SignKind::ALL.iter().map(|word| word.as_str())))]
    pub kind: SignKind,
    /// Whom it is about, by name or id: to whom they recommended you
    #[arg(long, value_name = "NAME")]
    pub about: Option<String>,
    /// In words; `-` reads it from standard input
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// The day, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Reading {
    /// Whose warmth, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// A reading to keep; without one the readings and signs are listed
    #[arg(value_parser = one_of::<Warmth>(Warmth::ALL.iter().map(|word| word.as_str())))]
    pub reading: Option<Warmth>,
    /// What it rests on; `-` reads it from standard input
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub rests_on: String,
    /// The day, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Ask {
    /// Who was asked, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// The question
    pub question: String,
    /// The answer in their words; `-` reads it from standard input
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub answer: String,
    /// A need it bears on, by its exact text or id
    #[arg(long, value_name = "NEED")]
    pub need: Option<String>,
    /// The answer confirms that need
    #[arg(long, requires = "need")]
    pub confirms: bool,
    /// A gift it speaks of, by its name or id
    #[arg(long, value_name = "GIFT")]
    pub gift: Option<String>,
    /// A theme it belongs to; may be given several times
    #[arg(long = "theme", value_name = "WORDS")]
    pub themes: Vec<String>,
    /// The day, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Asked {
    /// Only this client's, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Only answers of this theme
    #[arg(long, value_name = "WORDS")]
    pub theme: Option<String>,
    /// List the themes instead, with how many answers and clients each has
    #[arg(long, conflicts_with_all = ["client", "theme"])]
    pub themes: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Idea {
    /// Who gave it, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// The idea; `-` reads it from standard input
    pub what: String,
    /// They were thanked for it
    #[arg(long)]
    pub thanked: bool,
    /// The day they gave it, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct History {
    /// The record's id
    pub id: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
