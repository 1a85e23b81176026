//! What guards the giving, and what a practice's own records say of it. Each figure is asked for by itself, and none holds
//! the journal while it is worked out.

use journal::insight::{inequalities as tested, themes as gathered};
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::state::Shell;
use crate::views::guard::{BalanceWith, Budget, ClientBalance, PursuitFields};
use crate::views::insights::{FormFigures, GiftFigures, Inequalities, MonthView, Themes};
use crate::views::wire::{CautionKind, read_day, read_id, read_ids};

#[tauri::command(async)]
#[specta::specta]
pub fn inequalities(app: AppHandle, shell: State<'_, Shell>) -> Reply<Inequalities> {
    let facts = shell.with(&app, |journal| Ok(journal.inequality_facts()?))?;
    Ok(tested(&facts).into())
}

#[tauri::command(async)]
#[specta::specta]
pub fn balances(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<ClientBalance>> {
    shell.with(&app, |journal| Ok(journal.balances()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn client_balance(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<BalanceWith> {
    shell.with(&app, |journal| {
        let client = read_id(&client_id)?;
        let (given, overruled) = (journal.given_lately(client)?, journal.overruled(client)?);
        Ok(BalanceWith::new(journal.balance_with(client)?, &given, overruled))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn budget(app: AppHandle, shell: State<'_, Shell>) -> Reply<Budget> {
    shell.with(&app, |journal| Ok(journal.budget()?.into()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn time_by_month(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<MonthView>> {
    shell.with(&app, |journal| Ok(journal.time_by_month()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn themes(app: AppHandle, shell: State<'_, Shell>) -> Reply<Themes> {
    let model = shell.meaning.known().map(|known| known.model_id);
    let answers = shell.with(&app, |journal| Ok(journal.answers(model.as_deref())?))?;
    Ok(gathered(answers).into())
}

/// These answers speak of this from now on, in place of what the user called it before; an empty name takes that away.
#[tauri::command(async)]
#[specta::specta]
pub fn name_theme(
    app: AppHandle,
    shell: State<'_, Shell>,
    asked_ids: Vec<String>,
    was: Option<String>,
    name: String,
) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.name_theme(&read_ids(&asked_ids)?, was.as_deref(), &name)?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn form_figures(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<FormFigures>> {
    shell.with(&app, |journal| Ok(journal.form_figures()?.into_iter().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn gift_figures(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<GiftFigures>> {
    shell.with(&app, |journal| Ok(journal.gift_figures()?.into_iter().map(Into::into).collect()))
}

/// Goes on in spite of a caution, and says why.
#[tauri::command(async)]
#[specta::specta]
pub fn overrule(
    app: AppHandle,
    shell: State<'_, Shell>,
    client_id: String,
    kind: CautionKind,
    reason: String,
) -> Reply<()> {
    shell.with(&app, |journal| {
        journal.overrule(read_id(&client_id)?, kind.into(), &reason)?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_pursuit(app: AppHandle, shell: State<'_, Shell>, fields: PursuitFields) -> Reply<()> {
    shell.with(&app, |journal| {
        journal.add_pursuit(&fields.into())?;
        Ok(())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn update_pursuit(app: AppHandle, shell: State<'_, Shell>, id: String, fields: PursuitFields) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.update_pursuit(read_id(&id)?, &fields.into())?))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_pursuit_minutes(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: String,
    week_on: String,
    minutes: u32,
) -> Reply<()> {
    shell.with(&app, |journal| {
        let week = read_day("week_on", Some(&week_on))?.unwrap_or_default();
        Ok(journal.set_pursuit_minutes(read_id(&id)?, week, minutes)?)
    })
}
