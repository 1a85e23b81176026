//! A slot seals the secret under something the user has. Each kind is one variant; all seal the same secret.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kdf::KdfCost;
use super::keys::{SECRET_BYTES, Secret, random};
use super::passphrase::Passphrase;
use crate::{Error, Result};

/// One way to the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Slot {
    Passphrase(PassphraseSlot),
    Keychain(KeychainSlot),
}

/// What a slot is tried with.
pub(crate) enum Opener<'a> {
    Passphrase(&'a Passphrase),
    /// Thirty-two random bytes that the system's keychain holds.
    Keychain(&'a KeychainKey),
}

/// What seals a keychain slot.
pub type KeychainKey = [u8; 32];

impl Slot {
    /// The secret; `None` where this is another kind of slot, or does not open by this.
    pub(crate) fn open(&self, by: &Opener<'_>, vault_id: Uuid) -> Result<Option<Secret>> {
        let opened = match (self, by) {
            (Self::Passphrase(slot), Opener::Passphrase(passphrase)) => slot.open(passphrase, vault_id),
            (Self::Keychain(slot), Opener::Keychain(key)) => slot.open(key, vault_id),
            _ => return Ok(None),
        };
        match opened {
            Err(Error::WrongPassphrase) => Ok(None),
            opened => opened.map(Some),
        }
    }

    /// Whether its figures can be meant.
    pub(crate) fn is_bearable(&self) -> bool {
        match self {
            Self::Passphrase(slot) => slot.kdf.is_bearable(),
            Self::Keychain(_) => true,
        }
    }
}

impl Opener<'_> {
    /// What to say when no slot opened by it.
    pub(crate) fn refused(&self) -> Error {
        match self {
            Self::Passphrase(_) => Error::WrongPassphrase,
            Self::Keychain(_) => Error::invalid(
                "keychain",
                "What this machine's keychain holds does not open this journal. Please type the passphrase; nothing was changed.",
            ),
        }
    }
}

/// The secret under XChaCha20-Poly1305, its key from the passphrase by Argon2id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PassphraseSlot {
    /// The key file's generation in which this slot was made.
    generation: u64,
    kdf: KdfCost,
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    sealed: [u8; SECRET_BYTES],
    #[serde(with = "hex")]
    tag: [u8; 16],
}

impl PassphraseSlot {
    pub(crate) fn seal(
        secret: &Secret,
        passphrase: &Passphrase,
        kdf: KdfCost,
        vault_id: Uuid,
        generation: u64,
    ) -> Result<Self> {
        let mut slot = Self { generation, kdf, salt: [0; 16], nonce: [0; 24], sealed: [0; SECRET_BYTES], tag: [0; 16] };
        random(&mut slot.salt)?;
        random(&mut slot.nonce)?;
        (slot.sealed, slot.tag) = seal(&slot.cipher(passphrase)?, secret, &slot.nonce, &slot.header(vault_id))?;
        Ok(slot)
    }

    /// The secret, or [`Error::WrongPassphrase`].
    fn open(&self, passphrase: &Passphrase, vault_id: Uuid) -> Result<Secret> {
        open(&self.cipher(passphrase)?, &self.sealed, &self.nonce, &self.tag, &self.header(vault_id))
    }

    fn cipher(&self, passphrase: &Passphrase) -> Result<XChaCha20Poly1305> {
        Ok(cipher(&**self.kdf.derive(passphrase, &self.salt)?))
    }

    /// What the seal vouches for beside the secret; no part can hold a slash.
    fn header(&self, vault_id: Uuid) -> String {
        let KdfCost { memory_kib, passes, lanes } = self.kdf;
        format!(
            "undercurrent vault 1/{vault_id}/passphrase/{}/argon2id 19/{memory_kib}/{passes}/{lanes}",
            self.generation
        )
    }
}

/// The secret under XChaCha20-Poly1305, its key kept by the system's keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeychainSlot {
    /// The key file's generation in which this slot was made.
    generation: u64,
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    sealed: [u8; SECRET_BYTES],
    #[serde(with = "hex")]
    tag: [u8; 16],
}

impl KeychainSlot {
    pub(crate) fn seal(secret: &Secret, key: &KeychainKey, vault_id: Uuid, generation: u64) -> Result<Self> {
        let mut slot = Self { generation, nonce: [0; 24], sealed: [0; SECRET_BYTES], tag: [0; 16] };
        random(&mut slot.nonce)?;
        (slot.sealed, slot.tag) = seal(&cipher(key), secret, &slot.nonce, &slot.header(vault_id))?;
        Ok(slot)
    }

    /// The secret, or [`Error::WrongPassphrase`].
    fn open(&self, key: &KeychainKey, vault_id: Uuid) -> Result<Secret> {
        open(&cipher(key), &self.sealed, &self.nonce, &self.tag, &self.header(vault_id))
    }

    fn header(&self, vault_id: Uuid) -> String {
        format!("undercurrent vault 1/{vault_id}/keychain/{}", self.generation)
    }
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

/// The secret sealed, and its tag. It is sealed in place of a copy on the heap, which is wiped.
fn seal(
    cipher: &XChaCha20Poly1305,
    secret: &Secret,
    nonce: &[u8; 24],
    header: &str,
) -> Result<([u8; SECRET_BYTES], [u8; 16])> {
    let mut bytes = secret.copied();
    let tag = cipher
        .encrypt_inout_detached(&XNonce::from(*nonce), header.as_bytes(), bytes.bytes_mut().as_mut_slice().into())
        .map_err(|_| Error::NoRandomness)?;
    Ok((*bytes.bytes(), tag.into()))
}

fn open(
    cipher: &XChaCha20Poly1305,
    sealed: &[u8; SECRET_BYTES],
    nonce: &[u8; 24],
    tag: &[u8; 16],
    header: &str,
) -> Result<Secret> {
    let mut secret = Secret::zeros();
    secret.bytes_mut().copy_from_slice(sealed);
    cipher
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            header.as_bytes(),
            secret.bytes_mut().as_mut_slice().into(),
            &Tag::from(*tag),
        )
        .map_err(|_| Error::WrongPassphrase)?;
    Ok(secret)
}

/// Bytes as lowercase hexadecimal digits.
mod hex {
    use data_encoding::HEXLOWER;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<const N: usize, S: Serializer>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&HEXLOWER.encode(bytes))
    }

    pub(super) fn deserialize<'de, const N: usize, D: Deserializer<'de>>(from: D) -> Result<[u8; N], D::Error> {
        let bytes = HEXLOWER.decode(String::deserialize(from)?.as_bytes()).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("another length was expected"))
    }
}
