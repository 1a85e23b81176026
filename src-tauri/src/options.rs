//! What may be said when the program is started.

use std::ffi::OsString;
use std::path::PathBuf;

/// The start's options.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `--journal DIR`: a journal in this folder in place of the usual one.
    pub journal: Option<PathBuf>,
    /// `--sample`: open the sample practice at once.
    pub sample: bool,
}

impl Options {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// A sentence about what was not understood.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--sample") => options.sample = true,
                Some("--journal") => {
                    let folder = arguments.next().ok_or("--journal needs the folder of a journal after it.")?;
                    options.journal = Some(folder.into());
                }
                _ => return Err("Only --sample and --journal DIR are understood.".to_owned()),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, String> {
        Options::read(words.iter().map(OsString::from))
    }

    #[test]
    fn options_are_read_and_others_refused_in_words() {
        let both = Options { journal: Some("/a b".into()), sample: true };
        assert_eq!(read(&["--sample", "--journal", "/a b"]), Ok(both));
        assert_eq!(read(&[]), Ok(Options::default()));
        assert!(read(&["--journal"]).is_err() && read(&["--passphrase", "x"]).is_err());
    }
}
