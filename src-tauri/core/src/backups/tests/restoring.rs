//! Restoring: beside what is there and never over it, cut off anywhere, and on a machine that has nothing.

use super::*;
use crate::vault::{Found, look};

/// A journal that was "Then" in its backup, and is "Now".
fn told() -> (TempDir, Journal, Backup) {
    let (home, mut journal) = journal();
    page(&mut journal, "Then");
    page(&mut journal, &"words ".repeat(6_000));
    let made = journal.back_up().unwrap();
    later(&mut journal, 45);
    page(&mut journal, "Now");
    (home, journal, made)
}

fn is_then(journal: &Journal) -> bool {
    let texts = texts(journal);
    assert!(texts.len() == 2 || texts.contains(&"Now".to_owned()), "neither the old journal nor the new one");
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
    texts.len() == 2
}

/// A copy of a journal's folder, as a kill at this moment would leave it.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copied(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_backup_comes_in_and_the_present_journal_is_kept_beside_it() {
    let (home, mut journal, made) = told();
    let draft = journal.start_reflection("Begun", &Facts::default()).unwrap();
    journal.save_draft(draft, "Begun, and more", &[]).unwrap();
    let words_begun =
        |journal: &Journal| store::drafts::get(&journal.connection, draft).unwrap().map(|draft| draft.text);
    let restored = journal.restore(&made.id).unwrap();
    assert!(is_then(&restored));
    let aside = restored.shelf().unwrap().list().into_iter().find(|backup| backup.set_aside).unwrap();
    assert_eq!((aside.opens_with, aside.holds.unwrap().reflections), (OpensWith::Current, 4));
    assert_eq!(words_begun(&restored.look_into(&aside.id).unwrap()), Some("Begun, and more".to_owned()));

    let back = restored.restore(&aside.id).unwrap();
    assert!(!is_then(&back) && words_begun(&back).is_some());
    back.lock().unwrap();
    assert!(!is_then(&unlocked(&home)));
}

#[test]
fn any_damage_to_a_backup_is_found_before_it_is_restored() {
    let (_home, journal, made) = told();
    let database = database_path(made.folder());
    let sound = fs::read(&database).unwrap();
    for byte in (16..sound.len()).step_by(9_973) {
        let mut torn = sound.clone();
        torn[byte] ^= 1;
        fs::write(&database, torn).unwrap();
        let refused = journal.restoring(&made.id).and_then(|restoring| restoring.prepare());
        assert!(matches!(refused, Err(Error::Damaged { .. })), "byte {byte}: {refused:?}");
    }
    for length in [0, 1, 4096, sound.len() - 4096, sound.len() - 1] {
        fs::write(&database, &sound[..length]).unwrap();
        assert!(journal.restoring(&made.id).and_then(|restoring| restoring.prepare()).is_err(), "{length} bytes");
        assert_eq!(journal.shelf().unwrap().newest_sound(), None);
    }
    fs::write(&database, sound).unwrap();
    assert_eq!(journal.shelf().unwrap().newest_sound().unwrap().id, made.id);
    assert!(is_then(&journal.restore(&made.id).unwrap()));
}

#[test]
fn a_restore_that_is_killed_anywhere_leaves_the_old_journal_or_the_new_one() {
    let (home, journal, made) = told();
    let folder = folder(&home);
    let moments = tempfile::tempdir().unwrap();
    let mut taken = Vec::new();
    let mut take = |name: &str| {
        copied(&folder, &moments.path().join(name));
        taken.push(name.to_owned());
    };
    take("0 before");
    journal.restoring(&made.id).unwrap().prepare().unwrap();
    take("1 prepared");
    journal.set_aside().unwrap();
    take("2 set aside");
    drop(journal);
    crate::vault::backup::restoring::commit(&folder).unwrap();
    take("3 committed");
    // What a crash of the journal that leaves may have left is not to be played into the one that comes.
    fs::write(folder.join("journal.db-journal"), "stale").unwrap();
    take("4 with a stale rollback journal");
    fs::remove_file(folder.join("journal.db-journal")).unwrap();
    take("5 without it");
    fs::rename(folder.join("restoring/journal.db"), folder.join("journal.db")).unwrap();
    take("6 moved");
    fs::remove_dir(folder.join("restoring")).unwrap();
    take("7 done");
    for (step, name) in taken.iter().enumerate() {
        let folder = moments.path().join(name);
        assert_eq!(look(&folder).unwrap(), Found::Journal);
        for _ in 0..2 {
            let opened = Journal::unlock(&folder, PASSPHRASE, fixed_clock(morning())).unwrap();
            assert_eq!(is_then(&opened), step >= 3, "{name}");
            assert!(opened.shelf().unwrap().list().iter().any(|backup| backup.id == made.id));
            opened.lock().unwrap();
        }
        assert!(!folder.join("restoring").exists(), "{name}");
        // What a restore left that never happened is no obstacle to the next.
        let again = Journal::unlock(&folder, PASSPHRASE, fixed_clock(morning())).unwrap();
        assert!(is_then(&again.restore(&made.id).unwrap()), "{name}");
    }
}

