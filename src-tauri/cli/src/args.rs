//! The command line: verbs and options. Doc comments here are the help that `--help` prints.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use journal::words::{GiftKind, GiftState, ReflectionKind, Stage, Warmth};

use crate::failure::EXIT_CODES;
use crate::passphrase::Source;

/// Undercurrent, a private and offline journal, from a terminal or a script.
#[derive(Debug, Parser)]
#[command(name = "undercurrent-cli", version, after_help = EXIT_CODES)]
pub struct Call {
    /// The journal's folder [default: the one the app uses]
    #[arg(long, value_name = "DIR", global = true)]
    pub journal: Option<PathBuf>,
    /// Where the passphrase comes from.
    #[command(flatten)]
    pub passphrase: Source,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// One thing to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a new, empty journal
    New,
    /// Make the sample practice: fictional clients, fourteen months of work (needs --journal)
    Sample,
    /// Add a client; prints the client's id
    Client(Client),
    /// List the clients
    Clients(Listing),
    /// Keep a page, read from standard input; prints its id
    Reflect(Reflect),
    /// Write down what a client asks for; prints its id
    Want(Want),
    /// Write down what would really help; prints its id
    Need(Need),
    /// Name a gift; prints its id
    Gift(Gift),
    /// List the gifts
    Gifts(Listing),
    /// Show which gift meets which need, best first, and why
    Suggest(Suggest),
    /// Find words everywhere; a line a hit: kind, client, date, the words around it
    Search(Search),
    /// Write out everything in readable form
    Export(Export),
    /// Check the journal from end to end
    Verify(Listing),
}

impl Verb {
    /// Whether standard input brings a text, so that nobody is asked there for anything else.
    pub fn reads_input(&self) -> bool {
        match self {
            Self::Reflect(_) => true,
            Self::Want(want) => want.text == "-",
            Self::Need(need) => need.text == "-",
            _ => false,
        }
    }
}

/// How a list is printed.
#[derive(Debug, Args)]
pub struct Listing {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

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
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Reflect {
    /// Whom the page is about, by name or id; may be given several times, or not at all
    #[arg(long = "client", value_name = "NAME")]
    pub clients: Vec<String>,
    /// What kind of contact it was
    #[arg(long, value_parser = one_of::<ReflectionKind>(ReflectionKind::ALL.iter().map(|word| word.as_str())))]
    pub kind: Option<ReflectionKind>,
    /// Minutes paid for
    #[arg(long, value_name = "MINUTES")]
    pub paid: Option<u32>,
    /// Minutes given beyond that
    #[arg(long, value_name = "MINUTES")]
    pub given: Option<u32>,
    /// How it felt to you, from -2 (work) to 2 (play)
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub felt: Option<i8>,
    /// How they left
    #[arg(long, value_parser = one_of::<Warmth>(Warmth::ALL.iter().map(|word| word.as_str())))]
    pub warmth: Option<Warmth>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Want {
    /// Whose want, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What they ask for; `-` reads it from standard input
    pub text: String,
    /// The least that is enough
    #[arg(long, value_name = "TEXT")]
    pub enough: Option<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Need {
    /// Whose need, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// What would really help; `-` reads it from standard input
    pub text: String,
    /// A want it lies beneath, by its exact text or id; may be given several times
    #[arg(long, value_name = "TEXT|ID")]
    pub beneath_want: Vec<String>,
    /// A need it lies beneath, by its exact text or id; may be given several times
    #[arg(long, value_name = "TEXT|ID")]
    pub beneath_need: Vec<String>,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Gift {
    /// Its name
    pub name: String,
    /// What it is
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub description: String,
    /// A talent, or a cost you are glad to bear
    #[arg(long, value_parser = one_of::<GiftKind>(GiftKind::ALL.iter().map(|word| word.as_str())), default_value = "talent")]
    pub kind: GiftKind,
    /// From 1 (work) to 5 (play)
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub pleasure: u8,
    /// From 1 (as most do) to 5 (better than most)
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub mastery: u8,
    /// Where it stands
    #[arg(long, value_parser = one_of::<GiftState>(GiftState::ALL.iter().map(|word| word.as_str())), default_value = "living")]
    pub state: GiftState,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Suggest {
    /// Only for this client, by name or id
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Print a JSON list of {client, need, gift, score, label, reasons: [{kind, contribution, fact}]}
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Search {
    /// Words, each found by its beginning; "words in quotation marks" are found together
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Export {
    /// The JSON file to write, in clear; `-` is standard output. An empty file or an earlier export is replaced
    #[arg(long, value_name = "FILE", required = true)]
    pub json: PathBuf,
    /// Replace any other file as well
    #[arg(long)]
    pub force: bool,
}

/// One of the journal's words.
fn one_of<W>(words: impl Iterator<Item = &'static str>) -> impl TypedValueParser<Value = W>
where
    W: FromStr<Err = journal::Error> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| word.parse::<W>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory as _;
        Call::command().debug_assert();
    }
}
