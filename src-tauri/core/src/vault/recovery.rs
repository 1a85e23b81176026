//! The recovery code: the secret itself, as a person copies it by hand.
//!
//! Forty characters in eight groups of five. Two say what it is (`UC`), thirty-two are the secret, and six are the
//! checksum of all before them: Bech32m (BIP 350) over its own alphabet, which leaves out `1`, `B`, `I` and `O`. Any two
//! codes differ in at least five places, so that up to four wrong characters are always noticed, and two that changed
//! places are two wrong ones. What is wrong is pointed at and never put right unasked: a code that was guessed at would
//! look as good as the true one.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use bech32::primitives::checksum::{Engine, PackedFe32 as _};
use bech32::{Bech32m, ByteIterExt as _, Checksum as _, Fe32, Fe32IterExt as _};
use zeroize::Zeroizing;

use super::keys::{SECRET_BYTES, Secret};
use crate::{Error, Result};

/// Characters of a code.
const CHARS: usize = 40;
const GROUP_CHARS: usize = 5;
const GROUPS: usize = CHARS / GROUP_CHARS;
const CHECKSUM_CHARS: usize = Bech32m::CHECKSUM_LENGTH;
/// What every code begins with.
const MARK: [Fe32; 2] = [Fe32::U, Fe32::C];

/// What opens a journal when nothing else does. Whoever has it can read the journal; it never shows itself in a debugging
/// output or an error.
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    pub(crate) fn of(secret: &Secret) -> Self {
        Self(secret.copied())
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.0
    }

    /// Reads a code as it was typed: in any case, with or without spaces and hyphens, and with what looks alike taken for
    /// what is meant.
    ///
    /// # Errors
    /// [`CodeProblem`], when it can't be the code that was written down.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let symbols = symbols_of(typed)?;
        let syndrome = residue(symbols.iter().copied()) ^ Bech32m::TARGET_RESIDUE;
        if syndrome != 0 {
            return Err(CodeProblem::Mistyped { group: misread_group(syndrome) });
        }
        let mut symbols = symbols.iter().copied();
        if !MARK.into_iter().all(|mark| symbols.next() == Some(mark)) {
            return Err(CodeProblem::Foreign);
        }
        let mut secret = Secret::zeros();
        let bytes = symbols.take(CHARS - MARK.len() - CHECKSUM_CHARS).fes_to_bytes();
        secret.bytes_mut().iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        Ok(Self(secret))
    }

    /// The whole code, its groups parted by hyphens.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut engine = Engine::<Bech32m>::new();
        let mut text = Zeroizing::new(String::with_capacity(CHARS + GROUPS));
        let mut place = 0;
        let mut write = |symbol: Fe32| {
            if place > 0 && place % GROUP_CHARS == 0 {
                text.push('-');
            }
            text.push(symbol.to_char().to_ascii_uppercase());
            place += 1;
        };
        for symbol in MARK.into_iter().chain(self.0.bytes().iter().copied().bytes_to_fes()) {
            engine.input_fe(symbol);
            write(symbol);
        }
        engine.input_target_residue();
        (0..CHECKSUM_CHARS).rev().filter_map(|nth| Fe32::try_from(engine.residue().unpack(nth)).ok()).for_each(write);
        text
    }

    /// The eight groups, for print and screen.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.text().split('-').map(str::to_owned).collect()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Why what was typed is no code. Groups count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// Characters are missing.
    Short {
        /// How many are there.
        chars: usize,
        /// The group that lacks one, where the groups are parted.
        group: Option<usize>,
    },
    /// There are more than forty characters.
    Long {
        /// The group with too many, where the groups are parted.
        group: Option<usize>,
    },
    /// A character that stands in no code.
    Unknown {
        /// Where.
        group: usize,
    },
    /// The checksum does not fit.
    Mistyped {
        /// Where, if one wrong character, or two beside each other or in one group, would explain it.
        group: Option<usize>,
    },
    /// All in order, but nothing of ours.
    Foreign,
}

impl CodeProblem {
    /// The group to look at, counted from 1.
    #[must_use]
    pub fn group(&self) -> Option<usize> {
        match *self {
            Self::Short { group, .. } | Self::Long { group } | Self::Mistyped { group } => group,
            Self::Unknown { group } => Some(group),
            Self::Foreign => None,
        }
    }
}

impl fmt::Display for CodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short { group: Some(group), .. } => write!(f, "Group {group} has fewer than five characters."),
            Self::Short { chars, group: None } => {
                write!(f, "A recovery code has forty characters, in eight groups of five. Here are {chars}.")
            }
            Self::Long { group: Some(group) } => write!(f, "Group {group} has more than five characters."),
            Self::Long { group: None } => f.write_str("A recovery code has forty characters. Here are more."),
            Self::Unknown { group } => write!(f, "Group {group} holds a character that stands in no recovery code."),
            Self::Mistyped { group: Some(group) } => {
                write!(f, "Something in group {group} is not as it was written down. Please compare it once more.")
            }
            Self::Mistyped { group: None } => {
                f.write_str("This is not the code as it was written down. Please compare every group once more.")
            }
            Self::Foreign => f.write_str("This is not a recovery code of Undercurrent. One begins with UC."),
        }
    }
}

