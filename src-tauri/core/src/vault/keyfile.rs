//! The key file: small, readable, there twice, and able to tell that it is damaged before any passphrase is tried.

use std::io::ErrorKind;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::folder::{Folder, read_small, write_whole};
use super::kdf::KdfCost;
use super::keys::{Secret, random};
use super::passphrase::Passphrase;
use super::slots::{PassphraseSlot, Slot};
use crate::{Error, Result};

const VERSION: u32 = 1;
const MAX_BYTES: u64 = 64 * 1024;
const MAX_SLOTS: usize = 8;
const CHECKSUM_BEGINS: &str = "\"checksum\": \"";
const FILE_ENDS: &str = "\"\n}\n";

const DAMAGED: Error = Error::Damaged { what: "The journal's pair of key files (vault.keys and vault.keys.2)" };
const MISSING: Error =
    Error::Damaged { what: "The journal's folder (the key files vault.keys and vault.keys.2 are missing from it)" };
const MIXED: Error = Error::Damaged {
    what: "The journal's pair of key files (vault.keys and vault.keys.2, which belong to two different journals)",
};

/// What a key file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    version: u32,
    pub(crate) vault_id: Uuid,
    /// Grows with every change of the slots: of two sound copies the higher one is the newer one.
    pub(crate) generation: u64,
    slots: Vec<Slot>,
    /// SHA-256 of all that stands before its first digit. Last, so that every byte of the file counts.
    checksum: String,
}

impl KeyFile {
    /// The key file of a new journal.
    pub(crate) fn first(secret: &Secret, passphrase: &Passphrase, cost: KdfCost) -> Result<Self> {
        let mut id = [0; 16];
        random(&mut id)?;
        let vault_id = uuid::Builder::from_random_bytes(id).into_uuid();
        let slot = PassphraseSlot::seal(secret, passphrase, cost, vault_id, 1)?;
        Ok(Self {
            version: VERSION,
            vault_id,
            generation: 1,
            slots: vec![Slot::Passphrase(slot)],
            checksum: String::new(),
        })
    }

    /// The secret behind any of the slots.
    pub(crate) fn open_with(&self, passphrase: &Passphrase) -> Result<Secret> {
        for slot in &self.slots {
            let Slot::Passphrase(slot) = slot;
            match slot.open(passphrase, self.vault_id) {
                Err(Error::WrongPassphrase) => {}
                other => return other,
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// Writes both copies, the second after the first is whole.
    pub(crate) fn write(&self, folder: &Folder) -> Result<()> {
        let text = self.encode();
        write_whole(&folder.keys(), text.as_bytes())?;
        write_whole(&folder.keys_copy(), text.as_bytes())
    }

    pub(crate) fn encode(&self) -> String {
        let bare = Self { checksum: String::new(), ..self.clone() };
        let text = serde_json::to_string_pretty(&bare).unwrap_or_default();
        finish(text.strip_suffix("\"\n}").unwrap_or_default())
    }
}

/// Ends a key file with the checksum of all that stands before it.
pub(super) fn finish(body: &str) -> String {
    format!("{body}{}{FILE_ENDS}", digest(body))
}

fn digest(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text))
}

/// One copy, as it was found.
enum Copy {
    Sound { file: KeyFile, text: Vec<u8> },
    TooNew { version: u32 },
    Damaged,
    Missing,
    Unreadable(Error),
}

impl Copy {
    fn read(path: &PathBuf) -> Self {
        match read_small(path, MAX_BYTES) {
            Ok(Some(text)) => Self::decode(text),
            Ok(None) => Self::Damaged,
            Err(error) if error.kind() == ErrorKind::NotFound => Self::Missing,
            Err(error) => Self::Unreadable(Error::io("reading the keys", path)(error)),
        }
    }

    /// Sound means: the checksum fits, and the content is what this version writes.
    fn decode(text: Vec<u8>) -> Self {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        if !has_right_checksum(&text) {
            return Self::Damaged;
        }
        match serde_json::from_slice::<Versioned>(&text) {
            Ok(Versioned { version }) if version > VERSION => return Self::TooNew { version },
            _ => {}
        }
        match serde_json::from_slice::<KeyFile>(&text) {
            Ok(file) if file.slots.len() <= MAX_SLOTS && file.slots.iter().all(is_bearable) => {
                Self::Sound { file, text }
            }
            _ => Self::Damaged,
        }
    }

