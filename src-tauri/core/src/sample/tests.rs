#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::Journal;
use crate::dates::fixed_clock;
use crate::insight::Effect;
use crate::state_changes::StateTarget;
use crate::words::{ByWhom, CautionKind, DeliveryState, GiftEvent, Landing, PromiseState, SignKind, Trade};

const CLIENT: &str = "[[client]]\nkey = 'ana'\nname = 'Ana'\nabout = ''\nstage = 'active'\nhow_met = ''\n";
const OTHER: &str = "[[client]]\nkey = 'bo'\nname = 'Bo'\nabout = ''\nstage = 'active'\nhow_met = ''\n";
const WANT: &str = "[[want]]\nkey = 'w'\nclient = 'ana'\ntext = 'W'\nheard_days_ago = 9\n";

fn sample() -> Practice {
    practice().unwrap()
}

/// The days on which a need was quoted.
fn quoted_on(practice: &Practice, need: &str) -> BTreeSet<u32> {
    let quotes = |page: &&SampleReflection| page.marks.iter().any(|m| m.kind == MarkKind::Need && m.key == need);
    practice.reflections.iter().filter(quotes).map(|page| page.days_ago).collect()
}

fn depth(practice: &Practice, need: &str) -> usize {
    let need = practice.needs.iter().find(|n| n.key == need).unwrap();
    let above = need.beneath.iter().map(|b| match b {
        Beneath::Want(_) => 0,
        Beneath::Need(key) => depth(practice, key),
    });
    1 + above.max().unwrap_or(0)
}

#[test]
fn it_spans_fourteen_months_of_a_full_practice() {
    let p = sample();
    assert!(p.clients.len() >= 10 && p.reflections.len() >= 65, "{} {}", p.clients.len(), p.reflections.len());
    let (first, last) = (p.reflections.first().unwrap(), p.reflections.last().unwrap());
    assert!((410..=440).contains(&first.days_ago) && last.days_ago == 1);
    let gaps = p.reflections.windows(2).map(|pair| pair[0].days_ago - pair[1].days_ago);
    assert!(gaps.max().unwrap() <= 14, "the practice never falls silent for more than two weeks");
}

#[test]
fn the_three_pairs_are_in_it() {
    let p = sample();
    for (want, need) in [
        ("Medicate my back pain", "Long-term posture and mobility"),
        (
            "Increase my brand’s social media engagement by 50%",
            "Understand my value and attract a community that needs it",
        ),
        ("Double my net worth", "Disarm half my insecurities"),
    ] {
        let want = p.wants.iter().find(|w| w.text == want).unwrap();
        let need = p.needs.iter().find(|n| n.text == need).unwrap();
        assert!(need.beneath.contains(&Beneath::Want(want.key.clone())), "{}", need.text);
        assert!(!quoted_on(&p, &need.key).is_empty());
    }
}

#[test]
fn every_kind_of_need_and_gift_is_shown() {
    let p = sample();
    for state in NeedState::ALL {
        assert!(p.needs.iter().any(|n| n.state == *state), "{state:?}");
    }
    for state in GiftState::ALL {
        assert!(p.gifts.iter().any(|g| g.revisions.last().unwrap().state == *state), "{state:?}");
    }
    for stage in Stage::ALL {
        assert!(p.clients.iter().any(|c| c.stage == *stage), "{stage:?}");
    }
    for answer in [Answer::Take, Answer::NotNow, Answer::NotThisGift] {
        assert!(p.verdicts.iter().any(|v| v.answer == answer), "{answer:?}");
    }
    assert_eq!(p.needs.iter().map(|n| depth(&p, &n.key)).max(), Some(4));
    let days: BTreeSet<usize> = p.needs.iter().map(|n| quoted_on(&p, &n.key).len().min(3)).collect();
    assert!([0, 1, 2, 3].iter().all(|n| days.contains(n)), "hunches, likely and confirmed needs: {days:?}");
    assert!(p.needs.iter().any(|n| n.beneath.iter().filter(|b| matches!(b, Beneath::Want(_))).count() == 2));
    assert!(p.needs.iter().any(|n| n.overruled.is_some()));
}

