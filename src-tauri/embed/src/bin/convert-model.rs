//! Makes the small weights out of the published ones: `convert-model <folder with the published files> <file to write>`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [folder, file] = arguments.as_slice() else {
        eprintln!("convert-model <folder with the published files> <file to write>");
        return ExitCode::from(2);
    };
    match embed::convert(Path::new(folder), Path::new(file)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
