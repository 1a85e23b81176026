//! Prompts and templates: how a page may begin, in the user's own words.

use journal::ids::RecordId;
use journal::settings::Settings;
use journal::starts::TemplateFields;
use journal::words::Kind;
use journal::{Change, Journal};
use stories::{Practice, dump};

fn template(name: &str, text: &str) -> TemplateFields {
    TemplateFields { name: name.into(), text: text.into() }
}

#[test]
fn prompts_are_kept_in_their_order_reworded_and_undone() {
    let mut practice = Practice::new();
    let first = practice.add_prompt("  What did the room\n feel like? ").unwrap();
    practice.add_prompt("What would they tell a friend?").unwrap();
    let said: Vec<String> = practice.prompts().unwrap().into_iter().map(|prompt| prompt.text).collect();
    assert_eq!(said, ["What did the room feel like?", "What would they tell a friend?"]);
    practice.each_way(|journal| journal.update_prompt(first, "What did the room want?"));
    assert_eq!(practice.prompts().unwrap()[0].text, "What did the room want?");
    let step = practice.undo_state().0.map(|deed| (deed.change, deed.subject.clone()));
    assert_eq!(step, Some((Change::Update(Kind::Prompt), "What did the room want?".into())));
    let steps = practice.undo_state().0.cloned();
    practice.update_prompt(first, "What did the room want?").unwrap();
    assert_eq!(practice.undo_state().0.cloned(), steps, "nothing changed, so there is nothing to undo");
}

#[test]
fn templates_keep_their_markdown() {
    let mut practice = Practice::new();
    let text = "# After the session\r\n\r\n- What was asked\r\n- What lay beneath\r\n";
    let id = practice.add_template(&template(" After a  session ", text)).unwrap();
    let kept = practice.templates().unwrap().remove(0).fields;
    assert_eq!(kept, template("After a session", "# After the session\n\n- What was asked\n- What lay beneath"));
    practice.each_way(|journal| journal.update_template(id, &template("After a call", "Who rang?")));
    assert_eq!(practice.templates().unwrap()[0].fields, template("After a call", "Who rang?"));
}

#[test]
fn what_says_nothing_or_too_much_is_refused_by_its_field() {
    let mut practice = Practice::new();
    let before = dump(&practice);
    let refused = |error: journal::Error| error.field().map(str::to_owned);
    assert_eq!(refused(practice.add_prompt(" \n ").unwrap_err()).as_deref(), Some("text"));
    assert_eq!(refused(practice.add_prompt(&"o".repeat(2_001)).unwrap_err()).as_deref(), Some("text"));
    for (name, text, field) in [("", "x", "name"), ("x", " \n", "text"), ("x", "a\0b", "text")] {
        assert_eq!(refused(practice.add_template(&template(name, text)).unwrap_err()).as_deref(), Some(field));
    }
    let long = "o".repeat(20_001);
    assert_eq!(refused(practice.add_template(&template("x", &long)).unwrap_err()).as_deref(), Some("text"));
    assert_eq!(dump(&practice), before);
}

#[test]
fn they_are_found_exported_deleted_and_put_back() {
    let mut practice = Practice::new();
    let prompt = practice.add_prompt("Which heron stood still?").unwrap();
    let id = practice.add_template(&template("Heron pages", "Where the heron stood:")).unwrap();
    let kinds = |journal: &Journal| -> Vec<Kind> {
        journal.search("heron", 10).unwrap().0.into_iter().map(|hit| hit.found.kind).collect()
    };
    let mut found = kinds(&practice);
    found.sort();
    assert_eq!(found, [Kind::Prompt, Kind::Template]);
    let export = serde_json::to_value(practice.export().unwrap()).unwrap();
    assert_eq!(export["prompts"][0]["text"], "Which heron stood still?");
    assert_eq!(export["templates"][0]["text"], "Where the heron stood:");
    let before = dump(&practice);
    for (kind, id) in [(Kind::Prompt, prompt.0), (Kind::Template, id.0)] {
        let deleted = practice.delete(kind, RecordId(id)).unwrap();
        practice.put_back(deleted).unwrap();
    }
    practice.delete(Kind::Template, RecordId(id.0)).unwrap();
    assert_eq!(kinds(&practice), [Kind::Prompt]);
    assert_eq!(practice.trash().unwrap()[0].title, "Heron pages");
    practice.undo().unwrap();
    assert_eq!(dump(&practice), before);
}

#[test]
fn a_journal_from_before_has_none_and_offers_the_usual_prompts() {
    let practice = Practice::new();
    assert!(practice.prompts().unwrap().is_empty() && practice.templates().unwrap().is_empty());
    let kept: Settings = serde_json::from_str(r#"{"prompts":false}"#).unwrap();
    assert_eq!(kept, Settings { prompts: false, own_prompts_only: false, ..Settings::default() });
}
