//! What each screen of an old journal costs on disk, as long as it keeps a save waiting: the journal answers one at a time.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use journal::dates::fixed_clock;
use journal::ids::ClientId;
use journal::reflections::PageQuery;
use journal::suggest::{Neutral, gatherings, rank};
use journal::{Journal, Result};

use super::{Outcome, milliseconds};
use crate::bench::editing::{MODEL, PASSPHRASE, vector};
use crate::interval::Random;

/// So often is each asked for; the first time is told as well, since then nothing is at hand.
const TIMES: usize = 5;
/// As many hits as the palette shows, and as many pages as the list of pages asks for.
const HITS: u32 = 12;
const PAGES: u32 = 50;

type Question<'a> = (&'a str, Box<dyn Fn(&mut Journal) -> Result<usize> + 'a>);

/// The rows, in words, a line a question.
///
/// # Errors
/// If there is no made-up practice in the folder.
pub fn screens(folder: Option<&Path>) -> Outcome<String> {
    let folder = folder.ok_or("This row needs --practice DIR, a folder that `cargo xtask practice` made.")?;
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-20T18:00:00+01:00")?;
    let begun = Instant::now();
    let mut journal = Journal::unlock(folder, PASSPHRASE, fixed_clock(now))?;
    let mut lines = vec![format!("screens, unlocking: {:.0} ms", milliseconds(begun.elapsed()))];
    let client = busiest(&journal)?;
    for (name, ask) in questions(client) {
        let mut times = Vec::new();
        let mut answered = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            answered = std::hint::black_box(ask(&mut journal)?);
            times.push(milliseconds(begun.elapsed()));
        }
        let first = times.first().copied().unwrap_or_default();
        let best = times.iter().copied().fold(f64::INFINITY, f64::min);
        lines.push(format!("screens, {name}: {best:.1} ms at best, {first:.0} the first time ({answered})"));
    }
    let begun = Instant::now();
    let findings = journal.verify()?.len();
    lines.push(format!("screens, verify: {:.0} ms ({findings})", milliseconds(begun.elapsed())));
    let begun = Instant::now();
    journal.back_up()?;
    lines.push(format!("screens, back up: {:.0} ms", milliseconds(begun.elapsed())));
    Ok(lines.join("\n"))
}

fn busiest(journal: &Journal) -> Result<ClientId> {
    let names = journal.client_names()?;
    let busiest = names.iter().max_by_key(|client| client.pages);
    busiest.map(|client| client.id).ok_or(journal::Error::NotFound { what: "client" })
}

fn questions<'a>(client: ClientId) -> Vec<Question<'a>> {
    let mut random = Random(1);
    let neutral = Neutral::of(&vector(&mut random), &vector(&mut random));
    let by_words = Neutral::without_model();
    let found = |words: &'static str| move |journal: &mut Journal| Ok(journal.search(words, HITS)?.0.len());
    let pages = |client_id, limit| PageQuery { client_id, before: None, limit };
    vec![
        ("today", Box::new(|journal| Ok(journal.today()?.recent.len()))),
        ("clients", Box::new(|journal| Ok(journal.list_clients()?.len()))),
        ("client names", Box::new(|journal| Ok(journal.client_names()?.len()))),
        ("pages", Box::new(move |journal| Ok(journal.list_reflections(pages(None, PAGES))?.len()))),
        ("all pages", Box::new(move |journal| Ok(journal.list_reflections(pages(None, u32::MAX))?.len()))),
        (
            "a client's pages",
            Box::new(move |journal| Ok(journal.list_reflections(pages(Some(client), u32::MAX))?.len())),
        ),
        ("a client's ladder", Box::new(move |journal| Ok(journal.ladder(client)?.needs.len()))),
        ("a client's warmth", Box::new(move |journal| Ok(journal.warmth(client)?.len()))),
        ("a client's minutes", Box::new(move |journal| Ok(journal.client_minutes(client, None)?.paid as usize))),
        ("a client's balance", Box::new(move |journal| journal.balance_with(client).map(|_| 1))),
        ("a client's cautions", Box::new(move |journal| Ok(journal.cautions(client)?.len()))),
        ("a client's deliveries", Box::new(move |journal| Ok(journal.deliveries_of(client)?.len()))),
        ("a client's promises", Box::new(move |journal| Ok(journal.promises_of(client)?.len()))),
        ("themes of answers", Box::new(|journal| Ok(journal.themes()?.len()))),
        ("brief", Box::new(move |journal| journal.brief(client).map(|_| 1))),
        ("echoes", Box::new(|journal| Ok(journal.wants_with_needs(Some(MODEL))?.len()))),
        ("gifts", Box::new(|journal| Ok(journal.gifts()?.len()))),
        ("evidence", Box::new(|journal| Ok(journal.evidence(Some(MODEL))?.needs.len()))),
        (
            "cautions of all",
            Box::new(|journal| {
                let needs = journal.evidence(Some(MODEL))?.needs;
                let clients: BTreeSet<ClientId> = needs.iter().map(|need| need.client_id).collect();
                Ok(journal.all_cautions(&clients.into_iter().collect::<Vec<_>>())?.len())
            }),
        ),
        (
            "ranking (nothing waits)",
            Box::new(move |journal| {
                let evidence = journal.evidence(Some(MODEL))?;
                Ok(rank(&evidence, &neutral).needs.len())
            }),
        ),
        (
            "ranking by words (nothing waits)",
            Box::new(move |journal| {
                let evidence = journal.evidence(None)?;
                Ok(rank(&evidence, &by_words).needs.len())
            }),
        ),
        (
            "gatherings (nothing waits)",
            Box::new(move |journal| {
                let evidence = journal.evidence(None)?;
                let ranking = rank(&evidence, &Neutral::without_model());
                Ok(gatherings(&evidence, &ranking).len())
            }),
        ),
        ("gifts that emerge", Box::new(|journal| Ok(journal.passages_like_play(Some(MODEL))?.0.len()))),
        ("acknowledgements", Box::new(|journal| Ok(journal.acknowledge()?.days.len()))),
        ("verdicts", Box::new(|journal| Ok(journal.verdicts()?.len()))),
        ("search s", Box::new(found("s"))),
        ("search si", Box::new(found("si"))),
        ("search silence", Box::new(found("silence"))),
        ("search she said", Box::new(found("she said"))),
        ("search kind:need", Box::new(found("kind:need"))),
        ("search s since:2026", Box::new(found("s since:2026"))),
        ("search nothing", Box::new(found("xyzzyx"))),
        ("review", Box::new(|journal| journal.review(None).map(|_| 1))),
        ("trash", Box::new(|journal| Ok(journal.trash()?.len()))),
        ("settings", Box::new(|journal| journal.settings().map(|_| 1))),
        ("inequalities", Box::new(|journal| Ok(journal.inequality_facts()?.given.len()))),
        ("balances", Box::new(|journal| Ok(journal.balances()?.len()))),
        ("budget", Box::new(|journal| Ok(journal.budget()?.before.len()))),
        ("time", Box::new(|journal| Ok(journal.time_by_month()?.len()))),
        ("answers", Box::new(|journal| Ok(journal.answers(Some(MODEL))?.len()))),
        ("forms", Box::new(|journal| Ok(journal.form_figures()?.len()))),
        ("gifts over time", Box::new(|journal| Ok(journal.gift_figures()?.len()))),
        ("texts to read", Box::new(|journal| Ok(journal.texts_without_vector(MODEL, 512)?.len()))),
        ("whom to forget", Box::new(move |journal| Ok(journal.forget_preview(client)?.mentions.len()))),
    ]
}
