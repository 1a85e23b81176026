//! A short name for what files hold, to tell whether anything changed since last time.
//!
//! Not a checksum against bad intent: what is downloaded is checked by SHA-256 where it is read.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The fingerprint of files and folders (with all that is in them), by their names and contents.
/// What isn't there counts as not there.
///
/// # Errors
/// When something that is there can't be read.
pub fn of(paths: &[PathBuf]) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(&mut hasher, path)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(hasher: &mut DefaultHasher, path: &Path) -> io::Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let mut inside = entries(path)?;
        inside.sort();
        inside.len().hash(hasher);
        inside.iter().try_for_each(|path| add(hasher, path))
    } else {
        path.is_file().then(|| fs::read(path)).transpose()?.hash(hasher);
        Ok(())
    }
}

/// What stands in a folder, in no order.
///
/// # Errors
/// When the folder can't be read.
pub fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

/// Whether the note at `path` says exactly `words`.
pub fn noted(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|found| found == words)
}

/// Leaves a note for the next call.
///
/// # Errors
/// When it can't be written.
pub fn note(path: &Path, words: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn follows_contents_names_and_absence() {
        let folder = std::env::temp_dir().join(format!("undercurrent-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        let paths = [folder.join("src"), folder.join("index.html")];
        let mut seen = vec![of(&paths).unwrap()];
        let mut next = || {
            let print = of(&paths).unwrap();
            assert!(!seen.contains(&print), "a change was not seen");
            seen.push(print);
        };

        fs::write(folder.join("src/a.ts"), "one").unwrap();
        next();
        fs::write(folder.join("src/a.ts"), "two").unwrap();
        next();
        fs::rename(folder.join("src/a.ts"), folder.join("src/b.ts")).unwrap();
        next();
        fs::write(folder.join("index.html"), "").unwrap();
        next();

        fs::write(folder.join("index.html"), "").unwrap();
        assert_eq!(of(&paths).unwrap(), *seen.last().unwrap());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_note_is_found_again_and_only_word_for_word() {
        let folder = std::env::temp_dir().join(format!("undercurrent-note-{}", std::process::id()));
        let path = folder.join("deep/note");
        assert!(!noted(&path, "abc"));
        note(&path, "abc").unwrap();
        assert!(noted(&path, "abc"));
        assert!(!noted(&path, "ab"));
        fs::remove_dir_all(folder).unwrap();
    }
}
