//! How many tests ran, read off what the test runners print.

/// Numbers of tests or checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ended well.
    pub passed: usize,
    /// Ended badly.
    pub failed: usize,
    /// Did not run though it was there to run.
    pub skipped: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.skipped += more.skipped;
    }
}

/// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s`.
pub fn from_cargo(line: &str) -> Option<Counts> {
    let result = line.trim().strip_prefix("test result: ")?;
    let (_, numbers) = result.split_once(". ")?;
    let count = |word: &str| {
        let part = numbers.split(';').map(str::trim).find(|part| part.ends_with(word));
        part.and_then(|part| part.split_whitespace().next()).and_then(|number| number.parse::<usize>().ok())
    };
    let skipped = count(" ignored").unwrap_or(0) + count(" filtered out").unwrap_or(0);
    Some(Counts { passed: count(" passed")?, failed: count(" failed")?, skipped })
}

/// Reads `      Tests  1 failed | 12 passed | 2 skipped | 1 todo (16)`.
pub fn from_vitest(line: &str) -> Option<Counts> {
    let numbers = line.trim().strip_prefix("Tests ")?;
    let (numbers, _) = numbers.split_once('(')?;
    let mut counts = Counts::default();
    for part in numbers.split('|') {
        let (number, word) = part.trim().split_once(' ')?;
        let number = number.parse::<usize>().ok()?;
        match word.trim() {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            _ => counts.skipped += number,
        }
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_result_lines_are_read() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(from_cargo(line), Some(Counts { passed: 12, failed: 2, skipped: 4 }));
        let line = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(from_cargo(line), Some(Counts::default()));
        assert_eq!(from_cargo("test result_lines ... ok"), None);
    }

    #[test]
    fn vitests_result_line_is_read() {
        assert_eq!(from_vitest("      Tests  12 passed (12)"), Some(Counts { passed: 12, failed: 0, skipped: 0 }));
        let mixed = "      Tests  1 failed | 12 passed | 2 skipped | 1 todo (16)";
        assert_eq!(from_vitest(mixed), Some(Counts { passed: 12, failed: 1, skipped: 3 }));
        assert_eq!(from_vitest(" Test Files  3 passed (3)"), None);
        assert_eq!(from_vitest("      Tests  no tests"), None);
    }
}
