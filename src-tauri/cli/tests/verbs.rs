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
    assert_eq!(keys(listed), ["also_known", "id", "last_contact_on", "name", "since", "stage", "tags"]);
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
    assert_eq!(practice.json(&["search", "--json", "\"by the chair\" kind:reflection since:2000"]), hits);
    assert_eq!(practice.json(&["search", "--json", "chair before:2000"]), Value::Array(Vec::new()));
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
    assert_eq!(keys(&verdict), ["advice", "checked", "found", "missing_since", "newest_backup", "sound"]);
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

#[test]
fn a_practice_speaks_its_own_words() {
    let practice = Practice::new();
    assert_eq!(practice.json(&["profile", "--json"])["trade"], "own");
    let shown = practice.done(&["profile", "--trade", "therapy"]);
    assert!(shown.contains("warmth\tdistant, working, close, unsure\nsigns off\tbecame a friend\n"), "{shown}");
    let profile = practice.json(&["profile", "--json"]);
    assert_eq!(keys(&profile), ["asked", "keep_years", "pseudonyms", "sentences", "signs_off", "trade", "warmth"]);
    assert_eq!((&profile["asked"], &profile["pseudonyms"]), (&true.into(), &true.into()));

    practice.say_with(&["reflect", "--warmth", "Working"], "An hour of silence.").done();
    assert_eq!(practice.everything()["reflections"][0]["warmth"], "like");
    let said = practice.say_with(&["reflect", "--warmth", "tepid"], "Another.");
    assert_eq!(said.code, 7, "{}", said.err);
    assert!(said.err.contains("distant, working, close, unsure"), "{}", said.err);
}

#[test]
fn what_is_deleted_lies_in_the_trash_until_it_is_put_back() {
    let practice = Practice::new();
    let ana = practice.done(&["client", "Ana Quill"]);
    let want = practice.done(&["want", "--client", "Ana Quill", "One look for all hotels"]);
    let id = practice.done(&["delete", "want", &want]);
    assert!(practice.everything()["wants"].as_array().unwrap().is_empty());
    let trash = practice.json(&["trash", "--json"]);
    assert_eq!(keys(&trash[0]), ["client", "days_left", "deleted_at", "holds", "id", "kind", "title"]);
    assert_eq!((&trash[0]["client"], &trash[0]["days_left"]), (&"Ana Quill".into(), &30.into()));
    assert!(practice.done(&["trash"]).ends_with("One look for all hotels"));
    practice.done(&["delete", "client", "ana quill"]);
    let refused = practice.say(&["put-back", &id]);
    assert_eq!(refused.code, 7);
    assert!(refused.err.contains("The client this belongs to is in the trash as well"), "{}", refused.err);
    for entry in practice.json(&["trash", "--json"]).as_array().unwrap() {
        practice.done(&["put-back", entry["id"].as_str().unwrap()]);
    }
    let all = practice.everything();
    assert_eq!((&all["clients"][0]["id"], &all["wants"][0]["id"]), (&ana.into(), &want.into()));
}

#[test]
fn forgetting_asks_for_a_yes_and_then_leaves_no_trace() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["client", "Bo"]);
    practice.say_with(&["reflect", "--client", "Ana Quill"], "She stood by the window.").done();
    practice.say_with(&["reflect", "--client", "Ana Quill", "--client", "Bo"], "The two of them.").done();
    practice.say_with(&["reflect", "--client", "Bo"], "Bo had met Ana.").done();
    let asked = practice.say(&["forget", "Ana Quill"]);
    assert_eq!(asked.code, 2);
    assert!(asked.err.contains("client 1, reflection 1") && asked.err.contains("--yes"), "{}", asked.err);
    assert!(!asked.err.contains("must be kept"), "{}", asked.err);
    practice.done(&["profile", "--trade", "therapy"]);
    let asked = practice.say(&["forget", "Ana Quill"]);
    assert!(asked.err.contains("Their records must be kept until 20"), "{}", asked.err);
    assert_eq!(practice.everything()["clients"].as_array().unwrap().len(), 2);

    let told = practice.json(&["forget", "Ana Quill", "--yes", "--json"]);
    assert_eq!((&told["counts"]["reflection"], &told["mentions"]), (&1.into(), &1.into()));
    let all = practice.everything();
    assert_eq!((all["clients"].as_array().unwrap().len(), all["reflections"].as_array().unwrap().len()), (1, 2));
    assert!(!all.to_string().contains("Quill") && !all.to_string().contains("window"));
    assert_eq!(practice.say(&["forget", "Ana Quill", "--yes"]).code, 5);
}

