//! From the file to a [`Practice`]: first its form (serde and TOML), then what the form can't say.

mod dealings;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;

use super::form::{ClientEntry, File, GiftEntry, NeedEntry, ReflectionEntry, RevisionEntry, VerdictEntry, WantEntry};
use super::inline::take_out_marks;
use super::{
    Beneath, Practice, SampleClient, SampleError, SampleGift, SampleMark, SampleNeed, SampleReflection, SampleRevision,
    SampleVerdict, SampleWant,
};
use crate::words::{MarkKind, NeedState, WantState};

type Result<T> = std::result::Result<T, SampleError>;

/// Whose each want and need is, by key, as far as the file has been read.
#[derive(Default)]
struct Known {
    clients: BTreeSet<String>,
    gifts: BTreeSet<String>,
    wants: BTreeMap<String, String>,
    needs: BTreeMap<String, String>,
    promises: BTreeMap<String, String>,
}

/// Reads a practice in the format that the head of `practice.toml` describes.
///
/// # Errors
/// [`SampleError`], with the place in the file, for the first thing that is wrong.
pub fn parse(source: &str) -> Result<Practice> {
    let file: File = toml::from_str(source).map_err(|error| SampleError::Form(error.to_string()))?;
    let mut known = Known::default();
    let clients = each(file.client, |entry| client(entry, &mut known))?;
    let gifts = each(file.gift, |entry| gift(entry, &mut known))?;
    let wants = each(file.want, |entry| want(entry, &mut known))?;
    // Needs are noticed on their first quote, so their owners must be known before the pages are read.
    for entry in &file.need {
        owned(&mut known.needs, &known.clients, "need", &entry.key, &entry.client)?;
    }
    for entry in &file.promise {
        owned(&mut known.promises, &known.clients, "promise", &entry.key, &entry.client)?;
    }
    let reflections = each(file.reflection, |entry| reflection(entry, &known))?;
    oldest_first(reflections.iter().map(|page| page.days_ago), "The reflections")?;
    let mut above = BTreeSet::new();
    let needs = each(file.need, |entry| need(entry, &known, &mut above, &reflections))?;
    let verdicts = each(file.verdict, |entry| verdict(entry, &known))?;
    oldest_first(verdicts.iter().map(|verdict| verdict.days_ago), "The verdicts")?;
    let practice = Practice {
        clients,
        gifts,
        wants,
        needs,
        reflections,
        verdicts,
        deliveries: file.delivery,
        promises: file.promise,
        occasions: file.occasion,
        signs: file.sign,
        readings: file.reading,
        questions: file.question,
        ideas: file.idea,
        pursuits: file.pursuit,
        reviews: file.review,
        overrules: file.overrule,
    };
    dealings::check(&practice, &known)?;
    Ok(practice)
}

fn each<E, T>(entries: Vec<E>, convert: impl FnMut(E) -> Result<T>) -> Result<Vec<T>> {
    entries.into_iter().map(convert).collect()
}

fn client(entry: ClientEntry, known: &mut Known) -> Result<SampleClient> {
    let place = format!("client \"{}\"", entry.key);
    if let Some(by) = entry.recommended_by.as_ref().filter(|by| !known.clients.contains(*by)) {
        return Err(unknown(&place, "client", by));
    }
    if !known.clients.insert(entry.key.clone()) {
        return Err(SampleError::Twice { place });
    }
    let since_days_ago = entry.since_days_ago.map(|days| past(days, &place)).transpose()?;
    let stage_days_ago = entry.stage_days_ago.map(|days| past(days, &place)).transpose()?;
    Ok(SampleClient {
        key: entry.key,
        name: entry.name,
        about: entry.about,
        stage: entry.stage,
        since_days_ago,
        how_met: entry.how_met,
        recommended_by: entry.recommended_by,
        contract: entry.contract,
        contact: entry.contact,
        tags: entry.tags,
        leave_alone: entry.leave_alone,
        line_minutes: entry.line_minutes,
        stage_days_ago,
        parting_reason: entry.parting_reason,
        last_word: entry.last_word,
    })
}

