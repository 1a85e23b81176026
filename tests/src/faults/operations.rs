//! What is done to a journal while something fails, by name: each leaves the old state or the new one, never neither.

use std::fs;
use std::path::{Path, PathBuf};

use journal::ids::RecordId;
use journal::reflections::{Facts, PageQuery};
use journal::vault::{KdfCost, Proof};
use journal::words::Kind;
use journal::{Error, Journal, Result};
use tempfile::TempDir;

use super::scene::{BACKUP, Content, SET_ASIDE, Scene, content, copy_folder, now};
use crate::PASSPHRASE;

/// Everything that faults are tried on.
pub const OPERATIONS: &[Operation] = &[
    Operation { name: "draft", what: "a draft is saved", prepare: a_scene, perform: draft },
    Operation { name: "page", what: "a page is saved", prepare: a_scene, perform: page },
    Operation { name: "delete", what: "a client is deleted", prepare: a_settled_scene, perform: delete },
    Operation { name: "forget", what: "a client is forgotten", prepare: a_settled_scene, perform: forget },
    Operation { name: "create", what: "a journal is made", prepare: an_empty_place, perform: create },
    Operation { name: "backup", what: "a backup is made", prepare: a_scene, perform: backup },
    Operation { name: "restore", what: "a backup is restored", prepare: a_backed_up_scene, perform: restore },
    Operation {
        name: "passphrase",
        what: "the passphrase is changed",
        prepare: a_backed_up_scene,
        perform: passphrase,
    },
    Operation { name: "code", what: "the recovery code is replaced", prepare: a_backed_up_scene, perform: code },
    Operation {
        name: "migrate",
        what: "an older journal is brought up to date",
        prepare: an_old_journal,
        perform: migrate,
    },
];

/// One thing that is done.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// What `typist` calls it.
    pub name: &'static str,
    /// What happens, in words.
    pub what: &'static str,
    prepare: fn(&Path),
    perform: fn(&Path, &dyn Fn()) -> Result<()>,
}

impl Operation {
    /// The operation of this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        *OPERATIONS.iter().find(|operation| operation.name == name).expect("the name of an operation")
    }

    /// Does it to the journal in a folder, calling `begins` when everything before it is done.
    ///
    /// # Errors
    /// What the journal says.
    pub fn perform(self, folder: &Path, begins: &dyn Fn()) -> Result<()> {
        (self.perform)(folder, begins)
    }
}

/// An operation with a journal to do it to, and what stands in it before and after.
pub(super) struct Ground {
    home: TempDir,
    pub(super) old: Content,
    pub(super) new: Content,
}

impl Ground {
    pub(super) fn of(operation: Operation) -> Self {
        let home = TempDir::new().unwrap();
        (operation.prepare)(&home.path().join("before"));
        let mut ground = Self { home, old: Content::new(), new: Content::new() };
        let folder = ground.afresh();
        ground.old = content(&folder, PASSPHRASES).unwrap();
        let folder = ground.afresh();
        operation.perform(&folder, &|| {}).unwrap();
        ground.new = content(&folder, PASSPHRASES).unwrap();
        ground
    }

    /// The journal as it was, to be harmed.
    pub(super) fn afresh(&self) -> PathBuf {
        let folder = self.home.path().join("journal");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        copy_folder(&self.home.path().join("before"), &folder);
        folder
    }

    /// Whether it is the old or the new but for a backup that comes before or after: each of those that are there was found
    /// sound, and none is missing that both have.
    fn lacks_only_backups(&self, found: &Content) -> bool {
        let is_backup = |line: &&String| line.starts_with(BACKUP) || line.starts_with(SET_ASIDE);
        let rest = |content: &Content| content.iter().filter(|line| !is_backup(line)).cloned().collect::<Content>();
        let both = self.old.iter().filter(|line| is_backup(line) && self.new.contains(line));
        let mut both = both.filter(|line| !found.contains(line));
        both.next().is_none() && [&self.old, &self.new].map(rest).contains(&rest(found))
    }

    /// Whether what lies in the folder is the old or the new; only the new, if the operation was acknowledged.
    pub(super) fn is_old_or_new(&self, folder: &Path, acknowledged: bool) -> std::result::Result<(), String> {
        let found = content(folder, PASSPHRASES)?;
        // The old one with a copy of it set aside is the old one still.
        let is_old = found.iter().filter(|line| !line.starts_with(SET_ASIDE)).eq(self.old.iter());
        if found == self.new || (!acknowledged && (is_old || self.lacks_only_backups(&found))) {
            return Ok(());
        }
        if is_old {
            return Err("it was acknowledged and is not there".to_owned());
        }
        Err(format!("neither the old nor the new: {} lines, not {} or {}", found.len(), self.old.len(), self.new.len()))
    }
}

