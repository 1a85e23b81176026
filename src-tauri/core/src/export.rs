//! Leaving is always possible: everything in the journal as one readable JSON document. Its types are its own and carry
//! a version, so that what is stored can change without breaking what others read.

mod giving;
mod knowledge;
mod practice;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::anchor::Span;
use crate::calendar::SpecialDay;
use crate::clients::Client;
use crate::gifts::{Gift, GiftFields};
use crate::ids::ClientId;
use crate::ladder::{Need, Want};
use crate::marks::{Mark, Target};
use crate::occasions::{Occasion, OccasionFields};
use crate::reflections::{PageQuery, Reflection};
use crate::state_changes::StateTarget;
use crate::versions::Version;
use crate::words::{
    Answer, Confidence, GiftEvent, GiftKind, GiftState, MarkKind, NeedState, ReflectionKind, Stage, Suggested,
    WantState, Warmth,
};
use crate::{Journal, Result, store};

pub use giving::{DeliveryOut, FormOut, PartOut, PromiseOut, ReceiverOut};
pub use knowledge::{AskedWhyOut, IdeaOut, SignOut, StateChangeOut, WarmthOut};
pub use practice::{
    OverruleOut, ProfileOut, PromptOut, PursuitOut, PursuitWeekOut, ReviewOut, ReviewStepOut, SentencesOut, TemplateOut,
};

/// The version of this form. It grows when a field changes its meaning or goes.
pub const FORM: u32 = 1;

/// Everything in a journal: a list for each kind, named in the plural. Instants are RFC 3339 with the offset they were
/// written in, days are ISO 8601, marks count Unicode code points, minutes are whole.
#[derive(Debug, Serialize)]
pub struct Export {
    /// See [`FORM`].
    pub form: u32,
    /// When it was written out.
    pub exported_at: DateTime<FixedOffset>,
    /// The practice profile.
    pub profile: ProfileOut,
    /// Clients.
    pub clients: Vec<ClientOut>,
    /// Reflections, newest first, with the words of a draft where there is one.
    pub reflections: Vec<ReflectionOut>,
    /// Marks.
    pub marks: Vec<MarkOut>,
    /// Wants.
    pub wants: Vec<WantOut>,
    /// Needs.
    pub needs: Vec<NeedOut>,
    /// Gifts with their revisions.
    pub gifts: Vec<GiftOut>,
    /// Readings of warmth, on pages and apart, oldest first for each client.
    pub warmth: Vec<WarmthOut>,
    /// Signs.
    pub signs: Vec<SignOut>,
    /// What clients were asked, oldest first.
    pub asked_why: Vec<AskedWhyOut>,
    /// Ideas that clients gave.
    pub ideas: Vec<IdeaOut>,
    /// Deliveries with those they serve and the parts of a series, newest first.
    pub deliveries: Vec<DeliveryOut>,
    /// Promises, mine and theirs, with their history.
    pub promises: Vec<PromiseOut>,
    /// Forms of giving.
    pub forms: Vec<FormOut>,
    /// Occasions.
    pub occasions: Vec<OccasionOut>,
    /// Verdicts, oldest first.
    pub verdicts: Vec<VerdictOut>,
    /// Other suggestions that were set aside, oldest first.
    pub set_aside: Vec<AsideOut>,
    /// Cautions that the user went on in spite of, newest first for each client.
    pub overrules: Vec<OverruleOut>,
    /// What one's own practice needs time for.
    pub pursuits: Vec<PursuitOut>,
    /// Prompts of one's own.
    pub prompts: Vec<PromptOut>,
    /// Templates.
    pub templates: Vec<TemplateOut>,
    /// Weeks looked back on, oldest first.
    pub reviews: Vec<ReviewOut>,
}

/// A client.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ClientOut {
    pub id: Uuid,
    pub name: String,
    pub about: String,
    pub stage: Stage,
    pub since_on: Option<NaiveDate>,
    pub how_met: String,
    pub also_known: Vec<String>,
    pub recommended_by: Option<Uuid>,
    pub contract: String,
    pub contact: String,
    pub tags: Vec<String>,
    pub leave_alone: String,
    pub keep_until: Option<NaiveDate>,
    /// The most minutes to give in ninety days.
    pub line_minutes: Option<u32>,
    pub parted_on: Option<NaiveDate>,
    pub parting_reason: String,
    pub last_word: String,
}

/// A reflection.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReflectionOut {
    pub id: Uuid,
    pub client_ids: Vec<ClientId>,
    pub happened_at: Option<DateTime<FixedOffset>>,
    pub kind: Option<ReflectionKind>,
    pub paid_minutes: Option<u32>,
    pub given_minutes: Option<u32>,
    pub felt: Option<i8>,
    pub warmth: Option<Warmth>,
    pub text: String,
    /// Earlier wordings, oldest first.
    pub versions: Vec<VersionOut>,
}

