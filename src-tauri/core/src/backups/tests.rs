//! Stories of backups: made while somebody writes, found again, looked into, restored, and forgotten in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;

use chrono::{DateTime, Duration, FixedOffset};
use tempfile::TempDir;

use super::*;
use crate::clients::NewClient;
use crate::dates::fixed_clock;
use crate::ids::{ClientId, RecordId};
use crate::reflections::{Facts, PageQuery};
use crate::store::probe;
use crate::vault::{KdfCost, database_path};
use crate::words::Kind;

mod forgetting;
mod locking;
mod restoring;
mod second;

const PASSPHRASE: &str = "heron ladle quiet ferry";

fn at(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(time).unwrap()
}

fn morning() -> DateTime<FixedOffset> {
    at("2026-11-25T11:11:12+01:00")
}

/// A journal of its own folder, on a certain morning.
fn journal() -> (TempDir, Journal) {
    let home = tempfile::tempdir().unwrap();
    let journal = Journal::create(&folder(&home), PASSPHRASE, KdfCost::cheap(), fixed_clock(morning())).unwrap();
    (home, journal)
}

fn folder(home: &TempDir) -> std::path::PathBuf {
    home.path().join("journal")
}

fn unlocked(home: &TempDir) -> Journal {
    Journal::unlock(&folder(home), PASSPHRASE, fixed_clock(morning())).unwrap()
}

/// The same journal, so much later.
fn later(journal: &mut Journal, minutes: i64) {
    let now = journal.now() + Duration::minutes(minutes);
    journal.set_clock(fixed_clock(now));
}

fn page(journal: &mut Journal, text: &str) {
    journal.start_reflection(text, &Facts::default()).unwrap();
}

fn texts(journal: &Journal) -> Vec<String> {
    let pages = journal.list_reflections(PageQuery { limit: 10_000, ..PageQuery::default() }).unwrap();
    let mut texts: Vec<_> = pages.iter().map(|page| journal.reflection(page.id).unwrap().text).collect();
    texts.sort();
    texts
}

fn ids(journal: &Journal) -> Vec<String> {
    journal.shelf().unwrap().list().into_iter().map(|backup| backup.id).collect()
}

fn flip(path: &Path, byte: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[byte] ^= 4;
    fs::write(path, bytes).unwrap();
}

/// Everything under a folder, by path.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        found.extend(tree(&path));
        found.push(path.display().to_string());
    }
    found.sort();
    found
}