#[test]
fn a_restore_with_keys_of_its_own_that_is_killed_anywhere_opens_as_well() {
    let (home, journal, made) = told();
    let fresh = home.path().join("fresh");
    drop(journal);
    fs::create_dir(&fresh).unwrap();
    let key = Shelf::unlocked(made.folder(), PASSPHRASE).unwrap().key;
    let keys = vault::keyfile::read(&Folder::new(made.folder())).unwrap().newest;
    vault::backup::restoring::prepare(&fresh, made.folder(), &key, Some(&keys), &Lease::of_nobody()).unwrap();
    assert_eq!(look(&fresh).unwrap(), Found::Nothing);
    vault::backup::restoring::commit(&fresh).unwrap();
    for moved in ["", "vault.keys", "vault.keys.2", "journal.db"] {
        if !moved.is_empty() {
            fs::rename(fresh.join("restoring").join(moved), fresh.join(moved)).unwrap();
        }
        let killed = home.path().join(format!("killed {moved}"));
        copied(&fresh, &killed);
        assert_eq!(look(&killed).unwrap(), Found::Journal);
        assert!(is_then(&Journal::unlock(&killed, PASSPHRASE, fixed_clock(morning())).unwrap()), "{moved}");
    }
}

#[test]
fn a_fresh_machine_needs_a_backup_and_the_passphrase() {
    let (home, journal, made) = told();
    drop(journal);
    let fresh = home.path().join("fresh/deep/journal");
    let restore =
        |passphrase| Journal::restore_into(&fresh, Which::Folder(made.folder()), passphrase, fixed_clock(morning()));
    assert!(matches!(restore("a wrong passphrase"), Err(Error::WrongPassphrase)));
    assert!(!fresh.exists() || look(&fresh).unwrap() == Found::Nothing);
    assert!(is_then(&restore(PASSPHRASE).unwrap()));
    assert_eq!(
        fs::read_dir(&fresh).unwrap().count(),
        5,
        "the lock, the journal, its keys and its reserve: {:?}",
        tree(&fresh)
    );
}

#[test]
fn a_journal_that_does_not_open_any_more_gives_way_to_its_newest_sound_backup() {
    let (home, mut journal, made) = told();
    later(&mut journal, 24 * 60);
    let torn = journal.back_up().unwrap();
    journal.lock().unwrap();
    flip(&database_path(torn.folder()), 3 * 4096 + 70);
    let database = database_path(&folder(&home));
    let restore = |which| Journal::restore_into(&folder(&home), which, PASSPHRASE, fixed_clock(morning()));
    for damage in [&b""[..], b"This is a letter, and no journal.", &[7; 8192]] {
        fs::write(&database, damage).unwrap();
        assert!(matches!(restore(Which::Id(&torn.id)), Err(Error::Damaged { .. })));
        let restored = restore(Which::Newest).unwrap();
        assert!(is_then(&restored));
        let aside: Vec<_> = restored.shelf().unwrap().list().into_iter().filter(|backup| backup.set_aside).collect();
        assert!(aside.iter().any(|aside| fs::read(database_path(aside.folder())).unwrap() == damage), "kept as it was");
        assert!(restored.shelf().unwrap().list().iter().any(|backup| backup.id == made.id));
    }
    fs::remove_file(&database).unwrap();
    assert!(is_then(&restore(Which::Id(&made.id)).unwrap()));
    for keys in ["vault.keys", "vault.keys.2"] {
        fs::write(folder(&home).join(keys), "torn").unwrap();
    }
    assert!(is_then(&restore(Which::Newest).unwrap()), "each backup has keys of its own");
}