fn gift(entry: GiftEntry, known: &mut Known) -> Result<SampleGift> {
    let place = format!("gift \"{}\"", entry.key);
    if let Some(other) = entry.split_from.as_ref().filter(|other| !known.gifts.contains(*other)) {
        return Err(unknown(&place, "gift", other));
    }
    if !known.gifts.insert(entry.key.clone()) {
        return Err(SampleError::Twice { place });
    }
    let GiftEntry { key, name, description, kind, split_from, revision } = entry;
    let first = revision.first().and_then(|first| Some((first.pleasure?, first.mastery?, first.state?)));
    let Some((pleasure, mastery, state)) = first else {
        let problem = "the first revision needs pleasure, mastery and state";
        return Err(SampleError::Fact { place, problem });
    };
    let mut now =
        SampleRevision { days_ago: 0, name, description, kind, pleasure, mastery, state, note: String::new() };
    let mut revisions = Vec::with_capacity(revision.len());
    for change in revision {
        now = revised(now, change, &place)?;
        revisions.push(now.clone());
    }
    oldest_first(revisions.iter().map(|revision| revision.days_ago), &place)?;
    Ok(SampleGift { key, split_from, revisions })
}

fn revised(before: SampleRevision, change: RevisionEntry, place: &str) -> Result<SampleRevision> {
    let after = SampleRevision {
        days_ago: past(change.days_ago, place)?,
        name: change.name.unwrap_or(before.name),
        description: change.description.unwrap_or(before.description),
        kind: change.kind.unwrap_or(before.kind),
        pleasure: change.pleasure.unwrap_or(before.pleasure),
        mastery: change.mastery.unwrap_or(before.mastery),
        state: change.state.unwrap_or(before.state),
        note: change.note,
    };
    let readings = 1..=5;
    if !readings.contains(&after.pleasure) || !readings.contains(&after.mastery) {
        return Err(fact(place, "pleasure and mastery are readings from 1 to 5"));
    }
    Ok(after)
}

fn want(entry: WantEntry, known: &mut Known) -> Result<SampleWant> {
    let place = owned(&mut known.wants, &known.clients, "want", &entry.key, &entry.client)?;
    let heard_days_ago = past(entry.heard_days_ago, &place)?;
    let state_days_ago = past(entry.state_days_ago.unwrap_or(0), &place)?;
    let WantEntry { key, client, text, enough, state, .. } = entry;
    let state = state.unwrap_or(WantState::Open);
    Ok(SampleWant { key, client, text, heard_days_ago, enough, state, state_days_ago })
}

fn need(
    entry: NeedEntry,
    known: &Known,
    above: &mut BTreeSet<String>,
    pages: &[SampleReflection],
) -> Result<SampleNeed> {
    let place = format!("need \"{}\"", entry.key);
    let beneath = each(entry.beneath, |reference| lies_beneath(&reference, &entry.client, &place, known, above))?;
    let quoted = pages.iter().find(|page| page.marks.iter().any(|m| m.kind == MarkKind::Need && m.key == entry.key));
    let noticed_days_ago = match (entry.noticed_days_ago, quoted) {
        (Some(days), _) => past(days, &place)?,
        (None, Some(page)) => page.days_ago,
        (None, None) => return Err(fact(&place, "a need without a quote has to say noticed_days_ago")),
    };
    above.insert(entry.key.clone());
    let state_days_ago = entry.state_days_ago.map(|days| past(days, &place)).transpose()?;
    let NeedEntry { key, client, text, state, overruled, .. } = entry;
    let state = state.unwrap_or(NeedState::Open);
    Ok(SampleNeed { key, client, text, beneath, noticed_days_ago, state, state_days_ago, overruled })
}

/// A need may only lie beneath what stands above it in the file, which rules out circles.
fn lies_beneath(
    reference: &str,
    client: &str,
    place: &str,
    known: &Known,
    above: &BTreeSet<String>,
) -> Result<Beneath> {
    let (owner, beneath) = match reference.split_once(':') {
        Some(("want", key)) => (find(&known.wants, "want", key, place)?, Beneath::Want(key.to_owned())),
        Some(("need", key)) if above.contains(key) => {
            (find(&known.needs, "need", key, place)?, Beneath::Need(key.to_owned()))
        }
        Some(("need", key)) => return Err(unknown(place, "need", key)),
        _ => return Err(fact(place, "beneath lists wants and needs, like \"want:key\"")),
    };
    if owner == client { Ok(beneath) } else { Err(fact(place, "it lies beneath something of another client")) }
}