/// An earlier wording.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct VersionOut {
    pub kept_at: DateTime<FixedOffset>,
    pub text: String,
}

/// A mark. Exactly one of the four ids is there.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct MarkOut {
    pub id: Uuid,
    pub reflection_id: Uuid,
    pub kind: MarkKind,
    pub want_id: Option<Uuid>,
    pub need_id: Option<Uuid>,
    pub gift_id: Option<Uuid>,
    pub promise_id: Option<Uuid>,
    pub start: usize,
    pub end: usize,
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    pub orphaned: bool,
}

/// A want.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct WantOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub text: String,
    pub heard_on: NaiveDate,
    pub enough_line: Option<String>,
    pub state: WantState,
    pub state_on: NaiveDate,
    /// Where it stood, oldest first.
    pub states: Vec<StateChangeOut>,
}

/// A need.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct NeedOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub text: String,
    pub beneath_wants: Vec<Uuid>,
    pub beneath_needs: Vec<Uuid>,
    pub confidence: Confidence,
    pub by_evidence: Confidence,
    pub overruled: bool,
    pub state: NeedState,
    pub state_on: NaiveDate,
    /// Where it stood, oldest first.
    pub states: Vec<StateChangeOut>,
    pub created_on: NaiveDate,
}

/// A gift.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct GiftOut {
    pub id: Uuid,
    #[serde(flatten)]
    pub now: GiftFieldsOut,
    /// Oldest first.
    pub revisions: Vec<RevisionOut>,
}

/// What is said of a gift.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct GiftFieldsOut {
    pub name: String,
    pub description: String,
    pub kind: GiftKind,
    pub pleasure: u8,
    pub mastery: u8,
    pub state: GiftState,
}

/// A gift as it was from a day on.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RevisionOut {
    pub on: NaiveDate,
    pub event: GiftEvent,
    /// The gift it was split from or into, or merged with.
    pub other_gift_id: Option<Uuid>,
    #[serde(flatten)]
    pub fields: GiftFieldsOut,
    pub note: String,
}

/// An occasion: month and day, or the month alone, of every year or once.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct OccasionOut {
    pub id: Uuid,
    pub client_id: Uuid,
    pub what: String,
    pub month: u32,
    pub day: Option<u32>,
    pub year: Option<i32>,
    pub yearly: bool,
}

/// A verdict.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct VerdictOut {
    pub id: Uuid,
    pub need_id: Uuid,
    pub gift_id: Uuid,
    pub answer: Answer,
    pub reason: String,
    pub given_at: DateTime<FixedOffset>,
}

/// A suggestion set aside, by something it speaks of.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct AsideOut {
    pub id: Uuid,
    pub kind: Suggested,
    /// A need, reflection, occasion, idea or client.
    pub about_id: Uuid,
    pub for_good: bool,
    pub aside_on: NaiveDate,
}

impl Journal {
    /// Everything in the journal.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn export(&self) -> Result<Export> {
        let mut export = Export {
            form: FORM,
            exported_at: self.now(),
            profile: self.profile()?.into(),
            clients: Vec::new(),
            reflections: Vec::new(),
            marks: Vec::new(),
            wants: Vec::new(),
            needs: Vec::new(),
            gifts: self.gifts()?.into_iter().map(GiftOut::from).collect(),
            warmth: Vec::new(),
            signs: Vec::new(),
            asked_why: self.all_asked()?.into_iter().map(AskedWhyOut::from).collect(),
            ideas: Vec::new(),
            deliveries: self.deliveries()?.into_iter().map(Into::into).collect(),
            promises: self.promises()?.into_iter().map(Into::into).collect(),
            forms: self.forms()?.into_iter().map(Into::into).collect(),
            occasions: self.all_occasions()?.into_iter().map(OccasionOut::from).collect(),
            verdicts: store::verdicts::all(&self.connection)?,
            set_aside: store::aside::exported(&self.connection)?,
            overrules: Vec::new(),
            pursuits: self.pursuits()?.into_iter().map(PursuitOut::from).collect(),
            prompts: self.prompts()?.into_iter().map(PromptOut::from).collect(),
            templates: self.templates()?.into_iter().map(TemplateOut::from).collect(),
            reviews: self.reviews()?.into_iter().map(ReviewOut::from).collect(),
        };
        for row in self.list_clients()? {
            let ladder = self.ladder(row.client.id)?;
            for want in ladder.wants {
                let states = self.history_of(StateTarget::Want(want.id))?;
                export.wants.push(WantOut { states: knowledge::states_out(states), ..want.into() });
            }
            for need in ladder.needs {
                let states = self.history_of(StateTarget::Need(need.id))?;
                export.needs.push(NeedOut { states: knowledge::states_out(states), ..need.into() });
            }
            self.export_knowledge(row.client.id, &mut export)?;
            export.overrules.extend(self.overruled(row.client.id)?.into_iter().map(OverruleOut::from));
            export.clients.push(row.client.into());
        }
        for row in self.list_reflections(PageQuery { limit: u32::MAX, ..PageQuery::default() })? {
            let page = self.reflection(row.id)?;
            export.marks.extend(page.marks.iter().map(|mark| mark_out(row.id.0, mark)));
            let versions = self.versions(row.id)?;
            export.reflections.push(reflection_out(page, versions));
        }
        Ok(export)
    }

    /// Everything in the journal as JSON that a person can read.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn export_json(&self) -> Result<String> {
        serde_json::to_string_pretty(&self.export()?)
            .map_err(|_| crate::Error::invalid("export", "This journal can't be written as JSON."))
    }
}

