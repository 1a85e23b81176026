//! The trash and what forgetting does, as the window sees them.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use journal::backups::Holding;
use journal::words;
use journal::{forget as core, trash};
use serde::Serialize;
use specta::Type;

use super::backups::BackupView;
use super::search::{Hit, Piece};
use super::wire::{Kind, count};

/// Something in the trash.
#[derive(Debug, Clone, Serialize, Type)]
pub struct TrashEntry {
    pub id: String,
    pub kind: Kind,
    pub title: String,
    pub client_name: Option<String>,
    /// RFC 3339.
    pub deleted_at: String,
    pub days_left: u32,
    pub holds: Vec<KindCount>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct KindCount {
    pub kind: Kind,
    pub count: u32,
}

/// What forgetting a client would do.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ForgetPreview {
    pub name: String,
    pub counts: Vec<KindCount>,
    pub paid_minutes: u32,
    pub given_minutes: u32,
    /// Pages about others as well.
    pub shared: Vec<SharedPage>,
    /// What else holds the name or a part of it.
    pub mentions: Vec<Mention>,
    /// The day until which the records must be kept; it may have passed.
    pub keep_until: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SharedPage {
    pub id: String,
    pub title: String,
    pub on: String,
    pub others: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Mention {
    pub kind: Kind,
    pub id: String,
    pub client_id: Option<String>,
    pub on: String,
    pub title: Vec<Piece>,
    pub around: Vec<Piece>,
}

/// What was forgotten, without a name.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Forgotten {
    pub counts: Vec<KindCount>,
    pub versions: u32,
    pub paid_minutes: u32,
    pub given_minutes: u32,
    pub mentions_left: u32,
}

/// The backups, after somebody was forgotten.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupsWithout {
    /// Whether a fresh one was made, without them.
    pub backed_up: bool,
    /// How many older ones still hold somebody who was forgotten.
    pub holding: u32,
    /// Those that may, and can't be opened by what opens the journal now.
    pub unknown: Vec<BackupView>,
}

impl BackupsWithout {
    /// Whether a fresh backup was made, and what was found in the older ones.
    pub fn new((backed_up, found): (bool, Holding)) -> Self {
        let unknown = found.perhaps.into_iter().map(BackupView::from).collect();
        Self { backed_up, holding: count(found.still.len()), unknown }
    }
}

fn counts(counts: BTreeMap<words::Kind, u32>) -> Vec<KindCount> {
    counts.into_iter().map(|(kind, count)| KindCount { kind: kind.into(), count }).collect()
}

impl TrashEntry {
    /// As it stands at that time.
    pub fn at(entry: trash::Trashed, now: DateTime<FixedOffset>) -> Self {
        let days_left = entry.days_left(now);
        Self {
            id: entry.id.to_string(),
            kind: entry.kind.into(),
            title: entry.title,
            client_name: entry.client_name,
            deleted_at: entry.deleted_at.to_rfc3339(),
            days_left,
            holds: counts(entry.holds),
        }
    }
}

impl From<core::ForgetPreview> for ForgetPreview {
    fn from(preview: core::ForgetPreview) -> Self {
        Self {
            name: preview.client.name,
            counts: counts(preview.counts),
            paid_minutes: count(preview.minutes.paid),
            given_minutes: count(preview.minutes.given),
            shared: preview.shared.into_iter().map(SharedPage::from).collect(),
            mentions: preview.mentions.into_iter().map(Mention::from).collect(),
            keep_until: None,
        }
    }
}

impl From<core::SharedPage> for SharedPage {
    fn from(page: core::SharedPage) -> Self {
        Self { id: page.id.to_string(), title: page.title, on: page.on.to_string(), others: page.others }
    }
}

impl From<journal::search::Hit> for Mention {
    fn from(hit: journal::search::Hit) -> Self {
        let Hit { kind, id, client_id, on, title, around, .. } = hit.into();
        Self { kind, id, client_id, on, title, around }
    }
}

impl From<core::Forgotten> for Forgotten {
    fn from(forgotten: core::Forgotten) -> Self {
        Self {
            counts: counts(forgotten.counts),
            versions: count(forgotten.versions),
            paid_minutes: count(forgotten.minutes.paid),
            given_minutes: count(forgotten.minutes.given),
            mentions_left: count(forgotten.mentions_left),
        }
    }
}
