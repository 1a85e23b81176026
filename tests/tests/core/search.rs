//! Search over everything there is.

use std::collections::BTreeSet;

use journal::clients::NewClient;
use journal::gifts::GiftFields;
use journal::ids::ReflectionId;
use journal::ladder::{NewWant, WantFields};
use journal::search::{Found, Hit};
use journal::words::{Answer, Kind, WantState};
use stories::Practice;
use stories::texts::{CONTROLS, HARD, megabyte};

/// A place in the journal, by the id of what is there.
fn at(kind: Kind, id: impl ToString) -> Found {
    Found { kind, id: id.to_string().parse::<ReflectionId>().unwrap().0 }
}

fn found(practice: &Practice, words: &str) -> Vec<Found> {
    let (hits, total) = practice.search(words, 50).unwrap();
    assert_eq!(hits.len() as u64, total, "{words:?}");
    hits.iter().map(|hit| hit.found).collect()
}

fn text_of(pieces: &[journal::search::Piece], hit: bool) -> String {
    pieces.iter().filter(|piece| piece.hit == hit).map(|piece| piece.text.as_str()).collect()
}

#[test]
fn everything_there_is_can_be_found_and_leads_to_its_place() {
    let mut practice = Practice::new();
    let client =
        NewClient { about: "four hotels".into(), how_met: "on a ferry".into(), ..NewClient::named("Ana Quill") };
    let client = practice.add_client(client).unwrap();
    let page = practice.new_page(&[client], "# A hard morning\n\nShe spoke of brass lanterns.");
    let enough_line = Some("one newsletter".into());
    let want = NewWant { client_id: client, text: "More reach".into(), enough_line, heard_on: None };
    let want = practice.add_want(want).unwrap();
    let need = practice.new_need(client, "To be taken seriously");
    let gift = GiftFields { description: "the question nobody dares".into(), ..GiftFields::named("Asking") };
    let gift = practice.add_gift_with_note(&gift, "noticed at the harbour").unwrap();
    practice.give_verdict(need, gift, Answer::NotNow, "after the audit").unwrap();
    for (words, place) in [
        ("quill", at(Kind::Client, client)),
        ("hotels", at(Kind::Client, client)),
        ("ferry", at(Kind::Client, client)),
        ("lanterns", at(Kind::Reflection, page)),
        ("reach", at(Kind::Want, want)),
        ("newsletter", at(Kind::Want, want)),
        ("seriously", at(Kind::Need, need)),
        ("asking", at(Kind::Gift, gift)),
        ("dares", at(Kind::Gift, gift)),
        ("harbour", at(Kind::Gift, gift)),
        ("audit", at(Kind::Need, need)),
    ] {
        assert_eq!(found(&practice, words), [place], "{words}");
    }
    let hit = |words: &str| -> Hit { practice.search(words, 1).unwrap().0.remove(0) };
    assert_eq!(text_of(&hit("audit").title, false), "To be taken seriously");
    assert_eq!(text_of(&hit("harbour").title, false), "Asking");
    assert_eq!(text_of(&hit("lanterns").title, false), "A hard morning");
    assert_eq!(text_of(&hit("lanterns").around, true), "lanterns");
    assert_eq!(hit("lanterns").client.unwrap().1, "Ana Quill");
    assert_eq!(hit("ferry").on, practice.hands.now().date_naive());
}

#[test]
fn words_are_found_by_their_beginning_in_any_case_with_or_without_accents() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "Café Zürich, naïve ÉTÉ e\u{301}tude; don't net-work 3.14");
    for words in
        ["cafe", "CAFÉ", "caf", "zurich", "Zu\u{308}rich", "naive", "été", "ete", "étude", "don't", "don", "3.14"]
    {
        assert_eq!(found(&practice, words), [at(Kind::Reflection, page)], "{words}");
    }
    for words in ["afe", "urich", "cafe berlin", "caffe"] {
        assert_eq!(found(&practice, words), [], "{words}");
    }
}

#[test]
fn words_in_quotation_marks_are_found_together() {
    let mut practice = Practice::new();
    let together = practice.new_page(&[], "please stop checking on me");
    let apart = practice.new_page(&[], "stop for a moment, no checking");
    assert_eq!(found(&practice, "stop checking").len(), 2);
    assert_eq!(found(&practice, "\"stop checking\""), [at(Kind::Reflection, together)]);
    assert_eq!(
        found(&practice, "\"stop checking"),
        [at(Kind::Reflection, together)],
        "the last quotation mark may be missing"
    );
    assert_eq!(found(&practice, "mom \"no checking\""), [at(Kind::Reflection, apart)]);
}