#[test]
fn several_open_wants_still_ask_what_is_beneath() {
    let p = sample();
    let beneath: Vec<&Beneath> = p.needs.iter().flat_map(|n| &n.beneath).collect();
    let bare = |w: &&SampleWant| w.state == WantState::Open && !beneath.contains(&&Beneath::Want(w.key.clone()));
    assert!(p.wants.iter().filter(bare).count() >= 4);
    assert!(p.wants.iter().filter(|w| w.enough.is_some()).count() >= 6);
}

#[test]
fn evidence_is_never_older_than_what_it_speaks_for() {
    let p = sample();
    let mut heard: BTreeMap<(MarkKind, &str), u32> = BTreeMap::new();
    heard.extend(p.wants.iter().map(|w| ((MarkKind::Want, w.key.as_str()), w.heard_days_ago)));
    heard.extend(p.needs.iter().map(|n| ((MarkKind::Need, n.key.as_str()), n.noticed_days_ago)));
    heard.extend(p.promises.iter().map(|m| ((MarkKind::Promise, m.key.as_str()), u32::try_from(m.days_ago).unwrap())));
    heard.extend(p.gifts.iter().map(|g| ((MarkKind::Gift, g.key.as_str()), g.revisions[0].days_ago)));
    for page in &p.reflections {
        for mark in &page.marks {
            let since = heard[&(mark.kind, mark.key.as_str())];
            // A gift may be seen at work before it has a name.
            assert!(mark.kind == MarkKind::Gift || page.days_ago <= since, "{}: {since}", mark.key);
        }
    }
}

#[test]
fn every_want_and_gift_has_its_passage() {
    let p = sample();
    let marked: BTreeSet<(MarkKind, &str)> =
        p.reflections.iter().flat_map(|r| &r.marks).map(|m| (m.kind, m.key.as_str())).collect();
    assert!(p.wants.iter().all(|w| marked.contains(&(MarkKind::Want, w.key.as_str()))));
    assert!(p.gifts.iter().all(|g| marked.contains(&(MarkKind::Gift, g.key.as_str()))));
}

#[test]
fn marks_hold_whole_words() {
    for page in sample().reflections {
        let letters: Vec<char> = page.text.chars().collect();
        for mark in &page.marks {
            let quote = mark.quote(&page.text);
            assert_eq!(quote.trim(), quote);
            assert!(mark.start == 0 || !letters[mark.start - 1].is_alphanumeric(), "{quote}");
            assert!(letters.get(mark.end).is_none_or(|c| !c.is_alphanumeric()), "{quote}");
        }
    }
}

#[test]
fn no_two_pages_begin_alike_and_none_is_empty() {
    let p = sample();
    let mut openings = BTreeSet::new();
    for page in &p.reflections {
        let words: Vec<&str> = page.text.split_whitespace().collect();
        assert!(words.len() >= 2, "{} days ago", page.days_ago);
        assert!(openings.insert(words[..words.len().min(6)].join(" ")), "{}", page.text);
        assert!(!page.text.contains("[[") && !page.text.contains("]]"));
    }
    let paragraphs: Vec<usize> = p.reflections.iter().map(|r| r.text.split("\n\n").count()).collect();
    assert!(paragraphs.iter().max() >= Some(&6) && paragraphs.iter().filter(|n| **n == 1).count() >= 6);
}

#[test]
fn pages_come_with_many_facts_or_none() {
    let p = sample();
    assert!(p.reflections.iter().any(|r| r.clients.len() == 2));
    assert!(p.reflections.iter().filter(|r| r.clients.is_empty()).count() >= 6);
    let bare = |r: &&SampleReflection| r.kind.is_none() && r.given_minutes.is_none() && r.warmth.is_none();
    assert!(p.reflections.iter().any(|r| bare(&r) && r.clients.is_empty()));
    for warmth in Warmth::ALL {
        assert!(p.reflections.iter().any(|r| r.warmth == Some(*warmth)), "{warmth:?}");
    }
}

