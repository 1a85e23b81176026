//! Each verb as a script uses it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::Value;
use support::{Practice, keys};

#[test]
fn a_practice_is_kept_from_the_terminal() {
    let practice = Practice::new();
    let ana = practice.done(&["client", "Ana Quill", "--since", "2026-01-31"]);
    let bo = practice.done(&["client", "Bo"]);
    let want =
        practice.done(&["want", "--client", "ana quill", "One look for all hotels", "--enough", "One sign each"]);
    let board = practice.done(&[
        "need",
        "--client",
        "Ana Quill",
        "Be taken  seriously",
        "--beneath-want",
        "One look for all hotels",
    ]);
    let input = practice.say_with(&["need", "--client", &ana, "-", "--beneath-need", &board], "Sit in her own chair\n");
    let chair = input.done();
    let gift =
        practice.done(&["gift", "Asking", "--pleasure", "5", "--kind", "glad_cost", "--description", "Plainly."]);
    let words = ["reflect", "--client", "Bo", "--client", &ana, "--kind", "call", "--paid", "50", "--felt", "-2"];
    let page = practice.say_with(&words, "She stood by the window.\r\nNobody sat.").done();

    let all = practice.everything();
    assert_eq!(all["clients"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&all["wants"][0]["id"], &all["wants"][0]["enough_line"]),
        (&Value::from(want.as_str()), &"One sign each".into())
    );
    let needs = all["needs"].as_array().unwrap();
    assert_eq!((&needs[0]["text"], &needs[0]["beneath_wants"][0]), (&"Be taken seriously".into(), &want.into()));
    assert_eq!((&needs[1]["id"], &needs[1]["beneath_needs"][0]), (&chair.into(), &board.into()));
    let kept = &all["reflections"][0];
    assert_eq!((&kept["id"], &kept["text"]), (&page.into(), &"She stood by the window.\nNobody sat.".into()));
    assert_eq!((&kept["kind"], &kept["paid_minutes"], &kept["felt"]), (&"call".into(), &50.into(), &(-2).into()));
    assert_eq!((&kept["client_ids"][0], &kept["client_ids"][1]), (&bo.into(), &ana.clone().into()));

    let clients = practice.json(&["clients", "--json"]);
    let listed = clients.as_array().unwrap().iter().find(|client| client["id"] == ana).unwrap();
    assert_eq!(keys(listed), ["id", "last_contact_on", "name", "since", "stage"]);
    assert_eq!((&listed["stage"], &listed["since"]), (&"active".into(), &"2026-01-31".into()));
    let today = chrono::Local::now().date_naive();
    assert_eq!(listed["last_contact_on"], today.to_string());
    assert!(practice.done(&["clients"]).lines().any(|line| line == format!("Ana Quill\tactive\t2026-01-31\t{today}")));

    let gifts = practice.json(&["gifts", "--json"]);
    assert_eq!(keys(&gifts[0]), ["description", "id", "kind", "mastery", "name", "pleasure", "state"]);
    assert_eq!((&gifts[0]["id"], &gifts[0]["pleasure"]), (&gift.into(), &5.into()));
    assert_eq!(practice.done(&["gifts"]), "Asking\tglad_cost\t5\t3\tliving");
}

#[test]
fn a_hit_is_a_line() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["need", "--client", "Ana Quill", "A chair at the table"]);
    practice.done(&["gift", "Chairing a quarrel"]);
    let page = "# Monday\n\nShe stood by the\tchair.\u{1b}[31m\n\nNobody sat.";
    practice.say_with(&["reflect", "--client", "Ana Quill"], page).done();

    let found = practice.done(&["search", "chair"]);
    let lines: Vec<Vec<&str>> = found.lines().map(|line| line.split('\t').collect()).collect();
    let today = chrono::Local::now().date_naive().to_string();
    assert!(lines.contains(&vec!["need", "Ana Quill", &today, "A chair at the table"]), "{found}");
    assert!(lines.contains(&vec!["gift", "", &today, "Chairing a quarrel"]), "{found}");
    let page = lines.iter().find(|line| line[0] == "reflection").unwrap();
    assert!(page.len() == 4 && page[3].contains("She stood by the chair.") && !page[3].contains('\u{1b}'), "{page:?}");

    let hits = practice.json(&["search", "--json", "\"by the chair\""]);
    assert_eq!(hits.as_array().unwrap().len(), 1);
    assert_eq!(keys(&hits[0]), ["around", "client", "id", "kind", "on", "title"]);
    assert_eq!(practice.json(&["search", "--json", "nowhere"]), Value::Array(Vec::new()));
}

