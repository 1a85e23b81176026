//! The database: refused in words when it is not what was written, and left as it is.

use super::*;

/// Puts `content` in the database's place, tries to get in, and checks that nothing was changed.
fn refusal_of(content: &[u8]) -> Error {
    let (_home, folder) = journal();
    fs::write(database_path(&folder), content).unwrap();
    let before = files(&folder);
    let error = enter(&folder).unwrap_err();
    assert_eq!(files(&folder), before);
    error
}

#[test]
fn an_empty_file_a_text_and_another_programs_database_are_told_apart() {
    assert!(refusal_of(b"").to_string().contains("which is empty"));
    assert!(refusal_of("Liebe Ana, schön war’s!\n".repeat(400).as_bytes()).to_string().contains("(a text)"));
    let (home, _) = place();
    let foreign = home.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE other (id INTEGER)").unwrap();
    let error = refusal_of(&fs::read(foreign).unwrap());
    assert!(matches!(error, Error::NotAJournal { .. }) && error.to_string().contains("another program's database"));
    assert!(matches!(refusal_of(&[0; 4096]), Error::Damaged { .. }));
    assert!(matches!(refusal_of(&[0xA5; 8192]), Error::Damaged { .. }));
}

#[cfg(unix)]
#[test]
fn a_folder_a_pipe_and_a_link_in_its_place_are_refused_without_waiting() {
    let (home, folder) = journal();
    let database = database_path(&folder);
    let kept = home.path().join("kept.db");
    fs::rename(&database, &kept).unwrap();
    let says = |words: &str| {
        let error = enter(&folder).unwrap_err();
        assert_eq!(look(&folder).unwrap(), Found::Journal);
        assert!(matches!(error, Error::NotAJournal { .. }) && error.to_string().contains(words), "{error}");
    };

    fs::create_dir(&database).unwrap();
    says("The folder named journal.db");
    fs::remove_dir(&database).unwrap();
    std::process::Command::new("mkfifo").arg(&database).status().unwrap();
    says("The pipe or device named journal.db");
    for target in [&kept, &home.path().join("nowhere"), Path::new("/dev/zero")] {
        fs::remove_file(&database).unwrap();
        std::os::unix::fs::symlink(target, &database).unwrap();
        says("The link named journal.db");
    }

    fs::remove_file(&database).unwrap();
    assert!(enter(&folder).unwrap_err().to_string().contains("journal.db is missing"));
    fs::rename(&kept, &database).unwrap();
    assert!(is_all_there(&folder));
}

#[test]
fn every_cut_is_damage() {
    let (_home, folder) = journal();
    let whole = fs::read(database_path(&folder)).unwrap();
    assert!(whole.len() > 8192);
    for length in (1..whole.len()).step_by(1021).chain([16, 4096, 8192, whole.len() - 1]) {
        let error = refusal_of(&whole[..length]);
        assert!(matches!(error, Error::Damaged { .. }), "{length} bytes: {error}");
    }
}

#[test]
fn a_damaged_salt_does_no_harm() {
    let (_home, folder) = journal();
    let path = database_path(&folder);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..16].fill(0xEE);
    fs::write(&path, bytes).unwrap();
    assert!(is_all_there(&folder));
}

#[test]
fn a_flipped_bit_is_reported_on_opening_or_by_verify_and_never_passes() {
    let (_home, folder) = journal();
    let path = database_path(&folder);
    let sound = fs::read(&path).unwrap();
    let opened = unlock(&folder, PASSPHRASE).unwrap();
    let first_page = (16 * 8..4096 * 8).step_by(601);
    for bit in first_page {
        fs::write(&path, with_flipped_bit(&sound, bit)).unwrap();
        assert!(matches!(store::open::open(&path, &opened.key), Err(Error::Damaged { .. })), "bit {bit}");
    }
    for bit in (4096 * 8..sound.len() * 8).step_by(1009) {
        fs::write(&path, with_flipped_bit(&sound, bit)).unwrap();
        let findings = store::open::open(&path, &opened.key).map(|db| store::open::verify(&db).unwrap());
        assert!(
            matches!(findings, Err(Error::Damaged { .. })) || findings.is_ok_and(|found| !found.is_empty()),
            "bit {bit}"
        );
    }
    fs::write(&path, &sound).unwrap();
    assert!(store::open::verify(&store::open::open(&path, &opened.key).unwrap()).unwrap().is_empty());
}

#[test]
fn verify_finds_what_refers_to_nothing() {
    let (_home, folder) = journal();
    let (db, _owner) = enter(&folder).unwrap();
    db.execute_batch(
        "CREATE TABLE mark (word INTEGER REFERENCES word (rowid)) STRICT; PRAGMA foreign_keys = OFF;
         DROP TABLE mark; CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT;
         CREATE TABLE mark (tag INTEGER REFERENCES tag (id)) STRICT; INSERT INTO mark VALUES (7);",
    )
    .unwrap();
    assert_eq!(store::open::verify(&db).unwrap(), ["mark refers to a record that is not there"]);
}

