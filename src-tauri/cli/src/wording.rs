//! Words for suggestions and for the page before a meeting, from the catalogue of the window itself and by the same choices, so that both say the same.
//!
//! The window's side of this is `ui/src/lib/messages/{index,reasons}.ts`.

use std::collections::HashMap;
use std::sync::LazyLock;

use journal::suggest::{Fact, FitLabel, Reason, ReasonKind};
use journal::vault::Strength;
use journal::words::Confidence;

/// Readings of 4 and 5 count as pleasure or mastery.
const HIGH: u8 = 4;
/// Under this cosine two texts are not called near.
const NEAR: f64 = 0.25;

static CATALOGUE: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let files = [
        include_str!("../../../ui/src/lib/messages/en/brief.json"),
        include_str!("../../../ui/src/lib/messages/en/occasions.json"),
        include_str!("../../../ui/src/lib/messages/en/overlap.json"),
        include_str!("../../../ui/src/lib/messages/en/reason.json"),
        include_str!("../../../ui/src/lib/messages/en/unlock.json"),
        include_str!("../../../ui/src/lib/messages/en/words.json"),
    ];
    let parsed = files.into_iter().filter_map(|file| serde_json::from_str::<HashMap<String, String>>(file).ok());
    parsed.flatten().collect()
});

/// What fills a placeholder.
pub type Param<'a> = (&'a str, String);

/// The words for `key`; `{name}` is filled from `params`, and `count` chooses between `.one` and `.other`.
pub fn t(key: &str, params: &[Param<'_>]) -> String {
    let value = |name: &str| params.iter().find(|(param, _)| *param == name).map(|(_, value)| value.as_str());
    let form = if value("count") == Some("1") { "one" } else { "other" };
    let text = CATALOGUE.get(key).or_else(|| CATALOGUE.get(&format!("{key}.{form}")));
    fill(text.map_or(key, String::as_str), value)
}

/// Fills placeholders in one pass: braces in what is filled in stay as they are.
fn fill<'a>(text: &'a str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, behind)| Some((value(name)?, behind))) {
            Some((value, behind)) => {
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// A suggestion's label as the screen shows it.
pub fn label(label: FitLabel) -> String {
    t(
        match label {
            FitLabel::Strong => "label.strong",
            FitLabel::Look => "label.look",
            FitLabel::Nothing => "label.nothing",
        },
        &[],
    )
}

/// The name of a kind of reason: "Meaning", "Kept honest".
pub fn reason_name(kind: ReasonKind) -> String {
    t(&format!("reason.{}", kind_key(kind)), &[])
}

/// A reason as the screen says it.
pub struct ReasonWords {
    /// "near in meaning, in other words"
    pub text: String,
    /// "0.53"
    pub figure: String,
}

impl ReasonWords {
    /// Words and figure as they stand side by side on the screen.
    pub fn side_by_side(self) -> String {
        format!("{} {}", self.text, self.figure).trim().to_owned()
    }
}

/// What the screen says of a reason.
pub fn reason_words(reason: &Reason) -> ReasonWords {
    let Reason { kind, fact, .. } = reason;
    let stem = format!("reason.{}", kind_key(*kind));
    let number = |value: Option<usize>| value.map(|value| value.to_string());
    let before = fact.before.as_ref();
    let day = before.map(|before| before.on).or(fact.heard_on);
    let params = [
        ("shared", listed(&fact.shared)),
        ("figure", fact.figure.map(|figure| format!("{figure:.2}")).unwrap_or_default()),
        ("pleasure", number(fact.pleasure.map(usize::from)).unwrap_or_default()),
        ("mastery", number(fact.mastery.map(usize::from)).unwrap_or_default()),
        ("quotes", fact.quotes.unwrap_or(0).to_string()),
        ("count", fact.quotes.unwrap_or(fact.shared.len()).to_string()),
        ("day", day.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default()),
        ("what", before.map(|before| before.what.clone()).unwrap_or_default()),
        (
            "well",
            number(before.map(|before| before.well).or(fact.taught.map(|taught| taught.taken))).unwrap_or_default(),
        ),
        (
            "times",
            number(before.map(|before| before.times).or(fact.taught.map(|taught| taught.times))).unwrap_or_default(),
        ),
    ];
    let text = t(&format!("{stem}.{}", variant(*kind, fact)), &params);
    let figure = t(&format!("{stem}.figure"), &params);
    ReasonWords { text, figure }
}

fn kind_key(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Meaning => "meaning",
        ReasonKind::Want => "want",
        ReasonKind::Commonness => "commonness",
        ReasonKind::Words => "words",
        ReasonKind::Gift => "gift",
        ReasonKind::Confidence => "confidence",
        ReasonKind::Said => "said",
        ReasonKind::Generality => "generality",
        ReasonKind::Record => "record",
        ReasonKind::Freshness => "freshness",
        ReasonKind::Learned => "learned",
    }
}

fn variant(kind: ReasonKind, fact: &Fact) -> &'static str {
    let figure = fact.figure.unwrap_or(0.0);
    let high = |reading: Option<u8>| reading.is_some_and(|reading| reading >= HIGH);
    match kind {
        ReasonKind::Meaning | ReasonKind::Want | ReasonKind::Words if !fact.shared.is_empty() => "shared",
        ReasonKind::Meaning | ReasonKind::Want | ReasonKind::Said if figure < NEAR => "far",
        ReasonKind::Commonness | ReasonKind::Generality if figure < 0.0 => "rare",
        ReasonKind::Meaning | ReasonKind::Want | ReasonKind::Said | ReasonKind::Words => "plain",
        ReasonKind::Commonness | ReasonKind::Generality | ReasonKind::Freshness => "plain",
        ReasonKind::Record => fact.before.as_ref().map_or("liked", |before| before.landing.as_str()),
        ReasonKind::Learned => {
            if fact.taught.is_some_and(|taught| taught.taken * 2 < taught.times) {
                "refused"
            } else {
                "taken"
            }
        }
        ReasonKind::Gift => match (high(fact.pleasure), high(fact.mastery)) {
            (true, true) => "both",
            (true, false) => "pleasure",
            (false, true) => "mastery",
            (false, false) => "plain",
        },
        ReasonKind::Confidence => fact.confidence.unwrap_or(Confidence::Hunch).as_str(),
    }
}

