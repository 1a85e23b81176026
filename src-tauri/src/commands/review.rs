//! The weekly review.

use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::review::Review;
use crate::views::wire::{ReviewStep, StepState, read_day};

/// A week, by its Monday; without one, the week that waits to be looked back on.
#[tauri::command(async)]
#[specta::specta]
pub fn review(app: AppHandle, shell: State<'_, Shell>, week_on: Option<String>) -> Reply<Review> {
    shell.with(&app, |journal| {
        let review = journal.review(read_day("week_on", week_on.as_deref())?)?;
        Ok(Review::seen(journal.now().date_naive(), review))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn mark_step(
    app: AppHandle,
    shell: State<'_, Shell>,
    week_on: String,
    step: ReviewStep,
    state: StepState,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.mark_step(week(&week_on)?, step.into(), state.into())?))
}

/// As it is typed; answers with the page it is kept on, once there is a word.
#[tauri::command(async)]
#[specta::specta]
pub fn write_learned(app: AppHandle, shell: State<'_, Shell>, week_on: String, text: String) -> Reply<Option<String>> {
    shell.with(&app, |journal| Ok(journal.write_learned(week(&week_on)?, &text)?.map(|id| id.to_string())))
}

/// Keeps the week as a page, with the notes beneath what was learned.
#[tauri::command(async)]
#[specta::specta]
pub fn close_review(
    app: AppHandle,
    shell: State<'_, Shell>,
    week_on: String,
    learned: String,
    notes: String,
) -> Reply<Option<String>> {
    shell.with(&app, |journal| Ok(journal.close_review(week(&week_on)?, &learned, &notes)?.map(|id| id.to_string())))
}

fn week(week_on: &str) -> Reply<chrono::NaiveDate> {
    Ok(read_day("week_on", Some(week_on))?.unwrap_or_default())
}
