//! Before a meeting: one page about a client that is read in a minute. Everything on it is known elsewhere; here it is
//! only chosen and kept short.

use chrono::NaiveDate;

use crate::asked_why::AskedWhy;
use crate::calendar::years_and_months;
use crate::clients::Client;
use crate::deliveries::Delivery;
use crate::ideas::Idea;
use crate::ids::{ClientId, NeedId, ReflectionId, WantId};
use crate::ladder::{Ladder, Need, Want};
use crate::occasions::OccasionAhead;
use crate::promises::Promise;
use crate::reflections::PageQuery;
use crate::words::{ByWhom, Confidence, Credit, NeedState, ReflectionKind, WantState, Warmth};
use crate::{Journal, Result};

/// Occasions within so many days are near.
pub const NEAR_DAYS: u32 = 30;
/// Of the last page so many lines are shown, from its end.
const LAST_LINES: usize = 4;
/// Questions beyond this would not be asked in one meeting.
const MOST_QUESTIONS: usize = 5;

/// What to know before a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The day it is written for.
    pub on: NaiveDate,
    /// The client.
    pub client: Client,
    /// Where we stand.
    pub standing: Standing,
    /// What I promised and have not kept yet, soonest first.
    pub mine: Vec<Promise>,
    /// What they promised.
    pub theirs: Vec<Promise>,
    /// What is on its way to them: thought of or offered.
    pub giving: Vec<Delivery>,
    /// Open wants, and what lies beneath them.
    pub ladder: Vec<BriefRung>,
    /// The end of the last page.
    pub last_page: Option<LastPage>,
    /// What to ask.
    pub to_ask: Vec<ToAsk>,
    /// Needs that are not mine to meet: they belong to what is left alone, beside what the client's facts say.
    pub not_mine: Vec<String>,
    /// Special days near.
    pub occasions: Vec<OccasionAhead>,
    /// Ideas they gave me, for which they were not thanked yet.
    pub credit_owed: Vec<Idea>,
}

/// Where we stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Years and months of working together.
    pub together: Option<(u32, u32)>,
    /// Pages about them.
    pub pages: u32,
    /// The day of the last page.
    pub last_contact_on: Option<NaiveDate>,
    /// How they left last, and when.
    pub warmth: Option<(Warmth, NaiveDate)>,
}

/// A want and what lies beneath it, or what lies beneath nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefRung {
    /// The want; `None` for needs beneath no open want.
    pub want: Option<(WantId, String)>,
    /// The least that is enough.
    pub enough_line: Option<String>,
    /// Open needs, each above those beneath it.
    pub needs: Vec<BriefNeed>,
}

/// A need on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefNeed {
    /// Which need.
    pub id: NeedId,
    /// How deep it lies: 1 right beneath the want.
    pub depth: u32,
    /// The need.
    pub text: String,
    /// How sure one may be.
    pub confidence: Confidence,
    /// Where it stands.
    pub state: NeedState,
}

/// How the last page ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastPage {
    /// Which page.
    pub id: ReflectionId,
    /// Its day.
    pub on: NaiveDate,
    /// What kind of contact.
    pub kind: Option<ReflectionKind>,
    /// Its last lines with words in them.
    pub lines: Vec<String>,
}

/// Something to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToAsk {
    /// A question that was put and not answered.
    Again(String),
    /// A want with nothing beneath it: what would make it unnecessary?
    Beneath(String),
    /// A hunch: is it so?
    IsItSo(String),
}

