//! The command line: which task, with which options, and what each one does.

use std::path::PathBuf;

use crate::failure::Failure;

/// One of the things that `cargo xtask` does.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print what there is, or what one task does.
    Help {
        /// The entry of [`TASKS`] to explain; all of them when it is missing.
        about: Option<&'static Entry>,
    },
    /// Set up, build, open the app.
    Run {
        /// Open the sample practice instead of one's own journal.
        sample: bool,
        /// Take the machine's packages as they are.
        as_is: bool,
    },
    /// Set up and build, open nothing.
    Setup {
        /// Take the machine's packages as they are.
        as_is: bool,
    },
    /// Set up and check everything.
    Test {
        /// Leave out the journeys in the real window.
        quick: bool,
        /// Take the machine's packages as they are.
        as_is: bool,
    },
    /// Play the journeys in the real window and keep their pictures.
    Screens {
        /// The folder for the pictures; one in the target folder when it is missing.
        out: Option<PathBuf>,
    },
    /// Judge suggestions against labelled files.
    Eval {
        /// Options and files, handed on.
        rest: Vec<String>,
    },
    /// Measure speed, side by side.
    Bench {
        /// Rows and options, handed on.
        rest: Vec<String>,
    },
}

/// A task as the help shows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    name: &'static str,
    usage: &'static str,
    brief: &'static str,
    more: &'static str,
}

const AS_IS: &str = "--as-is";

/// Everything that can be asked for.
const TASKS: &[Entry] = &[
    Entry {
        name: "run",
        usage: "run [--sample] [--as-is]",
        brief: "set up what is missing, build, and open Undercurrent",
        more: "\
Finds which system packages, npm packages and model files are missing and gets them, builds what changed, and opens
the app. Without a display it shows the suggestions for the sample practice in the terminal instead.

  --sample   open the sample practice, apart from your own journal
  --as-is    take the machine's packages as they are; check and install none",
    },
    Entry {
        name: "setup",
        usage: "setup [--as-is]",
        brief: "only the set-up: packages, model, UI, build",
        more: "  --as-is    take the machine's packages as they are; check and install none",
    },
    Entry {
        name: "test",
        usage: "test [--quick] [--as-is]",
        brief: "set up and check everything; fails if anything failed or was skipped",
        more: "\
Formatting, clippy, the house's rules, Rust tests, the UI's lint, types and tests, and journeys in the real window on
a display of their own. The last line says how many passed and failed.

  --quick    leave out the journeys in the window
  --as-is    take the machine's packages as they are; check and install none",
    },
    Entry {
        name: "screens",
        usage: "screens [--out DIR]",
        brief: "play the journeys in the real window and keep their pictures",
        more: "  --out DIR  where the pictures go; target/screens when it is left out",
    },
    Entry {
        name: "eval",
        usage: "eval [--json] FILE...",
        brief: "judge the suggestions against labelled files",
        more: "  --json     print one JSON list, an object per file, and nothing else",
    },
    Entry {
        name: "bench",
        usage: "bench [ROW...]",
        brief: "measure speed, each row beside something to compare it with",
        more: "Without a row, all of them.",
    },
];

/// Reads the command line.
///
/// # Errors
/// When a task or an option is unknown, with exit code 2.
pub fn parse(given: &[String]) -> Result<Task, Failure> {
    let Some((name, rest)) = given.split_first() else {
        return Ok(Task::Help { about: None });
    };
    let asks_for_help = |word: &String| word == "--help" || word == "-h";
    if name == "help" || asks_for_help(name) {
        return match rest.first() {
            Some(topic) => entry(topic).map(|about| Task::Help { about: Some(about) }),
            None => Ok(Task::Help { about: None }),
        };
    }
    let about = entry(name)?;
    if rest.iter().any(asks_for_help) {
        return Ok(Task::Help { about: Some(about) });
    }
    task(about, rest)
}

fn entry(name: &str) -> Result<&'static Entry, Failure> {
    TASKS.iter().find(|entry| entry.name == name).ok_or_else(|| Failure::usage(format!("There is no task `{name}`.")))
}

