//! Two clients side by side, as the window sees them before they are merged.

use journal::merging as core;
use serde::Serialize;
use specta::Type;

use super::clients::ClientFields;
use super::wire::Kind;

#[derive(Debug, Clone, Serialize, Type)]
pub struct MergePreview {
    pub keep: MergeSide,
    pub other: MergeSide,
    pub shared_pages: u32,
    /// What would be known of them as one.
    pub proposed: ClientFields,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct MergeSide {
    pub id: String,
    pub fields: ClientFields,
    pub holds: Vec<Holding>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Holding {
    pub kind: Kind,
    pub count: u32,
}

impl From<core::MergePreview> for MergePreview {
    fn from(preview: core::MergePreview) -> Self {
        Self {
            keep: preview.keep.into(),
            other: preview.other.into(),
            shared_pages: preview.shared_pages,
            proposed: preview.proposed.into(),
        }
    }
}

impl From<core::MergeSide> for MergeSide {
    fn from(side: core::MergeSide) -> Self {
        let holds = side.holds.into_iter().map(|(kind, count)| Holding { kind: kind.into(), count });
        Self { id: side.client.id.to_string(), holds: holds.collect(), fields: side.client.into() }
    }
}