#[test]
fn suggestions_are_one_json_list_whose_reasons_add_up() {
    let practice = Practice::new();
    for client in ["Ana Quill", "Bo"] {
        practice.done(&["client", client]);
    }
    practice.done(&["want", "--client", "Ana Quill", "A bolder board paper"]);
    let need = "Be heard by her board when the board disagrees";
    practice.done(&["need", "--client", "Ana Quill", need, "--beneath-want", "A bolder board paper"]);
    practice.done(&["need", "--client", "Bo", "Sleep"]);
    let gift =
        ["gift", "Being heard", "--description", "Helping a board hear what it disagrees with", "--mastery", "4"];
    practice.done(&gift);

    let said = practice.say(&["suggest", "--json"]);
    assert!(said.err.contains("compares words only"), "{}", said.err);
    let suggestions = suggestions(&said.done());
    assert_eq!(suggestions.as_array().unwrap().len(), 1);
    let first = &suggestions[0];
    assert_eq!(
        (&first["client"], &first["need"], &first["gift"]),
        (&"Ana Quill".into(), &need.into(), &"Being heard".into())
    );
    let facts: Vec<&str> =
        first["reasons"].as_array().unwrap().iter().map(|reason| reason["fact"].as_str().unwrap()).collect();
    assert!(facts.iter().any(|fact| fact.contains("board") && fact.contains("words")), "{facts:?}");
    assert!(facts.iter().any(|fact| fact.contains("pleasure 3, mastery 4")), "{facts:?}");

    assert_eq!(practice.json(&["suggest", "--client", "Bo", "--json"]), Value::Array(Vec::new()));
    let words = practice.done(&["suggest"]);
    assert!(words.starts_with("Your being heard meets Ana Quill’s be heard by her board"), "{words}");
    assert!(words.contains("\nNot yours\n  Sleep\n    Bo\n"), "{words}");
}

/// The list, once it is seen to have the promised form.
fn suggestions(text: &str) -> Value {
    let suggestions: Value = serde_json::from_str(text).unwrap();
    for suggestion in suggestions.as_array().unwrap() {
        assert_eq!(keys(suggestion), ["client", "gift", "label", "need", "reasons", "score"]);
        for reason in suggestion["reasons"].as_array().unwrap() {
            assert_eq!(keys(reason), ["contribution", "fact", "kind"]);
            let fact = reason["fact"].as_str().unwrap();
            assert!(!fact.is_empty() && !fact.starts_with("reason.") && !fact.contains('{'), "{fact}");
        }
        let label = suggestion["label"].as_str().unwrap();
        assert!(["strong overlap", "worth a look"].contains(&label), "{label}");
    }
    adds_up(text);
    suggestions
}

/// Best first, and the contributions add up to the score to the last bit. Read off the text, since serde_json reads
/// numbers to the last bit only when built for it.
fn adds_up(text: &str) {
    let figures = |name: &str, part: &str| -> Vec<f64> {
        let lines = part.lines().filter_map(|line| line.trim().strip_prefix(&format!("\"{name}\": ")));
        lines.map(|figure| figure.trim_end_matches(',').parse().unwrap()).collect()
    };
    assert!(figures("score", text).is_sorted_by(|better, worse| better >= worse));
    for suggestion in text.split("\n  {\n").skip(1) {
        assert_eq!(figures("score", suggestion), [figures("contribution", suggestion).iter().sum::<f64>()]);
    }
}

