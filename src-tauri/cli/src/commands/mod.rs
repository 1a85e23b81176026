//! What each verb does: it opens the journal, makes one call or a few, and answers.

mod backups;
mod brief;
mod clients;
mod deliveries;
mod export;
mod gifts;
mod history;
mod insights;
mod keys;
mod knowledge;
mod ladder;
mod occasions;
mod overlap;
mod practice;
mod profile;
mod promises;
mod reflect;
mod search;
mod starts;
mod suggest;
mod suggesting;
mod trash;
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
        Verb::RecoveryCode => return keys::recovery_code(&folder, &call.passphrase),
        Verb::ChangePassphrase(asked) => return keys::change_passphrase(&folder, &call.passphrase, asked),
        Verb::ReplaceCode => return keys::replace_code(&folder, &call.passphrase),
        Verb::OpenWithCode => return keys::open_with_code(&folder, &call.passphrase),
        _ => {}
    }
    let passphrase = call.passphrase.read(call.verb.reads_input())?;
    if let Verb::Restore(asked) = &call.verb {
        return backups::restore(&folder, &passphrase, asked);
    }
    let mut journal = match (Journal::unlock(&folder, &passphrase, clock()), &call.verb) {
        (Ok(journal), _) => journal,
        (Err(error), Verb::Backups(listing)) => return backups::list_locked(&folder, &passphrase, error, listing),
        (Err(error), Verb::Verify(_)) => return Err(backups::with_offer(error, &folder, &passphrase)),
        (Err(error), _) => return Err(error.into()),
    };
    drop(passphrase);
    in_open(&mut journal, &call.verb)
}

fn in_open(journal: &mut Journal, verb: &Verb) -> Outcome {
    match verb {
        Verb::Client(asked) => clients::add(journal, asked),
        Verb::Part(asked) => clients::part(journal, asked),
        Verb::Merge(asked) => clients::merge(journal, asked),
        Verb::Brief(asked) => brief::show(journal, asked),
        Verb::Occasion(asked) => occasions::keep(journal, asked),
        Verb::Occasions(asked) => occasions::list(journal, asked),
        Verb::Clients(listing) => clients::list(journal, listing),
        Verb::Reflect(asked) => reflect::keep(journal, asked),
        Verb::Want(asked) => ladder::want(journal, asked),
        Verb::Need(asked) => ladder::need(journal, asked),
        Verb::Wants(asked) => ladder::wants(journal, asked),
        Verb::Needs(asked) => ladder::needs(journal, asked),
        Verb::Warmth(asked) => knowledge::warmth(journal, asked),
        Verb::Sign(asked) => knowledge::sign(journal, asked),
        Verb::Ask(asked) => knowledge::ask(journal, asked),
        Verb::Asked(asked) => knowledge::asked(journal, asked),
        Verb::Idea(asked) => knowledge::idea(journal, asked),
        Verb::Ideas(asked) => knowledge::ideas(journal, asked),
        Verb::History(asked) => history::show(journal, asked),
        Verb::Verdicts(asked) => history::verdicts(journal, asked),
        Verb::Gift(asked) => gifts::add(journal, asked),
        Verb::Gifts(listing) => gifts::list(journal, listing),
        Verb::Promise(asked) => promises::add(journal, asked),
        Verb::Promises(asked) => promises::list(journal, asked),
        Verb::Keep(asked) => promises::keep(journal, asked),
        Verb::Renegotiate(asked) => promises::renegotiate(journal, asked),
        Verb::Drop(asked) => deliveries::drop(journal, asked),
        Verb::Deliver(asked) => deliveries::add(journal, asked),
        Verb::Deliveries(asked) => deliveries::list(journal, asked),
        Verb::Give(asked) => deliveries::give(journal, asked),
        Verb::Land(asked) => deliveries::land(journal, asked),
        Verb::Form(asked) => deliveries::form(journal, asked),
        Verb::Forms(listing) => deliveries::forms(journal, listing),
        Verb::Suggest(asked) => suggest::show(journal, asked),
        Verb::Echoes(asked) => suggesting::echo(journal, asked),
        Verb::Gatherings(listing) => suggesting::gather(journal, listing),
        Verb::Emerging(listing) => suggesting::emerge(journal, listing),
        Verb::Acknowledge(listing) => suggesting::acknowledge(journal, listing),
        Verb::Wait(asked) => suggesting::wait(journal, asked),
        Verb::Overrule(asked) => practice::overrule(journal, asked),
        Verb::Pursuit(asked) => practice::pursuit(journal, asked),
        Verb::Pursuits(listing) => practice::pursuits(journal, listing),
        Verb::Prompt(asked) => starts::prompt(journal, asked),
        Verb::Prompts(listing) => starts::prompts(journal, listing),
        Verb::Template(asked) => starts::template(journal, asked),
        Verb::Templates(listing) => starts::templates(journal, listing),
        Verb::Review(asked) => practice::review(journal, asked),
        Verb::TakeBack(asked) => suggesting::take_back(journal, asked),
        Verb::Insights(listing) => insights::show(journal, listing),
        Verb::Search(asked) => search::find(journal, asked),
        Verb::Profile(asked) => profile::show(journal, asked),
        Verb::Delete(asked) => trash::delete(journal, asked),
        Verb::Trash(listing) => trash::list(journal, listing),
        Verb::PutBack(asked) => trash::put_back(journal, asked),
        Verb::Forget(asked) => trash::forget(journal, asked),
        Verb::Export(asked) => export::write(journal, asked),
        Verb::BackUp(listing) => backups::make(journal, listing),
        Verb::Backups(listing) => backups::list(journal, listing),
        Verb::Verify(listing) => vault::verify(journal, listing),
        Verb::New
        | Verb::Sample
        | Verb::Restore(_)
        | Verb::RecoveryCode
        | Verb::ChangePassphrase(_)
        | Verb::ReplaceCode
        | Verb::OpenWithCode => Ok(Answer::text(String::new())),
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