impl From<CodeProblem> for Error {
    fn from(problem: CodeProblem) -> Self {
        Self::invalid("code", problem.to_string())
    }
}

/// Exactly forty symbols, whatever stands between them.
fn symbols_of(typed: &str) -> Result<Zeroizing<Symbols>, CodeProblem> {
    let mut symbols = Zeroizing::new(Symbols([Fe32::Q; CHARS]));
    let mut chars = 0;
    for c in typed.chars().filter(|c| !parts_groups(*c)) {
        let Some(place) = symbols.0.get_mut(chars) else {
            return Err(CodeProblem::Long { group: uneven_group(typed) });
        };
        *place = symbol_of(c).ok_or(CodeProblem::Unknown { group: chars / GROUP_CHARS + 1 })?;
        chars += 1;
    }
    if chars < CHARS {
        return Err(CodeProblem::Short { chars, group: uneven_group(typed) });
    }
    Ok(symbols)
}

struct Symbols([Fe32; CHARS]);

impl Symbols {
    fn iter(&self) -> std::slice::Iter<'_, Fe32> {
        self.0.iter()
    }
}

impl zeroize::Zeroize for Symbols {
    fn zeroize(&mut self) {
        self.0.fill(Fe32::Q);
        std::hint::black_box(&self.0);
    }
}

fn parts_groups(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | ',' | '_' | '/' | '·' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A character in any case. What the alphabet leaves out is what it is mistaken for.
fn symbol_of(c: char) -> Option<Fe32> {
    let meant = match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | '1' => 'l',
        'b' => '8',
        other => other,
    };
    Fe32::from_char(meant).ok()
}

/// The one of eight parted groups that has not five characters.
fn uneven_group(typed: &str) -> Option<usize> {
    let lengths: Vec<usize> =
        typed.split(parts_groups).map(|group| group.chars().count()).filter(|length| *length > 0).collect();
    let mut uneven = lengths.iter().enumerate().filter(|(_, length)| **length != GROUP_CHARS);
    match (lengths.len(), uneven.next(), uneven.next()) {
        (GROUPS, Some((group, _)), None) => Some(group + 1),
        _ => None,
    }
}

fn residue(symbols: impl Iterator<Item = Fe32>) -> u32 {
    let mut engine = Engine::<Bech32m>::new();
    symbols.for_each(|symbol| engine.input_fe(symbol));
    *engine.residue()
}

/// What one wrong character adds to the residue, and at which place. The code is linear, so this holds for all codes, and
/// several wrong characters add what each adds.
static SYNDROMES: LazyLock<HashMap<u32, usize>> = LazyLock::new(|| {
    let right = residue([Fe32::Q; CHARS].into_iter());
    let wrong = |place: usize, by: Fe32| residue((0..CHARS).map(|at| if at == place { by } else { Fe32::Q })) ^ right;
    let by = |place| Fe32::iter_alpha().filter(|by| *by != Fe32::Q).map(move |by| (wrong(place, by), place));
    (0..CHARS).flat_map(by).collect()
});

/// The group in which one wrong character, or two in the same group or beside each other, explain what was found. Codes are
/// far enough apart for there to be no more than one such explanation.
fn misread_group(found: u32) -> Option<usize> {
    let group = |place: usize| place / GROUP_CHARS + 1;
    if let Some(place) = SYNDROMES.get(&found) {
        return Some(group(*place));
    }
    SYNDROMES.iter().find_map(|(one, place)| {
        let other = SYNDROMES.get(&(found ^ one))?;
        let is_near = group(*place) == group(*other) || place.abs_diff(*other) == 1;
        is_near.then(|| group(*place.min(other)))
    })
}