#[test]
fn a_page_names_no_day_that_its_date_could_belie() {
    let calendar =
        ["Monday", "Tuesday", "Wednesday", "Friday", "Saturday", "January", "February", "Christmas", "Easter"];
    for page in sample().reflections {
        assert!(calendar.iter().all(|word| !page.text.contains(word)), "{} days ago", page.days_ago);
    }
}

fn fault(parts: &[&str]) -> SampleError {
    parse(&parts.concat()).unwrap_err()
}

#[test]
fn what_is_not_known_is_refused() {
    assert!(matches!(fault(&[CLIENT, "[[promise]]\nx = 1\n"]), SampleError::Form(_)));
    assert!(matches!(fault(&[CLIENT, "colour = 1\n"]), SampleError::Form(_)));
    assert!(matches!(
        fault(&[CLIENT, "[[reflection]]\ndays_ago = 1\nwarmth = 'hot'\ntext = 'x'"]),
        SampleError::Form(_)
    ));
    for (kind, key, more) in [
        ("client", "zed", "[[reflection]]\ndays_ago = 1\nclients = ['zed']\ntext = 'x'"),
        ("client", "zed", "[[need]]\nkey = 'n'\nclient = 'zed'\ntext = 'N'\nnoticed_days_ago = 1"),
        ("want", "v", "[[reflection]]\ndays_ago = 1\ntext = '[[want:v]]x[[/]]'"),
        ("gift", "g", "[[reflection]]\ndays_ago = 1\ntext = '[[gift:g]]x[[/]]'"),
        ("need", "n", "[[verdict]]\nneed = 'n'\ngift = 'g'\ndays_ago = 1\nanswer = 'take'"),
    ] {
        let found = fault(&[CLIENT, WANT, more]);
        assert!(matches!(&found, SampleError::Unknown { kind: k, key: at, .. } if *k == kind && at == key), "{found}");
    }
}

#[test]
fn a_need_may_not_lie_beneath_itself_nor_beneath_another_client() {
    let need = "[[need]]\nkey = 'n'\nclient = 'ana'\ntext = 'N'\nnoticed_days_ago = 1\nbeneath = ['need:n']\n";
    assert!(matches!(fault(&[CLIENT, need]), SampleError::Unknown { .. }));
    let foreign = "[[need]]\nkey = 'n'\nclient = 'bo'\ntext = 'N'\nnoticed_days_ago = 1\nbeneath = ['want:w']\n";
    assert!(fault(&[CLIENT, OTHER, WANT, foreign]).to_string().contains("another client"));
    assert_eq!(fault(&[CLIENT, CLIENT]), SampleError::Twice { place: "client \"ana\"".to_owned() });
}

#[test]
fn marks_and_days_that_cannot_be_are_refused() {
    let page = |text: &str| format!("[[reflection]]\ndays_ago = 1\nclients = ['bo']\ntext = '{text}'\n");
    assert!(fault(&[CLIENT, OTHER, WANT, &page("[[want:w]]x")]).to_string().contains("never closed"));
    assert!(fault(&[CLIENT, OTHER, WANT, &page("[[want:w]]x[[/]]")]).to_string().contains("not about"));
    assert!(matches!(fault(&[CLIENT, "[[reflection]]\ndays_ago = -1\ntext = 'x'"]), SampleError::Future { .. }));
    assert!(fault(&[CLIENT, "[[reflection]]\ndays_ago = 0\ntext = 'x'"]).to_string().contains("today"));
    let pages = "[[reflection]]\ndays_ago = 1\ntext = 'x'\n[[reflection]]\ndays_ago = 2\ntext = 'y'\n";
    assert!(fault(&[CLIENT, pages]).to_string().contains("oldest first"));
    let hunch = "[[need]]\nkey = 'n'\nclient = 'ana'\ntext = 'N'\n";
    assert!(fault(&[CLIENT, hunch]).to_string().contains("noticed_days_ago"));
}

