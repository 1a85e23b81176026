//! A practice with words in every field that takes any: made-up ones that are looked for afterwards, or what somebody would
//! write who means harm. Notes, and fields of several lines or words, hold all of them; of everything else there is one for
//! each.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use journal::anchor::{Places, Span};
use journal::asked_why::AskedFields;
use journal::calendar::SpecialDay;
use journal::clients::{NewClient, Parting};
use journal::deliveries::{DeliveryFields, Landed, PartFields};
use journal::forms::FormFields;
use journal::gifts::GiftFields;
use journal::ideas::IdeaFields;
use journal::ids::{ClientId, FormId, GiftId, NeedId, PromiseId, RecordId, ReflectionId, WantId};
use journal::ladder::{Beneath, NewNeed, NewWant};
use journal::marks::{Evidence, Target};
use journal::occasions::OccasionFields;
use journal::promises::{NewPromise, NewTerms};
use journal::pursuits::PursuitFields;
use journal::reflections::Facts;
use journal::signs::SignFields;
use journal::starts::TemplateFields;
use journal::warmth::ReadingFields;
use journal::words::{
    Answer, CautionKind, DeliveryState, GiftState, Kind, Landing, NeedState, Scope, SignKind, WantState, Warmth,
};
use journal::{Journal, Result};

/// How the page of several lines begins, before its number.
pub const LONG_PAGE: &str = "All of them";

/// Writes everything about one new client, in the words of these texts, and gives the client. Texts are short enough for a
/// name, a dozen or so of them together for a line, and no two alike.
///
/// # Errors
/// Where a text can't be kept.
///
/// # Panics
/// Without a text.
pub fn fill_every_field(journal: &mut Journal, texts: &[String]) -> Result<ClientId> {
    let client = clients(journal, texts)?;
    let note = texts.join(" ");
    for text in texts {
        let page = journal.start_reflection(text, &about(client))?;
        let rungs = rungs(journal, client, text, &note)?;
        let promise = knowledge(journal, client, &rungs, text)?;
        delivery(journal, client, &rungs, text, &note)?;
        mark(journal, page, text, &rungs, promise)?;
        throw_away(journal, client, text)?;
    }
    long_page(journal, client, texts)?;
    Ok(client)
}

/// One about whom everything is said, and one more for each further text, who came through the first.
fn clients(journal: &mut Journal, texts: &[String]) -> Result<ClientId> {
    let (first, others) = texts.split_first().expect("a text");
    let all = texts.join("\n");
    let facts = NewClient {
        about: all.clone(),
        how_met: all.clone(),
        also_known: texts.to_vec(),
        contract: all.clone(),
        contact: all.clone(),
        tags: texts.to_vec(),
        leave_alone: all.clone(),
        ..NewClient::named(first)
    };
    let client = journal.add_client(facts.clone())?;
    for name in others {
        journal.add_client(NewClient { recommended_by: Some(client), ..NewClient::named(name) })?;
    }
    // Somebody who left and came back: what a client who is gone needs is no longer met with anything.
    journal.part_client(client, Parting { on: None, reason: all.clone(), last_word: all })?;
    journal.update_client(client, facts)?;
    Ok(client)
}

fn about(client: ClientId) -> Facts {
    Facts { client_ids: vec![client], warmth: Some(Warmth::Love), ..Facts::default() }
}

/// What one text is beneath the surface. Only the first gift of a client is in use: a chart with hundreds of those has no
/// room for their names.
struct Rungs {
    want: WantId,
    need: NeedId,
    gift: GiftId,
    form: FormId,
}

fn rungs(journal: &mut Journal, client_id: ClientId, text: &str, note: &str) -> Result<Rungs> {
    let words = text.to_owned();
    let want = journal.add_want(NewWant {
        client_id,
        text: words.clone(),
        enough_line: Some(words.clone()),
        heard_on: None,
    })?;
    journal.set_want_state(want, WantState::Met, note)?;
    journal.set_want_state(want, WantState::Open, note)?;
    let beneath = Beneath { wants: vec![want], needs: Vec::new() };
    let need = journal.add_need(NewNeed { client_id, text: words.clone(), beneath })?;
    journal.set_need_state(need, NeedState::Served, note)?;
    journal.set_need_state(need, NeedState::Open, note)?;
    let state = if note.starts_with(text) { GiftState::Living } else { GiftState::Dormant };
    let fields = GiftFields { description: note.to_owned(), state, ..GiftFields::named(text) };
    let gift = journal.add_gift_with_note(&fields, note)?;
    journal.update_gift(gift, &GiftFields { pleasure: 5, ..fields }, note)?;
    let form = journal.add_form(&FormFields { how: words, ..FormFields::named(text) })?;
    journal.give_verdict(need, gift, Answer::NotNow, note)?;
    Ok(Rungs { want, need, gift, form })
}

