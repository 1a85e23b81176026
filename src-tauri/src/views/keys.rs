//! The recovery code, and what became of a change of keys.

use std::path::Path;

use journal::vault;
use serde::Serialize;
use specta::Type;

use super::vault::VaultStatus;

#[derive(Serialize, Type)]
pub struct Created {
    pub status: VaultStatus,
    /// Shown this once, to be printed or copied by hand.
    pub code: RecoveryCode,
}

/// Eight groups of five characters.
#[derive(Serialize, Type)]
pub struct RecoveryCode {
    pub groups: Vec<String>,
}

impl From<vault::RecoveryCode> for RecoveryCode {
    fn from(code: vault::RecoveryCode) -> Self {
        Self { groups: code.groups() }
    }
}

/// Whether a typed code can be the one that was written down; which journal it opens is another question.
#[derive(Serialize, Type)]
pub struct CodeCheck {
    pub ok: bool,
    /// The group to look at, counted from 1.
    pub group: Option<u32>,
    pub message: Option<String>,
}

impl CodeCheck {
    pub fn of(typed: &str) -> Self {
        match vault::RecoveryCode::parse(typed) {
            Ok(_) => Self { ok: true, group: None, message: None },
            Err(problem) => Self {
                ok: false,
                group: problem.group().and_then(|group| u32::try_from(group).ok()),
                message: Some(problem.to_string()),
            },
        }
    }
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct PassphraseChanged {
    /// Backups that open with the new passphrase now.
    pub backups_changed: u32,
    /// Backups that the old passphrase still opens: by name beside the journal, elsewhere by path.
    pub backups_not_reached: Vec<String>,
}

impl PassphraseChanged {
    pub fn new(reached: vault::BackupsReached, folder: &Path) -> Self {
        let own = folder.join("backups");
        let named = |path: &Path| path.strip_prefix(&own).unwrap_or(path).display().to_string();
        Self {
            backups_changed: reached.changed,
            backups_not_reached: reached.not_reached.iter().map(|path| named(path)).collect(),
        }
    }
}

#[derive(Serialize, Type)]
pub struct CodeReplaced {
    pub code: RecoveryCode,
    /// Backups that the old code still opens.
    pub old_backups: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_code_names_its_group_and_is_not_repeated() {
        let check = CodeCheck::of("UCW3M-K2MN5-0YSXY-7T5V4-EJQUM-9VDEX-2APPA-EYDNF");
        assert_eq!((check.ok, check.group, check.message), (true, None, None));
        let check = CodeCheck::of("UCW3M-K2MN5-0YSXY-7T5V4-EJQMU-9VDEX-2APPA-EYDNF");
        assert_eq!((check.ok, check.group), (false, Some(5)));
        assert!(check.message.is_some_and(|message| message.contains("group 5") && !message.contains("EJQMU")));
        assert!(!CodeCheck::of("").ok);
    }

    #[test]
    fn backups_beside_the_journal_go_by_their_name() {
        let folder = Path::new("journal");
        let not_reached = vec![folder.join("backups").join("20261101T080000Z"), "stick".into()];
        let view = PassphraseChanged::new(vault::BackupsReached { changed: 3, not_reached }, folder);
        assert_eq!(
            (view.backups_changed, view.backups_not_reached),
            (3, vec!["20261101T080000Z".into(), "stick".into()])
        );
    }
}
