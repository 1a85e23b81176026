//! The options of clients and their special days.

use chrono::NaiveDate;
use clap::Args;
use journal::calendar::SpecialDay;
use journal::words::Stage;

use super::one_of;

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Client {
    /// The client's name, or what you call them
    pub name: String,
    /// A line about them
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub about: String,
    /// Where they stand in your practice
    #[arg(long, value_parser = one_of::<Stage>(Stage::ALL.iter().map(|word| word.as_str())), default_value = "active")]
    pub stage: Stage,
    /// The first day of working together, as in 2026-11-17
    #[arg(long, value_name = "DATE")]
    pub since: Option<NaiveDate>,
    /// How you met
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub how_met: String,
    /// The client who recommended you to them, by name or id
    #[arg(long, value_name = "NAME")]
    pub recommended_by: Option<String>,
    /// What the contract says
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub contract: String,
    /// How to reach them
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub contact: String,
    /// A tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Another name they go by; may be given several times
    #[arg(long, value_name = "NAME")]
    pub also_known: Vec<String>,
    /// What is better not touched on
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub leave_alone: String,
    /// Until when their records have to be kept
    #[arg(long, value_name = "DATE")]
    pub keep_until: Option<NaiveDate>,
    /// The line you draw: the most minutes to give them in 90 days
    #[arg(long, value_name = "MINUTES")]
    pub line: Option<u32>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Part {
    /// From whom, by name or id
    pub client: String,
    /// Why it ended
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub reason: String,
    /// What was said last
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub last_word: String,
    /// The day [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Merge {
    /// Who stays, by name or id
    pub keep: String,
    /// Who is merged into them, by name or id
    pub other: String,
    /// Print JSON: what was moved, by kind
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Brief {
    /// Whom you are about to meet, by name or id
    pub client: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Occasion {
    /// Whose, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What it is
    pub what: String,
    /// When: month and day (11-24), with the year where it is known (2019-11-24), or the month alone (11)
    #[arg(long, value_name = "DAY", value_parser = special_day)]
    pub on: SpecialDay,
    /// It happens once, not every year
    #[arg(long)]
    pub once: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Occasions {
    /// Only of this client, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// A special day of every year, as it is written on the command line.
fn special_day(text: &str) -> Result<SpecialDay, journal::Error> {
    let unread = |_| journal::Error::Invalid { field: "on", problem: "11-24, 2019-11-24 or 11 is needed here.".into() };
    let numbers: Vec<u32> = text.split('-').map(str::parse).collect::<Result<_, _>>().map_err(unread)?;
    let (year, month, day) = match *numbers.as_slice() {
        [month] => (None, month, None),
        [month, day] => (None, month, Some(day)),
        [year, month, day] => (Some(i32::try_from(year).unwrap_or(i32::MAX)), month, Some(day)),
        _ => (None, 0, None),
    };
    SpecialDay { month, day, year, yearly: true }.checked()
}