const _: () = assert!(MARK.len() * 5 + SECRET_BYTES * 8 + CHECKSUM_CHARS * 5 == CHARS * 5);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

    fn code(bytes: [u8; SECRET_BYTES]) -> RecoveryCode {
        let mut secret = Secret::zeros();
        *secret.bytes_mut() = bytes;
        RecoveryCode::of(&secret)
    }

    fn chars(code: &RecoveryCode) -> Vec<char> {
        code.text().chars().filter(|c| *c != '-').collect()
    }

    fn parse(chars: &[char]) -> Result<RecoveryCode, CodeProblem> {
        RecoveryCode::parse(&chars.iter().collect::<String>())
    }

    #[test]
    fn a_code_stands_for_its_secret_for_ever() {
        let code = code(*b"twenty bytes secret!");
        assert_eq!(*code.text(), "UCW3M-K2MN5-0YSXY-7T5V4-EJQUM-9VDEX-2APPA-EYDNF");
        assert_eq!(code.groups().len(), GROUPS);
        assert_eq!(code.groups().join("-"), *code.text());
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }

    #[test]
    fn a_code_written_by_hand_is_read() {
        let written = code([0x5A; SECRET_BYTES]);
        let text = written.text();
        let alike = text.replace('0', "O").replace('L', "1").replace('8', "b");
        let other = text.replace('0', "o").replace('L', "i").replace('-', " \u{2013}\n");
        let bare = text.to_lowercase().replace('-', "");
        for typed in [&*text, &*text.to_lowercase(), &*alike, &*other, &*bare, &format!(" {}\r\n", *text)] {
            assert_eq!(RecoveryCode::parse(typed).unwrap().secret().bytes(), written.secret().bytes());
        }
    }

    /// The code is linear, so that what holds of every wrong character added to one code holds for all codes. All patterns
    /// of one or two wrong characters have a syndrome, and no two the same: so any two codes differ in five places or more.
    #[test]
    fn up_to_four_wrong_characters_are_always_noticed() {
        let single: Vec<(u32, usize)> = SYNDROMES.iter().map(|(syndrome, place)| (*syndrome, *place)).collect();
        let mut seen = HashSet::from([0]);
        for (one, place) in &single {
            assert!(seen.insert(*one));
            for (other, _) in single.iter().filter(|(_, later)| later > place) {
                assert!(seen.insert(one ^ other));
            }
        }
        assert_eq!(seen.len(), 1 + 40 * 31 + 40 * 39 / 2 * 31 * 31);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        #[test]
        fn every_wrong_character_and_every_transposition_is_refused_and_pointed_at(bytes: [u8; SECRET_BYTES]) {
            let right = chars(&code(bytes));
            prop_assert!(parse(&right).unwrap().secret().bytes() == &bytes);
            for place in 0..CHARS {
                for wrong in ALPHABET.chars().filter(|c| *c != right[place]) {
                    let mut typed = right.clone();
                    typed[place] = wrong;
                    prop_assert_eq!(
                        parse(&typed).unwrap_err(),
                        CodeProblem::Mistyped { group: Some(place / GROUP_CHARS + 1) }
                    );
                }
                for other in (place + 1..CHARS).filter(|other| right[*other] != right[place]) {
                    let mut typed = right.clone();
                    typed.swap(place, other);
                    let problem = parse(&typed).unwrap_err();
                    let near = other == place + 1 || other / GROUP_CHARS == place / GROUP_CHARS;
                    let group = near.then_some(place / GROUP_CHARS + 1);
                    prop_assert_eq!(problem, CodeProblem::Mistyped { group });
                }
            }
        }

        #[test]
        fn whatever_is_typed_is_answered_in_words_that_do_not_repeat_it(typed in "\\PC{0,60}") {
            if let Err(problem) = RecoveryCode::parse(&typed) {
                let error = Error::from(problem);
                prop_assert_eq!(error.field(), Some("code"));
                prop_assert!(typed.chars().count() < 5 || !error.to_string().contains(&typed));
            }
        }
    }

    #[test]
    fn what_is_missing_too_much_or_strange_is_said_with_its_group() {
        let text = code([7; SECRET_BYTES]).text();
        let problem = |typed: &str| RecoveryCode::parse(typed).unwrap_err();
        assert_eq!(problem(""), CodeProblem::Short { chars: 0, group: None });
        assert_eq!(problem(&text[..11]), CodeProblem::Short { chars: 10, group: None });
        let short = format!("{}{}", &text[..14], &text[15..]);
        assert_eq!(problem(&short), CodeProblem::Short { chars: 39, group: Some(3) });
        let long = format!("{}Q{}", &text[..14], &text[14..]);
        assert_eq!(problem(&long), CodeProblem::Long { group: Some(3) });
        assert_eq!(problem(&format!("{}Q", text.replace('-', ""))), CodeProblem::Long { group: None });
        assert_eq!(problem(&text.replacen("UC", "ÜC", 1)), CodeProblem::Unknown { group: 1 });
        assert_eq!(problem(&format!("{}!", &text[..46])).group(), Some(8));
        assert_eq!(problem("A12UEL5L".repeat(6).get(..40).unwrap()), CodeProblem::Mistyped { group: None });
    }

    #[test]
    fn another_programs_words_with_a_sound_checksum_are_not_taken_for_a_code() {
        let mut symbols = vec![Fe32::Q; CHARS - CHECKSUM_CHARS];
        let mut engine = Engine::<Bech32m>::new();
        symbols.iter().for_each(|symbol| engine.input_fe(*symbol));
        engine.input_target_residue();
        symbols.extend((0..CHECKSUM_CHARS).rev().map(|nth| Fe32::try_from(engine.residue().unpack(nth)).unwrap()));
        let text: String = symbols.into_iter().map(Fe32::to_char).collect();
        assert_eq!(RecoveryCode::parse(&text).unwrap_err(), CodeProblem::Foreign);
    }
}
