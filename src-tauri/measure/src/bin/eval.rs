//! How good the suggestions are: `eval [--json] [--model PATH] FILE...`, each file a graded set.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use measure::engine::Engine;
use measure::report::Report;
use measure::sets;

/// Measures suggestions and echoes on graded sets, with 95 % intervals, beside simple baselines.
#[derive(Parser)]
struct Arguments {
    /// Print one JSON list, an object a file, and nothing else.
    #[arg(long)]
    json: bool,
    /// The sentence model; else it is looked for in the usual places.
    #[arg(long, value_name = "PATH")]
    model: Option<PathBuf>,
    /// Graded sets.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, Box<dyn std::error::Error>> {
    let contents = arguments.files.iter().map(|file| sets::read(file)).collect::<Result<Vec<_>, _>>()?;
    let development = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let model = arguments.model.clone().or_else(|| embed::locate(&[development]));
    let model = model.ok_or("The sentence model is not there. `cargo xtask setup` fetches it.")?;
    let engine = Engine::new(embed::Model::load(&model)?);
    let files = arguments.files.iter().map(|file| file.display().to_string());
    let reports = files.zip(&contents).map(|(file, content)| Report::of(file, content, &engine));
    let reports = reports.collect::<Result<Vec<_>, _>>()?;
    if arguments.json {
        let list: Vec<_> = reports.iter().map(Report::to_json).collect();
        return Ok(serde_json::to_string_pretty(&list)?);
    }
    Ok(reports.iter().map(Report::to_table).collect::<Vec<_>>().join("\n"))
}