#[test]
fn a_database_without_the_mark_is_refused_though_the_key_fits() {
    let (_home, folder) = journal();
    let (db, owner) = enter(&folder).unwrap();
    db.pragma_update(None, "application_id", 0).unwrap();
    drop((db, owner));
    assert!(matches!(enter(&folder), Err(Error::Damaged { .. })));
}

#[test]
fn settings_are_the_safe_ones_on_disk_and_in_memory() {
    let (_home, folder) = journal();
    let (on_disk, _owner) = enter(&folder).unwrap();
    let in_memory = store::open::in_memory().unwrap();
    for db in [&on_disk, &in_memory] {
        let is = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!((is("foreign_keys"), is("synchronous"), is("secure_delete"), is("temp_store")), (1, 3, 1, 2));
        assert_eq!((is("trusted_schema"), is("application_id")), (0, store::open::APPLICATION_ID.into()));
        assert!(store::open::vault_id(db).is_ok());
        assert!(store::open::verify(db).unwrap().is_empty());
    }
    let mode: String = on_disk.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    let wiped: String = on_disk.pragma_query_value(None, "cipher_memory_security", |row| row.get(0)).unwrap();
    assert_eq!(wiped, "1");
}

#[test]
fn a_search_index_kept_by_triggers_works_under_these_settings() {
    let db = store::open::in_memory().unwrap();
    db.execute_batch(
        "CREATE TABLE word (text TEXT NOT NULL) STRICT; CREATE VIRTUAL TABLE found USING fts5 (text);
         CREATE TRIGGER word_found AFTER INSERT ON word BEGIN INSERT INTO found (text) VALUES (new.text); END;
         INSERT INTO word VALUES ('heron');",
    )
    .unwrap();
    let hits: i64 = db.query_row("SELECT count(*) FROM found ('heron')", [], |row| row.get(0)).unwrap();
    assert_eq!(hits, 1);
}

#[test]
fn no_file_holds_a_word_in_clear_not_even_in_the_middle_of_a_write() {
    let (_home, folder) = journal();
    let (mut db, _owner) = enter(&folder).unwrap();
    db.pragma_update(None, "cache_size", 2).unwrap();
    let transaction = db.transaction().unwrap();
    for _ in 0..12 {
        transaction.execute("UPDATE word SET text = text || text", []).unwrap();
    }
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let seen = files(&folder);
    assert!(seen.iter().any(|(name, content)| name == "journal.db-journal" && !content.is_empty()));
    for (name, content) in seen {
        let holds = |needle: &[u8]| content.windows(needle.len()).any(|window| window == needle);
        assert!(!holds(CANARY.as_bytes()) && !holds(&utf16) && !holds(PASSPHRASE.as_bytes()), "{name}");
    }
}

#[test]
fn a_write_that_was_cut_off_is_taken_back() {
    let (home, folder) = journal();
    let (mut db, _owner) = enter(&folder).unwrap();
    db.pragma_update(None, "cache_size", 2).unwrap();
    let transaction = db.transaction().unwrap();
    for _ in 0..12 {
        transaction.execute("UPDATE word SET text = text || text", []).unwrap();
    }
    let after_the_cut = home.path().join("after the cut");
    fs::create_dir(&after_the_cut).unwrap();
    for (name, content) in files(&folder) {
        fs::write(after_the_cut.join(name), content).unwrap();
    }
    let path = database_path(&after_the_cut);
    let half_a_page = [fs::read(&path).unwrap(), vec![7; 2000]].concat();
    fs::write(&path, half_a_page).unwrap();

    assert!(is_all_there(&after_the_cut));
    assert_eq!(fs::metadata(&path).unwrap().len() % 4096, 0);
}

/// Names the database to a program of this test alone, which opened nothing before.
const FIRST: &str = "UNDERCURRENT_TEST_OPENS_FIRST";

#[test]
fn threads_that_are_the_first_to_open_anything_all_succeed() {
    let name = "vault::tests::database::threads_that_are_the_first_to_open_anything_all_succeed";
    if let Some(database) = std::env::var_os(FIRST) {
        return open_first(Path::new(&database), 64);
    }
    let (home, _) = place();
    let database = home.path().join("journal.db");
    store::open::create(&database, &same_key(), uuid::Uuid::from_u128(7), |_, _| Ok(())).unwrap();
    for _ in 0..30 {
        let mut program = std::process::Command::new(std::env::current_exe().unwrap());
        let output = program.args(["--exact", name]).env(FIRST, &database).output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && told.contains("1 passed"), "{told}");
    }
}

fn same_key() -> DatabaseKey {
    keys::Secret::zeros().database_key()
}

/// As many threads as that open one database, at one moment.
fn open_first(database: &Path, threads: usize) {
    let together = std::sync::Barrier::new(threads);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let key = same_key();
                together.wait();
                store::open::open_to_read(database, &key).unwrap();
            });
        }
    });
}
