//! A passphrase as the same person types it on another keyboard and another system.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Error, Result};

/// The fewest characters that a new passphrase may have.
pub const MIN_PASSPHRASE_CHARS: usize = 8;
/// The most bytes that a passphrase may have.
pub const MAX_PASSPHRASE_BYTES: usize = 1024 * 1024;

/// A passphrase in the form of RFC 8265 (OpaqueString): NFC, every kind of space as U+0020. Capitals, accents and
/// spaces at the ends count.
pub(crate) struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// A passphrase that is to be set.
    pub(crate) fn new(typed: &str) -> Result<Self> {
        let passphrase = Self::given(typed).map_err(|_| too_long())?;
        let problem = match passphrase.0.chars().count() {
            _ if passphrase.0.trim().is_empty() => {
                "Please choose a passphrase: without one anybody could read the journal."
            }
            ..MIN_PASSPHRASE_CHARS => {
                "Please choose a longer passphrase: at least eight characters, better several words."
            }
            _ => return Ok(passphrase),
        };
        Err(Error::invalid("passphrase", problem))
    }

    /// A passphrase that is to be tried. One that could never have been set is wrong without a try.
    pub(crate) fn given(typed: &str) -> Result<Self> {
        if typed.len() > MAX_PASSPHRASE_BYTES {
            return Err(Error::WrongPassphrase);
        }
        // NFC makes a text at most three times as long; growing would leave copies behind.
        let mut normal = Zeroizing::new(String::with_capacity(3 * typed.len()));
        normal.extend(typed.nfc().map(|c| if is_space(c) { ' ' } else { c }));
        Ok(Self(normal))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn too_long() -> Error {
    Error::invalid("passphrase", "Please choose a shorter passphrase: more than a million characters are too many.")
}

/// Unicode's space separators other than U+0020.
fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn bytes(typed: &str) -> Vec<u8> {
        Passphrase::given(typed).unwrap().as_bytes().to_vec()
    }

    #[test]
    fn composed_or_not_and_with_any_space_it_is_the_same() {
        assert_eq!(bytes("cafe\u{301} au lait"), bytes("caf\u{e9}\u{a0}au\u{3000}lait"));
        assert_ne!(bytes("Café au lait"), bytes("café au lait"));
        assert_ne!(bytes("ﬁne words here"), bytes("fine words here"));
        assert_ne!(bytes("eight or more "), bytes("eight or more"));
    }

    #[test]
    fn empty_blank_short_and_endless_ones_are_refused_in_words() {
        let endless = "a".repeat(MAX_PASSPHRASE_BYTES + 1);
        for typed in
            ["", "            ", "\u{3000}\u{3000}", "seven77", "e\u{301}e\u{301}e\u{301}e\u{301}", endless.as_str()]
        {
            let error = Passphrase::new(typed).err().unwrap();
            assert_eq!(error.field(), Some("passphrase"));
            assert!(error.to_string().starts_with("Please choose a "));
        }
        assert!(matches!(Passphrase::given(&endless), Err(Error::WrongPassphrase)));
    }

    #[test]
    fn any_script_emoji_nul_and_a_megabyte_are_welcome() {
        for typed in ["eight888", "שמונה אותיות", "🌊🌊🌊🌊🌊🌊🌊🌊", "nul\0in the middle", &"ﷺ".repeat(300_000)]
        {
            assert!(Passphrase::new(typed).is_ok());
        }
    }
}
