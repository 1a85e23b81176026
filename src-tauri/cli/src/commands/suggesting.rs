//! Suggestions beside a gift for a need: echoes, gatherings, emerging gifts, what to acknowledge, and with whom to wait.

use chrono::NaiveDate;
use journal::Journal;
use journal::guard::Caution;
use journal::ids::ReflectionId;
use journal::occasions::Kept;
use journal::suggest::{Echo, NeedBeneath, WantFact, echoes, emerging, gatherings, rank};
use journal::words::{Landing, NeedState, Stage, WantState};
use serde::Serialize;

use super::{Outcome, client, suggest};
use crate::args::{Listing, OfClient, TakeBack};
use crate::meaning;
use crate::output::Answer;

#[derive(Serialize)]
struct Echoed<'a> {
    client: &'a str,
    want: &'a str,
    echoes: Vec<Heard<'a>>,
}

#[derive(Serialize)]
struct Heard<'a> {
    client: &'a str,
    want: &'a str,
    heard_on: NaiveDate,
    state: WantState,
    likeness: f64,
    needs: Vec<Beneath<'a>>,
}

#[derive(Serialize)]
struct Beneath<'a> {
    need: &'a str,
    state: NeedState,
    landing: Option<Landing>,
}

impl<'a> Heard<'a> {
    fn of(own: &WantFact, echo: &Echo<'a>, names: bool) -> Self {
        let want = echo.want;
        let client = if names || want.client_id == own.client_id { want.client_name.as_str() } else { "" };
        let beneath = |need: &'a NeedBeneath| Beneath {
            need: &need.text,
            state: need.state,
            landing: need.landings.last().copied(),
        };
        let needs = want.needs.iter().map(beneath).collect();
        Self { client, want: &want.text, heard_on: want.heard_on, state: want.state, likeness: echo.likeness, needs }
    }
}

/// Other wants that ask for the same as open ones do, and what lay beneath; names of others only where settings allow.
pub(super) fn echo(journal: &mut Journal, asked: &OfClient) -> Outcome {
    let only = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let model = meaning::read_with(journal)?;
    let wants = journal.wants_with_needs(model.as_deref())?;
    let names = journal.settings()?.echoes_name_clients;
    let own = wants.iter().filter(|want| want.state == WantState::Open && only.is_none_or(|id| want.client_id == id));
    let all: Vec<Echoed> = own
        .map(|want| {
            let heard = echoes(want, &wants).iter().map(|echo| Heard::of(want, echo, names)).collect();
            Echoed { client: &want.client_name, want: &want.text, echoes: heard }
        })
        .filter(|echoed| !echoed.echoes.is_empty())
        .collect();
    if asked.json {
        return Answer::json(&all);
    }
    let lines = all.iter().flat_map(|echoed| {
        echoed.echoes.iter().flat_map(move |heard| {
            heard.needs.iter().map(move |need| {
                let fields = [echoed.client, echoed.want, heard.client, heard.want, need.need, need.state.as_str()];
                fields.map(str::to_owned)
            })
        })
    });
    Ok(Answer::rows(lines))
}

#[derive(Serialize)]
struct Gathered<'a> {
    needs: Vec<GatheredNeed<'a>>,
    gift: Option<&'a str>,
}

#[derive(Serialize)]
struct GatheredNeed<'a> {
    client: &'a str,
    need: &'a str,
}

/// Needs of several clients that one thing would serve.
pub(super) fn gather(journal: &mut Journal, asked: &Listing) -> Outcome {
    let (evidence, neutral) = suggest::gather(journal)?;
    let aside = journal.aside()?;
    let found = gatherings(&evidence, &rank(&evidence, &neutral));
    let all: Vec<Gathered> = found
        .iter()
        .filter(|gathering| aside.leaves_gathering(gathering))
        .map(|gathering| {
            let need = |id| evidence.needs.iter().find(|need| need.id == id);
            let needs = gathering.needs.iter().filter_map(|id| need(*id));
            let gift = gathering.gift.and_then(|id| evidence.gifts.iter().find(|gift| gift.id == id));
            Gathered {
                needs: needs.map(|need| GatheredNeed { client: &need.client_name, need: &need.text }).collect(),
                gift: gift.map(|gift| gift.name.as_str()),
            }
        })
        .collect();
    if asked.json {
        return Answer::json(&all);
    }
    Ok(Answer::rows(all.iter().map(|gathered| {
        let who: Vec<&str> = gathered.needs.iter().map(|need| need.client).collect();
        let central = gathered.needs.first().map(|need| need.need).unwrap_or_default();
        [who.join(", "), central.to_owned(), gathered.gift.unwrap_or_default().to_owned()]
    })))
}

