//! Leaving is always possible: everything in the journal as one readable JSON document. Its types are its own and carry
//! a version, so that what is stored can change without breaking what others read.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::anchor::Span;
use crate::clients::Client;
use crate::gifts::{Gift, GiftFields};
use crate::ids::ClientId;
use crate::ladder::{Need, Want};
use crate::marks::{Mark, Target};
use crate::reflections::{PageQuery, Reflection};
use crate::words::{
    Answer, Confidence, GiftKind, GiftState, MarkKind, NeedState, ReflectionKind, Stage, WantState, Warmth,
};
use crate::{Journal, Result, store};

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
    /// Verdicts, oldest first.
    pub verdicts: Vec<VerdictOut>,
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

/// A mark. Exactly one of the three ids is there.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct MarkOut {
    pub id: Uuid,
    pub reflection_id: Uuid,
    pub kind: MarkKind,
    pub want_id: Option<Uuid>,
    pub need_id: Option<Uuid>,
    pub gift_id: Option<Uuid>,
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
    pub overruled: bool,
    pub state: NeedState,
    pub state_on: NaiveDate,
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
    #[serde(flatten)]
    pub fields: GiftFieldsOut,
    pub note: String,
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

impl Journal {
    /// Everything in the journal.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn export(&self) -> Result<Export> {
        let mut export = Export {
            form: FORM,
            exported_at: self.now(),
            clients: Vec::new(),
            reflections: Vec::new(),
            marks: Vec::new(),
            wants: Vec::new(),
            needs: Vec::new(),
            gifts: self.gifts()?.into_iter().map(GiftOut::from).collect(),
            verdicts: store::verdicts::all(&self.connection)?,
        };
        for row in self.list_clients()? {
            let ladder = self.ladder(row.client.id)?;
            export.wants.extend(ladder.wants.into_iter().map(WantOut::from));
            export.needs.extend(ladder.needs.into_iter().map(NeedOut::from));
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
        let Client { id, name, about, stage, since_on, how_met } = client;
        Self { id: id.0, name, about, stage, since_on, how_met }
    }
}

fn reflection_out(page: Reflection, versions: Vec<(DateTime<FixedOffset>, String)>) -> ReflectionOut {
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
        versions: versions.into_iter().map(|(kept_at, text)| VersionOut { kept_at, text }).collect(),
    }
}

fn mark_out(reflection_id: Uuid, mark: &Mark) -> MarkOut {
    let (mut want_id, mut need_id, mut gift_id) = (None, None, None);
    match mark.target {
        Target::Want(id) => want_id = Some(id.0),
        Target::Need(id) => need_id = Some(id.0),
        Target::Gift(id) => gift_id = Some(id.0),
    }
    let Span { start, end } = mark.span;
    MarkOut {
        id: mark.id.0,
        reflection_id,
        kind: mark.target.kind(),
        want_id,
        need_id,
        gift_id,
        start,
        end,
        quote: mark.quote.exact.clone(),
        prefix: mark.quote.prefix.clone(),
        suffix: mark.quote.suffix.clone(),
        orphaned: mark.orphaned,
    }
}

impl From<Want> for WantOut {
    fn from(want: Want) -> Self {
        let Want { id, client_id, text, heard_on, enough_line, state, quotes: _ } = want;
        Self { id: id.0, client_id: client_id.0, text, heard_on, enough_line, state }
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
            overruled: need.overruled,
            state: need.state,
            state_on: need.state_on,
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
                .map(|old| RevisionOut { on: old.on, fields: old.fields.into(), note: old.note })
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
