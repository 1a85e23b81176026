//! The folder that a journal is: names, permissions, and files that are either whole or not there.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// The size of a page of the database, in bytes.
const PAGE_BYTES: u64 = 4096;
/// How an unencrypted SQLite file begins (<https://www.sqlite.org/fileformat2.html#magic_header_string>).
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
const MISSING: Error = Error::Damaged { what: "The journal's folder (journal.db is missing from it)" };

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No journal, or one whose creation was cut off before anything could be written in it.
    Nothing,
    /// A journal, whole or damaged.
    Journal,
}

/// A journal's folder, by its names.
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(crate) fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("journal.db")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.root.join("vault.keys")
    }

    pub(crate) fn keys_copy(&self) -> PathBuf {
        self.root.join("vault.keys.2")
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.root.join("vault.ledger")
    }

    /// Where the journal's backups lie.
    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// A backup that is to take the journal's place.
    pub(crate) fn restoring(&self) -> PathBuf {
        self.root.join("restoring")
    }

    /// A copy of a backup from an older program, while it is looked into.
    pub(crate) fn looking(&self) -> PathBuf {
        self.root.join("looking")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    pub(crate) fn reserve(&self) -> PathBuf {
        self.root.join("reserve")
    }

    /// What the folder holds. The database's unfinished form is put there before any key and renamed after
    /// everything else, so that it marks a creation that was cut off.
    pub(crate) fn found(&self) -> Result<Found> {
        match fs::metadata(&self.root) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(Error::io("looking for the journal", &self.root)(error)),
            Ok(metadata) if !metadata.is_dir() => return Err(Error::NotAJournal { what: "What lies at that place" }),
            Ok(_) => {}
        }
        if exists(&self.database())? || exists(&self.restoring().join("journal.db"))? {
            return Ok(Found::Journal);
        }
        let begun = exists(&unfinished(&self.database()))?;
        let keyed = exists(&self.keys())? || exists(&self.keys_copy())?;
        Ok(if keyed && !begun { Found::Journal } else { Found::Nothing })
    }

    /// Makes the folder if need be and tells whether it had to. One that holds other things keeps its permissions.
    pub(crate) fn make(&self) -> Result<bool> {
        let doing = "making the journal's folder";
        let made = !exists(&self.root)?;
        if made {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(&self.root).map_err(Error::io(doing, &self.root))?;
            sync_parent(&self.root)?;
        } else if self.holds_only_ours()? {
            #[cfg(unix)]
            fs::set_permissions(&self.root, std::os::unix::fs::PermissionsExt::from_mode(0o700))
                .map_err(Error::io(doing, &self.root))?;
        }
        Ok(made)
    }

    fn holds_only_ours(&self) -> Result<bool> {
        let ours = self.all_files();
        let mut entries = fs::read_dir(&self.root).map_err(Error::io("looking into the folder", &self.root))?;
        Ok(entries.all(|entry| entry.is_ok_and(|entry| ours.contains(&entry.path()))))
    }

    fn all_files(&self) -> Vec<PathBuf> {
        let mut all = self.unfinished_files();
        all.extend([self.lock(), self.reserve(), unfinished(&self.reserve())]);
        all
    }

    /// In the order of their removal: the mark of an unfinished creation goes last.
    fn unfinished_files(&self) -> Vec<PathBuf> {
        let database = unfinished(&self.database());
        vec![
            unfinished(&self.keys()),
            unfinished(&self.keys_copy()),
            self.keys(),
            self.keys_copy(),
            rollback_journal(&database),
            database,
        ]
    }

    /// Marks that a journal is being made here.
    pub(crate) fn begin_unfinished(&self) -> Result<()> {
        make_empty(&unfinished(&self.database()))
    }

    /// Removes what a creation left that was cut off.
    pub(crate) fn clear_unfinished(&self) -> Result<()> {
        for path in self.unfinished_files() {
            remove(&path)?;
        }
        Ok(())
    }

    /// Removes a database that was being written to take this one's place, and was cut off. It never counted.
    pub(crate) fn clear_leftovers(&self) {
        let unfinished = unfinished(&self.database());
        remove(&rollback_journal(&unfinished)).ok();
        remove(&unfinished).ok();
    }

    /// Takes back a folder that was made in vain; one that holds anything but the lock stays.
    pub(crate) fn remove_if_bare(&self) {
        if fs::read_dir(&self.root).is_ok_and(|entries| entries.count() <= 1) && remove(&self.lock()).is_ok() {
            fs::remove_dir(&self.root).ok();
        }
    }
}

/// The name under which a file is written until it is whole.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    with_suffix(path, ".new")
}

/// SQLite's rollback journal of a database.
pub(crate) fn rollback_journal(database: &Path) -> PathBuf {
    with_suffix(database, "-journal")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Whether anything has this name, a link that leads nowhere included.
pub(crate) fn exists(path: &Path) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(Error::io("looking for the journal", path)(error)),
    }
}

