//! What is said when something fails: what was tried, what it said, and what to do.

use std::fmt;

/// A task that did not come to its end.
#[derive(Debug)]
pub struct Failure {
    tried: String,
    said: String,
    advice: String,
    /// The exit code: 2 for a command line that makes no sense, 1 for everything else.
    pub code: u8,
}

impl Failure {
    /// Something was tried, it said something, and this is what a person can do about it.
    pub fn new(tried: impl Into<String>, said: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { tried: tried.into(), said: said.into(), advice: advice.into(), code: 1 }
    }

    /// The command line made no sense.
    pub fn usage(problem: impl Into<String>) -> Self {
        let advice = "`cargo xtask help` lists what there is.".to_owned();
        Self { tried: problem.into(), said: String::new(), advice, code: 2 }
    }

    /// A file or folder could not be read or written.
    pub fn file(doing: &str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let tried = format!("{doing} {}", path.display());
        move |source| Self::new(tried, source.to_string(), "See that the folder can be written and the disk has room.")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code == 2 {
            return write!(f, "{}\n{}", self.tried, self.advice);
        }
        writeln!(f, "Tried: {}", self.tried)?;
        writeln!(f, "It said: {}", self.said)?;
        write!(f, "What to do: {}", self.advice)
    }
}
