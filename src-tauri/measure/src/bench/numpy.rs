//! The matrix product in NumPy, in a process beside this one, asked for whenever it is to be measured.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::{Outcome, embedding};

/// A running Python with NumPy in it.
pub(super) struct Numpy {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Which NumPy.
    pub(super) version: String,
}

impl Numpy {
    /// Starts it with matrices of these sizes; `None` where there is no Python with NumPy.
    ///
    /// # Errors
    /// If the process gives no pipes.
    pub(super) fn start(sizes: [usize; 3], threads: usize) -> Outcome<Option<Self>> {
        let own = embedding::surroundings().join("bin/python");
        let pythons = [own, PathBuf::from("python3")];
        let has_numpy = |python: &PathBuf| {
            let asked = Command::new(python).args(["-c", "import numpy"]).stderr(Stdio::null()).status();
            asked.is_ok_and(|status| status.success())
        };
        let Some(python) = pythons.iter().find(|python| has_numpy(python)) else { return Ok(None) };
        let mut child = Command::new(python)
            .arg(embedding::here().join("side-by-side/product_numpy.py"))
            .args(sizes.map(|size| size.to_string()))
            .env("OPENBLAS_NUM_THREADS", threads.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("Python has no pipes".into());
        };
        let mut numpy = Self { child, input, output: BufReader::new(output), version: String::new() };
        numpy.version = numpy.line()?;
        Ok(Some(numpy))
    }

    /// Makes the product once, and tells the milliseconds gone by.
    ///
    /// # Errors
    /// If it has ended.
    pub(super) fn product(&mut self) -> Outcome<f64> {
        self.input.write_all(b"\n")?;
        self.input.flush()?;
        Ok(self.line()?.parse()?)
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Numpy {
    fn drop(&mut self) {
        // It has nothing to lose, and may have ended by itself.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}
