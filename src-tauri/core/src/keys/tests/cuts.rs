//! Cut off at every moment, and refused by the disk at every moment: the old or the new opens, and never neither.

use std::cell::RefCell;
use std::io::{Error as IoError, ErrorKind};
use std::rc::Rc;

use super::*;
use crate::vault::folder::moments::watched;

type Work = fn(&Story, &mut Journal) -> Result<()>;

fn change_passphrase(_: &Story, journal: &mut Journal) -> Result<()> {
    journal.change_passphrase(OLD, NEW, CHEAP, &[]).map(drop)
}

fn replace_code(story: &Story, journal: &mut Journal) -> Result<()> {
    journal.replace_code(&Proof::of(&story.folder(), OLD)?.new_code(CHEAP)?).map(drop)
}

fn set_by_code(story: &Story, _: &mut Journal) -> Result<()> {
    vault::unlock_with_code(&story.folder(), &story.code, NEW, CHEAP).map(drop)
}

/// The folder as it was at every moment of this work, as a program that was killed there leaves it.
fn left_behind(story: &Story, mut journal: Option<Journal>, work: Work) -> Vec<PathBuf> {
    let cuts: Rc<RefCell<Vec<PathBuf>>> = Rc::default();
    let (seen, from, to) = (Rc::clone(&cuts), story.folder(), story.home.path().to_owned());
    let look = move || {
        let cut = to.join(format!("cut {}", seen.borrow().len()));
        copy(&from, &cut);
        seen.borrow_mut().push(cut);
        Ok(())
    };
    let mut spare = Journal::in_memory(clock()).unwrap();
    let journal = journal.as_mut().unwrap_or(&mut spare);
    watched(look, || work(story, journal)).unwrap();
    cuts.take()
}

/// By which of the two passphrases a folder opens, with everything in it. A second opening finds it as the first left it.
fn opens_by(story: &Story, folder: &Path) -> &'static str {
    let open = |passphrase| Journal::unlock(folder, passphrase, clock());
    let (right, wrong) = if open(OLD).is_ok() { (OLD, NEW) } else { (NEW, OLD) };
    story.is_whole(&open(right).unwrap_or_else(|error| panic!("{folder:?} opens by neither: {error}")));
    assert!(matches!(open(wrong), Err(Error::WrongPassphrase)), "{folder:?}");
    assert!(!folder.join("journal.db.new").exists() && !folder.join("journal.db.new-journal").exists());
    assert_eq!(fs::read(folder.join("vault.keys")).unwrap(), fs::read(folder.join("vault.keys.2")).unwrap());
    assert_eq!(vault::tests::slots_in(folder), 1, "the key files are settled");
    right
}

#[test]
fn a_change_of_passphrase_cut_off_anywhere_leaves_the_old_or_the_new() {
    let (story, journal) = Story::begin();
    let cuts = left_behind(&story, Some(journal), change_passphrase);
    let by: Vec<_> = cuts.iter().map(|cut| opens_by(&story, cut)).collect();
    assert!(by.len() > 6 && by.contains(&OLD) && by.contains(&NEW), "{by:?}");
    assert!(by.is_sorted_by_key(|by| *by == NEW), "once it is the new one it stays the new one: {by:?}");
}

#[test]
fn setting_a_passphrase_by_the_code_cut_off_anywhere_leaves_the_old_or_the_new() {
    let (story, journal) = Story::begin();
    drop(journal);
    let cuts = left_behind(&story, None, set_by_code);
    let by: Vec<_> = cuts.iter().map(|cut| opens_by(&story, cut)).collect();
    assert!(by.contains(&OLD) && by.contains(&NEW) && by.is_sorted_by_key(|by| *by == NEW), "{by:?}");
}

#[test]
fn a_new_code_cut_off_anywhere_leaves_one_of_the_two_and_the_passphrase_opens() {
    let (story, journal) = Story::begin();
    let cuts = left_behind(&story, Some(journal), replace_code);
    let new_code = Proof::of(&story.folder(), OLD).unwrap().code().text();
    let mut codes = Vec::new();
    for cut in &cuts {
        assert_eq!(opens_by(&story, cut), OLD);
        let journal = Journal::unlock(cut, OLD, clock()).unwrap();
        let code = journal.recovery_code(&Proof::of(cut, OLD).unwrap()).unwrap().text();
        assert!([&story.code.text(), &new_code].contains(&&code));
        drop(journal);
        story.is_whole(&Journal::unlock_with_code(cut, &code, NEW, CHEAP, clock()).unwrap());
        codes.push(code == new_code);
    }
    assert!(cuts.len() > 12 && codes.contains(&true) && codes.contains(&false) && codes.is_sorted(), "{codes:?}");
}

