//! A journal to try faults on, and all that stands in one, so that before and after can be compared.

use std::path::{Path, PathBuf};

use journal::clients::NewClient;
use journal::ids::ReflectionId;
use journal::ladder::{Beneath, NewNeed};
use journal::reflections::{Facts, PageQuery};
use journal::vault::{Found, look};
use journal::{Error, Journal};
use serde_json::Value;

use crate::{Hands, OnDisk};

/// A journal with a little of most things, closed, and what stands in it.
pub(super) struct Scene {
    pub(super) on_disk: OnDisk,
    /// The page that has a draft.
    pub(super) page: ReflectionId,
}

impl Scene {
    pub(super) fn new() -> Self {
        let (on_disk, mut journal) = OnDisk::create();
        let page = fill(&mut journal);
        drop(journal);
        Self { on_disk, page }
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.on_disk.folder()
    }
}

/// Two clients, some pages long and short, a draft, a need, a gift, and something in the trash.
fn fill(journal: &mut Journal) -> ReflectionId {
    let clients = ["Ana Quill", "Bo Fennimore"].map(|name| journal.add_client(NewClient::named(name)).unwrap());
    let mut pages = Vec::new();
    for (number, length) in [3, 40, 700, 12, 2].into_iter().enumerate() {
        let facts = Facts { client_ids: vec![clients[number % 2]], ..Facts::default() };
        let text = format!("Page {number}. {}", "She stood by the window and said it. ".repeat(length));
        pages.push(journal.start_reflection(&text, &facts).unwrap());
    }
    let need = NewNeed { client_id: clients[0], text: "Rest without excuse".into(), beneath: Beneath::default() };
    journal.add_need(need).unwrap();
    journal.add_gift(&journal::gifts::GiftFields::named("Asking once more")).unwrap();
    journal.delete(journal::words::Kind::Reflection, journal::ids::RecordId(pages[4].0)).unwrap();
    journal.save_draft(pages[0], "Page 0, half rewritten and not yet", &[]).unwrap();
    pages[0]
}

/// The instant at which everything is looked at.
pub(super) fn now() -> Hands {
    Hands::at("2026-11-17T10:00:00+01:00")
}

/// All that stands in a journal, without the ids, which differ each time that something is made; nothing where there is
/// no journal.
pub(super) type Content = Vec<String>;

/// Opens what lies in a folder by the first of these passphrases that fits, checks all of it and reads all of it.
pub(super) fn content(folder: &Path, passphrases: &[&str]) -> Result<Content, String> {
    if look(folder).map_err(|error| error.to_string())? == Found::Nothing {
        return Ok(Vec::new());
    }
    let mut refusal = String::from("no passphrase was given");
    for passphrase in passphrases {
        match Journal::unlock(folder, passphrase, now().clock()) {
            Ok(journal) => {
                let mut content = checked(&journal)?;
                content.push(format!("opens with: {passphrase}"));
                return Ok(content);
            }
            Err(error @ Error::WrongPassphrase) => refusal = error.to_string(),
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(refusal)
}

fn checked(journal: &Journal) -> Result<Content, String> {
    let findings = journal.verify().map_err(|error| error.to_string())?;
    if !findings.is_empty() {
        return Err(findings.join("; "));
    }
    let mut content = read(journal).map_err(|error| error.to_string())?;
    let mut backups = backups(journal)?;
    backups.sort();
    // How many there are of one state is a matter of when they were made.
    backups.dedup();
    content.extend(backups);
    Ok(content)
}

/// How the line of a copy begins that was set aside before something else took the journal's place.
pub(super) const SET_ASIDE: &str = "set aside:";

/// How the line of a backup begins.
pub(super) const BACKUP: &str = "backup:";

/// A line for each backup; all of them must be sound, since each was checked before it got its name.
fn backups(journal: &Journal) -> Result<Vec<String>, String> {
    let shelf = journal.shelf().map_err(|error| error.to_string())?;
    let line = |backup: journal::backups::Backup| {
        if backup.opens_with == journal::backups::OpensWith::OldCode {
            return Ok("a backup that the old code opens".to_owned());
        }
        let looked_into = journal.look_into(&backup.id).map_err(|error| format!("a backup: {error}"))?;
        let findings = looked_into.verify().map_err(|error| format!("a backup: {error}"))?;
        if !findings.is_empty() {
            return Err(format!("a backup: {}", findings.join("; ")));
        }
        let lines = read(&looked_into).map_err(|error| format!("a backup: {error}"))?.len();
        let kind = if backup.set_aside { SET_ASIDE } else { BACKUP };
        Ok(format!("{kind} {:?}, {lines} lines", backup.holds))
    };
    shelf.list().into_iter().map(line).collect()
}

/// Everything that can be read, without checking it first.
pub(super) fn read(journal: &Journal) -> Result<Content, Error> {
    let mut all = serde_json::to_value(journal.export()?).unwrap();
    all["exported_at"] = Value::Null;
    let mut lines = Vec::new();
    leaves(&all, "", &mut lines);
    let pages = journal.list_reflections(PageQuery { limit: 1_000, ..PageQuery::default() })?;
    lines.push(format!("{} pages are listed", pages.len()));
    lines.push(format!("{} are found", journal.search("page", 1)?.1));
    lines.extend(journal.trash()?.iter().map(|thing| format!("{} in the trash", thing.title)));
    lines.sort();
    Ok(lines)
}

fn leaves(value: &Value, place: &str, lines: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, &format!("{place}/{name}"), lines));
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, place, lines)),
        Value::String(text) if is_id(text) => lines.push(format!("{place}: an id")),
        leaf => lines.push(format!("{place}: {leaf}")),
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// Copies a folder with all that is in it.
pub(super) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file in a folder and in those within it, with what stands in it.
pub(super) fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push((entry.path(), std::fs::read(entry.path()).unwrap()));
        }
    }
    files.sort();
    files
}
