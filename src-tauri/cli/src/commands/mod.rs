//! What each verb does: it opens the journal, makes one call or a few, and answers.

mod clients;
mod export;
mod gifts;
mod ladder;
mod overlap;
mod reflect;
mod search;
mod suggest;
mod vault;

use std::io::Read as _;
use std::sync::Arc;

use journal::Journal;
use journal::dates::Clock;
use journal::ids::ClientId;
use journal::validate::PAGE_BYTES;

use crate::args::{Call, Verb};
use crate::failure::{Exit, Failure};
use crate::output::Answer;
use crate::place::data_folder;

type Outcome = Result<Answer, Failure>;

/// Does what was asked.
pub fn run(call: &Call) -> Outcome {
    let Some(folder) = call.journal.clone().or_else(data_folder) else {
        return Err(Failure::new(
            Exit::Usage,
            "This system names no home folder. Please name the journal with --journal.",
        ));
    };
    match &call.verb {
        Verb::New => return vault::new(&folder, &call.passphrase),
        Verb::Sample if call.journal.is_none() => {
            return Err(Failure::new(
                Exit::Usage,
                "Please say with --journal where the sample is to lie: beside yours, not in it.",
            ));
        }
        Verb::Sample => return vault::sample(&folder, &call.passphrase),
        _ => {}
    }
    let passphrase = call.passphrase.read(call.verb.reads_input())?;
    let mut journal = Journal::unlock(&folder, &passphrase, clock())?;
    drop(passphrase);
    in_open(&mut journal, &call.verb)
}

fn in_open(journal: &mut Journal, verb: &Verb) -> Outcome {
    match verb {
        Verb::Client(asked) => clients::add(journal, asked),
        Verb::Clients(listing) => clients::list(journal, listing),
        Verb::Reflect(asked) => reflect::keep(journal, asked),
        Verb::Want(asked) => ladder::want(journal, asked),
        Verb::Need(asked) => ladder::need(journal, asked),
        Verb::Gift(asked) => gifts::add(journal, asked),
        Verb::Gifts(listing) => gifts::list(journal, listing),
        Verb::Suggest(asked) => suggest::show(journal, asked),
        Verb::Search(asked) => search::find(journal, asked),
        Verb::Export(asked) => export::write(journal, asked),
        Verb::Verify(listing) => vault::verify(journal, listing),
        Verb::New | Verb::Sample => Ok(Answer::text(String::new())),
    }
}

/// The system's clock, in the local time zone.
fn clock() -> Clock {
    Arc::new(|| chrono::Local::now().fixed_offset())
}

/// The client of that name or id.
fn client(journal: &Journal, named: &str) -> Result<ClientId, Failure> {
    let found = match named.parse::<ClientId>() {
        Ok(id) => journal.client(id).map(|client| client.id),
        Err(_) => journal.client_named(&folded(named)),
    };
    found.map_err(|error| match error {
        journal::Error::NotFound { .. } => Failure::new(
            Exit::NotFound,
            "There is no such client in this journal; `undercurrent-cli clients` lists them.",
        ),
        other => other.into(),
    })
}

/// A name as the journal keeps it: white space folded.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text itself, or what standard input brings in place of `-`.
fn text_or_input(text: &str) -> Result<String, Failure> {
    if text == "-" { input() } else { Ok(text.to_owned()) }
}

/// All of standard input.
fn input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let most = PAGE_BYTES as u64 + 1;
    let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map_err(|error| Failure::io("to give the text", &error))?;
    if bytes.len() > PAGE_BYTES {
        let megabytes = PAGE_BYTES >> 20;
        return Err(Failure::invalid(format!(
            "A page holds up to {megabytes} MB. Nothing was saved; please split it in two."
        )));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::invalid("The text on standard input is not UTF-8. Nothing was saved."))
}
