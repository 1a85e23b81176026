//! What is refused, with which exit code, and that nothing is lost or told by it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::process::Stdio;

use support::{Practice, said};

#[test]
fn the_wrong_passphrase_is_told_from_damage() {
    let practice = Practice::new();
    fs::write(practice.path("passphrase"), "quite another one").unwrap();
    assert_eq!(practice.say(&["clients"]).code, 3);
    fs::write(practice.path("passphrase"), support::PASSPHRASE).unwrap();
    assert_eq!(practice.say(&["clients"]).code, 0, "a missing line end does not matter");

    let file = practice.journal().join("journal.db");
    let whole = fs::read(&file).unwrap();
    let mut torn = whole.clone();
    torn[5000] ^= 1;
    fs::write(&file, &torn).unwrap();
    assert_eq!(practice.say(&["verify"]).code, 4);
    fs::write(&file, "This is a letter, and not a journal at all.").unwrap();
    assert_eq!(practice.say(&["clients"]).code, 4);
    fs::write(&file, &whole).unwrap();
    assert_eq!(practice.say(&["verify"]).code, 0);
    for keys in ["vault.keys", "vault.keys.2"] {
        fs::write(practice.journal().join(keys), "torn").unwrap();
    }
    assert_eq!(practice.say(&["clients"]).code, 4);
}

#[test]
fn what_is_not_there_is_said_to_be_not_there() {
    assert_eq!(Practice::without_journal().say(&["clients"]).code, 5);
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let id = "0198b3a0-0000-7000-8000-000000000000";
    for words in [
        &["want", "--client", "Bo", "A raise"][..],
        &["want", "--client", id, "A raise"],
        &["need", "--client", "Ana Quill", "Rest", "--beneath-want", "A raise"],
        &["need", "--client", "Ana Quill", "Rest", "--beneath-need", id],
        &["suggest", "--client", "Bo"],
    ] {
        let refused = practice.say(words);
        assert_eq!((refused.code, refused.out.as_str()), (5, ""), "{words:?}: {}", refused.err);
    }
    assert_eq!(practice.say_with(&["reflect", "--client", "Bo"], "A page").code, 5);
    let all = practice.everything();
    assert!(["wants", "needs", "reflections"].iter().all(|kind| all[kind].as_array().unwrap().is_empty()));
}

#[test]
fn a_journal_has_one_owner_at_a_time() {
    let practice = Practice::new();
    let open = practice.open();
    assert_eq!(practice.say(&["clients"]).code, 6);
    drop(open);
    assert_eq!(practice.say(&["clients"]).code, 0);
}

#[test]
fn what_cannot_be_kept_is_refused_whole_and_never_repeated() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["gift", "Asking"]);
    let before = practice.everything();
    let long = "zanzibar ".repeat(300);
    for words in [
        &["client", " ana   QUILL "][..],
        &["client", "zanzibar\u{7}"],
        &["client", ""],
        &["client", &long],
        &["gift", "asking"],
        &["gift", "zanzibar", "--pleasure", "6"],
        &["want", "--client", "Ana Quill", &long],
        &["want", "--client", "Ana Quill", "  "],
        &["search", " \" "],
    ] {
        let refused = practice.say(words);
        assert_eq!((refused.code, refused.out.as_str()), (7, ""), "{words:?}: {}", refused.err);
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
        assert!(!refused.err.contains("zanzibar"), "{}", refused.err);
    }
    let page = &["reflect", "--client", "Ana Quill"];
    for input in [&b""[..], b" \n\t\n", b"zanzibar \xff\xfe"] {
        let refused = practice.say_with(page, input);
        assert_eq!((refused.code, refused.out.as_str()), (7, ""), "{}", refused.err);
    }
    assert_eq!(practice.say_with(&["reflect", "--felt", "3"], "A page").code, 7);
    assert_eq!(practice.say_with(&["reflect", "--paid", "99999"], "A page").code, 7);
    assert_eq!(practice.everything(), before);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let practice = Practice::new();
    let refused = said(practice.called(&[OsStr::new("client"), OsStr::from_bytes(b"Ana \xff")]), b"");
    assert_eq!((refused.code, refused.err.lines().count()), (7, 1), "{}", refused.err);
    assert!(practice.everything()["clients"].as_array().unwrap().is_empty());
}

#[test]
fn a_script_that_gives_no_passphrase_is_told_how() {
    let practice = Practice::new();
    let mut program = practice.program();
    program.arg("clients").arg("--journal").arg(practice.journal());
    let refused = said(program, b"");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--passphrase-file"), "{}", refused.err);
    let mut program = practice.program();
    program.args(["sample", "--passphrase-file"]).arg(practice.path("passphrase"));
    assert_eq!(said(program, b"").code, 2, "the sample never lands in one's own journal");
    let mut program = practice.program();
    program.arg("clients").arg("--journal").arg(practice.journal()).arg("--passphrase-file").arg(practice.path("none"));
    assert_eq!(said(program, b"").code, 8);
    assert_eq!(practice.say(&["fly"]).code, 2);
    assert_eq!(practice.say(&["--help"]).code, 0);
}

#[test]
fn an_export_comes_whole_and_replaces_nothing_else() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let (file, letter) = (practice.path("all.json"), practice.path("letter.txt"));
    let export = |target: &std::path::Path| practice.say(&["export", "--json", &target.to_string_lossy()]);
    fs::write(&file, "").unwrap();
    assert_eq!(export(&file).code, 0, "an empty file is replaced");
    practice.done(&["client", "Bo"]);
    assert_eq!(export(&file).code, 0, "an earlier export is replaced");
    let written: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((&written["form"], written["clients"].as_array().unwrap().len()), (&1.into(), 2));
    assert_eq!(practice.json(&["export", "--json", "-"])["clients"], written["clients"]);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);

    fs::write(&letter, "Dear Ana,").unwrap();
    assert_eq!(export(&letter).code, 7);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Ana,");
    practice.done(&["export", "--force", "--json", &letter.to_string_lossy()]);
    assert!(fs::read_to_string(&letter).unwrap().starts_with('{'));

    assert_eq!(export(&practice.path("no such folder/all.json")).code, 8);
    assert_eq!(export(practice.folder.path()).code, 8);
    let left: Vec<_> = fs::read_dir(practice.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "nothing half written is left: {left:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_reader_that_leaves_is_not() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    assert_eq!(practice.say(&["export", "--json", "/dev/full"]).code, 8);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = practice.called(&["clients"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(8));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the disk is full"));

    let mut child = practice.called(&["clients"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
