//! What narrows a search, written among its words: `client:`, `kind:`, `tag:`, `since:` and `before:`.

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation as _;

use super::fold;
use crate::words::Kind;

/// What can narrow a search, as it is written before a colon.
const FILTERS: [&str; 5] = ["client", "kind", "tag", "since", "before"];

/// What a search is narrowed to. Several of one sort widen one another; different sorts narrow one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Narrowing {
    /// Whose it is, or whom it is about.
    clients: Vec<Name>,
    /// How they are tagged.
    tags: Vec<Name>,
    /// What it is.
    pub(crate) kinds: Vec<Kind>,
    /// Of that day or later.
    pub(crate) since: Option<NaiveDate>,
    /// Of an earlier day.
    pub(crate) before: Option<NaiveDate>,
}

/// Folded words, each the beginning of a word of the name that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name(Vec<String>);

/// A client, as far as a search may name them.
#[derive(Debug, Clone)]
pub(crate) struct Person<Id> {
    pub(crate) id: Id,
    /// What they are called, and what else they were.
    pub(crate) names: Vec<String>,
    pub(crate) tags: Vec<String>,
}

impl Name {
    fn read(text: &str) -> Option<Self> {
        let words: Vec<String> = text.unicode_words().map(fold).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Whether any of these names is meant.
    fn means(&self, names: &[String]) -> bool {
        let begun = |words: &[String]| self.0.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)));
        names.iter().any(|name| begun(&name.unicode_words().map(fold).collect::<Vec<_>>()))
    }

    /// Whether any of these names is just this one.
    fn is(&self, names: &[String]) -> bool {
        names.iter().any(|name| name.unicode_words().map(fold).eq(self.0.iter().cloned()))
    }
}

impl Narrowing {
    /// What narrows, and the words beside it. What has no value yet narrows nothing; what can't be read as a value, and
    /// all that stands in quotation marks, is looked for as words.
    pub(super) fn read(text: &str) -> (Self, String) {
        let (mut narrowing, mut words) = (Self::default(), String::new());
        let mut left = text;
        while let Some(piece) = first_piece(left) {
            left = left.get(piece.len()..).unwrap_or_default();
            if !narrowing.take(piece) {
                words.push_str(piece);
            }
        }
        (narrowing, words)
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it matters whose something is.
    pub(crate) fn by_client(&self) -> bool {
        !(self.clients.is_empty() && self.tags.is_empty())
    }

    /// Which of these are meant: whoever has just that name, and only if nobody has, all whose name begins so.
    pub(crate) fn meant<Id: Copy>(&self, all: &[Person<Id>]) -> Vec<Id> {
        let exact: Vec<bool> =
            self.clients.iter().map(|wanted| all.iter().any(|person| wanted.is(&person.names))).collect();
        let named = |person: &&Person<Id>| {
            let mut wanted = self.clients.iter().zip(&exact);
            self.clients.is_empty()
                || wanted.any(|(name, exact)| if *exact { name.is(&person.names) } else { name.means(&person.names) })
        };
        let tagged =
            |person: &&Person<Id>| self.tags.is_empty() || self.tags.iter().any(|wanted| wanted.means(&person.tags));
        all.iter().filter(named).filter(tagged).map(|person| person.id).collect()
    }

    fn take(&mut self, piece: &str) -> bool {
        let Some((key, value)) = piece.split_once(':') else { return false };
        let value = value.trim_matches('"').trim();
        match key.to_lowercase().as_str() {
            key if value.is_empty() => FILTERS.contains(&key),
            "client" => Name::read(value).map(|name| self.clients.push(name)).is_some(),
            "tag" => Name::read(value).map(|name| self.tags.push(name)).is_some(),
            "kind" => {
                let kinds = kinds(value);
                self.kinds.extend(&kinds);
                !kinds.is_empty()
            }
            "since" => first_day(value).map(|day| self.since = Some(day)).is_some(),
            "before" => first_day(value).map(|day| self.before = Some(day)).is_some(),
            _ => false,
        }
    }
}

/// White space up to the next word, or the word with what it holds in quotation marks.
fn first_piece(text: &str) -> Option<&str> {
    let space = text.chars().next()?.is_whitespace();
    let mut quoted = false;
    let end = text.find(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() != space && !quoted || space && c == '"'
    });
    text.get(..end.unwrap_or(text.len()))
}

