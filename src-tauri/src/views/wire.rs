//! The journal's closed sets of words as they cross the wire, and ids read from it.

use chrono::NaiveDate;
use journal::words;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::{AppError, ErrorCode, Reply};

macro_rules! mirror {
    ($($name:ident of $core:ty { $($variant:ident),+ $(,)? })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "snake_case")]
        #[allow(clippy::enum_variant_names, reason = "the words are the journal's")]
        pub enum $name { $($variant),+ }

        const _: () = {
            type Core = $core;

            impl From<Core> for $name {
                fn from(word: Core) -> Self {
                    match word { $(Core::$variant => Self::$variant),+ }
                }
            }

            impl From<$name> for Core {
                fn from(word: $name) -> Self {
                    match word { $($name::$variant => Self::$variant),+ }
                }
            }
        };
    )+};
}

mirror! {
    Stage of words::Stage { Prospect, Active, Paused, Parted }
    ReflectionKind of words::ReflectionKind { Meeting, Call, Message, Thought, Review }
    Warmth of words::Warmth { Cold, Like, Love, Unsure }
    MarkKind of words::MarkKind { Want, Need, Gift, Promise }
    WantState of words::WantState { Open, Met, LetGo }
    Confidence of words::Confidence { Hunch, Likely, Confirmed }
    NeedState of words::NeedState { Open, BeingServed, Served, NotMine, LetGo }
    GiftKind of words::GiftKind { Talent, GladCost }
    GiftState of words::GiftState { Emerging, Living, Dormant, Retired }
    Answer of words::Answer { Take, NotNow, NotThisGift, NotANeed }
    FitLabel of journal::suggest::FitLabel { Strong, Look, Nothing }
    Mode of journal::suggest::Mode { Meaning, Words }
    ReasonKind of journal::suggest::ReasonKind {
        Meaning, Want, Said, Commonness, Generality, Words, Gift, Confidence, Record, Freshness, Learned
    }
    Suggested of words::Suggested { Gathering, Emerging, Acknowledge }
    Kind of words::Kind {
        Client, Reflection, Mark, Want, Need, Gift, Delivery, Form, Promise, Occasion, Warmth, Sign, AskedWhy, Idea, Verdict,
        Overrule, Pursuit, Prompt, Template
    }
    CautionKind of words::CautionKind { OpenDeliveries, OpenPromises, Pace, Line, WeekIsGiven, WeekWillPass }
    ReviewStep of words::ReviewStep { LooseEnds, Ahead, GoneQuiet, GiftsUnused, NotMine, Budget, Learned }
    StepState of words::StepState { Ahead, Done, Skipped }
    BalancePartKind of journal::guard::balance::PartKind { Time, Gestures, Promises, FirstMoves }
    Method of journal::insight::Method { Newcombe, Bootstrap }
    Scope of words::Scope { InScope, Goodwill, NextTimeCharged }
    DeliveryState of words::DeliveryState { Idea, Offered, Given, Landed, Dropped }
    Landing of words::Landing { Loved, Liked, Shrugged, Unwelcome }
    Motive of words::Motive { ForThem, ToProve }
    Serves of words::Serves { One, Many }
    ByWhom of words::ByWhom { Me, Them }
    PromiseState of words::PromiseState { Open, Kept, Late, Renegotiated, Dropped }
    SignKind of words::SignKind { Returned, Recommended, Forgave, BecameFriend, Own }
    Credit of words::Credit { Owed, Given }
    GiftEvent of words::GiftEvent { Named, Changed, Rested, FoundAgain, Split, Merged }
    Trade of words::Trade { Coaching, Therapy, Consulting, Tutoring, Design, Own }
    OpensWith of journal::backups::OpensWith { Current, OldPassphrase, OldCode, Nothing }
    Theme of journal::settings::Theme { System, Light, Dark }
    Area of journal::Area { Clients, Reflections, Ladder, Gifts, Suggestions, Settings, Deliveries, Promises, Knowledge, Review, Trash }
}

/// Reads an id.
pub fn read_id<T: std::str::FromStr<Err = journal::Error>>(text: &str) -> Reply<T> {
    Ok(text.parse()?)
}

/// Reads several ids.
pub fn read_ids<T: std::str::FromStr<Err = journal::Error>>(texts: &[String]) -> Reply<Vec<T>> {
    texts.iter().map(|text| read_id(text)).collect()
}

/// Reads a day, where one is given.
pub fn read_day(field: &str, text: Option<&str>) -> Reply<Option<NaiveDate>> {
    text.map(str::parse).transpose().map_err(|_| AppError {
        code: ErrorCode::Invalid,
        message: "A day such as 2026-11-17 is needed here.".to_owned(),
        field: Some(field.to_owned()),
    })
}

/// Counts for the wire, which has no 64-bit numbers.
pub fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
