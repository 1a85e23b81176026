//! Options of what is given and promised.

use chrono::NaiveDate;
use clap::Args;
use journal::words::{DeliveryState, Landing, Scope, Serves};

use super::one_of;

/// The states that a delivery can be put in; *landed* follows from how it landed.
const STATES: [&str; 4] = ["idea", "offered", "given", "dropped"];

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Promise {
    /// To whom, or whose, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What is promised; `-` reads it from standard input
    pub text: String,
    /// The client promises, not you
    #[arg(long)]
    pub theirs: bool,
    /// By when, as in 2026-11-17
    #[arg(long, value_name = "DATE")]
    pub due: Option<NaiveDate>,
    /// How many days earlier you plan to be done [default: 1 for yours, 0 for theirs]
    #[arg(long, value_name = "DAYS")]
    pub margin: Option<u32>,
    /// How it stands to what is paid for
    #[arg(long, value_parser = one_of::<Scope>(Scope::ALL.iter().map(|word| word.as_str())), default_value = "in_scope")]
    pub scope: Scope,
    /// Print the whole promise as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Promises {
    /// Only with this client, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Only those to think of today: late ones, yours as their margin begins, theirs on their day
    #[arg(long)]
    pub due: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Keep {
    /// The promise's id
    pub id: String,
    /// The day it was kept, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// What there is to say of it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Print the whole promise as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Renegotiate {
    /// The promise's id
    pub id: String,
    /// The new day, as in 2026-11-17
    #[arg(long, value_name = "DATE", required_unless_present = "no_day")]
    pub due: Option<NaiveDate>,
    /// No day any more
    #[arg(long, conflicts_with = "due")]
    pub no_day: bool,
    /// New words
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Print the whole promise as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Drop {
    /// The id of a promise or delivery
    pub id: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Print the whole record as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Deliver {
    /// What exactly
    pub what: String,
    /// For whom, by name or id; may be given several times
    #[arg(long = "client", value_name = "NAME", required = true)]
    pub clients: Vec<String>,
    /// A need of theirs it is for, by its exact text or id; may be given several times
    #[arg(long = "need", value_name = "TEXT|ID")]
    pub needs: Vec<String>,
    /// The gift it is made of, by name or id
    #[arg(long, value_name = "NAME")]
    pub gift: Option<String>,
    /// In which form of giving, by name or id
    #[arg(long, value_name = "NAME")]
    pub form: Option<String>,
    /// A part of a series; may be given several times
    #[arg(long = "part", value_name = "TEXT")]
    pub parts: Vec<String>,
    /// How it stands to what is paid for
    #[arg(long, value_parser = one_of::<Scope>(Scope::ALL.iter().map(|word| word.as_str())), default_value = "goodwill")]
    pub scope: Scope,
    /// Minutes it took
    #[arg(long)]
    pub minutes: Option<u32>,
    /// Where it stands
    #[arg(long, value_parser = one_of::<DeliveryState>(STATES.into_iter()), default_value = "idea")]
    pub state: DeliveryState,
    /// From which day on, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Print the whole delivery as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Deliveries {
    /// Only for this client, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Give {
    /// The delivery's id
    pub id: String,
    /// Only this part of the series, counted from 1
    #[arg(long, value_name = "N")]
    pub part: Option<usize>,
    /// The day, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Print the whole delivery as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Land {
    /// The delivery's id
    pub id: String,
    /// How it landed
    #[arg(value_parser = one_of::<Landing>(Landing::ALL.iter().map(|word| word.as_str())))]
    pub how: Landing,
    /// With whom, by name or id, where it serves several
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// The day that was seen, as in 2026-11-17 [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// What they said or did
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Print the whole delivery as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Form {
    /// Its name; the name or id of one that is there changes that one
    pub name: String,
    /// A new name for it
    #[arg(long, value_name = "NAME")]
    pub rename: Option<String>,
    /// How it is done
    #[arg(long, value_name = "TEXT")]
    pub how: Option<String>,
    /// The minutes it usually takes
    #[arg(long)]
    pub minutes: Option<u32>,
    /// One client at a time, or many
    #[arg(long, value_parser = one_of::<Serves>(Serves::ALL.iter().map(|word| word.as_str())))]
    pub serves: Option<Serves>,
    /// Lay it aside
    #[arg(long)]
    pub aside: bool,
    /// Offer it again
    #[arg(long, conflicts_with = "aside")]
    pub offer: bool,
    /// Print the whole form as JSON
    #[arg(long)]
    pub json: bool,
}
