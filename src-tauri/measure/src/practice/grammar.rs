//! Sentences from rules: a small grammar whose rules stand in the text files of `words/`, to be read and added to.
//!
//! A rule begins with "= its name", and each line below is one way to say it. `{name}` stands for a rule or for a value of
//! the one spoken of, `{^name}` for the same with a capital. `[[` and `]]` enclose words that a page marks.

use std::collections::BTreeMap;

use super::dice::Dice;

/// How deep rules may stand in each other; a rule that stands in itself ends there.
const DEEPEST: usize = 8;

/// What slots stand for before any rule is asked.
pub type Values = BTreeMap<&'static str, String>;

/// Rules by name.
#[derive(Debug, Default)]
pub struct Grammar {
    rules: BTreeMap<&'static str, Vec<&'static str>>,
}

/// What clients of one kind ask for, and what lies beneath it.
#[derive(Debug)]
pub struct Theme {
    /// The family of gift that helps.
    pub family: &'static str,
    /// Ways to ask.
    pub wants: Vec<&'static str>,
    /// What lies beneath, by rung: the first lies beneath a want.
    pub needs: [Vec<&'static str>; 4],
    /// What is said when it shows.
    pub said: Vec<&'static str>,
}

impl Grammar {
    /// All the rules of the files.
    #[must_use]
    pub fn read() -> Self {
        let files = [
            include_str!("words/people.txt"),
            include_str!("words/pages.txt"),
            include_str!("words/gifts.txt"),
            include_str!("words/giving.txt"),
            include_str!("words/knowledge.txt"),
        ];
        let mut grammar = Self::default();
        for (head, lines) in files.into_iter().flat_map(sections) {
            grammar.rules.insert(head, lines);
        }
        // Lists of names are words parted by blanks.
        for names in ["first she", "first he", "last head", "last tail"] {
            grammar.rules.entry(names).and_modify(|lines| {
                *lines = lines.iter().flat_map(|line| line.split_whitespace()).collect();
            });
        }
        grammar
    }

    /// The ways to say something.
    #[must_use]
    pub fn ways(&self, rule: &str) -> &[&'static str] {
        self.rules.get(rule).map_or(&[], Vec::as_slice)
    }

    /// Says it one way.
    #[must_use]
    pub fn say(&self, rule: &str, values: &Values, dice: &mut Dice) -> String {
        let way = dice.one(self.ways(rule)).copied().unwrap_or_default();
        self.fill(way, values, dice)
    }

    /// Fills the slots of a sentence.
    #[must_use]
    pub fn fill(&self, way: &str, values: &Values, dice: &mut Dice) -> String {
        let mut text = String::new();
        self.write(way, values, dice, DEEPEST, &mut text);
        text
    }

    fn write(&self, way: &str, values: &Values, dice: &mut Dice, deeper: usize, text: &mut String) {
        let mut rest = way;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (slot, tail) = after.split_once('}').unwrap_or((after, ""));
            let (name, capital) = slot.strip_prefix('^').map_or((slot, false), |name| (name, true));
            let start = text.len();
            if deeper > 0 {
                match values.get(name) {
                    Some(value) => self.write(value, values, dice, deeper - 1, text),
                    None => {
                        let way = dice.one(self.ways(name)).copied().unwrap_or_default();
                        self.write(way, values, dice, deeper - 1, text);
                    }
                }
            }
            if capital {
                let said = text.split_off(start);
                text.push_str(&capitalised(&said));
            }
            rest = tail;
        }
        text.push_str(rest);
    }
}

/// The themes of `words/themes.txt`.
#[must_use]
pub fn themes() -> Vec<Theme> {
    sections(include_str!("words/themes.txt")).into_iter().filter_map(theme).collect()
}

fn theme((head, lines): (&'static str, Vec<&'static str>)) -> Option<Theme> {
    let (_, family) = head.split_once(' ')?;
    let mut theme = Theme { family, wants: Vec::new(), needs: Default::default(), said: Vec::new() };
    for line in lines {
        let (kind, words) = line.split_once(": ")?;
        match kind {
            "want" => theme.wants.push(words),
            "said" => theme.said.push(words),
            rung => theme.needs.get_mut(rung.parse::<usize>().ok()?.checked_sub(1)?)?.push(words),
        }
    }
    Some(theme)
}

fn sections(file: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match (line.strip_prefix("= "), sections.last_mut()) {
            (Some(head), _) => sections.push((head, Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    sections
}

/// With a capital at the beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::collections::BTreeSet;

    use super::*;

    /// What a client's values, and those of a page, are called.
    const VALUES: &[&str] = &[
        "first",
        "initials",
        "they",
        "them",
        "their",
        "theirs",
        "they_other",
        "other_first",
        "recommender",
        "want",
        "said",
        "gift_deed",
        "promise",
        "relative",
        "relative_of",
        "partner",
        "partner_of",
    ];

    fn slots(way: &str) -> Vec<String> {
        way.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().trim_start_matches('^').to_owned()).collect()
    }

    #[test]
    fn every_slot_is_a_rule_or_a_value_and_every_theme_is_whole() {
        let (grammar, themes) = (Grammar::read(), themes());
        let mut ways: BTreeSet<&str> = grammar.rules.values().flatten().copied().collect();
        for theme in &themes {
            assert!(grammar.rules.contains_key(format!("deed {}", theme.family).as_str()), "{}", theme.family);
            assert!(theme.wants.len() >= 3 && theme.said.len() >= 4, "{theme:?}");
            assert!(theme.needs.iter().all(|rung| !rung.is_empty()), "{theme:?}");
            ways.extend(theme.wants.iter().chain(theme.needs.iter().flatten()).chain(&theme.said));
        }
        assert!(themes.len() >= 20 && ways.len() > 900, "{} {}", themes.len(), ways.len());
        for way in ways {
            for slot in slots(way) {
                let known = grammar.rules.contains_key(slot.as_str()) || VALUES.contains(&slot.as_str());
                assert!(known, "{slot} in {way}");
            }
        }
    }

    #[test]
    fn slots_are_filled_with_values_first_and_a_capital_where_asked() {
        let grammar = Grammar { rules: BTreeMap::from([("what", vec!["a {tool}"]), ("tool", vec!["lathe"])]) };
        let values = Values::from([("first", "Åse".to_owned())]);
        let mut dice = Dice::new(1);
        assert_eq!(grammar.fill("{^what}, said {first}; {nothing}.", &values, &mut dice), "A lathe, said Åse; .");
        assert_eq!(capitalised("été"), "Été");
    }
}
