//! How long a passphrase would hold, said honestly.

/// Longer ones are judged by their beginning: the estimate's cost grows with the square of the length.
const JUDGED_CHARS: usize = 100;

/// An estimate of how many guesses a passphrase withstands, by zxcvbn
/// (<https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler>).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (strong); below 3 is too weak for a journal.
    pub score: u8,
    /// The decimal logarithm of the guesses needed.
    pub guesses_log10: f64,
}

/// Estimates the strength of a passphrase, by its first hundred characters.
///
/// ```
/// assert!(journal::vault::strength("password1").score < 2);
/// assert_eq!(journal::vault::strength("heron ladle quiet ferry mosaic").score, 4);
/// ```
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let end = passphrase.char_indices().nth(JUDGED_CHARS).map_or(passphrase.len(), |(at, _)| at);
    let estimate = zxcvbn::zxcvbn(passphrase.get(..end).unwrap_or_default(), &["undercurrent", "journal"]);
    Strength { score: u8::from(estimate.score()), guesses_log10: estimate.guesses_log10() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn common_words_are_weak_and_several_random_ones_strong() {
        assert_eq!(strength("").score, 0);
        assert_eq!(strength("password").score, 0);
        assert!(strength("undercurrent").score < 2);
        assert_eq!(strength("heron ladle quiet ferry mosaic").score, 4);
        assert!(strength("aaaaaaaaaaaaaaaa").guesses_log10 < strength("heron ladle").guesses_log10);
    }

    #[test]
    fn a_megabyte_is_judged_as_fast_as_its_beginning() {
        let long = "4@8({[<".repeat(150_000);
        let begun = std::time::Instant::now();
        assert_eq!(strength(&long), strength(&long[..JUDGED_CHARS]));
        assert!(begun.elapsed().as_secs() < 5);
    }
}
