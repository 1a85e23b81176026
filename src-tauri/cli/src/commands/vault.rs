//! Making a journal, making the sample practice, and checking a journal from end to end.

use std::path::Path;

use journal::Journal;
use journal::backups::Checked;
use journal::vault::{Found, KdfCost, look};
use serde::Serialize;
use zeroize::Zeroizing;

use super::backups::Listed;
use super::{Outcome, clock};
use crate::args::Listing;
use crate::failure::{Exit, Failure};
use crate::meaning;
use crate::output::Answer;
use crate::passphrase::Source;

pub(super) fn new(folder: &Path, passphrase: &Source) -> Outcome {
    let passphrase = choose(folder, passphrase)?;
    let (_, code) = Journal::create_with_code(folder, &passphrase, KdfCost::calibrated()?, clock())?;
    Ok(Answer::text(format!(
        "A new journal is ready. Nobody can reset its passphrase. This recovery code opens it when the passphrase is lost: \
         write it down and keep the paper somewhere safe.\n{}\n",
        *code.text()
    )))
}

pub(super) fn sample(folder: &Path, passphrase: &Source) -> Outcome {
    let passphrase = choose(folder, passphrase)?;
    // Made in memory and kept whole: the folder never holds half a practice.
    let mut journal = Journal::in_memory(clock())?;
    journal.play_sample()?;
    if let Some(model) = meaning::model() {
        meaning::read_texts(&mut journal, &model)?;
    }
    journal.keep_in(folder, &passphrase, KdfCost::calibrated()?)?;
    let clients = journal.client_names()?.len();
    Ok(Answer::line(format!("The sample practice is ready: {clients} clients, all of them fictional.")))
}

fn choose(folder: &Path, passphrase: &Source) -> Result<Zeroizing<String>, Failure> {
    // Nobody chooses a passphrase with care to hear then that it was in vain.
    if look(folder)? == Found::Journal {
        return Err(journal::Error::Exists.into());
    }
    passphrase.choose()
}

const CHECKED: &[&str] = &[
    "the key file, its copy, and that they belong to this journal",
    "every page of the file, against its seal",
    "every table and index, and that they agree",
    "every reference from one record to another",
];
const SOUND: &str = "Nothing needs doing.";
const UNSOUND: &str = "Write out what can still be read with `undercurrent-cli export`, then bring the newest sound backup \
                       in with `undercurrent-cli restore newest`: the damaged journal is set aside whole.";

#[derive(Serialize)]
struct Verdict {
    sound: bool,
    checked: &'static [&'static str],
    found: Vec<String>,
    advice: &'static str,
    /// The newest backup; where something was found, the newest that is sound.
    newest_backup: Option<Listed>,
    /// Reflections written since then.
    missing_since: Option<u32>,
}

pub(super) fn verify(journal: &Journal, listing: &Listing) -> Outcome {
    let Checked { findings, newest_backup, missing_since, .. } = journal.check()?;
    let sound = findings.is_empty();
    let advice = if sound { SOUND } else { UNSOUND };
    let newest_backup = newest_backup.map(Listed::from);
    let verdict = Verdict { sound, checked: CHECKED, found: findings, advice, newest_backup, missing_since };
    let answer = if listing.json { Answer::json(&verdict)? } else { Answer::text(in_words(&verdict)) };
    Ok(Answer { exit: if sound { Exit::Done } else { Exit::Damaged }, ..answer })
}

fn in_words(verdict: &Verdict) -> String {
    let checked: String = verdict.checked.iter().map(|what| format!("  {what}\n")).collect();
    let found = match verdict.found.as_slice() {
        [] => "Found: all of it sound.\n".to_owned(),
        found => format!("Found:\n{}", found.iter().map(|what| format!("  {what}\n")).collect::<String>()),
    };
    let backup = match (&verdict.newest_backup, verdict.missing_since) {
        (None, _) => "There is no backup yet: `undercurrent-cli back-up` makes one.".to_owned(),
        (Some(backup), None) => format!("Newest backup: {}.", backup.id),
        (Some(backup), Some(1)) => format!("Newest backup: {}. One reflection was written since.", backup.id),
        (Some(backup), Some(since)) => format!("Newest backup: {}. Reflections written since: {since}.", backup.id),
    };
    format!("Checked:\n{checked}{found}{backup}\n{}\n", verdict.advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_comes_with_what_to_do() {
        let found = vec!["page 7 is not as it was sealed".to_owned()];
        let words = in_words(&Verdict {
            sound: false,
            checked: CHECKED,
            found,
            advice: UNSOUND,
            newest_backup: None,
            missing_since: None,
        });
        assert!(words.contains("\nFound:\n  page 7 is not as it was sealed\nThere is no backup yet"));
    }
}