/// "Ana, Noor and Tomas", as British English lists things.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A gift or need as it reads in the middle of a sentence: "Asking what nobody dares." becomes "asking what nobody
/// dares". "I", acronyms and the client's name keep their capital (`ui/src/lib/overlap/sentence.ts`).
pub fn in_sentence(text: &str, client: &str) -> String {
    let text = text.trim().trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let first = text.split(|c: char| c.is_whitespace() || c == '\'' || c == '’').next().unwrap_or_default();
    let mut letters = first.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let ordinary = first == "A" || (capital && first.chars().count() > 1 && letters.all(char::is_lowercase));
    if !ordinary || client.split_whitespace().any(|name| name == first) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    let lowered: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    lowered + letters.as_str()
}

/// The message that says how long a passphrase would hold (`ui/src/lib/unlock/strength.ts`).
pub fn strength_words(strength: Strength) -> &'static str {
    /// What one machine can try in a second against the journal's key derivation.
    const GUESSES_PER_SECOND_LOG10: f64 = 4.0;
    match strength.guesses_log10 - GUESSES_PER_SECOND_LOG10 {
        seconds if seconds < 3.6 => "create.strength.hours",
        seconds if seconds < 6.9 => "create.strength.weeks",
        seconds if seconds < 9.0 => "create.strength.years",
        seconds if seconds < 11.5 => "create.strength.centuries",
        _ => "create.strength.never",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDate;
    use journal::ids::DeliveryId;
    use journal::suggest::{Before, Taught};
    use journal::words::Landing;

    use super::*;

    fn reason(kind: ReasonKind, fact: Fact) -> String {
        reason_words(&Reason { kind, contribution: 0.0, fact }).side_by_side()
    }

    fn shared(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    /// What the catalogue has under a key, with a word in place of `{shared}`, and a figure behind.
    fn said(key: &str, shared: &str, figure: &str) -> String {
        format!("{} {figure}", t(key, &[("shared", shared.to_owned())]))
    }

    #[test]
    fn reasons_say_what_the_screen_says() {
        let figure = |figure| Fact { figure: Some(figure), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Meaning, figure(0.534)), said("reason.meaning.plain", "", "0.53"));
        assert_eq!(reason(ReasonKind::Meaning, figure(0.1)), said("reason.meaning.far", "", "0.10"));
        let both = Fact { shared: shared(&["board", "{figure}", "trust"]), ..figure(0.5) };
        assert_eq!(reason(ReasonKind::Want, both), said("reason.want.shared", "board, {figure} and trust", "0.50"));
        assert_eq!(reason(ReasonKind::Commonness, figure(-0.02)), said("reason.commonness.rare", "", "-0.02"));
        let one = Fact { shared: shared(&["board"]), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Words, one), said("reason.words.shared", "board", "1 word"));
        assert_eq!(reason(ReasonKind::Words, Fact::default()), said("reason.words.plain", "", "0 words"));
        let gift = Fact { pleasure: Some(5), mastery: Some(2), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Gift, gift), said("reason.gift.pleasure", "", "pleasure 5, mastery 2"));
        let need = Fact { confidence: Some(Confidence::Likely), quotes: Some(3), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Confidence, need), said("reason.confidence.likely", "", "3 quotes"));
    }

    #[test]
    fn what_happened_before_is_said_as_the_screen_says_it() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 4).unwrap();
        let filled = |key: &str, figure: &str| {
            let text = t(key, &[("day", "4 March 2025".into()), ("what", "One question".into())]);
            format!("{text} {figure}").trim().to_owned()
        };
        for (landing, key) in [
            (Landing::Loved, "reason.record.loved"),
            (Landing::Liked, "reason.record.liked"),
            (Landing::Shrugged, "reason.record.shrugged"),
            (Landing::Unwelcome, "reason.record.unwelcome"),
        ] {
            let what = "One question".to_owned();
            let delivery_id: DeliveryId = "00000000-0000-7000-8000-000000000001".parse().unwrap();
            let before = Before { delivery_id, what, landing, on: day, well: 3, times: 4 };
            let fact = Fact { before: Some(before), ..Fact::default() };
            assert_eq!(reason(ReasonKind::Record, fact), filled(key, "3 of 4"));
        }
        let heard = Fact { heard_on: Some(day), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Freshness, heard), filled("reason.freshness.plain", ""));
        for (taken, key) in [(3, "reason.learned.taken"), (1, "reason.learned.refused")] {
            let fact = Fact { taught: Some(Taught { taken, times: 5 }), ..Fact::default() };
            assert_eq!(reason(ReasonKind::Learned, fact), filled(key, &format!("{taken} of 5")));
        }
        let figure = |figure| Fact { figure: Some(figure), ..Fact::default() };
        assert_eq!(reason(ReasonKind::Said, figure(0.3)), said("reason.said.plain", "", "0.30"));
        assert_eq!(reason(ReasonKind::Said, figure(0.1)), said("reason.said.far", "", "0.10"));
        assert_eq!(reason(ReasonKind::Generality, figure(0.1)), said("reason.generality.plain", "", "0.10"));
        assert_eq!(reason(ReasonKind::Generality, figure(-0.1)), said("reason.generality.rare", "", "-0.10"));
    }

    #[test]
    fn every_choice_has_its_words_in_the_catalogue() {
        let has = |key: &str| CATALOGUE.contains_key(key) || CATALOGUE.contains_key(&format!("{key}.other"));
        let variants = [
            ("meaning", &["shared", "plain", "far", "figure"][..]),
            ("want", &["shared", "plain", "far", "figure"]),
            ("commonness", &["plain", "rare", "figure"]),
            ("words", &["shared", "plain", "figure"]),
            ("gift", &["both", "pleasure", "mastery", "plain", "figure"]),
            ("confidence", &["hunch", "likely", "confirmed", "figure"]),
            ("said", &["plain", "far", "figure"]),
            ("generality", &["plain", "rare", "figure"]),
            ("record", &["loved", "liked", "shrugged", "unwelcome", "figure"]),
            ("freshness", &["plain", "figure"]),
            ("learned", &["taken", "refused", "figure"]),
        ];
        for (kind, variants) in variants {
            assert!(has(&format!("reason.{kind}")), "{kind}");
            for variant in variants {
                assert!(has(&format!("reason.{kind}.{variant}")), "{kind}.{variant}");
            }
        }
        for fit in [FitLabel::Strong, FitLabel::Look, FitLabel::Nothing] {
            assert!(!label(fit).starts_with("label."));
        }
        for guesses_log10 in [0.0, 10.0, 12.0, 15.0, 30.0] {
            assert!(has(strength_words(Strength { score: 0, guesses_log10 })));
        }
    }

    #[test]
    fn a_sentence_takes_the_users_words_in() {
        for (text, inside) in [
            ("Asking what nobody dares. ", "asking what nobody dares"),
            ("A quiet hour", "a quiet hour"),
            ("I listen", "I listen"),
            ("SEO by heart", "SEO by heart"),
            ("Ana’s board", "Ana’s board"),
            ("Österreich", "österreich"),
            ("", ""),
        ] {
            assert_eq!(in_sentence(text, "Ana Quill"), inside);
        }
    }
}
