//! What is known of clients beside the ladder: warmth, signs, what they were asked, ideas they gave.

use chrono::NaiveDate;
use journal::Journal;
use journal::asked_why::{AskedFields, AskedWhy};
use journal::ideas::{Idea as Given, IdeaFields};
use journal::ids::{AskedWhyId, ClientId, IdeaId};
use journal::signs::SignFields;
use journal::warmth::ReadingFields;
use journal::words::{Credit, SignKind, Warmth};
use serde::Serialize;

use super::ladder::one;
use super::{Outcome, client, text_or_input};
use crate::args::{Ask, Asked, Idea, OfClient, Reading, Sign};
use crate::failure::Failure;
use crate::output::Answer;

pub(super) fn sign(journal: &mut Journal, asked: &Sign) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let about = asked.about.as_deref().map(|named| client(journal, named)).transpose()?;
    let note = text_or_input(&asked.note)?;
    Ok(Answer::line(journal.add_sign(client_id, &SignFields { kind: asked.kind, about, note, seen_on: asked.on })?))
}

/// A reading of warmth, or a sign: one of the two words is there.
#[derive(Serialize)]
struct Felt {
    on: Option<NaiveDate>,
    reading: Option<Warmth>,
    sign: Option<SignKind>,
    about: Option<String>,
    words: String,
}

pub(super) fn warmth(journal: &mut Journal, asked: &Reading) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    if let Some(warmth) = asked.reading {
        let rests_on = text_or_input(&asked.rests_on)?;
        return Ok(Answer::line(journal.add_reading(client_id, &ReadingFields { warmth, rests_on, on: asked.on })?));
    }
    let readings = journal.warmth(client_id)?.into_iter().map(|reading| Felt {
        on: Some(reading.on),
        reading: Some(reading.warmth),
        sign: None,
        about: None,
        words: reading.rests_on,
    });
    let signs = journal.signs(client_id)?.into_iter().map(|sign| Felt {
        on: sign.fields.seen_on,
        reading: None,
        sign: Some(sign.fields.kind),
        about: sign.about_name,
        words: sign.fields.note,
    });
    let mut felt: Vec<Felt> = readings.chain(signs).collect();
    felt.sort_by_key(|one| one.on);
    if asked.json {
        return Answer::json(&felt);
    }
    Ok(Answer::rows(felt.into_iter().map(|one| {
        let what = one.reading.map(Warmth::as_str).or(one.sign.map(SignKind::as_str)).unwrap_or_default();
        [day(one.on), what.to_owned(), one.about.unwrap_or_default(), one.words]
    })))
}

pub(super) fn ask(journal: &mut Journal, asked: &Ask) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let ladder = journal.ladder(client_id)?;
    let needs: Vec<_> = ladder.needs.iter().map(|need| (need.id, need.text.as_str())).collect();
    let known = journal.gifts()?;
    let gifts: Vec<_> = known.iter().map(|gift| (gift.id, gift.fields.name.as_str())).collect();
    let fields = AskedFields {
        question: asked.question.clone(),
        answer: text_or_input(&asked.answer)?,
        need: asked.need.as_deref().map(|named| one("need", named, &needs)).transpose()?,
        confirms: asked.confirms,
        gift: asked.gift.as_deref().map(|named| one("gift", named, &gifts)).transpose()?,
        themes: asked.themes.clone(),
        asked_on: asked.on,
        answered_on: None,
    };
    Ok(Answer::line(journal.ask(client_id, &fields)?))
}

#[derive(Serialize)]
struct Question {
    id: AskedWhyId,
    client: String,
    question: String,
    answer: String,
    need: Option<String>,
    confirms: bool,
    gift: Option<String>,
    themes: Vec<String>,
    asked_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct Theme {
    name: String,
    answers: usize,
    clients: usize,
}

pub(super) fn asked(journal: &Journal, asked: &Asked) -> Outcome {
    if asked.themes {
        return themes(journal, asked.json);
    }
    let found = match &asked.client {
        Some(named) => journal.asked(client(journal, named)?)?,
        None => journal.all_asked()?,
    };
    let theme = asked.theme.as_deref().map(str::to_lowercase);
    let meant = |one: &AskedWhy| {
        theme.as_ref().is_none_or(|theme| one.fields.themes.iter().any(|name| name.to_lowercase() == *theme))
    };
    let questions = found.into_iter().filter(meant).map(|one| Question {
        id: one.id,
        client: one.client_name,
        question: one.fields.question,
        answer: one.fields.answer,
        need: one.need_text,
        confirms: one.fields.confirms,
        gift: one.gift_name,
        themes: one.fields.themes,
        asked_on: one.fields.asked_on,
        answered_on: one.fields.answered_on,
    });
    if asked.json {
        return Answer::json(&questions.collect::<Vec<_>>());
    }
    Ok(Answer::rows(
        questions.map(|one| [day(one.asked_on), one.client, one.question, one.answer, one.themes.join(", ")]),
    ))
}

fn themes(journal: &Journal, json: bool) -> Outcome {
    let themes = journal.themes()?.into_iter();
    let themes = themes.map(|theme| Theme { name: theme.name, answers: theme.answers, clients: theme.clients });
    if json {
        return Answer::json(&themes.collect::<Vec<_>>());
    }
    Ok(Answer::rows(themes.map(|theme| [theme.name, theme.answers.to_string(), theme.clients.to_string()])))
}

pub(super) fn idea(journal: &mut Journal, asked: &Idea) -> Outcome {
    let client_id = client(journal, &asked.client)?;
    let credit = if asked.thanked { Credit::Given } else { Credit::Owed };
    let what = text_or_input(&asked.what)?;
    let fields = IdeaFields { given_on: asked.on, credit, ..IdeaFields::given(what) };
    Ok(Answer::line(journal.add_idea(client_id, &fields)?))
}

#[derive(Serialize)]
struct ListedIdea {
    id: IdeaId,
    client: String,
    what: String,
    given_on: Option<NaiveDate>,
    credit: Credit,
    credited_on: Option<NaiveDate>,
}

pub(super) fn ideas(journal: &Journal, asked: &OfClient) -> Outcome {
    let mut listed = Vec::new();
    for (id, name) in clients(journal, asked.client.as_deref())? {
        listed.extend(journal.ideas(id)?.into_iter().map(|Given { id, fields, .. }| ListedIdea {
            id,
            client: name.clone(),
            what: fields.what,
            given_on: fields.given_on,
            credit: fields.credit,
            credited_on: fields.credited_on,
        }));
    }
    if asked.json {
        return Answer::json(&listed);
    }
    Ok(Answer::rows(
        listed.into_iter().map(|one| [day(one.given_on), one.client, one.what, one.credit.as_str().to_owned()]),
    ))
}

/// That client, or every one, by id and name.
pub(super) fn clients(journal: &Journal, named: Option<&str>) -> Result<Vec<(ClientId, String)>, Failure> {
    if let Some(named) = named {
        let found = journal.client(client(journal, named)?)?;
        return Ok(vec![(found.id, found.name)]);
    }
    Ok(journal.client_names()?.into_iter().map(|client| (client.id, client.name)).collect())
}

fn day(on: Option<NaiveDate>) -> String {
    on.map(|on| on.to_string()).unwrap_or_default()
}
