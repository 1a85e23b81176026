//! What a write did, and which part of the journal it touched: names alone.

use crate::ids::ReflectionId;
use crate::reflections::shorten;
use crate::words::{Kind, MarkKind};

/// Longest subject of a step, in characters.
const SUBJECT_CHARS: usize = 60;

/// What a write did, by the name under which the screen words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A record was made.
    Add(Kind),
    /// A record changed.
    Update(Kind),
    /// A record went to the trash.
    Delete(Kind),
    /// A record came back from the trash.
    PutBack(Kind),
    /// Words were written on a page, which it may have begun.
    WriteReflection(ReflectionId),
    /// Facts of a reflection changed.
    SetFacts,
    /// An earlier version of a page became its words again.
    BringBackVersion,
    /// A passage was marked as this, and what it is evidence for perhaps made.
    Mark(MarkKind),
    /// A mark was taken off.
    RemoveMark,
    /// The user overruled the evidence, or follows it again.
    SetConfidence,
    /// A need was placed beneath something else.
    PlaceNeed,
    /// Two clients became one.
    MergeClients,
    /// A gift was split in two.
    SplitGift,
    /// Two gifts became one.
    MergeGifts,
    /// The user answered a suggestion.
    GiveVerdict,
    /// A verdict was taken back.
    TakeBackVerdict,
    /// A suggestion was set aside.
    SetAside,
    /// Answers were gathered under a name.
    NameTheme,
    /// A pursuit got its minutes of a week.
    SetPursuitMinutes,
    /// A step of a review was taken, or left out.
    MarkStep,
    /// A week was closed.
    CloseReview,
    /// A setting changed.
    SetSettings,
    /// The practice profile changed.
    SetProfile,
}

impl Change {
    /// The change's name in messages and scripts: `add_client`, `mark_need`, `set_facts`.
    #[must_use]
    pub fn name(self) -> String {
        let of = |what: &str, word: &'static str| format!("{what}_{word}");
        match self {
            Self::Add(kind) => of("add", kind.as_str()),
            Self::Update(kind) => of("update", kind.as_str()),
            Self::Delete(kind) => of("delete", kind.as_str()),
            Self::PutBack(kind) => of("put_back", kind.as_str()),
            Self::Mark(kind) => of("mark", kind.as_str()),
            Self::WriteReflection(_) => "write_reflection".into(),
            Self::SetFacts => "set_facts".into(),
            Self::BringBackVersion => "bring_back_version".into(),
            Self::RemoveMark => "remove_mark".into(),
            Self::SetConfidence => "set_confidence".into(),
            Self::PlaceNeed => "place_need".into(),
            Self::MergeClients => "merge_clients".into(),
            Self::SplitGift => "split_gift".into(),
            Self::MergeGifts => "merge_gifts".into(),
            Self::GiveVerdict => "give_verdict".into(),
            Self::TakeBackVerdict => "take_back_verdict".into(),
            Self::SetAside => "set_aside".into(),
            Self::NameTheme => "name_theme".into(),
            Self::SetPursuitMinutes => "set_pursuit_minutes".into(),
            Self::MarkStep => "mark_step".into(),
            Self::CloseReview => "close_review".into(),
            Self::SetSettings => "set_settings".into(),
            Self::SetProfile => "set_profile".into(),
        }
    }

    /// This change, of the record that goes by these words.
    pub(crate) fn of(self, subject: &str) -> Deed {
        Deed { change: self, subject: shorten(subject, SUBJECT_CHARS) }
    }
}

/// A change and what it was of, in the user's words: what undo says of a step. It is kept in memory alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What was done.
    pub change: Change,
    /// To what; empty where there is nothing to say.
    pub subject: String,
}

impl From<Change> for Deed {
    fn from(change: Change) -> Self {
        change.of("")
    }
}

/// A part of the journal that a screen shows, told when it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Clients.
    Clients,
    /// Reflections and their marks.
    Reflections,
    /// Wants and needs.
    Ladder,
    /// Gifts and their revisions.
    Gifts,
    /// What the suggestions rest on besides the rest: verdicts and vectors.
    Suggestions,
    /// Settings, the practice profile, and how a page may begin.
    Settings,
    /// Deliveries and forms of giving.
    Deliveries,
    /// Promises.
    Promises,
    /// What is known of clients beside the ladder: occasions, warmth, signs, answers, ideas.
    Knowledge,
    /// Weeks looked back on, and what one's own practice needs time for.
    Review,
    /// The trash.
    Trash,
}

impl Area {
    pub(super) const ALL: [Self; 11] = [
        Self::Clients,
        Self::Reflections,
        Self::Ladder,
        Self::Gifts,
        Self::Suggestions,
        Self::Settings,
        Self::Deliveries,
        Self::Promises,
        Self::Knowledge,
        Self::Review,
        Self::Trash,
    ];

    pub(super) fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "client" | "client_merged" | "overrule" => Self::Clients,
            "reflection" | "reflection_client" | "mark" => Self::Reflections,
            "want" | "need" | "need_beneath_want" | "need_beneath_need" => Self::Ladder,
            "gift" | "gift_revision" => Self::Gifts,
            "verdict" | "set_aside" => Self::Suggestions,
            "setting" | "prompt" | "template" => Self::Settings,
            "form" | "delivery" | "delivery_receiver" | "delivery_part" => Self::Deliveries,
            "promise" => Self::Promises,
            "occasion" | "warmth" | "sign" | "asked_why" | "idea" => Self::Knowledge,
            "pursuit" | "pursuit_week" | "review" | "review_step" => Self::Review,
            "trash" => Self::Trash,
            _ => return None,
        })
    }
}
