//! Where gifts meet needs, what the user says of it, and the day at a glance with its one suggestion.

use std::collections::BTreeSet;

use journal::Journal;
use journal::ids::ClientId;
use journal::suggest::evidence::{Evidence, gift_text};
use journal::suggest::{Neutral, Ranking, carrying, emerging, gatherings, rank};
use journal::words::WantState;
use tauri::{AppHandle, State};

use crate::error::Reply;
use crate::meaning::Known;
use crate::state::Shell;
use crate::views::deliveries::DeliveryView;
use crate::views::gifts::{GiftFields, GiftView};
use crate::views::guard::{Caution, Waiting};
use crate::views::suggesting::{
    Acknowledge, AsideAbout, CarryingView, EchoesOfWant, EmergingGift, GivenVerdict, PassageView,
};
use crate::views::suggestions::{NewVerdict, Overlap, first};
use crate::views::today::Today;
use crate::views::wire::{Suggested, read_id, read_ids};

#[tauri::command(async)]
#[specta::specta]
pub fn overlap(app: AppHandle, shell: State<'_, Shell>) -> Reply<Overlap> {
    now(&app, &shell)
}

#[tauri::command(async)]
#[specta::specta]
pub fn give_verdict(app: AppHandle, shell: State<'_, Shell>, verdict: NewVerdict) -> Reply<Option<DeliveryView>> {
    shell.with(&app, |journal| {
        let (need, gift) = (read_id(&verdict.need_id)?, read_id(&verdict.gift_id)?);
        let reason = verdict.reason.as_deref().unwrap_or_default();
        let given = journal.give_verdict(need, gift, verdict.answer.into(), reason)?;
        Ok(given.delivery_id.map(|id| journal.delivery(id)).transpose()?.map(Into::into))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn today(app: AppHandle, shell: State<'_, Shell>) -> Reply<Today> {
    let known = shell.meaning.known();
    let evidence = shell.with(&app, |journal| gathered(journal, known.as_ref()))?;
    let suggested = first(&evidence, &ranked(&evidence, known.as_ref()));
    shell.with(&app, |journal| {
        let (suggestion, cautions) = match suggested {
            Some((client, suggestion)) => (Some(suggestion), journal.cautions(client)?),
            None => (None, Vec::new()),
        };
        Ok(Today::new(journal.today()?, suggestion, cautions))
    })
}

/// Which words carry the match of a need and a gift; nothing without a sentence model.
#[tauri::command(async)]
#[specta::specta]
pub fn why(app: AppHandle, shell: State<'_, Shell>, need_id: String, gift_id: String) -> Reply<CarryingView> {
    let (need, gift) = shell.with(&app, |journal| {
        let gift = journal.gift(read_id(&gift_id)?)?.fields;
        Ok((journal.need(read_id(&need_id)?)?.text, gift_text(&gift.name, &gift.description)))
    })?;
    let Some(model) = shell.meaning.model() else { return Ok(journal::suggest::Carrying::default().into()) };
    let read = |texts: &[&str]| model.embed(texts).into_iter().map(|vector| vector.to_vec()).collect();
    Ok(carrying(&need, &gift, read).into())
}

/// What other wants say of the open wants of a client.
#[tauri::command(async)]
#[specta::specta]
pub fn echoes(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<Vec<EchoesOfWant>> {
    let model = shell.meaning.known().map(|known| known.model_id);
    let client: ClientId = read_id(&client_id)?;
    let (wants, names) = shell.with(&app, |journal| {
        Ok((journal.wants_with_needs(model.as_deref())?, journal.settings()?.echoes_name_clients))
    })?;
    let own = wants.iter().filter(|want| want.client_id == client && want.state == WantState::Open);
    Ok(own.filter_map(|want| EchoesOfWant::of(want, &wants, names)).collect())
}

#[tauri::command(async)]
#[specta::specta]
pub fn emerging_gifts(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<EmergingGift>> {
    let model = shell.meaning.known().map(|known| known.model_id);
    let ((passages, known), aside) =
        shell.with(&app, |journal| Ok((journal.passages_like_play(model.as_deref())?, journal.aside()?)))?;
    let found = emerging(&passages, &known).into_iter().filter(|candidate| aside.leaves_emerging(candidate));
    Ok(found.map(Into::into).collect())
}

#[tauri::command(async)]
#[specta::specta]
pub fn adopt_gift(
    app: AppHandle,
    shell: State<'_, Shell>,
    fields: GiftFields,
    passages: Vec<PassageView>,
) -> Reply<GiftView> {
    shell.with(&app, |journal| {
        let places = passages.iter().map(PassageView::place).collect::<Reply<Vec<_>>>()?;
        let (gift, _) = journal.adopt_gift(&fields.into(), &places)?;
        Ok(journal.gift(gift)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn take_gathering(
    app: AppHandle,
    shell: State<'_, Shell>,
    what: String,
    need_ids: Vec<String>,
    gift_id: Option<String>,
    form_id: Option<String>,
) -> Reply<DeliveryView> {
    shell.with(&app, |journal| {
        let gift = gift_id.as_deref().map(read_id).transpose()?;
        let form = form_id.as_deref().map(read_id).transpose()?;
        let id = journal.take_gathering(&what, &read_ids(&need_ids)?, gift, form)?;
        Ok(journal.delivery(id)?.into())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub fn acknowledge(app: AppHandle, shell: State<'_, Shell>) -> Reply<Acknowledge> {
    shell.with(&app, |journal| Ok(Acknowledge::seen(journal.now().date_naive(), journal.acknowledge()?)))
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_suggestion_aside(
    app: AppHandle,
    shell: State<'_, Shell>,
    kind: Suggested,
    about: Vec<AsideAbout>,
    for_good: bool,
) -> Reply<()> {
    shell.with(&app, |journal| {
        let about = about.iter().map(AsideAbout::read).collect::<Reply<Vec<_>>>()?;
        Ok(journal.set_suggestion_aside(kind.into(), &about, for_good)?)
    })
}

/// Every verdict, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn list_verdicts(app: AppHandle, shell: State<'_, Shell>) -> Reply<Vec<GivenVerdict>> {
    shell.with(&app, |journal| Ok(journal.verdicts()?.into_iter().rev().map(Into::into).collect()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn take_back_verdict(app: AppHandle, shell: State<'_, Shell>, id: String) -> Reply<()> {
    shell.with(&app, |journal| Ok(journal.take_back_verdict(read_id(&id)?)?))
}

/// What stands against something new for a client.
#[tauri::command(async)]
#[specta::specta]
pub fn cautions(app: AppHandle, shell: State<'_, Shell>, client_id: String) -> Reply<Vec<Caution>> {
    shell.with(&app, |journal| {
        let client = read_id(&client_id)?;
        let cautions = journal.cautions(client)?;
        Ok(Waiting::of(&(client, cautions)).map(|waiting| waiting.cautions).unwrap_or_default())
    })
}

/// The overlap as far as texts have been read; the worker reads the rest and tells when there is more. Ranking and
/// gathering do not hold the journal.
fn now(app: &AppHandle, shell: &Shell) -> Reply<Overlap> {
    let known = shell.meaning.known();
    let (evidence, cautions, aside) = shell.with(app, |journal| {
        let evidence = gathered(journal, known.as_ref())?;
        let clients: BTreeSet<ClientId> = evidence.needs.iter().map(|need| need.client_id).collect();
        let cautions = journal.all_cautions(&clients.into_iter().collect::<Vec<_>>())?;
        Ok((evidence, cautions, journal.aside()?))
    })?;
    let ranking = ranked(&evidence, known.as_ref());
    let mut together = gatherings(&evidence, &ranking);
    together.retain(|gathering| aside.leaves_gathering(gathering));
    Ok(Overlap::new(&evidence, &ranking, &together, &cautions))
}

fn gathered(journal: &Journal, known: Option<&Known>) -> Reply<Evidence> {
    Ok(journal.evidence(known.map(|known| known.model_id.as_str()))?)
}

fn ranked<'a>(evidence: &'a Evidence, known: Option<&Known>) -> Ranking<'a> {
    let neutral = known.map_or_else(Neutral::without_model, |known| known.neutral.clone());
    rank(evidence, &neutral)
}