impl From<Client> for ClientOut {
    fn from(client: Client) -> Self {
        Self {
            id: client.id.0,
            name: client.name,
            about: client.about,
            stage: client.stage,
            since_on: client.since_on,
            how_met: client.how_met,
            also_known: client.also_known,
            recommended_by: client.recommended_by.map(|id| id.0),
            contract: client.contract,
            contact: client.contact,
            tags: client.tags,
            leave_alone: client.leave_alone,
            keep_until: client.keep_until,
            line_minutes: client.line_minutes,
            parted_on: client.parting.on,
            parting_reason: client.parting.reason,
            last_word: client.parting.last_word,
        }
    }
}

fn reflection_out(page: Reflection, versions: Vec<Version>) -> ReflectionOut {
    let facts = page.facts;
    ReflectionOut {
        id: page.id.0,
        client_ids: facts.client_ids,
        happened_at: facts.happened_at,
        kind: facts.kind,
        paid_minutes: facts.paid_minutes,
        given_minutes: facts.given_minutes,
        felt: facts.felt,
        warmth: facts.warmth,
        text: page.text,
        versions: versions
            .into_iter()
            .map(|version| VersionOut { kept_at: version.kept_at, text: version.text })
            .collect(),
    }
}

fn mark_out(reflection_id: Uuid, mark: &Mark) -> MarkOut {
    let (mut want_id, mut need_id, mut gift_id, mut promise_id) = (None, None, None, None);
    match mark.target {
        Target::Want(id) => want_id = Some(id.0),
        Target::Need(id) => need_id = Some(id.0),
        Target::Gift(id) => gift_id = Some(id.0),
        Target::Promise(id) => promise_id = Some(id.0),
    }
    let Span { start, end } = mark.span;
    MarkOut {
        id: mark.id.0,
        reflection_id,
        kind: mark.target.kind(),
        want_id,
        need_id,
        gift_id,
        promise_id,
        start,
        end,
        quote: mark.quote.exact.clone(),
        prefix: mark.quote.prefix.clone(),
        suffix: mark.quote.suffix.clone(),
        orphaned: mark.orphaned,
    }
}

impl From<Occasion> for OccasionOut {
    fn from(Occasion { id, client_id, fields: OccasionFields { what, day } }: Occasion) -> Self {
        let SpecialDay { month, day, year, yearly } = day;
        Self { id: id.0, client_id: client_id.0, what, month, day, year, yearly }
    }
}

impl From<Want> for WantOut {
    fn from(want: Want) -> Self {
        let Want { id, client_id, text, heard_on, enough_line, state, state_on, quotes: _ } = want;
        Self { id: id.0, client_id: client_id.0, text, heard_on, enough_line, state, state_on, states: Vec::new() }
    }
}

impl From<Need> for NeedOut {
    fn from(need: Need) -> Self {
        Self {
            id: need.id.0,
            client_id: need.client_id.0,
            text: need.text,
            beneath_wants: need.beneath.wants.into_iter().map(|id| id.0).collect(),
            beneath_needs: need.beneath.needs.into_iter().map(|id| id.0).collect(),
            confidence: need.confidence,
            by_evidence: need.by_evidence,
            overruled: need.overruled,
            state: need.state,
            state_on: need.state_on,
            states: Vec::new(),
            created_on: need.created_on,
        }
    }
}

impl From<Gift> for GiftOut {
    fn from(gift: Gift) -> Self {
        let revisions = gift.revisions.into_iter();
        Self {
            id: gift.id.0,
            now: gift.fields.into(),
            revisions: revisions
                .map(|old| RevisionOut {
                    on: old.on,
                    event: old.event,
                    other_gift_id: old.other.map(|(id, _)| id.0),
                    fields: old.fields.into(),
                    note: old.note,
                })
                .collect(),
        }
    }
}

impl From<GiftFields> for GiftFieldsOut {
    fn from(fields: GiftFields) -> Self {
        let GiftFields { name, description, kind, pleasure, mastery, state } = fields;
        Self { name, description, kind, pleasure, mastery, state }
    }
}
