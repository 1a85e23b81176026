//! What a backup's folder is called: the time it was made, in UTC, so that names sort by it and say nothing else.

use std::fmt;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};

const TIME: &str = "%Y%m%dT%H%M%SZ";

/// Why a backup was made. Each kind is thinned by itself, so that what was made before a large change is not pushed out by
/// the next half hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// Its time had come, or somebody asked for it.
    Usual,
    /// Much was about to change at once.
    Before,
    /// A restore laid it aside. It is never cleared away.
    SetAside,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Usual, Self::Before, Self::SetAside];

    fn suffix(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Before => "-before",
            Self::SetAside => "-set-aside",
        }
    }
}

/// The name of a backup's folder, as in `20261125T101112Z` or `20261125T101112Z-set-aside`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name {
    pub(crate) at: DateTime<Utc>,
    pub(crate) kind: Kind,
}

impl Name {
    /// The name for a backup of this time.
    pub(crate) fn of(at: DateTime<Utc>, kind: Kind) -> Self {
        Self { at: DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(DateTime::UNIX_EPOCH), kind }
    }

    /// Reads a folder's name; `None` for one that no backup has, unfinished ones included.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Kind::ALL.into_iter().find_map(|kind| {
            let at = NaiveDateTime::parse_from_str(text.strip_suffix(kind.suffix())?, TIME).ok()?.and_utc();
            let name = Self { at, kind };
            (name.to_string() == text).then_some(name)
        })
    }

    pub(crate) fn is_set_aside(self) -> bool {
        self.kind == Kind::SetAside
    }

    /// The same, a second later: for two that would have one name.
    pub(crate) fn next(self) -> Self {
        Self { at: self.at + Duration::seconds(1), ..self }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.at.format(TIME), self.kind.suffix())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_says_the_time_and_reads_back() {
        let at = DateTime::parse_from_rfc3339("2026-11-25T11:11:12.750+01:00").unwrap().to_utc();
        let name = Name::of(at, Kind::Usual);
        assert_eq!(
            (name.to_string().as_str(), name.next().to_string().as_str()),
            ("20261125T101112Z", "20261125T101113Z")
        );
        for name in Kind::ALL.map(|kind| Name::of(at, kind)) {
            assert_eq!(Name::read(&name.to_string()), Some(name));
        }
    }

    #[test]
    fn nothing_else_passes_for_a_backup() {
        for text in
            ["", "..", "20261125T101112Z.new", "20261125T101112", "20261325T101112Z", "2026-11-25", "journal.db"]
        {
            assert_eq!(Name::read(text), None, "{text}");
        }
        for text in
            ["20261125T101112Z/../..", "20261125T101112Z-set-aside.new", "+20261125T101112Z", "020261125T101112Z"]
        {
            assert_eq!(Name::read(text), None, "{text}");
        }
    }
}
