//! Prints the mean vector of the neutral needs as `core/src/suggest/neutral-mean.json` keeps it.
//!
//! `UNDERCURRENT_MODEL=FILE cargo run -p measure --bin neutral > src-tauri/core/src/suggest/neutral-mean.json`

use std::process::ExitCode;

fn main() -> ExitCode {
    match measure::neutral::neutral_mean() {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