#[test]
fn the_sample_practice_comes_with_suggestions() {
    let practice = Practice::without_journal();
    practice.done(&["sample"]);
    assert!(practice.json(&["clients", "--json"]).as_array().unwrap().len() >= 8);
    // With the sentence model where it is found, else by words: both have something to suggest.
    let mut asked = practice.called(&["suggest", "--json"]);
    match std::env::var_os("UNDERCURRENT_MODEL") {
        Some(model) => asked.env("UNDERCURRENT_MODEL", model),
        None => asked.env_remove("UNDERCURRENT_MODEL"),
    };
    let said = support::said(asked, b"");
    let kind = if said.err.is_empty() { "meaning" } else { "words" };
    let suggestions = suggestions(&said.done());
    let reasons = suggestions[0]["reasons"].as_array().unwrap();
    assert!(reasons.iter().any(|reason| reason["kind"] == kind), "{kind}: {reasons:?}");
}

#[test]
fn a_new_journal_is_made_once() {
    let practice = Practice::without_journal();
    practice.done(&["new"]);
    let before = std::fs::read(practice.journal().join("journal.db")).unwrap();
    for verb in ["new", "sample"] {
        assert_eq!(practice.say(&[verb]).code, 7);
    }
    assert_eq!(std::fs::read(practice.journal().join("journal.db")).unwrap(), before);
    assert!(practice.done(&["suggest"]).starts_with("No currents yet."));
}

#[test]
fn a_sound_journal_is_said_to_be_sound() {
    let practice = Practice::new();
    let verdict = practice.json(&["verify", "--json"]);
    assert_eq!(keys(&verdict), ["advice", "checked", "found", "sound"]);
    assert_eq!((&verdict["sound"], &verdict["found"]), (&true.into(), &Value::Array(Vec::new())));
    let words = practice.done(&["verify"]);
    assert!(words.starts_with("Checked:\n") && words.ends_with("Nothing needs doing."), "{words}");
}

#[test]
fn pages_of_any_script_and_size_are_kept_as_they_are() {
    let practice = Practice::new();
    let long = format!("\u{feff}{}\0 e\u{301} שלום 🌊", "نور وماء. ".repeat(70_000));
    assert!(long.len() > 1 << 20);
    practice.say_with(&["reflect"], &long).done();
    assert_eq!(practice.everything()["reflections"][0]["text"], long);
}

#[cfg(unix)]
#[test]
fn the_passphrase_may_come_before_the_page() {
    let practice = Practice::new();
    let both = practice.path("both");
    std::fs::write(&both, format!("{}\nThe page begins here.", support::PASSPHRASE)).unwrap();
    for input in ["<", "cat"] {
        let mut shell = std::process::Command::new("sh");
        let piped = "cat \"$2\" | \"$0\" --journal \"$1\" --passphrase-fd 0 reflect";
        let redirected = "\"$0\" --journal \"$1\" --passphrase-fd 0 reflect < \"$2\"";
        shell.args(["-c", if input == "<" { redirected } else { piped }]);
        shell.arg(env!("CARGO_BIN_EXE_undercurrent-cli")).arg(practice.journal()).arg(&both);
        support::said(shell, b"").done();
    }
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "\"$0\" --journal \"$1\" --passphrase-fd 7 clients 7< \"$2\""]);
    shell.arg(env!("CARGO_BIN_EXE_undercurrent-cli")).arg(practice.journal()).arg(practice.path("passphrase"));
    support::said(shell, b"").done();

    let pages = practice.everything()["reflections"].clone();
    let texts: Vec<&str> = pages.as_array().unwrap().iter().map(|page| page["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["The page begins here."; 2]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_apps_own_journal_is_meant_when_none_is_named() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    std::fs::create_dir(practice.path("data")).unwrap();
    std::fs::rename(practice.journal(), practice.path("data/app.undercurrent.journal")).unwrap();
    let mut program = practice.program();
    program.arg("clients").arg("--passphrase-file").arg(practice.path("passphrase"));
    assert_eq!(support::said(program, b"").done(), "Ana Quill\tactive\t\t");
}
