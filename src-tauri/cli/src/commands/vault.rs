//! Making a journal, making the sample practice, and checking a journal from end to end.

use std::path::Path;

use journal::Journal;
use journal::vault::{Found, KdfCost, look};
use serde::Serialize;

use super::{Outcome, clock};
use crate::args::Listing;
use crate::failure::Exit;
use crate::meaning;
use crate::output::Answer;
use crate::passphrase::Source;

pub(super) fn new(folder: &Path, passphrase: &Source) -> Outcome {
    create(folder, passphrase)?;
    Ok(Answer::line(
        "A new journal is ready. Nobody can reset its passphrase: write it down and keep the paper somewhere safe.",
    ))
}

pub(super) fn sample(folder: &Path, passphrase: &Source) -> Outcome {
    let mut journal = create(folder, passphrase)?;
    journal.play_sample()?;
    if let Some(model) = meaning::model() {
        meaning::read_texts(&mut journal, &model)?;
    }
    let clients = journal.client_names()?.len();
    Ok(Answer::line(format!("The sample practice is ready: {clients} clients, all of them fictional.")))
}

fn create(folder: &Path, passphrase: &Source) -> journal::Result<Journal, crate::Failure> {
    // Nobody chooses a passphrase with care to hear then that it was in vain.
    if look(folder)? == Found::Journal {
        return Err(journal::Error::Exists.into());
    }
    let passphrase = passphrase.choose()?;
    Ok(Journal::create(folder, &passphrase, KdfCost::calibrated()?, clock())?)
}

const CHECKED: &[&str] = &[
    "the key file, its copy, and that they belong to this journal",
    "every page of the file, against its seal",
    "every table and index, and that they agree",
    "every reference from one record to another",
];
const SOUND: &str = "Nothing needs doing.";
const UNSOUND: &str = "Copy the journal's folder as it is before anything else, write out what can still be read with \
                       `undercurrent-cli export`, and go back to a copy or backup from before the damage.";

#[derive(Serialize)]
struct Verdict {
    sound: bool,
    checked: &'static [&'static str],
    found: Vec<String>,
    advice: &'static str,
}

pub(super) fn verify(journal: &Journal, listing: &Listing) -> Outcome {
    let found = journal.verify()?;
    let sound = found.is_empty();
    let verdict = Verdict { sound, checked: CHECKED, found, advice: if sound { SOUND } else { UNSOUND } };
    let answer = if listing.json { Answer::json(&verdict)? } else { Answer::text(in_words(&verdict)) };
    Ok(Answer { exit: if sound { Exit::Done } else { Exit::Damaged }, ..answer })
}

fn in_words(verdict: &Verdict) -> String {
    let checked: String = verdict.checked.iter().map(|what| format!("  {what}\n")).collect();
    let found = match verdict.found.as_slice() {
        [] => "Found: all of it sound.\n".to_owned(),
        found => format!("Found:\n{}", found.iter().map(|what| format!("  {what}\n")).collect::<String>()),
    };
    format!("Checked:\n{checked}{found}{}\n", verdict.advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_comes_with_what_to_do() {
        let found = vec!["page 7 is not as it was sealed".to_owned()];
        let words = in_words(&Verdict { sound: false, checked: CHECKED, found, advice: UNSOUND });
        assert!(words.contains("\nFound:\n  page 7 is not as it was sealed\nCopy the journal's folder"));
    }
}