#[test]
fn what_is_typed_is_never_query_syntax_and_never_fails() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], "entry 6 w OR NEAR title x");
    practice.new_page(&[], "entry 7 z");
    assert_eq!(found(&practice, "entry 6 w"), [at(Kind::Reflection, page)]);
    assert_eq!(found(&practice, "OR NEAR"), [at(Kind::Reflection, page)]);
    for words in
        ["title:x", "-entry", "^entry", "entry*", "NOT", "(", "\"", "\"\"", "a AND", "{a b}:c", "'", "%", "\\", "+"]
    {
        practice.search(words, 50).unwrap();
    }
    assert_eq!(found(&practice, "title: x"), [at(Kind::Reflection, page)]);
    for (kind, text) in HARD.iter().chain(CONTROLS) {
        practice.search(text, 50).unwrap_or_else(|error| panic!("{kind}: {error}"));
        practice.search(&format!("\"{text}"), 50).unwrap_or_else(|error| panic!("{kind}: {error}"));
    }
}

#[test]
fn every_script_and_emoji_is_found_where_it_stands() {
    for (kind, text) in HARD {
        let mut practice = Practice::new();
        let page = practice.new_page(&[], &format!("before {text} after"));
        practice.new_page(&[], "something else");
        let words = text.replace('"', " ");
        let expected: &[Found] = &[at(Kind::Reflection, page)];
        if *kind != "quotes and query signs" && *kind != "Markdown" {
            assert_eq!(found(&practice, &words), expected, "{kind}");
        }
    }
    let mut practice = Practice::new();
    let one = practice.new_page(&[], "彼女は日本語の要望を話した。");
    let two = practice.new_page(&[], "今日はとても静か");
    let mut both = found(&practice, "日");
    both.sort_by_key(|found| format!("{found:?}"));
    assert_eq!(both.len(), 2, "Han is found inside a run, not only at its beginning");
    assert_eq!(found(&practice, "要望"), [at(Kind::Reflection, one)]);
    assert_eq!(found(&practice, "静か 今日"), [at(Kind::Reflection, two)]);
    let hit = practice.search("要望", 1).unwrap().0.remove(0);
    assert_eq!(text_of(&hit.title, true), "要望", "the title is the page's only line");
}

#[test]
fn nothing_to_look_for_finds_nothing() {
    let mut practice = Practice::new();
    practice.new_page(&[], "words\0and more");
    for words in ["", "   ", "\n\t", "\"", "\0", "\u{1b}"] {
        assert_eq!(found(&practice, words), [], "{words:?}");
    }
    assert_eq!(found(&practice, "more").len(), 1, "a page is read beyond a NUL");
}

#[test]
fn a_megabyte_may_be_looked_for_and_looked_through() {
    let mut practice = Practice::new();
    let page = practice.new_page(&[], &format!("{}needle", megabyte()));
    assert_eq!(found(&practice, "needle"), [at(Kind::Reflection, page)]);
    assert_eq!(found(&practice, &megabyte()), [at(Kind::Reflection, page)]);
    let many: String = (0..150_000).map(|number| format!("w{number} ")).collect();
    assert_eq!(found(&practice, &many), []);
    assert_eq!(found(&practice, &"x".repeat(1 << 20)), []);
    assert_eq!(found(&practice, &"語".repeat(300_000)), []);
    assert_eq!(found(&practice, &"\"".repeat(1 << 20)), []);
}

#[test]
fn it_follows_every_change_its_undo_and_redo() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let want = practice.new_want(client, "A lighthouse");
    let fields = WantFields { text: "A windmill".into(), enough_line: None, state: WantState::Open };
    practice.update_want(want, &fields).unwrap();
    let counts = |practice: &Practice| ["lighthouse", "windmill"].map(|words| found(practice, words).len());
    assert_eq!(counts(&practice), [0, 1]);
    practice.undo().unwrap();
    assert_eq!(counts(&practice), [1, 0]);
    practice.undo().unwrap();
    assert_eq!(counts(&practice), [0, 0]);
    practice.redo().unwrap();
    practice.redo().unwrap();
    assert_eq!(counts(&practice), [0, 1]);
}

#[test]
fn the_best_come_first_and_the_rest_are_counted() {
    let mut practice = Practice::new();
    let pages: Vec<ReflectionId> = (0..9).map(|n| practice.new_page(&[], &format!("harbour, day {n}"))).collect();
    let client = practice.new_client("Harbour");
    let (hits, total) = practice.search("harbour", 4).unwrap();
    assert_eq!((hits.len(), total), (4, 10));
    assert_eq!(hits[0].found, at(Kind::Client, client), "a title weighs more than a body");
    assert_eq!(hits[1].found, at(Kind::Reflection, pages[8]), "of equals the newest first");
    assert_eq!(practice.search("harbour", 0).unwrap(), (Vec::new(), 10));
}

