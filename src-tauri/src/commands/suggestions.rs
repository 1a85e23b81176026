//! Where gifts meet needs, what the user says of it, and the day at a glance with its one suggestion.

use journal::suggest::{Neutral, rank};
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::suggestions::{NewVerdict, Overlap};
use crate::views::today::Today;
use crate::views::wire::read_id;

#[tauri::command(async)]
#[specta::specta]
pub fn overlap(app: AppHandle, shell: State<'_, Shell>) -> Reply<Overlap> {
    now(&app, &shell)
}

#[tauri::command(async)]
#[specta::specta]
pub fn give_verdict(app: AppHandle, shell: State<'_, Shell>, verdict: NewVerdict) -> Reply<()> {
    shell.with(&app, |journal| {
        let (need, gift) = (read_id(&verdict.need_id)?, read_id(&verdict.gift_id)?);
        journal.give_verdict(need, gift, verdict.answer.into(), verdict.reason.as_deref().unwrap_or_default())?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn today(app: AppHandle, shell: State<'_, Shell>) -> Reply<Today> {
    let suggestion = now(&app, &shell)?.suggestions.into_iter().next();
    shell.with(&app, |journal| Ok(Today::new(journal.today()?, suggestion)))
}

/// The overlap as far as texts have been read; the worker reads the rest and tells when there is more. The ranking
/// itself does not hold the journal.
fn now(app: &AppHandle, shell: &Shell) -> Reply<Overlap> {
    let known = shell.meaning.known();
    let model_id = known.as_ref().map(|known| known.model_id.as_str());
    let evidence = shell.with(app, |journal| Ok(journal.evidence(model_id)?))?;
    let neutral = known.as_ref().map_or_else(Neutral::without_model, |known| known.neutral.clone());
    Ok(Overlap::new(&evidence, &rank(&evidence, &neutral)))
}
