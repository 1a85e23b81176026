//! Export: everything in readable form. A file comes under its name only once it is whole, and for its owner alone.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use journal::Journal;
use tempfile::NamedTempFile;

use super::Outcome;
use crate::args::Export;
use crate::failure::Failure;
use crate::output::{Answer, say};

/// How an export begins.
const BEGINNING: &[u8] = b"{\n  \"form\": ";

pub(super) fn write(journal: &Journal, asked: &Export) -> Outcome {
    if asked.json.as_os_str() == "-" {
        return Ok(Answer::line(journal.export_json()?));
    }
    let refused = |error| Failure::io("to take the export", &error);
    let target = target(&asked.json, asked.force)?;
    let text = journal.export_json()? + "\n";
    match &target {
        Target::File(path) => put(path, &text).map_err(refused)?,
        Target::Stream(path) => {
            File::options()
                .write(true)
                .open(path)
                .and_then(|mut file| file.write_all(text.as_bytes()))
                .map_err(refused)?;
        }
    }
    say("The export is not encrypted. Please keep it where nobody else can read it.");
    Ok(Answer::text(String::new()))
}

enum Target {
    /// To be made, or replaced as a whole.
    File(PathBuf),
    /// A pipe or device: written to as it is.
    Stream(PathBuf),
}

fn target(path: &Path, force: bool) -> Result<Target, Failure> {
    let refused = |error| Failure::io("to take the export", &error);
    let Ok(about) = fs::metadata(path) else { return Ok(Target::File(path.to_owned())) };
    if about.is_dir() {
        return Err(refused(std::io::ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Ok(Target::Stream(path.to_owned()));
    }
    if !force && !may_be_replaced(path).map_err(refused)? {
        return Err(Failure::invalid(
            "There is a file of this name that is not an export. It was left untouched; --force replaces it.",
        ));
    }
    // Through a link, the file it leads to is replaced and not the link.
    fs::canonicalize(path).map(Target::File).map_err(refused)
}

/// An empty file (made by `mktemp`, say) or an earlier export.
fn may_be_replaced(path: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(BEGINNING.len() as u64).read_to_end(&mut head)?;
    Ok(head.is_empty() || head == BEGINNING)
}

fn put(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // On Unix it is made with mode 0600.
    let mut file = NamedTempFile::with_prefix_in(".undercurrent-export", folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}
