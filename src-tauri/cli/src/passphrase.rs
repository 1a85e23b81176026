//! The passphrase: from a file, a file descriptor or the terminal, never from the command line, and wiped after use.

use std::fs::File;
use std::io::{IsTerminal as _, Read, stderr, stdin};
use std::path::{Path, PathBuf};

use journal::vault::{MAX_PASSPHRASE_BYTES, strength};
use zeroize::{Zeroize as _, Zeroizing};

use crate::failure::{Exit, Failure};
use crate::output::say;
use crate::wording::{strength_words, t};

/// Where the passphrase comes from.
#[derive(Debug, Default, clap::Args)]
pub struct Source {
    /// Read the passphrase from the first line of this file
    #[arg(long, value_name = "FILE", global = true)]
    passphrase_file: Option<PathBuf>,
    /// Read the passphrase from the first line of this open file descriptor
    #[cfg(unix)]
    #[arg(long, value_name = "N", global = true, conflicts_with = "passphrase_file")]
    passphrase_fd: Option<u32>,
}

impl Source {
    /// The passphrase of a journal that is there. `fed` says that standard input brings a text, so that it needn't be a
    /// terminal for somebody to be asked.
    pub fn read(&self, fed: bool) -> Result<Zeroizing<String>, Failure> {
        match self.given() {
            Some(read) => read,
            None if stdin().is_terminal() || (fed && stderr().is_terminal()) => ask("Passphrase: "),
            None => Err(Failure::new(
                Exit::Usage,
                "There is no terminal to ask for the passphrase. Please name its file with --passphrase-file.",
            )),
        }
    }

    /// The passphrase of a journal to be made: in a terminal it is judged and asked for twice.
    pub fn choose(&self) -> Result<Zeroizing<String>, Failure> {
        let first = self.read(false)?;
        if self.given_elsewhere() { Ok(first) } else { once_more(first) }
    }

    fn given_elsewhere(&self) -> bool {
        #[cfg(unix)]
        if self.passphrase_fd.is_some() {
            return true;
        }
        self.passphrase_file.is_some()
    }

    fn given(&self) -> Option<Result<Zeroizing<String>, Failure>> {
        #[cfg(unix)]
        if let Some(fd) = self.passphrase_fd {
            // Opening /dev/fd/0 again would begin a redirected file anew, and the page with the passphrase.
            return Some(if fd == 0 {
                first_line(stdin().lock())
            } else {
                of_file(&PathBuf::from(format!("/dev/fd/{fd}")))
            });
        }
        self.passphrase_file.as_deref().map(of_file)
    }
}

/// Where a new passphrase comes from, beside the present one.
#[derive(Debug, Default, clap::Args)]
pub struct Fresh {
    /// Read the new passphrase from the first line of this file
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

impl Fresh {
    /// The new passphrase: in a terminal it is judged and asked for twice.
    pub fn choose(&self) -> Result<Zeroizing<String>, Failure> {
        match &self.new_passphrase_file {
            Some(path) => of_file(path),
            None if stdin().is_terminal() => once_more(ask("New passphrase: ")?),
            None => Err(Failure::new(
                Exit::Usage,
                "There is no terminal to ask for the new passphrase. Please name its file with --new-passphrase-file.",
            )),
        }
    }
}

/// A recovery code, from the first line of standard input.
pub fn code() -> Result<Zeroizing<String>, Failure> {
    if stdin().is_terminal() {
        say("Please type the recovery code, in capitals or not, with or without hyphens:");
    }
    first_line(stdin().lock())
}

fn once_more(first: Zeroizing<String>) -> Result<Zeroizing<String>, Failure> {
    say(&t(strength_words(strength(&first)), &[]));
    if ask("Once more: ")? == first {
        return Ok(first);
    }
    Err(Failure::invalid("The two passphrases are not the same. Nothing was changed."))
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|error| refused(&error))
}

fn of_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    File::open(path).map_err(|error| refused(&error)).and_then(first_line)
}

/// Byte by byte, as what follows may be meant for somebody else, and into memory that never has to grow.
fn first_line(mut from: impl Read) -> Result<Zeroizing<String>, Failure> {
    let most = MAX_PASSPHRASE_BYTES + 2;
    let mut line = Zeroizing::new(Vec::with_capacity(most));
    let mut byte = [0];
    while line.len() < most {
        match from.read(&mut byte) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) => line.extend_from_slice(&byte),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(refused(&error)),
        }
    }
    byte.zeroize();
    let line = line.strip_suffix(b"\r").unwrap_or(&line);
    let text = std::str::from_utf8(line)
        .map_err(|_| Failure::invalid("The passphrase is not UTF-8 text. Nothing was opened or changed."))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn refused(error: &std::io::Error) -> Failure {
    Failure::io("to give the passphrase", error)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_first_line_is_the_passphrase_and_only_its_end_is_cut() {
        for (bytes, passphrase) in [
            ("plain words", "plain words"),
            ("plain words\n", "plain words"),
            ("plain words\r\nmore\n", "plain words"),
            (" two  spaces \nmore", " two  spaces "),
            ("", ""),
            ("🌊\0\n", "🌊\0"),
        ] {
            assert_eq!(*first_line(bytes.as_bytes()).unwrap(), passphrase);
        }
    }

    #[test]
    fn what_follows_the_first_line_is_left_for_others() {
        let mut input = &b"secret words\nthe page"[..];
        assert_eq!(*first_line(&mut input).unwrap(), "secret words");
        assert_eq!(input, b"the page");
    }

    #[test]
    fn bytes_that_are_no_text_are_told_apart_from_a_wrong_passphrase() {
        assert_eq!(first_line(&b"\xff\xfe\n"[..]).unwrap_err().exit, Exit::Invalid);
    }

    #[test]
    fn a_line_without_end_is_not_read_for_ever() {
        assert_eq!(first_line(std::io::repeat(b'a')).unwrap().len(), MAX_PASSPHRASE_BYTES + 2);
    }
}