#[derive(Serialize)]
struct Emerging {
    passages: Vec<Passage>,
}

#[derive(Serialize)]
struct Passage {
    reflection_id: ReflectionId,
    on: NaiveDate,
    text: String,
}

/// Gifts that may be there and have no name yet.
pub(super) fn emerge(journal: &mut Journal, asked: &Listing) -> Outcome {
    let model = meaning::read_with(journal)?;
    let (passages, known) = journal.passages_like_play(model.as_deref())?;
    let aside = journal.aside()?;
    let found = emerging(&passages, &known).into_iter().filter(|candidate| aside.leaves_emerging(candidate));
    let all: Vec<Emerging> = found
        .map(|candidate| {
            let passages = candidate.passages.into_iter();
            let passages = passages.map(|one| Passage { reflection_id: one.reflection_id, on: one.on, text: one.text });
            Emerging { passages: passages.collect() }
        })
        .collect();
    if asked.json {
        return Answer::json(&all);
    }
    let lines = all.into_iter().enumerate().flat_map(|(place, emerging)| {
        emerging.passages.into_iter().map(move |one| [(place + 1).to_string(), one.on.to_string(), one.text])
    });
    Ok(Answer::rows(lines))
}

#[derive(Serialize)]
struct Acknowledged {
    client: String,
    kind: &'static str,
    what: String,
    on: NaiveDate,
}

/// Special days, years of working together and credit owed.
pub(super) fn acknowledge(journal: &Journal, asked: &Listing) -> Outcome {
    let told = journal.acknowledge()?;
    let days = told.days.into_iter().map(|ahead| {
        let (kind, what) = match ahead.what {
            Kept::Occasion(_, what) => ("occasion", what),
            Kept::YearsTogether(years) => ("years_together", years.to_string()),
        };
        Acknowledged { client: ahead.client_name, kind, what, on: ahead.when.from }
    });
    let credit = told.credit.into_iter().map(|owed| Acknowledged {
        client: owed.client_name,
        kind: "credit_owed",
        what: owed.what,
        on: owed.given_on,
    });
    let all: Vec<Acknowledged> = days.chain(credit).collect();
    if asked.json {
        return Answer::json(&all);
    }
    Ok(Answer::rows(all.into_iter().map(|one| [one.on.to_string(), one.client, one.kind.to_owned(), one.what])))
}

#[derive(Serialize)]
struct Waiting {
    client: String,
    cautions: Vec<Caution>,
}

/// Clients with whom to wait before anything new, and why.
pub(super) fn wait(journal: &Journal, asked: &OfClient) -> Outcome {
    let only = asked.client.as_deref().map(|named| client(journal, named)).transpose()?;
    let mut clients = journal.list_clients()?;
    clients.retain(|row| row.client.stage != Stage::Parted && only.is_none_or(|id| row.client.id == id));
    let ids: Vec<_> = clients.iter().map(|row| row.client.id).collect();
    let cautions = journal.all_cautions(&ids)?.into_iter().map(|(_, cautions)| cautions);
    let named = clients.into_iter().map(|row| row.client.name).zip(cautions);
    let all: Vec<Waiting> = named
        .map(|(client, cautions)| Waiting { client, cautions })
        .filter(|waiting| !waiting.cautions.is_empty())
        .collect();
    if asked.json {
        return Answer::json(&all);
    }
    Ok(Answer::rows(all.into_iter().flat_map(|waiting| {
        waiting.cautions.into_iter().map(move |caution| {
            let until = caution.until_on.map(|day| day.to_string()).unwrap_or_default();
            let (kind, now, limit) = (caution.kind.as_str().to_owned(), caution.now, caution.limit);
            [waiting.client.clone(), kind, now.to_string(), limit.to_string(), until]
        })
    })))
}

/// Takes a verdict back.
pub(super) fn take_back(journal: &mut Journal, asked: &TakeBack) -> Outcome {
    journal.take_back_verdict(asked.id)?;
    Ok(Answer::text(String::new()))
}
