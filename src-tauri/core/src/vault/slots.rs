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
        let cipher = slot.cipher(passphrase)?;
        // Sealed in place of a copy on the heap, which is wiped; the slot never holds the bare secret.
        let mut bytes = Secret::zeros();
        bytes.bytes_mut().copy_from_slice(secret.bytes());
        let tag = cipher
            .encrypt_inout_detached(
                &XNonce::from(slot.nonce),
                slot.header(vault_id).as_bytes(),
                bytes.bytes_mut().as_mut_slice().into(),
            )
            .map_err(|_| Error::NoRandomness)?;
        slot.sealed = *bytes.bytes();
        slot.tag = tag.into();
        Ok(slot)
    }

    /// The secret, or [`Error::WrongPassphrase`].
    pub(crate) fn open(&self, passphrase: &Passphrase, vault_id: Uuid) -> Result<Secret> {
        let cipher = self.cipher(passphrase)?;
        let mut secret = Secret::zeros();
        secret.bytes_mut().copy_from_slice(&self.sealed);
        cipher
            .decrypt_inout_detached(
                &XNonce::from(self.nonce),
                self.header(vault_id).as_bytes(),
                secret.bytes_mut().as_mut_slice().into(),
                &Tag::from(self.tag),
            )
            .map_err(|_| Error::WrongPassphrase)?;
        Ok(secret)
    }

    pub(crate) fn is_bearable(&self) -> bool {
        self.kdf.is_bearable()
    }

    fn cipher(&self, passphrase: &Passphrase) -> Result<XChaCha20Poly1305> {
        let key = self.kdf.derive(passphrase, &self.salt)?;
        Ok(XChaCha20Poly1305::new((&**key).into()))
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
