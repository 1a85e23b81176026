//! Stories of locking while something goes on: a lock waits for no work beside the journal, and no work outlives it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use journal::clients::NewClient;
use journal::ids::{ClientId, RecordId, ReflectionId};
use journal::reflections::Facts;
use journal::vault::KdfCost;
use journal::words::Kind;
use tempfile::TempDir;

use super::*;
use crate::views::vault::{LeftAt, Screen};

pub(super) const PASSPHRASE: &str = "heron ladle quiet ferry";

/// A shell with an empty journal that is open.
pub(super) fn shell(home: &TempDir) -> Shell {
    let folder = home.path().join("journal");
    Journal::create(&folder, PASSPHRASE, KdfCost::cheap(), clock::system()).unwrap().lock().unwrap();
    let shell = Shell::new(folder, Meaning::new(None));
    shell.unlock(PASSPHRASE).unwrap();
    shell
}

pub(super) fn add_client(shell: &Shell, name: &str) -> ClientId {
    shell.of_own(|own| own.add_client(NewClient::named(name))).unwrap()
}

fn lock(shell: &Shell) -> VaultState {
    shell.lock(clock::system()(), || ()).unwrap().state
}

fn write(shell: &Shell, text: &str) -> ReflectionId {
    shell.of_own(|own| own.start_reflection(text, &Facts::default())).unwrap()
}

#[test]
fn forgetting_and_merging_keep_neither_a_save_nor_a_lock_waiting_for_their_backups() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let [keep, other] = ["Ana Quill", "A. Quill"].map(|name| add_client(&shell, name));
    let facts = shell.of_own(|own| own.merge_preview(keep, other)).unwrap().proposed;
    // As a backup does whose second place is slow.
    let slow = shell.one_at_a_time();
    thread::scope(|scope| {
        let forgetting = scope.spawn(|| shell.back_up_without_forgotten().map(drop));
        let merging = scope.spawn(|| shell.back_up_before_merging(keep, other, &facts));
        write(&shell, "Saved meanwhile");
        assert_eq!(lock(&shell), VaultState::Locked);
        drop(slow);
        for waited in [forgetting.join().unwrap(), merging.join().unwrap()] {
            assert_eq!(waited.unwrap_err().code, ErrorCode::Locked);
        }
    });
    shell.unlock(PASSPHRASE).unwrap();
    assert!(shell.backups().unwrap().list.is_empty());
    assert_eq!(shell.of_own(|own| own.client_names()).unwrap().len(), 2, "nobody was merged without a backup");
}

#[test]
fn forgetting_says_what_is_left_in_backups_and_merging_is_preceded_by_one() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let [keep, other, gone] = ["Ana Quill", "A. Quill", "Bo"].map(|name| add_client(&shell, name));
    let facts = shell.of_own(|own| own.merge_preview(keep, other)).unwrap().proposed;
    shell.back_up_before_merging(keep, other, &facts).unwrap();
    shell.back_up_before_merging(keep, other, &facts).unwrap();
    let made = shell.backups().unwrap().list;
    assert_eq!((made.len(), made[0].clients), (1, 3));
    shell.work(|journal| Ok(journal.merge_now(keep, other, facts)?)).unwrap().0.unwrap();
    shell.work(|journal| Ok(journal.forget_now(gone, &[])?)).unwrap().0.unwrap();
    let (made, holding) = shell.back_up_without_forgotten().unwrap();
    assert!(made);
    assert_eq!((holding.still.len(), holding.perhaps.len()), (1, 0));
    assert_eq!(shell.replace_holding().unwrap().replaced, 1);
}

#[test]
fn a_lock_answers_only_once_a_tried_passphrase_let_go_of_the_key() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let proof = shell.proof(PASSPHRASE).unwrap();
    let let_go = AtomicBool::new(false);
    thread::scope(|scope| {
        let locking = scope.spawn(|| {
            lock(&shell);
            let_go.load(Ordering::SeqCst)
        });
        while shell.is_own_open() {
            shell.wait(Duration::from_millis(50));
        }
        // Time enough to answer, if it were not to wait.
        shell.wait(Duration::from_millis(50));
        assert!(!locking.is_finished(), "it answered while the key was still out");
        let_go.store(true, Ordering::SeqCst);
        assert!(proof.new_passphrase("another four quiet words", KdfCost::cheap()).is_err());
        assert!(locking.join().unwrap(), "it answered while the key was still out");
    });
    assert_eq!(shell.proof(PASSPHRASE).unwrap_err().code, ErrorCode::Locked);
}

