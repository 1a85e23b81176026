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
    /// Do everything on purpose that goes wrong outside.
    Faults {
        /// Counts, handed on.
        rest: Vec<String>,
    },
    /// Try very many sequences of random operations.
    Soak {
        /// How many.
        sequences: u32,
    },
    /// Play the journeys in the real window and keep their pictures.
    Screens {
        /// The folder for the pictures; one in the target folder when it is missing.
        out: Option<PathBuf>,
        /// Whether what is seen is what the tests compare with from now on.
        keep: bool,
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
    /// Make a believable journal of many years.
    Practice {
        /// Options and the folder, handed on.
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
        name: "faults",
        usage: "faults [--kills N] [--flips N] [--cuts N]",
        brief: "do what goes wrong outside, on purpose, over and over",
        more: "\
Kills, power cuts, disks that refuse or are full, flipped bits, files cut short, many programs at once, something else
in the journal's place, and, in the real window, what is left behind. A line says for each
promise how often it was tried and how often it was broken; it fails if one was, or could not be tried. Power cuts and
the full disk need root and loop devices.

  --kills N     kills in the middle of writing, 500 when it is left out
  --flips N     flipped bits, and as many files cut short; 1,000
  --cuts N      power cuts; 100
  --canaries N  made-up words typed in the window; 200
  --every N     of the calls to the system that fail or are the last, only every nth; 1
  --only WORD   only the rigs whose name holds this word: kill, power, refuse, short, die, full, read-only, flip,
                cut-short, launch, stranger, window",
    },
    Entry {
        name: "soak",
        usage: "soak [SEQUENCES]",
        brief: "try 5,000 sequences of random operations on a journal",
        more: "\
Each sequence is over two hundred operations on every kind of record. All of them are undone and redone, and the
journal must be as it was each time. `cargo xtask test` tries 100.",
    },
    Entry {
        name: "screens",
        usage: "screens [--out DIR] [--keep]",
        brief: "walk every screen in the real window, in all themes and sizes, and keep the pictures",
        more: "  --out DIR  where the pictures go; target/screens when it is left out\n  \
               --keep     you looked at them and they are right: the tests compare with these from now on",
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
    Entry {
        name: "practice",
        usage: "practice --years N --seed S DIR",
        brief: "make a believable journal of many years, in which nobody exists",
        more: "\
The same seed gives the same journal. Each year has 40 clients, 2,000 pages, 400 wants and needs, 600 deliveries and
1,000 promises. Its passphrase is \"four quiet words here\" unless told otherwise.

  --years N               how many, 1 to 50
  --seed S                which one; 1 when it is left out
  --until YYYY-MM-DD      its last day
  --passphrase-file FILE  the passphrase it is kept under",
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
            [rest @ .., last] if last == "--keep" => Task::Screens { out: folder(about, rest)?, keep: true },
            [first, rest @ ..] if first == "--keep" => Task::Screens { out: folder(about, rest)?, keep: true },
            rest => Task::Screens { out: folder(about, rest)?, keep: false },
        },
        "eval" if !rest.iter().any(|word| !word.starts_with('-')) => {
            return Err(Failure::usage("`cargo xtask eval` needs at least one file to judge by."));
        }
        "faults" => {
            counts(about, rest)?;
            Task::Faults { rest: rest.to_vec() }
        }
        "soak" => Task::Soak { sequences: sequences(rest)? },
        "practice" if rest.is_empty() => {
            return Err(Failure::usage(format!("It is called as: cargo xtask {}", about.usage)));
        }
        "practice" => Task::Practice { rest: rest.to_vec() },
        "eval" => Task::Eval { rest: rest.to_vec() },
        _ => Task::Bench { rest: rest.to_vec() },
    })
}

const COUNTS: &[&str] = &["--kills", "--flips", "--cuts", "--canaries", "--every"];

/// Options in pairs: a name and a number, or a word after `--only`.
fn counts(about: &Entry, rest: &[String]) -> Result<(), Failure> {
    for pair in rest.chunks(2) {
        let right = match pair {
            [option, count] if COUNTS.contains(&option.as_str()) => count.parse::<u32>().is_ok_and(|count| count > 0),
            [option, _] => option == "--only",
            _ => false,
        };
        if !right {
            let words = pair.join(" ");
            return Err(Failure::usage(format!("`{words}`? It is called as: cargo xtask {}", about.usage)));
        }
    }
    Ok(())
}

fn sequences(rest: &[String]) -> Result<u32, Failure> {
    match rest {
        [] => Ok(5_000),
        [count] if count.parse::<u32>().is_ok_and(|count| count > 0) => Ok(count.parse().unwrap_or(1)),
        _ => Err(Failure::usage(format!("`cargo xtask soak` takes one number above 0, not `{}`.", rest.join(" ")))),
    }
}

/// The folder after `--out`, where there is one, and nothing else.
fn folder(about: &Entry, rest: &[String]) -> Result<Option<PathBuf>, Failure> {
    match rest {
        [] => Ok(None),
        [option, folder] if option == "--out" => Ok(Some(folder.into())),
        [option] if option == "--out" => Err(Failure::usage("--out needs a folder after it.")),
        _ => Err(only(about, rest, &["--out"]).err().unwrap_or_else(|| Failure::usage("--out takes one folder."))),
    }
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
        assert_eq!(parsed("screens").unwrap(), Task::Screens { out: None, keep: false });
        assert_eq!(parsed("screens --out here").unwrap(), Task::Screens { out: Some("here".into()), keep: false });
        assert_eq!(parsed("screens --keep").unwrap(), Task::Screens { out: None, keep: true });
        for line in ["screens --keep --out here", "screens --out here --keep"] {
            assert_eq!(parsed(line).unwrap(), Task::Screens { out: Some("here".into()), keep: true }, "{line}");
        }
        for line in ["screens --out", "screens --out a b", "screens here", "screens --keep here"] {
            assert_eq!(parsed(line).unwrap_err().code, 2, "{line}");
        }
    }

    #[test]
    fn soaking_takes_a_number_or_none() {
        assert_eq!(parsed("soak").unwrap(), Task::Soak { sequences: 5_000 });
        assert_eq!(parsed("soak 20").unwrap(), Task::Soak { sequences: 20 });
        for line in ["soak 0", "soak many", "soak 1 2"] {
            assert_eq!(parsed(line).unwrap_err().code, 2, "{line}");
        }
    }

    #[test]
    fn faults_take_counts() {
        let rest = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for line in ["", "--kills 20", "--cuts 5 --flips 9", "--only power"] {
            assert_eq!(parsed(&format!("faults {line}")).unwrap(), Task::Faults { rest: rest(line) });
        }
        for line in ["faults --kills", "faults --kills 0", "faults 20", "faults --flips many", "faults --bits 3"] {
            let failure = parsed(line).unwrap_err();
            assert!(failure.code == 2 && failure.to_string().contains("--kills N"), "{line}: {failure}");
        }
    }

    #[test]
    fn eval_needs_a_file_and_hands_the_rest_on() {
        assert_eq!(parsed("eval --json").unwrap_err().code, 2);
        let rest = vec!["--json".to_owned(), "dev.json".to_owned()];
        assert_eq!(parsed("eval --json dev.json").unwrap(), Task::Eval { rest });
    }

    #[test]
    fn a_practice_needs_to_be_told_which() {
        assert_eq!(parsed("practice").unwrap_err().code, 2);
        let rest = ["--years", "1", "here"].map(str::to_owned).to_vec();
        assert_eq!(parsed("practice --years 1 here").unwrap(), Task::Practice { rest });
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