/// What a search leads to. Marks are found as their page, and what was said of a suggestion as its need.
pub(crate) fn led_to() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| !matches!(kind, Kind::Mark | Kind::Verdict))
}

/// The kinds whose name begins so; "needs" are of the kind "need".
fn kinds(value: &str) -> Vec<Kind> {
    let wanted = fold(value).replace(['-', ' '], "_");
    let named = |wanted: &str| led_to().filter(|kind| kind.as_str().starts_with(wanted)).collect::<Vec<_>>();
    let found = named(&wanted);
    match wanted.strip_suffix('s') {
        Some(one) if found.is_empty() && !one.is_empty() => named(one),
        _ => found,
    }
}

/// The first day of a year (2026), a month (2026-11) or the day itself (2026-11-05).
fn first_day(value: &str) -> Option<NaiveDate> {
    let mut parts = value.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map_or(Ok(1), str::parse).ok()?;
    let day = parts.next().map_or(Ok(1), str::parse).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        Narrowing::read(text).1.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_narrows_is_taken_out_of_the_words() {
        let (narrowing, words) = Narrowing::read("price client:\"Ana Quill\" KIND:needs  before:2026-11 fear");
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), ["price", "fear"]);
        assert_eq!((narrowing.kinds.as_slice(), narrowing.since), ([Kind::Need].as_slice(), None));
        assert_eq!(narrowing.before, NaiveDate::from_ymd_opt(2026, 11, 1));
        assert_eq!(meant(&narrowing, &[("Ána-Maria Quill", ""), ("Ana Marchbank", "")]), [0]);
    }

    fn meant(narrowing: &Narrowing, all: &[(&str, &str)]) -> Vec<usize> {
        let person = |(id, (name, tag)): (usize, &(&str, &str))| Person {
            id,
            names: vec![(*name).to_owned()],
            tags: vec![(*tag).to_owned()],
        };
        narrowing.meant(&all.iter().enumerate().map(person).collect::<Vec<_>>())
    }

    #[test]
    fn a_whole_name_means_whoever_has_it_and_a_beginning_all_who_have_that() {
        let all = [("O. Verne", ""), ("Odalys Verne", ""), ("Olive", "")];
        assert_eq!(meant(&Narrowing::read("client:\"o. verne\"").0, &all), [0]);
        assert_eq!(meant(&Narrowing::read("client:o").0, &all), [0, 1, 2]);
        assert_eq!(meant(&Narrowing::read("client:verne").0, &all), [0, 1]);
    }

    #[test]
    fn several_of_a_sort_widen_and_different_sorts_narrow() {
        let narrowing = Narrowing::read("client:ana client:june tag:hot").0;
        let all = [("Ana Quill", "Hotels"), ("June Pellow", "hôtels"), ("Ana Quill", ""), ("Noor Haddow", "Hotels")];
        assert_eq!(meant(&narrowing, &all), [0, 1]);
        assert_eq!(Narrowing::read("kind:want kind:need").0.kinds, [Kind::Want, Kind::Need]);
    }

    #[test]
    fn what_is_no_filter_is_looked_for_as_words() {
        for text in [
            "kind:xyzzy",
            "kind:verdict",
            "before:tomorrow",
            "since:2026-13",
            "before:2026-11-05-1",
            "http:x",
            "tag:🌊",
            ":",
        ] {
            assert_eq!((Narrowing::read(text).0, words(text)), (Narrowing::default(), text.to_owned()));
        }
        let quoted = "\"so kind:need it is\"";
        assert_eq!(Narrowing::read(quoted), (Narrowing::default(), quoted.to_owned()));
        assert_eq!(words("client: price"), "price");
        assert_eq!(Narrowing::read("kind:"), (Narrowing::default(), String::new()));
        assert_eq!(words("open \"and never closed kind:need"), "open \"and never closed kind:need");
    }
}
