//! What the records say, as a script and a reader ask for it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::{Practice, keys};

/// One client with a little of everything.
fn practice() -> Practice {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.say_with(&["reflect", "--client", "Ana Quill", "--paid", "60", "--given", "30"], "We met").done();
    practice.done(&["gift", "Patience"]);
    practice.done(&["idea", "--client", "Ana Quill", "A letter instead of a call"]);
    practice.done(&["warmth", "--client", "Ana Quill", "love"]);
    practice
}

#[test]
fn the_figures_are_one_object_and_each_share_has_its_counts() {
    let told = practice().json(&["insights", "--json"]);
    assert_eq!(keys(&told), ["balance", "budget", "forms", "gifts", "inequalities", "themes", "time"]);
    let inequalities = &told["inequalities"];
    assert_eq!(keys(inequalities), ["forgave", "love_after_needs", "recommended", "returned", "warmth_per_hour"]);
    let returned = &inequalities["returned"];
    assert_eq!(keys(&returned["first"]), ["high", "hits", "low", "of", "value"]);
    assert_eq!((&returned["first"]["hits"], &returned["first"]["of"]), (&0.into(), &1.into()));
    assert_eq!(returned["second"]["value"], serde_json::Value::Null, "nobody likes, so there is no share");
    assert_eq!((&returned["effect"]["says"], &returned["effect"]["least"]), (&"too_few".into(), &8.into()));
    let balance = &told["balance"][0];
    assert_eq!((&balance["client"], &balance["quarter"]["parts"][0]["mine"]), (&"Ana Quill".into(), &30.into()));
    let parts = balance["whole"]["parts"].as_array().unwrap();
    let sum: i64 = parts.iter().map(|part| part["adds"].as_i64().unwrap()).sum();
    assert_eq!(balance["whole"]["figure"], sum);
    assert_eq!((&told["budget"]["given"], &told["budget"]["standing"]["left"]), (&30.into(), &90.into()));
    assert_eq!((&told["time"][0]["paid"], &told["time"][0]["clients"][0]["given"]), (&60.into(), &30.into()));
    assert_eq!(told["gifts"][0]["gift"], "Patience");
}

#[test]
fn without_json_they_are_a_text_in_the_words_of_the_practice() {
    let practice = practice();
    let text = practice.done(&["insights"]);
    assert!(text.contains("“love” after a need was served: 0 of 0") && text.contains("Too few to say"), "{text}");
    assert!(text.contains("This week: 30 min given and 0 planned, of 120. 90 min are left."), "{text}");
    assert!(text.contains("Ana Quill: 90 days") && text.contains("Forms of giving\n  Nothing yet."), "{text}");
    practice.done(&["profile", "--trade", "therapy"]);
    assert!(practice.done(&["insights"]).contains("“close” after a need was served"));
}
