//! A believable practice of many years in a new journal: `practice --years N --seed S DIR`.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use journal::vault::{Found, KdfCost, look};
use measure::practice::{Plan, make};
use zeroize::Zeroizing;

/// What opens a made-up journal, unless told otherwise. Nobody's secret lies behind it.
const PASSPHRASE: &str = "four quiet words here";
/// Made-up journals end on this day, so that the same seed gives the same one whenever it is made.
const UNTIL: &str = "2026-11-20";

/// Makes a believable journal of so many years, the same for the same seed. Nobody in it exists.
#[derive(Parser)]
struct Arguments {
    /// How many years, 1 to 50. Each has 40 clients, 2,000 pages, 400 wants, 400 needs, 10 gifts, 600 deliveries and
    /// 1,000 promises.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=50))]
    years: u32,
    /// Which one: another number gives another practice.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Its last day.
    #[arg(long, default_value = UNTIL, value_name = "YYYY-MM-DD", value_parser = until)]
    until: NaiveDate,
    /// A file with its passphrase; without one it is "four quiet words here".
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// A folder without a journal; it is made if it is not there.
    folder: PathBuf,
}

fn until(text: &str) -> Result<NaiveDate, String> {
    use chrono::Datelike as _;
    let day: NaiveDate = text.parse().map_err(|_| "a day like 2026-11-20 is needed".to_owned())?;
    if (2021..2100).contains(&day.year()) { Ok(day) } else { Err("a day from 2021 to 2099 is needed".to_owned()) }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    if look(&arguments.folder)? == Found::Journal {
        return Err(journal::Error::Exists.into());
    }
    let passphrase = passphrase(arguments)?;
    let plan = Plan::years(arguments.years, arguments.until);
    let begun = Instant::now();
    let mut shown = Instant::now();
    let told = |written: usize| {
        if shown.elapsed() >= Duration::from_secs(1) {
            shown = Instant::now();
            progress(&format!("{written} of {} pages written", plan.reflections));
        }
    };
    let journal = make(&plan, arguments.seed, told)?;
    let made = begun.elapsed();
    progress("Writing it into the folder");
    journal.keep_in(&arguments.folder, &passphrase, KdfCost::calibrated()?)?;
    progress("");
    let bytes = std::fs::metadata(journal::vault::database_path(&arguments.folder))?.len();
    println!(
        "A practice of {} years until {}: {} clients, {} pages. Made in {:.1} s, written in {:.1} s, {:.1} MB.",
        arguments.years,
        arguments.until,
        plan.clients,
        plan.reflections,
        made.as_secs_f64(),
        (begun.elapsed() - made).as_secs_f64(),
        bytes as f64 / 1e6,
    );
    match arguments.passphrase_file {
        Some(_) => println!("The passphrase is the one in your file."),
        None => println!("Its passphrase is: {PASSPHRASE}"),
    }
    Ok(())
}

fn passphrase(arguments: &Arguments) -> Result<Zeroizing<String>, Box<dyn std::error::Error>> {
    let Some(file) = &arguments.passphrase_file else { return Ok(Zeroizing::new(PASSPHRASE.to_owned())) };
    let text = Zeroizing::new(std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?);
    Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// A line that the next one replaces, for whoever watches.
fn progress(words: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[2K{words}");
    } else if !words.is_empty() {
        eprintln!("{words}");
    }
}
