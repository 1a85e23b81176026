//! Prints the mean vectors of the neutral needs and gifts as `core/src/suggest/neutral-means.json` keeps them.
//!
//! `UNDERCURRENT_MODEL=FILE cargo run -p measure --bin neutral > src-tauri/core/src/suggest/neutral-means.json`

use std::process::ExitCode;

fn main() -> ExitCode {
    match measure::neutral::neutral_means() {
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
