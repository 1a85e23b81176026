//! The journal as a whole: everything can be taken along, and a sample shows what it is for.

use journal::Error;
use journal::marks::Target;
use journal::reflections::PageQuery;
use journal::words::{Answer, Confidence};
use serde_json::Value;
use stories::{Practice, dump, read_everything};

const LISTS: [&str; 7] = ["clients", "reflections", "marks", "wants", "needs", "gifts", "verdicts"];

fn lengths(practice: &Practice) -> Vec<usize> {
    let export: Value = serde_json::from_str(&practice.export_json().unwrap()).unwrap();
    LISTS.map(|list| export[list].as_array().expect(list).len()).to_vec()
}

#[test]
fn the_export_holds_everything_under_its_promised_names() {
    let mut practice = Practice::new();
    assert_eq!(lengths(&practice), [0; 7]);
    let (ana, bo) = (practice.new_client("Ana \"Quill\"\u{2028}"), practice.new_client("Bo"));
    let pages = [practice.new_page(&[ana, bo], "Both\0 asked for more."), practice.new_page(&[], "A thought.")];
    let (want, need, gift) =
        (practice.new_want(bo, "More"), practice.new_need(ana, "Rest"), practice.new_gift("Asking"));
    practice.mark(pages[0], "more", Target::Want(want));
    practice.mark(pages[1], "thought", Target::Gift(gift));
    practice.give_verdict(need, gift, Answer::NotNow, "later").unwrap();
    practice.save_draft(pages[1], "A second thought.", &[]).unwrap();
    assert_eq!(lengths(&practice), [2, 2, 2, 1, 1, 1, 1]);
    let export: Value = serde_json::from_str(&practice.export_json().unwrap()).unwrap();
    assert_eq!(export["form"], 1);
    assert_eq!(export["exported_at"], "2026-11-17T10:00:00+01:00");
    let texts: Vec<_> =
        export["reflections"].as_array().unwrap().iter().map(|page| page["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["A second thought.", "Both\0 asked for more."], "the words of a draft, newest page first");
    assert_eq!(export["reflections"][0]["versions"][0]["text"], "A thought.");
    assert_eq!(export["reflections"][1]["client_ids"], serde_json::json!([ana, bo]));
    assert_eq!(export["marks"].as_array().unwrap().iter().filter(|mark| mark["quote"] == "thought").count(), 1);
    assert_eq!(export["gifts"][0]["revisions"][0]["name"], "Asking");
    assert_eq!(export["verdicts"][0]["reason"], "later");
}

#[test]
fn the_sample_is_full_and_leaves_nothing_to_undo() {
    let mut practice = Practice::new();
    practice.play_sample().unwrap();
    let [clients, pages, marks, wants, needs, gifts, verdicts] = lengths(&practice).try_into().unwrap();
    assert!(clients >= 8 && pages >= 60 && marks >= 60, "{clients} clients, {pages} pages, {marks} marks");
    assert!(wants >= 8 && needs >= 8 && gifts >= 4 && verdicts >= 3);
    assert_eq!(practice.steps(), (None, None));
    assert!(practice.undo().is_err());
    assert!(!practice.take_changed().is_empty(), "what is on the screen is told to look again");
    assert_eq!(practice.verify().unwrap(), Vec::<String>::new());

    let export = practice.export_json().unwrap().to_lowercase();
    for words in ["back pain", "posture", "social media engagement", "understand my value", "net worth", "insecurities"]
    {
        assert!(export.contains(words), "{words}");
    }
    assert!(read_everything(&mut practice, "toy") > 20);
    let evidence = practice.evidence(Some("toy")).unwrap();
    let sure = |confidence| evidence.needs.iter().filter(|need| need.confidence == confidence).count();
    assert!(sure(Confidence::Confirmed) >= 1 && sure(Confidence::Likely) >= 1 && sure(Confidence::Hunch) >= 1);
    assert!(evidence.needs.iter().all(|need| need.vector.is_some()) && evidence.gifts.len() >= 3);
    let today = practice.today().unwrap();
    assert!(!today.empty && !today.recent.is_empty() && !today.unasked.is_empty());
    let newest = practice.list_reflections(PageQuery { limit: 1, ..PageQuery::default() }).unwrap().remove(0);
    assert!(newest.happened_at <= practice.hands.now(), "nothing happens in the future");
}

#[test]
fn the_sample_never_mixes_with_a_practice_of_ones_own() {
    type Begin = fn(&mut Practice);
    let begun: [Begin; 4] = [
        |practice| {
            practice.new_client("Ana Quill");
        },
        |practice| {
            practice.new_page(&[], "A thought of my own.");
        },
        |practice| {
            practice.new_gift("Asking");
        },
        |practice| practice.play_sample().unwrap(),
    ];
    for begin in begun {
        let mut practice = Practice::new();
        begin(&mut practice);
        let (before, state) = (dump(&practice), practice.steps());
        assert!(matches!(practice.play_sample(), Err(Error::Exists)));
        assert_eq!((dump(&practice), practice.steps()), (before, state));
    }
}

#[test]
fn the_sample_is_the_same_at_every_hour_and_in_every_zone() {
    for instant in ["2026-03-01T00:10:00+14:00", "2028-02-29T23:50:00-11:00", "2026-11-17T10:00:00+01:00"] {
        let mut practice = Practice::at(instant);
        practice.play_sample().unwrap();
        assert_eq!(practice.now().to_rfc3339(), instant, "the clock is the user's own again");
        let pages = practice.list_reflections(PageQuery { limit: 999, ..PageQuery::default() }).unwrap();
        assert!(pages.windows(2).all(|two| two[0].happened_at >= two[1].happened_at));
        assert!(pages.iter().all(|page| page.happened_at <= practice.hands.now()));
    }
}