#[test]
fn what_is_promised_and_given_is_kept_from_the_terminal() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["client", "Bo"]);
    practice.done(&["need", "--client", "Ana Quill", "Name her own price"]);
    practice.done(&["gift", "The one sentence"]);

    let promise = practice.done(&["promise", "--client", "Ana Quill", "Three words", "--due", "2020-01-31"]);
    let due = practice.json(&["promises", "--due", "--json"]);
    assert_eq!((&due[0]["id"], &due[0]["margin_days"]), (&promise.clone().into(), &1.into()));
    assert!(practice.done(&["promises"]).contains("\tme\t2020-01-31\tlate by "));
    practice.done(&["renegotiate", &promise, "--due", "2999-01-01", "--text", "Two words", "--note", "She asked"]);
    assert_eq!(practice.json(&["promises", "--due", "--json"]), Value::Array(Vec::new()));
    let kept = practice.json(&["keep", &promise, "--json"]);
    assert_eq!((&kept["state"], &kept["text"]), (&"kept".into(), &"Two words".into()));
    let days: Vec<&Value> = kept["history"].as_array().unwrap().iter().map(|change| &change["due_on"]).collect();
    assert_eq!(days, ["2020-01-31", "2999-01-01", "2999-01-01"]);
    let theirs = practice.done(&["promise", "--client", "Bo", "The contract", "--theirs"]);
    practice.done(&["drop", &theirs]);
    assert!(practice.done(&["promises", "--client", "Bo"]).ends_with("\tthem\t\tdropped\tThe contract"));

    let words = ["deliver", "A sentence", "--client", "Ana Quill", "--client", "Bo", "--need", "Name her own price"];
    let made = practice.done(
        &[&words[..], &["--gift", "The one sentence", "--form", "A handwritten acknowledgement", "--part", "One"]]
            .concat(),
    );
    assert_eq!(practice.say(&["land", &made, "loved"]).code, 7, "with whom is not said");
    practice.done(&["give", &made, "--part", "1"]);
    assert_eq!(practice.say(&["give", &made, "--part", "2"]).code, 5);
    practice.done(&["land", &made, "loved", "--client", "Ana Quill", "--note", "She framed it"]);
    let landed = practice.json(&["land", &made, "liked", "--client", "Bo", "--json"]);
    assert_eq!((&landed["state"], &landed["receivers"][0]["note"]), (&"landed".into(), &"She framed it".into()));
    let listed = practice.done(&["deliveries", "--client", "Bo"]);
    assert!(listed.contains("\tAna Quill (loved), Bo (liked)\tlanded\t"), "{listed}");
    assert_eq!(practice.everything()["needs"][0]["state"], "being_served");

    let form = practice.json(&["form", "A walk", "--minutes", "40", "--json"]);
    assert_eq!((&form["usual_minutes"], &form["offered"], &form["origin"]), (&40.into(), &true.into(), &Value::Null));
    practice.done(&["form", "A walk", "--aside", "--how", "Slowly"]);
    assert_eq!(practice.done(&["forms"]).lines().last(), Some("A walk\tone\t40\tlaid aside\tSlowly"));
    assert_eq!(practice.json(&["forms", "--json"]).as_array().unwrap().len(), 11);
}

#[test]
fn two_clients_who_are_one_are_merged_with_everything() {
    let practice = Practice::new();
    practice.done(&["client", "Wren Castell"]);
    let keep = practice.done(&["client", "Ana Quill", "--tag", "hotels", "--recommended-by", "wren castell"]);
    practice.done(&["client", "A. Quill", "--contract", "Four days", "--tag", "board", "--also-known", "Annie"]);
    practice.done(&["want", "--client", "A. Quill", "A bolder board paper"]);
    practice.say_with(&["reflect", "--client", "A. Quill", "--client", &keep], "Both of her.").done();
    assert_eq!(practice.done(&["merge", "Ana Quill", "annie"]), "reflection\t1\nwant\t1");
    let all = practice.everything();
    let ana = all["clients"].as_array().unwrap().iter().find(|client| client["id"] == keep.as_str()).unwrap();
    assert_eq!((&ana["contract"], &ana["tags"]), (&"Four days".into(), &serde_json::json!(["hotels", "board"])));
    assert_eq!(ana["also_known"], serde_json::json!(["A. Quill", "Annie"]));
    assert_eq!(all["clients"].as_array().unwrap().len(), 2);
    assert_eq!(all["wants"][0]["client_id"], keep.as_str());
    assert_eq!(all["reflections"][0]["client_ids"], serde_json::json!([keep]));
    assert_eq!(practice.say(&["merge", "Ana Quill", "Ana Quill"]).code, 7);
}