#[test]
fn a_backup_of_another_journal_does_not_take_this_ones_place() {
    let (home, journal, _) = told();
    let (_other_home, other) = self::journal();
    let theirs = other.back_up().unwrap();
    journal.lock().unwrap();
    let (before, nowhere) = (tree(&folder(&home)), home.path().join("nowhere"));
    let restore = |which| Journal::restore_into(&folder(&home), which, PASSPHRASE, fixed_clock(morning())).map(drop);
    let refused = restore(Which::Folder(theirs.folder())).unwrap_err();
    assert!(refused.to_string().contains("belongs to another journal"), "{refused}");
    let refused = restore(Which::Folder(&nowhere)).unwrap_err();
    assert!(matches!(refused, Error::NotAJournal { .. }), "{refused}");
    assert_eq!(tree(&folder(&home)), before);
    let open = unlocked(&home);
    assert!(matches!(restore(Which::Newest), Err(Error::Busy { .. })));
    assert!(!is_then(&open));
}

#[test]
fn a_journal_and_its_backup_from_an_older_program_are_brought_up_to_date_and_kept_as_they_were() {
    const OLDER: &str = "four quiet words here";
    let home = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/schema-1");
    copied(&fixture, &folder(&home));
    let older = fs::read(database_path(&folder(&home))).unwrap();
    let journal = Journal::unlock(&folder(&home), OLDER, fixed_clock(morning())).unwrap();
    let made = journal.shelf().unwrap().list().remove(0);
    let connection = store::open::open_to_read(&database_path(made.folder()), &journal.shelf().unwrap().key).unwrap();
    assert!(store::migrate::is_older(&connection).unwrap());
    assert_eq!(fs::read(database_path(made.folder())).unwrap().len(), older.len());

    let looked = journal.look_into(&made.id).unwrap();
    assert_eq!(looked.client_names().unwrap(), journal.client_names().unwrap());
    assert_eq!(texts(&looked), texts(&journal));
    assert!(!folder(&home).join("looking").exists());
    assert!(store::migrate::is_older(&connection).unwrap(), "the backup itself stays as it was");
    let restored = journal.restore(&made.id).unwrap();
    assert_eq!(texts(&restored), texts(&looked));
}

#[test]
fn on_a_new_machine_the_code_alone_brings_a_backup_back() {
    let home = tempfile::tempdir().unwrap();
    let clock = fixed_clock(morning());
    let old = home.path().join("old");
    let (mut journal, code) =
        Journal::create_with_code(&old, "the forgotten passphrase", KdfCost::cheap(), clock.clone()).unwrap();
    page(&mut journal, "Then");
    let backup = journal.back_up().unwrap().folder().to_owned();
    journal.lock().unwrap();
    for keys in ["vault.keys", "vault.keys.2"] {
        fs::remove_file(backup.join(keys)).unwrap();
    }
    let restore = |folder: &Path, code: &str, passphrase: &str| {
        Journal::restore_with_code(folder, &backup, code, passphrase, KdfCost::cheap(), clock.clone())
    };
    let (new, chosen) = (home.path().join("new"), "one that is remembered");
    let stranger = home.path().join("stranger");
    let (kept, other) = Journal::create_with_code(&stranger, chosen, KdfCost::cheap(), clock.clone()).unwrap();
    kept.lock().unwrap();
    assert!(matches!(restore(&new, &other.text(), chosen), Err(Error::Invalid { field: "code", .. })));
    assert!(matches!(restore(&new, &code.text(), "short"), Err(Error::Invalid { field: "passphrase", .. })));
    assert!(!new.exists(), "nothing is made in vain");
    assert_eq!(texts(&restore(&new, &code.text(), chosen).unwrap()), ["Then"]);
    let again = Journal::unlock(&new, chosen, clock.clone()).unwrap();
    assert_eq!(texts(&again), ["Then"]);
    again.lock().unwrap();
    assert!(matches!(restore(&stranger, &code.text(), chosen), Err(Error::Invalid { .. })));
}

