//! Where a mark stands in a text that changes: after the W3C Web Annotation model, a quote with its surroundings
//! (<https://www.w3.org/TR/annotation-model/#text-quote-selector>) and a position in Unicode code points
//! (<https://www.w3.org/TR/annotation-model/#text-position-selector>).

/// How much of the text before and after a quote is kept to tell it from its likes, in code points.
const CONTEXT_CHARS: usize = 32;
/// How many bytes of text are compared at most in looking for one quote: a page of one letter, half of it marked, must
/// not take for ever.
const MOST_COMPARED: usize = 64 << 20;

/// A stretch of text, in Unicode code points, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A quote with its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
}

/// A text cut into code points once, for many questions about places in it.
pub struct Places<'a> {
    text: &'a str,
    /// Byte offset of each code point, and of the end.
    bytes: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
        Self { text, bytes }
    }

    /// The text's length in code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() - 1
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words of a span, cut to what is there.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        let at = |place: usize| self.bytes.get(place.min(self.len())).copied().unwrap_or(self.text.len());
        self.text.get(at(span.start)..at(span.end.max(span.start))).unwrap_or_default()
    }

    /// The quote at a span, with its surroundings.
    #[must_use]
    pub fn quote(&self, span: Span) -> Quote {
        let (before, after) = self.around(span);
        Quote { exact: self.slice(span).to_owned(), prefix: before.to_owned(), suffix: after.to_owned() }
    }

    /// Where a quote stands now, of the places that are free for it: among its occurrences the one whose surroundings
    /// agree best, the nearest to `was` among equals; if the words changed, what now stands between the same
    /// surroundings; else nowhere.
    #[must_use]
    pub fn find(&self, quote: &Quote, was: Span, free: impl Fn(Span) -> bool) -> Option<Span> {
        if quote.exact.is_empty() {
            return None;
        }
        let occurrence = self
            .occurrences(&quote.exact)
            .filter(|span| free(*span))
            .max_by_key(|span| (self.agreement(quote, *span), std::cmp::Reverse(span.start.abs_diff(was.start))));
        occurrence.or_else(|| self.between(quote, was).filter(|span| free(*span)))
    }

    /// A span given in UTF-16 code units, as web views count; `None` if it lies outside the text or splits a character.
    #[must_use]
    pub fn from_utf16(&self, start: usize, end: usize) -> Option<Span> {
        let (mut units, mut span) = (0, (None, None));
        for (place, c) in self.text.chars().chain(std::iter::once('\0')).enumerate() {
            if units == start {
                span.0 = Some(place);
            }
            if units == end {
                span.1 = Some(place);
                break;
            }
            units += c.len_utf16();
        }
        let span = Span { start: span.0?, end: span.1? };
        (span.start <= span.end && span.end <= self.len()).then_some(span)
    }

    /// A span in UTF-16 code units.
    #[must_use]
    pub fn to_utf16(&self, span: Span) -> (usize, usize) {
        let units = |to: usize| self.slice(Span { start: 0, end: to }).encode_utf16().count();
        (units(span.start), units(span.end))
    }

    fn occurrences<'s>(&'s self, words: &'s str) -> impl Iterator<Item = Span> + 's {
        let length = words.chars().count();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.text.get(from..)?.find(words)?;
            let start = self.bytes.binary_search(&at).ok()?;
            from = self.bytes.get(start + 1).copied()?;
            Some(Span { start, end: start + length })
        })
        .take(MOST_COMPARED / words.len().max(1))
    }

    /// How many code points of the surroundings agree, counted outwards from the quote.
    #[must_use]
    pub fn agreement(&self, quote: &Quote, span: Span) -> usize {
        let (before, after) = self.around(span);
        let alike = |(here, there): &(char, char)| here == there;
        before.chars().rev().zip(quote.prefix.chars().rev()).take_while(alike).count()
            + after.chars().zip(quote.suffix.chars()).take_while(alike).count()
    }

    fn around(&self, span: Span) -> (&'a str, &'a str) {
        let before = Span { start: span.start.saturating_sub(CONTEXT_CHARS), end: span.start };
        let after = Span { start: span.end, end: span.end.saturating_add(CONTEXT_CHARS) };
        (self.slice(before), self.slice(after))
    }

    /// What stands between the old surroundings, if both are still there in order and not far apart.
    fn between(&self, quote: &Quote, was: Span) -> Option<Span> {
        const FEWEST: usize = 4;
        if quote.prefix.chars().count() < FEWEST || quote.suffix.chars().count() < FEWEST {
            return None;
        }
        let farthest = quote.exact.chars().count() * 3 + CONTEXT_CHARS;
        let before = self.occurrences(&quote.prefix).min_by_key(|span| span.end.abs_diff(was.start))?;
        let after = self.occurrences(&quote.suffix).find(|span| span.start > before.end)?;
        (after.start - before.end <= farthest).then_some(Span { start: before.end, end: after.start })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn span_of(text: &str, words: &str) -> Span {
        Places::new(text).occurrences(words).next().unwrap()
    }

    fn found(before: &str, words: &str, after: &str) -> Option<String> {
        let was = span_of(before, words);
        let quote = Places::new(before).quote(was);
        let places = Places::new(after);
        places.find(&quote, was, |_| true).map(|span| places.slice(span).to_owned())
    }

    #[test]
    fn a_mark_survives_edits_before_and_around_it() {
        let before = "He said stop checking, I suppose. Then a long pause.";
        let after = "Late again. He said: stop checking, I suppose! A pause.";
        assert_eq!(found(before, "stop checking", after).as_deref(), Some("stop checking"));
    }

    #[test]
    fn of_two_equal_quotes_the_one_with_its_surroundings_is_found() {
        let before = "more money in spring, and more money in autumn";
        let was = Places::new(before).occurrences("more money").nth(1).unwrap();
        let quote = Places::new(before).quote(was);
        let after = "more money in spring, and in the end more money in autumn, and more money";
        let places = Places::new(after);
        let now = places.find(&quote, was, |_| true).unwrap();
        assert_eq!(places.slice(Span { start: now.start, end: now.end + 10 }), "more money in autumn");
    }

    #[test]
    fn an_edit_inside_the_words_keeps_the_mark_on_what_now_stands_there() {
        let before = "She wants to be taken seriously by her board, and soon.";
        let after = "She wants to be heard and believed by her board, and soon.";
        assert_eq!(found(before, "taken seriously", after).as_deref(), Some("heard and believed"));
    }

    #[test]
    fn words_that_were_cut_are_found_nowhere() {
        assert_eq!(found("Keep this. Cut that. End.", "Cut that.", "Keep this. End."), None);
    }

    #[test]
    fn emoji_combining_letters_and_right_to_left_text_keep_their_places() {
        let text = "a👩‍👧 e\u{301}té שלום עולם end";
        let places = Places::new(text);
        let span = span_of(text, "שלום");
        let (start, end) = places.to_utf16(span);
        assert_eq!(String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(), "שלום");
        assert_eq!(places.from_utf16(start, end), Some(span));
        assert_eq!(places.from_utf16(2, 3), None, "inside a surrogate pair");
        assert_eq!(places.from_utf16(0, 10_000), None);
    }
}