/// In the middle of a swap, the code alone must do as well, whichever database is there.
#[test]
fn the_code_of_the_database_that_is_there_opens_in_the_middle_of_a_swap() {
    let (story, journal) = Story::begin();
    let cuts = left_behind(&story, Some(journal), replace_code);
    let new_code = Proof::of(&story.folder(), OLD).unwrap().code().text();
    for cut in &cuts {
        let by = |code: &str| Journal::unlock_with_code(cut, code, NEW, CHEAP, clock());
        let (old, new) = (by(&story.code.text()).is_ok(), by(&new_code).is_ok());
        assert!(old != new, "{cut:?}");
        story.is_whole(&Journal::unlock(cut, NEW, clock()).unwrap());
        assert!(matches!(Journal::unlock(cut, OLD, clock()), Err(Error::WrongPassphrase)));
    }
}

/// The keychain opens the secret that goes and not the one that comes.
#[test]
fn the_keychain_in_the_middle_of_a_swap_opens_or_leaves_it_to_the_passphrase() {
    let (mut story, mut journal) = Story::begin();
    journal.add_keychain_slot(OLD, &[7; 32]).unwrap();
    story.records = records(&journal);
    let (mut opened, mut refused) = (0, 0);
    for cut in left_behind(&story, Some(journal), replace_code) {
        match Journal::unlock_with_keychain(&cut, &[7; 32], clock()) {
            Ok(journal) => {
                story.is_whole(&journal);
                opened += 1;
            }
            Err(error) => {
                assert_eq!(error.field(), Some("keychain"), "{error}");
                refused += 1;
            }
        }
        story.is_whole(&Journal::unlock(&cut, OLD, clock()).unwrap());
    }
    assert!(opened > 0 && refused > 0, "{opened} opened, {refused} refused");
}

#[test]
fn what_was_cut_off_in_the_middle_of_a_swap_restores_and_is_restored() {
    let (story, journal) = Story::begin();
    let backup = story.home.path().join("backup");
    copy(&story.folder(), &backup);
    for (number, cut) in left_behind(&story, Some(journal), replace_code).iter().enumerate() {
        let fresh = story.home.path().join(format!("fresh {number}"));
        story.is_whole(&Journal::restore_into(&fresh, vault::Which::Folder(cut), OLD, clock()).unwrap());
        assert_eq!(vault::tests::slots_in(&fresh), 1, "the key files came along settled");
        story.is_whole(&Journal::restore_into(cut, vault::Which::Folder(&backup), OLD, clock()).unwrap());
    }
}

/// A salt that was damaged just then leaves the question to the pages.
#[test]
fn a_damaged_salt_in_the_middle_of_a_swap_does_no_harm() {
    let (story, journal) = Story::begin();
    for cut in left_behind(&story, Some(journal), replace_code) {
        let path = cut.join("journal.db");
        let mut bytes = fs::read(&path).unwrap();
        bytes[..16].fill(0xEE);
        fs::write(&path, bytes).unwrap();
        story.is_whole(&Journal::unlock(&cut, OLD, clock()).unwrap());
    }
}

/// The disk refuses once, or from some moment on; what is said must be what is so.
#[test]
fn a_disk_that_refuses_at_any_moment_leaves_what_is_said() {
    for (work, is_change) in [(change_passphrase as Work, true), (replace_code as Work, false)] {
        for (for_good, kind) in [(false, ErrorKind::Other), (true, ErrorKind::StorageFull)] {
            let mut refused = 0;
            for at in 0.. {
                let (mut story, mut journal) = Story::begin();
                let (mut moment, reached) = (0, Rc::new(RefCell::new(false)));
                let met = Rc::clone(&reached);
                let refuse = move || {
                    moment += 1;
                    let now = if for_good { moment > at } else { moment == at + 1 };
                    *met.borrow_mut() |= now;
                    if now { Err(IoError::from(kind)) } else { Ok(()) }
                };
                let done = watched(refuse, || work(&story, &mut journal));
                if !*reached.borrow() {
                    assert!(at > 6 && refused > 1, "{at} moments, {refused} refused");
                    break;
                }
                story.is_whole(&journal);
                journal.add_client(NewClient::named("Ida Lark")).unwrap();
                story.records = records(&journal);
                drop(journal);
                refused += u32::from(done.is_err());
                let (right, wrong) = if is_change && done.is_ok() { (NEW, OLD) } else { (OLD, NEW) };
                story.opens_with(right, &[wrong]);
                let code_changed = Proof::of(&story.folder(), right).unwrap().code().text() != story.code.text();
                assert_eq!(code_changed, !is_change && done.is_ok(), "moment {at}");
            }
        }
    }
}
