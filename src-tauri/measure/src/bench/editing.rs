//! One need's words changed, until all suggestions are right again; the model's own reading is not counted.

use std::path::Path;
use std::time::Instant;

use journal::Journal;
use journal::dates::fixed_clock;
use journal::ladder::NeedFields;
use journal::suggest::{Neutral, rank};

use super::{Outcome, milliseconds, share};
use crate::interval::Random;
use crate::practice::{Plan, make};

const EDITS: usize = 15;
const YEARS: u32 = 2;
pub(super) const MODEL: &str = "toy";
pub(super) const PASSPHRASE: &str = "four quiet words here";

/// The row, in words, for a made-up practice: the one in `folder` (it is changed), or one of two years in memory.
///
/// # Errors
/// If there is no such practice, or it can't be written.
pub fn editing(folder: Option<&Path>) -> Outcome<String> {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-20T18:00:00+01:00")?;
    let mut journal = match folder {
        Some(folder) => Journal::unlock(folder, PASSPHRASE, fixed_clock(now))?,
        None => make(&Plan::years(YEARS, now.date_naive()), 1, |_| ())?,
    };
    let mut random = Random(1);
    let texts = read_all(&mut journal, &mut random)?;
    let neutral = Neutral::of(&vector(&mut random), &vector(&mut random));
    let evidence = journal.evidence(Some(MODEL))?;
    let (needs, gifts) = (evidence.needs.len(), evidence.gifts.len());
    let (mut gathering, mut ranking, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for (turn, need) in evidence.needs.iter().cycle().step_by(needs / EDITS + 1).take(EDITS).enumerate() {
        let state = journal.need(need.id)?.state;
        journal.update_need(need.id, &NeedFields { text: format!("{} ({turn})", need.text), state })?;
        read_all(&mut journal, &mut random)?;
        let begun = Instant::now();
        let evidence = journal.evidence(Some(MODEL))?;
        let gathered = milliseconds(begun.elapsed());
        let ranked = rank(&evidence, &neutral);
        if ranked.pending > 0 {
            return Err("not every text was read".into());
        }
        let all = milliseconds(begun.elapsed());
        gathering.push(gathered);
        ranking.push(all - gathered);
        both.push(all);
    }
    let median = share(&mut both, 0.5);
    Ok(format!(
        "edit, {needs} open needs × {gifts} gifts, {texts} texts: median {median:.0} ms until the suggestions are right (evidence {:.0} ms, ranking {:.0} ms; best {:.0} ms)",
        share(&mut gathering, 0.5),
        share(&mut ranking, 0.5),
        share(&mut both, 0.0),
    ))
}

/// Gives every text a vector that it has not, and tells how many.
fn read_all(journal: &mut Journal, random: &mut Random) -> Outcome<usize> {
    let mut reading = journal.reading(MODEL, usize::MAX)?;
    let mut count = 0;
    loop {
        let read = reading.next_texts(4096).len();
        if read == 0 {
            return Ok(count);
        }
        count += read;
        reading.keep(journal, (0..read).map(|_| vector(random)).collect())?;
    }
}

pub(super) fn vector(random: &mut Random) -> Vec<f32> {
    super::ranking::direction(random).to_vec()
}
