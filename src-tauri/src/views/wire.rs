//! The journal's closed sets of words as they cross the wire, and ids read from it.

use journal::words;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::Reply;

macro_rules! mirror {
    ($($name:ident of $core:ty { $($variant:ident),+ $(,)? })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "snake_case")]
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
    ReflectionKind of words::ReflectionKind { Meeting, Call, Message, Thought }
    Warmth of words::Warmth { Cold, Like, Love, Unsure }
    MarkKind of words::MarkKind { Want, Need, Gift }
    WantState of words::WantState { Open, Met, LetGo }
    Confidence of words::Confidence { Hunch, Likely, Confirmed }
    NeedState of words::NeedState { Open, BeingServed, Served, NotMine, LetGo }
    GiftKind of words::GiftKind { Talent, GladCost }
    GiftState of words::GiftState { Emerging, Living, Dormant, Retired }
    Answer of words::Answer { Take, NotNow, NotThisGift, NotANeed }
    FitLabel of journal::suggest::FitLabel { Strong, Look, Nothing }
    Mode of journal::suggest::Mode { Meaning, Words }
    ReasonKind of journal::suggest::ReasonKind { Meaning, Want, Commonness, Words, Gift, Confidence }
    Theme of journal::settings::Theme { System, Light, Dark }
    Area of journal::Area { Clients, Reflections, Ladder, Gifts, Suggestions, Settings }
}

/// Reads an id.
pub fn read_id<T: std::str::FromStr<Err = journal::Error>>(text: &str) -> Reply<T> {
    Ok(text.parse()?)
}

/// Reads several ids.
pub fn read_ids<T: std::str::FromStr<Err = journal::Error>>(texts: &[String]) -> Reply<Vec<T>> {
    texts.iter().map(|text| read_id(text)).collect()
}

/// Counts for the wire, which has no 64-bit numbers.
pub fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