fn task(about: &'static Entry, rest: &[String]) -> Result<Task, Failure> {
    let has = |option: &str| rest.iter().any(|word| word == option);
    Ok(match about.name {
        "run" => {
            only(about, rest, &["--sample", AS_IS])?;
            Task::Run { sample: has("--sample"), as_is: has(AS_IS) }
        }
        "setup" => {
            only(about, rest, &[AS_IS])?;
            Task::Setup { as_is: has(AS_IS) }
        }
        "test" => {
            only(about, rest, &["--quick", AS_IS])?;
            Task::Test { quick: has("--quick"), as_is: has(AS_IS) }
        }
        "screens" => match rest {
            [] => Task::Screens { out: None },
            [option, folder] if option == "--out" => Task::Screens { out: Some(folder.into()) },
            [option] if option == "--out" => return Err(Failure::usage("--out needs a folder after it.")),
            _ => return only(about, rest, &["--out"]).and(Err(Failure::usage("--out takes one folder."))),
        },
        "eval" if !rest.iter().any(|word| !word.starts_with('-')) => {
            return Err(Failure::usage("`cargo xtask eval` needs at least one file to judge by."));
        }
        "eval" => Task::Eval { rest: rest.to_vec() },
        _ => Task::Bench { rest: rest.to_vec() },
    })
}

fn only(about: &Entry, rest: &[String], known: &[&str]) -> Result<(), Failure> {
    match rest.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) => Err(Failure::usage(format!(
            "`cargo xtask {}` knows no `{word}`. It is called as: cargo xtask {}",
            about.name, about.usage
        ))),
        None => Ok(()),
    }
}

/// The help, for everything or for one task.
pub fn help(about: Option<&Entry>) -> String {
    if let Some(entry) = about {
        return format!("cargo xtask {}: {}\n\n{}\n", entry.usage, entry.brief, entry.more);
    }
    let mut text = "cargo xtask TASK: everything about building Undercurrent.\n\n".to_owned();
    for entry in TASKS {
        text.push_str(&format!("  {:<26} {}\n", entry.usage, entry.brief));
    }
    text.push_str("\n`cargo xtask help TASK` says more.\n");
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn parsed(line: &str) -> Result<Task, Failure> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_in_any_order() {
        assert_eq!(parsed("run --as-is --sample").unwrap(), Task::Run { sample: true, as_is: true });
        assert_eq!(parsed("test --quick").unwrap(), Task::Test { quick: true, as_is: false });
    }

    #[test]
    fn what_is_unknown_is_named_and_ends_with_code_two() {
        for line in ["fly", "run --fast", "test quick", "setup --sample", "help fly"] {
            let failure = parsed(line).unwrap_err();
            assert_eq!(failure.code, 2, "{line}");
            let word = line.split_whitespace().last().unwrap();
            assert!(failure.to_string().contains(word), "{line}: {failure}");
        }
    }

    #[test]
    fn pictures_go_where_they_are_wanted() {
        assert_eq!(parsed("screens").unwrap(), Task::Screens { out: None });
        assert_eq!(parsed("screens --out here").unwrap(), Task::Screens { out: Some("here".into()) });
        for line in ["screens --out", "screens --out a b", "screens here"] {
            assert_eq!(parsed(line).unwrap_err().code, 2, "{line}");
        }
    }

    #[test]
    fn eval_needs_a_file_and_hands_the_rest_on() {
        assert_eq!(parsed("eval --json").unwrap_err().code, 2);
        let rest = vec!["--json".to_owned(), "dev.json".to_owned()];
        assert_eq!(parsed("eval --json dev.json").unwrap(), Task::Eval { rest });
    }

    #[test]
    fn every_task_explains_itself() {
        for entry in TASKS {
            let asked = parsed(&format!("{} --help", entry.name)).unwrap();
            assert_eq!(asked, Task::Help { about: Some(entry) });
            assert!(help(Some(entry)).contains(entry.more));
            assert!(help(None).contains(entry.usage));
        }
    }
}
