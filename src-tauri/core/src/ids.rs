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
            #[allow(dead_code, reason = "an id of any record is only ever read")]
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
    /// A suggestion set aside.
    AsideId,
    /// Why the user went on in spite of a caution.
    OverruleId,
    /// What one's own practice needs time for.
    PursuitId,
    /// A question for a blank page.
    PromptId,
    /// What a page can begin with.
    TemplateId,
    /// A week looked back on.
    ReviewId,
    /// A form of giving.
    FormId,
    /// A delivery.
    DeliveryId,
    /// A client among those a delivery serves.
    ReceiverId,
    /// A part of a series.
    PartId,
    /// A promise.
    PromiseId,
    /// An occasion.
    OccasionId,
    /// A reading of warmth that stands on no page.
    WarmthId,
    /// A sign.
    SignId,
    /// A question put to a client.
    AskedWhyId,
    /// An idea that a client gave.
    IdeaId,
    /// A change of state.
    StateChangeId,
    /// What lies in the trash.
    TrashId,
    /// A record of whatever kind.
    RecordId,
}

thread_local! {
    /// The last instant an id was made for, and how many were made for it before.
    static LAST: Cell<(u64, u16)> = const { Cell::new((0, 0)) };
    /// Set while ids follow from a seed.
    static SEED: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Runs `work` with ids that follow from `seed` and from nothing else: on this thread, and until it ends.
///
/// A made-up journal has to be the same each time it is made, or nobody can compare what was measured on it; its ids
/// are seen in exports, and decide between records of the same instant. Never for a journal that somebody keeps: the
/// ids of two journals made with one seed are alike.
pub fn seeded<T>(seed: u64, work: impl FnOnce() -> T) -> T {
    struct Before(Option<u64>, (u64, u16));
    impl Drop for Before {
        fn drop(&mut self) {
            SEED.set(self.0);
            LAST.set(self.1);
        }
    }
    let _before = Before(SEED.replace(Some(seed)), LAST.replace((0, 0)));
    work()
}

/// The next eight bytes: from the system, or by SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>) from the seed.
fn eight_bytes() -> crate::Result<[u8; 8]> {
    if let Some(seed) = SEED.get() {
        let state = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        SEED.set(Some(state));
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        return Ok((mixed ^ (mixed >> 31)).to_be_bytes());
    }
    let mut random = [0u8; 8];
    getrandom::fill(&mut random).map_err(|_| crate::Error::NoRandomness)?;
    Ok(random)
}

/// A UUID of version 7 for the given instant (Unix milliseconds; instants before 1970 count as 1970). Those that one
/// thread makes in the same millisecond sort in the order they were made, by a counter in the twelve bits after the time
/// (RFC 9562, section 6.2).
pub(crate) fn new_uuid(at_unix_ms: i64) -> crate::Result<Uuid> {
    let millis = u64::try_from(at_unix_ms).unwrap_or(0);
    let count = match LAST.get() {
        (last, count) if last == millis => count.saturating_add(1).min(0x0FFF),
        _ => 0,
    };
    LAST.set((millis, count));
    let [high, low] = count.to_be_bytes();
    let [a, b, c, d, e, f, g, h] = eight_bytes()?;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &[high, low, a, b, c, d, e, f, g, h]).into_uuid())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn three() -> Vec<Uuid> {
        [7, 7, 9].into_iter().map(|at| new_uuid(at).unwrap()).collect()
    }

    #[test]
    fn ids_follow_from_a_seed_until_the_work_ends() {
        let first = seeded(1, three);
        new_uuid(7).unwrap();
        assert_eq!(seeded(1, three), first);
        assert_ne!(seeded(2, three), first);
        assert_ne!(three(), first);
        let sorted = first.is_sorted() && first.iter().all(|id| id.get_version_num() == 7);
        assert!(sorted, "{first:?}");
    }

    #[test]
    fn work_that_panics_leaves_no_seed_behind() {
        std::panic::catch_unwind(|| seeded(1, || panic!("over"))).unwrap_err();
        assert_eq!(SEED.get(), None);
    }
}
