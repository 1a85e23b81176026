//! The pins of `model.toml`, so that the set-up and the program can't disagree about which model it is.

use sha2::{Digest, Sha256};

const FILE: &str = include_str!("../model.toml");

/// Which package the model comes from, which of its files are used, and the checksums (SHA-256, lower-case hexadecimal).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pins {
    /// The file with the published weights.
    pub weights_file: &'static str,
    /// Its checksum.
    pub weights_sha256: &'static str,
    /// The file with the word pieces, one a line.
    pub tokenizer_file: &'static str,
    /// Its checksum.
    pub tokenizer_sha256: &'static str,
    /// What the small weights are called on disk.
    pub small_file: &'static str,
    /// Their checksum.
    pub small_sha256: &'static str,
}

/// The pins this program was built with.
#[must_use]
pub fn pins() -> Pins {
    Pins {
        weights_file: pin("weights_file"),
        weights_sha256: pin("weights_sha256"),
        tokenizer_file: pin("tokenizer_file"),
        tokenizer_sha256: pin("tokenizer_sha256"),
        small_file: pin("small_file"),
        small_sha256: pin("small_sha256"),
    }
}

fn pin(key: &str) -> &'static str {
    let value = |line: &'static str| line.strip_prefix(key)?.trim_start().strip_prefix('=');
    FILE.lines().find_map(value).map_or("", |value| value.trim().trim_matches('"'))
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pin_is_there() {
        let pins = pins();
        for sum in [pins.weights_sha256, pins.tokenizer_sha256, pins.small_sha256] {
            assert!(sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit()), "{sum:?}");
        }
        for name in [pins.weights_file, pins.tokenizer_file, pins.small_file, pin("package"), pin("version")] {
            assert!(!name.is_empty());
        }
    }

    #[test]
    fn sums_are_written_as_the_world_writes_them() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
