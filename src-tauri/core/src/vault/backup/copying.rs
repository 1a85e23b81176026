//! Folders that are whole or not there, and copies of files that are on disk when it is said so.

use std::fs::{self, File};
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use crate::vault::folder::{create_private, exists, sync_parent};
use crate::vault::lending::Lease;
use crate::{Error, Result};

const DOING: &str = "copying the journal";
const UNFINISHED: &str = ".new";
/// Copied between two looks whether the lease is over.
const STEP_BYTES: usize = 1 << 18;

/// Makes a folder that only the user may look into, and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Error::io("making a folder for a backup", path))?;
    sync_parent(path)
}

/// Removes a folder that may not be there, with all that is in it.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io("clearing a backup away", path)(error)),
        _ => Ok(()),
    }
}

/// The name of a folder until it is whole.
pub(crate) fn unfinished(folder: &Path) -> PathBuf {
    crate::vault::folder::unfinished(folder)
}

/// Removes what was being made here when it was cut off.
pub(crate) fn clear_unfinished(place: &Path) {
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let own = name.to_str().and_then(|name| name.strip_suffix(UNFINISHED)).and_then(super::name::Name::read);
        if own.is_some() {
            // What can't be cleared now is cleared the next time; it passes for nothing meanwhile.
            remove_folder(&entry.path()).ok();
        }
    }
}

/// Copies a file into a new one and waits until it is on the disk. The copy is private, and as old as what it is a copy of
/// where the file system keeps such a time; it is left off with the lease. (`fs::copy` sets permissions afterwards, which a stick formatted as FAT refuses.)
pub(crate) fn copy_file(from: &Path, to: &Path, lease: &Lease) -> Result<()> {
    let copy = || {
        let mut source = File::open(from)?;
        let mut file = create_private(to)?;
        let mut steps = BufReader::with_capacity(STEP_BYTES, lease.reading(&mut source));
        std::io::copy(&mut steps, &mut file)?;
        file.set_modified(source.metadata()?.modified()?).ok();
        file.sync_all()
    };
    copy().map_err(|error| if lease.is_over() { Error::Locked } else { Error::io(DOING, to)(error) })
}

/// Like [`copy_file`], for a file that may not be there.
pub(crate) fn copy_if_there(from: &Path, to: &Path, lease: &Lease) -> Result<()> {
    if exists(from)? { copy_file(from, to, lease) } else { Ok(()) }
}

/// Makes all names in a folder durable, then gives the folder its plain name.
pub(crate) fn finish(unfinished: &Path, folder: &Path) -> Result<()> {
    sync_parent(&unfinished.join("journal.db"))?;
    fs::rename(unfinished, folder).map_err(Error::io(DOING, folder))?;
    sync_parent(folder)
}

/// Whether two files hold the same, read back from the disk.
pub(crate) fn are_alike(one: &Path, other: &Path) -> Result<bool> {
    use std::io::Read as _;
    let open = |path: &Path| File::open(path).map_err(Error::io(DOING, path));
    let (mut a, mut b) = (open(one)?, open(other)?);
    let (mut left, mut right) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let read = a.read(&mut left).map_err(Error::io(DOING, one))?;
        let (Some(left), Some(right)) = (left.get(..read), right.get_mut(..read)) else { return Ok(false) };
        match b.read_exact(right) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(false),
            other_read => other_read.map_err(Error::io(DOING, other))?,
        }
        if left != right {
            return Ok(false);
        }
        if read == 0 {
            return Ok(b.read(&mut [0]).map_err(Error::io(DOING, other))? == 0);
        }
    }
}
