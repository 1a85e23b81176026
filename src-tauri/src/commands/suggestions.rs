//! Where gifts meet needs, what the user says of it, and the day at a glance with its one suggestion.

use journal::suggest::{Neutral, rank};
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::suggestions::{NewVerdict, Overlap};
use crate::views::today::Today;
use crate::views::wire::read_id;
use crate::worker;

/// Texts read before the first answer; a long list fills in by itself afterwards.
const AT_ONCE: usize = 48;

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

/// The overlap as it is now. The ranking itself does not hold the journal.
fn now(app: &AppHandle, shell: &Shell) -> Reply<Overlap> {
    worker::read_some(app, AT_ONCE)?;
    let known = shell.meaning.known();
    let model_id = known.as_ref().map(|known| known.model_id.as_str());
    let evidence = shell.with(app, |journal| Ok(journal.evidence(model_id)?))?;
    let neutral = known.as_ref().map_or_else(Neutral::without_model, |known| known.neutral.clone());
    Ok(Overlap::new(&evidence, &rank(&evidence, &neutral)))
}
