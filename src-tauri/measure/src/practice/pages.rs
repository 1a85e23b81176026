//! What a page says: how they came, what was told, the passages that are marked, and what one thought of it.

use journal::anchor::Span;
use journal::words::ReflectionKind;

use super::dice::Dice;
use super::grammar::{Grammar, Values};

/// Something that a page says and that is marked in it.
#[derive(Clone)]
pub(super) struct Passage {
    /// The rule of its sentence.
    pub(super) rule: &'static str,
    /// The value in that sentence that is its words.
    pub(super) slot: &'static str,
    pub(super) words: String,
}

/// A page's words, and where its passages stand, in their order.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
}

/// Writes a page.
pub(super) fn write(
    grammar: &Grammar,
    values: &Values,
    kind: ReflectionKind,
    passages: &[Passage],
    dice: &mut Dice,
) -> Written {
    let length = dice.weighted(&[(0, 18), (1, 38), (2, 26), (4, 12), (8, 6)], 1);
    let mut paragraphs: Vec<Vec<String>> = vec![vec![grammar.say(arrival(kind), values, dice)]];
    if kind == ReflectionKind::Message {
        paragraphs.push(vec![grammar.say("message body", values, dice)]);
    } else {
        paragraphs.extend(some(grammar, "report", length, values, dice));
    }
    for passage in passages {
        let mut values = values.clone();
        values.insert(passage.slot, passage.words.clone());
        let mut sentences = vec![grammar.say(passage.rule, &values, dice)];
        if length > 0 && dice.chance(0.6) {
            sentences.push(grammar.say("seen", &values, dice));
        }
        paragraphs.push(sentences);
    }
    if length > 0 {
        paragraphs.extend(some(grammar, "self", length / 2 + 1, values, dice));
    }
    if dice.chance(0.04) {
        paragraphs.push(vec![grammar.say("foreign", values, dice)]);
    }
    if dice.chance(0.7) {
        paragraphs.push(vec![grammar.say("close", values, dice)]);
    }
    let title = dice.chance(0.12).then(|| format!("# {}\n\n", grammar.say("title", values, dice)));
    let paragraphs: Vec<String> = paragraphs.into_iter().map(|sentences| sentences.join(" ")).collect();
    unmark(&(title.unwrap_or_default() + &paragraphs.join("\n\n")))
}

/// Writes a page about nobody but oneself.
pub(super) fn thought(grammar: &Grammar, values: &Values, dice: &mut Dice) -> String {
    let paragraphs: Vec<String> =
        some(grammar, "thought", dice.within(1, 4) as usize, values, dice).into_iter().map(|s| s.join(" ")).collect();
    paragraphs.join("\n\n")
}

fn arrival(kind: ReflectionKind) -> &'static str {
    match kind {
        ReflectionKind::Call => "arrival call",
        ReflectionKind::Message => "arrival message",
        ReflectionKind::Meeting | ReflectionKind::Thought | ReflectionKind::Review => "arrival",
    }
}

/// Up to so many of a rule's sentences, none of them twice, in paragraphs of one or two.
fn some(grammar: &Grammar, rule: &str, count: usize, values: &Values, dice: &mut Dice) -> Vec<Vec<String>> {
    let ways = grammar.ways(rule);
    let first = dice.within(0, ways.len() as i64 - 1) as usize;
    // Steps of 11 meet every way once, as long as their number is no multiple of 11.
    let places = (0..count.min(ways.len())).map(|step| (first + step * 11) % ways.len());
    let said: Vec<String> =
        places.filter_map(|place| ways.get(place)).map(|way| grammar.fill(way, values, dice)).collect();
    let together = if dice.chance(0.5) { 2 } else { 1 };
    said.chunks(together).map(<[String]>::to_vec).collect()
}

/// Takes the brackets out and counts, in code points, what they held. A full stop after a question goes.
fn unmark(marked: &str) -> Written {
    let mut written = Written { text: String::with_capacity(marked.len()), spans: Vec::new() };
    let mut place = 0;
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        let (words, tail) = after.split_once("]]").unwrap_or((after, ""));
        place += before.chars().count();
        let end = place + words.chars().count();
        written.text.push_str(before);
        written.text.push_str(words);
        written.spans.push(Span { start: place, end });
        place = end;
        rest = match words.ends_with(['?', '!', '.']) {
            true => tail.strip_prefix(['.', ',']).unwrap_or(tail),
            false => tail,
        };
    }
    written.text.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use journal::anchor::Places;

    use super::*;

    #[test]
    fn passages_stand_where_they_are_said_to() {
        let written = unmark("é “[[a b]],” [[why?]].” c");
        assert_eq!(written.text, "é “a b,” why?” c");
        let places = Places::new(&written.text);
        let quoted: Vec<&str> = written.spans.iter().map(|span| places.slice(*span)).collect();
        assert_eq!(quoted, ["a b", "why?"]);
    }

    #[test]
    fn no_sentence_stands_twice_on_a_page() {
        let (grammar, mut dice) = (Grammar::read(), Dice::new(3));
        for rule in ["report", "self", "thought"] {
            let ways = grammar.ways(rule).len();
            assert!(ways % 11 != 0, "{rule} has {ways} ways, a multiple of 11");
        }
        let values = Values::from([("first", "Ada".to_owned())]);
        let said = some(&grammar, "self", 9, &values, &mut dice).concat();
        let once: std::collections::BTreeSet<&String> = said.iter().collect();
        assert_eq!((said.len(), once.len()), (9, 9));
    }
}