#[test]
fn a_backup_of_a_newer_program_is_refused_before_anything_is_set_aside() {
    let (home, journal, made) = told();
    let key = journal.shelf().unwrap().key;
    let newer = store::open::open(&database_path(made.folder()), &key).unwrap();
    probe::age_schema(&newer, store::migrate::NEWEST + 1);
    drop(newer);
    assert!(matches!(journal.restoring(&made.id).unwrap().prepare(), Err(Error::TooNew { .. })));
    journal.lock().unwrap();
    let before = tree(&folder(&home));
    let refused = Journal::restore_into(&folder(&home), Which::Id(&made.id), PASSPHRASE, fixed_clock(morning()));
    assert!(matches!(refused, Err(Error::TooNew { .. })));
    assert_eq!(tree(&folder(&home)), before);
    assert!(!is_then(&unlocked(&home)));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused_while_all_can_stay_as_it_is() {
    let (home, journal, made) = told();
    journal.lock().unwrap();
    let (elsewhere, backup) = (home.path().join("elsewhere"), made.folder().to_owned());
    for name in ["journal.db", "vault.keys", "vault.keys.2", "journal.db-journal"] {
        let place = folder(&home).join(name);
        if place.exists() {
            fs::rename(&place, &elsewhere).unwrap();
        }
        fs::create_dir(&place).unwrap();
        let before = tree(&folder(&home));
        for which in [Which::Newest, Which::Folder(&backup)] {
            let refused = Journal::restore_into(&folder(&home), which, PASSPHRASE, fixed_clock(morning())).map(drop);
            assert!(matches!(refused, Err(Error::NotAJournal { .. })), "{name}: {refused:?}");
        }
        assert_eq!(tree(&folder(&home)), before);
        fs::remove_dir(&place).unwrap();
        if elsewhere.exists() {
            fs::rename(&elsewhere, &place).unwrap();
        }
    }
    assert!(!is_then(&unlocked(&home)));
}

/// A backup whose database goes by newer key files than those that lie at home, though the same passphrase opens both.
fn counted_further() -> (TempDir, Journal, Backup) {
    let (home, mut journal, _) = told();
    let (kept, cost, other) = (home.path().join("kept"), KdfCost::cheap(), "another plain passphrase");
    copied(&folder(&home), &kept);
    journal.change_passphrase(PASSPHRASE, other, cost, &[]).unwrap();
    journal.change_passphrase(other, PASSPHRASE, cost, &[]).unwrap();
    later(&mut journal, 45);
    let made = journal.back_up().unwrap();
    journal.lock().unwrap();
    for name in ["journal.db", "vault.keys", "vault.keys.2"] {
        fs::copy(kept.join(name), folder(&home).join(name)).unwrap();
    }
    let before = unlocked(&home);
    (home, before, made)
}

#[test]
fn key_files_that_open_a_backup_pass_for_as_new_as_it_must_have_them() {
    let (home, journal, made) = counted_further();
    let restored = journal.restore(&made.id).unwrap();
    assert_eq!(texts(&restored).len(), 3);
    restored.lock().unwrap();
    unlocked(&home).lock().unwrap();

    let (home, journal, made) = counted_further();
    journal.lock().unwrap();
    let at_home = vault::keyfile::read(&Folder::new(folder(&home))).unwrap().newest;
    Journal::restore_into(&folder(&home), Which::Id(&made.id), PASSPHRASE, fixed_clock(morning())).unwrap();
    at_home.write(&Folder::new(made.folder())).unwrap();
    let fresh = home.path().join("fresh");
    Journal::restore_into(&fresh, Which::Folder(made.folder()), PASSPHRASE, fixed_clock(morning())).unwrap();
}

#[test]
fn older_key_files_that_were_put_back_restore_nothing() {
    let (home, mut journal, made) = told();
    let old = vault::keyfile::read(&Folder::new(folder(&home))).unwrap().newest;
    journal.change_passphrase(PASSPHRASE, "another plain passphrase", KdfCost::cheap(), &[]).unwrap();
    journal.lock().unwrap();
    old.write(&Folder::new(folder(&home))).unwrap();
    let before = tree(&folder(&home));
    for which in [Which::Newest, Which::Id(&made.id), Which::Folder(made.folder())] {
        let refused = Journal::restore_into(&folder(&home), which, PASSPHRASE, fixed_clock(morning())).map(drop);
        assert!(matches!(refused, Err(Error::StaleKeys)), "{refused:?}");
    }
    assert_eq!(tree(&folder(&home)), before);
}

#[test]
fn a_backup_that_a_new_passphrase_did_not_reach_comes_in_by_its_own() {
    for id in [true, false] {
        let (home, mut journal, made) = told();
        let away = home.path().join("away");
        fs::rename(made.folder(), &away).unwrap();
        journal.change_passphrase(PASSPHRASE, "another plain passphrase", KdfCost::cheap(), &[]).unwrap();
        journal.lock().unwrap();
        fs::rename(&away, made.folder()).unwrap();
        let which = if id { Which::Id(&made.id) } else { Which::Newest };
        let restore = |passphrase| Journal::restore_into(&folder(&home), which, passphrase, fixed_clock(morning()));
        assert!(matches!(restore("a wrong passphrase"), Err(Error::WrongPassphrase)));
        assert!(is_then(&restore(PASSPHRASE).unwrap()));
    }
}

#[test]
fn a_damaged_salt_of_a_backup_does_not_keep_the_code_out() {
    let home = tempfile::tempdir().unwrap();
    let clock = fixed_clock(morning());
    let (mut journal, code) =
        Journal::create_with_code(&folder(&home), PASSPHRASE, KdfCost::cheap(), clock.clone()).unwrap();
    page(&mut journal, "Then");
    let backup = journal.back_up().unwrap().folder().to_owned();
    let mut bytes = fs::read(database_path(&backup)).unwrap();
    bytes[..16].fill(0xEE);
    fs::write(database_path(&backup), bytes).unwrap();
    let fresh = home.path().join("fresh");
    let restored =
        Journal::restore_with_code(&fresh, &backup, &code.text(), "one that is remembered", KdfCost::cheap(), clock);
    assert_eq!(texts(&restored.unwrap()), ["Then"]);
}

#[test]
fn a_damaged_page_keeps_nobody_from_writing_on_another_and_from_the_backups() {
    let (home, mut journal) = journal();
    let long = journal.start_reflection(&"words ".repeat(60_000), &Facts::default()).unwrap();
    let other = journal.start_reflection("Other", &Facts::default()).unwrap();
    let made = journal.back_up().unwrap();
    let pages = probe::pages(&journal.connection) as usize;
    journal.lock().unwrap();
    let database = database_path(&folder(&home));
    let sound = fs::read(&database).unwrap();
    let mut met = 0;
    for page in (pages / 8..pages).step_by(pages / 4) {
        fs::write(&database, &sound).unwrap();
        flip(&database, page * 4096 + 50);
        let mut journal = unlocked(&home);
        if !matches!(journal.reflection(long), Err(Error::Damaged { .. })) {
            continue;
        }
        met += 1;
        assert!(journal.reflection(other).is_err(), "the connection answers nothing more");
        assert!(journal.shelf().unwrap().list().iter().any(|backup| backup.id == made.id));
        journal.restoring(&made.id).unwrap().prepare().unwrap();
        journal.save_draft(other, "Other words", &[]).unwrap();
        journal.settle_draft(other).unwrap();
        assert_eq!(journal.reflection(other).unwrap().text, "Other words");
        assert!(journal.reflection(long).is_err());
        journal.revive().unwrap();
        assert_eq!(journal.reflection(other).unwrap().text, "Other words");
        journal.undo().unwrap();
        assert_eq!(journal.reflection(other).unwrap().text, "Other");
        assert!(journal.reflection(long).is_err());
        journal.set_aside().unwrap();
        assert_eq!(texts(&journal.become_restored().unwrap()).len(), 2);
    }
    assert!(met > 0, "the long page met no damage");
}