/// What opens the journals that operations are done to.
const PASSPHRASES: &[&str] = &[PASSPHRASE, NEW_PASSPHRASE, OLD_PASSPHRASE];

/// What a passphrase is changed to.
const NEW_PASSPHRASE: &str = "lantern over the quiet ferry";

/// What opens the journal of the first schema.
const OLD_PASSPHRASE: &str = "four quiet words here";

fn a_scene(folder: &Path) {
    copy_folder(&Scene::new().folder(), folder);
}

/// A draft is settled before anything is deleted or forgotten, which would be a step of its own.
fn a_settled_scene(folder: &Path) {
    a_scene(folder);
    unlocked(folder).unwrap().lock().unwrap();
}

fn an_empty_place(folder: &Path) {
    fs::create_dir(folder).unwrap();
}

/// A journal of the first schema, with key files that cost next to nothing to open.
fn an_old_journal(folder: &Path) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schema-1");
    fs::create_dir(folder).unwrap();
    fs::copy(fixture.join("journal.db"), folder.join("journal.db")).unwrap();
    for name in ["vault.keys", "vault.keys.2"] {
        fs::copy(fixture.join("cheap").join("vault.keys"), folder.join(name)).unwrap();
    }
}

/// A journal with a backup, and something changed since.
fn a_backed_up_scene(folder: &Path) {
    a_scene(folder);
    let mut journal = unlocked(folder).unwrap();
    journal.back_up().unwrap();
    let client = first_client(&journal).unwrap();
    journal.delete(Kind::Client, client).unwrap();
    journal.start_reflection("What was written since.", &Facts::default()).unwrap();
}

fn unlocked(folder: &Path) -> Result<Journal> {
    Journal::unlock(folder, PASSPHRASE, now().clock())
}

fn draft(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    let page = journal.list_reflections(PageQuery { limit: 1, ..PageQuery::default() })?.remove(0).id;
    begins();
    journal.save_draft(page, &"She came back to it, and said it in other words. ".repeat(90), &[])?;
    Ok(())
}

fn page(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    begins();
    journal.start_reflection(
        &"She asked for more money, and for less of everything else. ".repeat(120),
        &Facts::default(),
    )?;
    Ok(())
}

fn delete(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    let client = first_client(&journal)?;
    begins();
    journal.delete(Kind::Client, client).map(drop)
}

fn forget(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    let client = first_client(&journal)?;
    let id = journal::ids::ClientId(client.0);
    begins();
    let told = journal.forget_client(id, &[])?;
    assert!(journal.client(id).is_err(), "it was said that they are forgotten");
    if told.backed_up {
        return Ok(());
    }
    // It tells that the backup is missing, and no more than that may be.
    Err(Error::Io { doing: "backing up", path: folder.to_owned(), source: std::io::ErrorKind::Other.into() })
}

fn first_client(journal: &Journal) -> Result<RecordId> {
    let client = journal.client_names()?.into_iter().next().ok_or(Error::NotFound { what: "client" })?;
    Ok(RecordId(client.id.0))
}

fn backup(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let journal = unlocked(folder)?;
    begins();
    journal.back_up().map(drop)
}

fn restore(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let journal = unlocked(folder)?;
    let backups = journal.shelf()?.list();
    let newest = backups.first().ok_or(Error::NotFound { what: "backup" })?;
    begins();
    journal.restore(&newest.id).map(drop)
}

fn passphrase(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    begins();
    journal.change_passphrase(PASSPHRASE, NEW_PASSPHRASE, KdfCost::cheap(), &[]).map(drop)
}

fn code(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    let mut journal = unlocked(folder)?;
    begins();
    let change = Proof::of(folder, PASSPHRASE)?.new_code(KdfCost::cheap())?;
    journal.replace_code(&change).map(drop)
}

fn create(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    begins();
    Journal::create(folder, PASSPHRASE, KdfCost::cheap(), now().clock()).map(drop)
}

fn migrate(folder: &Path, begins: &dyn Fn()) -> Result<()> {
    begins();
    Journal::unlock(folder, OLD_PASSPHRASE, now().clock()).map(drop)
}
