//! How fast Undercurrent is, each row beside something to hold it against: `bench [--install] [ROW...]`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use measure::bench::{Outcome, editing, embedding, insights, install, ranking, saving, screens, searching};

/// Measures speed, row by row. Build it with `--release`.
#[derive(Parser)]
struct Arguments {
    /// First get onnxruntime from PyPI, into the target folder.
    #[arg(long)]
    install: bool,
    /// The sentence model; else it is looked for in the usual places.
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,
    /// A folder with a made-up practice (`cargo xtask practice`) for the rows `screens` and `edit`, which changes it; else
    /// `edit` makes a small one.
    #[arg(long, value_name = "DIR")]
    practice: Option<PathBuf>,
    /// Which rows; without any, all.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Row {
    /// A text into a vector, beside onnxruntime.
    Embed,
    /// Each figure of insight, in journals of one, ten and fifty years.
    Insights,
    /// Searches with and without what narrows them, in journals of one, ten and fifty years.
    Search,
    /// All needs against all gifts, beside the bare matrix product.
    #[value(alias = "suggest")]
    Rank,
    /// What each screen of an old journal costs on disk; needs `--practice`.
    Screens,
    /// One need's words changed, until the suggestions are right again.
    Edit,
    /// A reflection saved, beside a raw commit.
    Save,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if cfg!(debug_assertions) {
        eprintln!("This is a debug build: its times say little. Build it with --release.");
    }
    let all =
        || Row::value_variants().iter().copied().filter(|row| arguments.practice.is_some() || *row != Row::Screens);
    let rows: Vec<Row> = if arguments.rows.is_empty() { all().collect() } else { arguments.rows.clone() };
    for row in rows {
        match measure(row, &arguments) {
            Ok(line) => println!("{line}"),
            Err(problem) => {
                eprintln!("{problem}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn measure(row: Row, arguments: &Arguments) -> Outcome<String> {
    match row {
        Row::Rank => ranking(),
        Row::Screens => screens(arguments.practice.as_deref()),
        Row::Edit => editing(arguments.practice.as_deref()),
        Row::Save => saving(),
        Row::Insights => insights(),
        Row::Search => searching(),
        Row::Embed => {
            if arguments.install {
                install()?;
            }
            let development = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
            let file = arguments.model.clone().or_else(|| embed::locate(&[development]));
            let file = file.ok_or("The sentence model is not there. `cargo xtask setup` fetches it.")?;
            embedding(&file)
        }
    }
}
