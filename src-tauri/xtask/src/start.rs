//! The benchmark's row `start`: from calling the app until words stand in its window, beside a window of the same
//! framework with one word in it. Nothing drives either of them, so that they start as they do for a person.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::display::Virtual;
use crate::failure::Failure;
use crate::house::House;
use crate::picture;
use crate::process::{run, say};

/// How often each is started.
const ROUNDS: usize = 9;

/// How long a start may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// Measures, and prints the row.
///
/// # Errors
/// When the programs can't be built or their windows show nothing.
pub fn measure(house: &House) -> Result<(), Failure> {
    say("Building the window with everything optimised (some minutes the first time)…");
    let mut build = house.cargo("build");
    build.args(["--release", "--quiet", "--package", "undercurrent", "--bins", "--example", "bare-window"]);
    run("cargo build --release", &mut build, "Mend what the compiler names, then try again.")?;

    let (mut app, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        app.push(once(house, "undercurrent")?);
        bare.push(once(house, "examples/bare-window")?);
    }
    println!("start: app {}, bare window {} (median and range of {ROUNDS})", spread(&mut app), spread(&mut bare));
    Ok(())
}

/// One start on a fresh display, with an empty data folder: a first start, and never the user's own journal.
fn once(house: &House, program: &str) -> Result<Duration, Failure> {
    let folder = house.notes().join("start");
    fs::create_dir_all(folder.join("data")).map_err(Failure::file("making", &folder))?;
    let display = Virtual::start(&["-fbdir".as_ref(), folder.as_os_str()])?;
    let mut command = Command::new(house.program("release", program));
    command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY").env("XDG_DATA_HOME", folder.join("data"));
    let took = until_words(&mut command, &folder);
    drop(display);
    fs::remove_dir_all(&folder).map_err(Failure::file("clearing", &folder))?;
    took.map_err(|error| Failure::new(format!("starting {program}"), error.to_string(), "See that it opens by itself."))
}

fn until_words(command: &mut Command, screen: &std::path::Path) -> io::Result<Duration> {
    let started = Instant::now();
    let mut program = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let waited = loop {
        match picture::has_words(screen) {
            Ok(true) => break Ok(started.elapsed()),
            Ok(false) if started.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(5)),
            Ok(false) => break Err(io::Error::new(io::ErrorKind::TimedOut, "its window shows no words")),
            Err(error) => break Err(error),
        }
    };
    program.kill()?;
    program.wait()?;
    waited
}

/// `0.78 s [0.75, 0.91]`
fn spread(times: &mut [Duration]) -> String {
    times.sort();
    let seconds = |at: usize| times.get(at).map_or(0.0, Duration::as_secs_f64);
    format!("{:.2} s [{:.2}, {:.2}]", seconds(times.len() / 2), seconds(0), seconds(times.len().saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_both_ends_are_said() {
        let mut times = [700, 900, 800].map(Duration::from_millis);
        assert_eq!(spread(&mut times), "0.80 s [0.70, 0.90]");
    }
}
