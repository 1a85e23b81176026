//! A passphrase to take over as it stands: words that chance chose, which is what makes one strong.

use diceware_wordlists::EFF_LONG_WORDLIST;
use zeroize::Zeroizing;

use super::keys::random;
use crate::Result;

const WORDS: usize = 6;
/// The least power of two that is not below the number of words, less one.
const MASK: usize = EFF_LONG_WORDLIST.len().next_power_of_two() - 1;

/// Six words of the EFF's long list (<https://www.eff.org/dice>), each equally likely: 77 bits.
///
/// # Errors
/// [`crate::Error::NoRandomness`].
///
/// ```
/// let passphrase = journal::vault::suggest_passphrase()?;
/// assert_eq!(passphrase.split(' ').count(), 6);
/// # Ok::<(), journal::Error>(())
/// ```
pub fn suggest_passphrase() -> Result<Zeroizing<String>> {
    let longest = EFF_LONG_WORDLIST.iter().map(|word| word.len()).max().unwrap_or_default();
    let mut passphrase = Zeroizing::new(String::with_capacity(WORDS * (longest + 1)));
    for _ in 0..WORDS {
        if !passphrase.is_empty() {
            passphrase.push(' ');
        }
        passphrase.push_str(word(|| {
            let mut bytes = Zeroizing::new([0; 2]);
            random(&mut *bytes)?;
            Ok(u16::from_le_bytes(*bytes))
        })?);
    }
    Ok(passphrase)
}

/// A number beyond the list is drawn again: taking a remainder would favour the first words.
fn word(mut draw: impl FnMut() -> Result<u16>) -> Result<&'static str> {
    loop {
        if let Some(word) = EFF_LONG_WORDLIST.get(usize::from(draw()?) & MASK) {
            return Ok(word);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::vault::strength;

    #[test]
    fn every_word_is_drawn_by_as_many_numbers_as_any_other() {
        let mut drawn: HashMap<&str, usize> = HashMap::new();
        for number in 0..=u16::MAX {
            // A number that is passed over is followed by one that is told apart from all others.
            let mut numbers = [Some(number), None].into_iter().flatten();
            if let Ok(word) = word(|| numbers.next().ok_or(crate::Error::NoRandomness)) {
                *drawn.entry(word).or_default() += 1;
            }
        }
        assert_eq!(drawn.len(), 7776);
        assert_eq!(drawn.values().collect::<HashSet<_>>(), HashSet::from([&8]));
    }

    #[test]
    fn suggestions_are_strong_and_no_two_are_alike() {
        let suggested: HashSet<String> = (0..50).map(|_| suggest_passphrase().unwrap().to_string()).collect();
        assert_eq!(suggested.len(), 50);
        assert!(suggested.iter().all(|passphrase| strength(passphrase).score == 4));
    }
}
