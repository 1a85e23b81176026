//! What stands against something new, as the window sees it.

use journal::guard as core;
use journal::ids::ClientId;
use serde::Serialize;
use specta::Type;

/// A limit that is reached: so much is there already, of so much that may be.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Caution {
    pub kind: CautionKind,
    /// Deliveries, promises or minutes.
    pub now: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CautionKind {
    OpenDeliveries,
    OpenPromises,
    WeekIsGiven,
}

/// A client with whom to wait.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Waiting {
    pub client_id: String,
    /// The most telling first; at least one.
    pub cautions: Vec<Caution>,
}

impl Waiting {
    /// `None` where nothing stands against something new.
    pub fn of((client, cautions): &(ClientId, Vec<core::Caution>)) -> Option<Self> {
        let cautions: Vec<Caution> = cautions.iter().copied().map(Into::into).collect();
        (!cautions.is_empty()).then(|| Self { client_id: client.to_string(), cautions })
    }
}

impl From<core::Caution> for Caution {
    fn from(caution: core::Caution) -> Self {
        let (kind, now, limit) = match caution {
            core::Caution::OpenDeliveries { open, limit } => (CautionKind::OpenDeliveries, open, limit),
            core::Caution::OpenPromises { open, limit } => (CautionKind::OpenPromises, open, limit),
            core::Caution::WeekIsGiven { given, limit } => (CautionKind::WeekIsGiven, given, limit),
        };
        Self { kind, now, limit }
    }
}