#[test]
fn whatever_a_check_is_at_when_the_journal_is_locked_it_ends_and_the_key_is_let_go() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    write(&shell, &"words ".repeat(60_000));
    for _ in 0..8 {
        let both = Barrier::new(2);
        thread::scope(|scope| {
            let checking = scope.spawn(|| {
                both.wait();
                shell.check().map(|checked| checked.findings)
            });
            both.wait();
            lock(&shell);
            assert!(shell.lending().wait(Duration::ZERO), "the key is still out");
            match checking.join().unwrap() {
                Ok(findings) => assert!(findings.is_empty(), "it was done before, {findings:?}"),
                Err(error) => assert_eq!(error.code, ErrorCode::Locked),
            }
        });
        shell.unlock(PASSPHRASE).unwrap();
    }
}

#[test]
fn a_lock_waits_for_nobody_who_only_keeps_other_backups_from_being_made() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let _guard = shell.one_at_a_time();
    assert_eq!(lock(&shell), VaultState::Locked);
    assert_eq!(shell.unlock(PASSPHRASE).unwrap().state, VaultState::Open);
}

#[test]
fn a_backup_that_is_looked_into_while_the_journal_is_locked_is_not_left_open() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let id = shell.back_up_now().unwrap().list[0].id.clone();
    for _ in 0..40 {
        let both = Barrier::new(2);
        thread::scope(|scope| {
            let looking = scope.spawn(|| {
                both.wait();
                shell.look_into(&id).map(drop)
            });
            both.wait();
            lock(&shell);
            if let Err(error) = looking.join().unwrap() {
                assert_eq!(error.code, ErrorCode::Locked);
            }
        });
        assert!(!shell.is_open() && !shell.is_looking(), "a backup stayed open behind the lock");
        shell.unlock(PASSPHRASE).unwrap();
    }
}

#[test]
fn after_a_damaged_page_the_rest_of_the_journal_still_answers() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let long = write(&shell, &"words ".repeat(60_000));
    let other = write(&shell, "Other");
    let read = |id| shell.work(|journal| Ok(journal.reflection(id)?.text)).unwrap().0;
    lock(&shell);
    let path = shell.folder.join("journal.db");
    let sound = fs::read(&path).unwrap();
    let mut met = 0;
    for eighth in [1, 3, 5, 7] {
        let mut damaged = sound.clone();
        damaged[sound.len() / 4096 * eighth / 8 * 4096 + 50] ^= 4;
        fs::write(&path, damaged).unwrap();
        shell.unlock(PASSPHRASE).unwrap();
        if read(long).is_err_and(|error| error.code == ErrorCode::Damaged) {
            met += 1;
            assert_eq!(read(other).unwrap(), "Other");
        }
        lock(&shell);
    }
    assert!(met > 0, "the long page met no damage");
}

#[test]
fn the_window_locks_when_minimised_only_where_that_was_chosen_and_something_is_open() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    assert!(!shell.locks_when_minimised(), "off as it comes");
    let chosen = Settings { lock_minimised: true, ..Settings::default() };
    shell.work(|journal| Ok(journal.set_settings(chosen)?)).unwrap().0.unwrap();
    assert!(shell.locks_when_minimised());
    lock(&shell);
    assert!(!shell.locks_when_minimised());
    shell.unlock(PASSPHRASE).unwrap();
    assert!(shell.locks_when_minimised(), "it is kept");
}

fn gifts(id: Option<uuid::Uuid>) -> LeftAt {
    LeftAt { screen: Screen::Gifts, id, client_id: None, need_id: None, at: None, scroll: 40 }
}

#[test]
fn the_place_is_told_after_a_restart_and_not_while_it_is_locked() {
    let home = tempfile::tempdir().unwrap();
    let first = shell(&home);
    first.keep_left(gifts(None), None).unwrap();
    assert_eq!(lock(&first), VaultState::Locked);
    drop(first);
    let later = Shell::new(home.path().join("journal"), Meaning::new(None));
    assert_eq!(later.status().unwrap().left_at, None);
    assert_eq!(later.unlock(PASSPHRASE).unwrap().left_at, Some(gifts(None)));
    assert_eq!(later.first_placement(), None, "no window was kept");
}

#[test]
fn a_place_whose_record_is_gone_is_not_come_back_to() {
    let home = tempfile::tempdir().unwrap();
    let shell = shell(&home);
    let client = add_client(&shell, "Ana Quill");
    let page = LeftAt { screen: Screen::Client, id: Some(client.0), ..gifts(None) };
    shell.keep_left(page.clone(), None).unwrap();
    lock(&shell);
    assert_eq!(shell.unlock(PASSPHRASE).unwrap().left_at, Some(page));
    shell.of_own(|own| own.delete(Kind::Client, RecordId(client.0))).unwrap();
    lock(&shell);
    assert_eq!(shell.unlock(PASSPHRASE).unwrap().left_at, None);
}