#[test]
fn a_backup_is_a_journal_of_its_own_with_everything_in_it() {
    let (home, mut journal) = journal();
    let ana = journal.add_client(NewClient::named("Ana Quill")).unwrap();
    page(&mut journal, "A page");
    let id = journal.start_reflection("Begun", &Facts::default()).unwrap();
    journal.save_draft(id, "Begun, and half a sentence", &[]).unwrap();
    let before = probe::dump(&journal.connection);
    let made = journal.back_up().unwrap();
    assert_eq!((made.id.as_str(), made.second, made.set_aside), ("20261125T101112Z", false, false));
    assert_eq!(made.opens_with, OpensWith::Current);
    let holds = made.holds.unwrap();
    assert_eq!((holds.clients, holds.reflections, holds.last_reflection_at), (1, 2, Some(morning())));
    assert_eq!(journal.shelf().unwrap().list(), std::slice::from_ref(&made));

    let elsewhere = home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for name in ["journal.db", "vault.keys", "vault.keys.2"] {
        fs::copy(made.folder().join(name), elsewhere.join(name)).unwrap();
    }
    assert_eq!(fs::read_dir(made.folder()).unwrap().count(), 3);
    let copy = Journal::unlock(&elsewhere, PASSPHRASE, fixed_clock(morning())).unwrap();
    assert_eq!(probe::dump(&copy.connection), before);
    probe::check(&copy.connection);
    assert_eq!(copy.client(ana).unwrap().name, "Ana Quill");
    assert_eq!(store::drafts::get(&copy.connection, id).unwrap().unwrap().text, "Begun, and half a sentence");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_home, journal) = journal();
    let made = journal.back_up().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(made.folder()), mode(made.folder().parent().unwrap())), (0o700, 0o700));
    for entry in fs::read_dir(made.folder()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_backup_made_while_somebody_writes_holds_all_that_was_saved_when_it_began() {
    let (_home, mut journal) = journal();
    for number in 0..14 {
        page(&mut journal, &format!("Page {number:02}. {}", "words ".repeat(6_000)));
    }
    let backing_up = journal.backing_up().unwrap();
    let saved = texts(&journal);
    let journal = RefCell::new(journal);
    let turns = Cell::new(0);
    let made = backing_up
        .run(&mut |step| {
            step();
            turns.set(turns.get() + 1);
            // Between all turns somebody saves, so that the copy is begun anew again and again.
            page(&mut journal.borrow_mut(), &format!("Written meanwhile, {}", turns.get()));
            true
        })
        .unwrap()
        .unwrap();
    assert!(turns.get() > 4, "the copy took a single step: {}", turns.get());
    let journal = journal.into_inner();
    let copy = journal.look_into(&made.id).unwrap();
    let held = texts(&copy);
    assert!(saved.iter().all(|text| held.contains(text)));
    assert!(held.len() > saved.len() && held.len() <= texts(&journal).len());
    assert_eq!(copy.verify().unwrap(), Vec::<String>::new());
    assert_eq!(copy.search("\"Page 13\"", 5).unwrap().1, 1);
}

#[test]
fn a_journal_that_is_closed_meanwhile_leaves_nothing_half_made() {
    let (home, mut journal) = journal();
    for number in 0..9 {
        page(&mut journal, &format!("Page {number}. {}", "words ".repeat(6_000)));
    }
    let before = tree(&folder(&home));
    let backing_up = journal.backing_up().unwrap();
    for last in 0..4 {
        let turns = Cell::new(0);
        let made = backing_up.run(&mut |step| {
            turns.set(turns.get() + 1);
            turns.get() <= last && super::alone(step)
        });
        assert_eq!(made.unwrap(), None, "{last} turns");
    }
    let left: Vec<_> = tree(&folder(&home)).into_iter().filter(|path| !path.ends_with("backups")).collect();
    assert_eq!(left, before);
}

#[test]
fn a_damaged_journal_gives_no_backup_and_says_so() {
    let (home, mut journal) = journal();
    page(&mut journal, &"words ".repeat(6_000));
    let good = journal.back_up().unwrap();
    later(&mut journal, 31);
    let pages = probe::pages(&journal.connection) as usize;
    journal.lock().unwrap();
    flip(&database_path(&folder(&home)), (pages - 1) * 4096 + 50);
    let journal = unlocked(&home);
    let refused = journal.back_up();
    assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
    assert_eq!(ids(&journal), [good.id]);
    assert!(tree(&folder(&home)).iter().all(|path| !path.ends_with(".new")));
}

#[test]
fn one_is_due_after_half_an_hour_of_change_and_never_without_any() {
    let (_home, mut journal) = journal();
    assert!(journal.backup_is_due().unwrap());
    journal.back_up().unwrap();
    later(&mut journal, 60);
    assert!(!journal.backup_is_due().unwrap(), "nothing has changed");
    page(&mut journal, "A page");
    assert!(journal.backup_is_due().unwrap());
    journal.back_up().unwrap();
    page(&mut journal, "Another");
    later(&mut journal, 29);
    assert!(!journal.backup_is_due().unwrap());
    later(&mut journal, 1);
    assert!(journal.backup_is_due().unwrap());
    later(&mut journal, -600);
    assert!(journal.backup_is_due().unwrap(), "a clock that is set back puts nothing off");
}

#[test]
fn a_day_of_backups_leaves_its_newest_and_what_was_set_aside() {
    let (_home, mut journal) = journal();
    let aside = journal.set_aside().unwrap();
    assert_eq!((aside.id.as_str(), aside.set_aside), ("20261125T101112Z-set-aside", true));
    let first = journal.back_up().unwrap();
    let twin = journal.back_up().unwrap();
    assert_eq!(
        (first.id.as_str(), twin.id.as_str()),
        ("20261125T101112Z", "20261125T101113Z"),
        "no name is taken twice"
    );
    later(&mut journal, 31);
    journal.back_up().unwrap();
    later(&mut journal, 24 * 60);
    journal.back_up().unwrap();
    assert_eq!(ids(&journal), ["20261126T104212Z", "20261125T104212Z", "20261125T101112Z-set-aside"]);
}

#[test]
fn backups_that_open_no_more_age_out_among_the_others() {
    let (home, mut journal) = journal();
    let unreadable = |day: u32| {
        let backup = folder(&home).join("backups").join(format!("202609{day:02}T101112Z"));
        fs::create_dir_all(&backup).unwrap();
        fs::write(backup.join("journal.db"), "half").unwrap();
    };
    (1..=12).for_each(unreadable);
    for day in 0..13 {
        page(&mut journal, &format!("Day {day}"));
        journal.back_up().unwrap();
        later(&mut journal, 24 * 60);
    }
    let (opening, closed): (Vec<_>, Vec<_>) =
        journal.shelf().unwrap().list().into_iter().partition(|backup| backup.holds.is_some());
    let closed: Vec<_> = closed.into_iter().map(|backup| backup.id).collect();
    assert_eq!(closed, ["20260912T101112Z", "20260906T101112Z"], "the newest of two weeks, one of them of its month");
    assert!(opening.len() >= 12);
}

#[test]
fn what_was_cut_off_is_cleared_away_and_what_is_foreign_stays() {
    let (home, journal) = journal();
    let backups = folder(&home).join("backups");
    for name in ["20261125T090000Z.new", "notes.new", "20261124T091500Z"] {
        fs::create_dir_all(backups.join(name)).unwrap();
        fs::write(backups.join(name).join("journal.db"), "half").unwrap();
    }
    let made = journal.back_up().unwrap();
    assert!(!backups.join("20261125T090000Z.new").exists() && backups.join("notes.new").exists());
    let listed = journal.shelf().unwrap().list();
    assert_eq!((listed.len(), listed[0].id.as_str()), (2, made.id.as_str()));
    assert_eq!((listed[1].opens_with, listed[1].holds), (OpensWith::Nothing, None));
}

#[test]
fn a_backup_of_another_journal_is_not_listed_cleared_or_opened() {
    let (home, journal) = journal();
    let (other_home, mut other) = self::journal();
    page(&mut other, "Not yours");
    let made = other.back_up().unwrap();
    let foreign = folder(&home).join("backups").join("20200101T000000Z");
    fs::create_dir_all(&foreign).unwrap();
    for name in ["journal.db", "vault.keys", "vault.keys.2"] {
        fs::copy(made.folder().join(name), foreign.join(name)).unwrap();
    }
    let own = journal.back_up().unwrap();
    assert_eq!(ids(&journal), [own.id]);
    for refused in [journal.look_into("20200101T000000Z").map(drop), journal.restoring("20200101T000000Z").map(drop)] {
        let refused = refused.unwrap_err();
        assert!(refused.to_string().contains("belongs to another journal"), "{refused}");
    }
    assert!(foreign.join("journal.db").exists() && folder(&other_home).exists());
}

#[test]
fn ids_lead_nowhere_else() {
    let (_home, journal) = journal();
    for id in ["", "..", "../20261125T101112Z", "second:..", "second:20261125T101112Z", "20261125T101112Z"] {
        assert!(matches!(journal.look_into(id), Err(Error::NotFound { .. })), "{id}");
    }
}

#[test]
fn looking_into_a_backup_changes_nothing_in_it() {
    let (_home, mut journal) = journal();
    let ana = journal.add_client(NewClient::named("Ana Quill")).unwrap();
    let id = journal.start_reflection("Heron", &Facts::default()).unwrap();
    let made = journal.back_up().unwrap();
    let bytes = fs::read(database_path(made.folder())).unwrap();
    journal.save_draft(id, "Now", &[]).unwrap();
    journal.settle_draft(id).unwrap();

    let mut then = journal.look_into(&made.id).unwrap();
    assert_eq!((texts(&then), texts(&journal)), (vec!["Heron".to_owned()], vec!["Now".to_owned()]));
    assert_eq!(then.search("Heron", 5).unwrap().1, 1);
    let refusals = [
        then.add_client(NewClient::named("Bo")).map(drop),
        then.save_draft(id, "Rewritten", &[]).map(drop),
        then.delete(Kind::Client, RecordId(ana.0)).map(drop),
        then.forget_client(ana, &[]).map(drop),
        then.set_settings(crate::settings::Settings { lock_minutes: 9, ..Default::default() }),
    ];
    for refused in refusals {
        assert!(matches!(refused, Err(Error::ReadOnly)), "{refused:?}");
    }
    assert!(matches!(then.back_up(), Err(Error::Invalid { .. })));
    then.lock().unwrap();
    assert_eq!(fs::read(database_path(made.folder())).unwrap(), bytes);
    assert_eq!(fs::read_dir(made.folder()).unwrap().count(), 3);
}

#[test]
fn merging_is_preceded_by_a_backup_and_the_sample_has_none() {
    let (_home, mut journal) = journal();
    let keep = journal.add_client(NewClient::named("Ana Quill")).unwrap();
    let other = journal.add_client(NewClient::named("A. Quill")).unwrap();
    let proposed = journal.merge_preview(keep, other).unwrap().proposed;
    journal.merge_clients(keep, other, proposed).unwrap();
    later(&mut journal, 31);
    journal.back_up().unwrap();
    let [_, made_before] = ids(&journal).try_into().unwrap();
    assert_eq!(made_before, "20261125T101112Z-before", "the next half hour does not push it out");
    let before = journal.look_into(&made_before).unwrap();
    assert_eq!((before.client_names().unwrap().len(), journal.client_names().unwrap().len()), (2, 1));

    let sample = Journal::in_memory(fixed_clock(morning())).unwrap();
    for refused in [sample.back_up().map(drop), sample.shelf().map(drop), sample.check().map(drop)] {
        assert!(matches!(refused, Err(Error::Invalid { .. })));
    }
}

#[test]
fn a_check_of_a_sound_journal_says_what_a_backup_would_miss() {
    let (home, mut journal) = journal();
    let nothing_yet = journal.check().unwrap();
    assert_eq!((nothing_yet.findings.len(), nothing_yet.newest_backup, nothing_yet.missing_since), (0, None, None));
    page(&mut journal, "Before");
    let made = journal.back_up().unwrap();
    later(&mut journal, 5);
    page(&mut journal, "After");
    page(&mut journal, "And after that");
    let checked = journal.check().unwrap();
    assert_eq!((checked.findings, checked.missing_since), (Vec::new(), Some(2)));
    assert_eq!(checked.newest_backup.unwrap().id, made.id);
    assert_eq!(checked.pages, probe::pages(&journal.connection));
    assert!(tree(&folder(&home)).iter().all(|path| !path.ends_with(".new")));
}

#[test]
fn a_check_of_a_damaged_journal_names_the_newest_backup_that_is_sound() {
    let (home, mut journal) = journal();
    page(&mut journal, &"words ".repeat(6_000));
    let sound = journal.back_up().unwrap();
    later(&mut journal, 24 * 60);
    page(&mut journal, "After");
    let torn = journal.back_up().unwrap();
    let pages = probe::pages(&journal.connection) as usize;
    journal.lock().unwrap();
    for database in [database_path(torn.folder()), database_path(&folder(&home))] {
        flip(&database, 4 * 4096 + 50);
        flip(&database, (pages - 1) * 4096 + 50);
    }
    let journal = unlocked(&home);
    let checked = journal.check().unwrap();
    assert!(!checked.findings.is_empty());
    assert!(checked.findings.iter().all(|finding| !finding.contains("words")));
    assert_eq!(checked.newest_backup.unwrap().id, sound.id);
}
