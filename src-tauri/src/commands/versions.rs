//! Earlier versions of a page.

use journal::versions::VersionId;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::reflections::{ReflectionView, page};
use crate::views::versions::{Comparison, VersionRow};
use crate::views::wire::read_id;

/// Newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn list_versions(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<Vec<VersionRow>> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        let now = journal.reflection(id)?.text;
        Ok(journal.versions(id)?.iter().rev().map(|version| VersionRow::beside(version, &now)).collect())
    })
}

/// A version beside the page as it stands, or beside another version.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_version(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    version: u32,
    other: Option<u32>,
) -> Reply<Comparison> {
    let (version, other) = shell.with(&app, |journal| {
        let id = read_id(&id)?;
        let later = match other {
            Some(other) => journal.version(id, VersionId(other))?.text,
            None => journal.reflection(id)?.text,
        };
        Ok((journal.version(id, VersionId(version))?.text, later))
    })?;
    Ok(Comparison::of(&version, &other))
}

#[tauri::command(async)]
#[specta::specta]
pub fn bring_back_version(app: AppHandle, shell: State<'_, Shell>, id: String, version: u32) -> Reply<ReflectionView> {
    shell.with(&app, |journal| {
        let id = read_id(&id)?;
        journal.bring_back_version(id, VersionId(version))?;
        page(journal, id)
    })
}
