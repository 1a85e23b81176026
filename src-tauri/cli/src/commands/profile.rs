//! The practice profile: showing it, and taking up another trade.

use journal::Journal;
use journal::words::{SignKind, Warmth};

use super::Outcome;
use crate::args::Profile;
use crate::output::Answer;
use crate::wording::t;

pub(super) fn show(journal: &mut Journal, asked: &Profile) -> Outcome {
    if let Some(trade) = asked.trade {
        journal.set_trade(trade)?;
    }
    let profile = journal.profile()?;
    if asked.json {
        return Answer::json(&profile);
    }
    let listed = |words: Vec<String>| if words.is_empty() { "-".to_owned() } else { words.join(", ") };
    let warmth = Warmth::ALL.iter().map(|warmth| profile.warmth_word(*warmth).to_owned()).collect();
    let sign = |kind: &SignKind| t(&format!("words.sign_kind.{}", kind.as_str()), &[]);
    let rows = [
        ("trade", profile.trade.as_str().to_owned()),
        ("warmth", listed(warmth)),
        ("signs off", listed(profile.signs_off.iter().map(sign).collect())),
        ("pseudonyms", if profile.pseudonyms { "yes" } else { "no" }.to_owned()),
        ("years kept", profile.keep_years.map_or("-".to_owned(), |years| years.to_string())),
    ];
    Ok(Answer::rows(rows.map(|(name, value)| [name.to_owned(), value])))
}
