//! Keeping a page.

use std::io::IsTerminal as _;

use journal::Journal;
use journal::reflections::Facts;
use journal::words::Warmth;

use super::{Outcome, client, input};
use crate::args::Reflect;
use crate::failure::Failure;
use crate::output::{Answer, say};

pub(super) fn keep(journal: &mut Journal, asked: &Reflect) -> Outcome {
    let mut client_ids = Vec::new();
    for named in &asked.clients {
        let id = client(journal, named)?;
        if !client_ids.contains(&id) {
            client_ids.push(id);
        }
    }
    let facts = Facts {
        client_ids,
        happened_at: None,
        kind: asked.kind,
        paid_minutes: asked.paid,
        given_minutes: asked.given,
        felt: asked.felt,
        warmth: asked.warmth.as_deref().map(|word| warmth_called(journal, word)).transpose()?,
    };
    if std::io::stdin().is_terminal() {
        say("Write the page; Ctrl+D on a line of its own ends it.");
    }
    let text = input()?;
    if text.trim().is_empty() {
        return Err(Failure::invalid("Standard input brought no words, so no page was begun."));
    }
    Ok(Answer::line(journal.start_reflection(&text, &facts)?))
}

/// The reading meant by a word of this practice.
fn warmth_called(journal: &Journal, word: &str) -> Result<Warmth, Failure> {
    let profile = journal.profile()?;
    profile.warmth_called(word).ok_or_else(|| {
        let words: Vec<&str> = Warmth::ALL.iter().map(|warmth| profile.warmth_word(*warmth)).collect();
        Failure::invalid(format!("One of these says how they left: {}. Nothing was saved.", words.join(", ")))
    })
}
