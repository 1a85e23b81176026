//! Making a journal: whole, or as if never begun.

use super::*;

const WHOLE: [&str; 4] = ["journal.db", "lock", "vault.keys", "vault.keys.2"];

#[test]
fn a_new_journal_opens_with_its_passphrase_and_no_other() {
    let (_home, folder) = place();
    assert_eq!(look(&folder).unwrap(), Found::Nothing);
    assert!(matches!(unlock(&folder, PASSPHRASE), Err(Error::NoJournal)));
    assert!(!folder.exists());

    let made = create(&folder, PASSPHRASE, KdfCost::cheap()).unwrap();
    let vault_id = made.vault_id;
    drop(made);
    assert_eq!(look(&folder).unwrap(), Found::Journal);
    assert_eq!(names(&folder), WHOLE);

    let opened = unlock(&folder, PASSPHRASE).unwrap();
    let db = store::open::open(&database_path(&folder), &opened.key).unwrap();
    assert_eq!((opened.vault_id, store::open::vault_id(&db).unwrap()), (vault_id, vault_id));
    let user_version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(user_version, 0);
    drop((db, opened));
    for wrong in ["", "heron ladle quiet ferri", "Heron ladle quiet ferry", &"a".repeat(2_000_000)] {
        assert!(matches!(unlock(&folder, wrong), Err(Error::WrongPassphrase)));
    }
}

#[test]
fn the_same_words_typed_elsewhere_and_a_megabyte_of_them_open_it() {
    for (set, typed) in [("cafe\u{301} au lait", "café\u{a0}au lait"), (&*"🌊".repeat(250_000), &*"🌊".repeat(250_000))]
    {
        let (_home, folder) = place();
        drop(create(&folder, set, KdfCost::cheap()).unwrap());
        assert!(unlock(&folder, typed).is_ok());
    }
}

#[test]
fn a_journal_is_never_made_over_another() {
    let (_home, folder) = journal();
    let before = files(&folder);
    assert!(matches!(create(&folder, "another passphrase", KdfCost::cheap()), Err(Error::Exists)));
    for lost in ["journal.db", "vault.keys"] {
        fs::remove_file(folder.join(lost)).unwrap();
        assert!(matches!(create(&folder, "another passphrase", KdfCost::cheap()), Err(Error::Exists)));
    }
    let kept: Vec<_> = before.into_iter().filter(|(name, _)| name != "journal.db" && name != "vault.keys").collect();
    assert_eq!(files(&folder), kept);
}

#[test]
fn a_refused_passphrase_leaves_no_folder() {
    let (_home, folder) = place();
    for bad in ["", "short", "        "] {
        let error = create(&folder, bad, KdfCost::cheap()).unwrap_err();
        assert_eq!((error.code(), error.field()), ("invalid", Some("passphrase")));
        assert!(!folder.exists());
    }
}

#[test]
fn a_place_that_is_no_folder_is_refused_and_nothing_is_made() {
    let (home, folder) = place();
    fs::write(&folder, "a letter").unwrap();
    assert!(matches!(look(&folder), Err(Error::NotAJournal { .. })));
    assert!(matches!(create(&folder, PASSPHRASE, KdfCost::cheap()), Err(Error::NotAJournal { .. })));
    assert!(matches!(unlock(&folder, PASSPHRASE), Err(Error::NotAJournal { .. })));
    let beneath = create(&folder.join("deeper"), PASSPHRASE, KdfCost::cheap());
    assert!(matches!(beneath, Err(Error::Io { .. })));
    assert_eq!(names(home.path()), ["journal"]);
}

#[test]
fn a_cost_that_cannot_be_borne_leaves_nothing() {
    let (home, folder) = place();
    assert!(create(&folder, PASSPHRASE, KdfCost { passes: 0, ..KdfCost::cheap() }).is_err());
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    assert!(create(&folder, PASSPHRASE, KdfCost { passes: 0, ..KdfCost::cheap() }).is_err());
    assert_eq!(names(&folder), ["lock"]);
    assert_eq!(home.path().read_dir().unwrap().count(), 1);
}

/// Every state that a crash can leave behind, in the order of the steps of a creation.
#[test]
fn a_creation_cut_off_at_any_step_can_be_done_again() {
    let (_home, whole) = journal();
    let read = |name: &str| fs::read(whole.join(name)).unwrap();
    let (keys, database) = (read("vault.keys"), read("journal.db"));
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let begun = [("lock", vec![]), ("journal.db.new", vec![])];
    let one_key = [&begun[..], &[("vault.keys", keys.clone())]].concat();
    let both_keys = [&one_key[..], &[("vault.keys.2", keys.clone())]].concat();
    let states = [
        vec![],
        begun[..1].to_vec(),
        begun.to_vec(),
        [&begun[..], &[("vault.keys.new", half(&keys))]].concat(),
        one_key.clone(),
        [&one_key[..], &[("vault.keys.2.new", half(&keys))]].concat(),
        both_keys.clone(),
        [&both_keys[..], &[("journal.db.new", half(&database)), ("journal.db.new-journal", half(&database))]].concat(),
        [&both_keys[..], &[("journal.db.new", database.clone())]].concat(),
    ];
    for state in states {
        let (_home, folder) = place();
        fs::create_dir(&folder).unwrap();
        for (name, content) in &state {
            fs::write(folder.join(name), content).unwrap();
        }
        assert_eq!(look(&folder).unwrap(), Found::Nothing);
        assert!(matches!(unlock(&folder, PASSPHRASE), Err(Error::NoJournal)));
        drop(create(&folder, "another passphrase", KdfCost::cheap()).unwrap());
        assert_eq!(names(&folder), WHOLE);
        assert!(unlock(&folder, "another passphrase").is_ok());
    }
}

/// Clearing away must itself survive being cut off: the mark of an unfinished creation goes last.
#[test]
fn clearing_away_keeps_its_mark_to_the_end() {
    let (_home, path) = place();
    let folder = Folder::new(&path);
    fs::create_dir(&path).unwrap();
    fs::write(path.join("journal.db.new"), "").unwrap();
    fs::write(path.join("vault.keys"), "a key").unwrap();
    fs::create_dir(path.join("vault.keys.2")).unwrap();
    assert!(folder.clear_unfinished().is_err());
    assert_eq!(folder.found().unwrap(), Found::Nothing);
    fs::remove_dir(path.join("vault.keys.2")).unwrap();
    folder.clear_unfinished().unwrap();
    assert!(names(&path).is_empty());
}

#[cfg(unix)]
#[test]
fn only_the_user_may_look_inside() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (home, folder) = journal();
    assert_eq!(mode(&folder), 0o700);
    for name in WHOLE {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }

    let empty = home.path().join("empty");
    let shared = home.path().join("shared");
    for folder in [&empty, &shared] {
        fs::create_dir(folder).unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(shared.join("a letter"), "").unwrap();
    create(&empty, PASSPHRASE, KdfCost::cheap()).unwrap();
    create(&shared, PASSPHRASE, KdfCost::cheap()).unwrap();
    assert_eq!((mode(&empty), mode(&shared)), (0o700, 0o755));
}

#[test]
fn what_is_shown_for_debugging_holds_no_key() {
    let (_home, folder) = journal();
    let opened = unlock(&folder, PASSPHRASE).unwrap();
    let shown = format!("{opened:?} {:?}", Error::WrongPassphrase);
    let salt = data_encoding::HEXLOWER.encode(opened.key.salt());
    assert!(shown.contains("DatabaseKey(…)") && !shown.contains(&salt[..8]));
}