fn reflection(entry: ReflectionEntry, known: &Known) -> Result<SampleReflection> {
    let place = format!("the reflection of {} days ago", entry.days_ago);
    let days_ago = past(entry.days_ago, &place)?;
    if days_ago == 0 {
        return Err(fact(&place, "pages of today may lie in a later hour than the one they are opened in"));
    }
    if let Some(key) = entry.clients.iter().find(|key| !known.clients.contains(*key)) {
        return Err(unknown(&place, "client", key));
    }
    if entry.felt.is_some_and(|felt| !(-2..=2).contains(&felt)) {
        return Err(fact(&place, "felt goes from -2 (work) to 2 (play)"));
    }
    let at = entry.at.as_deref().map(|at| clock(at, &place)).transpose()?;
    let (text, marks) =
        take_out_marks(entry.text.trim()).map_err(|problem| SampleError::Mark { place: place.clone(), problem })?;
    for mark in &marks {
        check_mark(mark, &entry.clients, known, &place)?;
    }
    let ReflectionEntry { clients, kind, paid, given, felt, warmth, .. } = entry;
    Ok(SampleReflection {
        days_ago,
        at,
        clients,
        kind,
        paid_minutes: paid,
        given_minutes: given,
        felt,
        warmth,
        text,
        marks,
    })
}

fn check_mark(mark: &SampleMark, clients: &[String], known: &Known, place: &str) -> Result<()> {
    let owner = match mark.kind {
        MarkKind::Gift if known.gifts.contains(&mark.key) => return Ok(()),
        MarkKind::Gift => return Err(unknown(place, "gift", &mark.key)),
        MarkKind::Want => find(&known.wants, "want", &mark.key, place)?,
        MarkKind::Need => find(&known.needs, "need", &mark.key, place)?,
        MarkKind::Promise => find(&known.promises, "promise", &mark.key, place)?,
    };
    if clients.is_empty() || clients.iter().any(|client| client == owner) {
        return Ok(());
    }
    let problem = format!("\"{}\" is {owner}’s, whom this page is not about", mark.key);
    Err(SampleError::Mark { place: place.to_owned(), problem })
}

fn verdict(entry: VerdictEntry, known: &Known) -> Result<SampleVerdict> {
    let place = format!("the verdict of {} days ago", entry.days_ago);
    find(&known.needs, "need", &entry.need, &place)?;
    if !known.gifts.contains(&entry.gift) {
        return Err(unknown(&place, "gift", &entry.gift));
    }
    let days_ago = past(entry.days_ago, &place)?;
    let VerdictEntry { need, gift, answer, reason, .. } = entry;
    Ok(SampleVerdict { need, gift, days_ago, answer, reason })
}

fn owned(
    records: &mut BTreeMap<String, String>,
    clients: &BTreeSet<String>,
    kind: &str,
    key: &str,
    client: &str,
) -> Result<String> {
    let place = format!("{kind} \"{key}\"");
    if !clients.contains(client) {
        return Err(unknown(&place, "client", client));
    }
    match records.insert(key.to_owned(), client.to_owned()) {
        Some(_) => Err(SampleError::Twice { place }),
        None => Ok(place),
    }
}

fn find<'a>(records: &'a BTreeMap<String, String>, kind: &'static str, key: &str, place: &str) -> Result<&'a str> {
    records.get(key).map(String::as_str).ok_or_else(|| unknown(place, kind, key))
}

fn past(days_ago: i64, place: &str) -> Result<u32> {
    u32::try_from(days_ago).map_err(|_| SampleError::Future { place: place.to_owned(), days_ago })
}

fn clock(at: &str, place: &str) -> Result<NaiveTime> {
    NaiveTime::parse_from_str(at, "%H:%M").map_err(|_| fact(place, "at is a time of day, like \"09:30\""))
}

fn oldest_first(days_ago: impl Iterator<Item = u32>, place: &str) -> Result<()> {
    if days_ago.is_sorted_by(|earlier, later| earlier >= later) {
        Ok(())
    } else {
        Err(fact(place, "they have to stand oldest first"))
    }
}

fn fact(place: &str, problem: &'static str) -> SampleError {
    SampleError::Fact { place: place.to_owned(), problem }
}

fn unknown(place: &str, kind: &'static str, key: &str) -> SampleError {
    SampleError::Unknown { place: place.to_owned(), kind, key: key.to_owned() }
}
