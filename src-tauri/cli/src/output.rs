//! What is printed, and where: answers on standard output, remarks on standard error.

use std::io::{ErrorKind, IsTerminal as _, Write as _};

use serde::Serialize;

use crate::failure::{Exit, Failure};

/// What a verb answers, line ends included, and how the program ends after it.
#[derive(Debug)]
pub struct Answer {
    /// The text; may be empty.
    pub text: String,
    /// Usually [`Exit::Done`].
    pub exit: Exit,
}

impl Answer {
    /// One line.
    pub fn line(text: impl std::fmt::Display) -> Self {
        Self::text(format!("{text}\n"))
    }

    /// A text that ends its own lines.
    pub fn text(text: String) -> Self {
        Self { text, exit: Exit::Done }
    }

    /// A line each, its fields apart by tabs. Control characters become spaces: they could break the lines or,
    /// in a terminal, do what they like.
    pub fn rows<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> Self {
        let lines = rows.into_iter().map(|row| row.map(|field| plain(&field)).join("\t") + "\n");
        Self::text(lines.collect())
    }

    /// Readable JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let text = serde_json::to_string_pretty(value);
        text.map(Self::line).map_err(|_| Failure::new(Exit::Other, "The answer can't be written as JSON."))
    }
}

/// A text without control characters.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Prints an answer. A reader that has heard enough is no failure.
pub fn print(answer: &Answer) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(answer.text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::io("to take the answer", &error)),
    }
}

/// Says a sentence on standard error; where that is closed, nobody wants to hear it.
pub fn say(sentence: &str) {
    writeln!(std::io::stderr(), "{sentence}").ok();
}

/// Shows how far some work has come, in a terminal only; an empty text clears it away.
pub fn progress(text: &str) {
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        write!(err, "\r\x1b[K{text}").and_then(|()| err.flush()).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stays_one_line_whatever_is_in_it() {
        let row = ["a\tb".to_owned(), "c\nd\u{1b}[31m\0".to_owned(), "🌊 نور".to_owned()];
        assert_eq!(Answer::rows([row]).text, "a b\tc d [31m \t🌊 نور\n");
    }
}
