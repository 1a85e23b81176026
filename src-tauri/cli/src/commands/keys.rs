//! Who may open the journal: its recovery code, its passphrase, and a new code in the place of one that others know.

use std::path::Path;

use journal::Journal;
use journal::vault::{KdfCost, Proof};

use super::{Outcome, clock};
use crate::args::ChangePassphrase;
use crate::output::{Answer, say};
use crate::passphrase::{self, Source};

pub(super) fn recovery_code(folder: &Path, passphrase: &Source) -> Outcome {
    let passphrase = passphrase.read(false)?;
    let journal = Journal::unlock(folder, &passphrase, clock())?;
    let code = journal.recovery_code(&Proof::of(folder, &passphrase)?)?;
    Ok(Answer::line(code.text().as_str()))
}

pub(super) fn change_passphrase(folder: &Path, passphrase: &Source, asked: &ChangePassphrase) -> Outcome {
    let old = passphrase.read(false)?;
    let mut journal = Journal::unlock(folder, &old, clock())?;
    let new = asked.new.choose()?;
    let reached = journal.change_passphrase(&old, &new, KdfCost::calibrated()?, &[])?;
    let backups = match reached.changed {
        0 => String::new(),
        1 => " So is that of 1 backup.".to_owned(),
        many => format!(" So is that of {many} backups."),
    };
    for backup in &reached.not_reached {
        say(&format!("The old passphrase still opens {}, which was out of reach.", backup.display()));
    }
    Ok(Answer::line(format!("The passphrase is changed.{backups}")))
}

pub(super) fn replace_code(folder: &Path, passphrase: &Source) -> Outcome {
    let passphrase = passphrase.read(false)?;
    let mut journal = Journal::unlock(folder, &passphrase, clock())?;
    let change = Proof::of(folder, &passphrase)?.new_code(KdfCost::calibrated()?)?;
    let code = journal.replace_code(&change)?;
    // One that the old code does not open. Should it fail, the code is shown all the same, and the next one comes in time.
    journal.back_up().ok();
    match change.old_backups(&journal.backup_places(&[]).unwrap_or_default()) {
        0 => {}
        1 => say("1 backup is still opened by the old code."),
        many => say(&format!("{many} backups are still opened by the old code.")),
    }
    Ok(Answer::line(code.text().as_str()))
}

pub(super) fn open_with_code(folder: &Path, passphrase: &Source) -> Outcome {
    let code = passphrase::code()?;
    // Nobody chooses a passphrase with care to hear then that the code was mistyped.
    journal::vault::RecoveryCode::parse(&code).map_err(journal::Error::from)?;
    let passphrase = passphrase.choose()?;
    Journal::unlock_with_code(folder, &code, &passphrase, KdfCost::calibrated()?, clock())?;
    Ok(Answer::line("The code opened the journal, and its passphrase is the new one now."))
}