#[test]
fn a_meeting_is_prepared_on_one_page() {
    let practice = Practice::new();
    let since = chrono::Local::now().date_naive() - chrono::Months::new(30);
    practice.done(&["client", "Ana Quill", "--since", &since.to_string(), "--leave-alone", "Her father"]);
    practice.done(&["want", "--client", "Ana Quill", "A bolder board paper", "--enough", "One page"]);
    practice.done(&["need", "--client", "Ana Quill", "Be heard", "--beneath-want", "A bolder board paper"]);
    practice.say_with(&["reflect", "--client", "Ana Quill"], "First.\n\nShe left smiling.").done();
    let day = chrono::Local::now().format("%m-%d").to_string();
    practice.done(&["occasion", "--client", "Ana Quill", "Opening day", "--on", &day]);
    let page = practice.done(&["brief", "ana quill"]);
    for line in
        ["Ana Quill", "2 years", "A bolder board paper", "Enough: One page", "Be heard (hunch)", "She left smiling."]
    {
        assert!(page.contains(line), "{line}: {page}");
    }
    for line in ["Is it so? Be heard", "Her father", "Opening day"] {
        assert!(page.contains(line), "{line}: {page}");
    }
    let brief = practice.json(&["brief", "Ana Quill", "--json"]);
    assert_eq!(brief["last_page"]["lines"], serde_json::json!(["First.", "She left smiling."]));
    assert_eq!((&brief["occasions"][0]["what"], &brief["mine"]), (&"Opening day".into(), &Value::Array(Vec::new())));
    assert_eq!(practice.say(&["brief", "nobody"]).code, 5);
}

#[test]
fn special_days_are_kept_with_and_without_their_year() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    for (what, on) in
        [("Birthday", "02-29"), ("Opening", "2019-11-24"), ("The month it began", "3"), ("Unknown", "1604-05-01")]
    {
        practice.done(&["occasion", "--client", "Ana Quill", what, "--on", on]);
    }
    practice.done(&["occasion", "--client", "Ana Quill", "Only then", "--on", "2020-02-29", "--once"]);
    let all = practice.json(&["occasions", "--client", "Ana Quill", "--json"]);
    let year = |what: &str| {
        let found = all.as_array().unwrap().iter().find(|occasion| occasion["what"] == what).unwrap().clone();
        (found["year"].clone(), found["day"].clone(), found["next_on"].is_null())
    };
    assert_eq!(year("Birthday"), (Value::Null, 29.into(), false));
    assert_eq!(year("Opening"), (2019.into(), 24.into(), false));
    assert_eq!(year("The month it began"), (Value::Null, Value::Null, false));
    assert_eq!(year("Unknown"), (Value::Null, 1.into(), false));
    assert_eq!(year("Only then"), (2020.into(), 29.into(), true));
    assert_eq!(practice.everything()["occasions"].as_array().unwrap().len(), 5);
    for on in ["02-30", "13", "2021-02-29", "soon"] {
        assert_ne!(practice.say(&["occasion", "--client", "Ana Quill", "Never", "--on", on]).code, 0, "{on}");
    }
    practice.done(&["part", "Ana Quill", "--reason", "All was said", "--on", "2026-11-01"]);
    let ana = practice.everything()["clients"][0].clone();
    assert_eq!((&ana["stage"], &ana["parted_on"]), (&"parted".into(), &"2026-11-01".into()));
}

