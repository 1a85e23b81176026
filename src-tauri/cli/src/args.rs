//! The command line: verbs and options. Doc comments here are the help that `--help` prints.

mod clients;
mod giving;
mod knowledge;
mod practice;
mod starts;
mod suggesting;

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use journal::words::{GiftKind, GiftState, Kind, ReflectionKind, Trade};

pub use clients::{Brief, Client, Merge, Occasion, Occasions, Part};
pub use giving::*;
pub use knowledge::{Ask, Asked, History, Idea, OfClient, Reading, Sign};
pub use practice::{Overrule, Pursuit, Review};
pub use starts::{Prompt, Template};
pub use suggesting::TakeBack;

use crate::failure::EXIT_CODES;
use crate::passphrase::{Fresh, Source};

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
    /// Part from a client kindly
    Part(Part),
    /// Make two clients one: everything of OTHER becomes KEEP's
    Merge(Merge),
    /// Show what to know before a meeting, on one page
    Brief(Brief),
    /// Keep a special day of a client's; prints its id
    Occasion(Occasion),
    /// List special days, the next first
    Occasions(Occasions),
    /// Keep a page, read from standard input; prints its id
    Reflect(Reflect),
    /// Write down what a client asks for; prints its id
    Want(Want),
    /// Write down what would really help; prints its id
    Need(Need),
    /// List what clients ask for; a line each: client, want, state, since, enough line
    Wants(OfClient),
    /// List what would really help; a line each: client, need, how sure, state, since
    Needs(OfClient),
    /// Keep a reading of a client's warmth; without one, list the readings and signs
    Warmth(Reading),
    /// Keep a sign of how a client feels; prints its id
    Sign(Sign),
    /// Keep a question put to a client, with the answer where there is one; prints its id
    Ask(Ask),
    /// List what clients were asked, or the themes of their answers
    Asked(Asked),
    /// Keep an idea that a client gave; prints its id
    Idea(Idea),
    /// List the ideas that clients gave, and whether they were thanked
    Ideas(OfClient),
    /// Show what a record came through: versions of a page, the story of a gift, the states of the rest
    History(History),
    /// List what you said of suggestions
    Verdicts(OfClient),
    /// Name a gift; prints its id
    Gift(Gift),
    /// List the gifts
    Gifts(Listing),
    /// Write down a promise, yours or theirs; prints its id
    Promise(Promise),
    /// List the promises; a line each: id, client, by whom, due, state, text
    Promises(Promises),
    /// A promise was kept: in time, or late
    Keep(Keep),
    /// A promise goes on with new terms; its old day and words stay in its history
    Renegotiate(Renegotiate),
    /// Let a promise or a delivery go
    Drop(Drop),
    /// Write down something to give, or given; prints its id
    Deliver(Deliver),
    /// List the deliveries; a line each: id, for whom, state, since, form, what
    Deliveries(Deliveries),
    /// A delivery, or a part of a series, was given
    Give(Give),
    /// How a delivery landed
    Land(Land),
    /// Add a form of giving, or change one; prints its id
    Form(Form),
    /// List the forms of giving
    Forms(Listing),
    /// Show which gift meets which need, best first, and why
    Suggest(Suggest),
    /// List what lay beneath other wants that ask for the same; a line each: client, want, whose, their want, need, state
    Echoes(OfClient),
    /// List needs of several clients that one thing would serve; a line each: clients, need, gift
    Gatherings(Listing),
    /// List gifts that may be there and have no name yet; a line a passage: number, day, words
    Emerging(Listing),
    /// List what a small gesture would acknowledge now; a line each: day, client, kind, what
    Acknowledge(Listing),
    /// List clients with whom to wait before anything new; a line a reason: client, why, how much, of how much, until when
    Wait(OfClient),
    /// Go on in spite of a reason to wait, and keep why; prints its id
    Overrule(Overrule),
    /// Put on the list what your own practice needs time for, change it, or note what it got; prints its id
    Pursuit(Pursuit),
    /// List what your own practice needs time for; a line each: name, minutes got this week, of how many, weeks short
    Pursuits(Listing),
    /// Add a prompt of your own for blank pages; prints its id
    Prompt(Prompt),
    /// List your own prompts; a line each: id, text
    Prompts(Listing),
    /// Add a template that a page can begin with, or change one; prints its id
    Template(Template),
    /// List the templates; a line each: id, name
    Templates(Listing),
    /// Look back on a week, keep what you learned, or close it
    Review(Review),
    /// Take back what was said of a suggestion
    TakeBack(TakeBack),
    /// Show what your own records say: the three inequalities, balance, budget, time, themes, forms, gifts
    Insights(Listing),
    /// Find words everywhere; a line a hit: kind, client, date, the words around it
    Search(Search),
    /// Show the practice profile, or take up another trade
    Profile(Profile),
    /// Put a record in the trash, with all that hangs on it; prints the id by which it can be put back
    Delete(Delete),
    /// List what is in the trash; a line each: id, kind, day, days left, title
    Trash(Listing),
    /// Put something back from the trash
    PutBack(PutBack),
    /// Forget a client for good: every record, version and trace; this can't be undone
    Forget(Forget),
    /// Show the recovery code, which opens the journal when its passphrase or its key files are lost
    RecoveryCode,
    /// Change the passphrase, of the journal and of its backups
    ChangePassphrase(ChangePassphrase),
    /// Put a new recovery code in the place of the old one and print it: the whole journal is written anew under it
    ReplaceCode,
    /// Open the journal by its recovery code, read from standard input, and set a new passphrase
    OpenWithCode,
    /// Write out everything in readable form
    Export(Export),
    /// Make a backup now; prints its id
    BackUp(Listing),
    /// List the backups; a line each: id, time, clients, reflections, last reflection, bytes, what opens it, notes
    Backups(Listing),
    /// Bring a backup in; the present journal is set aside first and listed among the backups
    Restore(Restore),
    /// Check the journal from end to end, and what a backup would miss
    Verify(Listing),
}

