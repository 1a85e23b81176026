//! Where the model lies, for those who start the program.

use std::path::{Path, PathBuf};

use crate::pins;

/// The environment variable that names the model file, before any other place is looked at.
pub const MODEL_VARIABLE: &str = "UNDERCURRENT_MODEL";

/// Finds the model file: the one that `UNDERCURRENT_MODEL` names, or the first that exists beside the executable, in
/// `../lib/undercurrent` (where the Debian package puts it) and in the `folders` the caller adds, in that order.
///
/// A file named by the variable is returned whether it exists or not, so that a wrong name is told and not passed over.
#[must_use]
pub fn locate(folders: &[PathBuf]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(MODEL_VARIABLE).filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    first_of(std::env::current_exe().ok().as_deref(), folders)
}

fn first_of(program: Option<&Path>, folders: &[PathBuf]) -> Option<PathBuf> {
    let beside = program.and_then(Path::parent);
    let installed = beside.map(|folder| folder.join("../lib/undercurrent"));
    let places = beside.map(Path::to_owned).into_iter().chain(installed).chain(folders.iter().cloned());
    places.map(|folder| folder.join(pins().small_file)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_folder_of_the_callers_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(first_of(None, &[folder.path().to_owned()]), None);
        let file = folder.path().join(pins().small_file);
        std::fs::write(&file, "x").unwrap();
        assert_eq!(first_of(None, &[folder.path().to_owned()]), Some(file));
    }
}