fn played() -> Journal {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap();
    let mut journal = Journal::in_memory(fixed_clock(now)).unwrap();
    journal.play_sample().unwrap();
    journal
}

#[test]
fn what_is_given_and_promised_stands_everywhere_it_can() {
    let journal = played();
    let deliveries = journal.deliveries().unwrap();
    for state in DeliveryState::ALL {
        assert!(deliveries.iter().any(|delivery| delivery.state == *state), "{state:?}");
    }
    for landing in Landing::ALL {
        assert!(deliveries.iter().flat_map(|delivery| &delivery.receivers).any(|to| to.landing == Some(*landing)));
    }
    let what: BTreeSet<&str> = deliveries.iter().map(|delivery| delivery.what.as_str()).collect();
    assert_eq!(what.len(), sample().deliveries.len() - 1, "one is in the trash, and what was taken up was not doubled");
    assert!(deliveries.iter().any(|delivery| delivery.parts.len() == 5 && delivery.state == DeliveryState::Offered));
    assert!(deliveries.iter().any(|delivery| delivery.receivers.len() == 3));
    assert!(deliveries.iter().all(|delivery| delivery.state_on <= journal.now().date_naive()));
    let (promises, today) = (journal.promises().unwrap(), journal.now().date_naive());
    for state in PromiseState::ALL {
        assert!(promises.iter().any(|promise| promise.state == *state), "{state:?}");
    }
    for by in ByWhom::ALL {
        assert!(promises.iter().any(|promise| promise.fields.by_whom == *by));
    }
    assert_eq!(promises.iter().filter_map(|promise| promise.late_days(today)).collect::<Vec<_>>(), [1]);
    assert!(journal.promises_due(today).unwrap().len() >= 2, "one late, one that is coming");
    assert!(promises.iter().any(|promise| promise.history.iter().filter_map(|turn| turn.due_on).count() > 1));
    let of_tomas = journal.promises_of(journal.client_named("Tomas Breck").unwrap()).unwrap();
    assert!(of_tomas[0].quotes[0].quote.ends_with("founders who sold and stayed."));
}

#[test]
fn what_one_knows_of_them_is_there() {
    let journal = played();
    let id = |name: &str| journal.client_named(name).unwrap();
    let benno = journal.client(id("Benno Thrale")).unwrap();
    assert!(benno.stage == Stage::Parted && benno.parting.last_word.contains("I’d have stopped"));
    let stages: Vec<String> =
        journal.history_of(StateTarget::Client(benno.id)).unwrap().into_iter().map(|change| change.state).collect();
    assert_eq!(stages, ["active", "parted"]);
    let noor = journal.client(id("Noor Haddow")).unwrap();
    assert!(noor.recommended_by == Some(id("Ilse Varnholt")) && !noor.leave_alone.is_empty() && !noor.tags.is_empty());
    let fear =
        journal.ladder(noor.id).unwrap().needs.into_iter().find(|need| need.text.starts_with("Parents")).unwrap();
    assert_eq!((fear.confidence, fear.overruled), (Confidence::Confirmed, false), "her answer confirms it");
    let (leap, _) = journal.occasions(id("June Pellow")).unwrap().remove(0);
    assert_eq!((leap.fields.day.month, leap.fields.day.day, leap.fields.day.year), (2, Some(29), None));
    assert!(!journal.occasions_ahead(14, None).unwrap().is_empty(), "one is coming, whenever it is opened");
    for kind in SignKind::ALL {
        assert!(
            journal
                .client_names()
                .unwrap()
                .iter()
                .any(|client| { journal.signs(client.id).unwrap().iter().any(|sign| sign.fields.kind == *kind) })
        );
    }
    let themes = journal.themes().unwrap();
    assert!(themes[0].clients >= 3 && journal.all_asked().unwrap().iter().any(|asked| asked.fields.answer.is_empty()));
    let credits: BTreeSet<bool> = ["Noor Haddow", "Sander Rowe"]
        .iter()
        .map(|name| journal.ideas(id(name)).unwrap()[0].fields.credited_on.is_some())
        .collect();
    assert_eq!(credits.len(), 2, "one was thanked for, one is owed");
    let events: BTreeSet<GiftEvent> =
        journal.gifts().unwrap().iter().flat_map(|gift| &gift.revisions).map(|revision| revision.event).collect();
    assert!(events.contains(&GiftEvent::Split) && events.contains(&GiftEvent::FoundAgain), "{events:?}");
    assert_eq!(journal.trash().unwrap().len(), 1);
    assert_eq!(journal.profile().unwrap().trade, Trade::Consulting);
}