impl Verb {
    /// Whether standard input brings a text, so that nobody is asked there for anything else.
    pub fn reads_input(&self) -> bool {
        match self {
            Self::Reflect(_) => true,
            Self::Want(want) => want.text == "-",
            Self::Need(need) => need.text == "-",
            Self::Warmth(warmth) => warmth.rests_on == "-",
            Self::Sign(sign) => sign.note == "-",
            Self::Ask(ask) => ask.answer == "-",
            Self::Idea(idea) => idea.what == "-",
            Self::Review(review) => review.learned.as_deref() == Some("-"),
            Self::Promise(promise) => promise.text == "-",
            Self::Template(template) => template.text.as_deref() == Some("-"),
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
pub struct Delete {
    /// What kind of record
    #[arg(value_parser = one_of::<Kind>(Kind::ALL.iter().map(|word| word.as_str())))]
    pub kind: Kind,
    /// Its id; a client's name will do
    pub id: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct PutBack {
    /// Its id in the trash
    pub id: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Forget {
    /// Whom, by name or id
    pub client: String,
    /// Yes, for good
    #[arg(long)]
    pub yes: bool,
    /// Erase pages about others as well whole, instead of taking the client off them
    #[arg(long)]
    pub erase_shared: bool,
    /// Make older backups anew without them, and without whoever was forgotten before; the rest of each stays
    #[arg(long)]
    pub in_backups: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[group(id = "which", required = true, args = ["id", "from"])]
#[allow(missing_docs)]
pub struct Restore {
    /// Its id, or `newest` for the newest that is sound
    pub id: Option<String>,
    /// A backup's folder anywhere, as on a new machine
    #[arg(long, value_name = "DIR", conflicts_with = "id")]
    pub from: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
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
    /// How they left, in your practice's words: cold, like, love or unsure unless your profile has others
    #[arg(long, value_name = "WORD")]
    pub warmth: Option<String>,
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
    /// Words, each found by its beginning; "words in quotation marks" are found together. Narrow it with client:NAME,
    /// kind:need, tag:TAG, since:2026-11 and before:2026-11-05
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Profile {
    /// Take up this trade: its words and what it offers, where you have not set your own
    #[arg(long, value_parser = one_of::<Trade>(Trade::ALL.iter().map(|word| word.as_str())))]
    pub trade: Option<Trade>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct ChangePassphrase {
    #[command(flatten)]
    pub new: Fresh,
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
