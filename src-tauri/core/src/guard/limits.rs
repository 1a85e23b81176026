//! What stands against giving something new just now: limits the user has set, as cautions that can be overruled.

use serde::Serialize;

/// How much may be open with one client, and given in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Deliveries open with one client at once, 1 to 9.
    pub open_deliveries: u32,
    /// Promises open to one client at once, 1 to 19.
    pub open_promises: u32,
    /// Minutes given in a week, 0 to 2,400.
    pub giving_minutes_week: u32,
}

/// What is open with one client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenWith {
    /// Deliveries not yet landed or dropped.
    pub deliveries: u32,
    /// Promises of the user's own to them, open or renegotiated.
    pub promises: u32,
}

/// A reason to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Caution {
    /// As many deliveries are open with this client as the user allows.
    OpenDeliveries {
        /// How many are open.
        open: u32,
        /// How many may be.
        limit: u32,
    },
    /// As many promises are open to this client as the user allows.
    OpenPromises {
        /// How many are open.
        open: u32,
        /// How many may be.
        limit: u32,
    },
    /// The week's minutes are given.
    WeekIsGiven {
        /// Minutes given since Monday.
        given: u32,
        /// Minutes there are for a week.
        limit: u32,
    },
}

/// What stands against something new for a client, the most telling first.
#[must_use]
pub fn cautions(open: OpenWith, given_this_week: u32, limits: Limits) -> Vec<Caution> {
    let Limits { open_deliveries, open_promises, giving_minutes_week } = limits;
    let deliveries = Caution::OpenDeliveries { open: open.deliveries, limit: open_deliveries };
    let promises = Caution::OpenPromises { open: open.promises, limit: open_promises };
    let week = Caution::WeekIsGiven { given: given_this_week, limit: giving_minutes_week };
    let stands = [
        (open.deliveries >= open_deliveries, deliveries),
        (open.promises >= open_promises, promises),
        (given_this_week >= giving_minutes_week, week),
    ];
    stands.into_iter().filter_map(|(stands, caution)| stands.then_some(caution)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { open_deliveries: 1, open_promises: 3, giving_minutes_week: 120 };

    #[test]
    fn nothing_stands_against_the_first_thing() {
        assert_eq!(cautions(OpenWith { deliveries: 0, promises: 2 }, 119, LIMITS), []);
    }

    #[test]
    fn a_limit_that_is_reached_says_wait() {
        let open = OpenWith { deliveries: 1, promises: 3 };
        let all = [
            Caution::OpenDeliveries { open: 1, limit: 1 },
            Caution::OpenPromises { open: 3, limit: 3 },
            Caution::WeekIsGiven { given: 120, limit: 120 },
        ];
        assert_eq!(cautions(open, 120, LIMITS), all);
    }
}
