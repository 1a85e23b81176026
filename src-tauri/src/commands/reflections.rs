//! Pages, what is being typed, and marks.

use journal::anchor::Places;
use journal::reflections::PageQuery;
use tauri::{AppHandle, State};

use crate::error::{AppError, ErrorCode, Reply};
use crate::state::Shell;
use crate::views::reflections::{
    MarkPlace, NewMark, ReflectionFacts, ReflectionRow, ReflectionView, Saved, page, places,
};
use crate::views::wire::read_id;

#[tauri::command(async)]
#[specta::specta]
pub fn list_reflections(
    app: AppHandle,
    shell: State<'_, Shell>,
    client_id: Option<String>,
    before: Option<String>,
    limit: u32,
) -> Reply<Vec<ReflectionRow>> {
    shell.with(&app, |journal| {
        let client_id = client_id.as_deref().map(read_id).transpose()?;
        let before = before.as_deref().map(read_id).transpose()?;
        let today = journal.now().date_naive();
        let pages = journal.list_reflections(PageQuery { client_id, before, limit })?;
        Ok(pages.into_iter().map(|row| ReflectionRow::on(row, today)).collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn open_reflection(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<ReflectionView> {
    shell.with(&app, |journal| page(journal, read_id(&id)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn start_reflection(
    app: AppHandle,
    shell: State<'_, Shell>,
    text: String,
    facts: ReflectionFacts,
) -> Reply<ReflectionView> {
    shell.with(&app, |journal| {
        let id = journal.begin_typing(&text, &facts.try_into()?)?;
        page(journal, id)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_draft(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    text: String,
    marks: Vec<MarkPlace>,
) -> Reply<Saved> {
    let places = places(&text, &marks)?;
    shell.with(&app, |journal| {
        let saved_at = journal.save_draft(read_id(&id)?, &text, &places)?;
        Ok(Saved { saved_at: saved_at.to_rfc3339() })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn settle_draft(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<ReflectionView> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        journal.settle_draft(id)?;
        page(journal, id)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_facts(app: AppHandle, shell: State<'_, Shell>, id: String, facts: ReflectionFacts) -> Reply<ReflectionView> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        journal.set_facts(id, &facts.try_into()?)?;
        page(journal, id)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_mark(app: AppHandle, shell: State<'_, Shell>, mark: NewMark) -> Reply<ReflectionView> {
    shell.with(&app, |journal| {
        let page_id = read_id(&mark.reflection_id)?;
        let reflection = journal.reflection(page_id)?;
        let places = Places::new(&reflection.text);
        let span = places.from_utf16(mark.start as usize, mark.end as usize).ok_or_else(|| {
            AppError::new(ErrorCode::Invalid, "These words are not on the page any more. Please select them again.")
        })?;
        let evidence = mark.evidence(&reflection.facts.client_ids, places.slice(span))?;
        journal.add_mark(page_id, span, evidence)?;
        page(journal, page_id)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn remove_mark(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.remove_mark(read_id(&id)?)?))
}
