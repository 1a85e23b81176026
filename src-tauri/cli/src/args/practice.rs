//! The options of what guards the giving, and of looking back.

use chrono::NaiveDate;
use clap::Args;
use journal::words::CautionKind;

use super::one_of;

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Overrule {
    /// With whom, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What stands against it, as `wait` says
    #[arg(value_parser = one_of::<CautionKind>(CautionKind::ALL.iter().map(|word| word.as_str())))]
    pub caution: CautionKind,
    /// Why you go on
    pub reason: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Pursuit {
    /// What it is
    pub name: String,
    /// The minutes it is to have in a week [default: as it was, else 60]
    #[arg(long)]
    pub minutes: Option<u32>,
    /// The minutes it got in the week
    #[arg(long, value_name = "MINUTES")]
    pub spent: Option<u32>,
    /// The Monday of that week [default: this week]
    #[arg(long, value_name = "DATE")]
    pub week: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Review {
    /// The Monday of the week [default: the week that waits to be looked back on]
    #[arg(long, value_name = "DATE")]
    pub week: Option<NaiveDate>,
    /// One thing learned; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    pub learned: Option<String>,
    /// Close the week: it is kept as a page
    #[arg(long)]
    pub close: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
