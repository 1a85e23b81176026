//! Identities: UUIDs of version 7, so that they sort by the time they were made.

use std::cell::Cell;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            pub(crate) fn new(at_unix_ms: i64) -> crate::Result<Self> {
                new_uuid(at_unix_ms).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;
            fn from_str(text: &str) -> crate::Result<Self> {
                Uuid::parse_str(text).map(Self).map_err(|_| crate::Error::invalid("id", "That is not an id of this journal."))
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let bytes = value.as_blob()?;
                Uuid::from_slice(bytes).map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}

ids! {
    /// A client.
    ClientId,
    /// A reflection.
    ReflectionId,
    /// A mark in a reflection.
    MarkId,
    /// A want.
    WantId,
    /// A need.
    NeedId,
    /// A gift.
    GiftId,
    /// A revision of a gift.
    RevisionId,
    /// A verdict on a suggestion.
    VerdictId,
}

/// A UUID of version 7 for the given instant (Unix milliseconds; instants before 1970 count as 1970). Those that one
/// thread makes in the same millisecond sort in the order they were made, by a counter in the twelve bits after the time
/// (RFC 9562, section 6.2).
pub(crate) fn new_uuid(at_unix_ms: i64) -> crate::Result<Uuid> {
    thread_local! {
        static LAST: Cell<(u64, u16)> = const { Cell::new((0, 0)) };
    }
    let mut random = [0u8; 8];
    getrandom::fill(&mut random).map_err(|_| crate::Error::NoRandomness)?;
    let millis = u64::try_from(at_unix_ms).unwrap_or(0);
    let count = match LAST.get() {
        (last, count) if last == millis => count.saturating_add(1).min(0x0FFF),
        _ => 0,
    };
    LAST.set((millis, count));
    let [high, low] = count.to_be_bytes();
    let [a, b, c, d, e, f, g, h] = random;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &[high, low, a, b, c, d, e, f, g, h]).into_uuid())
}