/// Gives a file its name; what had it before is gone in the same moment.
pub(crate) fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    moment().and_then(|()| fs::rename(from, to))
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match moment().and_then(|()| fs::remove_file(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::io("clearing an unfinished journal", path)(error))
        }
        _ => Ok(()),
    }
}

/// Makes a file that only the user may read, where nothing has that name yet.
pub(crate) fn create_private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a file that only the user may read, or empties the one that is there without its name ever being gone.
pub(crate) fn make_empty(path: &Path) -> Result<()> {
    let doing = "making the journal";
    let emptied = match create_private(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            OpenOptions::new().write(true).truncate(true).open(path)
        }
        other => other,
    };
    emptied.and_then(|file| file.sync_all()).map_err(Error::io(doing, path))?;
    sync_parent(path)
}

/// Writes a file so that, whatever happens, its name stands for all of the old or all of the new content.
pub(crate) fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let temporary = unfinished(path);
    remove(&temporary)?;
    let written = moment()
        .and_then(|()| create_private(&temporary))
        .and_then(|mut file| moment().and_then(|()| file.write_all(content)).and_then(|()| file.sync_all()))
        .and_then(|()| rename(&temporary, path));
    if written.is_err() {
        fs::remove_file(&temporary).ok();
    }
    written.map_err(Error::io("writing the keys", path))?;
    sync_parent(path)
}

/// Makes the names in the parent folder durable; on Windows renaming does that by itself.
pub(crate) fn sync_parent(path: &Path) -> Result<()> {
    moment().map_err(Error::io("writing to the folder", path))?;
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        File::open(parent).and_then(|folder| folder.sync_all()).map_err(Error::io("writing to the folder", parent))?;
    }
    Ok(())
}

/// Reads a file of at most `limit` bytes; `None` where something other than a plain file has the name, or a longer one.
pub(crate) fn read_small(path: &Path, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() || metadata.len() > limit {
        return Ok(None);
    }
    read_head(path, limit).map(Some)
}

fn read_head(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut head)?;
    Ok(head)
}

/// Refuses what can't be the journal's database, before anything opens it: SQLite would take an empty file for a new
/// database, and opening a pipe would wait for ever.
pub(crate) fn inspect_database(path: &Path) -> Result<()> {
    let metadata = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(MISSING),
        other => other.map_err(Error::io("opening the journal", path))?,
    };
    if !metadata.is_file() {
        return Err(Error::NotAJournal { what: kind_in_words(&metadata) });
    }
    if metadata.len() == 0 {
        return Err(Error::Damaged { what: "The journal's file (journal.db, which is empty)" });
    }
    let head = read_head(path, PAGE_BYTES).map_err(Error::io("opening the journal", path))?;
    if head.starts_with(SQLITE_MAGIC) {
        return Err(Error::NotAJournal { what: "The file journal.db (another program's database)" });
    }
    if is_text(&head) {
        return Err(Error::NotAJournal { what: "The file journal.db (a text)" });
    }
    // A write that was cut off may leave half a page, which SQLite takes back by means of the rollback journal.
    if !metadata.len().is_multiple_of(PAGE_BYTES) && !exists(&rollback_journal(path))? {
        return Err(Error::Damaged { what: "The journal's file (journal.db, which was cut off)" });
    }
    Ok(())
}

fn kind_in_words(metadata: &Metadata) -> &'static str {
    if metadata.is_dir() {
        "The folder named journal.db"
    } else if metadata.is_symlink() {
        "The link named journal.db"
    } else {
        "The pipe or device named journal.db"
    }
}

/// Sixteen or more encrypted bytes pass for text once in ten million files.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => head.get(..error.valid_up_to()).map_or("", valid),
        Err(_) => return false,
    };
    head.len() >= 16 && !text.contains(|c: char| c.is_control() && !c.is_whitespace())
}

fn valid(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Whether the database was made with this salt, which SQLCipher keeps in clear at its beginning.
pub(crate) fn starts_with_salt(path: &Path, salt: &[u8]) -> bool {
    read_head(path, salt.len() as u64).is_ok_and(|head| head == salt)
}

/// A moment at which the program may be cut off, or the disk refuse. Tests look in at each of them, and let each fail.
#[cfg(not(test))]
const fn moment() -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
use moments::moment;

#[cfg(test)]
pub(crate) mod moments {
    use std::cell::RefCell;
    use std::io::Result;

    type Watch = Box<dyn FnMut() -> Result<()>>;

    thread_local! { static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) }; }

    pub(super) fn moment() -> Result<()> {
        WATCH.with_borrow_mut(|watch| watch.as_mut().map_or(Ok(()), |watch| watch()))
    }

    /// Does some work and has `watch` called at every moment of it on this thread.
    pub(crate) fn watched<T>(watch: impl FnMut() -> Result<()> + 'static, work: impl FnOnce() -> T) -> T {
        WATCH.set(Some(Box::new(watch)));
        let done = work();
        WATCH.set(None);
        done
    }
}
