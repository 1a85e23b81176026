//! Made-up words that stand nowhere else, and how they are recognised wherever they turn up.

use std::collections::BTreeSet;

use memchr::memmem;

/// How every canary begins; its number follows, four digits.
const CANARY: &str = "zanziquill";

/// A canary as it is typed.
pub(super) fn canary(number: usize) -> String {
    format!("{CANARY}{number:04}")
}

/// A text as programs write it down: in UTF-8, and in UTF-16 of either order.
pub(super) fn spellings(text: &str) -> [Vec<u8>; 3] {
    let units = || text.encode_utf16();
    [
        text.as_bytes().to_vec(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ]
}

/// What all canaries begin with, in each spelling.
pub(super) fn beginnings() -> [Vec<u8>; 3] {
    spellings(CANARY)
}

/// The number of a canary that begins here, in the spelling of that number.
pub(super) fn number(spelling: usize, bytes: &[u8]) -> Option<usize> {
    let (first, width) = [(0, 1), (0, 2), (1, 2)][spelling];
    let digits = bytes.get(CANARY.len() * width..)?.iter().skip(first).step_by(width).take(4);
    let digits: String = digits.map(|byte| char::from(*byte)).collect();
    digits.parse().ok().filter(|_| digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

/// The numbers of all canaries in some bytes.
pub(super) fn numbers_in(bytes: &[u8]) -> BTreeSet<usize> {
    let beginnings = beginnings();
    let all = beginnings.iter().enumerate().flat_map(|(spelling, beginning)| {
        memmem::find_iter(bytes, beginning).filter_map(move |at| number(spelling, &bytes[at..]))
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canaries_are_seen_in_every_spelling() {
        let text = format!("x{} and {}", canary(7), canary(142));
        let [plain, little, big] = spellings(&text);
        for bytes in [plain, little.clone(), big, [b"x", little.as_slice()].concat()] {
            assert_eq!(numbers_in(&bytes), BTreeSet::from([7, 142]));
        }
        assert_eq!(numbers_in(format!("{CANARY}7").as_bytes()), BTreeSet::new());
        assert_eq!(numbers_in(format!("{CANARY}+007").as_bytes()), BTreeSet::new());
    }
}
