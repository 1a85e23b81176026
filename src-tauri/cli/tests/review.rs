//! Looking back on a week, one's own practice, and going on in spite of a caution, from a terminal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::{Practice, keys};

#[test]
fn a_week_is_looked_back_on_and_kept_as_a_page() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["want", "--client", "Ana Quill", "A name for the winter range"]);
    let told = practice.json(&["review", "--json"]);
    let expected =
        ["closed_on", "given", "learned", "motives", "pages", "paid", "reflection_id", "steps", "until_on", "week_on"];
    assert_eq!(keys(&told), expected);
    let steps: Vec<&str> =
        told["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["loose_ends", "ahead", "gone_quiet", "gifts_unused", "not_mine", "budget", "learned"]);
    assert_eq!(told["steps"][0]["lines"][0], "Ana Quill: A name for the winter range (nothing beneath yet)");

    let closed = practice.json(&["review", "--learned", "Listen longer.", "--close", "--json"]);
    assert_eq!((&closed["learned"], closed["closed_on"].is_string()), (&"Listen longer.".into(), true));
    let pages = practice.everything();
    let page = &pages["reflections"][0];
    assert_eq!((&page["id"], &page["kind"]), (&closed["reflection_id"], &"review".into()));
    let text = page["text"].as_str().unwrap();
    assert!(text.starts_with("Listen longer.\n\n## Loose ends\n\n- Ana Quill: A name"), "{text}");
    assert_eq!(pages["reviews"][0]["reflection_id"], closed["reflection_id"]);
    let refused = practice.say(&["review", "--week", "2026-11-17"]);
    assert!(refused.code != 0 && refused.err.contains("A week goes by its Monday"), "{}", refused.err);
}

#[test]
fn time_for_ones_own_practice_is_planned_and_noted() {
    let practice = Practice::new();
    let id = practice.done(&["pursuit", "Marketing", "--minutes", "45"]);
    assert_eq!(practice.done(&["pursuit", "marketing", "--spent", "20"]), id, "the same one");
    let told = practice.json(&["pursuits", "--json"]);
    let (name, spent, of) = (&told[0]["name"], &told[0]["spent"], &told[0]["minutes_week"]);
    assert_eq!((name, spent, of), (&"marketing".into(), &20.into(), &45.into()));
    assert!(practice.done(&["pursuits"]).starts_with("marketing\t20\t45\t"));
    practice.done(&["delete", "pursuit", id.trim()]);
    assert_eq!(practice.json(&["pursuits", "--json"]).as_array().unwrap().len(), 0);
}

#[test]
fn a_reason_to_wait_is_told_and_can_be_overruled() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill", "--line", "20"]);
    practice.say_with(&["reflect", "--client", "Ana Quill", "--given", "30"], "We met").done();
    let waiting = practice.json(&["wait", "--json"]);
    let caution = &waiting[0]["cautions"][0];
    assert_eq!((&caution["kind"], &caution["now"], &caution["limit"]), (&"line".into(), &30.into(), &20.into()));
    assert!(caution["until_on"].is_string() && caution["overruled"].is_null());
    practice.done(&["overrule", "--client", "Ana Quill", "line", "Her exam is on Monday"]);
    let waiting = practice.json(&["wait", "--json"]);
    assert_eq!(waiting[0]["cautions"][0]["overruled"], "Her exam is on Monday");
    assert!(practice.done(&["search", "exam"]).contains("overrule"));
}