#[test]
fn what_is_given_to_nobody_or_lies_ahead_is_refused() {
    let delivery = |more: &str, to: &str| {
        format!("[[delivery]]\nwhat = 'D'\nscope = 'goodwill'\ndays_ago = 3\n{more}\nto = [{{ {to} }}]\n")
    };
    let found = fault(&[CLIENT, &delivery("", "client = 'zed'")]);
    assert!(matches!(&found, SampleError::Unknown { kind: "client", .. }), "{found}");
    let need = "[[need]]\nkey = 'n'\nclient = 'ana'\ntext = 'N'\nnoticed_days_ago = 1\n";
    let found = fault(&[CLIENT, OTHER, need, &delivery("", "client = 'bo', need = 'n'")]);
    assert!(found.to_string().contains("another client"), "{found}");
    let found = fault(&[CLIENT, &delivery("given_days_ago = -1", "client = 'ana'")]);
    assert!(matches!(found, SampleError::Future { .. }), "{found}");
    let sign = "[[sign]]\nclient = 'ana'\nkind = 'own'\ndays_ago = -2\n";
    assert!(matches!(fault(&[CLIENT, sign]), SampleError::Future { .. }));
    let promise = "[[promise]]\nkey = 'p'\nclient = 'ana'\nby = 'me'\ntext = 'P'\ndays_ago = 1\nscope = 'goodwill'\n";
    assert!(matches!(fault(&[CLIENT, promise, promise]), SampleError::Twice { .. }));
}

/// What the practice tells of itself, on whatever weekday it is opened.
#[test]
fn its_figures_tell_a_story_on_any_day_of_the_week() {
    for day in 16..=22 {
        let now = chrono::DateTime::parse_from_rfc3339(&format!("2026-11-{day}T10:00:00+01:00")).unwrap();
        let mut journal = Journal::in_memory(fixed_clock(now)).unwrap();
        journal.play_sample().unwrap();
        let told = journal.inequalities().unwrap();
        let says = |effect: Effect| match effect {
            Effect::Difference { interval, .. } => Some((interval.low > 0.0, interval.value > 0.0)),
            Effect::TooFew { .. } => None,
        };
        assert_eq!(says(told.love_after_needs.effect), Some((true, true)), "it holds");
        assert_eq!(says(told.recommended.effect), Some((false, true)), "it leans, and no more");
        assert_eq!(says(told.warmth_per_hour.effect), None, "too few to say");
        let budget = journal.budget().unwrap();
        assert!((1..=3).contains(&budget.passed_before), "{day}: {}", budget.passed_before);
        assert!(budget.before.iter().all(|week| week.paid > week.given), "{day}");
        let marketing = &budget.pursuits[0];
        assert!(marketing.short_weeks >= 3, "{day}: it is crowded out");
        let review = journal.review(None).unwrap();
        assert!(review.closed_on.is_none() && review.learned_before.is_some(), "{day}: last week is closed");
        assert_eq!(journal.review_due().unwrap(), None);
        let motives = review.motives;
        assert!(motives.for_them > motives.to_prove, "{day}");
        let noor = journal.client_named("Noor Haddow").unwrap();
        let cautions = journal.cautions(noor).unwrap();
        assert!(cautions.iter().any(|caution| caution.kind == CautionKind::Line), "{day}: her line is reached");
        assert_eq!(journal.overruled(noor).unwrap().len(), 1);
    }
}