    fn is(&self, text: &[u8]) -> bool {
        matches!(self, Self::Sound { text: own, .. } if own == text)
    }
}

fn has_right_checksum(text: &[u8]) -> bool {
    std::str::from_utf8(text)
        .ok()
        .and_then(|text| text.strip_suffix(FILE_ENDS))
        .and_then(|text| text.rsplit_once(CHECKSUM_BEGINS))
        .is_some_and(|(before, found)| digest(&format!("{before}{CHECKSUM_BEGINS}")) == found)
}

fn is_bearable(slot: &Slot) -> bool {
    let Slot::Passphrase(slot) = slot;
    slot.is_bearable()
}

/// What the two copies say together.
pub(crate) struct Keys {
    pub(crate) newest: KeyFile,
    text: Vec<u8>,
    /// The copies that say something else.
    astray: Vec<PathBuf>,
}

impl Keys {
    /// Puts right the copies that went astray. Where that fails the journal opens all the same, by the sound copy.
    pub(crate) fn heal(&self, folder: &Folder) {
        for path in &self.astray {
            debug_assert!([folder.keys(), folder.keys_copy()].contains(path));
            write_whole(path, &self.text).ok();
        }
    }
}

/// Reads both copies and believes the newest sound one.
pub(crate) fn read(folder: &Folder) -> Result<Keys> {
    let paths = [folder.keys(), folder.keys_copy()];
    let copies = paths.each_ref().map(Copy::read);
    weigh(paths, copies)
}

fn weigh(paths: [PathBuf; 2], copies: [Copy; 2]) -> Result<Keys> {
    if let [Copy::Sound { file: first, .. }, Copy::Sound { file: second, .. }] = &copies
        && first.vault_id != second.vault_id
    {
        return Err(MIXED);
    }
    let newer_version =
        copies.iter().find_map(|copy| if let Copy::TooNew { version } = copy { Some(*version) } else { None });
    if let Some(found) = newer_version {
        return Err(Error::TooNew { found: found.into(), known: VERSION.into() });
    }
    let newest = copies
        .iter()
        .filter_map(|copy| if let Copy::Sound { file, text } = copy { Some((file, text)) } else { None })
        .reduce(|best, next| if next.0.generation > best.0.generation { next } else { best });
    let Some((file, text)) = newest else { return Err(why_not(copies)) };
    let astray = paths.into_iter().zip(&copies).filter(|(_, copy)| !copy.is(text)).map(|(path, _)| path).collect();
    Ok(Keys { newest: file.clone(), text: text.clone(), astray })
}

fn why_not(copies: [Copy; 2]) -> Error {
    match copies {
        [Copy::Missing, Copy::Missing] => MISSING,
        [Copy::Unreadable(error), _] | [_, Copy::Unreadable(error)] => error,
        _ => DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn sound() -> (KeyFile, Vec<u8>) {
        let passphrase = Passphrase::new("heron ladle quiet ferry").unwrap();
        let file = KeyFile::first(&Secret::random().unwrap(), &passphrase, KdfCost::cheap()).unwrap();
        let text = file.encode().into_bytes();
        (file, text)
    }

    fn flipped(text: &[u8], bit: usize) -> Copy {
        let mut text = text.to_vec();
        text[bit / 8] ^= 1 << (bit % 8);
        Copy::decode(text)
    }

    #[test]
    fn any_flipped_bit_of_one_copy_is_noticed_and_the_other_is_believed() {
        let (file, text) = sound();
        let paths = ["first", "second"].map(PathBuf::from);
        for bit in 0..text.len() * 8 {
            for (copies, astray) in [
                ([flipped(&text, bit), Copy::decode(text.clone())], &paths[..1]),
                ([Copy::decode(text.clone()), flipped(&text, bit)], &paths[1..]),
            ] {
                let keys = weigh(paths.clone(), copies).unwrap();
                assert_eq!(
                    (keys.newest.vault_id, keys.newest.slots, &keys.astray[..]),
                    (file.vault_id, file.slots.clone(), astray)
                );
            }
        }
        assert!(weigh(paths, [text.clone(), text].map(Copy::decode)).unwrap().astray.is_empty());
    }

    #[test]
    fn flipped_bits_in_both_copies_and_any_cut_are_damage() {
        let (_, text) = sound();
        let bits = text.len() * 8;
        for bit in 0..bits {
            let copies = [flipped(&text, bit), flipped(&text, (bit * 7 + 3) % bits)];
            assert!(matches!(weigh(Default::default(), copies), Err(Error::Damaged { .. })), "bit {bit}");
        }
        for length in 0..text.len() {
            assert!(matches!(Copy::decode(text[..length].to_vec()), Copy::Damaged), "{length} bytes");
        }
    }
}
