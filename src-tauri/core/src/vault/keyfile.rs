//! The key file: small, readable, there twice, and able to tell that it is damaged before any passphrase is tried.

use std::io::ErrorKind;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::folder::{Folder, read_small, remove, write_whole};
use super::kdf::KdfCost;
use super::keys::{Secret, random};
use super::passphrase::Passphrase;
use super::slots::{Opener, PassphraseSlot, Slot};
use crate::{Error, Result};

/// The newest form of a key file that this program knows.
const VERSION: u32 = 2;
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
    pub(super) slots: Vec<Slot>,
    /// The slots of another secret, while a database that it opens is about to take the place of the present one: which of
    /// the two secrets is right, the database itself says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) next: Vec<Slot>,
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
        Ok(Self::new(vault_id, 1, vec![Slot::Passphrase(slot)]))
    }

    pub(super) fn new(vault_id: Uuid, generation: u64, slots: Vec<Slot>) -> Self {
        Self { version: VERSION, vault_id, generation, slots, next: Vec::new(), checksum: String::new() }
    }

    /// The same slots, of this generation or a newer one: each is sealed with the generation in which it was made.
    pub(super) fn at_least(&self, generation: u64) -> Self {
        Self { generation: self.generation.max(generation), ..self.clone() }
    }

    /// The secret behind any of these slots.
    pub(super) fn open(&self, slots: &[Slot], by: &Opener<'_>) -> Result<Secret> {
        for slot in slots {
            if let Some(secret) = slot.open(by, self.vault_id)? {
                return Ok(secret);
            }
        }
        Err(by.refused())
    }

    /// The slot that the keychain opens, if there is one.
    pub(super) fn keychain_slot(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| matches!(slot, Slot::Keychain(_)))
    }

    /// Writes both copies, the second after the first is whole.
    pub(crate) fn write(&self, folder: &Folder) -> Result<()> {
        let text = self.encode();
        write_whole(&folder.keys(), text.as_bytes())?;
        write_whole(&folder.keys_copy(), text.as_bytes())
    }

    /// Whether some passphrase opens both files.
    pub(crate) fn shares_a_passphrase_with(&self, other: &Self) -> bool {
        let is_passphrase = |slot: &&Slot| matches!(slot, Slot::Passphrase(_));
        self.vault_id == other.vault_id
            && self.slots.iter().filter(is_passphrase).any(|slot| other.slots.contains(slot))
    }

    /// Puts this in the place of older slots. It counts from when the first copy has its name; a second one that can't be
    /// written is put right when the journal is next unlocked, and an older one is taken away rather than left to be found.
    pub(crate) fn replace(&self, folder: &Folder) -> Result<()> {
        let text = self.encode();
        if let Err(error) = write_whole(&folder.keys(), text.as_bytes())
            && !read_small(&folder.keys(), MAX_BYTES).is_ok_and(|found| found.as_deref() == Some(text.as_bytes()))
        {
            return Err(error);
        }
        if write_whole(&folder.keys_copy(), text.as_bytes()).is_err() {
            remove(&folder.keys_copy()).ok();
        }
        Ok(())
    }

    /// Whether its figures can be meant, so that a foreign file can't eat the machine.
    fn is_bearable(&self) -> bool {
        self.slots.len() + self.next.len() <= MAX_SLOTS && self.slots.iter().chain(&self.next).all(Slot::is_bearable)
    }

    pub(crate) fn encode(&self) -> String {
        // The oldest form that can hold what it says, so that an older program still opens what it can.
        let is_plain = self.next.is_empty() && self.slots.iter().all(|slot| matches!(slot, Slot::Passphrase(_)));
        let bare = Self { version: if is_plain { 1 } else { VERSION }, checksum: String::new(), ..self.clone() };
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
            Ok(file) if file.is_bearable() => Self::Sound { file, text },
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

/// What the two copies say together.
#[derive(Clone)]
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

/// The newest generation that a sound copy of this journal's names; 0 where there is none.
///
/// # Errors
/// [`Error::TooNew`]: what a newer program wrote is not written over.
pub(super) fn newest_generation(folder: &Folder, vault_id: Uuid) -> Result<u64> {
    let mut newest = 0;
    for copy in [folder.keys(), folder.keys_copy()].iter().map(Copy::read) {
        match copy {
            Copy::TooNew { version } => return Err(Error::TooNew { found: version.into(), known: VERSION.into() }),
            Copy::Sound { file, .. } if file.vault_id == vault_id => newest = newest.max(file.generation),
            _ => {}
        }
    }
    Ok(newest)
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
    use crate::vault::slots::KeychainSlot;

    fn sound() -> (KeyFile, Vec<u8>) {
        let passphrase = Passphrase::new("heron ladle quiet ferry").unwrap();
        let mut file = KeyFile::first(&Secret::random().unwrap(), &passphrase, KdfCost::cheap()).unwrap();
        let keychain = KeychainSlot::seal(&Secret::random().unwrap(), &[7; 32], file.vault_id, 2).unwrap();
        file.next = file.slots.clone();
        file.slots.push(Slot::Keychain(keychain));
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
                let KeyFile { vault_id, slots, next, .. } = keys.newest;
                assert_eq!((vault_id, slots, next), (file.vault_id, file.slots.clone(), file.next.clone()));
                assert_eq!(keys.astray, astray);
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
