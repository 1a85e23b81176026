//! Earlier versions of a page as the window sees them.

use journal::versions as core;
use serde::Serialize;
use specta::Type;

use super::wire::count;

#[derive(Debug, Clone, Serialize, Type)]
pub struct VersionRow {
    pub id: u32,
    pub kept_at: String,
    pub words: u32,
    /// Whether the page reads like this now.
    pub now: bool,
}

/// Two wordings beside one another, as stretches in the order of reading.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Comparison {
    pub stretches: Vec<Stretch>,
    pub words_out: u32,
    pub words_in: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Stretch {
    pub side: Side,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Both,
    Earlier,
    Later,
}

impl VersionRow {
    /// A version of a page that reads like this now.
    pub fn beside(version: &core::Version, page: &str) -> Self {
        Self {
            id: version.id.0,
            kept_at: version.kept_at.to_rfc3339(),
            words: count(version.text.split_whitespace().count()),
            now: version.text == page,
        }
    }
}

impl Comparison {
    /// What differs between two wordings.
    pub fn of(earlier: &str, later: &str) -> Self {
        let stretches = core::compare(earlier, later);
        let words = |side: core::Side| {
            let here = stretches.iter().filter(|stretch| stretch.side == side);
            count(here.map(|stretch| stretch.text.split_whitespace().count()).sum::<usize>())
        };
        Self {
            words_out: words(core::Side::Earlier),
            words_in: words(core::Side::Later),
            stretches: stretches.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<core::Stretch> for Stretch {
    fn from(stretch: core::Stretch) -> Self {
        let side = match stretch.side {
            core::Side::Both => Side::Both,
            core::Side::Earlier => Side::Earlier,
            core::Side::Later => Side::Later,
        };
        Self { side, text: stretch.text }
    }
}