#[test]
fn what_is_known_of_a_client_is_kept_and_listed() {
    let practice = Practice::new();
    for name in ["Ana Quill", "Noor Haddow"] {
        practice.done(&["client", name]);
    }
    practice.done(&["need", "--client", "Ana Quill", "Be heard"]);
    practice.done(&["gift", "Asking"]);
    practice.done(&["warmth", "--client", "Ana Quill", "love", "--rests-on", "She rang", "--on", "2026-03-01"]);
    practice.done(&["sign", "--client", "Ana Quill", "recommended", "--about", "Noor Haddow", "--on", "2026-04-01"]);
    let felt = practice.json(&["warmth", "--client", "Ana Quill", "--json"]);
    assert_eq!((&felt[0]["reading"], &felt[0]["words"]), (&"love".into(), &"She rang".into()));
    assert_eq!((&felt[1]["sign"], &felt[1]["about"]), (&"recommended".into(), &"Noor Haddow".into()));
    assert_eq!(
        practice.done(&["warmth", "--client", "Ana Quill"]),
        "2026-03-01\tlove\t\tShe rang\n2026-04-01\trecommended\tNoor Haddow\t"
    );

    let input = practice.say_with(
        &[
            "ask",
            "--client",
            "Ana Quill",
            "Why do you stay?",
            "--answer",
            "-",
            "--need",
            "Be heard",
            "--confirms",
            "--gift",
            "Asking",
            "--theme",
            "Calm",
            "--theme",
            "silence",
            "--on",
            "2026-05-01",
        ],
        "You wait.\n",
    );
    let question = input.done();
    practice.done(&["ask", "--client", "Noor Haddow", "Why?", "--answer", "It is calm.", "--theme", "calm"]);
    let asked = practice.json(&["asked", "--theme", "CALM", "--json"]);
    assert_eq!(asked.as_array().unwrap().len(), 2);
    assert_eq!((&asked[0]["id"], &asked[0]["answer"]), (&question.into(), &"You wait.".into()));
    assert_eq!((&asked[0]["need"], &asked[0]["gift"]), (&"Be heard".into(), &"Asking".into()));
    assert_eq!(practice.done(&["asked", "--themes"]), "Calm\t2\t2\nsilence\t1\t1");
    let needs = practice.json(&["needs", "--client", "Ana Quill", "--json"]);
    assert_eq!((&needs[0]["confidence"], &needs[0]["answers"]), (&"confirmed".into(), &1.into()));
    assert_eq!(practice.say(&["ask", "--client", "Noor Haddow", "Why?", "--need", "Be heard"]).code, 5);

    practice.done(&["idea", "--client", "Ana Quill", "A waiting list", "--on", "2026-06-01"]);
    practice.done(&["idea", "--client", "Noor Haddow", "A shorter form", "--thanked", "--on", "2026-06-02"]);
    let ideas = practice.json(&["ideas", "--json"]);
    let credit = |what: &str| {
        let idea = ideas.as_array().unwrap().iter().find(|idea| idea["what"] == what).unwrap().clone();
        (idea["credit"].clone(), idea["credited_on"].is_null())
    };
    assert_eq!(credit("A waiting list"), ("owed".into(), true));
    assert_eq!(credit("A shorter form"), ("given".into(), false));
    assert_eq!(practice.done(&["ideas", "--client", "Ana Quill"]), "2026-06-01\tAna Quill\tA waiting list\towed");
    let all = practice.everything();
    for (list, count) in [("warmth", 1), ("signs", 1), ("asked_why", 2), ("ideas", 2)] {
        assert_eq!(all[list].as_array().unwrap().len(), count, "{list}");
    }
}

#[test]
fn the_history_of_a_record_is_told_by_its_id() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    let want = practice.done(&["want", "--client", "Ana Quill", "More reach"]);
    let need = practice.done(&["need", "--client", "Ana Quill", "Be heard", "--beneath-want", "More reach"]);
    let gift = practice.done(&["gift", "Asking"]);
    let page = practice.say_with(&["reflect", "--client", "Ana Quill"], "She laughed.").done();
    let today = chrono::Local::now().date_naive();
    for id in [&want, &need] {
        assert_eq!(practice.done(&["history", id]), format!("{today}\tstate\topen\t"));
    }
    let version = practice.json(&["history", &page, "--json"]);
    assert_eq!((&version[0]["kind"], &version[0]["what"]), (&"version".into(), &"She laughed.".into()));
    let story = practice.json(&["history", &gift, "--json"]);
    assert_eq!((&story[0]["kind"], &story[0]["what"]), (&"revision".into(), &"named".into()));
    let unknown = "01890000-0000-7000-8000-000000000000";
    for id in [unknown, "no id"] {
        assert_eq!(practice.say(&["history", id]).code, 5, "{id}");
    }
    let wants = practice.json(&["wants", "--json"]);
    assert_eq!((&wants[0]["id"], &wants[0]["state_on"]), (&want.into(), &today.to_string().into()));
    assert_eq!(practice.done(&["needs"]), format!("Ana Quill\tBe heard\thunch\topen\t{today}"));
    assert_eq!(practice.json(&["verdicts", "--json"]), Value::Array(Vec::new()));
}
