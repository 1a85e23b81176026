//! How a page may begin, from a terminal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::Practice;

#[test]
fn prompts_and_templates_are_kept_changed_and_deleted() {
    let practice = Practice::new();
    let prompt = practice.done(&["prompt", "What did the room feel like?"]);
    assert_eq!(practice.done(&["prompts"]), format!("{}\tWhat did the room feel like?", prompt.trim()));
    let id = practice.done(&["template", "After a session", "--text", "# Asked\n\n# Beneath"]);
    let renamed = practice.done(&["template", "after a session", "--rename", "After a call"]);
    assert_eq!(renamed, id, "the same one");
    let told = practice.json(&["templates", "--json"]);
    assert_eq!((&told[0]["name"], &told[0]["text"]), (&"After a call".into(), &"# Asked\n\n# Beneath".into()));
    let refused = practice.say(&["template", "Empty"]);
    assert!(refused.code != 0 && refused.err.contains("what a page is to begin with"), "{}", refused.err);
    practice.done(&["delete", "prompt", prompt.trim()]);
    practice.done(&["delete", "template", id.trim()]);
    assert!(practice.done(&["prompts"]).is_empty() && practice.done(&["templates"]).is_empty());
}