impl Journal {
    /// What to know before meeting a client.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn brief(&self, id: ClientId) -> Result<Brief> {
        let (client, on) = (self.client(id)?, self.now().date_naive());
        let ladder = self.ladder(id)?;
        let asked = self.asked(id)?;
        let (mine, theirs) = self.live_promises(id)?;
        let pages = self.list_reflections(PageQuery { client_id: Some(id), before: None, limit: u32::MAX })?;
        let warmth = self.warmth(id)?.pop().map(|reading| (reading.warmth, reading.on));
        let last_page = pages.first().map(|page| self.last_page(page.id)).transpose()?;
        let standing = Standing {
            together: client.since_on.filter(|since| *since <= on).map(|since| years_and_months(since, on)),
            pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
            last_contact_on: last_page.as_ref().map(|page| page.on),
            warmth,
        };
        let owed = |idea: &Idea| idea.fields.credit == Credit::Owed;
        Ok(Brief {
            on,
            standing,
            mine,
            theirs,
            giving: self.deliveries_of(id)?.into_iter().filter(Delivery::is_open).collect(),
            to_ask: to_ask(&ladder, &asked),
            not_mine: not_mine(&ladder),
            ladder: rungs(&ladder),
            last_page,
            occasions: self.occasions_ahead(NEAR_DAYS, Some(id))?,
            credit_owed: self.ideas(id)?.into_iter().filter(owed).collect(),
            client,
        })
    }

    /// Mine and theirs that are still to be kept, soonest first, those without a day last.
    fn live_promises(&self, id: ClientId) -> Result<(Vec<Promise>, Vec<Promise>)> {
        let mut live: Vec<Promise> = self.promises_of(id)?.into_iter().filter(Promise::is_live).collect();
        live.sort_by_key(|promise| (promise.fields.due_on.is_none(), promise.fields.due_on));
        Ok(live.into_iter().partition(|promise| promise.fields.by_whom == ByWhom::Me))
    }

    fn last_page(&self, id: ReflectionId) -> Result<LastPage> {
        let page = self.reflection(id)?;
        let lines: Vec<&str> = page.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let from = lines.len().saturating_sub(LAST_LINES);
        let lines = lines.into_iter().skip(from).map(str::to_owned).collect();
        let on = page.facts.happened_at.unwrap_or_else(|| self.now()).date_naive();
        Ok(LastPage { id, on, kind: page.facts.kind, lines })
    }
}

fn is_open(need: &Need) -> bool {
    matches!(need.state, NeedState::Open | NeedState::BeingServed)
}

fn open_wants(ladder: &Ladder) -> impl Iterator<Item = &Want> {
    ladder.wants.iter().filter(|want| want.state == WantState::Open)
}

/// Open wants with the open needs beneath them; a need beneath two wants stands under the first.
fn rungs(ladder: &Ladder) -> Vec<BriefRung> {
    let mut placed = Vec::new();
    let mut rungs: Vec<BriefRung> = Vec::new();
    for want in open_wants(ladder) {
        let mut needs = Vec::new();
        for need in ladder.needs.iter().filter(|need| need.beneath.wants.contains(&want.id)) {
            descend(ladder, need, 1, &mut placed, &mut needs);
        }
        let want_of = Some((want.id, want.text.clone()));
        rungs.push(BriefRung { want: want_of, enough_line: want.enough_line.clone(), needs });
    }
    let mut afloat = Vec::new();
    let (roots, deeper): (Vec<&Need>, Vec<&Need>) = ladder.needs.iter().partition(|need| need.beneath.needs.is_empty());
    for need in roots.into_iter().chain(deeper) {
        descend(ladder, need, 1, &mut placed, &mut afloat);
    }
    if !afloat.is_empty() {
        rungs.push(BriefRung { want: None, enough_line: None, needs: afloat });
    }
    rungs
}

/// Adds an open need and those beneath it, each once. What was served or let go is passed through.
fn descend(ladder: &Ladder, need: &Need, depth: u32, placed: &mut Vec<NeedId>, into: &mut Vec<BriefNeed>) {
    if placed.contains(&need.id) {
        return;
    }
    placed.push(need.id);
    let open = is_open(need);
    if open {
        let (text, confidence, state) = (need.text.clone(), need.confidence, need.state);
        into.push(BriefNeed { id: need.id, depth, text, confidence, state });
    }
    for lower in ladder.needs.iter().filter(|lower| lower.beneath.needs.contains(&need.id)) {
        descend(ladder, lower, depth + u32::from(open), placed, into);
    }
}

/// Unanswered questions first, then wants with nothing beneath, then hunches.
fn to_ask(ladder: &Ladder, asked: &[AskedWhy]) -> Vec<ToAsk> {
    let unanswered = asked.iter().filter(|asked| asked.fields.answer.is_empty());
    let bare = open_wants(ladder).filter(|want| !ladder.needs.iter().any(|need| need.beneath.wants.contains(&want.id)));
    let hunches = ladder.needs.iter().filter(|need| is_open(need) && need.confidence == Confidence::Hunch);
    unanswered
        .map(|asked| ToAsk::Again(asked.fields.question.clone()))
        .chain(bare.map(|want| ToAsk::Beneath(want.text.clone())))
        .chain(hunches.map(|need| ToAsk::IsItSo(need.text.clone())))
        .take(MOST_QUESTIONS)
        .collect()
}

fn not_mine(ladder: &Ladder) -> Vec<String> {
    let needs = ladder.needs.iter().filter(|need| need.state == NeedState::NotMine);
    needs.map(|need| need.text.clone()).collect()
}