/// What is known of them beside the pages, what is promised, and their special day, which is today.
fn knowledge(journal: &mut Journal, client: ClientId, rungs: &Rungs, text: &str) -> Result<PromiseId> {
    let (words, today) = (text.to_owned(), journal.now().date_naive());
    let asked = AskedFields {
        question: words.clone(),
        answer: words.clone(),
        need: Some(rungs.need),
        confirms: true,
        gift: Some(rungs.gift),
        themes: vec![words.clone()],
        ..AskedFields::default()
    };
    journal.ask(client, &asked)?;
    journal.add_idea(client, &IdeaFields::given(text))?;
    journal.add_sign(client, &SignFields { kind: SignKind::Own, about: None, note: words.clone(), seen_on: None })?;
    journal.add_reading(client, &ReadingFields { warmth: Warmth::Like, rests_on: words.clone(), on: None })?;
    let day = SpecialDay { month: today.month(), day: Some(today.day()), year: None, yearly: true };
    journal.add_occasion(client, &OccasionFields { what: words.clone(), day })?;
    let promise = journal.add_promise(NewPromise { due_on: Some(today), ..NewPromise::mine(client, text) })?;
    let terms = NewTerms { text: words, due_on: Some(today), margin_days: 0, scope: Scope::Goodwill };
    journal.renegotiate_promise(promise, terms, text)?;
    journal.overrule(client, CautionKind::Line, text)?;
    journal.add_pursuit(&PursuitFields { name: text.to_owned(), minutes_week: 30 })?;
    journal.add_prompt(text)?;
    journal.add_template(&TemplateFields { name: text.to_owned(), text: text.to_owned() })?;
    Ok(promise)
}

/// Something given in two parts, and how it landed. The need that it served is open again afterwards.
fn delivery(journal: &mut Journal, client: ClientId, rungs: &Rungs, text: &str, note: &str) -> Result<()> {
    let part = || PartFields { id: None, what: text.to_owned() };
    let mut fields = DeliveryFields {
        gift_id: Some(rungs.gift),
        form_id: Some(rungs.form),
        parts: vec![part(), part()],
        ..DeliveryFields::of(client, text)
    };
    fields.receivers.iter_mut().for_each(|receiver| receiver.need_id = Some(rungs.need));
    let offered = journal.add_delivery(&fields)?;
    journal.set_delivery_state(offered, DeliveryState::Offered, None, note)?;
    let given = journal.add_delivery(&fields)?;
    journal.set_delivery_state(given, DeliveryState::Given, None, note)?;
    let receiver = journal.delivery(given)?.receivers.remove(0);
    journal.land_delivery(receiver.id, &Landed { landing: Some(Landing::Loved), on: None, note: note.to_owned() })?;
    journal.set_need_state(rungs.need, NeedState::Open, note)
}

/// Marks a text on a page for all that is in its words.
fn mark(journal: &mut Journal, page: ReflectionId, text: &str, rungs: &Rungs, promise: PromiseId) -> Result<()> {
    let written = journal.reflection(page)?.text;
    let start = written.find(text).map(|at| written[..at].chars().count()).expect("the text on its page");
    let span = Span { start, end: start + Places::new(text).len() };
    for target in
        [Target::Want(rungs.want), Target::Need(rungs.need), Target::Gift(rungs.gift), Target::Promise(promise)]
    {
        journal.add_mark(page, span, Evidence::For(target))?;
    }
    Ok(())
}

/// An idea and a page that are deleted at once.
fn throw_away(journal: &mut Journal, client: ClientId, text: &str) -> Result<()> {
    let idea = journal.add_idea(client, &IdeaFields::given(text))?;
    journal.delete(Kind::Idea, RecordId(idea.0))?;
    let page = journal.start_reflection(text, &about(client))?;
    journal.delete(Kind::Reflection, RecordId(page.0)).map(drop)
}

/// A page with a line for each text, which stood in another order before; each line is marked as something new.
fn long_page(journal: &mut Journal, client: ClientId, texts: &[String]) -> Result<()> {
    let title = format!("{LONG_PAGE} {}", journal.client_names()?.len());
    let backwards: Vec<&str> = texts.iter().rev().map(String::as_str).collect();
    let page = journal.start_reflection(&format!("{title}\n{}", backwards.join("\n")), &about(client))?;
    journal.save_draft(page, &format!("{title}\n{}", texts.join("\n")), &[])?;
    journal.settle_draft(page)?;
    let mut start = Places::new(&title).len() + 1;
    for line in texts {
        let end = start + Places::new(line).len();
        let promise = NewPromise::mine(client, line);
        journal.add_mark(page, Span { start, end }, Evidence::NewPromise(promise))?;
        start = end + 1;
    }
    Ok(())
}

/// How often each field of an export holds one of these texts, by the names that lead to it.
#[must_use]
pub fn fields_with(export: &serde_json::Value, texts: &[String]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    count(export, String::new(), texts, &mut found);
    found
}

fn count(value: &serde_json::Value, place: String, texts: &[String], found: &mut BTreeMap<String, usize>) {
    use serde_json::Value::{Array, Object, String};
    match value {
        Object(fields) => fields.iter().for_each(|(name, value)| count(value, format!("{place}/{name}"), texts, found)),
        Array(items) => items.iter().for_each(|item| count(item, place.clone(), texts, found)),
        String(held) => {
            let many = texts.iter().filter(|text| held.contains(text.as_str())).count();
            if many > 0 {
                *found.entry(place).or_default() += many;
            }
        }
        _ => {}
    }
}
