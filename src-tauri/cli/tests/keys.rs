//! Passphrase and recovery code, as a person changes them from a terminal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;

use support::{PASSPHRASE, Practice, Said, said};

const NEW: &str = "mosaic tundra velvet oar";

/// A call with the new passphrase in a file as well.
fn change(practice: &Practice, new: &str) -> Said {
    fs::write(practice.path("new passphrase"), format!("{new}\n")).unwrap();
    let file = practice.path("new passphrase");
    practice.say(&["change-passphrase", "--new-passphrase-file", &file.to_string_lossy()])
}

#[test]
fn a_passphrase_is_changed_and_the_code_stays() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let code = practice.done(&["recovery-code"]);
    assert!(code.starts_with("UC") && code.split('-').count() == 8, "{}", code.len());

    let weak = change(&practice, "zanzi");
    assert_eq!((weak.code, weak.out.as_str()), (7, ""), "{}", weak.err);
    assert!(!weak.err.contains("zanzi"));
    let backup = practice.journal().join("backups/20261101T080000Z");
    fs::create_dir_all(&backup).unwrap();
    for name in ["journal.db", "vault.keys", "vault.keys.2"] {
        fs::copy(practice.journal().join(name), backup.join(name)).unwrap();
    }
    assert_eq!(change(&practice, NEW).done(), "The passphrase is changed. So is that of 1 backup.");
    assert_eq!(practice.say(&["clients"]).code, 3);
    fs::write(practice.path("passphrase"), NEW).unwrap();
    assert!(practice.done(&["clients"]).starts_with("Ana Quill\t"));
    assert_eq!(practice.done(&["recovery-code"]), code);

    let mut program = practice.program();
    program.args(["change-passphrase", "--journal"]).arg(practice.journal());
    program.arg("--passphrase-file").arg(practice.path("passphrase"));
    let refused = said(program, b"");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--new-passphrase-file"), "{}", refused.err);
}

#[test]
fn the_code_opens_when_the_key_files_are_lost() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let code = practice.done(&["recovery-code"]);
    for name in ["vault.keys", "vault.keys.2"] {
        fs::remove_file(practice.journal().join(name)).unwrap();
    }
    assert_eq!(practice.say(&["clients"]).code, 4);
    fs::write(practice.path("passphrase"), NEW).unwrap();
    let open = |typed: &str| practice.say_with(&["open-with-code"], typed);
    let mistyped = format!("{}{}", &code[..46], if code.ends_with('Q') { "P" } else { "Q" });
    let refused = open(&mistyped);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("group 8") && !refused.err.contains(&code[..11]), "{}", refused.err);
    assert_eq!(open("").code, 3);
    let foreign = Practice::new().done(&["recovery-code"]);
    let refused = open(&foreign);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("another journal"), "{}", refused.err);

    open(&format!("{}\n", code.to_lowercase().replace('-', " "))).done();
    assert!(practice.done(&["clients"]).starts_with("Ana Quill\t"));
    assert_eq!(practice.say(&["verify"]).code, 0);
}

#[test]
fn a_new_code_takes_the_place_of_the_old_one() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let before = practice.everything();
    let old = practice.done(&["recovery-code"]);
    let new = practice.done(&["replace-code"]);
    assert_ne!(old, new);
    assert_eq!(practice.done(&["recovery-code"]), new);
    assert_eq!(practice.everything(), before);
    assert_eq!(practice.say_with(&["open-with-code"], &old).code, 3);
    assert_eq!(practice.say_with(&["open-with-code"], &new).code, 0);
    assert_eq!(practice.everything(), before);
    assert_eq!(PASSPHRASE, fs::read_to_string(practice.path("passphrase")).unwrap().trim_end());
}
