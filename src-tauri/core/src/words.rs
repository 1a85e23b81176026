//! The journal's closed sets of words, named alike in the database, the wire, the screen and the docs.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in the database and on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;
            fn from_str(word: &str) -> crate::Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(crate::Error::invalid(stringify!($name), format!("One of these is needed: {}.", [$($word),+].join(", ")))),
                }
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|error: crate::Error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}

words! {
    /// Where a client stands in the practice.
    Stage { /// Not yet working together.
        Prospect = "prospect", /// Working together.
        Active = "active", /// Resting for now.
        Paused = "paused", /// Ended, kindly.
        Parted = "parted" }
    /// What kind of contact a reflection is about.
    ReflectionKind { /// Face to face.
        Meeting = "meeting", /// By telephone or video.
        Call = "call", /// In writing.
        Message = "message", /// One's own thought.
        Thought = "thought" }
    /// How a client left.
    Warmth { /// Reserved.
        Cold = "cold", /// Content.
        Like = "like", /// Moved.
        Love = "love", /// Hard to say.
        Unsure = "unsure" }
    /// What a marked passage is evidence for.
    MarkKind { /// What was asked for.
        Want = "want", /// What would really help.
        Need = "need", /// A gift that was used.
        Gift = "gift" }
    /// Where a want stands.
    WantState { /// Still asked for.
        Open = "open", /// Delivered.
        Met = "met", /// Given up.
        LetGo = "let_go" }
    /// How sure one may be of a need.
    Confidence { /// A guess.
        Hunch = "hunch", /// Rests on a quote.
        Likely = "likely", /// Rests on quotes of three different days.
        Confirmed = "confirmed" }
    /// Where a need stands.
    NeedState { /// Nobody serves it yet.
        Open = "open", /// A gift was taken to it.
        BeingServed = "being_served", /// Met.
        Served = "served", /// Somebody else's good work.
        NotMine = "not_mine", /// Given up.
        LetGo = "let_go" }
    /// What kind of gift.
    GiftKind { /// Done better than most, with pleasure.
        Talent = "talent", /// A cost one is glad to bear.
        GladCost = "glad_cost" }
    /// Where a gift stands.
    GiftState { /// Noticed, not yet sure.
        Emerging = "emerging", /// In use.
        Living = "living", /// Asleep.
        Dormant = "dormant", /// Over.
        Retired = "retired" }
    /// What the user says of a suggestion.
    Answer { /// Do it.
        Take = "take", /// Ask again later.
        NotNow = "not_now", /// This gift does not fit this need; final.
        NotThisGift = "not_this_gift", /// This was no need: back to a hunch.
        NotANeed = "not_a_need" }
}
