//! The week looked back on, going on in spite of a caution, and what the records say.

use std::sync::Arc;

use chrono::{Datelike as _, Days, Local, NaiveDate};
use journal::Journal;
use journal::clients::NewClient;
use journal::deliveries::DeliveryFields;
use journal::reflections::Facts;
use journal::vault::KdfCost;
use journal::words::{DeliveryState, Motive};
use stories::window::{Home, Window, fill, lead, words};

use crate::story::{CLIENT, PASSPHRASE, the_only_client, unlock};

const LEARNED: &str = "When I stop selling the hour, they buy the year.";
const CARD: &str = "A card with the first bill on it";
const WANT: &str = "A name for the winter range";
const REASON: &str = "Her opening is on Saturday";

fn monday() -> NaiveDate {
    let today = Local::now().date_naive();
    today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into())).unwrap()
}

/// A client with a line that is reached, a want with nothing beneath it, and something given to prove oneself.
fn practice(home: &Home) {
    let clock = Arc::new(|| Local::now().fixed_offset());
    let mut journal = Journal::create(&home.journal(), PASSPHRASE, KdfCost::cheap(), clock).unwrap();
    let client = journal.add_client(NewClient { line_minutes: Some(20), ..NewClient::named(CLIENT) }).unwrap();
    let facts = Facts { client_ids: vec![client], given_minutes: Some(45), paid_minutes: Some(60), ..Facts::default() };
    journal.start_reflection("We looked at the first bill together.", &facts).unwrap();
    let want = journal::ladder::NewWant { client_id: client, text: WANT.into(), enough_line: None, heard_on: None };
    journal.add_want(want).unwrap();
    let card = DeliveryFields { motive: Some(Motive::ToProve), ..DeliveryFields::of(client, CARD) };
    let card = journal.add_delivery(&card).unwrap();
    journal.set_delivery_state(card, DeliveryState::Given, None, "").unwrap();
    journal.lock().unwrap();
}

/// The part of the page that a step has.
fn part(step: &str) -> (&'static str, &'static str) {
    ("region", words(&format!("review.step.{step}")))
}

#[test]
fn a_week_is_walked_through_left_taken_up_and_closed_as_a_page() {
    let home = Home::new();
    practice(&home);
    let window = Window::open(&home);
    unlock(&window);
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+6");
    window.find(&[part("loose_ends")]);
    window.reads(WANT);
    window.reads(CARD);
    assert_eq!(window.axe(), Vec::<String>::new());
    window.click(&[part("loose_ends"), ("button", &step_act("review.done", "loose_ends"))]);
    window.click(&[part("ahead"), ("button", &step_act("review.skip", "ahead"))]);
    window.find(&[part("ahead"), ("button", &step_act("review.again", "ahead"))]);
    window.shoot("review");
    own_practice(&window);

    window.click(&[("textbox", words("review.learned.label"))]);
    window.type_words(LEARNED);
    window.press("Ctrl+L");
    unlock(&window);
    window.find(&[part("loose_ends"), ("button", &step_act("review.again", "loose_ends"))]);
    window.wait_for("what was learned to be there again", || {
        let kept = window.ask("return document.querySelector('textarea')?.value ?? '';", serde_json::json!([]));
        (kept.as_str() == Some(LEARNED)).then_some(())
    });
    window.click(&[("textbox", words("review.learned.label"))]);
    window.press("Ctrl+Enter");
    window.reads(words("review.said.closed"));
    window.click(&[("button", words("review.open_page"))]);
    window.reads(LEARNED);
    window.reads(words("review.step.loose_ends"));
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();

    let all = home.read_journal(PASSPHRASE);
    let page = all["reflections"].as_array().unwrap().iter().find(|page| page["kind"] == "review").unwrap();
    let text = page["text"].as_str().unwrap();
    assert!(text.starts_with(&format!("{LEARNED}\n\n## {}\n\n- ", words("review.step.loose_ends"))), "{text}");
    assert!(text.contains(WANT) && !text.contains(words("review.step.ahead")), "{text}");
    let review = &all["reviews"][0];
    assert_eq!((&review["reflection_id"], review["closed_on"].is_string()), (&page["id"], true));
    let steps = review["steps"].as_array().unwrap();
    assert!(steps.iter().any(|step| step["step"] == "ahead" && step["state"] == "skipped"));
    let own = &all["pursuits"][0];
    assert_eq!((&own["name"], &own["weeks"][0]["minutes"]), (&words("review.pursuit.learning").into(), &15.into()));
    assert_eq!(own["weeks"][0]["week_on"], monday().to_string());
}

fn step_act(act: &str, step: &str) -> String {
    format!("{} {}", words(act), words(&format!("review.step.{step}")))
}

/// A first list, minutes that it got, and why one gave.
fn own_practice(window: &Window) {
    let name = words("review.pursuit.learning");
    window.click(&[part("budget"), ("button", name)]);
    let spent = fill("review.own.spent", &[("name", name)]);
    window.click(&[part("budget"), ("spinbutton", &spent)]);
    window.press("Up");
    window.reads("15 min");
    window.reads(words("review.motives.behind"));
}

#[test]
fn a_line_that_is_reached_says_wait_and_going_on_is_kept_with_its_reason() {
    let home = Home::new();
    practice(&home);
    let window = Window::open(&home);
    unlock(&window);
    the_only_client(&window);
    let note = ("note", words("giving.wait"));
    window.find(&[note]);
    window.find(&[("region", words("balance.title"))]);
    window.shoot("balance");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.reads(&fill("giving.wait.line", &[("given", "45"), ("limit", "20")]));
    window.click(&[note, ("button", "")]);
    window.focused(&[note, ("textbox", words("giving.overrule.reason"))]);
    window.type_words(REASON);
    window.press("Enter");
    window.reads(REASON);
    window.press("Ctrl+6");
    window.find(&[part("budget")]);
    window.press("Ctrl+K");
    window.focused(&[("combobox", words("search.field"))]);
    window.type_words("opening is on");
    window.find(&[("listbox", words("search.title")), ("group", words("search.journal")), ("option", "")]);
    window.press("Enter");
    window.reads(REASON);
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
    let all = home.read_journal(PASSPHRASE);
    assert_eq!(all["overrules"][0]["reason"], REASON);
}

#[test]
fn the_sample_tells_its_figures_as_charts_tables_and_files() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+7");
    window.find(&[("heading", words("insights.title"))]);
    window.find(&[("region", words("insights.gifts")), ("img", words("insights.gifts"))]);
    window.shoot("insights");
    let forms = words("insights.forms");
    for (what, ending) in [("charts.save_svg", "svg"), ("charts.save_csv", "csv")] {
        window.click(&[("button", &fill("charts.save", &[("title", forms)]))]);
        window.click(&[("menuitem", words(what))]);
        window.reads(lead("charts.saved"));
        let file = home.export_file().with_extension(ending);
        let saved = window.wait_for("the file", || std::fs::read_to_string(&file).ok().filter(|text| !text.is_empty()));
        assert!(saved.contains("handwritten"), "{saved}");
        assert_eq!(saved.starts_with("<?xml"), ending == "svg");
    }
    window.click(&[("button", words("insights.as_table"))]);
    window.find(&[("table", forms)]);
    assert!(!window.has(&[("img", forms)]), "the charts are tables now");
    window.shoot("insights-tables");
    assert_eq!(window.axe(), Vec::<String>::new());
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();
}
