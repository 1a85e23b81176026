//! From one random secret to everything the database needs, so that the secret and any copy of it are enough.

use std::fmt;

use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Bytes of the secret: 160 bits.
pub(crate) const SECRET_BYTES: usize = 20;
const KEY_BYTES: usize = 32;
const SALT_BYTES: usize = 16;
const HKDF_SALT: &[u8] = b"undercurrent vault 1";

/// What every slot seals. On the heap, so that moving it leaves no copies behind.
pub(crate) struct Secret(Box<Zeroizing<[u8; SECRET_BYTES]>>);

impl Secret {
    pub(crate) fn random() -> Result<Self> {
        let mut secret = Self::zeros();
        random(secret.bytes_mut())?;
        Ok(secret)
    }

    pub(crate) fn zeros() -> Self {
        Self(Box::new(Zeroizing::new([0; SECRET_BYTES])))
    }

    pub(crate) fn copied(&self) -> Self {
        let mut copy = Self::zeros();
        copy.bytes_mut().copy_from_slice(self.bytes());
        copy
    }

    pub(crate) fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; SECRET_BYTES] {
        &mut self.0
    }

    /// HKDF-SHA256 (RFC 5869) with a fixed salt, one info string for each use.
    pub(crate) fn database_key(&self) -> DatabaseKey {
        let hkdf = Hkdf::<Sha256>::new(Some(HKDF_SALT), self.bytes());
        let mut key = DatabaseKey { key: Box::default(), salt: [0; SALT_BYTES] };
        let expanded = hkdf
            .expand(b"journal.db key", key.key.as_mut_slice())
            .and_then(|()| hkdf.expand(b"journal.db salt", &mut key.salt));
        assert!(expanded.is_ok(), "HKDF-SHA256 gives up to 8160 bytes");
        key
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The raw key of the encrypted database, and the salt that stands in clear at its beginning. Wiped when dropped.
pub struct DatabaseKey {
    key: Box<Zeroizing<[u8; KEY_BYTES]>>,
    salt: [u8; SALT_BYTES],
}

impl DatabaseKey {
    /// The same key once more, for work that goes on beside the open journal.
    pub(crate) fn again(&self) -> Self {
        let mut again = Self { key: Box::default(), salt: self.salt };
        again.key.copy_from_slice(self.key.as_slice());
        again
    }

    /// SQLCipher's raw key with its salt: with both given, damage to the salt in the file does no harm.
    pub(crate) fn raw(&self) -> Zeroizing<String> {
        let mut raw = Zeroizing::new(String::with_capacity(128));
        raw.push_str("x'");
        HEXLOWER.encode_append(self.key.as_slice(), &mut raw);
        HEXLOWER.encode_append(&self.salt, &mut raw);
        raw.push('\'');
        raw
    }

    /// The statement that opens a database with it.
    pub(crate) fn keying(&self) -> Zeroizing<String> {
        let mut sql = Zeroizing::new(String::with_capacity(160));
        sql.push_str("PRAGMA key = \"");
        sql.push_str(&self.raw());
        sql.push('"');
        sql
    }

    /// The key itself, for tests that look for it where it must not be.
    #[doc(hidden)]
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.key.as_slice()
    }

    pub(crate) fn salt(&self) -> &[u8; SALT_BYTES] {
        &self.salt
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(…)")
    }
}

/// Fills `bytes` from the system's generator.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| Error::NoRandomness)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn the_key_follows_from_the_secret_for_ever() {
        let mut secret = Secret::zeros();
        secret.bytes_mut().copy_from_slice(b"twenty bytes secret!");
        // Reckoned by another program from RFC 5869.
        let key = "f49b1cb0314df2016285877945813649883e8728e659d2b856e64de2766e3b67";
        let salt = "46037b3cab23ff629d762cb4619e0046";
        assert_eq!(secret.database_key().keying().as_str(), format!("PRAGMA key = \"x'{key}{salt}'\""));
    }

    #[test]
    fn no_two_secrets_are_alike_and_none_shows_itself() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one.bytes(), other.bytes());
        assert_ne!(one.database_key().salt(), other.database_key().salt());
        assert_eq!(format!("{one:?} {:?}", one.database_key()), "Secret(…) DatabaseKey(…)");
    }
}
