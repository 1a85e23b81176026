//! One owner at a time.

use super::*;

#[test]
fn while_one_holds_the_journal_nobody_else_gets_in() {
    let (_home, folder) = journal();
    let held = unlock(&folder, PASSPHRASE).unwrap();
    assert!(matches!(unlock(&folder, PASSPHRASE), Err(Error::Busy { .. })));
    assert!(matches!(unlock(&folder, "a wrong passphrase"), Err(Error::Busy { .. })));
    drop(held);
    assert!(unlock(&folder, PASSPHRASE).is_ok());
}

#[test]
fn a_wrong_passphrase_lets_go_at_once() {
    let (_home, folder) = journal();
    assert!(matches!(unlock(&folder, "a wrong passphrase"), Err(Error::WrongPassphrase)));
    assert!(unlock(&folder, PASSPHRASE).is_ok());
}

#[test]
fn two_who_make_the_same_journal_do_not_meet() {
    let (_home, folder) = place();
    fs::create_dir(&folder).unwrap();
    let other = Owner::take(&Folder::new(&folder)).unwrap();
    assert!(matches!(create(&folder, PASSPHRASE, KdfCost::cheap()), Err(Error::Busy { .. })));
    drop(other);
    assert!(create(&folder, PASSPHRASE, KdfCost::cheap()).is_ok());
}

#[test]
fn something_else_in_the_locks_place_is_said_so() {
    let (_home, folder) = journal();
    fs::remove_file(folder.join("lock")).unwrap();
    fs::create_dir(folder.join("lock")).unwrap();
    assert!(matches!(unlock(&folder, PASSPHRASE), Err(Error::Damaged { .. })));
}

#[cfg(target_os = "linux")]
#[test]
fn the_hold_is_seen_by_other_programs_and_ends_with_it() {
    let (_home, folder) = journal();
    let is_free = || {
        let mut flock = std::process::Command::new("flock");
        flock.arg("--nonblock").arg(folder.join("lock")).arg("true").status().unwrap().success()
    };
    let held = unlock(&folder, PASSPHRASE).unwrap();
    assert!(!is_free());
    drop(held);
    assert!(is_free());
}
