//! What may be kept in a field, and the sentence for what may not.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};

use crate::{Error, Result};

/// Longest name of a client or gift, in characters.
pub const NAME_CHARS: usize = 200;
/// Longest want, need, enough line or note, in characters.
pub const LINE_CHARS: usize = 2_000;
/// Longest description, in characters.
pub const DESCRIPTION_CHARS: usize = 20_000;
/// Most tags, themes or other names of one record.
pub const MOST_SHORT_WORDS: usize = 100;
/// Longest page, in bytes of UTF-8.
pub const PAGE_BYTES: usize = 32 << 20;
/// Longest time that may be noted at once, in minutes (a week).
pub const MOST_MINUTES: u32 = 7 * 24 * 60;

/// A line that must say something: white space is folded, control characters are refused.
pub(crate) fn line(field: &'static str, text: &str, most: usize) -> Result<String> {
    let folded = optional_line(field, text, most)?;
    if folded.is_empty() {
        return Err(Error::invalid(field, "Please write something here; an empty line can't be kept."));
    }
    Ok(folded)
}

/// A line that may be empty.
pub(crate) fn optional_line(field: &'static str, text: &str, most: usize) -> Result<String> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    refuse_control(field, &folded)?;
    refuse_long(field, &folded, most)?;
    Ok(folded)
}

/// Several lines that may be empty.
pub(crate) fn lines(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = unix_lines(text);
    let text = text.trim();
    refuse_control(field, text)?;
    refuse_long(field, text, most)?;
    Ok(text.to_owned())
}

/// Several short words or names, each once whatever its case; empty ones are left out.
pub(crate) fn short_words(field: &'static str, words: &[String]) -> Result<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        let word = optional_line(field, word, NAME_CHARS)?;
        let known = kept.iter().any(|other| other.to_lowercase() == word.to_lowercase());
        if !word.is_empty() && !known {
            kept.push(word);
        }
    }
    if kept.len() > MOST_SHORT_WORDS {
        return Err(Error::invalid(field, format!("There is room for {MOST_SHORT_WORDS} here. Nothing was changed.")));
    }
    Ok(kept)
}

/// A page: any text at all, with line ends made `\n`.
pub(crate) fn page(text: &str) -> Result<Cow<'_, str>> {
    if text.len() > PAGE_BYTES {
        let megabytes = PAGE_BYTES >> 20;
        return Err(Error::invalid(
            "text",
            format!("A page holds up to {megabytes} MB. Nothing was cut; please split it in two."),
        ));
    }
    Ok(unix_lines(text))
}

pub(crate) fn minutes(field: &'static str, minutes: Option<u32>) -> Result<()> {
    match minutes {
        Some(minutes) if minutes > MOST_MINUTES => {
            Err(Error::invalid(field, format!("Up to {MOST_MINUTES} minutes (a week) may stand here.")))
        }
        _ => Ok(()),
    }
}

/// A day that every calendar, file and export can write.
pub(crate) fn day(field: &'static str, day: Option<NaiveDate>) -> Result<()> {
    match day {
        Some(day) if !(1..=9999).contains(&day.year()) => {
            Err(Error::invalid(field, "A day between the years 1 and 9999 is needed here."))
        }
        _ => Ok(()),
    }
}

pub(crate) fn within(field: &'static str, value: i64, low: i64, high: i64) -> Result<()> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(field, format!("A whole number from {low} to {high} is needed here.")))
}

fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

fn refuse_control(field: &'static str, text: &str) -> Result<()> {
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid(
            field,
            "There is an invisible control character in this text that can't be kept here. Please take it out.",
        ));
    }
    Ok(())
}

fn refuse_long(field: &'static str, text: &str, most: usize) -> Result<()> {
    let count = text.chars().count();
    if count > most {
        return Err(Error::invalid(
            field,
            format!("This holds up to {most} characters, and these are {count}. Nothing was cut; please shorten it."),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_line_is_folded_and_kept_in_any_script() {
        assert_eq!(line("name", "  Ana \t Quill\n", NAME_CHARS).unwrap(), "Ana Quill");
        assert_eq!(line("name", "نور 🌊 e\u{301}", NAME_CHARS).unwrap(), "نور 🌊 e\u{301}");
    }

    #[test]
    fn what_cannot_be_kept_is_named_by_its_field() {
        for (text, most) in [("", 10), (" \n ", 10), ("a\0b", 10), ("12345678901", 10)] {
            let error = line("name", text, most).unwrap_err();
            assert_eq!((error.code(), error.field()), ("invalid", Some("name")), "{text:?}");
        }
    }

    #[test]
    fn short_words_are_kept_once_each() {
        let words = ["  board ", "", "Board", "late\tnights"].map(str::to_owned);
        assert_eq!(short_words("tags", &words).unwrap(), ["board", "late nights"]);
        let many: Vec<String> = (0..=MOST_SHORT_WORDS).map(|nth| nth.to_string()).collect();
        assert_eq!(short_words("tags", &many).unwrap_err().field(), Some("tags"));
    }

    #[test]
    fn a_page_keeps_everything_but_foreign_line_ends() {
        assert_eq!(page("a\r\nb\rc\0\u{feff}").unwrap(), "a\nb\nc\0\u{feff}");
    }
}
