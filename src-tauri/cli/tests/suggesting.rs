//! Suggestions beside a gift for a need, as a script asks for them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use support::Practice;

#[test]
fn an_echo_keeps_the_names_of_others_to_itself() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    practice.done(&["client", "June Pellow"]);
    practice.done(&["want", "--client", "June Pellow", "a higher price for the spring course"]);
    let want = "a higher price for the spring course";
    practice.done(&["need", "--client", "June Pellow", "be seen by her sister", "--beneath-want", want]);
    practice.done(&["want", "--client", "Ana Quill", "a higher price for her spring course"]);
    let heard = practice.json(&["echoes", "--client", "Ana Quill", "--json"]);
    assert_eq!(heard.as_array().unwrap().len(), 1, "{heard}");
    let echo = &heard[0]["echoes"][0];
    assert_eq!((&heard[0]["client"], &echo["client"]), (&"Ana Quill".into(), &"".into()));
    assert_eq!(
        (&echo["needs"][0]["need"], &echo["needs"][0]["state"]),
        (&"be seen by her sister".into(), &"open".into())
    );
}

#[test]
fn what_is_open_and_owed_is_listed_and_a_verdict_is_taken_back() {
    let practice = Practice::new();
    practice.done(&["client", "Ana Quill"]);
    assert_eq!(practice.json(&["wait", "--json"]).as_array().unwrap().len(), 0);
    practice.done(&["deliver", "--client", "Ana Quill", "A card"]);
    let waiting = practice.json(&["wait", "--json"]);
    assert_eq!(
        (&waiting[0]["client"], &waiting[0]["cautions"][0]["kind"]),
        (&"Ana Quill".into(), &"open_deliveries".into())
    );
    practice.done(&["idea", "--client", "Ana Quill", "A letter instead of a call"]);
    let told = practice.json(&["acknowledge", "--json"]);
    assert_eq!((&told[0]["kind"], &told[0]["what"]), (&"credit_owed".into(), &"A letter instead of a call".into()));
    assert_eq!(practice.json(&["gatherings", "--json"]).as_array().unwrap().len(), 0);
    assert_eq!(practice.json(&["emerging", "--json"]).as_array().unwrap().len(), 0);
    let gone = practice.say(&["take-back", "01890a5d-ac96-774b-bcce-b302099a8057"]);
    assert!(gone.code != 0 && gone.err.contains("verdict"), "{}", gone.err);
}