#[test]
fn a_record_is_one_hit_however_often_the_words_stand_in_what_hangs_on_it() {
    let mut practice = Practice::new();
    let client = practice.new_client("Ana Quill");
    let gift = practice.add_gift_with_note(&GiftFields::named("Asking"), "asking, at the harbour").unwrap();
    let need = practice.new_need(client, "To be asked");
    practice.give_verdict(need, gift, Answer::NotNow, "asked enough").unwrap();
    let all = [at(Kind::Gift, gift), at(Kind::Need, need)];
    for words in ["ask", "ask since:2000", "kind:gift kind:need"] {
        let found = found(&practice, words);
        assert!(found.len() == 2 && all.iter().all(|one| found.contains(one)), "{words}: {found:?}");
    }
    assert_eq!(found(&practice, "harbour kind:gift"), [at(Kind::Gift, gift)]);
    let (first, total) = practice.search("kind:gift kind:need", 1).unwrap();
    assert_eq!((first.len(), total), (1, 2));
}

#[test]
fn what_is_found_is_narrowed_by_client_tag_kind_and_day() {
    let mut practice = Practice::new();
    let ana = NewClient { tags: vec!["Hôtels".into()], ..NewClient::named("Ána Quill") };
    let ana = practice.add_client(ana).unwrap();
    let june = practice.add_client(NewClient::named("June Pellow")).unwrap();
    practice.hands.set("2026-10-31T23:30:00+01:00");
    let both = practice.new_page(&[june, ana], "They spoke of the price.");
    practice.hands.set("2026-11-01T00:30:00+01:00");
    let hers = practice.new_page(&[june], "The price again.");
    let need = practice.new_need(ana, "To name her price");
    let (both, hers, need) = (at(Kind::Reflection, both), at(Kind::Reflection, hers), at(Kind::Need, need));
    let sorted = |words: &str| {
        let mut all = found(&practice, words);
        all.sort_by_key(|found| found.id);
        all
    };
    let each = |mut all: Vec<Found>| {
        all.sort_by_key(|found| found.id);
        all
    };
    for (words, places) in [
        ("price", vec![both, hers, need]),
        ("price client:ana", vec![both, need]),
        ("price client:\"ana quill\" kind:reflection", vec![both]),
        ("price tag:hotels", vec![both, need]),
        ("price client:june client:ana", vec![both, hers, need]),
        ("price client:june tag:hotels", vec![]),
        ("price kind:needs", vec![need]),
        ("price before:2026-11", vec![both]),
        ("price since:2026-11-01", vec![hers, need]),
        ("price since:2026 before:2026-11-01 client:june", vec![both]),
        ("kind:need client:ana", vec![need]),
        ("price kind:", vec![both, hers, need]),
        ("price client:nobody", vec![]),
        ("kind:xyzzy", vec![]),
        ("client:", vec![]),
    ] {
        assert_eq!(sorted(words), each(places), "{words}");
    }
    let newest_first = [hers, both];
    assert_eq!(found(&practice, "kind:reflection"), newest_first, "without a word, the newest first");
    let (first, total) = practice.search("price client:june", 1).unwrap();
    assert_eq!((first.len(), total), (1, 2), "all are counted, also those not shown");
}

#[test]
fn narrowed_to_a_client_it_is_all_that_is_theirs_of_every_kind() {
    let mut practice = Practice::new();
    practice.play_sample().unwrap();
    let hits = |words: &str| {
        let (hits, total) = practice.search(words, 100_000).unwrap();
        assert_eq!(hits.len() as u64, total);
        hits
    };
    let key = |hit: &Hit| (hit.found.kind, hit.found.id, hit.on);
    let mut kinds_seen = BTreeSet::new();
    for client in practice.client_names().unwrap() {
        let theirs: BTreeSet<_> =
            hits(&format!("client:\"{}\"", client.name)).iter().map(|hit| (key(hit), hit.client.clone())).collect();
        assert!(!theirs.is_empty(), "{}", client.name);
        for kind in Kind::ALL.iter().map(|kind| kind.as_str()) {
            let whole = hits(&format!("kind:{kind}"));
            let of_them = whole.iter().filter(|hit| hit.client.as_ref().is_some_and(|(id, _)| *id == client.id));
            for hit in of_them {
                assert!(theirs.contains(&(key(hit), hit.client.clone())), "{hit:?}");
                kinds_seen.insert(hit.found.kind);
            }
        }
        for ((kind, ..), whose) in theirs {
            let several = matches!(kind, Kind::Reflection | Kind::Delivery);
            assert!(several || whose.is_some_and(|(id, _)| id == client.id), "{kind:?} of {}", client.name);
        }
    }
    assert!(kinds_seen.len() >= 10, "{kinds_seen:?}");
}
