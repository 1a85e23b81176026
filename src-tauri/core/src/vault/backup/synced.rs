//! Whether a folder lies where another program carries files to other machines. Such a program knows nothing of a database
//! that is being written: it may carry half of a save, or bring an older file back.

use std::path::Path;

/// How far up is looked for a sign.
const FOLDERS_UP: usize = 32;

/// Names of folders that such programs make, in small letters. A name ends there, or goes on with one of ` -_(`.
const FOLDERS: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
];

/// Files and folders that such programs leave at the top of what they carry.
const MARKS: &[(&str, &str)] = &[
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_folder", "Resilio Sync"),
    (".tmp.drivedownload", "Google Drive"),
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
];
/// The same, of which the rest of the name differs.
const MARKS_BEGIN: &[(&str, &str)] = &[("._sync_", "Nextcloud"), (".sync_", "Nextcloud")];
const MARKS_END: &str = ".db";

/// The program that carries this folder to other machines, if its name or a sign of it is found there or further up.
#[must_use]
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    folder.ancestors().take(FOLDERS_UP).find_map(|folder| by_name(folder).or_else(|| by_mark(folder)))
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_string_lossy().to_lowercase();
    let is = |own: &str| {
        name.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '_', '(']))
    };
    // On macOS, CloudStorage holds a folder for each of them: `Dropbox`, `GoogleDrive-somebody`.
    FOLDERS.iter().find(|(own, _)| is(own)).map(|(_, program)| *program)
}

fn by_mark(folder: &Path) -> Option<&'static str> {
    // A file in what Dropbox carries; the folder of that name in a person's home holds its settings.
    if folder.join(".dropbox").is_file() {
        return Some("Dropbox");
    }
    if let Some((_, program)) = MARKS.iter().find(|(mark, _)| folder.join(mark).symlink_metadata().is_ok()) {
        return Some(program);
    }
    let names = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter(|name| name.ends_with(MARKS_END))
        .find_map(|name| MARKS_BEGIN.iter().find(|(begin, _)| name.starts_with(begin)).map(|(_, program)| *program))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn folders_are_known_by_name() {
        for (path, program) in [
            ("/home/ana/Dropbox/journal", Some("Dropbox")),
            ("/home/ana/Dropbox (Quill Ltd)/journal", Some("Dropbox")),
            ("/home/ana/OneDrive - Quill/journal", Some("OneDrive")),
            ("/Users/ana/Library/CloudStorage/GoogleDrive-ana/My Drive/journal", Some("Google Drive")),
            ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/journal", Some("iCloud Drive")),
            ("/home/ana/Nextcloud/a/b/c/journal", Some("Nextcloud")),
            ("/home/ana/.local/share/app.undercurrent.journal", None),
            ("/home/ana/Dropboxes/journal", None),
            ("/home/ana/notes on onedrive/journal", None),
        ] {
            assert_eq!(synced_by(Path::new(path)), program, "{path}");
        }
    }

    #[test]
    fn settings_of_such_a_program_are_no_sign() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join(".dropbox")).unwrap();
        assert_eq!(synced_by(&home.path().join("journal")), None);
    }

    #[test]
    fn folders_of_other_names_are_known_by_what_lies_in_them() {
        for (mark, program) in [(".stfolder", "Syncthing"), (".sync_0a1b2c.db", "Nextcloud"), (".dropbox", "Dropbox")] {
            let top = tempfile::tempdir().unwrap();
            let folder = top.path().join("notes").join("journal");
            std::fs::create_dir_all(&folder).unwrap();
            assert_eq!(synced_by(&folder), None);
            std::fs::write(top.path().join(mark), "").unwrap();
            assert_eq!(synced_by(&folder), Some(program), "{mark}");
        }
    }
}
